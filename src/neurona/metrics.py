"""Métricas: números para leer, que no se derivan.

Las funciones (``binary_accuracy``, ``r2_score``, ``confusion_matrix``...) se
llaman con etiquetas y respuestas. ``compile(metrics=[...])`` usa por nombre
las que ``get`` conoce y las junta lote por lote.
"""

import numpy as np

from neurona._validation import choose, data, floats, same_shape


def binary_accuracy(y_true, y_pred, threshold=0.5):
    """Fracción de respuestas del lado correcto del umbral.

    Parameters
    ----------
    y_true : array_like
        Etiquetas 0 o 1.
    y_pred : array_like
        Probabilidades, de la misma forma.
    threshold : float, optional
        Una probabilidad *mayor* que este umbral se lee como 1.
    """
    y_true, y_pred = _pair(y_true, y_pred)
    return _fraction((y_pred > threshold) == y_true)


def categorical_accuracy(y_true, y_pred):
    """Fracción de ejemplos cuya clase más probable es la de la etiqueta.

    Parameters
    ----------
    y_true : array_like
        Etiquetas *one-hot*, de forma ``(n, clases)``.
    y_pred : array_like
        Probabilidades, de la misma forma.
    """
    y_true, y_pred = _pair(y_true, y_pred)
    return _fraction(y_true.argmax(axis=-1) == y_pred.argmax(axis=-1))


def sparse_categorical_accuracy(y_true, y_pred):
    """Fracción de ejemplos cuya clase más probable es la de la etiqueta.

    Parameters
    ----------
    y_true : array_like
        Etiquetas enteras, de forma ``(n,)`` o ``(n, 1)``.
    y_pred : array_like
        Probabilidades, de forma ``(n, clases)``.
    """
    y_pred = floats(y_pred, "y_pred")
    y_true = np.asarray(y_true)
    if y_true.ndim == y_pred.ndim and y_true.shape[-1] == 1:
        y_true = y_true[..., 0]
    same_shape(y_true, y_pred[..., 0], "y_true", "y_pred sin sus clases")
    return _fraction(y_pred.argmax(axis=-1) == y_true)


def mean_squared_error(y_true, y_pred):
    r"""Error cuadrático medio, :math:`\frac{1}{n}\sum (y - \hat y)^2`."""
    y_true, y_pred = _pair(y_true, y_pred)
    return float(np.mean((y_pred - y_true) ** 2))


def mean_absolute_error(y_true, y_pred):
    r"""Error absoluto medio, :math:`\frac{1}{n}\sum |y - \hat y|`."""
    y_true, y_pred = _pair(y_true, y_pred)
    return float(np.mean(np.abs(y_pred - y_true)))


def r2_score(y_true, y_pred):
    r"""Coeficiente de determinación, media sobre las salidas.

    .. math:: R^2 = 1 - \frac{\sum (y - \hat y)^2}{\sum (y - \bar y)^2}

    Vale 1 si la predicción es exacta y 0 si no es mejor que la media.

    Raises
    ------
    ValueError
        Si alguna salida de ``y_true`` es constante: no hay nada que
        explicar.
    """
    total = R2Score()
    total.update(y_true, y_pred)
    return total.result()


def confusion_matrix(y_true, y_pred, classes=None):
    """Cuenta cuántas veces la clase *i* se leyó como *j*.

    Parameters
    ----------
    y_true, y_pred : array_like of int
        Clases 0, 1, 2..., de forma ``(n,)``.
    classes : int, optional
        Número de clases; si falta, la mayor que aparece más uno.

    Returns
    -------
    numpy.ndarray of int
        De forma ``(clases, clases)``: renglón, lo correcto; columna, lo que
        respondió la red.

    Raises
    ------
    ValueError
        Si alguna clase no es un entero entre 0 y ``classes - 1``.
    """
    pairs = np.stack([np.ravel(data(y, "y")) for y in _pair(y_true, y_pred)])
    classes = int(pairs.max()) + 1 if classes is None else classes
    if pairs.min() < 0 or pairs.max() >= classes or np.any(pairs % 1):
        raise ValueError(
            f"Las clases deben ser enteros de 0 a {classes - 1}. Si tienes "
            "probabilidades, usa antes y_pred.argmax(axis=1)."
        )
    counts = np.zeros((classes, classes), dtype=int)
    np.add.at(counts, tuple(pairs.astype(int)), 1)
    return counts


