"""El orden del libro: sus partes y sus páginas, como en ``_toc.yml``."""

from dataclasses import dataclass

import yaml

from sitio.book import ROOT, lesson_number


@dataclass(frozen=True)
class Entry:
    """Una página del sitio y qué tan adentro está: 0, la raíz; 1, 2…"""

    name: str
    depth: int

    @property
    def slug(self):
        """El nombre de la página en las direcciones del libro.

        Examples
        --------
        >>> Entry("lessons/3-redes/07-xor", 1).slug
        '3-redes-07-xor'
        """
        return self.name.removeprefix("lessons/").replace("/", "-")

    @property
    def number(self):
        """El número de la lección, o None."""
        return lesson_number(self.name)


@dataclass(frozen=True)
class Part:
    """Una parte del libro, con su nombre; la primera no lo lleva."""

    caption: str
    entries: tuple


def parts(root=ROOT):
    """Devuelve las partes del libro, en orden."""
    toc = yaml.safe_load((root / "_toc.yml").read_text("utf8"))
    found = [Part("", (Entry(toc["root"], 0),))]
    for part in toc.get("parts") or [toc]:
        entries = tuple(_entries(part.get("chapters", ()), 1))
        found.append(Part(part.get("caption", ""), entries))
    return found


def _entries(items, depth):
    for item in items:
        yield Entry(item["file"], depth)
        yield from _entries(item.get("sections", ()), depth + 1)
