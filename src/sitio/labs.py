"""Los laboratorios de una página: su programa y sus estilos, adentro de ella.

La página abre sin servidor, y ahí un navegador no deja importar módulos: el
programa va escrito en la página, con los módulos que usa y ninguno más.
"""

import re
from pathlib import Path

from docutils import nodes

from neurona.labs import _modules

# MyST-NB pondría en la página el estado de los widgets para otro programa.
WIDGET_STATE = "ipywidgets_state"
LAB = re.compile(r'<div class="lab" data-lab="([\w-]+)"')
STYLES = Path(__file__).with_name("labs.css")
# Al final, corra o no: sin laboratorio, la página muestra su figura fija.
START = """try {{
{program}
}} finally {{
document.documentElement.classList.add("labs-listos");
}}"""


def labs_of(doctree):
    """Devuelve los nombres de los laboratorios de una página."""
    return {
        name
        for node in doctree.findall(nodes.raw)
        for name in LAB.findall(node.astext())
    }


def program(names):
    """Devuelve el programa de unos laboratorios; al final avisa que corrió."""
    return START.format(program=_modules.page_script(names))


def add_program(app, pagename, templatename, context, doctree):
    """Escribe en la página el programa de sus laboratorios."""
    names = labs_of(doctree) if doctree else set()
    if not names:
        return
    app.add_css_file("laboratorios.css")
    app.add_js_file(None, body=program(names), type="module")


def write_stylesheet(app, exception):
    """Pone los estilos de los laboratorios entre los del sitio."""
    if exception is None and app.builder.format == "html":
        path = app.outdir / "_static" / "laboratorios.css"
        styles = _modules.stylesheet() + STYLES.read_text("utf8")
        path.write_text(styles, "utf8")


def setup(app):
    """Conecta los laboratorios con cada página."""
    app.connect("html-page-context", add_program)
    app.connect("build-finished", write_stylesheet)
