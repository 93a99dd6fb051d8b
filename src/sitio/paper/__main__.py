"""``python -m sitio.paper``: imprime el libro."""

import sys

from pypdf import PdfReader

from sitio.book import ROOT, BookError
from sitio.paper.press import print_book


def main():
    """Imprime el libro y devuelve el estado de salida."""
    try:
        path = print_book(ROOT)
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    pages = len(PdfReader(path).pages)
    size = path.stat().st_size / 2**20
    print(f"Listo: {pages} páginas, {size:.1f} MB. Abre {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
