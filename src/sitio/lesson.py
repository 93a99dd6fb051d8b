"""Una lección, leída por partes: sus secciones, sus celdas y su ficha."""

import re

from sitio.markdown import blocks

QUESTIONS, EXERCISES, SUMMARY = (
    "¿Lo tienes claro?",
    "Ejercicios",
    "Para llevar",
)
CLOSING = [QUESTIONS, EXERCISES, SUMMARY]
MINUTES = re.compile(r"\*\*Tiempo\.\*\* (\d+) minutos")


class Lesson:
    """Una lección, leída por partes.

    Parameters
    ----------
    text : str
        El ``.md`` completo.
    citations : set of str, optional
        Las claves que la bibliografía tiene; sin ellas, no se revisan.
    slides : set of str, optional
        Los títulos de las diapositivas; sin ellos, no se revisan.
    """

    def __init__(self, text, citations=None, slides=None):
        self.text, self.citations, self.slides = text, citations, slides
        self.blocks = blocks(text)
        self.cells = [b for b in self.blocks if b.kind == "code-cell"]
        self.sections = {
            b.text: i
            for i, b in enumerate(self.blocks)
            if b.kind == "heading" and b.level == 2
        }

    def section(self, title):
        """Los bloques de una sección, sin su título."""
        start = self.sections.get(title)
        if start is None:
            return []
        after = [i for i in self.sections.values() if i > start]
        return self.blocks[start + 1 : min(after, default=None)]

    def prose(self):
        """Todos los textos, también los de adentro de las directivas."""
        yield from _prose(self.blocks)

    def objectives(self):
        """Los objetivos de la ficha."""
        return [
            block
            for card in self.blocks
            if card.options.get("class") == "ficha"
            for block in card.children
            if block.kind == "item"
        ]


def _prose(found):
    for block in found:
        if block.kind in ("heading", "text", "item"):
            yield block
        elif block.kind not in ("code-cell", "code", "math"):
            yield from _prose(block.children)
