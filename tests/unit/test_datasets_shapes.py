"""Las formas en el plano, contra la geometría que las define."""

import numpy as np
import pytest

from neurona.datasets import blobs, circles, moons, spiral

SHAPES = [blobs, circles, moons, spiral]


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_and_balanced_classes(shape):
    x, y = shape(100)
    assert x.shape == (100, 2)
    assert np.bincount(y).tolist() == [50, 50]
    assert np.bincount(y[-20:]).tolist() == [10, 10]


@pytest.mark.parametrize("shape", SHAPES)
def test_same_seed_same_points(shape):
    first, second = shape(seed=5)[0], shape(seed=5)[0]
    np.testing.assert_array_equal(first, second)
    assert not np.array_equal(first, shape(seed=6)[0])


@pytest.mark.parametrize("shape", SHAPES)
def test_a_generator_goes_on_where_it_was(shape):
    rng = np.random.default_rng(5)
    first, second = shape(seed=rng)[0], shape(seed=rng)[0]
    np.testing.assert_array_equal(first, shape(seed=5)[0])
    assert not np.array_equal(first, second)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_global_generator_plays_no_part(shape):
    state = np.random.get_state()[1].copy()  # noqa: NPY002
    shape()
    np.testing.assert_array_equal(
        state,
        np.random.get_state()[1],  # noqa: NPY002
    )


def test_blobs_gather_around_their_centers():
    centers = [[0, 0, 0], [9, 0, 0], [0, 9, 9]]
    x, y = blobs(3000, centers=centers, spread=0.5)
    for label, center in enumerate(centers):
        # La media de mil puntos se desvía unas 0.5 / √1000 = 0.016.
        assert np.abs(x[y == label].mean(axis=0) - center).max() < 0.1
        assert np.abs(x[y == label].std(axis=0) - 0.5).max() < 0.05


def test_circles_without_noise_have_their_radii():
    x, y = circles(noise=0, factor=0.3)
    expected = np.where(y == 0, 1, 0.3)
    np.testing.assert_allclose(np.hypot(*x.T), expected)


def test_moons_without_noise_lie_on_two_half_circles():
    x, y = moons(noise=0)
    upper, lower = x[y == 0], x[y == 1]
    np.testing.assert_allclose(np.hypot(*upper.T), 1)
    np.testing.assert_allclose(np.hypot(*(lower - [1, 0.5]).T), 1)
    assert upper[:, 1].min() >= 0
    assert lower[:, 1].max() <= 0.5


def test_spiral_arms_are_each_other_turned():
    x, y = spiral(noise=0, classes=3, turns=2)
    radius = np.hypot(*x.T)
    # Desenrollado, cada brazo está en un solo ángulo: el de su clase.
    angle = np.arctan2(x[:, 1], x[:, 0]) - 4 * np.pi * radius
    expected = 2 * np.pi * y / 3
    np.testing.assert_allclose(np.cos(angle), np.cos(expected), atol=1e-9)
    np.testing.assert_allclose(np.sin(angle), np.sin(expected), atol=1e-9)


@pytest.mark.parametrize("shape", [circles, moons, spiral])
def test_noise_is_a_standard_deviation(shape):
    moved = shape(4000, noise=0.2)[0] - shape(4000, noise=0)[0]
    assert abs(moved.std() - 0.2) < 0.01


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"samples": 1}, ValueError, "samples debe ser al menos 2"),
        ({"samples": 10.0}, TypeError, "samples debe ser un entero"),
        ({"seed": -1}, ValueError, "seed debe ser al menos 0"),
        ({"seed": "0"}, TypeError, "seed debe ser un entero.*generador"),
        ({"seed": None}, TypeError, "seed debe ser un entero.*generador"),
    ],
)
def test_refuses_bad_arguments(shape, arguments, error, message):
    with pytest.raises(error, match=message):
        shape(**arguments)


@pytest.mark.parametrize("shape", [circles, moons, spiral])
def test_refuses_bad_noise(shape):
    with pytest.raises(ValueError, match="noise debe ser 0 o mayor"):
        shape(noise=-0.1)
    with pytest.raises(ValueError, match="noise debe ser finito"):
        shape(noise=np.nan)


def test_refuses_what_only_one_shape_has():
    with pytest.raises(ValueError, match="factor debe estar entre 0 y 1"):
        circles(factor=1.5)
    with pytest.raises(ValueError, match="spread debe ser mayor que 0"):
        blobs(spread=0)
    with pytest.raises(ValueError, match="un renglón por centro"):
        blobs(centers=[1, 2])
    with pytest.raises(ValueError, match="classes debe ser al menos 1"):
        spiral(classes=0)
    with pytest.raises(ValueError, match="turns debe ser mayor que 0"):
        spiral(turns=0)
