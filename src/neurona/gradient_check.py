r"""Comprobar un gradiente: ¿es de verdad la pendiente del costo?

Un gradiente equivocado rara vez detiene un programa: la red aprende, pero
menos. Aquí se compara con la pendiente medida, moviendo cada número un poco
a cada lado:

.. math::
    \frac{\partial C}{\partial w} \approx
    \frac{C(w + h) - C(w - h)}{2h}

Es lento (dos costos por parámetro) y casi exacto: sirve para comprobar, no
para entrenar. Si no coinciden, estas funciones levantan un error.
"""

import numpy as np

from neurona._validation import (
    data,
    describe,
    finite,
    positive,
    positive_int,
    real,
    same_shape,
)

STEP = 1e-5
# Por debajo de esta fracción del costo, una pendiente medida es redondeo: dos
# ceros que difieren en 1e-11 no difieren en 100 %.
FLOOR = 1e-3


class GradientError(AssertionError):
    """El gradiente no es la pendiente del costo."""


def numerical_gradient(f, x, h=STEP):
    r"""Mide el gradiente de ``f`` en ``x`` por diferencias centrales.

    Parameters
    ----------
    f : callable
        Recibe un arreglo de la forma de ``x`` y devuelve un número.
    x : float or array_like
        Punto; no se modifica.
    h : float, optional
        Cuánto se mueve cada entrada; si es mayor que 1, en proporción a
        ella. Menor no es mejor: el error de la fórmula baja con
        :math:`h^2`, pero el de redondeo sube con :math:`1/h`.

    Returns
    -------
    numpy.ndarray, float64
        Una derivada por entrada, con la forma de ``x``.

    Raises
    ------
    TypeError, ValueError
        Si ``x`` no contiene números finitos o si ``f`` no devuelve uno.

    Examples
    --------
    >>> numerical_gradient(lambda p: p[0] ** 2 * p[1], [3.0, 2.0]).round(6)
    array([12.,  9.])
    """
    point = _point(x, f)
    return _entry_slopes(lambda: f(point.copy()), point, positive(h, "h"))


def check_gradient(f, gradient, x, directions=0, seed=0, tolerance=1e-6):
    """Levanta un error si ``gradient`` no es el gradiente de ``f`` en ``x``.

    Parameters
    ----------
    f : callable
        Recibe un arreglo de la forma de ``x`` y devuelve un número.
    gradient : callable
        El gradiente que se comprueba: recibe lo mismo y devuelve un arreglo
        de la forma de ``x``.
    x : float or array_like
        Dónde comprobarlo; lejos de los picos, donde no hay derivada.
    directions : int, optional
        0 mide entrada por entrada; un número mayor, solo las pendientes de
        otras tantas direcciones al azar: más rápido, pero no dice cuál falla.
    seed : int, optional
        De dónde salen esas direcciones.
    tolerance : float, optional
        Error relativo que se perdona.

    Returns
    -------
    float
        El mayor error relativo que se encontró.

    Raises
    ------
    GradientError
        Si no coinciden; el mensaje dice en qué entrada.
    TypeError, ValueError
        Si ``x`` no contiene números finitos o si las formas no casan.

    Examples
    --------
    >>> check_gradient(lambda x: x**3, lambda x: 3 * x**2, 2.0) < 1e-9
    True
    """
    point = _point(x, f, gradient)
    pairs = {"x": (point, gradient(point.copy()))}
    return _compare(
        lambda: f(point.copy()), pairs, directions, seed, tolerance
    )


