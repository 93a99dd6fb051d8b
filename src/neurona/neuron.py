r"""La neurona artificial: :math:`y = f(w_1 x_1 + \cdots + w_n x_n + b)`."""

import numpy as np

from neurona._validation import floats
from neurona.activations import step


def neuron(x, w, b, activation):
    r"""Salida de una neurona, :math:`y = f(x \cdot w + b)`.

    Parameters
    ----------
    x : float or array_like
        Un ejemplo, de forma ``(n,)``, o varios, de forma ``(ejemplos, n)``.
    w : float or array_like
        Los pesos, de forma ``(n,)``.
    b : float
        El *bias*.
    activation : callable
        La función de activación :math:`f`.

    Returns
    -------
    float or numpy.ndarray
        Un número por ejemplo.

    Raises
    ------
    ValueError
        Si ``x`` no trae una entrada por cada peso.

    References
    ----------
    Diapositivas «Neurona artificial».

    Examples
    --------
    >>> from neurona.activations import step
    >>> float(neuron([1.0, 2.0], [0.5, -1.0], 2.0, step))
    1.0
    """
    x, w = floats(x, "x"), floats(w, "w")
    if np.shape(x)[-1:] != np.shape(w):
        raise ValueError(
            f"x tiene forma {np.shape(x)} y w tiene forma {np.shape(w)}: "
            "hace falta un peso por cada entrada."
        )
    return activation(np.dot(x, w) + b)


def neuron_with_w0(x, w, activation):
    r"""La misma neurona con el *bias* entre los pesos, como :math:`w_0`.

    Parameters
    ----------
    x : array_like
        Ejemplos sin la columna de unos, de forma ``(ejemplos, n)``.
    w : array_like
        Pesos de forma ``(n + 1,)``; ``w[0]`` es el *bias*.
    activation : callable
        La función de activación :math:`f`.

    Returns
    -------
    numpy.ndarray
        Un número por ejemplo, de forma ``(ejemplos,)``.

    Raises
    ------
    ValueError
        Si ``w`` no tiene un peso más que columnas ``x``.

    References
    ----------
    Diapositivas «Neurona artificial», :math:`y = f(W\mathbf{x})`.
    """
    x = floats(x, "x")
    ones = np.ones((len(x), 1))
    return neuron(np.hstack([ones, x]), w, 0, activation)


def nand(x):
    """Compuerta NAND con una neurona: 0 solo si las dos entradas son 1.

    Parameters
    ----------
    x : array_like
        Pares de ceros y unos, de forma ``(ejemplos, 2)``.

    Returns
    -------
    numpy.ndarray
        Ceros y unos, de forma ``(ejemplos,)``.

    Examples
    --------
    >>> nand([[0, 0], [0, 1], [1, 0], [1, 1]])
    array([1., 1., 1., 0.])
    """
    return neuron(x, w=[-1, -1], b=1.5, activation=step)
