"""Comprobaciones de la lección «Definir un modelo».

No importan TensorFlow: miran los atributos del modelo que reciben, sea de
Keras o de neurona.
"""

import numpy as np

from neurona.activations import relu
from neurona.practices.definition import comparison_parameters

from ._answers import is_untouched
from ._feedback import check_value
from ._text import describe, pending, right, wrong


def iris_classifier(model):
    """Comprueba la red 4-8-3 que clasifica lirios."""
    if is_untouched(model):
        return pending("falta el modelo")
    if not _is_model(model):
        return _not_a_model(model)
    if not model.built:
        return wrong(NO_INPUT if model.layers else SIZES[()])
    inputs = _shape(getattr(model, "input_shape", ()))
    layers = _dense(model)
    sizes = [units for units, _ in layers]
    seen = {
        "got": f"entrada {inputs}, " + _text(layers),
        "expected": "entrada (4,), " + _text([(8, "relu"), (3, "softmax")]),
    }
    if inputs != (4,):
        return wrong(
            "La forma de la entrada es la de un solo ejemplo, cuatro "
            "medidas: Input(shape=(4,)). El eje de los ejemplos no se "
            "escribe.",
            **seen,
        )
    if sizes != [8, 3]:
        hint = "Va una capa oculta de 8 neuronas y una salida de 3."
        return wrong(SIZES.get(tuple(sizes), hint), **seen)
    hint = _activation_hint(*(name for _, name in layers))
    if hint:
        return wrong(hint, **seen)
    return right(
        f"4-8-3, con ReLU y softmax: {model.count_params()} parámetros, "
        "listos para compilar."
    )


def comparison_count(answer):
    """Comprueba cuántos parámetros tiene la red que compara dos hojas."""
    return check_value(
        answer,
        expected=comparison_parameters(inputs=6, units=5, outputs=2),
        name="mis_parametros",
        mistakes=[
            (
                2 * 35 + 22,
                "Contaste dos veces la capa compartida. Se usa dos veces, "
                "pero es una sola capa: sus pesos se cuentan una vez.",
            ),
            (
                35 + 12,
                "A la salida le llegan las dos descripciones, una junto a "
                "la otra: ¿cuántos números son?",
            ),
            (
                2 * 35 + 12,
                "Son dos descuidos: la capa compartida se cuenta una vez, y "
                "a la salida le llegan las dos descripciones.",
            ),
            (30 + 20, "Faltan los bias: uno por neurona."),
            (35, "Esos son los de la capa compartida: falta la salida."),
            (22, "Esos son los de la salida: falta la capa compartida."),
        ],
        success="Una capa compartida se paga una sola vez.",
    )


def projected_shortcut(model):
    """Comprueba el bloque de 6 a 4 números con un atajo que proyecta."""
    if is_untouched(model):
        return pending("falta el modelo")
    if not _is_model(model):
        return _not_a_model(model)
    if not hasattr(model, "operations"):
        return wrong(
            "Un modelo secuencial no puede tener atajos: cada capa recibe "
            "solo lo que entrega la anterior. Usa keras.Model.",
            got=type(model).__name__,
            expected="un modelo funcional",
        )
    shapes = [_shape(t.shape) for t in [*model.inputs, *model.outputs]]
    if shapes != [(6,), (4,)]:
        return wrong(
            "Concatenar pone los números uno junto al otro; el atajo se "
            "suma: con + o con keras.layers.Add."
            if shapes[1:] == [(8,)] or shapes[1:] == [(10,)]
            else "El bloque tiene una entrada de forma (6,) y una salida de "
            "forma (4,).",
            got=" y ".join(map(str, shapes)),
            expected="(6,) y (4,)",
        )
    dense = [layer for layer in model.layers if _is_dense(layer)]
    kernels = [np.asarray(layer.kernel).shape for layer in dense]
    if kernels != [(6, 4), (6, 4)]:
        return wrong(
            _wiring_hint(kernels),
            got=f"capas Dense con pesos de forma {kernels}",
            expected="dos capas Dense, las dos con pesos de forma (6, 4)",
        )
    hint = _block_hint(model, dense)
    if hint:
        return wrong(hint, expected="ReLU(xW + b) + xP")
    return right(
        "El camino largo lleva ReLU y el corto solo cambia de tamaño: 6 "
        "números se vuelven 4 y ya se pueden sumar."
    )


