"""Comprobaciones de la lección «Historia de las redes neuronales»."""

from itertools import product

import numpy as np

from neurona.practices import threshold_logic

from ._feedback import Mistake, check_function

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def but_not(answer):
    """Comprueba ``mi_pero_no(x)``: la primera entrada, pero no la segunda."""
    return check_function(
        answer,
        solution=threshold_logic.but_not,
        cases=[{"x": CORNERS}],
        mistakes=[_always(table, hint) for table, hint in BUT_NOT.items()],
        success="Una entrada excita y la otra inhibe.",
    )


def majority(answer):
    """Comprueba ``mi_mayoria(x)``, con 3, 5 y 4 entradas."""
    return check_function(
        answer,
        solution=threshold_logic.majority,
        cases=[
            {"x": np.array(list(product([0, 1], repeat=3)))},
            {"x": np.tri(6, 5, -1, dtype=int)},
            {"x": np.tri(5, 4, -1, dtype=int)},
        ],
        mistakes=[
            Mistake(
                lambda x: x.sum(axis=1) >= x.shape[1],
                "Pides que se enciendan todas: esa es la AND. Basta con más "
                "de la mitad.",
            ),
            Mistake(
                lambda x: x.sum(axis=1) >= 1,
                "Te conformas con una encendida: esa es la OR.",
            ),
            Mistake(
                lambda x: x.sum(axis=1) >= x.shape[1] / 2,
                "Un empate no es mayoría: hace falta más de la mitad.",
            ),
            Mistake(
                lambda x: x.sum(axis=1) >= 2,
                "El umbral 2 sirve con tres entradas. Tiene que depender de "
                "cuántas haya: x.shape[1].",
            ),
            Mistake(
                lambda x: x.sum(axis=1),
                "Esa es la cuenta de las encendidas; falta compararla con el "
                "umbral.",
            ),
            Mistake(
                lambda x: x.sum(axis=0) > len(x) / 2,
                "Contaste por columnas: cada renglón es un ejemplo.",
            ),
        ],
        success="Todas las entradas pesan igual y el umbral cuenta votos.",
    )


def threshold_function(answer):
    """Comprueba ``mi_es_de_umbral(y)`` con las 16 tablas de verdad."""
    return check_function(
        answer,
        solution=threshold_logic.is_threshold_function,
        cases=[{"y": np.array(y)} for y in product([0, 1], repeat=4)],
        mistakes=[
            _only(
                lambda y: y[0] == y[3] != y[1] == y[2],
                True,
                "Es la XOR o su contraria: ninguna recta la separa. Responde "
                "True solo si alguna unidad da las cuatro salidas.",
            ),
            _only(
                lambda y: len(set(y)) == 1,
                False,
                "Una salida siempre igual también se puede: con pesos cero "
                "decide el umbral. Prueba umbrales de −1 a 2.",
            ),
            _only(
                lambda y: y[0] > min(y) or y[3] < max(y),
                False,
                "Aquí una entrada apaga: incluye pesos negativos, y también "
                "umbrales que no sean positivos.",
            ),
            _only(
                lambda y: True,
                False,
                "Alguna unidad sí la cumple: prueba más pesos y umbrales, "
                "con 0, 1 y 2 entre ellos.",
            ),
        ],
        success="Encontraste 14 de las 16. Faltan la XOR y su contraria.",
    )


def _always(values, hint):
    return Mistake(lambda x: np.array(values), hint)


def _only(condition, value, hint):
    """Un error que solo se comete con las tablas que cumplen algo."""
    return Mistake(lambda y: value if condition(y) else None, hint)


# Las salidas en el orden 00, 01, 10, 11.
BUT_NOT = {
    (0, 1, 0, 0): "Es al revés: la que excita es x1 y la que inhibe, x2.",
    (0, 0, 0, 1): "Esa es la AND: x2 tiene que restar, no sumar.",
    (0, 1, 1, 1): "Esa es la OR: x2 tiene que restar, no sumar.",
    (0, 0, 1, 1): "No distingue a x2: su peso es cero o muy pequeño.",
    (1, 0, 1, 1): "El umbral es muy bajo: con (0, 0) la suma es 0, y "
    "alcanzar el umbral ya enciende.",
    (0, 0, 0, 0): "Nunca se enciende: el umbral es demasiado alto.",
    (1, 1, 1, 1): "Nunca se apaga: el umbral es demasiado bajo.",
    (1, 1, 0, 1): "Es la contraria: se apaga justo donde debe encenderse.",
}
