"""La tinta de un dibujo de 28 × 28, como la pinta el laboratorio."""

import itertools

import numpy as np

SIDE = 28
# A esta distancia del trazo, en píxeles, la tinta se acaba.
REACH = 1.75


def stroke(points):
    """Dibuja una línea quebrada, como un plumón claro sobre fondo negro.

    Parameters
    ----------
    points : sequence of tuple of float
        Sus esquinas, dos o más: renglón y columna, en píxeles.

    Returns
    -------
    numpy.ndarray of uint8, shape (28, 28)
        La imagen: 0 es fondo y 255, tinta plena.

    Examples
    --------
    >>> seven = stroke([(7, 9), (7, 19), (21, 12)])
    >>> int(seven[7, 14]), int(seven[0, 0])
    (255, 0)
    """
    rows, columns = np.indices((SIDE, SIDE)).astype(float)
    ink = np.zeros((SIDE, SIDE))
    for (r, c), (r_end, c_end) in itertools.pairwise(points):
        dr, dc = r_end - r, c_end - c
        # Del punto más cercano del trazo: 0 es su inicio y 1, su fin.
        along = (rows - r) * dr + (columns - c) * dc
        t = np.clip(along / ((dr * dr + dc * dc) or 1), 0, 1)
        a, b = rows - r - t * dr, columns - c - t * dc
        distance = np.sqrt(a * a + b * b)
        ink = np.maximum(ink, np.clip(REACH - distance, 0, 1))
    return np.floor(255 * ink + 0.5).astype(np.uint8)
