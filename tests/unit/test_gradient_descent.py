"""El descenso, contra cuentas que se saben de antemano."""

import numpy as np
import pytest

from neurona.gradient_descent import minimize
from neurona.optimizers import SGD, Adam


def bowl(p):
    return float(np.sum(p**2))


def bowl_gradient(p):
    return 2 * p


def test_path_by_hand():
    # p <- p - 0.1 * 2p = 0.8 p en cada paso.
    path = minimize(bowl, bowl_gradient, [5.0, -10.0], SGD(0.1), 2)
    np.testing.assert_allclose(path, [[5, -10], [4, -8], [3.2, -6.4]])


def test_one_variable_walks_with_plain_numbers():
    path = minimize(lambda x: x**2, lambda x: 2 * x, 4, SGD(0.25), 3)
    assert path.tolist() == [4, 2, 1, 0.5]


@pytest.mark.parametrize(
    ("rate", "converges"), [(0.199, True), (0.200, False), (0.201, False)]
)
def test_quadratic_converges_iff_rate_below_two_over_curvature(
    rate, converges
):
    # f(x) = L x² / 2 con L = 10: cada paso multiplica por 1 - 10 η, es
    # decir -0.99, -1 y -1.01; la frontera es η = 2 / L = 0.2.
    path = minimize(lambda x: 5 * x**2, lambda x: 10 * x, 1.0, SGD(rate), 1000)
    expected = (1 - 10 * rate) ** np.arange(1001)
    np.testing.assert_allclose(path, expected, rtol=1e-9)
    assert (abs(path[-1]) < 1e-4) == converges


@pytest.mark.parametrize("dtype", [int, "float32", "float64"])
def test_start_is_left_alone_and_any_dtype_is_fine(dtype):
    start = np.array([3, 4], dtype)
    path = minimize(bowl, bowl_gradient, start, SGD(0.1), 5)
    assert start.tolist() == [3, 4]
    assert path.dtype == np.float64


def test_functions_cannot_move_the_point():
    def naughty(p):
        p += 100.0
        return 0.0

    def slope(p):
        p -= 100.0
        return np.ones(1)

    path = minimize(naughty, slope, [1.0], SGD(0.5), 2)
    assert path.ravel().tolist() == [1, 0.5, 0]


def test_each_walk_starts_without_memory():
    adam = Adam(learning_rate=0.1)
    first = minimize(bowl, bowl_gradient, [3.0, 4.0], adam, 10)
    second = minimize(bowl, bowl_gradient, [3.0, 4.0], adam, 10)
    np.testing.assert_array_equal(first, second)
    minimize(bowl, bowl_gradient, [1.0, 2.0, 3.0], adam, 2)


def test_divergence_is_named_with_its_remedy():
    with pytest.raises(ValueError, match="En el paso .*learning_rate"):
        minimize(bowl, bowl_gradient, [1.0], SGD(1e100), 50)


def test_cost_that_is_not_finite_is_named():
    def cliff(p):
        return p[0] if p[0] > 0 else -np.inf

    with pytest.raises(ValueError, match="En el paso 3 el costo vale -inf"):
        minimize(cliff, np.ones_like, [2.5], SGD(1.0), 5)


def test_gradient_that_is_not_finite_is_named():
    with pytest.raises(ValueError, match=r"paso 1 el gradiente vale \[nan\]"):
        minimize(bowl, lambda p: p * np.nan, [1.0], SGD(0.1), 5)


def test_start_where_the_cost_is_not_finite():
    with pytest.raises(ValueError, match="punto de partida el costo"):
        minimize(lambda p: np.inf, bowl_gradient, [1.0], SGD(0.1), 5)


@pytest.mark.parametrize("start", [[np.nan, 1.0], np.inf])
def test_refuses_a_start_that_is_not_finite(start):
    with pytest.raises(ValueError, match="start contiene"):
        minimize(bowl, bowl_gradient, start, SGD(0.1), 5)


def test_refuses_an_empty_or_textual_start():
    with pytest.raises(ValueError, match="start está vacío"):
        minimize(bowl, bowl_gradient, [], SGD(0.1), 5)
    with pytest.raises(TypeError, match="start debe contener números"):
        minimize(bowl, bowl_gradient, "origen", SGD(0.1), 5)


def test_refuses_wrong_shapes():
    with pytest.raises(ValueError, match="una derivada por coordenada"):
        minimize(bowl, lambda p: 1.0, [1.0, 2.0], SGD(0.1), 5)
    with pytest.raises(ValueError, match="f debe devolver un solo número"):
        minimize(lambda p: p, bowl_gradient, [1.0, 2.0], SGD(0.1), 5)


@pytest.mark.parametrize(
    ("steps", "error"), [(0, ValueError), (-3, ValueError), (2.0, TypeError)]
)
def test_refuses_bad_steps(steps, error):
    with pytest.raises(error, match="steps"):
        minimize(bowl, bowl_gradient, [1.0], SGD(0.1), steps)


def test_refuses_what_is_not_a_function_or_an_optimizer():
    with pytest.raises(TypeError, match="f debe ser una función"):
        minimize(3, bowl_gradient, [1.0], SGD(0.1), 5)
    with pytest.raises(TypeError, match="gradient debe ser una función"):
        minimize(bowl, [2.0], [1.0], SGD(0.1), 5)
    with pytest.raises(TypeError, match="optimizer debe ser un optimizador"):
        minimize(bowl, bowl_gradient, [1.0], 0.1, 5)
