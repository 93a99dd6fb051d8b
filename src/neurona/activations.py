"""Funciones de activación: la señal que una neurona emite.

Cada activación responde a tres preguntas:

- ``f(z)``: ¿cuánto vale?
- ``f.derivative(z)``: ¿con qué rapidez cambia?
- ``f.backward(z, a, grad)``: si el costo cambia con la salida ``a`` según
  ``grad``, ¿cómo cambia con ``z``?

Aceptan números y arreglos, y conservan float32 y float64.
"""

import numpy as np

from neurona._repr import call
from neurona._validation import choose, floats


class Activation:
    r"""Lo que toda función de activación :math:`a = f(z)` sabe hacer.

    Attributes
    ----------
    name : str
        Nombre con que la conocen Keras y ``activations.get``.
    """

    name = None

    def __call__(self, z):
        """Devuelve la activación ``a``, de la misma forma que ``z``."""
        raise NotImplementedError

    def derivative(self, z):
        """Devuelve la derivada de la activación en cada ``z``."""
        raise NotImplementedError

    def backward(self, z, a, grad):
        r"""Lleva el gradiente de la salida a la entrada.

        Parameters
        ----------
        z : numpy.ndarray
            Entrada de la activación.
        a : numpy.ndarray
            Su salida ``f(z)``, ya calculada.
        grad : numpy.ndarray
            :math:`\partial C / \partial a`, de la forma de ``a``.

        Returns
        -------
        numpy.ndarray
            :math:`\partial C / \partial z`, de la forma de ``z``.
        """
        return grad * self.derivative(z)

    def __repr__(self):
        return call(self, vars(self))


class Linear(Activation):
    r"""Función lineal o identidad, :math:`f(z) = z`."""

    name = "linear"

    def __call__(self, z):
        return floats(z)

    def derivative(self, z):
        return np.ones_like(floats(z))

    def backward(self, z, a, grad):
        return grad


class Step(Activation):
    r"""Función escalón: 1 si :math:`z \geq 0`, si no 0.

    Su derivada es 0 en todas partes (en el salto no existe, y aquí también
    vale 0): por eso no sirve para aprender con gradiente descendente.
    """

    name = "step"

    def __call__(self, z):
        z = floats(z)
        return (z >= 0).astype(z.dtype)

    def derivative(self, z):
        return np.zeros_like(floats(z))


class Sigmoid(Activation):
    r"""Función sigmoide o logística, :math:`f(z) = 1 / (1 + e^{-z})`.

    Su derivada es :math:`f'(z) = f(z)\,(1 - f(z))`.
    """

    name = "sigmoid"

    def __call__(self, z):
        z = floats(z)
        # Con exponentes negativos nada se desborda: si z >= 0 esto es
        # 1 / (1 + e^-z); si z < 0 es e^z / (1 + e^z), que vale lo mismo.
        return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))

    def derivative(self, z):
        a = self(z)
        return a * (1 - a)

    def backward(self, z, a, grad):
        return grad * a * (1 - a)


class Tanh(Activation):
    r"""Tangente hiperbólica, :math:`f(z) = (e^z - e^{-z})/(e^z + e^{-z})`.

    Su derivada es :math:`f'(z) = 1 - f(z)^2`.
    """

    name = "tanh"

    def __call__(self, z):
        return np.tanh(floats(z))

    def derivative(self, z):
        return 1 - self(z) ** 2

    def backward(self, z, a, grad):
        return grad * (1 - a**2)


class ReLU(Activation):
    r"""Lineal rectificada, :math:`f(z) = \max(z, 0)`.

    En :math:`z = 0` la derivada no existe; aquí vale 0, como en Keras.
    """

    name = "relu"

    def __call__(self, z):
        return np.maximum(floats(z), 0)

    def derivative(self, z):
        z = floats(z)
        return (z > 0).astype(z.dtype)


class LeakyReLU(Activation):
    r"""ReLU con fuga: :math:`z` si es positiva, si no :math:`\alpha z`.

    Parameters
    ----------
    alpha : float, optional
        Pendiente del lado negativo. Keras usa 0.2 en
        ``activations.leaky_relu``.
    """

    name = "leaky_relu"

    def __init__(self, alpha=0.2):
        self.alpha = alpha

    def __call__(self, z, alpha=None):
        z = floats(z)
        slope = self.alpha if alpha is None else alpha
        return np.maximum(z, 0) + slope * np.minimum(z, 0)

    def derivative(self, z):
        z = floats(z)
        return np.where(z > 0, 1, self.alpha).astype(z.dtype)


class Softmax(Activation):
    r"""Convierte cada renglón en probabilidades que suman 1.

    .. math:: f(z)_i = \frac{e^{z_i}}{\sum_{j=1}^{K} e^{z_j}}

    Cada salida depende de *todas* las entradas de su renglón. Por eso su
    derivada es una matriz, :math:`\partial a_i / \partial z_j = a_i
    (\delta_{ij} - a_j)`, y ``derivative`` la devuelve con forma ``(..., K,
    K)``.
    """

    name = "softmax"

    def __call__(self, z):
        z = np.atleast_1d(floats(z))
        # Restar el mayor no cambia el resultado y evita desbordar e^z. Si
        # la resta llega a -inf, e^-inf = 0 es justo la respuesta.
        with np.errstate(over="ignore"):
            e = np.exp(z - z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)

    def derivative(self, z):
        a = self(z)[..., np.newaxis]
        return a * (
            np.eye(a.shape[-2], dtype=a.dtype) - np.swapaxes(a, -1, -2)
        )

    def backward(self, z, a, grad):
        return a * (grad - (grad * a).sum(axis=-1, keepdims=True))


linear = Linear()
step = Step()
sigmoid = Sigmoid()
tanh = Tanh()
relu = ReLU()
leaky_relu = LeakyReLU()
softmax = Softmax()

_BY_NAME = {
    f.name: f for f in (linear, step, sigmoid, tanh, relu, leaky_relu, softmax)
}


def get(activation):
    """Devuelve una activación a partir de su nombre.

    Parameters
    ----------
    activation : str, Activation or None
        ``None`` significa lineal, como en Keras.

    Raises
    ------
    ValueError
        Si el nombre no existe; el mensaje sugiere el más parecido.
    TypeError
        Si no es un nombre ni una activación.

    Examples
    --------
    >>> get("sigmoid")(0.0)
    np.float64(0.5)
    """
    if activation is None:
        return linear
    if isinstance(activation, Activation):
        return activation
    return choose(activation, _BY_NAME, "la activación")
