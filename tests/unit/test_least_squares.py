"""La recta de mínimos cuadrados, contra NumPy y contra la cuenta a mano."""

import numpy as np
import pytest

from neurona.datasets import load_petrol
from neurona.least_squares import fit_line


def test_by_hand():
    # Medias 3 y 4.5; (x - 3)(y - 4.5) suma 11 y (x - 3)² suma 10.
    slope, intercept = fit_line([1, 2, 4, 5], [3, 2, 7, 6])
    assert slope == pytest.approx(1.1)
    assert intercept == pytest.approx(1.2)


def test_same_as_numpy_on_petrol():
    x, y = load_petrol()
    assert fit_line(x[:, 3], y) == pytest.approx(np.polyfit(x[:, 3], y, 1))


@pytest.mark.parametrize(
    ("x", "y", "message"),
    [
        ([1, 1, 1], [1, 2, 3], "Todos los valores de x son 1"),
        ([[1], [2]], [1, 2], r"usa \.ravel\(\)"),
        ([1, 2], [1, 2, 3], "2 ejemplos"),
        ([1, np.nan], [1, 2], "no son finitos"),
    ],
)
def test_bad_input(x, y, message):
    with pytest.raises(ValueError, match=message):
        fit_line(x, y)
