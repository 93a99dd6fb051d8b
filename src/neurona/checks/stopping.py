"""Comprobaciones de la lección sobre guardar y detener."""

import json
import math

from neurona.practices.stopping import (
    count_lambdas,
    early_stop,
    epochs_left,
)

from ._feedback import Mistake, check_function
from ._parts import check_parts

#: Cada caso separa un descuido de los demás.
COSTS = (
    ([0.9, 0.5, 0.6, 0.7, 0.75, 0.4, 0.3, 0.35], 2),
    ([0.9, 0.5, 0.6, 0.4, 0.45, 0.3, 0.31, 0.32, 0.33, 0.2], 2),
    ([0.8, 0.4, 0.7, 0.6, 0.5, 0.55, 0.3, 0.2], 3),
    ([0.5, 0.4, 0.4, 0.45, 0.46, 0.3], 2),
    ([0.5, 0.4, 0.3], 5),
)


def stopping_epoch(answer):
    """Comprueba en qué época se detiene un entrenamiento, y la mejor.

    Parameters
    ----------
    answer : callable
        Función ``(costs, patience)`` que regresa la mejor época y la última,
        contadas desde 1.

    Returns
    -------
    bool
        Si es correcta; la explicación se escribe.
    """
    return check_parts(
        answer,
        names=("mejor", "última"),
        solution=early_stop,
        cases=[{"costos": c, "paciencia": p} for c, p in COSTS],
        mistakes=[
            Mistake(
                lambda c, p: _minus_one(early_stop(c, p)),
                "Aquí las épocas se cuentan desde 1, y la lista, desde 0.",
            ),
            Mistake(
                lambda c, p: early_stop(c, p)[::-1],
                "Están al revés: primero la mejor y luego la última.",
            ),
            Mistake(
                lambda c, p: early_stop(c, p + 1),
                "Te detienes una época tarde: con paciencia 2, a la segunda "
                "época sin mejorar ya no hay otra (>=, no >).",
            ),
            Mistake(
                _never_resets,
                "Cuentas todas las épocas sin mejorar. Cada mejora devuelve "
                "la cuenta a cero.",
            ),
            Mistake(
                _against_previous,
                "Comparas con la época anterior. Mejorar es bajar del mejor "
                "costo visto.",
            ),
            Mistake(
                _ties_improve,
                "Un empate no es una mejora: usa <, no <=.",
            ),
            Mistake(
                lambda c, p: (c.index(min(c)) + 1, early_stop(c, p)[1]),
                "La mejor se busca entre las épocas que se entrenaron. Las "
                "que siguen a la última nunca ocurrieron.",
            ),
            Mistake(
                lambda c, p: (early_stop(c, p)[0], len(c)),
                "Cuentas todas las épocas: falta detenerse (break).",
            ),
        ],
        success=(
            "Compara con lo mejor, tolera lo que le pides y sabe qué época "
            "valía la pena."
        ),
    )


def _minus_one(pair):
    return pair[0] - 1, pair[1] - 1


def _counting(costs, patience, improves, resets=True):
    """El ciclo de siempre, con otra idea de qué es mejorar."""
    best, wait = 1, 0
    for epoch, cost in enumerate(costs, start=1):
        if epoch == 1 or improves(cost, costs[best - 1], costs[epoch - 2]):
            best, wait = epoch, wait * (not resets)
        else:
            wait += 1
        if wait >= patience:
            break
    return best, epoch


def _never_resets(costs, patience):
    return _counting(costs, patience, lambda c, best, last: c < best, False)


def _against_previous(costs, patience):
    return _counting(costs, patience, lambda c, best, last: c < last)


def _ties_improve(costs, patience):
    return _counting(costs, patience, lambda c, best, last: c <= best)


def _layer(kind, **config):
    return {"module": "keras.layers", "class_name": kind, "config": config}


def _lambda_layer():
    function = {"class_name": "__lambda__", "config": {"code": "4wEA..."}}
    return _layer("Lambda", name="lambda", function=function)


