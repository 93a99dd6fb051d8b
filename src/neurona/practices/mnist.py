"""Práctica 2: clasificar dígitos escritos a mano (MNIST).

Preparar las imágenes, moverlas y centrarlas; entrenar en `neurona` una red
densa, y encontrar sus errores. La misma red, en Keras, está en la lección.
"""

import numpy as np

from neurona.layers import Dense, Input
from neurona.models import Sequential
from neurona.optimizers import Adam
from neurona.quiet import verbosity

CLASSES = 10


def prepare_images(images):
    """Aplana imágenes y lleva sus grises al intervalo de 0 a 1.

    Parameters
    ----------
    images : numpy.ndarray
        Imágenes de forma ``(n, alto, ancho)``, con grises de 0 a 255.

    Returns
    -------
    numpy.ndarray
        Una imagen por renglón, de forma ``(n, alto * ancho)``, en float32.

    Raises
    ------
    ValueError
        Si ``images`` no tiene tres ejes.

    Notes
    -----
    El píxel del renglón i y la columna j queda en la posición
    ``ancho * i + j`` (diapositiva *Red neuronal* de la práctica 2).
    """
    images = np.asarray(images)
    if images.ndim != 3:
        raise ValueError(
            "Se esperaban imágenes de forma (n, alto, ancho), pero llegó "
            f"{images.shape}. Para una sola imagen usa imagen[np.newaxis]."
        )
    return images.reshape(len(images), -1).astype("float32") / 255


def center_of_mass(images):
    r"""Calcula el centro de masa de cada imagen, con la tinta como masa.

    Parameters
    ----------
    images : numpy.ndarray
        Imágenes de forma ``(n, alto, ancho)``; el fondo vale 0.

    Returns
    -------
    numpy.ndarray
        Renglón y columna de cada centro, de forma ``(n, 2)``, en píxeles.

    Raises
    ------
    ValueError
        Si alguna imagen no tiene tinta.

    Notes
    -----
    El renglón del centro es :math:`\bar{r} = \sum_{ij} i\,t_{ij} \big/
    \sum_{ij} t_{ij}`, donde :math:`t_{ij}` es la tinta del renglón i y la
    columna j; la columna del centro se obtiene igual con j.
    """
    # La suma de un renglón no cabe en uint8.
    by_row = images.sum(axis=2, dtype=np.float64)
    by_column = images.sum(axis=1, dtype=np.float64)
    ink = by_row.sum(axis=1)
    if not ink.all():
        raise ValueError(
            f"La imagen {int(np.argmin(ink))} no tiene tinta: sin masa no "
            "hay centro de masa. Quítala antes de continuar."
        )
    rows = by_row @ np.arange(by_row.shape[1]) / ink
    columns = by_column @ np.arange(by_column.shape[1]) / ink
    return np.stack([rows, columns], axis=1)


def shift(images, rows=0, columns=0):
    """Mueve imágenes un número entero de píxeles.

    La tinta que sale por una orilla se pierde; lo que entra es fondo.

    Parameters
    ----------
    images : numpy.ndarray, shape (..., height, width)
        Una imagen o muchas; el fondo vale 0.
    rows, columns : int, optional
        Píxeles hacia abajo y hacia la derecha; los negativos, al revés.

    Returns
    -------
    numpy.ndarray
        Otro arreglo, de la misma forma y tipo.

    Examples
    --------
    >>> shift(np.array([[1, 2, 3], [4, 5, 6]]), columns=1)
    array([[0, 1, 2],
           [0, 4, 5]])
    """
    moved = np.zeros_like(images)
    here_i, there_i = _windows(rows, images.shape[-2])
    here_j, there_j = _windows(columns, images.shape[-1])
    moved[..., there_i, there_j] = images[..., here_i, here_j]
    return moved


def _windows(step, size):
    """De dónde sale y a dónde llega lo que sigue a la vista."""
    kept = max(size - abs(step), 0)
    here, there = max(-step, 0), max(step, 0)
    return slice(here, here + kept), slice(there, there + kept)


def recenter(image):
    """Centra la tinta de una imagen, hasta donde un píxel lo permite.

    Parameters
    ----------
    image : numpy.ndarray, shape (height, width)
        Una imagen con tinta; el fondo vale 0.

    Returns
    -------
    numpy.ndarray
        La imagen, movida píxeles enteros: su centro de masa queda a medio
        píxel o menos de ``(alto / 2, ancho / 2)``.

    Notes
    -----
    Es el último paso con que se preparó MNIST (LeCun y otros, 1998).
    """
    center = center_of_mass(image[np.newaxis])[0]
    rows, columns = np.rint(np.array(image.shape) / 2 - center).astype(int)
    return shift(image, rows, columns)


def most_confused(matrix):
    """Encuentra la confusión más frecuente de una matriz de confusión.

    Parameters
    ----------
    matrix : numpy.ndarray
        Un renglón por clase verdadera, una columna por clase predicha.

    Returns
    -------
    tuple of int
        La clase verdadera y la predicha.
    """
    matrix = np.asarray(matrix)
    # La diagonal cuenta aciertos: se cubre en una copia, no en la original.
    errors = np.where(np.eye(len(matrix), dtype=bool), 0, matrix)
    row, column = np.unravel_index(np.argmax(errors), errors.shape)
    return int(row), int(column)


def worst_mistakes(probabilities, labels, count):
    """Encuentra los errores que la red cometió con más seguridad.

    Parameters
    ----------
    probabilities : numpy.ndarray
        Un renglón por imagen y una columna por clase, ``(n, clases)``.
    labels : numpy.ndarray
        La clase verdadera de cada imagen, ``(n,)``.
    count : int
        Cuántos errores se piden; si hay menos, salen todos.

    Returns
    -------
    numpy.ndarray
        Índices de las imágenes, del error más seguro al menos seguro.
    """
    predicted = np.argmax(probabilities, axis=1)
    wrong = np.flatnonzero(predicted != labels)
    confidence = np.max(probabilities[wrong], axis=1)
    # Orden estable: dos errores igual de seguros salen como en los datos.
    return wrong[np.argsort(-confidence, kind="stable")][:count]


def train(
    x, y, hidden, *, seed, epochs, rate=0.001, batch_size=256, callbacks=()
):
    """Entrena en `neurona` una red densa, con ReLU, softmax y Adam.

    Parameters
    ----------
    x : numpy.ndarray, shape (samples, pixels)
        Imágenes preparadas con `prepare_images`.
    y : numpy.ndarray, shape (samples,)
        Dígitos de 0 a 9.
    hidden : sequence of int
        Neuronas de cada capa oculta.
    seed : int
        Semilla de los pesos iniciales y del orden de los lotes.
    epochs : int
        Épocas, a lo más.
    rate : float or callable, optional
        Factor de aprendizaje, o un calendario: una función del paso.
    batch_size : int, default 256
        Imágenes por cada ajuste de los pesos.
    callbacks : sequence of Callback, optional
        Lo que se hace al final de cada época.

    Returns
    -------
    model : neurona.Sequential
        La red entrenada.
    history : dict of list of float
        Costo y exactitud de cada época; valida con el último décimo.
    """
    layers = [Dense(units, "relu") for units in hidden]
    output = Dense(CLASSES, "softmax")
    model = Sequential([Input((x.shape[1],)), *layers, output], seed=seed)
    model.compile(
        Adam(rate), "sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    fitted = model.fit(
        x,
        y,
        epochs=epochs,
        batch_size=batch_size,
        validation_split=0.1,
        callbacks=list(callbacks),
        verbose=verbosity(),
    )
    return model, fitted.history