def _is_model(model):
    return hasattr(model, "layers") and hasattr(model, "built")


def _not_a_model(answer):
    hint = (
        "Eso es un tensor simbólico, la salida. Falta el modelo que va de "
        "la entrada a ella: keras.Model(inputs=..., outputs=...)."
        if hasattr(answer, "shape")
        else "Pasa el modelo ya definido."
    )
    return wrong(hint, got=describe(answer), expected="un modelo")


def _is_dense(layer):
    return hasattr(layer, "units") and hasattr(layer, "kernel")


def _shape(shape):
    """La forma de un ejemplo: sin el ``None`` con que Keras la empieza."""
    return tuple(n for n in shape if n is not None)


def _dense(model):
    """Los nodos y la activación de cada capa completamente conectada."""
    layers = []
    for layer in model.layers:
        name = _activation(layer)
        if _is_dense(layer):
            layers.append((layer.units, name))
        elif name and layers:
            # También vale la activación como una capa aparte.
            layers[-1] = (layers[-1][0], name)
    return layers


def _activation(layer):
    if type(layer).__name__ in ("ReLU", "Softmax"):
        return type(layer).__name__.lower()
    function = getattr(layer, "activation", None)
    return getattr(function, "name", None) or getattr(
        function, "__name__", None
    )


def _text(layers):
    parts = [f"{units} {name}" for units, name in layers]
    return "capas " + ", ".join(parts) if parts else "ninguna capa Dense"


def _activation_hint(hidden, output):
    if hidden == "linear":
        return (
            "A la capa oculta le falta activación: sin ella, las dos capas "
            "equivalen a una sola."
        )
    if hidden != "relu":
        return "La capa oculta lleva ReLU: activation='relu'."
    if output == "linear":
        return "A la salida le falta softmax: sin ella no da probabilidades."
    if output == "sigmoid":
        return (
            "La sigmoide contesta sí o no por cada especie, y la suma no da "
            "1. Cada flor es de una sola: usa softmax."
        )
    if output != "softmax":
        return "La salida de varias clases lleva softmax."
    return None


def _wiring_hint(kernels):
    if len(kernels) < 2:
        return (
            "Falta una capa Dense: una va en el camino largo y otra en el "
            "atajo, que lleva de 6 números a 4."
        )
    if (4, 4) in kernels:
        return (
            "Una capa recibe la salida de la otra. El atajo debe partir de "
            "la entrada: las dos se llaman con x."
        )
    return "Van dos capas de 4 neuronas, y las dos reciben la entrada."


def _block_hint(model, dense):
    """Compara la salida con la que dan sus propios pesos, hecha a mano."""
    x = np.random.default_rng(0).normal(size=(20, 6)).astype("float32")
    y = np.asarray(model(x))
    p, q = (
        x @ np.asarray(layer.kernel)
        + (np.asarray(layer.bias) if layer.use_bias else 0)
        for layer in dense
    )

    def gives(*values):
        return any(np.allclose(y, v, atol=1e-4) for v in values)

    if gives(relu(p) + q, p + relu(q)):
        return None
    if gives(relu(p + q)):
        return "ReLU va en el camino largo, antes de sumar; no en la suma."
    if gives(relu(p) + relu(q)):
        return "El atajo va sin activación: solo cambia de tamaño."
    if gives(p + q):
        return (
            "Falta ReLU en el camino largo: sin ella, sumar dos capas "
            "lineales da otra capa lineal."
        )
    if gives(p * q, relu(p) * q, p * relu(q), relu(p) * relu(q)):
        return "Multiplicaste los dos caminos: el atajo se suma."
    return "Los dos caminos existen, pero la salida no es su suma."


NO_INPUT = (
    "La red todavía no tiene pesos porque no sabe cuántas entradas recibe: "
    "pon Input(shape=(4,)) antes de las capas."
)

SIZES = {
    (): "Faltan las capas: una oculta de 8 neuronas y la de salida.",
    (3,): "Falta la capa oculta, de 8 neuronas.",
    (8,): "Falta la capa de salida: un nodo por especie.",
    (3, 8): "Los tamaños están al revés: primero la oculta, de 8 neuronas.",
    (8, 1): "Un solo nodo de salida solo distingue dos clases. Con tres "
    "especies va un nodo por cada una.",
    (4, 8, 3): "La entrada no es una capa de neuronas: se declara con Input, "
    "y no lleva Dense(4).",
}
