"""Una imagen píxel por píxel, y la columna en que se aplana."""

import numpy as np
from matplotlib.patches import Rectangle

from neurona._validation import choose, data, positive_int
from neurona.plots._shapes import arrow, dots, write
from neurona.plots.style import INK, WIDTH, bare, canvas

SIDE = 5.0
"""Lado de la cuadrícula en las unidades del dibujo."""

MOST, MOST_FLATTENED = 12, 8
"""Columnas de píxeles en que un número todavía se lee, sola y aplanada."""

FULL_COLUMN = 25
"""Píxeles de una columna que se dibuja completa."""


def pixel_grid(image=None, numbers=None, flatten=False, shape=(5, 5), ax=None):
    """Dibuja los píxeles de una imagen, numerados o con su valor.

    Parameters
    ----------
    image : array_like, shape (height, width), optional
        Imagen en grises; si falta, se dibuja una cuadrícula vacía.
    numbers : {"position", "value", "none"}, optional
        Qué se escribe en cada píxel: su posición contada desde 1 y por
        renglones, su valor, o nada. Si falta: la posición cuando no hay
        imagen; el valor cuando caben hasta 12 columnas; si no, nada.
    flatten : bool, optional
        Si se dibuja al lado la columna que resulta de aplanar la imagen,
        como hace ``Flatten``. De más de 25 píxeles se abrevia.
    shape : tuple of int, optional
        Renglones y columnas cuando no hay imagen.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si la imagen no es una matriz, si ``numbers`` no es una de las
        opciones o si pide números que no caben.

    Notes
    -----
    Diapositiva «Red neuronal» de la práctica de MNIST: cada píxel es una
    característica.
    """
    if image is not None:
        image = data(image, "image")
        if image.ndim != 2:
            raise ValueError(
                f"image tiene forma {image.shape}, pero se espera una "
                "imagen en grises (alto, ancho)."
            )
        shape = image.shape
    rows, columns = (positive_int(n, "shape") for n in shape)
    most = MOST_FLATTENED if flatten else MOST
    texts = _texts(image, numbers, rows, columns, most)
    font = 11 if columns <= MOST_FLATTENED else 9
    cell = SIDE / max(rows, columns)
    pixels = [
        (r * columns + c, (c * cell, -r * cell))
        for r in range(rows)
        for c in range(columns)
    ]
    height, width = rows * cell, columns * cell
    slots = _column(rows * columns) if flatten else []
    slot = 0.32 if rows * columns <= FULL_COLUMN else 0.5
    tall = max(height, len(slots) * slot)
    right = width + 2.9 if flatten else width
    span = max(right, SIDE) + 0.2
    with canvas(ax, (WIDTH, WIDTH * (tall + 0.2) / span)) as ax:
        drop = (tall - height) / -2
        for index, (x, y) in pixels:
            corner = (x, y + drop - cell)
            _cell(ax, corner, (cell, cell), image, index, texts, font)
        if flatten:
            middle = -tall / 2
            arrow(ax, (width + 0.25, middle), (width + 1.65, middle))
            write(ax, (width + 0.95, middle + 0.25), "Flatten", size=10)
            top = (tall - len(slots) * slot) / -2
            for place, index in enumerate(slots):
                corner = (width + 1.95, top - (place + 1) * slot)
                _slot(ax, corner, slot, image, index, texts)
        bare(ax)
        ax.set_xlim((right - span) / 2, (right + span) / 2)
        ax.set_ylim(-tall - 0.1, 0.1)


def _texts(image, numbers, rows, columns, most):
    """Devuelve qué se escribe en cada píxel, o None si no se escribe."""
    fits = columns <= most and rows <= 2 * most
    if numbers is None:
        numbers = "position" if image is None else "value"
        numbers = numbers if fits else "none"
    options = dict.fromkeys(("position", "value", "none"))
    choose(numbers, options, "la opción de numbers")
    if numbers == "none":
        return None
    if not fits:
        raise ValueError(
            f"Los números no caben en {rows} × {columns} píxeles: recorta "
            f"la imagen a {most} columnas o usa numbers='none'."
        )
    if numbers == "position":
        return [str(i + 1) for i in range(rows * columns)]
    if image is None:
        raise ValueError("numbers='value' necesita una imagen.")
    if np.all(image == np.round(image)):
        return [f"{v:.0f}" for v in image.ravel()]
    return [f"{v:.2f}" for v in image.ravel()]


def _column(count):
    """Devuelve los píxeles que la columna muestra; None son los puntos."""
    if count <= FULL_COLUMN:
        return list(range(count))
    return [*range(6), None, *range(count - 3, count)]


def _cell(ax, corner, size, image, index, texts, font):
    """Dibuja un píxel: su gris, su borde y su número."""
    face, ink = "none", INK
    if image is not None:
        low, high = min(0, image.min()), image.max() or 1
        gray = float((image.flat[index] - low) / (high - low))
        face, ink = str(gray), "white" if gray < 0.45 else "black"
    ax.add_patch(
        Rectangle(
            corner,
            *size,
            facecolor=face,
            edgecolor=INK,
            linewidth=min(1.0, 0.25 + size[0]),
            label="píxel",
        )
    )
    if texts is not None:
        place = np.add(corner, np.divide(size, 2))
        write(ax, place, texts[index], size=font, color=ink)


def _slot(ax, corner, slot, image, index, texts):
    """Dibuja un renglón de la columna aplanada."""
    center = np.add(corner, (0.4, slot / 2))
    if index is None:
        dots(ax, center, gap=0.12)
        return
    _cell(ax, corner, (0.8, slot), image, index, texts, 9)
    if texts is None:
        place = np.add(corner, (0.9, slot / 2))
        write(ax, place, str(index + 1), size=9, ha="left")
