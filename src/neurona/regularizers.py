"""Regularización: un costo extra que prefiere pesos chicos."""

import numpy as np

from neurona._validation import choose, positive


class L2:
    r"""Suma al costo :math:`\lambda \sum w^2`, como en Keras.

    Su gradiente es :math:`2 \lambda w`: cada paso encoge un poco los pesos.
    No se divide entre los ejemplos.

    Parameters
    ----------
    l2 : float, optional
        El factor :math:`\lambda`.
    """

    def __init__(self, l2=0.01):
        self.l2 = positive(l2, "l2")

    def value(self, w):
        """Devuelve lo que se suma al costo, un ``float``."""
        return self.l2 * float(np.sum(w * w))

    def gradient(self, w):
        """Devuelve lo que se suma al gradiente, de la forma de ``w``."""
        return 2 * self.l2 * w

    def __repr__(self):
        return f"L2({self.l2})"


def get(regularizer):
    """Devuelve un regularizador; ``None`` es ninguno y ``"l2"``, L2(0.01).

    Raises
    ------
    ValueError
        Si el nombre no existe.
    """
    if regularizer is None or isinstance(regularizer, L2):
        return regularizer
    return choose(regularizer, {"l2": L2}, "el regularizador")()
