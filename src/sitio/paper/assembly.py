"""El libro entero en un solo HTML, con sus números de página por llenar."""

from html import escape
from pathlib import Path

from sitio.book import (
    ROOT,
    BookError,
    config,
    placeholder_notice,
    published_url,
)
from sitio.paper import front, index, links, sheet
from sitio.paper.toc import parts

STYLES = Path(__file__).with_name("papel.css")
SHEETS = ("_static/pygments.css", "_static/katex/katex.min.css")


def book(root=ROOT, chosen=None):
    """Devuelve el libro, con ``⟦destino⟧`` donde va cada número de página.

    Parameters
    ----------
    root : Path
        La carpeta del libro, ya construido.
    chosen : list of Part, optional
        Qué partes; si no, todas las de ``_toc.yml``.

    Raises
    ------
    BookError
        Si falta una página o un enlace no lleva a ningún lado.
    """
    site = root / "_build" / "html"
    chapters = [
        (part, [(entry, sheet.read(site, entry)) for entry in part.entries])
        for part in chosen or parts(root)
    ]
    sheets = [pair for _, pairs in chapters for pair in pairs]
    slugs = {entry.name: entry.slug for entry, _ in sheets}
    for entry, content in sheets:
        links.own_names(content, entry.slug)
        links.rewrite(content, entry, slugs, published_url(root))
    found = index.mentions(sheets)
    for _, content in sheets:
        index.add_pages(content, found)
    refuse_lost(sheets)
    body = [front.title_page(root), front.contents(chapters)]
    for part, pairs in chapters:
        if part.caption:
            body.append(front.part_page(part, pairs))
        body += [_article(root, entry, content) for entry, content in pairs]
    return _document(root, sheets, body)


def refuse_lost(sheets):
    """Se queja de los enlaces que no llevan a ningún lado.

    Raises
    ------
    BookError
        Con los primeros que encuentra.
    """
    names = {entry.slug for entry, _ in sheets}
    for _, content in sheets:
        names.add(content.get("id"))
        names |= {node["id"] for node in content.select("[id]")}
    lost = [
        f"{entry.name}: {link['href']}"
        for entry, content in sheets
        for link in content.select('a[href^="#"]')
        if link["href"][1:] not in names
    ]
    if lost:
        raise BookError(
            "Estos enlaces no llevan a ningún lado en el libro; revisa su "
            "destino y corre «make book»:\n" + "\n".join(lost[:10])
        )


def _article(root, entry, content):
    """Escribe una página; una lección dice también dónde está viva."""
    number = ""
    if entry.number is not None:
        number = f'<p class="numero">Lección {entry.number}</p>'
        if placeholder_notice(root) is None:
            url = f"{published_url(root)}{entry.name}.html"
            number += f'<p class="sitio"><a href="{url}">{url}</a></p>'
    kind = "referencia" if entry.slug.startswith(links.QUIET_FOLDER) else ""
    return (
        f'<article id="{entry.slug}" class="nivel-{entry.depth} {kind}" '
        f'style="page: p-{entry.slug}">{number}{content}</article>'
    )


def _document(root, sheets, body):
    title = config(root)["title"]
    site = (root / "_build" / "html").as_uri()
    pages = "\n".join(
        f"@page p-{entry.slug} {{ "
        f"@top-left {{ content: {_quoted(title)} }} "
        f"@top-right {{ content: {_quoted(_running(entry, content))} }} }}"
        for entry, content in sheets
    )
    styles = "".join(
        f'<link rel="stylesheet" href="{site}/{name}">\n' for name in SHEETS
    )
    return (
        '<!DOCTYPE html>\n<html lang="es" data-theme="light">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{escape(title)}</title>\n{styles}'
        f"<style>\n{STYLES.read_text('utf8')}\n{pages}\n</style>\n"
        "</head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"
    )


def _running(entry, content):
    """El título que va arriba de cada hoja, en una línea."""
    heading = content.find(["h1", "h2", "h3"])
    text = " ".join(heading.get_text().split())
    return text if entry.number is None else f"{entry.number}. {text}"


def _quoted(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'.replace("<", "\\3c ")
