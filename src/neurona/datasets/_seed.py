"""El azar de los datos: siempre explícito, nunca el generador global."""

import numpy as np

from neurona._validation import describe, positive_int


def generator(seed):
    """Devuelve el generador de números al azar que nace de ``seed``.

    Un ``Generator`` se usa tal cual: así varios pasos comparten uno solo.

    Raises
    ------
    TypeError
        Si no es un entero ni un ``numpy.random.Generator``.
    ValueError
        Si es un entero negativo.
    """
    if isinstance(seed, np.random.Generator):
        return seed
    try:
        return np.random.default_rng(positive_int(seed, "seed", minimum=0))
    except TypeError:
        raise TypeError(
            "seed debe ser un entero, como 0, o un generador de "
            f"np.random.default_rng, pero llegó {describe(seed)}."
        ) from None
