"""Entropías cruzadas: el costo de clasificar.

Junto con su activación (sigmoide o softmax) se simplifican: el gradiente
respecto a la suma ponderada *z* es :math:`(a - y)/n`, sin divisiones que
puedan desbordarse. La red usa ese camino cuando puede, igual que Keras
(``value_from_logits`` y ``gradient_from_logits``). Con ``from_logits=True``
la red responde con *z*, sin activación, y el costo hace el resto.
"""

import numpy as np

from neurona import activations
from neurona._loss import Crossentropy
from neurona._validation import data, same_shape

#: Keras aleja las probabilidades de 0 y de 1 para que el logaritmo exista.
EPSILON = 1e-7


class BinaryCrossentropy(Crossentropy):
    r"""Entropía cruzada binaria, para respuestas de sí o no.

    .. math::

       C = -\frac{1}{n} \sum_{i=1}^{n}
       \left[ y_i \ln p_i + (1 - y_i) \ln (1 - p_i) \right]

    Con varias salidas (multietiqueta) cada una cuenta por separado.

    Parameters
    ----------
    from_logits : bool, optional
        Si la red responde con *z* en lugar de con probabilidades.
    """

    name = "binary_crossentropy"
    activation = activations.sigmoid

    def value_from_probabilities(self, y_true, p):
        same_shape(y_true, p, "y_true", "y_pred")
        p = np.clip(p, EPSILON, 1 - EPSILON)
        return -float(
            np.mean(y_true * np.log(p) + (1 - y_true) * np.log(1 - p))
        )

    def gradient_from_probabilities(self, y_true, p):
        same_shape(y_true, p, "y_true", "y_pred")
        q = np.clip(p, EPSILON, 1 - EPSILON)
        # Donde se recortó, el costo ya no cambia con p.
        return (q == p) * (q - y_true) / (q * (1 - q)) / p.size

    def value_from_logits(self, y_true, z):
        # ln(1 + e^-|z|) no se desborda; la fórmula es la de TensorFlow.
        same_shape(y_true, z, "y_true", "y_pred")
        cost = np.maximum(z, 0) - z * y_true + np.log1p(np.exp(-np.abs(z)))
        return float(np.mean(cost))

    def gradient_from_logits(self, y_true, a):
        same_shape(y_true, a, "y_true", "y_pred")
        return (a - y_true) / a.size

    def check(self, y_true, shape):
        y = super().check(y_true, shape)
        if y.min() < 0 or y.max() > 1:
            raise ValueError(
                "'binary_crossentropy' espera etiquetas entre 0 y 1, pero y "
                f"va de {y.min()} a {y.max()}. Codifica las clases como 0 y "
                "1; si son más de dos y se excluyen, usa "
                "'sparse_categorical_crossentropy'."
            )
        return y


class CategoricalCrossentropy(Crossentropy):
    r"""Entropía cruzada para clases que se excluyen, en *one-hot*.

    .. math:: C = -\frac{1}{n} \sum_{i=1}^{n} \sum_{k=1}^{K} y_{ik}
              \ln p_{ik}

    Como en Keras, cada renglón de *p* se divide antes entre su suma.

    Parameters
    ----------
    from_logits : bool, optional
        Si la red responde con *z* en lugar de con probabilidades.
    """

    name = "categorical_crossentropy"
    activation = activations.softmax

    def value_from_probabilities(self, y_true, p):
        same_shape(y_true, p, "y_true", "y_pred")
        p = p / p.sum(axis=-1, keepdims=True)
        p = np.clip(p, EPSILON, 1 - EPSILON)
        return -float(np.sum(y_true * np.log(p)) / len(p))

    def gradient_from_probabilities(self, y_true, p):
        same_shape(y_true, p, "y_true", "y_pred")
        total = p.sum(axis=-1, keepdims=True)
        p = p / total
        q = np.clip(p, EPSILON, 1 - EPSILON)
        grad = (q == p) * -y_true / q / len(p)
        # Por la división entre la suma, cada p mueve a todo su renglón.
        return (grad - (grad * p).sum(axis=-1, keepdims=True)) / total

    def value_from_logits(self, y_true, z):
        same_shape(y_true, z, "y_true", "y_pred")
        return float(np.sum(y_true * -log_softmax(z)) / len(z))

    def gradient_from_logits(self, y_true, a):
        same_shape(y_true, a, "y_true", "y_pred")
        return (a - y_true) / len(a)

    def check(self, y_true, shape):
        y = data(y_true, "y")
        several_classes(self.name, shape)
        if y.ndim == 1 or y.shape[1:] == (1,):
            raise ValueError(
                f"y tiene una etiqueta por ejemplo (forma {y.shape}), pero "
                "'categorical_crossentropy' espera un renglón one-hot con "
                f"{shape[-1]} columnas. Usa "
                "'sparse_categorical_crossentropy' con esas etiquetas."
            )
        y = super().check(y, shape)
        total = y.sum(axis=-1)
        if y.min() < 0 or np.abs(total - 1).max() > 1e-3:
            raise ValueError(
                "'categorical_crossentropy' espera renglones de "
                "probabilidades que suman 1, pero y tiene renglones que "
                f"suman de {total.min()} a {total.max()}. Si un ejemplo "
                "puede tener varias etiquetas, usa 'binary_crossentropy'."
            )
        return y


