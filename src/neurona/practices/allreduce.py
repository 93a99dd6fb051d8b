"""Lección «Más de una máquina»: juntar gradientes, y lo que eso cuesta."""

import math

import numpy as np

from neurona._validation import positive, positive_int


def combine(gradients, counts):
    r"""Junta los gradientes de varias partes de un lote.

    .. math:: \nabla C = \sum_k \frac{n_k}{n}\, \nabla C_k

    donde :math:`\nabla C_k` es el gradiente del costo medio de la parte *k*,
    que tiene :math:`n_k` de los *n* ejemplos.

    Parameters
    ----------
    gradients : array_like, shape (parts, parameters)
        El de cada parte, en un renglón.
    counts : array_like of int, shape (parts,)
        Cuántos ejemplos tiene cada parte.

    Returns
    -------
    numpy.ndarray, shape (parameters,)
        El gradiente del lote entero.

    Raises
    ------
    ValueError
        Si no hay una cuenta por gradiente, o si no hay ejemplos.

    Examples
    --------
    >>> combine([[1.0, 0.0], [4.0, 6.0]], [2, 1])
    array([2., 2.])
    """
    gradients, counts = np.asarray(gradients), np.asarray(counts)
    if counts.shape != gradients.shape[:1]:
        raise ValueError(
            f"Hay {len(gradients)} gradientes, pero counts tiene forma "
            f"{counts.shape}: se espera un número de ejemplos por gradiente."
        )
    if not counts.sum() > 0:
        raise ValueError("Entre todas las partes no hay ningún ejemplo.")
    return counts @ gradients / counts.sum()


def ring_bytes(workers, parameters, bytes_each=4):
    r"""Lo que manda cada trabajador en un paso, si suman en anillo.

    .. math:: 2\,\frac{N - 1}{N}\, S

    En una vuelta cada quien junta la suma de un pedazo de *S/N* bytes; en
    otra, los pedazos ya sumados llegan a todos. Son *2 (N - 1)* envíos.

    Parameters
    ----------
    workers : int or array_like
        Cuántos, *N*.
    parameters : int
        Parámetros de la red: *S* es este número por ``bytes_each``.
    bytes_each : int, optional
        Lo que ocupa cada número; un float32, 4.

    Returns
    -------
    float or numpy.ndarray
        En bytes.

    References
    ----------
    Patarasuk y Yuan (2009), *Bandwidth optimal all-reduce algorithms for
    clusters of workstations*: no se puede con menos.

    Examples
    --------
    >>> ring_bytes(4, 1000)
    6000.0
    """
    return 2 * (workers - 1) / workers * parameters * bytes_each


def server_bytes(workers, parameters, bytes_each=4):
    """Lo que pasa por la máquina central, si una sola suma por todas.

    Recibe un gradiente de cada trabajador y le contesta con la suma: crece
    con el número de trabajadores. Los argumentos son los de `ring_bytes`.

    Examples
    --------
    >>> server_bytes(4, 1000)
    32000
    """
    return 2 * workers * parameters * bytes_each


def speedup(workers, seconds, parameters, gigabits):
    r"""Cuántas veces más rápido va un paso repartido, en el papel.

    .. math:: \frac{t}{\dfrac{t}{N} + 2\,\dfrac{N - 1}{N}\,\dfrac{S}{B}}

    Supone que calcular se reparte perfectamente, que la suma en anillo no
    empieza hasta que todos acaban y que los mensajes no se retrasan.

    Parameters
    ----------
    workers : int
        Cuántos, *N*.
    seconds : float
        Lo que tarda el paso con un solo trabajador, *t*, en segundos.
    parameters : int
        Parámetros de la red, en float32: *S* son cuatro bytes por cada uno.
    gigabits : float
        Velocidad de la red, en gigabits por segundo; *B* es en bytes.

    Returns
    -------
    float
        1 es lo mismo que uno solo; menos que 1, más lento.

    Raises
    ------
    TypeError, ValueError
        Si algún número no es positivo.

    Examples
    --------
    >>> round(speedup(8, seconds=1.0, parameters=25_000_000, gigabits=10), 2)
    3.76
    """
    workers = positive_int(workers, "workers")
    seconds = positive(seconds, "seconds")
    rate = positive(gigabits, "gigabits") * 1e9 / 8
    talking = ring_bytes(workers, positive_int(parameters, "parameters"))
    return seconds / (seconds / workers + talking / rate)


def checkpoint_interval(save, lifetime, workers):
    r"""Cada cuánto conviene guardar, para perder lo menos posible.

    .. math:: \sqrt{2\, s\, \frac{M}{N}}

    Parameters
    ----------
    save : float
        Lo que tarda en guardarse, *s*, en segundos.
    lifetime : float
        Cada cuánto falla *una* máquina, en promedio: *M*, en segundos. Con
        *N*, alguna falla *N* veces más seguido.
    workers : int
        Cuántas máquinas, *N*.

    Returns
    -------
    float
        En segundos.

    Raises
    ------
    TypeError, ValueError
        Si algún número no es positivo.

    References
    ----------
    Young (1974), *A first order approximation to the optimum checkpoint
    interval*.

    Examples
    --------
    >>> checkpoint_interval(save=5, lifetime=1_000_000, workers=1000)
    100.0
    """
    between = positive(lifetime, "lifetime") / positive_int(workers, "workers")
    return math.sqrt(2 * positive(save, "save") * between)