def check_model(model, x, y, directions=0, seed=0, tolerance=1e-6):
    """Levanta un error si una red no calcula bien su gradiente.

    Comprueba los parámetros de todas las capas con el costo de ``compile``,
    con la regularización y sin ``Dropout``. No cambia la red.

    Parameters
    ----------
    model : neurona.models.Sequential
        Red compilada y en float64: en float32 el redondeo es mayor que lo
        que se mide.
    x, y : array_like
        Unos cuantos ejemplos y sus etiquetas, como en ``fit``.
    directions, seed, tolerance
        Como en :func:`check_gradient`; cada dirección al azar mueve los
        parámetros de un solo arreglo, para poder nombrarlo.

    Returns
    -------
    float
        El mayor error relativo que se encontró.

    Raises
    ------
    GradientError
        Si no coinciden; el mensaje dice qué arreglo, de qué capa y en qué
        entrada.
    ValueError
        Si la red no está compilada o no está en float64, o si los datos no
        le sirven.
    """
    if model.dtype != np.float64:
        raise ValueError(
            f"La red calcula en {model.dtype}, con un redondeo mayor que lo "
            "que aquí se mide: créala con Sequential(..., dtype='float64')."
        )
    _, grads = model.gradients(x, y)
    names = [
        f"{'W' if w.ndim > 1 else 'b'} de la capa '{layer.name}'"
        for layer in model.layers
        for w in layer.params
    ]
    # De atrás hacia adelante, como viaja el gradiente: el primer arreglo que
    # falla es el más cercano a la equivocación.
    found = reversed(list(zip(names, model.params, grads, strict=True)))
    pairs = {name: (w, grad) for name, w, grad in found}
    return _compare(
        lambda: model.gradients(x, y)[0], pairs, directions, seed, tolerance
    )


def _compare(cost, pairs, directions, seed, tolerance):
    """Compara el gradiente de cada arreglo con el que se mide."""
    rng = np.random.default_rng(positive_int(seed, "seed", 0))
    positive_int(directions, "directions", 0)
    positive(tolerance, "tolerance")
    floor = FLOOR * max(1.0, abs(_number(cost())))
    worst = 0.0
    for name, (array, gradient) in pairs.items():
        gradient = np.asarray(gradient, dtype=np.float64)
        same_shape(gradient, array, f"El gradiente de {name}", name)
        finite(gradient, f"El gradiente de {name}")
        if directions:
            where = "en la dirección al azar"
            units = [_unit(rng, array.shape) for _ in range(directions)]
            claimed = np.array([np.sum(gradient * u) for u in units])
            measured = np.array([_slope(cost, array, u) for u in units])
        else:
            where = "en la entrada"
            claimed, measured = gradient, _entry_slopes(cost, array)
        size = np.maximum(np.abs(claimed), np.abs(measured))
        error = np.abs(claimed - measured) / np.maximum(size, floor)
        i = np.unravel_index(error.argmax(), error.shape)
        if error[i] > tolerance:
            raise GradientError(
                f"El gradiente de {name} no coincide {where} "
                f"{tuple(map(int, i))}: dice {claimed[i]:.8g}, pero la "
                f"pendiente medida es {measured[i]:.8g}. Fallan "
                f"{np.sum(error > tolerance)} de {error.size}."
            )
        worst = max(worst, float(error[i]))
    return worst


def _unit(rng, shape):
    direction = rng.normal(size=shape)
    return direction / np.linalg.norm(direction)


def _entry_slopes(cost, array, h=STEP):
    slopes = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        direction = np.zeros_like(array)
        direction[index] = 1.0
        slopes[index] = _slope(cost, array, direction, h)
    return slopes


def _slope(cost, array, direction, h=STEP):
    """Pendiente de ``cost`` al mover ``array`` a lo largo de una dirección.

    ``array`` se mueve en su lugar, y al final queda como estaba.
    """
    before = array.copy()
    # El paso crece con los números que mueve: 1e9 + 1e-5 es casi 1e9.
    step = h * max(1.0, np.abs(array[direction != 0]).max())
    try:
        array += step * direction
        up = _number(cost())
        array[...] = before - step * direction
        down = _number(cost())
    finally:
        array[...] = before
    return (up - down) / (2 * step)


def _number(cost):
    if np.shape(cost) != ():
        raise ValueError(
            "f debe devolver un solo número, pero devolvió un arreglo de "
            f"forma {np.shape(cost)}."
        )
    return real(float(cost), "El costo")


def _point(x, *functions):
    for function in functions:
        if not callable(function):
            raise TypeError(
                "f y su gradiente deben ser funciones de un punto, pero "
                f"llegó {describe(function)}."
            )
    data(np.atleast_1d(x), "x")
    return np.array(x, dtype=np.float64)
