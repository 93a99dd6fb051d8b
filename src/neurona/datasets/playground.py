"""Los puntos del campo de juego: los mismos en la página y en Python.

Salen de ``np.random.RandomState``, el generador cuyos números NumPy
prometió no cambiar (NEP 19): el laboratorio tiene uno igual en JavaScript.
"""

import numpy as np

from neurona._validation import choose, positive_int
from neurona.datasets._seed import blur
from neurona.datasets.shapes import circles, moons, spiral

# En orden alrededor del cuadro: las clases se alternan.
CORNERS = 0.75 * np.array([[-1, -1], [-1, 1], [1, 1], [1, -1]])
SCALE = 2


def load_playground(name="xor", noise=0.1, samples=300):
    """Devuelve los puntos de un conjunto del campo de juego.

    Parameters
    ----------
    name : {"xor", "circles", "moons", "spiral"}, optional
        El conjunto: ``"xor"`` son cuatro nubes en las esquinas de un
        cuadro; los otros, los de :mod:`neurona.datasets.shapes` al doble de
        su tamaño, con las lunas centradas en el origen.
    noise : float, optional
        Desviación estándar del ruido, antes de duplicar el tamaño.
    samples : int, optional
        Cuántos puntos: la primera mitad es para entrenar y el resto, para
        probar.

    Returns
    -------
    (x_train, y_train), (x_test, y_test) : tuple of numpy.ndarray
        Puntos de forma ``(n, 2)`` y clases, 0 o 1, de forma ``(n,)``.

    Raises
    ------
    TypeError, ValueError
        Si el nombre no existe, si ``samples`` es menor que 4 o si ``noise``
        es negativo.

    Examples
    --------
    >>> (x, y), (x_test, y_test) = load_playground("xor", noise=0)
    >>> x[:2].tolist(), y[:2].tolist()
    ([[-1.5, -1.5], [-1.5, 1.5]], [0, 1])
    """
    shape = choose(name, _SHAPES, "el conjunto")
    half = positive_int(samples, "samples", minimum=4) // 2
    x, y = shape(samples, noise, seed=np.random.RandomState(0))
    x = SCALE * x
    return (x[:half], y[:half]), (x[half:], y[half:])


def _xor(samples, noise, seed):
    corner = np.arange(samples) % len(CORNERS)
    return blur(CORNERS[corner], noise, seed), corner % 2


def _centered_moons(samples, noise, seed):
    x, y = moons(samples, noise, seed)
    return x - [0.5, 0.25], y


_SHAPES = {
    "xor": _xor,
    "circles": circles,
    "moons": _centered_moons,
    "spiral": spiral,
}
