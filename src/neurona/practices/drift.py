"""Práctica 2: qué pierde una red cuando las imágenes se corren."""

import numpy as np

from neurona.practices.mnist import prepare_images, recenter, shift


def accuracy(model, images, labels):
    """Mide la exactitud de una red en imágenes sin preparar.

    Parameters
    ----------
    model : Sequential
        De `neurona` o de Keras, compilada con ``metrics=["accuracy"]``.
    images : numpy.ndarray, shape (n, height, width)
        Grises de 0 a 255.
    labels : numpy.ndarray of int, shape (n,)
        Las clases correctas.

    Returns
    -------
    float
        De 0 a 1.
    """
    return model.evaluate(prepare_images(images), labels, verbose=0)[1]


def fragile(model, images, labels, columns=4):
    """Encuentra imágenes que una red deja de reconocer al correrse.

    Parameters
    ----------
    model : neurona.Sequential
        La red.
    images : numpy.ndarray of uint8, shape (n, height, width)
        Grises de 0 a 255.
    labels : numpy.ndarray of int, shape (n,)
        Las clases correctas.
    columns : int, optional
        Píxeles a la derecha.

    Returns
    -------
    images : numpy.ndarray of uint8, shape (k, height, width)
        Una por clase, a lo más: la primera que la red acierta, que corrida
        no acierta y que de nuevo acierta si se centra.
    labels : numpy.ndarray of int, shape (k,)
        Sus clases, de menor a mayor.
    """
    moved = shift(images, columns=columns)
    back = np.stack([recenter(image) for image in moved])
    still, lost, found = (
        model.predict(prepare_images(x)).argmax(axis=1) == labels
        for x in (images, moved, back)
    )
    chosen = np.flatnonzero(still & ~lost & found)
    _, first = np.unique(labels[chosen], return_index=True)
    return images[chosen[first]], labels[chosen[first]]
