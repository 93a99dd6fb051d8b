"""Los enlaces del libro: de muchas páginas a una sola, y al papel.

Cada nombre lleva delante el de su página, para que no choque con los de otra;
un enlace entre páginas salta adentro del libro y dice en qué página cae; uno
hacia afuera deja escrita su dirección.
"""

import posixpath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from sitio.paper.numbers import mark

# Lo que en HTML nombra a otro elemento de la misma página.
POINTERS = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
# Hacia acá se salta sin decir la página: ya se sabe dónde está.
QUIET = ("apendices-bibliografia", "apendices-glosario")
QUIET_FOLDER = "apendices-referencia"
MAKER = BeautifulSoup("", "html.parser")


def own_names(content, slug):
    """Pone el nombre de la página delante de los de sus elementos.

    Un nombre repetido se queda en el primero que lo lleva.
    """
    seen = set()
    for node in [content, *content.select("[id]")]:
        if not node.get("id"):
            continue
        if node["id"] in seen:
            del node["id"]
            continue
        seen.add(node["id"])
        node["id"] = f"{slug}--{node['id']}"
    for pointer in POINTERS:
        for node in content.select(f"[{pointer}]"):
            names = node[pointer].split()
            node[pointer] = " ".join(f"{slug}--{name}" for name in names)


def target(href, name, slugs):
    """Devuelve adónde lleva un enlace adentro del libro, o None.

    Parameters
    ----------
    href : str
        La dirección, como está en la página.
    name : str
        La página donde está, como en ``_toc.yml``.
    slugs : dict
        De cada página del libro, su nombre adentro de él.

    Examples
    --------
    >>> slugs = {"lessons/a/01-uno": "a-01-uno", "lessons/b": "b"}
    >>> target("../b.html#eq", "lessons/a/01-uno", slugs)
    'b--eq'
    >>> target("#eq", "lessons/b", slugs)
    'b--eq'
    >>> target("../genindex.html", "lessons/b", slugs)
    """
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return None
    page = name
    if parts.path:
        folder = posixpath.dirname(name)
        path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        page = path.removesuffix(".html")
    if page not in slugs:
        return None
    # Con «&» es el estado de un laboratorio: en papel, la página basta.
    if not parts.fragment or "&" in parts.fragment:
        return slugs[page]
    return f"{slugs[page]}--{unquote(parts.fragment)}"


def rewrite(content, entry, slugs, site_url):
    """Hace que los enlaces de una página sirvan en el libro.

    Parameters
    ----------
    content : Tag
        La página.
    entry : Entry
        Cuál es.
    slugs : dict
        De cada página del libro, su nombre adentro de él.
    site_url : str
        El sitio publicado: ahí está lo que el libro no lleva.
    """
    for link in content.select("a[href]"):
        goal = target(link["href"], entry.name, slugs)
        if goal is not None:
            link["href"] = f"#{goal}"
            if _says_page(link, goal, entry):
                link.insert_after(page_mark(goal, " (pág. ", ")"))
        elif urlsplit(link["href"]).scheme:
            _write_address(link)
        else:
            folder = posixpath.dirname(entry.name)
            path = posixpath.normpath(posixpath.join(folder, link["href"]))
            link["href"] = site_url + path


def page_mark(goal, before="", after=""):
    """El lugar donde irá el número de página de un destino."""
    place = MAKER.new_tag("span", attrs={"class": ["pag"]})
    place.string = f"{before}{mark(goal)}{after}"
    return place


def _says_page(link, goal, entry):
    page = goal.partition("--")[0]
    return (
        page != entry.slug
        and page not in QUIET
        and not page.startswith(QUIET_FOLDER)
        and link.find_parent(["table", "h1", "h2", "h3", "h4"]) is None
    )


def _write_address(link):
    """Escribe la dirección junto a un enlace que no la dice."""
    parts = urlsplit(link["href"])
    address = (parts.netloc + parts.path).rstrip("/")
    text = link.get_text()
    said = parts.path.strip("/") if parts.netloc == "doi.org" else address
    if not parts.scheme.startswith("http") or said in text:
        return
    query = f"?{parts.query}" if parts.query else ""
    note = MAKER.new_tag("span", attrs={"class": ["direccion"]})
    note.string = f" ({address}{query})"
    link.insert_after(note)
