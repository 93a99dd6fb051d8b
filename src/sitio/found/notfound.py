"""La página 404: en español, a cualquier profundidad y sin depender de nada.

GitHub Pages la muestra en la dirección que se pidió, sea cual sea: sus
enlaces llevan la ruta completa del sitio (sphinx-notfound-page). Sus estilos
van adentro. Abierta en otro lugar, desde el disco o un servidor de prueba,
un renglón de programa pone sus enlaces junto a ella.
"""

from pathlib import Path

from sitio.book import config
from sitio.found.addresses import NOT_FOUND
from sitio.found.description import OWN
from sitio.found.metadata import all_titles
from sitio.parts import cover_name, parts

TEMPLATES = Path(__file__).parent / "templates"


def configure(app, settings):
    """Añade la plantilla de la página."""
    settings.templates_path = [*settings.templates_path, str(TEMPLATES)]
    settings.notfound_template = f"{NOT_FOUND}.html"


def add_places(app, pagename, templatename, context, doctree):
    """Da a la plantilla la portada y la primera página de cada parte."""
    if pagename != NOT_FOUND:
        return
    root = Path(app.srcdir)
    titles = all_titles(app.env, root)
    title, text = OWN[NOT_FOUND]
    context["title"], context["message"] = title, text
    context["book"] = config(root)["title"]
    context["cover"] = cover_name(root)
    context["home"] = app.config.notfound_urls_prefix
    context["parts"] = [
        (part.name, [(page, titles[page]) for page in part.pages])
        for part in parts(root)
    ]


def setup(app):
    """Pone la plantilla y lo que cuenta."""
    app.setup_extension("notfound.extension")
    app.connect("config-inited", configure, priority=400)
    app.connect("html-page-context", add_places)
