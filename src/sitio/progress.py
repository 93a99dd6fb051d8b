"""El avance de quien lee: qué lecciones marcó como terminadas.

Se guarda en su navegador y en ningún otro lado. Sin JavaScript, o si el
navegador no deja guardar, nada de esto aparece.
"""

from pathlib import Path

from sitio.book import lesson_number

SCRIPT = Path(__file__).with_suffix(".js")
LESSON = """
<div class="avance" hidden>
<button type="button" aria-pressed="false">Marcar como terminada</button>
<p aria-live="polite"></p>
</div>
"""
SUMMARY = """
<div class="avance" hidden>
<p aria-live="polite"></p>
<button type="button">Borrar mi avance</button>
</div>
"""


def add_button(app, pagename, templatename, context, doctree):
    """Pone el botón al final de cada lección."""
    if doctree is not None and lesson_number(pagename) is not None:
        context["body"] += LESSON


def serve_script(app, config):
    """Pone el programa entre los archivos del sitio."""
    config.html_static_path.append(str(SCRIPT))


def setup(app):
    """Conecta el avance con cada página: todas muestran las lecciones."""
    app.connect("config-inited", serve_script)
    app.connect("html-page-context", add_button)
    app.add_js_file(SCRIPT.name, loading_method="defer")