#: Lo esencial de tres archivos: con ninguna, con una y con tres escondidas.
CONFIGS = (
    {"class_name": "Sequential", "config": {"layers": [_layer("Dense")]}},
    {
        "class_name": "Sequential",
        "config": {"layers": [_layer("Dense"), _lambda_layer()]},
    },
    {
        "class_name": "Sequential",
        "config": {
            "layers": [
                _layer("Dense", activation={"class_name": "__lambda__"}),
                _layer("Sequential", layers=[_lambda_layer()] * 2),
            ]
        },
    },
)


def lambda_count(answer):
    """Comprueba la cuenta de funciones que trae un archivo ``.keras``.

    Parameters
    ----------
    answer : callable
        Función ``(config)`` que regresa cuántas, a cualquier profundidad.

    Returns
    -------
    bool
        Si es correcta; la explicación se escribe.
    """
    return check_function(
        answer,
        solution=count_lambdas,
        cases=[{"config": config} for config in CONFIGS],
        mistakes=[
            Mistake(
                lambda config: count_lambdas(config) + _named_lambda(config),
                "Cuentas dos veces la misma: «Lambda» es la capa y "
                "«__lambda__», la función que lleva adentro.",
            ),
            Mistake(
                _named_lambda,
                "Buscas la capa «Lambda», y una función también cabe en "
                "otras partes, como una activación: busca «__lambda__».",
            ),
            Mistake(
                lambda config: config["class_name"] == "__lambda__",
                "Solo miras el primer diccionario: adentro de sus valores "
                "hay más. Llama a tu función con cada uno.",
            ),
            Mistake(
                lambda config: count_lambdas(config) > 0,
                "Dices si hay o no. Se pide cuántas: suma lo que cuenta "
                "cada parte.",
            ),
        ],
        success="Ninguna se esconde, y no ejecutaste nada para hallarlas.",
    )


def _named_lambda(config):
    return json.dumps(config).count('"Lambda"')


#: Actualizaciones, ejemplos, lote y épocas.
MIXED = "Restas actualizaciones a épocas: cada época tiene varias."
INTERRUPTED = (
    (12, 100, 50, 10),
    (30, 90, 32, 20),
    (35, 90, 32, 20),
    (0, 48, 8, 5),
    (99, 30, 10, 20),
)


def pending_epochs(answer):
    """Comprueba cuántas épocas le faltan a un entrenamiento cortado.

    Parameters
    ----------
    answer : callable
        Función ``(iterations, samples, batch_size, epochs)``.

    Returns
    -------
    bool
        Si es correcta; la explicación se escribe.
    """
    names = ("actualizaciones", "ejemplos", "lote", "épocas")
    return check_function(
        answer,
        solution=epochs_left,
        cases=[dict(zip(names, c, strict=True)) for c in INTERRUPTED],
        mistakes=[
            Mistake(
                lambda k, n, b, e: e - epochs_left(k, n, b, e),
                "Esas son las que ya se entrenaron; se piden las que faltan.",
            ),
            Mistake(lambda k, n, b, e: e - k, MIXED),
            Mistake(lambda k, n, b, e: max(e - k, 0), MIXED),
            Mistake(
                lambda k, n, b, e: e - k // math.ceil(n / b),
                "Nunca faltan menos que cero.",
            ),
            Mistake(
                lambda k, n, b, e: e - k // (n // b),
                "Te falta el último lote de cada época, el incompleto: "
                "redondea hacia arriba los lotes.",
            ),
            Mistake(
                lambda k, n, b, e: e - k / math.ceil(n / b),
                "No se puede pedir media época a fit: la que quedó a medias "
                "se repite entera.",
            ),
            Mistake(
                lambda k, n, b, e: e - math.ceil(k / math.ceil(n / b)),
                "Das por hecha una época que quedó a medias: se repite.",
            ),
        ],
        success="Sabes retomar cualquier entrenamiento donde se quedó.",
    )
