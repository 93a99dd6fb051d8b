"""El glosario, también índice: en qué páginas sale cada término."""

from sitio.paper.links import MAKER, page_mark


def mentions(sheets):
    """Nombra la primera mención de cada término en cada lección.

    Parameters
    ----------
    sheets : list of (Entry, Tag)
        Las páginas, con sus enlaces ya resueltos adentro del libro.

    Returns
    -------
    dict
        De cada término del glosario, los nombres de sus menciones.
    """
    found = {}
    for entry, content in sheets:
        if entry.number is None:
            continue
        seen = set()
        for link in content.select('a[href*="--term-"]'):
            term = link["href"].removeprefix("#")
            if term in seen:
                continue
            seen.add(term)
            name = link.attrs.setdefault(
                "id", f"{entry.slug}--uso-{len(seen)}"
            )
            found.setdefault(term, []).append(name)
    return found


def add_pages(content, found):
    """Agrega a cada término del glosario las páginas donde sale."""
    for term in content.select("dl.glossary dt[id]"):
        names = found.get(term["id"])
        definition = term.find_next_sibling("dd")
        if not names or definition is None:
            continue
        line = MAKER.new_tag("p", attrs={"class": ["paginas"]})
        line.append("Págs. " if len(names) > 1 else "Pág. ")
        for i, name in enumerate(names):
            if i:
                line.append(", ")
            link = MAKER.new_tag("a", attrs={"href": f"#{name}"})
            link.append(page_mark(name))
            line.append(link)
        definition.append(line)
