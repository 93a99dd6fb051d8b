"""Lógica con una sola unidad de umbral, la de McCulloch y Pitts."""

from itertools import product

import numpy as np

from neurona._validation import data
from neurona.perceptron import threshold_unit

CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))


def but_not(x):
    """Se enciende si la primera entrada vale 1 y la segunda no.

    Parameters
    ----------
    x : array_like, shape (samples, 2)
        Pares de ceros y unos.

    Returns
    -------
    numpy.ndarray, shape (samples,), int

    Examples
    --------
    >>> but_not([[0, 0], [0, 1], [1, 0], [1, 1]])
    array([0, 0, 1, 0])
    """
    return threshold_unit(x, weights=[1, -1], threshold=1)


def majority(x):
    """Se enciende si más de la mitad de sus entradas vale 1.

    Parameters
    ----------
    x : array_like, shape (samples, inputs)
        Ceros y unos.

    Returns
    -------
    numpy.ndarray, shape (samples,), int

    Examples
    --------
    >>> majority([[1, 1, 0], [1, 0, 0]])
    array([1, 0])
    """
    inputs = np.shape(x)[1]
    return threshold_unit(x, np.ones(inputs), threshold=inputs // 2 + 1)


def is_threshold_function(y):
    """Dice si una unidad de umbral de dos entradas puede dar esas salidas.

    Basta con buscar entre pesos −1, 0 y 1 y umbrales enteros de −1 a 2:
    multiplicar pesos y umbral por un mismo número positivo no cambia nada,
    y con ellos ya salen todas las rectas que separan esquinas del cuadrado.

    Parameters
    ----------
    y : array_like, shape (4,)
        Las salidas deseadas en 00, 01, 10 y 11, en ese orden.

    Returns
    -------
    bool

    Raises
    ------
    ValueError
        Si no son cuatro salidas.

    Examples
    --------
    >>> is_threshold_function([0, 0, 0, 1])
    True
    >>> is_threshold_function([0, 1, 1, 0])
    False
    """
    y = data(y, "y")
    if y.shape != (4,):
        raise ValueError(
            f"y tiene forma {y.shape}, pero se esperan cuatro salidas: las "
            "de 00, 01, 10 y 11."
        )
    return any(
        np.array_equal(threshold_unit(CORNERS, weights, threshold), y)
        for weights in product([-1, 0, 1], repeat=2)
        for threshold in [-1, 0, 1, 2]
    )
