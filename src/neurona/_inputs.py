"""Lo que se revisa de los datos antes de que lleguen a la red."""

import math
import warnings

import numpy as np

from neurona._validation import (
    data,
    describe,
    fraction,
    positive_int,
    same_length,
)


def check_x(model, x, name="x"):
    """Revisa los ejemplos y los devuelve sin copiarlos.

    Raises
    ------
    ValueError
        Si la red no conoce su entrada, si la forma no es la que espera o si
        hay NaN o infinitos.
    """
    x = data(x, name)
    model.require_built()
    expected = model.input_shape
    if x.ndim == 1 and expected == (1,):
        x = x[:, np.newaxis]
    if x.shape[1:] == expected:
        return x
    if x.shape == expected:
        raise ValueError(
            f"{name} tiene la forma de un solo ejemplo, {x.shape}: agrega el "
            f"eje de los ejemplos con {name}[np.newaxis]."
        )
    if x.ndim == 2 and len(expected) == 1:
        raise ValueError(
            f"{name} tiene {x.shape[1]} columnas, pero la primera capa "
            f"espera {expected[0]}."
        )
    remedy = ""
    if math.prod(x.shape[1:]) == math.prod(expected):
        shape = (-1, *expected)
        remedy = f" Son los mismos números: usa {name}.reshape{shape}."
    raise ValueError(
        f"Cada ejemplo de {name} tiene forma {x.shape[1:]}, pero la red "
        f"espera {expected}.{remedy}"
    )


def check_xy(model, x, y, names=("x", "y")):
    """Revisa ejemplos y etiquetas, y los devuelve sin copiarlos."""
    require_compiled(model)
    x = check_x(model, x, names[0])
    y = data(y, names[1])
    same_length(x, y, *names)
    return x, model.loss.check(y, (len(x), *model.output_shape))


def rows_or(batch_size, default):
    """Devuelve cuántos ejemplos lleva cada lote; ``None`` es lo usual."""
    if batch_size is None:
        return default
    return positive_int(batch_size, "batch_size")


def require_compiled(model):
    """Revisa que ya se haya llamado a ``compile``."""
    if model.loss is None:
        raise ValueError(
            "La red no está compilada: llama antes a "
            "compile(optimizer='sgd', loss='mse')."
        )


def training_data(model, x, y, validation_split, validation_data):
    """Revisa los datos de ``fit`` y aparta los de validación.

    Si la red aún no conoce la forma de su entrada, la aprende de ``x``.

    Returns
    -------
    x, y : numpy.ndarray
        Los ejemplos que se entrenan.
    validation : tuple of numpy.ndarray or None
        Los que solo se evalúan: ``validation_data``, o los últimos renglones
        según ``validation_split``, como en Keras.
    """
    require_compiled(model)
    if not model.built:
        model.build(data(x, "x").shape[1:] or (1,))
    x, y = check_xy(model, x, y)
    if not model.params:
        raise ValueError("La red no tiene pesos que ajustar.")
    warn_about_steps(model)
    if validation_data is not None:
        if not isinstance(validation_data, (tuple, list)) or (
            len(validation_data) != 2
        ):
            raise ValueError(
                "validation_data debe ser una pareja (x_val, y_val), pero "
                f"llegó {describe(validation_data)}."
            )
        names = ("x_val", "y_val")
        return x, y, check_xy(model, *validation_data, names)
    part = fraction(validation_split, "validation_split")
    if part == 0:
        return x, y, None
    split = math.floor(len(x) * (1 - part))
    if not 0 < split < len(x):
        raise ValueError(
            f"Con {len(x)} ejemplos y validation_split={part}, alguna de las "
            "dos partes queda vacía. Usa más ejemplos u otra fracción."
        )
    return x[:split], y[:split], (x[split:], y[split:])


def warn_about_steps(model):
    """Avisa si el escalón impide que alguna capa aprenda."""
    for layer in model.layers:
        if getattr(layer.activation, "name", None) == "step":
            warnings.warn(
                f"La capa '{layer.name}' usa el escalón, cuya derivada es 0: "
                "ni ella ni las anteriores aprenderán. Para entrenar, usa "
                "'sigmoid', 'tanh' o 'relu'.",
                stacklevel=4,
            )