class SparseCategoricalCrossentropy(CategoricalCrossentropy):
    """La misma entropía, con la clase escrita como entero: 0, 1, ..., K-1.

    Parameters
    ----------
    from_logits : bool, optional
        Si la red responde con *z* en lugar de con probabilidades.
    """

    name = "sparse_categorical_crossentropy"
    label_dtype = np.intp

    def value_from_probabilities(self, y_true, p):
        return super().value_from_probabilities(one_hot(y_true, p), p)

    def gradient_from_probabilities(self, y_true, p):
        return super().gradient_from_probabilities(one_hot(y_true, p), p)

    def value_from_logits(self, y_true, z):
        chosen = log_softmax(z)[np.arange(len(z)), y_true]
        return -float(chosen.sum() / len(z))

    def gradient_from_logits(self, y_true, a):
        # a - y, sin escribir los ceros de y.
        grad = a / len(a)
        grad[np.arange(len(a)), y_true] -= 1 / len(a)
        return grad

    def check(self, y_true, shape):
        y = data(y_true, "y")
        classes = shape[-1]
        several_classes(self.name, shape)
        if y.shape[1:] == (1,):
            y = y[:, 0]
        if y.ndim > 1:
            raise ValueError(
                f"y tiene forma {y.shape}, como si fuera one-hot, pero "
                "'sparse_categorical_crossentropy' espera un entero por "
                "ejemplo. Usa 'categorical_crossentropy', o "
                "y.argmax(axis=1)."
            )
        if len(y) != shape[0]:
            raise ValueError(
                f"y tiene {len(y)} etiquetas, pero la red responde a "
                f"{shape[0]} ejemplos."
            )
        if y.min() < 0 or y.max() >= classes or np.any(y % 1):
            wrong = y[(y < 0) | (y >= classes) | (y % 1 != 0)][0]
            raise ValueError(
                f"y contiene la etiqueta {wrong}, pero la red tiene "
                f"{classes} salidas: las clases deben ser los enteros de 0 "
                f"a {classes - 1}."
            )
        return y.astype(np.intp, copy=False)


def log_softmax(z):
    """Devuelve el logaritmo de softmax sin desbordarse."""
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))


def one_hot(labels, like):
    """Devuelve un renglón por etiqueta, con 1 en su clase y 0 en el resto."""
    rows = np.zeros_like(like)
    rows[np.arange(len(rows)), labels] = 1
    return rows


def several_classes(name, shape):
    """Revisa que haya un renglón por ejemplo, con varias salidas.

    Con una sola salida, softmax vale siempre 1 y no hay nada que aprender.
    """
    if len(shape) < 2:
        raise ValueError(
            f"'{name}' espera un renglón de probabilidades por ejemplo, pero "
            f"y_pred tiene forma {tuple(shape)}."
        )
    if shape[-1] == 1:
        raise ValueError(
            f"'{name}' necesita una salida por clase, pero la red tiene una "
            "sola. Para dos clases usa una salida sigmoide y "
            "'binary_crossentropy'."
        )
