r"""La recta de menor MAE y la de menor costo de Huber entre unos puntos.

La de menor MSE es la de :func:`neurona.least_squares.fit_line`.
"""

from itertools import combinations

import numpy as np

from neurona.least_squares import fit_line
from neurona.losses import mae

# Menos que esto no es una mejora: es el redondeo.
TIE = 1e-9
MOST = 1000


def least_absolute_line(x, y):
    r"""Recta de menor error absoluto medio.

    Minimizar el MAE es un programa lineal: entre las mejores rectas
    siempre hay una que pasa por dos de los puntos. Se prueban todos los
    pares y, si hay empate, gana el primero.

    Parameters
    ----------
    x, y : numpy.ndarray, shape (samples,)
        Una característica, con al menos dos valores distintos, y el valor
        que se quiere predecir.

    Returns
    -------
    slope, intercept : float
        La pendiente y la ordenada al origen.

    Examples
    --------
    >>> least_absolute_line(np.array([0, 1, 2]), np.array([1.0, 9.0, 5.0]))
    (2.0, 1.0)
    """
    best, least = None, np.inf
    for i, j in combinations(range(len(x)), 2):
        if x[i] == x[j]:
            continue
        slope = (y[j] - y[i]) / (x[j] - x[i])
        intercept = y[i] - slope * x[i]
        cost = mae.value(y, slope * x + intercept)
        if cost < least - TIE:
            best, least = (float(slope), float(intercept)), cost
    return best


def huber_line(x, y, delta):
    r"""Recta de menor costo de Huber.

    Mínimos cuadrados una y otra vez. En cada vuelta, un punto a distancia
    :math:`|e_i|` de la recta anterior cuenta
    :math:`\min(1, \delta/|e_i|)`: lo que queda lejos cuenta menos.

    Parameters
    ----------
    x, y : numpy.ndarray, shape (samples,)
        Una característica, con al menos dos valores distintos, y el valor
        que se quiere predecir.
    delta : float
        La frontera del costo, en unidades de ``y``.

    Returns
    -------
    slope, intercept : float
        La pendiente y la ordenada al origen.

    References
    ----------
    P. J. Huber, *Robust Statistics*, 1981: mínimos cuadrados reponderados.
    """
    line = np.array(fit_line(x, y))
    for _ in range(MOST):
        error = line[0] * x + line[1] - y
        weights = delta / np.maximum(delta, np.abs(error))
        before, line = line, _weighted_line(x, y, weights)
        if np.all(np.abs(line - before) < TIE):
            break
    return float(line[0]), float(line[1])


def _weighted_line(x, y, weights):
    middle = np.average(x, weights=weights)
    height = np.average(y, weights=weights)
    dx = x - middle
    slope = (weights * dx) @ (y - height) / ((weights * dx) @ dx)
    return np.array([slope, height - slope * middle])
