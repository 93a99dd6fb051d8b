r"""Gradiente descendente: bajar por una función, paso a paso.

El gradiente señala hacia donde la función crece más rápido; el optimizador
camina en contra. Es el mismo objeto que entrena una red: a él le da igual si
los números que mueve son dos coordenadas o cien mil pesos.
"""

import numpy as np

from neurona._validation import data, describe, positive_int


def minimize(f, gradient, start, optimizer, steps):
    r"""Desciende por ``f`` desde ``start`` y devuelve el camino.

    Con ``SGD(learning_rate)`` cada paso es

    .. math:: p \leftarrow p - \eta\, \nabla f(p)

    Parameters
    ----------
    f : callable
        Función que se minimiza: recibe un punto y devuelve un número.
    gradient : callable
        Su gradiente: recibe un punto y devuelve un arreglo de su forma.
    start : float or array_like
        Punto de partida; no se modifica.
    optimizer : neurona.optimizers.Optimizer
        Quien da los pasos. Comienza la caminata sin memoria de otras.
    steps : int
        Cuántos pasos dar.

    Returns
    -------
    numpy.ndarray, shape (steps + 1, ...), float64
        El camino, un punto por renglón: el primero es ``start`` y el último,
        adonde llegó.

    Raises
    ------
    TypeError
        Si ``f`` o ``gradient`` no son funciones, u ``optimizer`` no es un
        optimizador.
    ValueError
        Si el costo o el gradiente dejan de ser finitos (casi siempre porque
        el factor de aprendizaje es demasiado grande) o si sus formas no son
        las que se esperan.

    References
    ----------
    A. Cauchy, *Méthode générale pour la résolution des systèmes d'équations
    simultanées*, Comptes rendus 25, 1847. Diapositiva «Gradiente
    descendente».

    Examples
    --------
    >>> from neurona.optimizers import SGD
    >>> minimize(lambda x: x**2, lambda x: 2 * x, 4.0, SGD(0.25), 3)
    array([4. , 2. , 1. , 0.5])
    """
    _check_callables(f, gradient, optimizer)
    data(np.atleast_1d(start), "start")
    # Una copia, porque el optimizador mueve el punto en su lugar.
    point = np.array(start, dtype=np.float64)
    optimizer.reset()
    path = [point.copy()]
    # Al desbordarse, NumPy avisa en inglés; el error de abajo lo explica.
    with np.errstate(over="ignore", invalid="ignore"):
        _check_cost(f(point.copy()), step=0)
        for step in range(1, positive_int(steps, "steps") + 1):
            slope = np.array(gradient(point.copy()), dtype=np.float64)
            _check_slope(slope, point, step)
            optimizer.step([point], [slope])
            _check_cost(f(point.copy()), step)
            path.append(point.copy())
    return np.array(path)


def _check_callables(f, gradient, optimizer):
    for name, value in (("f", f), ("gradient", gradient)):
        if not callable(value):
            raise TypeError(
                f"{name} debe ser una función de un punto, pero llegó "
                f"{describe(value)}."
            )
    if not callable(getattr(optimizer, "step", None)):
        raise TypeError(
            "optimizer debe ser un optimizador de neurona.optimizers, como "
            f"SGD(learning_rate=0.1), pero llegó {describe(optimizer)}."
        )


def _check_cost(cost, step):
    if np.shape(cost) != ():
        raise ValueError(
            f"f debe devolver un solo número, pero devolvió un arreglo de "
            f"forma {np.shape(cost)}."
        )
    if not np.isfinite(cost):
        raise ValueError(_diverged(f"el costo vale {cost}", step))


def _check_slope(slope, point, step):
    if slope.shape != point.shape:
        raise ValueError(
            f"El gradiente tiene forma {slope.shape}, pero el punto tiene "
            f"forma {point.shape}: hace falta una derivada por coordenada."
        )
    if not np.isfinite(slope).all():
        raise ValueError(_diverged(f"el gradiente vale {slope}", step))


def _diverged(what, step):
    if step == 0:
        return f"En el punto de partida {what}: elige otro."
    return (
        f"En el paso {step} {what}: el descenso se fue al infinito. Casi "
        "siempre el factor de aprendizaje (learning_rate) es demasiado "
        "grande: prueba con uno diez veces menor."
    )
