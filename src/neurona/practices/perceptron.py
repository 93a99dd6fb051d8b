r"""Lección «El perceptrón»: una corrección, el margen y el bolsillo."""

import numpy as np

from neurona.activations import step


def correct(w, b, x, t, learning_rate):
    r"""Corrige una neurona con un solo ejemplo, si se equivoca.

    .. math::
        w \leftarrow w + \eta\,(t - y)\,x, \qquad
        b \leftarrow b + \eta\,(t - y)

    Parameters
    ----------
    w : numpy.ndarray, shape (inputs,)
        Los pesos.
    b : float
        El *bias*.
    x : numpy.ndarray, shape (inputs,)
        El ejemplo.
    t : int
        Su etiqueta, 0 o 1.
    learning_rate : float
        El factor de aprendizaje :math:`\eta`.

    Returns
    -------
    w : numpy.ndarray, shape (inputs,)
    b : float
        Los parámetros corregidos; los mismos, si la neurona acierta.

    References
    ----------
    F. Rosenblatt, 1958; diapositiva «Red perceptrón».

    Examples
    --------
    >>> w, b = correct(np.array([0.0, 1.0]), 0.0, np.array([2.0, 1.0]), 0, 0.5)
    >>> w.tolist(), float(b)
    ([-1.0, 0.5], -0.5)
    """
    error = t - step(x @ w + b)
    return w + learning_rate * error * x, b + learning_rate * error


def margin(X, t, w, b):
    r"""Margen de una recta: su distancia al ejemplo más cercano.

    .. math:: \gamma = \min_i \frac{(2 t_i - 1)(w \cdot x_i + b)}{\|w\|}

    Parameters
    ----------
    X : numpy.ndarray, shape (samples, inputs)
        Los ejemplos.
    t : numpy.ndarray, shape (samples,)
        Sus etiquetas, 0 o 1.
    w : numpy.ndarray, shape (inputs,)
        Los pesos.
    b : float
        El *bias*.

    Returns
    -------
    float
        En las unidades de ``X``; negativo si algún ejemplo queda del lado
        equivocado.

    Examples
    --------
    >>> X, t = np.array([[1.0, 0.0], [6.0, 0.0]]), np.array([0, 1])
    >>> float(margin(X, t, w=np.array([2.0, 0.0]), b=-6.0))
    2.0
    """
    side = 2 * t - 1
    return np.min(side * (X @ w + b)) / np.sqrt(w @ w)


def pocket(X, t, path):
    """Devuelve, de todas las rectas de un camino, la que menos se equivoca.

    Parameters
    ----------
    X : numpy.ndarray, shape (samples, inputs)
        Los ejemplos.
    t : numpy.ndarray, shape (samples,)
        Sus etiquetas, 0 o 1.
    path : numpy.ndarray, shape (lines, inputs + 1)
        Una recta por renglón: sus pesos y, al final, su *bias*; como
        ``neurona.perceptron.Perceptron.path``.

    Returns
    -------
    numpy.ndarray, shape (inputs + 1,)
        La mejor recta; si empatan varias, la primera.

    References
    ----------
    S. I. Gallant, *Perceptron-based learning algorithms*, IEEE Transactions
    on Neural Networks 1, 1990.

    Examples
    --------
    >>> X, t = np.array([[0.0], [2.0]]), np.array([0, 1])
    >>> pocket(X, t, path=np.array([[0.0, 0.0], [1.0, -1.0]])).tolist()
    [1.0, -1.0]
    """
    errors = [np.sum(step(X @ w[:-1] + w[-1]) != t) for w in path]
    return path[np.argmin(errors)]
