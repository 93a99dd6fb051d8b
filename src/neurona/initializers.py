"""Con qué valores empiezan los pesos.

Si todos empezaran iguales, todas las neuronas de una capa aprenderían lo
mismo: hay que romper la simetría con azar, de un tamaño que no apague ni
desborde la señal. Cada función recibe la forma ``(entradas, unidades)`` y un
generador de NumPy.
"""

import math

import numpy as np

from neurona._validation import choose


def glorot_uniform(shape, rng):
    r"""Uniforme en :math:`\pm\sqrt{6 / (entradas + unidades)}`.

    Es la de Keras si no se pide otra; va bien con sigmoide y tanh.

    References
    ----------
    Glorot y Bengio (2010), *Understanding the difficulty of training deep
    feedforward neural networks*.
    """
    limit = math.sqrt(6 / sum(shape))
    return rng.uniform(-limit, limit, shape)


def he_normal(shape, rng):
    r"""Normal recortada, de desviación :math:`\sqrt{2 / entradas}`.

    Pensada para ReLU, que apaga la mitad de la señal.

    References
    ----------
    He y otros (2015), *Delving Deep into Rectifiers*.
    """
    return _truncated_normal(shape, math.sqrt(2 / shape[0]), rng)


def he_uniform(shape, rng):
    r"""Uniforme en :math:`\pm\sqrt{6 / entradas}`."""
    limit = math.sqrt(6 / shape[0])
    return rng.uniform(-limit, limit, shape)


def glorot_normal(shape, rng):
    r"""Normal recortada, de varianza :math:`2 / (entradas + unidades)`."""
    return _truncated_normal(shape, math.sqrt(2 / sum(shape)), rng)


def random_normal(shape, rng):
    """Normal de media 0 y desviación 0.05, como en Keras."""
    return rng.normal(0, 0.05, shape)


def zeros(shape, rng):
    """Puros ceros: así empieza siempre el *bias*."""
    return np.zeros(shape)


def _truncated_normal(shape, deviation, rng):
    # Keras vuelve a sortear lo que cae a más de dos desviaciones, y divide
    # entre 0.8796 porque recortar las colas encoge la desviación.
    values = rng.standard_normal(shape)
    while (far := np.abs(values) > 2).any():
        values[far] = rng.standard_normal(far.sum())
    return values * (deviation / 0.87962566103423978)


_BY_NAME = {
    function.__name__: function
    for function in (
        glorot_uniform,
        glorot_normal,
        he_normal,
        he_uniform,
        random_normal,
        zeros,
    )
}


def get(initializer):
    """Devuelve un inicializador a partir de su nombre.

    Raises
    ------
    ValueError
        Si el nombre no existe; el mensaje sugiere el más parecido.
    """
    if callable(initializer):
        return initializer
    return choose(initializer, _BY_NAME, "el inicializador")
