"""Lo que cada página dice de sí misma a buscadores y redes sociales.

Una sola descripción, una dirección y un dibujo por página: de ahí salen la
etiqueta ``description``, las de Open Graph (las escribe sphinxext-opengraph)
y los datos de :mod:`sitio.found.structured`. La dirección es siempre la de
``_config.yml``.
"""

import html
import re
from pathlib import Path
from typing import NamedTuple

import yaml
from docutils.utils import new_document
from sphinxext import opengraph

from sitio.book import config, lesson_number, published_url
from sitio.found import cards, structured
from sitio.found.addresses import NOT_FOUND
from sitio.found.description import OWN, describe, first_sentences, plain_text
from sitio.parts import cover_name

LOCALE = "es_MX"
TAGS = re.compile(r"<[^>]+>")
HEAD_TAG = re.compile(
    r'<meta (?:name="(?:description|twitter:\w+)"|property="og:[^"]+")[^>]*>'
)
FRONT = """\
<!DOCTYPE html>
<html lang="es">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{title}</title>
    {tags}
    <link rel="canonical" href="{url}">
    <meta http-equiv="refresh" content="0; url={page}">
  </head>
  <body>
    <main><h1><a href="{page}">{title}</a></h1></main>
  </body>
</html>
"""


class Page(NamedTuple):
    """Una página, como se ve desde afuera."""

    name: str
    title: str
    description: str


def course_summary(root):
    """Las primeras oraciones del resumen de ``CITATION.cff``, o ""."""
    path = root / "CITATION.cff"
    if not path.exists():
        return ""
    abstract = yaml.safe_load(path.read_text("utf8")).get("abstract", "")
    return first_sentences(" ".join(abstract.split()))


def read_page(name, context, doctree, root):
    """El título y la descripción de una página ya resuelta."""
    title = html.unescape(TAGS.sub("", context.get("title") or "")).strip()
    text = ""
    if name == cover_name(root):
        text = course_summary(root)
    elif name in OWN:
        title, text = OWN[name]
    if not text and doctree is not None:
        text = describe(doctree)
    book = config(root)["title"]
    return Page(name, title or book, text or f"{title or name}: {book}.")


def all_titles(env, root):
    """El título de cada página escrita; el de la portada es el del curso."""
    titles = {name: plain_text(node) for name, node in env.titles.items()}
    return titles | {cover_name(root): config(root)["title"]}


def social_fields(page, root):
    """Lo que sphinxext-opengraph no puede saber de una página."""
    width, height = cards.SIZE
    image = f"{published_url(root)}_static/{cards.FOLDER}/"
    return {
        "og:type": "website" if page.name == cover_name(root) else "article",
        "og:locale": LOCALE,
        # La biblioteca escapa las comillas, y nada más.
        "og:title": html.escape(page.title, quote=False),
        "og:description": html.escape(page.description, quote=False),
        "og:image": image + cards.file_name(page.name),
        "og:image:type": "image/png",
        "og:image:width": str(width),
        "og:image:height": str(height),
        "og:image:alt": html.escape(
            cards.alternative(page.name, page.title, root), quote=False
        ),
    }


def page_data(page, titles, parents, doctree, root):
    """Los datos estructurados de una página, como etiqueta."""
    cover = cover_name(root)
    if page.name == cover:
        return structured.script(
            structured.course(page.description, titles, root)
        )
    trail = structured.trail([cover, *parents, page.name], titles, root)
    if lesson_number(page.name) is None or doctree is None:
        return structured.script(trail)
    found = structured.lesson(
        page.name, page.title, page.description, doctree, root
    )
    return structured.script(found, trail)


def add_metadata(app, pagename, templatename, context, doctree):
    """Pone en la cabecera de una página lo que dice de sí misma."""
    if app.builder.name != "html":
        return
    root = Path(app.srcdir)
    page = read_page(pagename, context, doctree, root)
    text = html.escape(page.description)
    tags = [
        context.get("metatags") or "",
        f'<meta name="description" content="{text}" />',
    ]
    if pagename == NOT_FOUND:
        # Se ve en cualquier dirección: ninguna es la suya.
        context["metatags"] = "\n".join(tags)
        return
    # Una copia: el original se guarda con el libro.
    context["meta"] = dict(context.get("meta") or {}) | social_fields(
        page, root
    )
    titles = all_titles(app.env, root) | {page.name: page.title}
    parents = ancestors(app.env, pagename, cover_name(root))
    tags.append(page_data(page, titles, parents, doctree, root))
    context["metatags"] = "\n".join(tags) + "\n"
    if doctree is None:
        # A una página sin texto propio la biblioteca no le pone etiquetas.
        titled = context | {"title": page.title}
        empty = new_document(pagename)
        opengraph.html_page_context(app, pagename, templatename, titled, empty)
        context["metatags"] = titled["metatags"]


def ancestors(env, name, cover):
    """Las páginas por las que se llega a una, de la primera a la última."""
    found = []
    above = {
        child: parent
        for parent, children in env.toctree_includes.items()
        for child in children
    }
    while above.get(name, cover) != cover and above[name] not in found:
        name = above[name]
        found.insert(0, name)
    return found


def write_front(app, exception):
    """Escribe la página de la raíz, que lleva a la portada.

    La que jupyter-book escribe no tiene título, idioma ni imagen, y es la
    dirección que la gente comparte.
    """
    if exception is not None or app.builder.name != "html":
        return
    root, site = Path(app.srcdir), Path(app.outdir)
    cover = f"{cover_name(root)}.html"
    if cover == "index.html":
        return
    tags = HEAD_TAG.findall((site / cover).read_text("utf8"))
    front = FRONT.format(
        title=html.escape(config(root)["title"]),
        tags="\n    ".join(tags),
        url=html.escape(f"{published_url(root)}{cover}"),
        page=html.escape(cover),
    )
    (site / "index.html").write_text(front, "utf8")


def draw_cards(app, exception):
    """Dibuja la tarjeta de cada página del libro."""
    if exception is None and app.builder.name == "html":
        folder = Path(app.outdir) / "_static" / cards.FOLDER
        root = Path(app.srcdir)
        cards.draw_all(all_titles(app.env, root), folder, root)


def configure(app, settings):
    """Da a sphinxext-opengraph la dirección y el nombre del sitio."""
    root = Path(app.srcdir)
    settings.ogp_site_url = published_url(root)
    settings.ogp_site_name = config(root)["title"]
    settings.ogp_social_cards = {"enable": False}
    settings.ogp_enable_meta_description = False
    settings.ogp_custom_meta_tags = (
        '<meta name="twitter:card" content="summary_large_image" />',
    )


def setup(app):
    """Se adelanta a sphinxext-opengraph (500) en cada página."""
    app.setup_extension("sphinxext.opengraph")
    app.connect("config-inited", configure)
    app.connect("html-page-context", add_metadata, priority=450)
    app.connect("build-finished", write_front, priority=850)
    app.connect("build-finished", draw_cards)
