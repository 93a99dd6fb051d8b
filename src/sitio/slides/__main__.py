"""``make slides``: las lecciones como láminas para la clase, sin red.

Uso: ``python -m sitio.slides [05 ...]``

Salen de las páginas construidas, donde las referencias, los números, las
fórmulas y las figuras ya están resueltos: nbconvert o sphinx-revealjs leerían
otra vez la fuente y perderían todo eso.
"""

import difflib
import re
import sys
from pathlib import PurePosixPath

from sitio.book import ROOT, BookError, lesson_number, page_names
from sitio.slides.file import deck


def chosen(wanted, root=ROOT):
    """Devuelve las páginas de unas lecciones; sin ninguna, las de todas.

    Parameters
    ----------
    wanted : list of str
        De cada lección, su número (``05``), su nombre o su ruta.

    Raises
    ------
    BookError
        Si una no existe.

    Examples
    --------
    >>> chosen(["05"])
    ['lessons/2-neurona/05-activaciones']
    """
    pages = [n for n in page_names(root) if lesson_number(n) is not None]
    return [_find(name, pages) for name in wanted] or pages


def _find(wanted, pages):
    name = re.sub(r"\.(md|ipynb|html)$", "", wanted)
    stem = PurePosixPath(name).name
    for page in pages:
        own = PurePosixPath(page).name
        is_number = stem.isdecimal() and lesson_number(page) == int(stem)
        if is_number or stem in (own, own.partition("-")[2]):
            return page
    stems = [PurePosixPath(page).name for page in pages]
    near = difflib.get_close_matches(stem, stems, 1, 0.4)
    guess = f"¿querías LESSON={near[0]}? Basta" if near else "basta"
    numbers = ", ".join(stem[:2] for stem in stems)
    raise BookError(
        f"No hay una lección «{wanted}»: {guess} su número; "
        f"las que hay son {numbers}."
    )


def write_slides(wanted=(), root=ROOT):
    """Escribe las láminas en ``_build/slides`` y devuelve los archivos."""
    folder = root / "_build" / "slides"
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in chosen(wanted, root):
        path = folder / f"{PurePosixPath(name).name}.html"
        path.write_text(deck(root, name), "utf8")
        paths.append(path)
    return paths


def main(arguments):
    """Escribe las láminas y devuelve el estado de salida."""
    try:
        paths = write_slides(arguments)
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    what = "Listas las láminas" if len(paths) > 1 else "Lista la lección"
    print(f"{what}. Abre {paths[0] if len(paths) == 1 else paths[0].parent}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
