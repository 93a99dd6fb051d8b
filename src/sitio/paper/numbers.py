"""Los números de página: dónde van y qué dicen."""

import re

# Estos corchetes no los usa ninguna lección; «{{…}}» sí, en su código.
OPEN, CLOSE = "⟦", "⟧"
MARK = re.compile(f"{OPEN}([^{CLOSE}]+){CLOSE}")
# Lo que ocupa su lugar la primera vez: tan ancho como el que vendrá.
UNKNOWN = "000"


def mark(goal):
    """Devuelve el lugar del número de página de un destino."""
    return f"{OPEN}{goal}{CLOSE}"


def fill(book, pages):
    """Escribe en el libro los números de página que se conocen.

    Parameters
    ----------
    book : str
        El HTML, con ``⟦destino⟧`` donde va cada número.
    pages : dict
        De cada destino, su página.

    Examples
    --------
    >>> fill("Figura 5.1 (pág. ⟦a--fig⟧)", {"a--fig": 40})
    'Figura 5.1 (pág. 40)'
    """
    return MARK.sub(lambda found: str(pages.get(found[1], UNKNOWN)), book)


def wanted(book):
    """Los destinos cuyo número de página dice el libro."""
    return set(MARK.findall(book))
