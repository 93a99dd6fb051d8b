"""La práctica de MNIST: cada función contra una cuenta hecha a mano."""

import numpy as np
import pytest
from real_images import needs_real_images

from neurona import datasets
from neurona.callbacks import EarlyStopping, ReduceLROnPlateau
from neurona.practices import mnist

# Dos imágenes de 2 x 3 que se aplanan a mano.
IMAGES = np.array(
    [[[0, 51, 102], [153, 204, 255]], [[255, 0, 0], [0, 0, 255]]],
    dtype=np.uint8,
)


def test_prepare_images_numbers_the_pixels_row_by_row():
    x = mnist.prepare_images(IMAGES)
    expected = [[0, 0.2, 0.4, 0.6, 0.8, 1], [1, 0, 0, 0, 0, 1]]
    np.testing.assert_allclose(x, expected, rtol=1e-6)
    assert x.dtype == np.float32


def test_prepare_images_leaves_the_original_alone():
    original = IMAGES.copy()
    mnist.prepare_images(IMAGES)
    np.testing.assert_array_equal(IMAGES, original)


def test_prepare_images_refuses_a_single_image():
    with pytest.raises(ValueError, match=r"\(2, 3\).*np.newaxis"):
        mnist.prepare_images(IMAGES[0])


def test_center_of_mass_by_hand():
    """Un punto, dos puntos iguales, y dos de masas 1 y 3."""
    images = np.zeros((3, 5, 7), dtype=np.uint8)
    images[0, 4, 6] = 200
    images[1, 0, 0] = images[1, 4, 6] = 9
    images[2, 2, 0], images[2, 2, 4] = 50, 150
    expected = [[4, 6], [2, 3], [2, 3]]
    np.testing.assert_allclose(mnist.center_of_mass(images), expected)


def test_center_of_mass_does_not_overflow():
    """Una imagen blanca pesa 28 * 28 * 255: no cabe en sus 8 bits."""
    white = np.full((1, 28, 28), 255, dtype=np.uint8)
    center = mnist.center_of_mass(white)
    np.testing.assert_allclose(center, [[13.5, 13.5]])


def test_center_of_mass_names_the_blank_image():
    images = IMAGES.copy()
    images[1] = 0
    with pytest.raises(ValueError, match="imagen 1 no tiene tinta"):
        mnist.center_of_mass(images)


def test_shift_by_hand():
    image = np.array([[1, 2, 3], [4, 5, 6]])
    right = mnist.shift(image, columns=1)
    np.testing.assert_array_equal(right, [[0, 1, 2], [0, 4, 5]])
    left = mnist.shift(image, columns=-2)
    np.testing.assert_array_equal(left, [[3, 0, 0], [6, 0, 0]])
    down = mnist.shift(image, rows=1)
    np.testing.assert_array_equal(down, [[0, 0, 0], [1, 2, 3]])
    up_left = mnist.shift(image, rows=-1, columns=-1)
    np.testing.assert_array_equal(up_left, [[5, 6, 0], [0, 0, 0]])


def test_shift_moves_every_image_and_leaves_the_originals_alone():
    original = IMAGES.copy()
    moved = mnist.shift(IMAGES, columns=2)
    np.testing.assert_array_equal(moved[1], [[0, 0, 255], [0, 0, 0]])
    assert moved.dtype == np.uint8
    np.testing.assert_array_equal(IMAGES, original)


@pytest.mark.parametrize("step", [3, 4, -3, -9])
def test_what_leaves_the_image_does_not_come_back(step):
    assert not mnist.shift(IMAGES, columns=step).any()


def test_recenter_by_hand():
    """Dos puntos de masas 1 y 3: el centro, (1, 4), va a (2.5, 3.5)."""
    image = np.zeros((5, 7), dtype=np.uint8)
    image[1, 1], image[1, 5] = 50, 150
    expected = np.zeros((5, 7), dtype=np.uint8)
    expected[3, 1], expected[3, 5] = 50, 150
    # A medio camino entre dos píxeles, NumPy elige el paso par.
    np.testing.assert_array_equal(mnist.recenter(image), expected)


