"""Los puntos del campo de juego y el generador que no cambia."""

import math

import numpy as np
import pytest

from neurona import Dense, Dropout, Input, Sequential
from neurona.datasets import circles, load_playground

# Lo que sale de RandomState(0), y de np.random.seed(0), desde siempre.
FIRST = [0.5488135, 0.71518937, 0.60276338]


def whole(name, **options):
    """Los puntos y clases de un conjunto, sin partir."""
    train, test = load_playground(name, **options)
    return [np.concatenate(parts) for parts in zip(train, test, strict=True)]


def test_the_generator_is_the_published_one():
    """El 10000.º entero de la semilla 5489, según C++ [rand.predef]."""
    rng = np.random.RandomState(5489)
    draws = rng.randint(0, 2**32, 10000, dtype=np.uint32)
    assert draws[-1] == 4123659995


def test_xor_is_four_corners():
    x, y = whole("xor", noise=0, samples=40)
    assert np.abs(x).tolist() == np.full((40, 2), 1.5).tolist()
    assert np.array_equal(y, x[:, 0] * x[:, 1] < 0)


def test_circles_start_where_the_generator_says():
    x, y = whole("circles", noise=0, samples=20)
    angle = 2 * math.pi * np.array(FIRST)
    radius = np.array([2, 1, 2])
    assert x[:3, 0] == pytest.approx(radius * np.cos(angle), abs=1e-6)
    assert x[:3, 1] == pytest.approx(radius * np.sin(angle), abs=1e-6)
    assert np.hypot(*x.T) == pytest.approx(2 - y)


def test_moons_are_centered():
    x, y = whole("moons", noise=0, samples=1000)
    upper, lower = x[y == 0], x[y == 1]
    # Media luna de radio 2, y la otra girada media vuelta.
    assert np.hypot(*(upper - [-1, -0.5]).T) == pytest.approx(2)
    assert np.hypot(*(lower - [1, 0.5]).T) == pytest.approx(2)
    assert x.mean(axis=0) == pytest.approx([0, 0], abs=0.15)


def test_a_spiral_turns_once():
    x, y = whole("spiral", noise=0, samples=20)
    radius = np.hypot(*x.T)
    assert radius[:3] == pytest.approx(2 * np.array(FIRST), abs=1e-6)
    angle = 2 * math.pi * (radius / 2 + y / 2)
    assert x[:, 0] == pytest.approx(radius * np.cos(angle))
    assert x[:, 1] == pytest.approx(radius * np.sin(angle))


@pytest.mark.parametrize("name", ["xor", "circles", "moons", "spiral"])
def test_noise_is_normal_and_twice_its_size(name):
    clean, _ = whole(name, noise=0, samples=1000)
    noisy, _ = whole(name, noise=0.1, samples=1000)
    gap = (noisy - clean).ravel()
    assert abs(gap.mean()) < 0.02
    assert gap.std() == pytest.approx(0.2, rel=0.05)


def test_half_of_the_points_are_a_test():
    (x, y), (x_test, y_test) = load_playground("circles", samples=21)
    assert x.shape == (10, 2) and y.shape == (10,)
    assert x_test.shape == (11, 2) and y_test.shape == (11,)
    assert not set(map(tuple, x)) & set(map(tuple, x_test))
    assert y.mean() == 0.5


def test_a_shape_takes_the_unchanging_generator():
    x, _ = circles(6, noise=0, seed=np.random.RandomState(0))
    again, _ = circles(6, noise=0, seed=np.random.RandomState(0))
    other, _ = circles(6, noise=0, seed=0)
    assert np.array_equal(x, again) and not np.array_equal(x, other)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"name": "xro"}, "¿Quisiste decir 'xor'?"),
        ({"noise": -0.1}, "noise debe ser 0 o mayor"),
        ({"samples": 3}, "samples debe ser al menos 4"),
    ],
)
def test_bad_arguments_are_named(arguments, message):
    with pytest.raises(ValueError, match=message.replace("?", r"\?")):
        load_playground(**arguments)


def network(*layers, **options):
    """Una red de dos entradas con el generador que no cambia."""
    return Sequential(
        [Input((2,)), *layers], seed=np.random.RandomState(0), **options
    )


def test_initial_weights_are_glorot_from_the_generator():
    """Dense(1) sobre dos entradas: uniforme en ±√2."""
    kernel, bias = network(Dense(1), dtype="float64").get_weights()
    expected = math.sqrt(2) * (2 * np.array(FIRST[:2]) - 1)
    assert kernel.ravel() == pytest.approx(expected, abs=1e-7)
    assert bias.tolist() == [0]


def test_batches_follow_the_same_generator():
    """Tras los pesos, cada época pide una permutación y nada más."""
    model = network(Dense(3, "tanh"), Dense(1), dtype="float64")
    model.compile("sgd", loss="mse")
    (x, y), _ = load_playground("moons", samples=20)
    model.fit(x, y, epochs=2, batch_size=3, verbose=0)
    assert isinstance(model.rng, np.random.RandomState)
    rng = np.random.RandomState(0)
    rng.uniform(size=3 * 2 + 3)
    for _ in range(2):
        rng.permutation(10)
    assert model.rng.uniform() == rng.uniform()


def test_dropout_also_draws_from_it():
    x = np.ones((400, 2), dtype="float32")
    first, again = (
        network(Dropout(0.25)).forward(x, training=True) for _ in range(2)
    )
    assert first.dtype == np.float32
    assert np.array_equal(first, again)
    assert np.mean(first == 0) == pytest.approx(0.25, abs=0.06)
