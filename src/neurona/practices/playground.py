"""Lección «Campo de juego»: soluciones de sus ejercicios."""

import math

SMALL_SPIRAL = {
    "layers": 1,
    "units1": 5,
    "activation": "tanh",
    "optimizer": "adam",
    "rate": 0.03,
    "epochs": 300,
}
"""Las perillas de una red de 21 parámetros que aprende la espiral."""


def seeds_needed(fails, sure):
    """Cuántas semillas probar para que al menos una aprenda.

    Si cada una falla con probabilidad *q*, por su cuenta, todas las de un
    grupo de *n* fallan con probabilidad *q* multiplicada *n* veces.

    Parameters
    ----------
    fails : float
        La fracción de las semillas que falla, *q*, entre 0 y 1.
    sure : float
        Con qué probabilidad se quiere al menos una buena, entre 0 y 1.

    Returns
    -------
    int

    Examples
    --------
    >>> seeds_needed(0.5, 0.75)
    2
    """
    return math.ceil(math.log(1 - sure) / math.log(fails))


def momentum_distance(rate, momentum, steps):
    r"""Cuánto avanza un descenso con inercia si el gradiente vale siempre 1.

    Cada paso suma a la velocidad el factor, :math:`v \leftarrow \mu v + \eta`,
    y avanza esa velocidad.

    Parameters
    ----------
    rate : float
        El factor de aprendizaje.
    momentum : float
        La inercia, desde 0 y menor que 1.
    steps : int
        Cuántos pasos.

    Returns
    -------
    float
        Lo que avanza en total.

    Examples
    --------
    >>> momentum_distance(0.5, 0.5, 2)
    1.25
    """
    velocity = distance = 0
    for _ in range(steps):
        velocity = momentum * velocity + rate
        distance += velocity
    return distance
