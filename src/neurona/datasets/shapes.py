r"""Formas en el plano para clasificar: nubes, círculos, lunas y espirales.

Las etiquetas se alternan 0, 1, 0, 1...: todas las clases tienen el mismo
tamaño (o difieren en un ejemplo) y cualquier tramo seguido las contiene a
todas. La misma semilla da siempre los mismos puntos.
"""

import numpy as np

from neurona._validation import (
    data,
    fraction,
    positive,
    positive_int,
)
from neurona.datasets._seed import blur, generator


def blobs(samples=200, centers=((-2, -2), (2, 2)), spread=1.0, seed=0):
    """Nubes de puntos: una distribución normal alrededor de cada centro.

    Parameters
    ----------
    samples : int, optional
        Cuántos puntos, entre todas las nubes.
    centers : array_like, shape (classes, features), optional
        Un centro por clase.
    spread : float, optional
        Desviación estándar de cada nube.
    seed : int or numpy.random.Generator, optional
        De dónde sale el azar.

    Returns
    -------
    x : numpy.ndarray, shape (samples, features), float
    y : numpy.ndarray, shape (samples,), int
        Número de la nube: 0, 1, 2...

    Raises
    ------
    TypeError, ValueError
        Si ``samples`` no alcanza para un punto por nube, si ``centers`` no
        es una tabla o si ``spread`` no es positivo.
    """
    centers = data(centers, "centers")
    if centers.ndim != 2:
        raise ValueError(
            f"centers tiene forma {centers.shape}, pero se espera un renglón "
            "por centro: [[-2, -2], [2, 2]]."
        )
    y = _labels(samples, classes=len(centers))
    x = centers[y].astype(float)
    return blur(x, positive(spread, "spread"), generator(seed)), y


def circles(samples=200, noise=0.1, factor=0.5, seed=0):
    """Dos círculos concéntricos: ninguna recta los separa.

    Parameters
    ----------
    samples : int, optional
        Cuántos puntos, entre los dos círculos.
    noise : float, optional
        Desviación estándar del ruido que se suma a cada punto.
    factor : float, optional
        Radio del círculo interior, clase 1; el exterior, clase 0, mide 1.
    seed : int or numpy.random.Generator, optional
        De dónde sale el azar.

    Returns
    -------
    x : numpy.ndarray, shape (samples, 2), float
    y : numpy.ndarray, shape (samples,), int

    Raises
    ------
    TypeError, ValueError
        Si ``samples`` es menor que 2, ``noise`` es negativo o ``factor`` no
        está entre 0 y 1.
    """
    rng = generator(seed)
    y = _labels(samples)
    radius = np.where(y == 0, 1.0, fraction(factor, "factor"))
    angle = rng.uniform(0, 2 * np.pi, samples)
    x = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return blur(x, noise, rng), y


def moons(samples=200, noise=0.1, seed=0):
    """Dos medias lunas entrelazadas.

    Parameters
    ----------
    samples : int, optional
        Cuántos puntos, entre las dos lunas.
    noise : float, optional
        Desviación estándar del ruido que se suma a cada punto.
    seed : int or numpy.random.Generator, optional
        De dónde sale el azar.

    Returns
    -------
    x : numpy.ndarray, shape (samples, 2), float
    y : numpy.ndarray, shape (samples,), int
        0 en la luna de arriba, 1 en la de abajo.

    Raises
    ------
    TypeError, ValueError
        Si ``samples`` es menor que 2 o ``noise`` es negativo.
    """
    rng = generator(seed)
    y = _labels(samples)
    angle = rng.uniform(0, np.pi, samples)
    upper = np.column_stack([np.cos(angle), np.sin(angle)])
    # La luna de abajo es la de arriba girada media vuelta y recorrida.
    lower = np.array([1.0, 0.5]) - upper
    return blur(np.where(y[:, None] == 0, upper, lower), noise, rng), y


def spiral(samples=200, noise=0.02, classes=2, turns=1.0, seed=0):
    """Espirales que nacen juntas en el origen, una por clase.

    Parameters
    ----------
    samples : int, optional
        Cuántos puntos, entre todas las espirales.
    noise : float, optional
        Desviación estándar del ruido que se suma a cada punto.
    classes : int, optional
        Cuántos brazos; los separa el mismo ángulo.
    turns : float, optional
        Cuántas vueltas da cada brazo hasta llegar a distancia 1.
    seed : int or numpy.random.Generator, optional
        De dónde sale el azar.

    Returns
    -------
    x : numpy.ndarray, shape (samples, 2), float
    y : numpy.ndarray, shape (samples,), int
        Número del brazo: 0, 1, 2...

    Raises
    ------
    TypeError, ValueError
        Si ``samples`` no alcanza para un punto por brazo, ``noise`` es
        negativo o ``turns`` no es positivo.
    """
    rng = generator(seed)
    y = _labels(samples, classes=positive_int(classes, "classes"))
    radius = rng.uniform(0, 1, samples)
    angle = 2 * np.pi * (positive(turns, "turns") * radius + y / classes)
    x = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return blur(x, noise, rng), y


def _labels(samples, classes=2):
    """Reparte las clases por turnos: 0, 1, 0, 1..."""
    return np.arange(positive_int(samples, "samples", classes)) % classes
