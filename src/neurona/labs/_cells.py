"""Las casillas de una matriz de confusión, y las imágenes que las muestran."""

import math

import numpy as np

from neurona.metrics import confusion_matrix

# De cada casilla se guarda una imagen de cada 25, y a lo más seis; de los
# aciertos, una. En total, las que una página puede cargar.
EVERY, MOST_IN_CELL, MOST = 25, 6, 88


def by_frequency(matrix):
    """Devuelve las casillas con errores, de la más llena a la menos."""
    matrix = np.asarray(matrix)
    filled = [
        (int(label), int(answer))
        for label, answer in np.argwhere(matrix)
        if label != answer
    ]
    return sorted(filled, key=lambda cell: -matrix[cell])


def samples(probabilities, labels):
    """Elige las imágenes que se guardan, por casilla.

    Parameters
    ----------
    probabilities : numpy.ndarray, shape (n, classes)
        Lo que contestó la red.
    labels : numpy.ndarray of int, shape (n,)
        Las clases correctas.

    Returns
    -------
    list of int
        Sus índices, 88 o menos; en cada casilla, las más seguras primero.
    """
    answers = probabilities.argmax(axis=1)
    classes = probabilities.shape[1]
    matrix = confusion_matrix(labels, answers, classes)
    surest = np.argsort(-probabilities.max(axis=1), kind="stable")
    chosen = []
    for label, answer in [
        *((k, k) for k in range(classes)),
        *by_frequency(matrix),
    ]:
        count = matrix[label, answer]
        most = 1 if label == answer else MOST_IN_CELL
        kept = min(math.ceil(count / EVERY), most)
        here = (labels[surest] == label) & (answers[surest] == answer)
        chosen += surest[here][:kept].tolist()
    return chosen[:MOST]
