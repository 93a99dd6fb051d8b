r"""Lección «La función de costo»: una pendiente y una entropía, a mano."""

import numpy as np

from neurona.entropies import EPSILON


def line_gradient(w, b, x, y):
    r"""Gradiente del error cuadrático medio de una recta.

    .. math::
        \frac{\partial C}{\partial w}
        = \frac{2}{n} \sum_{i=1}^{n} (\hat y_i - y_i)\, x_i, \qquad
        \frac{\partial C}{\partial b}
        = \frac{2}{n} \sum_{i=1}^{n} (\hat y_i - y_i)

    con :math:`\hat y_i = w x_i + b`.

    Parameters
    ----------
    w, b : float
        La pendiente y la ordenada al origen.
    x, y : numpy.ndarray, shape (samples,)
        Los ejemplos y sus etiquetas.

    Returns
    -------
    tuple of float
        Las dos derivadas: respecto a ``w`` y respecto a ``b``.

    References
    ----------
    Diapositiva «Función de costo»: error cuadrático medio.

    Examples
    --------
    >>> x, y = np.array([1.0, 2.0]), np.array([3.0, 5.0])
    >>> line_gradient(2.0, 0.0, x, y)
    (-3.0, -2.0)
    """
    error = w * x + b - y
    return float(2 * np.mean(error * x)), float(2 * np.mean(error))


def cross_entropy(labels, p):
    r"""Entropía cruzada con las clases escritas como enteros.

    .. math:: C = -\frac{1}{n} \sum_{i=1}^{n} \ln p_{i, y_i}

    Parameters
    ----------
    labels : numpy.ndarray of int, shape (samples,)
        La clase correcta de cada ejemplo, de 0 a K - 1.
    p : numpy.ndarray, shape (samples, classes)
        Las probabilidades, un ejemplo por renglón.

    Returns
    -------
    float

    Notes
    -----
    Una probabilidad de 0 se cuenta como :math:`10^{-7}`, igual que en Keras:
    su logaritmo no existe.

    Examples
    --------
    >>> p = np.array([[0.5, 0.5], [0.25, 0.75]])
    >>> round(cross_entropy(np.array([0, 1]), p), 4)
    0.4904
    """
    chosen = p[np.arange(len(labels)), labels]
    return float(-np.mean(np.log(np.clip(chosen, EPSILON, 1))))
