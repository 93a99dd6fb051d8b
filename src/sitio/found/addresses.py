"""La dirección de cada página, el mapa del sitio y ``robots.txt``.

Todo sale de :func:`sitio.book.published_url`: quien copia el curso cambia
``repository.url`` en ``_config.yml`` y nada más.
"""

import queue
from pathlib import Path
from urllib.parse import urlparse

from sitio.book import published_url
from sitio.found.description import OWN

SITEMAP = "sitemap.xml"
NOT_FOUND = "404"
# Un buscador solo lo lee en la raíz de un dominio; en otro lugar no estorba.
ROBOTS = """\
User-agent: *
Allow: /

Sitemap: {sitemap}
"""


def configure(app, settings):
    """Da a Sphinx y a sus extensiones la dirección publicada."""
    url = published_url(Path(app.srcdir))
    # De aquí sale la dirección canónica de cada página.
    settings.html_baseurl = url
    settings.notfound_urls_prefix = urlparse(url).path
    # Un solo idioma y una sola versión: la dirección no los nombra.
    settings.sitemap_url_scheme = "{link}"
    settings.sitemap_filename = SITEMAP
    settings.sitemap_locales = [None]
    settings.sitemap_indent = 2


def drop_canonical(app, pagename, templatename, context, doctree):
    """La página que falta no tiene dirección: se ve en la que se pidió."""
    if pagename == NOT_FOUND:
        context["pageurl"] = None


def list_every_page(app, exception):
    """Da a sphinx-sitemap todas las páginas, en el orden de sus nombres.

    Solo apunta las que se escriben en esta corrida, y una que no cambió no
    se escribe otra vez.
    """
    links = getattr(app, "sitemap_links", None)
    if exception is not None or links is None:
        return
    while True:
        try:
            links.get_nowait()
        except queue.Empty:
            break
    site = Path(app.outdir)
    for name in sorted({*app.env.found_docs, *OWN} - {NOT_FOUND}):
        if (site / f"{name}.html").exists():
            links.put((f"{name}.html", None))


def write_robots(app, exception):
    """Dice a los buscadores dónde está el mapa."""
    if exception is None and app.builder.name == "html":
        url = published_url(Path(app.srcdir))
        text = ROBOTS.format(sitemap=url + SITEMAP)
        (Path(app.outdir) / "robots.txt").write_text(text, "utf8")


def setup(app):
    """Se adelanta a las extensiones que leen la dirección (500)."""
    app.setup_extension("sphinx_sitemap")
    app.connect("config-inited", configure, priority=400)
    app.connect("html-page-context", drop_canonical, priority=400)
    app.connect("build-finished", list_every_page, priority=400)
    app.connect("build-finished", write_robots)
