"""Comprobaciones de la lección «Neurona artificial»."""

import numpy as np

from neurona.activations import linear, sigmoid, step, tanh
from neurona.neuron import nand, neuron, neuron_with_w0

from ._answers import as_numbers, is_untouched
from ._feedback import Mistake, check_function
from ._text import describe, pending, wrong


def neuron_output(answer):
    """Comprueba ``mi_neurona(x, w, b, f)``, con un ejemplo a la vez."""
    return check_function(
        answer,
        solution=neuron,
        cases=[
            {
                "x": np.array([2.0, -1.0, 3.0]),
                "w": np.array([0.5, 1.0, -1.0]),
                "b": 0.5,
                "f": linear,
            },
            {
                "x": np.array([1.0, 2.0]),
                "w": np.array([0.25, 0.5]),
                "b": -1.0,
                "f": tanh,
            },
            {
                "x": np.array([1.0, 0.0]),
                "w": np.array([1.0, 1.0]),
                "b": -1.5,
                "f": step,
            },
        ],
        mistakes=[
            Mistake(
                lambda x, w, b, f: f(x @ w),
                "Falta el bias: se suma antes de aplicar f.",
            ),
            Mistake(
                lambda x, w, b, f: f(x @ w - b),
                "El bias se suma, no se resta.",
            ),
            Mistake(
                lambda x, w, b, f: x @ w + b,
                "Falta la activación: aplica f a la suma ponderada.",
            ),
            Mistake(
                lambda x, w, b, f: f(x @ w) + b,
                "El bias va dentro de f: primero se suma, después se activa.",
            ),
            Mistake(
                lambda x, w, b, f: f(x * w + b),
                "x * w multiplica pero no suma: da un número por entrada. "
                "Con x @ w se multiplica y se suma.",
            ),
            Mistake(
                lambda x, w, b, f: f(np.mean(x * w) + b),
                "Las entradas se suman, no se promedian.",
            ),
        ],
        success="Tu neurona multiplica, suma, agrega el bias y activa.",
    )


def absorbed_bias(answer):
    """Comprueba ``mi_neurona_w0(X, w, f)``, con el bias en ``w[0]``."""
    x = np.array([[2.0, 3.0], [0.0, 1.0], [4.0, -1.0]])
    w = np.array([0.5, 1.0, -2.0])
    return check_function(
        answer,
        solution=neuron_with_w0,
        cases=[{"X": x, "w": w, "f": linear}, {"X": x, "w": w, "f": sigmoid}],
        mistakes=[
            Mistake(
                lambda x, w, f: f(x @ w[1:]),
                "Falta w[0]: su entrada vale 1 en cada ejemplo.",
            ),
            Mistake(
                lambda x, w, f: f(x @ w[:-1] + w[-1]),
                "Tomaste el último peso como bias. Aquí el bias es el "
                "primero, w[0]: la columna de unos va a la izquierda.",
            ),
            Mistake(
                lambda x, w, f: f(x @ w[1:] - w[0]),
                "El bias se suma, no se resta.",
            ),
            Mistake(
                lambda x, w, f: x @ w[1:] + w[0],
                "Falta la activación: aplica f a la suma ponderada.",
            ),
            Mistake(
                lambda x, w, f: f(x @ w[1:] + w[0]).reshape(-1, 1),
                "Los números son correctos, pero en columna: se espera un "
                "arreglo de forma (3,), un número por ejemplo.",
            ),
            Mistake(
                lambda x, w, f: np.sum(x @ w[1:] + w[0]),
                "Sumaste las salidas de todos los ejemplos: cada ejemplo "
                "tiene la suya.",
            ),
        ],
        success="El bias ya es un peso más: el de una entrada que vale 1.",
    )


def nand_gate(w, b):
    """Comprueba que los pesos ``w`` y el bias ``b`` formen una NAND."""
    if is_untouched([w, b]):
        return pending("faltan w o b")
    numbers, bias = as_numbers(w), as_numbers(b)
    if numbers is None or numbers.shape != (2,):
        return wrong(
            "w lleva un peso por cada entrada.",
            got=f"w = {describe(w)}",
            expected="w con dos números",
        )
    if bias is None or bias.shape != ():
        return wrong(
            "El bias es uno solo, sin corchetes.",
            got=f"b = {describe(b)}",
            expected="b con un número",
        )

    def outputs(*values):
        return Mistake(lambda x: np.array(values), HINTS[values])

    return check_function(
        lambda x: step(x @ numbers + bias),
        solution=nand,
        cases=[{"X": np.array([[0, 0], [0, 1], [1, 0], [1, 1]])}],
        mistakes=[outputs(*values) for values in HINTS],
        success="Esa recta deja sola a la esquina (1, 1): es una NAND.",
    )


# Las salidas en el orden 00, 01, 10, 11.
HINTS = {
    (0, 0, 0, 1): "Esa es la AND. NAND es su contraria: cambia el signo de "
    "los pesos y el del bias.",
    (0, 1, 1, 1): "Esa es la OR. Con pesos negativos, las entradas "
    "encendidas apagan la salida.",
    (1, 0, 0, 0): "Esa es la NOR: se apaga demasiado pronto. Sube el bias "
    "para que una sola entrada no baste para apagarla.",
    (1, 1, 1, 1): "Nunca se apaga: baja el bias, o haz los pesos más "
    "negativos, para que con (1, 1) la suma sea menor que 0.",
    (0, 0, 0, 0): "Nunca se enciende: con (0, 0) la suma es solo el bias, "
    "así que el bias debe ser positivo.",
}
