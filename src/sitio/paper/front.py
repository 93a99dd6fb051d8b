"""Lo que el libro agrega a las páginas: portada, índice y partes."""

import copy
from html import escape
from pathlib import Path

from sitio.book import config, placeholder_notice, published_url
from sitio.found.search import fold
from sitio.paper.numbers import mark

DRAWING = Path(__file__).with_name("portada.svg")
# Están en cada lección: en el índice serían ruido.
REPEATED = {"lo-tienes-claro", "ejercicios", "para-llevar"}


def title_page(root):
    """La portada: qué es, de quién, con qué licencia y dónde está vivo."""
    book = config(root)
    where = ""
    if placeholder_notice(root) is None:
        url = published_url(root)
        where = f'<p class="sitio"><a href="{url}">{escape(url)}</a></p>'
    return (
        '<header class="portada">'
        f"<h1>{escape(book['title'])}</h1>"
        '<p class="lema">El curso completo, para leer en papel</p>'
        f"{DRAWING.read_text('utf8')}"
        f'<p class="autor">{escape(book["author"])}</p>{where}'
        f'<p class="licencia">© {escape(str(book["copyright"]))}. Textos y '
        "figuras, con licencia Creative Commons Atribución 4.0 Internacional "
        "(CC BY 4.0); código, con licencia MIT.</p></header>"
    )


def contents(chapters):
    """El índice: partes, páginas y, de cada lección, sus secciones.

    Parameters
    ----------
    chapters : list of (Part, list of (Entry, Tag))
        El libro, ya con los nombres que usa adentro.
    """
    lines = []
    for part, sheets in chapters:
        if part.caption:
            goal = part_anchor(part)
            lines.append(_line("parte", goal, escape(part.caption)))
        for entry, content in sheets:
            level = "subpagina" if entry.depth > 1 else "pagina"
            lines.append(_line(level, entry.slug, title(entry, content)))
            if entry.number is not None:
                lines += _sections(entry, content)
    return (
        '<nav class="indice"><h1 id="indice">Contenido</h1>\n<ul>\n'
        + "\n".join(lines)
        + "\n</ul></nav>"
    )


def _sections(entry, content):
    for section in content.find_all("section", recursive=False):
        name = section.get("id", "").removeprefix(f"{entry.slug}--")
        if name and name not in REPEATED:
            heading = section.find(_is_heading)
            yield _line("seccion", section["id"], _inside(heading))


def _line(level, goal, text):
    return (
        f'<li class="{level}"><a href="#{goal}"><span>{text}</span>'
        f'<span class="puntos"></span><span>{mark(goal)}</span></a></li>'
    )


def part_anchor(part):
    """El nombre de la portadilla de una parte."""
    # Chromium cambia las letras con acento en el nombre de un destino.
    name = fold(part.caption.lower())
    return "parte-" + "".join(c if c.isalnum() else "-" for c in name)


def part_page(part, sheets):
    """La portadilla de una parte: su nombre y lo que trae."""
    lines = "\n".join(
        _line("pagina", entry.slug, title(entry, content))
        for entry, content in sheets
        if entry.depth == 1
    )
    return (
        f'<header class="portadilla" id="{part_anchor(part)}">'
        f"<h1>{escape(part.caption)}</h1>\n<ul>\n{lines}\n</ul></header>"
    )


def title(entry, content):
    """El título de una página, con su número si es una lección."""
    text = _inside(content.find(_is_heading))
    return text if entry.number is None else f"{entry.number}. {text}"


def _inside(heading):
    """Lo de adentro de un título, sin nombres ni enlaces."""
    clone = copy.copy(heading)
    for node in clone.select("[id]"):
        del node["id"]
    for link in clone.select("a"):
        link.unwrap()
    return clone.decode_contents().strip()


def _is_heading(node):
    return node.name in ("h1", "h2", "h3", "h4", "h5", "h6")
