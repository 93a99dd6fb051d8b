"""Qué páginas se miden, y qué se le pide a cada una."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from sitio.book import ROOT, BookError, lesson_number, page_names

# Lo que Sphinx añade; a un buscador no le hace falta encontrarlo.
EXTRA = ("search", "genindex", "py-modindex", "404")
NOT_FOR_SEARCH = ("is-crawlable",)


@dataclass(frozen=True)
class Page:
    """Una página: su nombre, su dirección y el rendimiento que se le pide."""

    name: str
    address: str
    bound: float | None = None
    skip: tuple = ()


def bound(name, html):
    """Devuelve el rendimiento que se pide: menos donde hay un laboratorio.

    Examples
    --------
    >>> bound("lessons/1-origenes/02-historia", "<p>")
    0.95
    """
    is_lesson = lesson_number(name) is not None or name == "lessons/index"
    return 0.95 if is_lesson and "data-lab=" not in html else 0.9


def site_pages(root=ROOT):
    """Devuelve todas las páginas del sitio construido, en su orden.

    Raises
    ------
    BookError
        Si el sitio no está construido.
    """
    site = root / "_build" / "html"
    pages = []
    for name in [*page_names(root), *EXTRA]:
        path = site / f"{name}.html"
        if name in EXTRA and not path.exists():
            continue
        if not path.exists():
            raise BookError(f"Falta la página {name}: corre «make book».")
        pages.append(
            Page(
                name,
                f"{name}.html",
                bound(name, path.read_text("utf8")),
                NOT_FOR_SEARCH if name in EXTRA else (),
            )
        )
    return pages


def chosen(pages, wanted):
    """Devuelve las páginas que se piden; sin pedir nada, todas.

    Parameters
    ----------
    pages : list of Page
    wanted : list of str
        De cada una, su número (``04``), su último nombre o su ruta.

    Raises
    ------
    BookError
        Si ninguna se llama así.
    """
    found = []
    for word in wanted:
        here = [
            page
            for page in pages
            if word in (page.name, PurePosixPath(page.name).name)
            or PurePosixPath(page.name).name.startswith(f"{word}-")
        ]
        if not here:
            names = ", ".join(PurePosixPath(p.name).name for p in pages)
            raise BookError(f"No hay una página «{word}»; las hay: {names}.")
        found += [page for page in here if page not in found]
    return found if wanted else pages
