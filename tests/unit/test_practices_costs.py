"""Soluciones de «La función de costo»."""

import numpy as np
import pytest

from neurona import losses
from neurona.gradient_check import check_gradient
from neurona.practices import costs

X, Y = np.array([1.0, 2.0, 4.0]), np.array([3.0, 1.0, 2.0])


def test_line_gradient_by_hand():
    """Errores -2, 2 y 5: 2/3 (-2 + 4 + 20) y 2/3 (-2 + 2 + 5)."""
    gradient = costs.line_gradient(2.0, -1.0, X, Y)
    assert gradient == pytest.approx((44 / 3, 10 / 3))


def test_line_gradient_is_that_of_the_cost():
    check_gradient(
        lambda p: losses.mse(Y, p[0] * X + p[1]),
        lambda p: np.array(costs.line_gradient(*p, X, Y)),
        np.array([0.3, -2.0]),
    )


def test_cross_entropy_by_hand():
    """A la clase correcta se le dio 1/2 y 1/4: (ln 2 + ln 4) / 2."""
    p = np.array([[0.5, 0.3, 0.2], [0.25, 0.25, 0.5]])
    value = costs.cross_entropy(np.array([0, 1]), p)
    assert value == pytest.approx(1.5 * np.log(2))


def test_a_zero_probability_costs_what_it_costs_in_keras():
    """-ln(1e-7) = 16.118..., en lugar de infinito."""
    value = costs.cross_entropy(np.array([1]), np.array([[1.0, 0.0]]))
    assert value == pytest.approx(7 * np.log(10))
