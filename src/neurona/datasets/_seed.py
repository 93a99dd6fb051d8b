"""El azar de los datos: siempre explícito, nunca el generador global."""

import numpy as np

from neurona._validation import describe, positive_int, real


def generator(seed):
    """Devuelve el generador de números al azar que nace de ``seed``.

    Un generador se usa tal cual: así varios pasos comparten uno solo.

    Raises
    ------
    TypeError
        Si no es un entero ni un generador de NumPy.
    ValueError
        Si es un entero negativo.
    """
    if isinstance(seed, (np.random.Generator, np.random.RandomState)):
        return seed
    try:
        return np.random.default_rng(positive_int(seed, "seed", minimum=0))
    except TypeError:
        raise TypeError(
            "seed debe ser un entero, como 0, o un generador de "
            f"np.random.default_rng, pero llegó {describe(seed)}."
        ) from None


def blur(x, noise, rng):
    """Suma ruido normal a cada coordenada."""
    if real(noise, "noise") < 0:
        raise ValueError(
            f"noise debe ser 0 o mayor, pero llegó {describe(noise)}."
        )
    return x + rng.normal(0, noise, x.shape)
