"""Dibuja siluetas de las diez clases de Fashion-MNIST, sin archivos.

Cada prenda es una lista de polígonos en un cuadro que va de -1 a 1, con la
y hacia abajo, como en una imagen. Un punto es tinta si una recta que sale de
él cruza sus lados un número impar de veces: un polígono dentro de otro es un
hueco.
"""

import numpy as np

SIDE = 28
FINE = 2 * SIDE  # se dibuja al doble y se promedia: bordes suaves


def _mirror(*half):
    """Cierra una prenda simétrica a partir de su lado derecho."""
    return [*half, *((-x, y) for x, y in reversed(half))]


def _seam(width, top, bottom):
    """Una abertura vertical en medio: botones o cierre."""
    return _mirror((width, top), (width, bottom))


TSHIRT = [
    _mirror((0.2, -0.8), (0.45, -0.78), (0.9, -0.4), (0.68, -0.15),
            (0.48, -0.35), (0.48, 0.85)),
]  # fmt: skip
TROUSERS = [
    _mirror((0.4, -0.92), (0.5, 0.92), (0.18, 0.92), (0.03, -0.35)),
]
PULLOVER = [
    _mirror((0.22, -0.8), (0.5, -0.74), (0.82, -0.3), (0.9, 0.7),
            (0.66, 0.74), (0.55, -0.1), (0.52, 0.82)),
]  # fmt: skip
DRESS = [
    _mirror((0.12, -0.92), (0.28, -0.92), (0.26, -0.55), (0.22, -0.2),
            (0.5, 0.92)),
]  # fmt: skip
COAT = [
    _mirror((0.18, -0.92), (0.48, -0.82), (0.76, -0.4), (0.84, 0.6),
            (0.62, 0.62), (0.54, -0.1), (0.6, 0.94)),
    _seam(0.05, -0.6, 0.94),
]  # fmt: skip
SANDAL = [
    [(-0.95, 0.42), (0.2, 0.35), (0.95, 0.1), (0.95, 0.5), (0.7, 0.5),
     (0.62, 0.38), (0.2, 0.55), (-0.95, 0.55)],
    [(-0.6, 0.38), (-0.25, -0.1), (-0.05, -0.1), (-0.4, 0.38)],
    [(0.3, 0.28), (0.5, -0.3), (0.68, -0.3), (0.55, 0.2)],
]  # fmt: skip
SHIRT = [
    _mirror((0.05, -0.62), (0.2, -0.86), (0.5, -0.76), (0.84, -0.2),
            (0.86, 0.5), (0.66, 0.52), (0.52, -0.15), (0.5, 0.84)),
    _seam(0.03, -0.5, 0.84),
]  # fmt: skip
SNEAKER = [
    [(-0.95, 0.3), (-0.5, 0.15), (0.1, -0.25), (0.35, -0.1), (0.85, -0.3),
     (0.95, 0.5), (-0.95, 0.5)],
    [(-0.9, 0.36), (0.9, 0.36), (0.9, 0.4), (-0.9, 0.4)],
]  # fmt: skip
BAG = [
    [(-0.8, -0.2), (0.8, -0.2), (0.88, 0.8), (-0.88, 0.8)],
    _mirror((0.35, -0.8), (0.5, -0.22), (0.36, -0.22), (0.24, -0.66)),
]
BOOT = [
    [(-0.9, 0.35), (-0.35, 0.1), (0.0, -0.9), (0.75, -0.9), (0.8, 0.7),
     (0.35, 0.7), (0.3, 0.58), (-0.9, 0.62)],
]  # fmt: skip

# En el orden de las etiquetas de Fashion-MNIST.
GARMENTS = (
    TSHIRT, TROUSERS, PULLOVER, DRESS, COAT,
    SANDAL, SHIRT, SNEAKER, BAG, BOOT,
)  # fmt: skip


def draw(label, count, rng):
    """Dibuja ``count`` variaciones al azar de una prenda.

    Cambian el ancho, el alto, el lugar, cada vértice, el gris, la caída de
    la luz y la textura de la tela.

    Parameters
    ----------
    label : int
        Clase, de 0 a 9.
    count : int
        Cuántas imágenes.
    rng : numpy.random.Generator
        De dónde sale el azar.

    Returns
    -------
    numpy.ndarray
        Imágenes ``(count, 28, 28)``, con grises de 0 a 255.
    """
    # Con menos azar una red no se equivocaría nunca, y aquí también se
    # aprende de los errores: abrigo, camisa y suéter deben confundirse.
    scale = rng.uniform(0.65, 1, (count, 1, 2))
    shift = rng.uniform(-0.14, 0.14, (count, 1, 2))
    ink = np.zeros((count, FINE, FINE), dtype=bool)
    for outline in GARMENTS[label]:
        noise = rng.normal(0, 0.08, (count, len(outline), 2))
        ink ^= _inside((np.array(outline) + noise) * scale + shift)
    mask = ink.reshape(count, SIDE, 2, SIDE, 2).mean(axis=(2, 4))
    grey = rng.uniform(0.25, 1, (count, 1, 1))
    slope = rng.uniform(-0.4, 0.4, (count, 1, 1))
    light = 1 + slope * np.linspace(-1, 1, SIDE)[:, None]
    cloth = rng.normal(1, 0.3, (count, SIDE, SIDE))
    return 255 * np.clip(mask * grey * light * cloth, 0, 1)


def _inside(polygons):
    """Dice qué puntos de la cuadrícula caen dentro de cada polígono.

    Parameters
    ----------
    polygons : numpy.ndarray
        Vértices ``(n, vértices, 2)``: x, y.

    Returns
    -------
    numpy.ndarray of bool
        Forma ``(n, 56, 56)``.
    """
    centres = (np.arange(FINE) + 0.5) * 2 / FINE - 1
    x, y = centres, centres[:, None]
    odd = np.zeros((len(polygons), FINE, FINE), dtype=bool)
    corners = polygons.transpose(1, 2, 0)[..., None, None]
    for (x1, y1), (x2, y2) in zip(
        corners, np.roll(corners, -1, axis=0), strict=True
    ):
        spans = (y1 > y) != (y2 > y)
        # Un lado horizontal no abarca ningún renglón: su división no cuenta.
        with np.errstate(divide="ignore", invalid="ignore"):
            crossing = x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        odd ^= spans & (x < crossing)
    return odd
