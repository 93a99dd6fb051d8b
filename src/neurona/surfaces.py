r"""Superficies por las que se baja: un costo y su gradiente.

Cada una los da como los pide ``minimize``:

>>> from neurona.gradient_descent import minimize
>>> from neurona.optimizers import SGD
>>> minimize(*ravine(25), [-3.0, 1.0], SGD(0.07), steps=40).shape
(41, 2)
"""

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from neurona._validation import positive, real


class Surface(NamedTuple):
    """Una función que se minimiza y su gradiente."""

    cost: Callable
    gradient: Callable


def parabola(curvature=10.0):
    r"""Parábola de un peso, :math:`C(w) = \tfrac{1}{2} L w^2`.

    Parameters
    ----------
    curvature : float, optional
        :math:`L`: el descenso converge si y solo si :math:`\eta < 2/L`.

    Returns
    -------
    Surface
    """
    L = positive(curvature, "curvature")
    return Surface(lambda w: L * w**2 / 2, lambda w: L * w)


def ravine(condition=25.0, angle=0.0):
    r"""Barranco: un tazón más curvo en una dirección que en la otra.

    Sin girar es :math:`C(w) = \tfrac{1}{2}(w_1^2 + \kappa\, w_2^2)`.

    Parameters
    ----------
    condition : float, optional
        Su número de condición, :math:`\kappa`.
    angle : float, optional
        Cuánto se gira, en grados.

    Returns
    -------
    Surface
    """
    kappa = positive(condition, "condition")
    turn = math.radians(real(angle, "angle"))
    gentle = np.array([math.cos(turn), math.sin(turn)])
    steep = np.array([-math.sin(turn), math.cos(turn)])
    A = np.outer(gentle, gentle) + kappa * np.outer(steep, steep)
    return Surface(lambda w: w @ A @ w / 2, lambda w: A @ w)


def rosenbrock():
    r"""Valle curvo :math:`(1 - w_1)^2 + 100\,(w_2 - w_1^2)^2`.

    Returns
    -------
    Surface
        Su mínimo es (1, 1).

    References
    ----------
    H. H. Rosenbrock, *An automatic method for finding the greatest or least
    value of a function*, The Computer Journal 3, 1960.
    """

    def cost(w):
        return (1 - w[0]) ** 2 + 100 * (w[1] - w[0] ** 2) ** 2

    def gradient(w):
        # Como producto: la potencia de un escalar redondea a veces distinto,
        # y un camino caótico en otro lenguaje ya no sería el mismo.
        side = w[1] - w[0] * w[0]
        return np.array([-2 * (1 - w[0]) - 400 * w[0] * side, 200 * side])

    return Surface(cost, gradient)


def two_minima(tilt=0.1):
    r"""Dos valles y, entre ellos, una silla.

    .. math::

        C(w) = \tfrac{1}{4}(w_1^2 - 1)^2 + a\, w_1 + \tfrac{1}{2} w_2^2

    Parameters
    ----------
    tilt : float, optional
        La inclinación :math:`a`. Con 0 los valles son iguales y la silla
        está en el origen; si es positiva, el izquierdo es más hondo. Con
        :math:`|a| > 2/\sqrt{27}` solo queda uno.

    Returns
    -------
    Surface
    """
    a = real(tilt, "tilt")

    def cost(w):
        return (w[0] ** 2 - 1) ** 2 / 4 + a * w[0] + w[1] ** 2 / 2

    def gradient(w):
        return np.array([w[0] * (w[0] * w[0] - 1) + a, w[1]])

    return Surface(cost, gradient)
