r"""Lección «Backpropagation»: deltas, una capa hacia atrás y un paso."""

from neurona.activations import relu, sigmoid


def deltas(x, t, W1, b1, W2, b2):
    r"""Calcula la delta de cada neurona de una red de dos capas sigmoides.

    .. math::
        \delta^2 = o - t, \qquad
        \delta^1 = (\delta^2 W_2^T) \odot h \odot (1 - h)

    El costo es la entropía cruzada binaria de un solo ejemplo.

    Parameters
    ----------
    x : numpy.ndarray, shape (1, inputs)
        El ejemplo.
    t : int
        Su etiqueta, 0 o 1.
    W1, b1, W2, b2 : numpy.ndarray
        Los parámetros, de formas ``(entradas, ocultas)``, ``(ocultas,)``,
        ``(ocultas, 1)`` y ``(1,)``.

    Returns
    -------
    output : numpy.ndarray, shape (1, 1)
    hidden : numpy.ndarray, shape (1, hidden)
        :math:`\partial C/\partial z` de la salida y de las ocultas.

    References
    ----------
    Rumelhart, Hinton y Williams (1986); diapositiva «Backpropagation».
    """
    h = sigmoid(x @ W1 + b1)
    o = sigmoid(h @ W2 + b2)
    output = o - t
    hidden = (output @ W2.T) * h * (1 - h)
    return output, hidden


def sigmoid_backward(X, W, A, G):
    r"""Pasa el gradiente por una capa sigmoide, de atrás hacia adelante.

    .. math::
        D = G \odot A \odot (1 - A), \qquad
        \frac{\partial C}{\partial W} = X^T D, \qquad
        \frac{\partial C}{\partial b} = \sum_{\text{ejemplos}} D, \qquad
        \frac{\partial C}{\partial X} = D W^T

    Parameters
    ----------
    X : numpy.ndarray, shape (samples, inputs)
        Lo que entró a la capa.
    W : numpy.ndarray, shape (inputs, units)
        Sus pesos.
    A : numpy.ndarray, shape (samples, units)
        Lo que respondió.
    G : numpy.ndarray, shape (samples, units)
        :math:`\partial C/\partial A`, lo que le llega de adelante.

    Returns
    -------
    dW, db, dX : numpy.ndarray
        Los gradientes, con las formas de ``W``, del *bias* y de ``X``.

    References
    ----------
    Las mismas cuentas que :meth:`neurona.layers.Dense.backward`.
    """
    D = G * A * (1 - A)
    return X.T @ D, D.sum(axis=0), D @ W.T


def training_step(X, y, W1, b1, W2, b2, learning_rate):
    r"""Da un paso a una red con ReLU oculta, salida lineal y costo MSE.

    Parameters
    ----------
    X : numpy.ndarray, shape (samples, inputs)
        Los ejemplos.
    y : numpy.ndarray, shape (samples, 1)
        Lo que deben responder.
    W1, b1, W2, b2 : numpy.ndarray
        Los parámetros; no se modifican.
    learning_rate : float
        El factor de aprendizaje :math:`\eta`.

    Returns
    -------
    W1, b1, W2, b2 : numpy.ndarray
        Los parámetros después de un paso de gradiente descendente.

    References
    ----------
    Diapositivas «Backpropagation» y «Gradiente descendente».
    """
    H = relu(X @ W1 + b1)
    P = H @ W2 + b2
    D2 = 2 * (P - y) / len(X)
    # Con los pesos de antes: el gradiente es el del costo que se midió.
    D1 = (D2 @ W2.T) * (H > 0)
    grads = X.T @ D1, D1.sum(axis=0), H.T @ D2, D2.sum(axis=0)
    before = W1, b1, W2, b2
    return tuple(
        p - learning_rate * g for p, g in zip(before, grads, strict=True)
    )
