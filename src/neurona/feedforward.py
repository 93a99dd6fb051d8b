r"""Una red *feedforward* escrita como su fórmula, y cuántos números aprende.

Para cualquier número de capas, y para entrenar, está
:class:`~neurona.models.Sequential`.
"""

from itertools import pairwise

from neurona._validation import floats, positive_int


def two_layers(x, W1, b1, f1, W2, b2, f2):
    r"""Salida de una red con una capa oculta.

    .. math:: y = f_2(f_1(x W_1 + b_1) W_2 + b_2)

    Parameters
    ----------
    x : array_like, shape (samples, inputs)
        Un ejemplo en cada renglón.
    W1, W2 : array_like, shape (inputs, hidden) and (hidden, outputs)
        Los pesos de la capa oculta y los de la capa de salida.
    b1, b2 : array_like, shape (hidden,) and (outputs,)
        Un *bias* por neurona.
    f1, f2 : callable
        Las funciones de activación.

    Returns
    -------
    numpy.ndarray, shape (samples, outputs)
        Un renglón por ejemplo.

    Raises
    ------
    ValueError
        Si a una capa no le llega una entrada por cada renglón de sus pesos.

    References
    ----------
    Diapositiva «Redes neuronales multicapa», que escribe los ejemplos en
    columna: :math:`y = f^2(W^2 (f^1(W^1 x + b^1)) + b^2)`.

    Examples
    --------
    >>> from neurona.activations import linear, relu
    >>> W1, W2 = [[1.0, -1.0]], [[1.0], [1.0]]
    >>> two_layers([[-3.0], [2.0]], W1, [0, 0], relu, W2, [0], linear)
    array([[3.],
           [2.]])
    """
    a1 = _layer(x, W1, b1, f1)
    return _layer(a1, W2, b2, f2)


def _layer(x, W, b, activation):
    x, W, b = floats(x, "x"), floats(W, "W"), floats(b, "b")
    if x.shape[-1] != len(W):
        raise ValueError(
            f"La entrada de una capa tiene forma {x.shape}, pero sus pesos "
            f"tienen forma {W.shape}: hace falta un renglón de pesos por "
            "cada entrada."
        )
    return activation(x @ W + b)


def count_parameters(sizes):
    r"""Cuenta los pesos y los *bias* de una red completamente conectada.

    Cada capa aporta ``entradas × neuronas`` pesos y ``neuronas`` *bias*.

    Parameters
    ----------
    sizes : sequence of int
        Nodos de cada capa, con la de entrada primero: ``[784, 128, 10]``.

    Returns
    -------
    int
        Cuántos números aprende la red.

    Raises
    ------
    TypeError, ValueError
        Si algún tamaño no es un entero positivo.

    Examples
    --------
    >>> count_parameters([784, 128, 10])
    101770
    """
    sizes = [positive_int(n, "El número de nodos de una capa") for n in sizes]
    return sum(n * units + units for n, units in pairwise(sizes))
