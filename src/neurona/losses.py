"""Funciones de costo, con los nombres y las medias de Keras.

Cada una da su valor, ``value(y_true, y_pred)``, y su gradiente respecto a la
respuesta de la red, ``gradient(y_true, y_pred)``. Aquí están las de
regresión; las entropías cruzadas viven en :mod:`neurona.entropies` y se
usan desde aquí igual que las demás.
"""

import numpy as np

from neurona._loss import Loss, difference
from neurona._validation import choose, positive
from neurona.entropies import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    SparseCategoricalCrossentropy,
)

__all__ = [
    "BinaryCrossentropy",
    "CategoricalCrossentropy",
    "Huber",
    "Loss",
    "MeanAbsoluteError",
    "MeanSquaredError",
    "SparseCategoricalCrossentropy",
    "get",
]


class MeanSquaredError(Loss):
    r"""Error cuadrático medio.

    .. math::

       C = \frac{1}{n} \sum_{i=1}^{n} (\hat y_i - y_i)^2, \qquad
       \frac{\partial C}{\partial \hat y_i} = \frac{2}{n} (\hat y_i - y_i)

    donde *n* cuenta todas las salidas de todos los ejemplos.
    """

    name = "mean_squared_error"

    def value(self, y_true, y_pred):
        return float(np.mean(difference(y_true, y_pred) ** 2))

    def gradient(self, y_true, y_pred):
        error = difference(y_true, y_pred)
        return 2 * error / error.size


class MeanAbsoluteError(Loss):
    r"""Error absoluto medio.

    .. math::

       C = \frac{1}{n} \sum_{i=1}^{n} |\hat y_i - y_i|, \qquad
       \frac{\partial C}{\partial \hat y_i}
       = \frac{1}{n} \operatorname{signo}(\hat y_i - y_i)

    Donde el error es 0 la derivada no existe; aquí vale 0, como en Keras.
    """

    name = "mean_absolute_error"

    def value(self, y_true, y_pred):
        return float(np.mean(np.abs(difference(y_true, y_pred))))

    def gradient(self, y_true, y_pred):
        error = difference(y_true, y_pred)
        return np.sign(error) / error.size


class Huber(Loss):
    r"""Cuadrático si el error :math:`e` es chico, absoluto si es grande.

    .. math::

       C = \frac{1}{n} \sum_{i=1}^{n}
       \begin{cases}
       \frac{1}{2} e_i^2 & \text{si } |e_i| \leq \delta \\
       \delta |e_i| - \frac{1}{2} \delta^2 & \text{si no}
       \end{cases}

    Parameters
    ----------
    delta : float, optional
        Error a partir del cual crece en línea recta, en unidades de *y*.
    """

    name = "huber"

    def __init__(self, delta=1.0):
        self.delta = positive(delta, "delta")

    def value(self, y_true, y_pred):
        error = np.abs(difference(y_true, y_pred))
        small = np.minimum(error, self.delta)
        # small * (error - small / 2) es e²/2 si e es chico y
        # delta * e - delta²/2 si es grande.
        return float(np.mean(small * (error - small / 2)))

    def gradient(self, y_true, y_pred):
        error = difference(y_true, y_pred)
        return np.clip(error, -self.delta, self.delta) / error.size


mse = mean_squared_error = MeanSquaredError()
mae = mean_absolute_error = MeanAbsoluteError()
huber = Huber()
binary_crossentropy = BinaryCrossentropy()
categorical_crossentropy = CategoricalCrossentropy()
sparse_categorical_crossentropy = SparseCategoricalCrossentropy()

_ALL = (
    mse,
    mae,
    huber,
    binary_crossentropy,
    categorical_crossentropy,
    sparse_categorical_crossentropy,
)
_BY_NAME = {"mse": mse, "mae": mae} | {loss.name: loss for loss in _ALL}


def get(loss):
    """Devuelve una función de costo a partir de su nombre.

    Parameters
    ----------
    loss : str or Loss
        Un nombre de Keras (``"mse"``, ``"binary_crossentropy"``...) o un
        objeto de este módulo.

    Raises
    ------
    ValueError
        Si el nombre no existe; el mensaje sugiere el más parecido.
    TypeError
        Si no es un nombre ni una función de costo.

    Examples
    --------
    >>> get("mse")([1.0, 2.0], [1.0, 4.0])
    2.0
    """
    if isinstance(loss, Loss):
        return loss
    return choose(loss, _BY_NAME, "la función de costo")
