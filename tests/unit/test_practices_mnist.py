"""La práctica de MNIST: cada función contra una cuenta hecha a mano."""

import subprocess
import sys

import numpy as np
import pytest

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


def test_accuracy_by_hand():
    """Las clases predichas son 1, 0, 1, 2: aciertan tres de cuatro."""
    p = np.array(
        [[0.1, 0.7, 0.2], [0.5, 0.3, 0.2], [0.1, 0.6, 0.3], [0, 0.1, 0.9]]
    )
    assert mnist.accuracy(p, np.array([1, 0, 2, 2])) == 0.75


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


def test_model_is_784_128_10():
    """(784 + 1) * 128 + (128 + 1) * 10, contados a mano."""
    pytest.importorskip("tensorflow")
    model = mnist.build_model()
    shapes = [w.shape for w in model.get_weights()]
    assert shapes == [(784, 128), (128,), (128, 10), (10,)]
    assert model.count_params() == 101_770
    assert model.layers[0].activation.__name__ == "relu"
    assert model.layers[1].activation.__name__ == "softmax"


def test_training_learns_and_repeats_itself():
    """Diez dibujos con ruido: se aprenden, y la semilla los repite."""
    pytest.importorskip("tensorflow")
    rng = np.random.default_rng(0)
    y = np.arange(400) % 10
    drawings = rng.random((10, 36))
    x = drawings[y] + 0.05 * rng.standard_normal((400, 36))
    model, history = mnist.train(x, y, epochs=20, batch_size=20, seed=1)
    probabilities = model.predict(x[-40:], verbose=0)
    assert mnist.accuracy(probabilities, y[-40:]) > 0.9
    assert history["val_accuracy"][-1] > 0.9
    _, again = mnist.train(x, y, epochs=1, batch_size=20, seed=1)
    assert again["loss"][0] == pytest.approx(history["loss"][0], rel=1e-4)
    _, other = mnist.train(x, y, epochs=1, batch_size=20, seed=2)
    assert other["loss"][0] != pytest.approx(history["loss"][0], rel=1e-4)


def test_importing_the_practice_loads_no_tensorflow():
    code = (
        "import sys, neurona.practices.mnist; "
        "sys.exit('tensorflow' in sys.modules or "
        "'matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
