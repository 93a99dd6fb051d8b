r"""La recta de mayor margen entre dos clases de puntos del plano."""

from itertools import combinations

import numpy as np


def widest_line(x, y):
    r"""Devuelve la recta que separa las clases con el mayor margen.

    Con la columna de unos y el signo de su clase, cada ejemplo es un punto
    :math:`s_i` del espacio, y :math:`v = (w_1, w_2, b)` separa si todo
    :math:`v \cdot s_i` es positivo. La mejor dirección apunta al lugar más
    cercano al origen de lo que los :math:`s_i` encierran: una esquina, un
    lado o una cara, es decir, uno, dos o tres ejemplos. Aquí se prueban
    todos; con coordenadas en cuartos, las cuentas son exactas.

    Parameters
    ----------
    x : numpy.ndarray, shape (samples, 2)
        Los puntos.
    y : numpy.ndarray, shape (samples,)
        Sus clases, 0 o 1.

    Returns
    -------
    weights : numpy.ndarray, shape (2,)
        Los pesos. ``None`` en lugar de los dos si ninguna recta separa.
    bias : float
        El *bias*.
    """
    signs = 2 * np.asarray(y) - 1
    signed = signs[:, np.newaxis] * np.column_stack([x, np.ones(len(x))])
    directions = np.concatenate(
        [signed, _through_two(signed), _through_three(signed)]
    )
    side = (directions @ signed.T).min(axis=1, initial=np.inf)
    good = directions[side > 0]
    if len(good) == 0:
        return None
    margin = side[side > 0] ** 2 / (good**2).sum(axis=1)
    best = good[margin.argmax()]
    return best[:2], float(best[2])


def _through_two(points):
    """Del origen al lugar más cercano de la recta que une cada par."""
    a, b = _groups(points, 2)
    d = b - a
    return a * _dot(d, d) - d * _dot(a, d)


def _through_three(points):
    """Del origen al lugar más cercano del plano que une cada tercia."""
    a, b, c = _groups(points, 3)
    normal = np.cross(b - a, c - a)
    return normal * np.sign(_dot(normal, a))


def _groups(points, size):
    rows = list(combinations(range(len(points)), size))
    return points[np.reshape(rows, (-1, size)).astype(int).T]


def _dot(a, b):
    return (a * b).sum(axis=1, keepdims=True)
