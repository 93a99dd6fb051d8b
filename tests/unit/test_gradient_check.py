"""Quien comprueba también se comprueba: con gradientes equivocados."""

import numpy as np
import pytest

from neurona.gradient_check import (
    GradientError,
    check_gradient,
    numerical_gradient,
)

MODES = pytest.mark.parametrize("directions", [0, 3])


def waves(p):
    return float(np.sum(np.sin(p) * p**2))


def waves_gradient(p):
    return np.cos(p) * p**2 + 2 * p * np.sin(p)


@pytest.fixture
def x():
    return np.random.default_rng(0).normal(size=(3, 4))


@pytest.mark.parametrize(
    ("f", "point", "expected"),
    [
        (lambda p: p**3, 2.0, 12.0),
        (lambda p: p[0] ** 2 * p[1], [3.0, 2.0], [12.0, 9.0]),
        (lambda p: np.sum(p * [[1, 2], [3, 4]]), np.ones((2, 2)), None),
        (lambda p: 7.0, [1.0, 2.0], [0.0, 0.0]),
        (lambda p: p**2, 1e9, 2e9),
    ],
)
def test_numerical_gradient_by_hand(f, point, expected):
    expected = [[1, 2], [3, 4]] if expected is None else expected
    measured = numerical_gradient(f, point)
    np.testing.assert_allclose(measured, expected, rtol=1e-8, atol=1e-8)


def test_central_differences_are_exact_for_a_parabola_with_a_big_step():
    # (f(x + h) - f(x - h)) / 2h no tiene error en un polinomio de grado 2;
    # la diferencia hacia adelante se equivocaría por h = 0.5.
    assert numerical_gradient(lambda p: p**2, 1.5, h=0.5) == 3


@MODES
def test_a_right_gradient_passes(x, directions):
    worst = check_gradient(waves, waves_gradient, x, directions)
    assert 0 <= worst < 1e-7


@MODES
@pytest.mark.parametrize(
    "wrong",
    [
        lambda g: 1.01 * g,
        lambda g: -g,
        lambda g: g.T.reshape(g.shape),
        lambda g: g / 3,
        lambda g: np.zeros_like(g),
    ],
)
def test_a_wrong_gradient_is_caught(x, wrong, directions):
    with pytest.raises(GradientError, match="El gradiente de x no coincide"):
        check_gradient(
            waves, lambda p: wrong(waves_gradient(p)), x, directions
        )


@MODES
def test_one_per_cent_in_one_entry_is_caught(x, directions):
    def wrong(p):
        gradient = waves_gradient(p)
        gradient[1, 2] *= 1.01
        return gradient

    place = "dirección al azar" if directions else r"entrada \(1, 2\).*1 de 12"
    with pytest.raises(GradientError, match=place):
        check_gradient(waves, wrong, x, directions)


@MODES
def test_exactly_zero_gradients_are_not_noise_over_noise(directions):
    # El valor es grande y la pendiente 0: lo medido es puro redondeo, aquí
    # del tamaño de los últimos dos bits de 4000.
    def flat(p):
        return 4000 + 1e-12 * np.sin(1e9 * p.sum())

    check_gradient(flat, np.zeros_like, np.ones(5), directions)


def test_a_tiny_gradient_is_not_forgiven():
    with pytest.raises(GradientError):
        check_gradient(lambda p: 1e-6 * p[0], lambda p: 1.01e-6 * p, [1.0])


def test_x_comes_back_as_it_was(x):
    before = x.copy()
    numerical_gradient(waves, x)
    check_gradient(waves, waves_gradient, x)
    np.testing.assert_array_equal(x, before)


def test_refuses_bad_input(x):
    with pytest.raises(ValueError, match="gradiente de x tiene forma"):
        check_gradient(waves, lambda p: p[0], x)
    with pytest.raises(ValueError, match="El gradiente de x contiene"):
        check_gradient(waves, lambda p: p * np.nan, x)
    with pytest.raises(ValueError, match="f debe devolver un solo número"):
        numerical_gradient(lambda p: p, x)
    with pytest.raises(ValueError, match="El costo debe ser finito"):
        numerical_gradient(lambda p: np.inf, x)
    with pytest.raises(ValueError, match="x contiene 1 valores"):
        numerical_gradient(waves, [np.nan])
    with pytest.raises(TypeError, match="x debe contener números"):
        numerical_gradient(waves, ["a"])
    with pytest.raises(ValueError, match="h debe ser mayor que 0"):
        numerical_gradient(waves, x, h=0)
    with pytest.raises(ValueError, match="tolerance debe ser finito"):
        check_gradient(waves, waves_gradient, x, tolerance=np.nan)
    with pytest.raises(TypeError, match="deben ser funciones"):
        check_gradient(waves, 3.0, x)
    with pytest.raises(TypeError, match="deben ser funciones"):
        numerical_gradient(3.0, x)
    with pytest.raises(ValueError, match="directions debe ser al menos 0"):
        check_gradient(waves, waves_gradient, x, directions=-1)
