"""La bibliografía y las citas, en español: «Nair y Hinton, 2010»."""

import functools
from dataclasses import dataclass, field

from pybtex.plugin import register_plugin as register_pybtex
from pybtex.style.formatting.alpha import Style as AlphaStyle
from pybtex.style.template import Node
from sphinxcontrib.bibtex.plugin import register_plugin as register_bibtex
from sphinxcontrib.bibtex.style.referencing import PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import (
    AuthorYearReferenceStyle,
)

# Las palabras que los moldes de pybtex llevan escritas en inglés.
WORDS = {
    " and ": " y ",
    ", and ": " y ",
    "In": "En",
    "in": "en",
    "of": "de",
    "pages": "págs.",
    "volume": "vol.",
    "Volume": "Vol.",
    "number": "núm.",
    "Number": "Núm.",
    "chapter": "cap.",
    "edition": "edición",
    "editor": "ed.",
    "editors": "eds.",
    "PhD thesis": "Tesis doctoral",
    "Master's thesis": "Tesis de maestría",
    "Technical Report": "Reporte técnico",
}


def translate(node):
    """Cambia las palabras fijas de un molde; los datos no los toca."""
    node.children = [
        translate(child)
        if isinstance(child, Node)
        else WORDS.get(child, child)
        for child in node.children
    ]
    for name, value in node.kwargs.items():
        if isinstance(value, str):
            node.kwargs[name] = WORDS.get(value, value)
    return node


class SpanishStyle(AlphaStyle):
    """El estilo «alpha» de pybtex, con sus moldes traducidos."""


def _in_spanish(method):
    @functools.wraps(method)
    def template(self, entry):
        return translate(method(self, entry))

    return template


for _name in dir(AlphaStyle):
    if _name.startswith("get_") and _name.endswith("_template"):
        setattr(SpanishStyle, _name, _in_spanish(getattr(AlphaStyle, _name)))


@dataclass
class SpanishAuthorYear(AuthorYearReferenceStyle):
    """Citas por autor y año, unidas por «y»."""

    person: PersonStyle = field(
        default_factory=lambda: PersonStyle(sep2=" y ", last_sep=" y ")
    )


def setup(app):
    """Da a sphinxcontrib-bibtex los dos estilos."""
    register_pybtex("pybtex.style.formatting", "curso", SpanishStyle)
    register_bibtex(
        "sphinxcontrib.bibtex.style.referencing", "curso", SpanishAuthorYear
    )
