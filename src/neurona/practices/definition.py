"""Lección «Definir un modelo»: dos definiciones, una cuenta y una tabla.

TensorFlow se carga dentro de las funciones que lo usan.
"""

import contextlib
import sys

from neurona._validation import positive_int


def summary_text(model, width=46):
    """Devuelve como texto la tabla que ``model.summary()`` muestra.

    Parameters
    ----------
    model : keras.Model
        Un modelo de Keras.
    width : int, default 46
        Caracteres por renglón; caben en un teléfono.

    Returns
    -------
    str
        La tabla, sin colores.
    """
    parts = []
    with _no_display():
        model.summary(line_length=width, print_fn=parts.append)
    return "".join(parts).rstrip()


def _no_display():
    # Aunque se le pida texto, Keras deja además una salida vacía en la celda.
    if "IPython" not in sys.modules:
        return contextlib.nullcontext()
    from IPython.utils.capture import capture_output

    return capture_output()


def iris_classifier():
    """Define en Keras una red que clasifica lirios, 4-8-3.

    Returns
    -------
    keras.Sequential
        Cuatro medidas, ocho neuronas ReLU y una salida softmax con un nodo
        por especie; sin compilar.
    """
    from tensorflow import keras

    return keras.Sequential(
        [
            keras.Input(shape=(4,)),
            keras.layers.Dense(8, activation="relu"),
            keras.layers.Dense(3, activation="softmax"),
        ]
    )


def comparison_parameters(inputs, units, outputs):
    """Cuenta los parámetros de una red que compara dos entradas.

    Las dos pasan por la misma capa ``Dense``; sus respuestas se concatenan
    y llegan a la capa de salida.

    Parameters
    ----------
    inputs : int
        Características de cada entrada.
    units : int
        Neuronas de la capa compartida.
    outputs : int
        Neuronas de la capa de salida.

    Returns
    -------
    int
        Cuántos números aprende la red.

    Raises
    ------
    TypeError, ValueError
        Si algún tamaño no es un entero positivo.

    Examples
    --------
    >>> comparison_parameters(inputs=6, units=5, outputs=2)
    57
    """
    inputs = positive_int(inputs, "inputs")
    units = positive_int(units, "units")
    outputs = positive_int(outputs, "outputs")
    shared = inputs * units + units
    output = 2 * units * outputs + outputs
    return shared + output


def projected_shortcut(inputs=6, units=4):
    r"""Define en Keras un bloque cuyo atajo cambia de tamaño.

    .. math:: y = \operatorname{ReLU}(x W + b) + x P

    Parameters
    ----------
    inputs : int, default 6
        Características de la entrada.
    units : int, default 4
        Números que entrega el bloque.

    Returns
    -------
    keras.Model
        El bloque, sin compilar.

    References
    ----------
    He y otros (2016), *Deep residual learning for image recognition*,
    ecuación 2: el atajo lleva una proyección si los tamaños difieren.
    """
    from tensorflow import keras

    x = keras.Input(shape=(inputs,))
    hidden = keras.layers.Dense(units, activation="relu")(x)
    shortcut = keras.layers.Dense(units, use_bias=False)(x)
    return keras.Model(inputs=x, outputs=hidden + shortcut)