class Mean:
    """Junta lote por lote una métrica que es una media sobre ejemplos."""

    def __init__(self, function, name):
        self.function = function
        self.name = name
        self.reset()

    def reset(self):
        """Vuelve a empezar."""
        self.total = 0.0
        self.count = 0

    def update(self, y_true, y_pred):
        """Suma un lote: pesa lo que pesan sus ejemplos."""
        self.total += self.function(y_true, y_pred) * len(y_pred)
        self.count += len(y_pred)

    def result(self):
        """Devuelve la media de lo visto, un ``float``."""
        return self.total / self.count


class R2Score:
    """Junta lote por lote las sumas de que depende el R²."""

    name = "r2_score"

    def __init__(self):
        self.reset()

    def reset(self):
        """Vuelve a empezar."""
        self.count = 0
        self.sum = self.squares = self.residual = 0.0

    def update(self, y_true, y_pred):
        """Suma un lote."""
        y, p = _pair(y_true, y_pred)
        y = y.astype(np.float64)
        if not self.count:
            # Restar un valor cercano evita perder cifras al elevar al
            # cuadrado números grandes; el R² no cambia.
            self.origin = y[0]
        self.count += len(y)
        self.sum = self.sum + (y - self.origin).sum(axis=0)
        self.squares = self.squares + ((y - self.origin) ** 2).sum(axis=0)
        self.residual = self.residual + ((y - p) ** 2).sum(axis=0)

    def result(self):
        """Devuelve el R² de lo visto, un ``float``."""
        spread = self.squares - self.sum**2 / self.count
        if np.any(spread <= 0):
            raise ValueError(
                "El R² necesita etiquetas que varíen, pero y_true es "
                "constante en al menos una salida."
            )
        return float(np.mean(1 - self.residual / spread))


_FUNCTIONS = {
    "binary_accuracy": binary_accuracy,
    "categorical_accuracy": categorical_accuracy,
    "sparse_categorical_accuracy": sparse_categorical_accuracy,
    "mse": mean_squared_error,
    "mean_squared_error": mean_squared_error,
    "mae": mean_absolute_error,
    "mean_absolute_error": mean_absolute_error,
}
_NAMES = ("accuracy", "acc", *_FUNCTIONS, "r2_score")


def get(name, outputs=1, sparse=False):
    """Devuelve una métrica que se junta lote por lote.

    Parameters
    ----------
    name : str, Mean or R2Score
        Un nombre de Keras, o una métrica, que vuelve a empezar.
        ``"accuracy"`` es la binaria si la red tiene una salida y la de
        clases si tiene varias, como en Keras.
    outputs : int, optional
        Salidas de la red.
    sparse : bool, optional
        Si cada etiqueta es un entero y no un renglón *one-hot*.

    Raises
    ------
    ValueError
        Si el nombre no existe; el mensaje sugiere el más parecido.
    """
    if isinstance(name, (Mean, R2Score)):
        # El mismo objeto sirve época tras época: no arrastra lo anterior.
        name.reset()
        return name
    choose(name, dict.fromkeys(_NAMES), "la métrica")
    if name == "r2_score":
        return R2Score()
    if name not in ("accuracy", "acc"):
        return Mean(_FUNCTIONS[name], name)
    if outputs == 1:
        return Mean(binary_accuracy, name)
    if sparse:
        return Mean(sparse_categorical_accuracy, name)
    return Mean(categorical_accuracy, name)


def _pair(y_true, y_pred):
    y_true, y_pred = np.asarray(y_true), floats(y_pred, "y_pred")
    same_shape(y_true, y_pred, "y_true", "y_pred")
    return y_true, y_pred


def _fraction(hits):
    return float(np.count_nonzero(hits) / np.size(hits))
