"""Los módulos de las imágenes, solos en un navegador, contra ``neurona``."""

import json

import numpy as np
import pytest
from js_modules import run

from neurona import Dense, Input, Sequential
from neurona.labs import quantize, restore, stroke
from neurona.labs.int8 import pack
from neurona.practices import mnist


@pytest.fixture(scope="module")
def images():
    """Manchas de tinta de muchos grises, lejos y cerca de las orillas."""
    rng = np.random.default_rng(7)
    images = np.zeros((40, 28, 28), np.uint8)
    for image in images:
        r, c = rng.integers(0, 20, 2)
        image[r : r + 8, c : c + 6] = rng.integers(0, 256, (8, 6))
    return images


@pytest.mark.parametrize("activation", ["relu", "sigmoid", "leaky_relu"])
def test_the_answer_is_that_of_neurona(browser, images, activation):
    layers = [Input((784,)), Dense(32, activation), Dense(10, "softmax")]
    network = quantize(Sequential(layers, seed=5))
    answers = run(
        browser,
        "int8",
        """({ network, bytes, answer }, [layers, drawings]) =>
            drawings.map((d) => answer(network(layers), bytes(d)))""",
        [json.loads(json.dumps(network)), [pack(image) for image in images]],
    )
    expected = restore(network).predict(images.reshape(-1, 784) / 255)
    np.testing.assert_allclose(answers, expected, rtol=1e-12)


def test_bytes_go_and_come_back(browser, images):
    again = run(
        browser,
        "int8",
        "({ bytes, text }, drawings) => drawings.map((d) => text(bytes(d)))",
        [pack(image) for image in images],
    )
    assert again == [pack(image) for image in images]


STROKES = [
    [(5, 5), (5, 10)],
    [(9, 9), (9, 9)],
    [(2.3, 4.9), (20.71, 13.2)],
    [(27, 0), (-0.4, 27.3)],
]


@pytest.mark.parametrize("points", STROKES)
def test_the_stroke_is_that_of_neurona(browser, points):
    drawn = run(
        browser,
        "ink",
        """({ stroke }, [from, to]) =>
            [...stroke(new Uint8Array(784), from, to)]""",
        points,
    )
    np.testing.assert_array_equal(drawn, stroke(points).ravel())


def test_a_stroke_adds_to_what_was_there(browser, images):
    drawn = run(
        browser,
        "ink",
        "({ stroke }, old) => [...stroke(old, [3, 3], [20, 22])]",
        images[0].ravel().tolist(),
    )
    expected = np.maximum(images[0], stroke([(3, 3), (20, 22)]))
    np.testing.assert_array_equal(drawn, expected.ravel())


def test_centering_is_that_of_the_lesson(browser, images):
    results = run(
        browser,
        "ink",
        """({ center, recenter }, drawings) =>
            drawings.map((d) => [center(d), recenter(d)])""",
        images.reshape(-1, 784).tolist(),
    )
    centers, moved = zip(*results, strict=True)
    np.testing.assert_allclose(
        centers, mnist.center_of_mass(images), rtol=1e-12
    )
    for image, ours in zip(images, moved, strict=True):
        np.testing.assert_array_equal(mnist.recenter(image).ravel(), ours)


def test_half_a_pixel_goes_where_numpy_takes_it(browser):
    """Dos puntos iguales, a 0.5, 1.5, 2.5... de su lugar."""
    images = np.zeros((8, 28, 28), np.uint8)
    for k, image in enumerate(images):
        image[10 + k, 10 + k] = image[11 + k, 11 + k] = 200
    moved = run(
        browser,
        "ink",
        "({ recenter }, drawings) => drawings.map((d) => recenter(d))",
        images.reshape(-1, 784).tolist(),
    )
    for image, ours in zip(images, moved, strict=True):
        np.testing.assert_array_equal(mnist.recenter(image).ravel(), ours)


@pytest.mark.parametrize("step", [(0, 4), (-3, 0), (5, -6), (28, 0), (0, -9)])
def test_a_shift_is_that_of_the_lesson(browser, images, step):
    moved = run(
        browser,
        "ink",
        "({ shift }, [drawing, step]) => shift(drawing, ...step)",
        [images[1].ravel().tolist(), step],
    )
    expected = mnist.shift(images[1], *step)
    np.testing.assert_array_equal(moved, expected.ravel())


def test_without_ink_there_is_no_center(browser):
    found = run(
        browser,
        "ink",
        """({ center, recenter }) => {
            const blank = new Uint8Array(784);
            return [center(blank), recenter(blank).some((gray) => gray)];
        }""",
    )
    assert found == [None, False]
