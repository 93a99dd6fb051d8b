"""Las partes del curso, como ``_toc.yml`` las nombra y las ordena."""

import functools
from typing import NamedTuple

import yaml

from sitio.book import ROOT


class Part(NamedTuple):
    """Una parte: su lugar, su nombre y sus páginas de primer nivel."""

    number: int
    name: str
    pages: tuple


@functools.cache
def parts(root=ROOT):
    """Devuelve las partes del libro, en orden."""
    toc = yaml.safe_load((root / "_toc.yml").read_text("utf8"))
    return tuple(
        Part(
            number,
            part.get("caption", ""),
            tuple(entry["file"] for entry in part["chapters"]),
        )
        for number, part in enumerate(toc.get("parts", ()), start=1)
    )


def part_of(name, root=ROOT):
    """Devuelve la parte de una página, o None si no está en ninguna.

    Una página de segundo nivel va con la suya de primero: las de
    ``soluciones/`` con ``soluciones``.
    """
    for part in parts(root):
        for page in part.pages:
            if name == page or name.startswith(f"{page}/"):
                return part
    return None


@functools.cache
def cover_name(root=ROOT):
    """Devuelve el nombre de la portada: la raíz de ``_toc.yml``."""
    return yaml.safe_load((root / "_toc.yml").read_text("utf8"))["root"]
