"""Comprobaciones de los ejercicios de imágenes (lección de MNIST)."""

import numpy as np

from neurona.practices import mnist

from ._feedback import Mistake, check_function

# Imágenes que no son cuadradas: quien cambia filas por columnas se delata.
# Ninguna llega a 255: quien divide entre el máximo también.
_SMALL = np.array(
    [[[0, 51, 102], [153, 204, 51]], [[102, 0, 0], [0, 0, 204]]],
    dtype=np.uint8,
)
_TALL = np.array([[[0], [51], [204]]], dtype=np.uint8)

_GREYS = "Falta llevar los grises de 0 a 1: divide entre 255."
_ORDER = (
    "Los píxeles salieron por columnas. Se numeran por renglones, como se "
    "lee: reshape lo hace así si no le cambias el orden ni giras la imagen."
)
_IMAGES_MISTAKES = (
    Mistake(lambda x: x.reshape(len(x), -1), _GREYS),
    Mistake(
        lambda x: x.reshape(len(x), -1) // 255,
        "Con // la división es entera y los grises se pierden. Divide con "
        "una sola diagonal: /.",
    ),
    Mistake(
        lambda x: x.reshape(len(x), -1) / 256,
        "El gris más claro es 255, no 256: con 256 el blanco no llega a 1.",
    ),
    Mistake(
        lambda x: x.reshape(len(x), -1) / x.max(),
        "Dividiste entre el máximo de este lote. Otro lote tendría otra "
        "escala: divide siempre entre 255.",
    ),
    Mistake(
        lambda x: x.reshape(len(x), -1, order="F") / 255,
        _ORDER,
    ),
    Mistake(
        lambda x: x.reshape(-1) / 255,
        "Todas las imágenes quedaron en una sola tira. Conserva el primer "
        "eje: un renglón por imagen, reshape(len(imagenes), -1).",
    ),
    Mistake(
        lambda x: x.reshape(1, -1) / 255,
        "Todas las imágenes quedaron en el mismo renglón. Conserva el primer "
        "eje: un renglón por imagen, reshape(len(imagenes), -1).",
    ),
    Mistake(
        lambda x: x.reshape(-1, len(x)) / 255,
        "El -1 está en el otro eje. Primero van las imágenes y después sus "
        "píxeles: reshape(len(imagenes), -1).",
    ),
    Mistake(
        lambda x: x.reshape(len(x), -1).T / 255,
        "Los ejes quedaron al revés: va un renglón por imagen y una columna "
        "por píxel.",
    ),
    Mistake(
        lambda x: x / 255,
        "Los grises ya están bien. Falta aplanar cada imagen en un renglón, "
        "con reshape.",
    ),
)


def prepare_images(answer):
    """Comprueba ``mi_prepara(imagenes)``: aplana y lleva a [0, 1].

    Parameters
    ----------
    answer : callable
        Recibe imágenes ``(n, alto, ancho)`` con grises de 0 a 255.

    Returns
    -------
    bool
        Si la respuesta es correcta.
    """
    return check_function(
        answer,
        solution=mnist.prepare_images,
        cases=[{"imagenes": _SMALL}, {"imagenes": _TALL}],
        mistakes=_IMAGES_MISTAKES,
        success=(
            "¡Bien! Una imagen por renglón, los píxeles en orden y los "
            "grises de 0 a 1, sea cual sea el tamaño de la imagen."
        ),
    )


# La mayor confusión no es simétrica, no está en el primer renglón y la
# diagonal la supera.
_CONFUSION = np.array(
    [[95, 0, 6, 1], [2, 88, 0, 0], [5, 0, 90, 4], [0, 9, 1, 97]]
)
_PAIR = np.array([[50, 7], [2, 41]])


def _off_diagonal(matrix):
    return np.where(np.eye(len(matrix), dtype=bool), 0, matrix)


def _place(matrix):
    return np.unravel_index(np.argmax(matrix), matrix.shape)


_CONFUSED_MISTAKES = (
    Mistake(
        _place,
        "Esa casilla está en la diagonal, donde se cuentan los aciertos. "
        "Ponla en cero antes de buscar el mayor, en una copia de la matriz.",
    ),
    Mistake(
        lambda m: _place(_off_diagonal(m))[::-1],
        "El par es correcto, pero está al revés: primero la clase verdadera "
        "(el renglón), después la predicha (la columna).",
    ),
    Mistake(
        lambda m: np.argmax(_off_diagonal(m)),
        "argmax numera las casillas de corrido, como al aplanar. "
        "np.unravel_index lo convierte en renglón y columna.",
    ),
    Mistake(
        np.argmax,
        "argmax numera las casillas de corrido, y además la diagonal (los "
        "aciertos) no debe contar. Ponla en cero y usa np.unravel_index.",
    ),
    Mistake(
        lambda m: np.max(_off_diagonal(m)),
        "Eso es cuántas veces ocurrió. Se pide entre qué clases: la "
        "verdadera y la predicha.",
    ),
    Mistake(
        lambda m: _place(_off_diagonal(m + m.T)),
        "Sumaste las dos direcciones. Confundir un 4 con un 9 no es lo "
        "mismo que un 9 con un 4: busca la mayor de las casillas.",
    ),
)


def most_confused(answer):
    """Comprueba ``mi_par_confundido(matriz)``: clase verdadera y predicha.

    Parameters
    ----------
    answer : callable
        Recibe una matriz de confusión ``(clases, clases)``.

    Returns
    -------
    bool
        Si la respuesta es correcta.
    """
    return check_function(
        answer,
        solution=mnist.most_confused,
        cases=[{"matriz": _CONFUSION}, {"matriz": _PAIR}],
        mistakes=_CONFUSED_MISTAKES,
        success=(
            "¡Bien! La mayor casilla fuera de la diagonal: primero la clase "
            "verdadera y después la predicha."
        ),
    )
