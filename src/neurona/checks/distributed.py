"""Comprobaciones de la lección sobre más de una máquina."""

import math

import numpy as np

from neurona.practices.allreduce import (
    checkpoint_interval,
    combine,
    speedup,
)

from ._feedback import Mistake, check_function

#: Gradientes por renglón, y cuántos ejemplos vio cada trabajador.
PARTS = (
    ([[1.0, 2.0, -3.0], [5.0, -2.0, 9.0]], [30, 10]),
    ([[0.5, -1.0], [2.5, 3.0], [-0.5, 4.0]], [8, 8, 2]),
    ([[4.0, 7.0]], [5]),
)


def combined_gradient(answer):
    """Comprueba cómo se juntan los gradientes de partes desiguales.

    Parameters
    ----------
    answer : callable
        Función ``(gradients, counts)``: un gradiente por renglón y cuántos
        ejemplos tiene cada parte.

    Returns
    -------
    bool
        Si es correcta; la explicación se escribe.
    """
    return check_function(
        answer,
        solution=combine,
        cases=[
            {"gradientes": np.array(g), "ejemplos": np.array(n)}
            for g, n in PARTS
        ],
        mistakes=[
            Mistake(
                lambda g, n: np.mean(g, axis=0),
                "Ese promedio trata igual a todas las partes. La que vio más "
                "ejemplos pesa más.",
            ),
            Mistake(
                lambda g, n: np.sum(g, axis=0),
                "Sumaste gradientes de medias: faltan los pesos n_k / n.",
            ),
            Mistake(
                lambda g, n: n @ g,
                "Falta dividir entre el total de ejemplos.",
            ),
            Mistake(
                lambda g, n: n @ g / len(n),
                "Divide entre el total de ejemplos, no entre cuántas partes "
                "hay.",
            ),
            Mistake(
                lambda g, n: n @ g / n.sum() / len(n),
                "Los pesos n_k / n ya suman 1: no dividas otra vez.",
            ),
            Mistake(
                lambda g, n: (1 / n) @ g / (1 / n).sum(),
                "Al revés: pesa más la parte con más ejemplos, no la que "
                "tiene menos.",
            ),
            Mistake(
                lambda g, n: np.sum(n @ g) / n.sum(),
                "Sumaste también los parámetros: cada uno tiene su "
                "gradiente. Suma a lo largo de axis=0.",
            ),
        ],
        success=(
            "Es el gradiente del lote entero, sin que nadie lo viera entero."
        ),
    )


#: Trabajadores, segundos de un paso, parámetros y gigabits por segundo.
CLUSTERS = (
    (5, 0.8, 25_000_000, 10.0),
    (2, 0.001, 50_890, 1.0),
    (1000, 60.0, 1_000_000_000, 100.0),
    (1, 0.5, 1_000_000, 10.0),
)


def _ratio(compute, talk):
    """Una aceleración con otra cuenta del cálculo o de la comunicación."""

    def wrong(n, t, p, g):
        ring = 2 * (n - 1) / n * 4 * p / (g * 1e9 / 8)
        return t / (compute(n, t) + talk(n, ring))

    return wrong


def _shared(n, t):
    return t / n


def worker_speedup(answer):
    """Comprueba cuánto se gana con varios trabajadores, en el papel.

    Parameters
    ----------
    answer : callable
        Función ``(workers, seconds, parameters, gigabits)``.

    Returns
    -------
    bool
        Si es correcta; la explicación se escribe.
    """
    names = ("trabajadores", "segundos", "parámetros", "gigabits")
    return check_function(
        answer,
        solution=speedup,
        cases=[dict(zip(names, c, strict=True)) for c in CLUSTERS],
        mistakes=[
            Mistake(
                lambda n, t, p, g: speedup(n, t, p, g * 8),
                "Un byte son ocho bits: la red mueve gigabits · 1e9 / 8 "
                "bytes por segundo.",
            ),
            Mistake(
                _ratio(_shared, lambda n, s: s / 4),
                "Faltan los 4 bytes de cada parámetro.",
            ),
            Mistake(
                lambda n, t, p, g: 1 / speedup(n, t, p, g),
                "Está al revés: lo que tardaba uno, entre lo que tardan "
                "todos.",
            ),
            Mistake(
                _ratio(lambda n, t: t, lambda n, s: s),
                "El cálculo también se reparte: cada quien hace t / N.",
            ),
            Mistake(
                _ratio(_shared, lambda n, s: 0),
                "Falta el tiempo de ponerse de acuerdo.",
            ),
            Mistake(
                _ratio(_shared, lambda n, s: s / 2),
                "Son dos vueltas al anillo: una para sumar y otra para "
                "repartir la suma.",
            ),
            Mistake(
                _ratio(_shared, lambda n, s: s / n),
                "La comunicación no se reparte: cada trabajador manda casi "
                "dos veces el gradiente.",
            ),
            Mistake(
                _ratio(_shared, lambda n, s: s * n / max(n - 1, 1)),
                "Cada vuelta tiene N - 1 envíos, no N. Con un solo "
                "trabajador no se manda nada.",
            ),
            Mistake(
                lambda n, t, p, g: t / speedup(n, t, p, g),
                "Eso son segundos. Se pide cuántas veces más rápido.",
            ),
        ],
        success="Ya puedes decir si vale la pena antes de rentar máquinas.",
    )


#: Segundos de guardar, vida media de una máquina y cuántas hay.
FLEETS = (
    (5.0, 1e6, 1000),
    (30.0, 4.0e7, 16),
    (0.1, 3600.0, 1),
)


def saving_interval(answer):
    """Comprueba cada cuánto conviene guardar.

    Parameters
    ----------
    answer : callable
        Función ``(save, lifetime, workers)``, en segundos.

    Returns
    -------
    bool
        Si es correcta; la explicación se escribe.
    """
    names = ("guardar", "vida", "máquinas")
    return check_function(
        answer,
        solution=checkpoint_interval,
        cases=[dict(zip(names, c, strict=True)) for c in FLEETS],
        mistakes=[
            Mistake(
                lambda s, m, n: math.sqrt(2 * s * m),
                "Con N máquinas, alguna falla N veces más seguido: usa "
                "vida / máquinas.",
            ),
            Mistake(
                lambda s, m, n: math.sqrt(2 * s * m * n),
                "Más máquinas fallan más seguido, no menos: divide.",
            ),
            Mistake(
                lambda s, m, n: 2 * s * m / n,
                "Falta la raíz cuadrada.",
            ),
            Mistake(
                lambda s, m, n: math.sqrt(s * m / n),
                "Falta el 2: de cada falla se pierde *medio* intervalo, y "
                "al igualar a 0 la derivada pasa al otro lado.",
            ),
            Mistake(
                lambda s, m, n: math.sqrt(s * m / n / 2),
                "El 2 va arriba, dentro de la raíz.",
            ),
            Mistake(
                lambda s, m, n: math.sqrt(2 * s / (m / n)),
                "Eso es la fracción del tiempo que se pierde, que es "
                "s/T + T/(2F) en el mejor intervalo. Se pide T.",
            ),
        ],
        success="Ni tan seguido que estorbe, ni tan poco que duela.",
    )
