"""Comprobación del ejercicio de centrar una imagen (lección de MNIST)."""

import numpy as np

from neurona.practices import mnist

from ._feedback import Mistake, check_function

# Con tinta de distinto gris, lejos de las orillas: contar píxeles, medir la
# caja o redondear hacia abajo lleva a otro lugar.
_WIDE = np.zeros((8, 11), dtype=np.uint8)
_WIDE[[1, 1, 2, 3, 2], [6, 7, 6, 6, 8]] = [200, 40, 240, 110, 60]
_NARROW = np.zeros((10, 7), dtype=np.uint8)
_NARROW[[6, 6, 7, 7, 4], [1, 2, 1, 3, 1]] = [90, 250, 20, 220, 10]


def _center(image):
    return mnist.center_of_mass(image[np.newaxis])[0]


def _moved(image, steps):
    rows, columns = np.asarray(steps).astype(int)
    return np.roll(image, (rows, columns), axis=(0, 1))


def _pull(image):
    return np.array(image.shape) / 2 - _center(image)


def _box_center(image):
    places = np.argwhere(image)
    return (places.min(axis=0) + places.max(axis=0)) / 2


_RECENTER_MISTAKES = (
    Mistake(
        lambda x: x,
        "La imagen salió igual. np.roll no la cambia: regresa otra, que hay "
        "que guardar.",
    ),
    Mistake(
        lambda x: _moved(x, np.rint(-_pull(x))),
        "Se movió al revés. Hay que sumar lo que falta: el centro de la "
        "imagen menos el centro de masa.",
    ),
    Mistake(
        lambda x: _moved(x, np.rint(_pull(x))[::-1]),
        "Se cambiaron renglones por columnas: el eje 0 son los renglones.",
    ),
    Mistake(
        lambda x: _moved(x, _pull(x)),
        "int corta los decimales: 2.7 se vuelve 2. Usa round, que va al "
        "entero más cercano.",
    ),
    Mistake(
        lambda x: _moved(x, np.rint(_pull(x) - 0.5)),
        "El centro quedó un poco arriba o a la izquierda. En esta lección "
        "es la mitad del alto y la mitad del ancho, sin restar 1.",
    ),
    Mistake(
        lambda x: _moved(x, np.rint(_pull((x > 0).astype(float)))),
        "Contaste píxeles con tinta. En un centro de masa, el que tiene más "
        "tinta pesa más.",
    ),
    Mistake(
        lambda x: _moved(x, np.rint(np.array(x.shape) / 2 - _box_center(x))),
        "Centraste la caja que encierra al dígito. Se pide su centro de "
        "masa: la ecuación de la lección.",
    ),
    Mistake(
        lambda x: _moved(x, np.rint(14 - _center(x))),
        "El 14 solo sirve para imágenes de 28 × 28: usa la mitad del alto y "
        "del ancho, que están en imagen.shape.",
    ),
    Mistake(
        _center,
        "Ese es el centro de masa. Falta mover la imagen lo que lo separa "
        "del centro, con np.roll.",
    ),
)


def recenter(answer):
    """Comprueba ``mi_centra(imagen)``: mueve la tinta al centro.

    Parameters
    ----------
    answer : callable
        Recibe una imagen ``(alto, ancho)`` con fondo 0.

    Returns
    -------
    bool
        Si la respuesta es correcta.
    """
    return check_function(
        answer,
        solution=mnist.recenter,
        cases=[{"imagen": _WIDE}, {"imagen": _NARROW}],
        mistakes=_RECENTER_MISTAKES,
        success=(
            "¡Bien! El centro de masa queda a medio píxel o menos del "
            "centro, en imágenes de cualquier tamaño."
        ),
    )
