"""Llama a la respuesta del estudiante y mide lo que regresa."""

import warnings
from copy import deepcopy
from typing import Any, NamedTuple

import numpy as np


class Outcome(NamedTuple):
    """Lo que pasó al llamar a la respuesta con una entrada."""

    value: Any = None
    error: Exception | None = None
    warning: str | None = None


def is_untouched(value):
    """Dice si un valor es el hueco del ejercicio: ``None`` o ``...``.

    Una tupla o una lista con un hueco adentro también cuenta.
    """
    if isinstance(value, (tuple, list)):
        return any(is_untouched(item) for item in value)
    return value is None or value is Ellipsis


def call(answer, arguments):
    """Llama a la respuesta sin que ningún error suyo escape.

    Recibe copias: una respuesta que modifica su entrada no estropea la
    comparación. Los avisos numéricos de NumPy se guardan, no se muestran.
    """
    arguments = [
        deepcopy(a) if isinstance(a, (np.ndarray, list)) else a
        for a in arguments
    ]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with np.errstate(all="warn", under="ignore"):
            try:
                value = answer(*arguments)
            except Exception as error:
                return Outcome(error=error)
    numeric = [w for w in caught if issubclass(w.category, RuntimeWarning)]
    return Outcome(value, None, str(numeric[0].message) if numeric else None)


def as_numbers(value):
    """Convierte a arreglo de ``float64``; ``None`` si no son números."""
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "biuf":
            return None
        return array.astype(np.float64)
    except Exception:
        return None


def same(a, b, tolerance=1e-5):
    """Dice si dos arreglos tienen la misma forma y casi los mismos números."""
    return a.shape == b.shape and np.allclose(
        a, b, rtol=tolerance, atol=1e-9, equal_nan=True
    )
