"""Lo que toda función de costo sabe hacer."""

import numpy as np

from neurona._repr import call
from neurona._validation import data, floats, same_shape


class Loss:
    r"""Una función de costo: cuánto se equivoca la red, y hacia dónde.

    El costo es una media: sobre los ejemplos y sobre las salidas, como en
    Keras. El gradiente es el de ese mismo número.

    Attributes
    ----------
    name : str
        Nombre con que la conocen Keras y ``losses.get``.
    """

    name = None
    #: Tipo de las etiquetas; ``None`` es el mismo que el de la red.
    label_dtype = None

    def __call__(self, y_true, y_pred):
        """Revisa los argumentos y devuelve el costo, un ``float``.

        Parameters
        ----------
        y_true, y_pred : array_like
            Lo correcto y lo que la red respondió, de la misma forma.

        Raises
        ------
        ValueError
            Si las formas no corresponden, si hay NaN o infinitos o si las
            etiquetas no son las que este costo espera.
        """
        y_pred = data(floats(y_pred, "y_pred"), "y_pred")
        return self.value(self.check(y_true, y_pred.shape), y_pred)

    def value(self, y_true, y_pred):
        """Devuelve el costo, un ``float``."""
        raise NotImplementedError

    def gradient(self, y_true, y_pred):
        r"""Devuelve :math:`\partial C/\partial \hat y`, como ``y_pred``."""
        raise NotImplementedError

    def fuses_with(self, activation):
        """Dice si el costo y esta activación se simplifican juntos."""
        return False

    def check(self, y_true, shape):
        """Revisa las etiquetas una sola vez, antes de entrenar.

        Parameters
        ----------
        y_true : array_like
            Etiquetas.
        shape : tuple of int
            La forma de lo que responde la red.

        Returns
        -------
        numpy.ndarray
            Las etiquetas, vistas con la forma que el costo usa.

        Raises
        ------
        ValueError
            Si no corresponden con la salida de la red.
        """
        y = data(y_true, "y")
        if y.ndim == 1 and tuple(shape) == (len(y), 1):
            y = y[:, np.newaxis]
        if y.shape != tuple(shape):
            raise ValueError(
                f"y tiene forma {y.shape}, pero la red responde con forma "
                f"{tuple(shape)}. El costo '{self.name}' compara elemento "
                "con elemento: deben ser iguales."
            )
        return y

    def __repr__(self):
        return call(self, vars(self))


class Crossentropy(Loss):
    """Lo común a las entropías cruzadas.

    Parameters
    ----------
    from_logits : bool, optional
        Si la red responde con *z* en lugar de con probabilidades.
    """

    #: La activación con que se simplifica.
    activation = None

    def __init__(self, from_logits=False):
        self.from_logits = bool(from_logits)

    def fuses_with(self, activation):
        same = type(activation) is type(self.activation)
        return same and not self.from_logits

    def value(self, y_true, y_pred):
        if self.from_logits:
            return self.value_from_logits(y_true, y_pred)
        return self.value_from_probabilities(y_true, y_pred)

    def gradient(self, y_true, y_pred):
        if self.from_logits:
            a = self.activation(y_pred)
            return self.gradient_from_logits(y_true, a)
        return self.gradient_from_probabilities(y_true, y_pred)

    def value_from_probabilities(self, y_true, p):
        """Devuelve el costo a partir de las probabilidades *p*."""
        raise NotImplementedError

    def gradient_from_probabilities(self, y_true, p):
        r"""Devuelve :math:`\partial C/\partial p`."""
        raise NotImplementedError

    def value_from_logits(self, y_true, z):
        """Devuelve el costo a partir de la suma ponderada *z*."""
        raise NotImplementedError

    def gradient_from_logits(self, y_true, a):
        r"""Devuelve :math:`\partial C/\partial z`.

        Recibe la activación ``a`` de *z*, que la red ya calculó.
        """
        raise NotImplementedError


def difference(y_true, y_pred):
    """Devuelve ``y_pred - y_true`` si tienen la misma forma.

    Sin esta revisión, restar ``(n,)`` de ``(n, 1)`` da en silencio una
    matriz de ``(n, n)``.
    """
    same_shape(y_true, y_pred, "y_true", "y_pred")
    return np.subtract(y_pred, y_true)
