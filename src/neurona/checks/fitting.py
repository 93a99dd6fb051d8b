"""Comprobaciones de la lección «Compilar y ajustar»."""

import math

import numpy as np

from neurona import losses
from neurona.practices import fitting

from ._answers import call, is_untouched
from ._feedback import Mistake, check_function, check_is_function
from ._text import describe, describe_case, pending, right, wrong

REGRESSION = ("mean_squared_error", "mean_absolute_error", "huber")
BINARY = ("binary_crossentropy",)
SPARSE = ("sparse_categorical_crossentropy",)
CATEGORICAL = ("categorical_crossentropy",)

# Etiquetas, activación de la salida, costos que sirven y por qué los demás no.
LOSSES = [
    (
        np.array([310.5, 97.0, 152.3]),
        "linear",
        REGRESSION,
        "Con salida lineal se predice una cantidad: va un costo de regresión.",
    ),
    (
        np.array([0, 1, 1, 0]),
        "sigmoid",
        BINARY,
        "Una sigmoide responde sí o no: va la entropía cruzada binaria.",
    ),
    (
        np.array([[1, 0, 1], [0, 0, 0]]),
        "sigmoid",
        BINARY,
        "Son varias preguntas de sí o no, una por columna, y sus renglones "
        "no suman 1: la entropía sigue siendo binaria.",
    ),
    (
        np.array([3, 0, 9, 3]),
        "softmax",
        SPARSE,
        "Las etiquetas son enteros, uno por ejemplo: lleva «sparse».",
    ),
    (
        np.array([[3], [0], [9]]),
        "softmax",
        SPARSE,
        "Una columna sigue siendo un entero por ejemplo: no basta con mirar "
        "cuántos ejes tiene y.",
    ),
    (
        np.eye(3)[[2, 0, 1, 1]],
        "softmax",
        CATEGORICAL,
        "Cada etiqueta es un renglón one-hot: no lleva «sparse».",
    ),
]


def loss_choice(answer):
    """Comprueba ``mi_costo(y, activacion)``, que regresa un nombre."""
    missing = check_is_function(answer)
    if missing is not None:
        return missing
    for y, activation, accepted, reason in LOSSES:
        value, error, _ = call(answer, [y, activation])
        if error is None and is_untouched(value):
            return pending(
                "la función regresó " + describe(value), ", termina con return"
            )
        hint = _loss_hint(value, error, accepted, reason)
        if hint:
            return wrong(
                hint,
                given=describe_case({"y": y, "activacion": activation}),
                got=describe(value) if error is None else repr(error),
            )
    return right("Cada costo va con sus etiquetas y con su salida.")


def _loss_hint(value, error, accepted, reason):
    """Por qué no sirve lo que regresó; ``None`` si sirve."""
    if error is not None:
        return "Lee el mensaje del error: dice qué no se pudo hacer."
    try:
        name = losses.get(value).name
    except (TypeError, ValueError) as unknown:
        return str(unknown)
    return None if name in accepted else reason


