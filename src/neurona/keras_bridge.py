"""Un puente con Keras: la misma red, de un lado y del otro.

TensorFlow se importa solo dentro de estas funciones.
"""

import numpy as np

from neurona import activations
from neurona._validation import describe
from neurona.layers import Dense, Dropout, Flatten, Input
from neurona.models import Sequential
from neurona.quiet import quiet_tensorflow
from neurona.regularizers import L2


def to_keras(model):
    """Construye en Keras la misma red, con los mismos pesos.

    Parameters
    ----------
    model : Sequential
        Una red de neurona, con sus pesos ya creados.

    Returns
    -------
    keras.Sequential
        Sin compilar: el optimizador y el costo se eligen allá.

    Raises
    ------
    ValueError
        Si usa el escalón, que Keras no tiene.
    """
    keras = _keras()
    model.require_built()
    builders = {
        Dense: _dense_to_keras,
        Flatten: lambda layer, keras: keras.layers.Flatten(),
        Dropout: lambda layer, keras: keras.layers.Dropout(layer.rate),
    }
    twin = keras.Sequential([keras.Input(model.input_shape)])
    for layer in model.layers:
        twin.add(builders[type(layer)](layer, keras))
    twin.set_weights(model.get_weights())
    return twin


def from_keras(keras_model):
    """Construye en neurona la misma red que una ``keras.Sequential``.

    Parameters
    ----------
    keras_model : keras.Sequential
        Con capas ``Dense``, ``Flatten`` y ``Dropout``, ya construida.

    Returns
    -------
    Sequential
        Sin compilar, con los mismos pesos.

    Raises
    ------
    ValueError
        Si no está construida, o si tiene una capa o una activación que
        neurona no conoce.
    """
    if not keras_model.built:
        raise ValueError(
            "La red de Keras todavía no tiene pesos: pon keras.Input((n,)) "
            "como primera capa."
        )
    builders = {
        "Dense": _dense_from_keras,
        "Flatten": lambda layer: Flatten(name=layer.name),
        "Dropout": lambda layer: Dropout(layer.rate, name=layer.name),
    }
    # Entre float32 y float64 se elige el que no pierde cifras.
    dtype = np.result_type(np.float32, *keras_model.get_weights())
    twin = Sequential(
        [Input(keras_model.input_shape[1:])],
        name=keras_model.name,
        dtype=dtype,
    )
    for layer in keras_model.layers:
        kind = type(layer).__name__
        if kind not in builders:
            raise ValueError(
                f"neurona no tiene la capa {kind} ('{layer.name}'): solo "
                f"{', '.join(builders)}."
            )
        twin.add(builders[kind](layer))
    twin.set_weights(keras_model.get_weights())
    return twin


def _keras():
    with quiet_tensorflow():
        from tensorflow import keras
    return keras


def _dense_to_keras(layer, keras):
    activation = layer.activation
    if isinstance(activation, activations.Step):
        raise ValueError(
            f"La capa '{layer.name}' usa el escalón, que Keras no tiene "
            "porque no se puede entrenar con gradiente descendente."
        )
    if isinstance(activation, activations.LeakyReLU):
        name = keras.layers.LeakyReLU(negative_slope=activation.alpha)
    else:
        name = activation.name
    penalty = layer.kernel_regularizer
    return keras.layers.Dense(
        layer.units,
        activation=name,
        use_bias=layer.use_bias,
        kernel_regularizer=penalty and keras.regularizers.L2(penalty.l2),
        name=layer.name,
    )


def _dense_from_keras(layer):
    function = layer.activation
    if type(function).__name__ == "LeakyReLU":
        activation = activations.LeakyReLU(float(function.negative_slope))
    else:
        activation = getattr(function, "__name__", describe(function))
    penalty = layer.kernel_regularizer
    return Dense(
        layer.units,
        activation=activation,
        use_bias=layer.use_bias,
        kernel_regularizer=penalty and L2(float(penalty.l2)),
        name=layer.name,
    )
