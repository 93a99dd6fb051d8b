"""Con qué se dibujan las tarjetas: el papel, la letra y la pluma."""

import functools
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from sphinxext import opengraph

SIZE = (1200, 630)
PAPER, TEXT = "#F8FAFB", "#18222C"
# La letra que sphinxext-opengraph trae para las suyas.
FONT = Path(opengraph.__file__).parent / "_static" / "Roboto-Flex.ttf"
# Se dibuja al doble y se reduce: Pillow no suaviza los bordes.
SCALE = 2


@functools.cache
def font(size, weight):
    """Una letra de ese tamaño, en píxeles de la tarjeta."""
    found = ImageFont.truetype(str(FONT), size * SCALE)
    axes = found.get_variation_axes()
    found.set_variation_by_axes(
        [
            weight if axis["name"] == b"wght" else axis["default"]
            for axis in axes
        ]
    )
    return found


class Pen:
    """Dibuja en píxeles de la tarjeta, al doble de su tamaño."""

    def __init__(self):
        self.image = Image.new("RGB", [n * SCALE for n in SIZE], PAPER)
        self.draw = ImageDraw.Draw(self.image)

    def text(self, x, y, words, letter, color):
        """Escribe unas palabras con su base en ``y``."""
        self.draw.text(
            (x * SCALE, y * SCALE), words, color, letter, anchor="ls"
        )

    def line(self, start, end, color, width):
        """Traza una línea."""
        ends = [n * SCALE for point in (start, end) for n in point]
        self.draw.line(ends, color, round(width * SCALE))

    def circle(self, center, radius, fill, border, width):
        """Traza un círculo."""
        x, y = (n * SCALE for n in center)
        r = radius * SCALE
        self.draw.ellipse(
            (x - r, y - r, x + r, y + r), fill, border, round(width * SCALE)
        )


def mixed(color, share):
    """Un color con algo del papel: ``share`` es lo que queda de él."""
    ink, paper = (
        np.array([int(c[i : i + 2], 16) for i in (1, 3, 5)])
        for c in (color, PAPER)
    )
    return tuple(np.rint(share * ink + (1 - share) * paper).astype(int))