def update_count(answer):
    """Comprueba ``mi_cuenta(n, lote, epocas, validacion)``."""
    return check_function(
        answer,
        solution=fitting.updates,
        cases=[
            {"n": 300, "lote": 32, "epocas": 5, "validacion": 0.0},
            {"n": 60000, "lote": 32, "epocas": 1, "validacion": 0.0},
            {"n": 100, "lote": 100, "epocas": 3, "validacion": 0.0},
            {"n": 100, "lote": 32, "epocas": 4, "validacion": 0.25},
            {"n": 10, "lote": 100, "epocas": 7, "validacion": 0.5},
        ],
        mistakes=[
            Mistake(
                lambda n, b, e, v: e * (math.floor(n * (1 - v)) // b),
                "Falta el último lote de cada época, aunque quede "
                "incompleto: redondea hacia arriba.",
            ),
            Mistake(
                lambda n, b, e, v: e * math.floor(n * (1 - v)) / b,
                "No hay media actualización: un lote incompleto cuenta como "
                "uno. Redondea hacia arriba.",
            ),
            Mistake(
                lambda n, b, e, v: math.ceil(e * math.floor(n * (1 - v)) / b),
                "Redondea los lotes de una época antes de multiplicar: un "
                "lote no se completa con ejemplos de la época siguiente.",
            ),
            Mistake(
                lambda n, b, e, v: fitting.updates(n, b, 1, v),
                "Esas son las de una sola época.",
            ),
            Mistake(
                lambda n, b, e, v: fitting.updates(n, b, e),
                "Los ejemplos de validación no se entrenan: réstalos antes "
                "de repartir los lotes.",
            ),
            Mistake(
                lambda n, b, e, v: e * math.floor(n * (1 - v)),
                "Esas son las veces que se ve un ejemplo. Se actualiza una "
                "vez por lote.",
            ),
        ],
        success="Esas son las actualizaciones que hace fit.",
    )


def own_fit(answer):
    """Comprueba ``mi_ajuste(x, y, rate, epochs, batch_size)``."""
    return check_function(
        answer,
        solution=fitting.fit_neuron,
        # Cinco ejemplos en lotes de dos: el último queda incompleto.
        cases=[
            {
                "x": np.array([1.0, 2.0, -1.0, 0.5, 3.0]),
                "y": np.array([3.0, 4.0, 0.0, 2.0, 8.0]),
                "rate": 0.05,
                "epochs": 2,
                "batch_size": 2,
            },
            {
                "x": np.array([0.5, -2.0, 1.5]),
                "y": np.array([1.0, 3.0, -1.0]),
                "rate": 0.1,
                "epochs": 3,
                "batch_size": 3,
            },
        ],
        mistakes=_OWN_FIT,
        success="Tu fit recorre épocas y lotes como el de Keras.",
    )


def _mean(w, b, x, y, n):
    error = w * x + b - y
    return 2 * np.mean(error * x), 2 * np.mean(error)


def _sum(w, b, x, y, n):
    error = w * x + b - y
    return 2 * np.sum(error * x), 2 * np.sum(error)


def _over_all(w, b, x, y, n):
    gw, gb = _sum(w, b, x, y, n)
    return gw / n, gb / n


def _descend(gradient=_mean, scale=1.0, drop=False, whole=False, once=False):
    """Un ``fit`` con el error que se pida, para dar su pista."""

    def fit(x, y, rate, epochs, batch_size):
        w = b = 0.0
        size = len(x) if whole else batch_size
        for _ in range(1 if once else epochs):
            stop = len(x) - len(x) % size if drop else len(x)
            for start in range(0, stop, size):
                rows = slice(start, start + size)
                gw, gb = gradient(w, b, x[rows], y[rows], len(x))
                w, b = w - rate * scale * gw, b - rate * scale * gb
        return w, b

    return fit


def _two_errors(x, y, rate, epochs, batch_size):
    w = b = 0.0
    for _ in range(epochs):
        for start in range(0, len(x), batch_size):
            rows = slice(start, start + batch_size)
            w -= rate * _mean(w, b, x[rows], y[rows], len(x))[0]
            b -= rate * _mean(w, b, x[rows], y[rows], len(x))[1]
    return w, b


_OWN_FIT = [
    Mistake(_descend(scale=-1), "Signo: se camina en contra del gradiente."),
    Mistake(_descend(scale=0.5), "Falta el 2 que sale de derivar e²."),
    Mistake(
        _descend(once=True), "Solo diste una vuelta: falta el ciclo de épocas."
    ),
    Mistake(
        _descend(whole=True),
        "Usaste todos los ejemplos en cada paso: recórrelos de batch_size "
        "en batch_size.",
    ),
    Mistake(
        _descend(drop=True),
        "Falta el último lote, el incompleto: range(0, len(x), batch_size) "
        "sí llega a él.",
    ),
    Mistake(
        _descend(_over_all),
        "Divide entre los ejemplos del lote, no entre todos.",
    ),
    Mistake(
        _descend(_sum),
        "Sumaste sobre el lote: el costo es una media, divide entre sus "
        "ejemplos.",
    ),
    Mistake(
        _two_errors,
        "Calcula el error una vez por lote: a b le tocó el de un w que ya "
        "se movió.",
    ),
    Mistake(
        lambda *args: fitting.fit_neuron(*args)[::-1],
        "Son los números correctos, al revés: primero w, después b.",
    ),
]
