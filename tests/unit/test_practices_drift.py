"""Imágenes corridas: lo que se mide, contra una red de mentiras."""

import numpy as np

from neurona.practices import drift


class Reader:
    """Lee la columna de la tinta: 1 si está en su lugar, 0 si se movió."""

    def predict(self, x):
        column = x.reshape(-1, 8, 8).sum(axis=1).argmax(axis=1)
        return np.eye(3)[np.where(column == 4, 1, 0)]

    def evaluate(self, x, y, verbose):
        assert x.max() == 1 and verbose == 0
        return 9.0, np.mean(self.predict(x).argmax(axis=1) == y)


def dots(*columns):
    """Una imagen de 8 × 8 por columna, con un punto en ella."""
    images = np.zeros((len(columns), 8, 8), np.uint8)
    images[np.arange(len(columns)), 4, columns] = 255
    return images


def test_accuracy_prepares_the_images():
    images = dots(4, 4, 5, 4)
    labels = np.array([1, 1, 1, 0])
    assert drift.accuracy(Reader(), images, labels) == 0.5


def test_fragile_are_right_lost_and_found():
    """Sirve la primera: la segunda repite clase; las demás fallan antes."""
    images = dots(4, 4, 3, 5, 5)
    images[1, 3, 4] = 255
    labels = np.array([1, 1, 1, 1, 2])
    chosen, classes = drift.fragile(Reader(), images, labels, columns=2)
    np.testing.assert_array_equal(chosen, images[[0]])
    assert classes.tolist() == [1]


def test_what_centering_does_not_bring_back_is_not_fragile():
    """La tinta de la izquierda jala el centro: el punto no vuelve a la 4."""
    images = dots(4)
    images[0, 4, 0] = 250
    _, classes = drift.fragile(Reader(), images, np.array([1]), columns=3)
    assert classes.size == 0
    images[0, 4, 0] = 20
    _, classes = drift.fragile(Reader(), images, np.array([1]), columns=3)
    assert classes.tolist() == [1]


def test_what_was_already_wrong_is_not_fragile():
    """En la columna 3 falla; corrida falla, y centrada acierta."""
    _, classes = drift.fragile(Reader(), dots(3), np.array([1]), columns=2)
    assert classes.size == 0


def test_what_is_not_lost_is_not_fragile():
    """Corrida a la izquierda sigue lejos de la 4, y centrada también."""
    images = dots(2)
    images[0, 4, 7] = 100
    _, classes = drift.fragile(Reader(), images, np.array([0]), columns=-1)
    assert classes.size == 0
