"""Comprobaciones de la lección «Arquitectura»."""

from itertools import pairwise

import numpy as np

from neurona.activations import linear, relu, sigmoid
from neurona.feedforward import count_parameters, two_layers
from neurona.recurrent import recurrent_cell

from ._feedback import Mistake, check_function


def two_layer_network(answer):
    """Comprueba ``mi_red(X, W1, b1, f1, W2, b2, f2)``."""
    return check_function(
        answer,
        solution=two_layers,
        cases=[
            {
                "X": np.array([[2.0, -1.0]]),
                # Cuadrada: transponerla de más no da error.
                "W1": np.array([[1.0, 2.0], [-1.0, 0.5]]),
                "b1": np.array([-4.0, 1.0]),
                "f1": relu,
                "W2": np.array([[0.5], [-0.25]]),
                "b2": np.array([3.0]),
                "f2": sigmoid,
            },
            {
                "X": np.array([[1.0, 0.0], [0.0, 1.0], [2.0, -1.0]]),
                "W1": np.array([[1.0, -1.0, 0.5], [2.0, 0.0, -1.0]]),
                "b1": np.array([0.0, 1.0, -0.5]),
                "f1": relu,
                "W2": np.array([[1.0, 0.0], [-2.0, 1.0], [0.5, 3.0]]),
                "b2": np.array([0.25, -1.0]),
                "f2": linear,
            },
        ],
        mistakes=[
            Mistake(
                lambda x, W1, b1, f1, W2, b2, f2: f1(x @ W1 + b1),
                "Esa es la salida de la capa oculta: falta pasarla por la "
                "capa de salida.",
            ),
            Mistake(
                lambda x, W1, b1, f1, W2, b2, f2: f2((x @ W1 + b1) @ W2 + b2),
                "Falta f1: sin ella, las dos capas equivalen a una sola.",
            ),
            Mistake(
                lambda x, W1, b1, f1, W2, b2, f2: f1(x @ W1 + b1) @ W2 + b2,
                "Falta f2, la activación de la capa de salida.",
            ),
            Mistake(
                lambda x, W1, b1, f1, W2, b2, f2: f1(
                    f2(x @ W1 + b1) @ W2 + b2
                ),
                "f1 y f2 están cambiadas: f1 es la de la capa oculta.",
            ),
            Mistake(
                lambda x, W1, b1, f1, W2, b2, f2: f2(f1(x @ W1) @ W2 + b2),
                "Falta b1: cada capa suma su bias antes de activar.",
            ),
            Mistake(
                lambda x, W1, b1, f1, W2, b2, f2: f2(f1(x @ W1 + b1) @ W2),
                "Falta b2: cada capa suma su bias antes de activar.",
            ),
            Mistake(
                lambda x, W1, b1, f1, W2, b2, f2: f2(
                    f1(x @ W1.T + b1) @ W2 + b2
                ),
                "Transpusiste W1. Con una matriz cuadrada NumPy no se queja, "
                "pero los ejemplos van en renglones: es X @ W1.",
            ),
        ],
        success="Tu red pasa cada ejemplo por las dos capas, en orden.",
    )


def parameter_count(answer):
    """Comprueba ``mis_parametros(sizes)``, cuántos números se aprenden."""
    return check_function(
        answer,
        solution=count_parameters,
        cases=[
            {"sizes": [3, 4, 2]},
            {"sizes": [5, 1]},
            {"sizes": [784, 128, 64, 10]},
        ],
        mistakes=[
            Mistake(
                lambda n: sum(a * b for a, b in pairwise(n)),
                "Contaste los pesos; falta un bias por cada neurona.",
            ),
            Mistake(
                lambda n: sum(a * b for a, b in pairwise(n)) + sum(n),
                "Le pusiste bias a la entrada, pero ahí no hay neuronas: "
                "solo llegan los datos.",
            ),
            Mistake(
                lambda n: sum(a * b + 1 for a, b in pairwise(n)),
                "Contaste un bias por capa: es uno por neurona.",
            ),
            Mistake(
                lambda n: sum(a * b + a for a, b in pairwise(n)),
                "Hay un bias por cada neurona de la capa, no por cada "
                "entrada.",
            ),
            Mistake(
                lambda n: n[0] * n[1] + n[1],
                "Contaste solo la primera capa: suma las demás.",
            ),
            Mistake(
                lambda n: np.prod(n),
                "Multiplicaste todos los tamaños: cada capa solo se conecta "
                "con la siguiente, y las capas se suman.",
            ),
            Mistake(sum, "Contaste los nodos: los pesos son conexiones."),
        ],
        success="Contaste cada peso y cada bias.",
    )


def recurrent_states(answer):
    """Comprueba ``mi_celda(x, W, U, b)``: un estado por cada paso."""
    return check_function(
        answer,
        solution=recurrent_cell,
        cases=[
            {
                "x": np.array([[1.0], [-0.5], [2.0]]),
                "W": np.array([[0.5, -1.0]]),
                "U": np.array([[0.3, 0.8], [-0.6, 0.2]]),
                "b": np.array([0.1, -0.2]),
            },
            {
                "x": np.array([[1.0, 0.0], [0.0, 1.0]]),
                "W": np.array([[0.7], [-0.4]]),
                "U": np.array([[0.9]]),
                "b": np.array([0.0]),
            },
        ],
        mistakes=[
            Mistake(
                lambda x, W, U, b: np.tanh(x @ W + b),
                "Tu celda olvida: falta h @ U, o h nunca cambia. Guarda cada "
                "estado para el paso que sigue.",
            ),
            Mistake(
                lambda x, W, U, b: recurrent_cell(x, W, U, b)[-1],
                "Ese es solo el último estado: reúne los de todos los pasos.",
            ),
            Mistake(
                lambda x, W, U, b: recurrent_cell(x, W, U.T, b),
                "Transpusiste U: los estados van en renglón, h @ U.",
            ),
            Mistake(
                lambda x, W, U, b: recurrent_cell(x, W, U, 0 * b),
                "Falta el bias: se suma en cada paso, dentro de tanh.",
            ),
            Mistake(_without_tanh, "Falta tanh: se aplica en cada paso."),
            Mistake(
                lambda x, W, U, b: np.tanh(_without_tanh(x, W, U, b)),
                "Aplicaste tanh hasta el final. El estado que regresa ya "
                "debe haber pasado por tanh.",
            ),
            Mistake(
                lambda x, W, U, b: recurrent_cell(x[::-1], W, U, b)[::-1],
                "Recorriste la secuencia del final al principio.",
            ),
        ],
        success="Tu celda recuerda: cada estado lleva algo de los anteriores.",
    )


def _without_tanh(x, W, U, b):
    states = [np.zeros(len(b))]
    for row in x:
        states.append(row @ W + states[-1] @ U + b)
    return np.array(states[1:])