def test_recenter_undoes_a_shift():
    digit = np.zeros((28, 28), dtype=np.uint8)
    digit[10:19, 12:17] = np.arange(45).reshape(9, 5)
    digit = mnist.recenter(digit)
    for rows, columns in ((4, -3), (-5, 0), (1, 6)):
        again = mnist.recenter(mnist.shift(digit, rows, columns))
        np.testing.assert_array_equal(again, digit)
    center = mnist.center_of_mass(digit[np.newaxis])
    assert np.abs(center - 14).max() <= 0.5


def test_most_confused_ignores_the_diagonal_and_keeps_the_order():
    matrix = np.array([[90, 1, 2], [3, 80, 0], [0, 7, 85]])
    assert mnist.most_confused(matrix) == (2, 1)
    assert matrix.trace() == 255


def test_worst_mistakes_go_from_most_to_least_confident():
    """Fallan las imágenes 1, 2 y 3, con seguridad 0.6, 0.9 y 0.6."""
    p = np.array(
        [[0.99, 0.01], [0.6, 0.4], [0.1, 0.9], [0.6, 0.4], [0.3, 0.7]]
    )
    labels = np.array([0, 1, 0, 1, 1])
    assert list(mnist.worst_mistakes(p, labels, 9)) == [2, 1, 3]
    assert list(mnist.worst_mistakes(p, labels, 1)) == [2]


def test_worst_mistakes_of_a_perfect_network():
    assert mnist.worst_mistakes(np.eye(3), np.arange(3), 5).size == 0


def drawings(samples=400, pixels=36):
    """Diez dibujos con un poco de ruido: se aprenden pronto."""
    rng = np.random.default_rng(0)
    y = np.arange(samples) % 10
    x = rng.random((10, pixels))[y]
    noise = 0.05 * rng.standard_normal((samples, pixels))
    return (x + noise).astype("float32"), y


def test_train_builds_the_network_that_was_asked():
    """(36 + 1) * 8 + (8 + 1) * 4 + (4 + 1) * 10, contados a mano."""
    x, y = drawings(40)
    model, _ = mnist.train(x, y, [8, 4], seed=0, epochs=1)
    assert model.count_params() == 382
    names = [layer.activation.name for layer in model.layers]
    assert names == ["relu", "relu", "softmax"]


def test_training_learns_validates_and_repeats_itself():
    x, y = drawings()
    y[-40:] = (y[-40:] + 1) % 10  # la validación, con otras etiquetas
    options = {"epochs": 12, "batch_size": 20}
    _, history = mnist.train(x, y, [64], seed=1, **options)
    assert history["accuracy"][-1] > 0.95
    assert history["val_accuracy"][-1] < 0.05
    _, again = mnist.train(x, y, [64], seed=1, **options)
    assert again["loss"] == history["loss"]
    _, other = mnist.train(x, y, [64], seed=2, **options)
    assert other["loss"] != history["loss"]


def test_training_follows_its_callbacks():
    stop = EarlyStopping(monitor="loss", mode="max", patience=2)
    x, y = drawings()
    _, history = mnist.train(x, y, [8], seed=1, epochs=20, callbacks=[stop])
    assert len(history["loss"]) == 3


@needs_real_images
def test_dense_layers_pass_98_percent_and_a_shift_undoes_it():
    """La red de la lección, en la prueba: quieta, corrida y centrada."""
    (x, y), (x_test, y_test) = datasets.load_mnist()
    callbacks = [
        ReduceLROnPlateau(factor=0.5, patience=1),
        EarlyStopping(patience=3, restore_best_weights=True),
    ]
    model, _ = mnist.train(
        mnist.prepare_images(x),
        y,
        [512, 256],
        seed=18,
        epochs=8,
        callbacks=callbacks,
    )

    def accuracy(images):
        ready = mnist.prepare_images(np.stack(images))
        return model.evaluate(ready, y_test, verbose=0)[1]

    moved = mnist.shift(x_test, columns=4)
    assert accuracy(x_test) >= 0.98
    assert accuracy(moved) < 0.5
    assert accuracy([mnist.recenter(image) for image in moved]) > 0.97
