"""Lección «Gradiente descendente»: medidas y soluciones.

Las superficies están en :mod:`neurona.surfaces`.
"""

import math

import numpy as np

from neurona.gradient_descent import minimize
from neurona.surfaces import Surface, parabola, ravine, rosenbrock, two_minima

__all__ = [
    "Surface",
    "descend",
    "descend_with_momentum",
    "gradient_noise",
    "largest_rate",
    "parabola",
    "ravine",
    "rosenbrock",
    "steps_to",
    "two_minima",
]


def steps_to(goal, surface, start, optimizer, limit=1000):
    """Cuenta los pasos con que el costo llega a una meta y ya no la deja.

    Parameters
    ----------
    goal : float
        El costo al que hay que llegar.
    surface : Surface
        Por dónde se baja.
    start : float or array_like
        Punto de partida.
    optimizer : neurona.optimizers.Optimizer
        Quien da los pasos.
    limit : int, optional
        Cuántos pasos se dan.

    Returns
    -------
    float
        El primer paso desde el que el costo ya no pasa de ``goal``;
        infinito si no llega o si el descenso se va al infinito.
    """
    try:
        path = minimize(*surface, start, optimizer, limit)
    except ValueError:
        return math.inf
    above = np.flatnonzero([surface.cost(w) > goal for w in path])
    if above.size == 0:
        return 0.0
    return math.inf if above[-1] == limit else float(above[-1] + 1)


def gradient_noise(model, x, y, size, draws=400, seed=0):
    """Mide cuánto se equivoca el gradiente de un lote sacado al azar.

    Parameters
    ----------
    model : neurona.Sequential
        La red, compilada.
    x, y : numpy.ndarray
        Todos los ejemplos y sus etiquetas.
    size : int
        Ejemplos por lote, que pueden repetirse.
    draws : int, optional
        Cuántos lotes se sacan.
    seed : int, optional
        De dónde sale el azar.

    Returns
    -------
    float
        El tamaño medio del error, entre el del gradiente de todos.
    """

    def gradient(rows):
        _, parts = model.gradients(x[rows], y[rows])
        return np.concatenate([part.ravel() for part in parts])

    exact = gradient(slice(None))
    batches = np.random.default_rng(seed).integers(len(x), size=(draws, size))
    errors = [np.linalg.norm(gradient(rows) - exact) for rows in batches]
    return float(np.mean(errors) / np.linalg.norm(exact))


def descend(gradient, w, learning_rate, steps):
    r"""Da varios pasos de gradiente descendente y devuelve adónde llegó.

    .. math:: w \leftarrow w - \eta\, \nabla C(w)

    Parameters
    ----------
    gradient : callable
        Recibe un punto y devuelve su gradiente.
    w : float or numpy.ndarray
        Punto de partida; no se modifica.
    learning_rate : float
        El factor de aprendizaje :math:`\eta`.
    steps : int
        Cuántos pasos dar.
    """
    for _ in range(steps):
        w = w - learning_rate * gradient(w)
    return w


def largest_rate(H):
    r"""Factor de aprendizaje desde el que un costo cuadrático no converge.

    Es :math:`2/L`, con :math:`L` la mayor curvatura.

    Parameters
    ----------
    H : numpy.ndarray, shape (n, n)
        Hessiana simétrica y de curvaturas positivas.
    """
    return 2 / np.linalg.eigvalsh(H).max()


def descend_with_momentum(gradient, w, learning_rate, momentum, steps):
    r"""Da varios pasos con inercia, como ``SGD(learning_rate, momentum)``.

    .. math:: v \leftarrow \mu v - \eta\, \nabla C(w), \quad w \leftarrow w + v

    Parameters
    ----------
    gradient, w, learning_rate, steps
        Como en `descend`.
    momentum : float
        La inercia :math:`\mu`.

    References
    ----------
    B. T. Polyak, *Some methods of speeding up the convergence of iteration
    methods*, 1964.
    """
    v = 0
    for _ in range(steps):
        v = momentum * v - learning_rate * gradient(w)
        w = w + v
    return w
