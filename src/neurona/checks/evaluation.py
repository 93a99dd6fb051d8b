"""Comprobaciones de la lección «Evaluar y predecir»."""

import numpy as np

from neurona.practices import evaluation

from ._feedback import Mistake, check_function
from ._parts import check_parts

# Siete piezas, con la probabilidad en la columna que regresa predict: aquí
# ningún error conocido da el mismo par de números que otro.
Y = np.array([1, 1, 0, 1, 1, 0, 1])
P = np.array([[0.9], [0.6], [0.7], [0.4], [0.3], [0.2], [0.1]])


def predicted_classes(answer):
    """Comprueba ``mi_clase(p)``, con sigmoide o con softmax."""
    return check_function(
        answer,
        solution=evaluation.predicted_classes,
        cases=[
            {"p": np.array([[0.1, 0.7, 0.2], [0.6, 0.1, 0.3]])},
            {"p": np.array([[0.2], [0.9], [0.4], [0.7]])},
            # Ninguna de las tres pasa de 0.5: gana la mayor.
            {"p": np.array([[0.3, 0.3, 0.4], [0.4, 0.35, 0.25]])},
            # Dos columnas siguen siendo dos clases.
            {"p": np.array([[0.8, 0.2], [0.1, 0.9]])},
        ],
        mistakes=[
            Mistake(
                lambda p: p.argmax(axis=1),
                "Con una sola columna, argmax siempre da 0: ahí decide el "
                "umbral, 0.5.",
            ),
            Mistake(
                lambda p: p.argmax(axis=0),
                "Ese es el eje de los ejemplos: argmax debe recorrer las "
                "clases, axis=1.",
            ),
            Mistake(
                lambda p: p.argmax(),
                "Falta el eje: sin axis, argmax busca en toda la tabla.",
            ),
            Mistake(
                lambda p: p.max(axis=1),
                "Esa es la probabilidad mayor; se pide en qué columna está.",
            ),
            Mistake(
                lambda p: p > 0.5,
                "Se espera una clase por ejemplo, en un solo eje. El umbral "
                "es para una sola columna: aplánala con p[:, 0].",
            ),
        ],
        success="Lees bien las dos salidas.",
    )


def precision_recall(answer):
    """Comprueba ``mi_examen(y, p, umbral)``: precisión y exhaustividad."""
    return check_parts(
        answer,
        names=["precision", "exhaustividad"],
        solution=evaluation.precision_recall,
        cases=[
            {"y": Y, "p": P, "umbral": 0.5},
            {"y": Y, "p": P, "umbral": 0.2},
            # Nada pasa del umbral, y luego nada había que encontrar.
            {"y": Y, "p": P, "umbral": 0.95},
            {"y": 0 * Y, "p": P, "umbral": 0.5},
        ],
        mistakes=_PRECISION_RECALL,
        success="Precisión y exhaustividad, con cualquier umbral.",
    )


def _counts(y, said):
    """Aciertos, todos los que dijo y todos los que había."""
    return np.sum(said & (y == 1)), said.sum(), np.sum(y == 1)


def _scores(y, said):
    hits, positives, real = _counts(y, said)
    return hits / max(1, positives), hits / max(1, real)


def _undivided(y, p, threshold):
    hits, positives, real = _counts(y, p[:, 0] > threshold)
    with np.errstate(all="ignore"):
        return np.divide(hits, positives), np.divide(hits, real)


def _table(y, p, threshold):
    """Lo que da comparar la columna ``(n, 1)`` con el renglón ``(n,)``."""
    said = p > threshold
    hits = np.sum(said & (y == 1))
    return hits / max(1, said.sum()), hits / max(1, np.sum(y == 1))


def _accuracy(y, p, threshold):
    value = np.mean((p[:, 0] > threshold) == y)
    return value, value


_PRECISION_RECALL = [
    Mistake(
        lambda y, p, u: evaluation.precision_recall(y, p, u)[::-1],
        "Son los dos números, al revés: la precisión divide entre los que "
        "dijiste; la exhaustividad, entre los que había.",
    ),
    Mistake(
        _table,
        "p es una columna y y un renglón: al compararlos sale una tabla de "
        "n por n. Aplana p con p[:, 0].",
    ),
    Mistake(
        lambda y, p, u: _scores(y, p[:, 0] > 0.5),
        "Usaste 0.5 siempre: el umbral es un argumento.",
    ),
    Mistake(
        lambda y, p, u: _scores(1 - y, p[:, 0] <= u),
        "Esas son las de la clase 0: cuenta los 1.",
    ),
    Mistake(
        _undivided,
        "Es 0/0: si nada rebasa el umbral, o si no había nada que "
        "encontrar, regresa 0, como Keras.",
    ),
    Mistake(
        _accuracy,
        "Eso es la exactitud: cuenta también los 0 que acertaste.",
    ),
]


LEFT_OUT = "Un ejemplo se quedó fuera: p = 1 va en la última caja."


def _without_ones(y, p, bins):
    return _calibration(y[p < 1], p[p < 1], bins)


def calibration_error(answer):
    """Comprueba ``mi_calibracion(y, p, cajas)``, el error esperado."""
    rng = np.random.default_rng(15)
    p = rng.random(40).round(2)
    y = (rng.random(40) < p**2).astype(int)
    return check_function(
        answer,
        solution=evaluation.calibration_error,
        cases=[
            {"y": y, "p": p, "cajas": 4},
            # Cajas vacías y una probabilidad de 1.
            {
                "y": np.array([1, 0, 0, 0]),
                "p": np.array([0.05, 0.05, 0.95, 1.0]),
                "cajas": 10,
            },
        ],
        mistakes=[
            Mistake(
                lambda y, p, c: _calibration(y, p, c, weighted=False),
                "Cada caja pesa lo que sus ejemplos: multiplica su "
                "distancia por n_c/n.",
            ),
            Mistake(
                lambda y, p, c: _calibration(y, p, c, absolute=False),
                "Falta el valor absoluto: unas cajas se compensan con otras.",
            ),
            Mistake(
                lambda y, p, c: np.mean(np.abs(y - p)),
                "Primero la media de cada caja, después la distancia: "
                "ejemplo por ejemplo se mide otra cosa.",
            ),
            Mistake(
                lambda y, p, c: abs(np.mean(y) - np.mean(p)),
                "Esa es una sola caja, con todos los ejemplos.",
            ),
            Mistake(
                lambda y, p, c: _calibration(y, p, c, centers=True),
                "Compara con la probabilidad media de la caja, no con su "
                "centro.",
            ),
            Mistake(
                lambda y, p, c: _calibration(y, p, c, summed=True),
                "Falta dividir entre el total de ejemplos.",
            ),
            Mistake(_without_ones, LEFT_OUT),
            # También si lo que queda se divide entre todos.
            Mistake(
                lambda y, p, c: _without_ones(y, p, c) * np.mean(p < 1),
                LEFT_OUT,
            ),
        ],
        success="Ese es el error de calibración esperado.",
    )


def _calibration(
    y, p, bins, weighted=True, absolute=True, centers=False, summed=False
):
    """El error de calibración, con el descuido que se pida."""
    predicted, observed, counts = evaluation.calibration_bins(y, p, bins)
    if centers:
        predicted = (np.floor(predicted * bins).clip(0, bins - 1) + 0.5) / bins
    gaps = observed - predicted
    gaps = np.abs(gaps) if absolute else gaps
    if summed:
        return np.sum(gaps * counts)
    return np.average(gaps, weights=counts if weighted else None)
