"""Las soluciones del campo de juego, con cuentas hechas a mano."""

import pytest

from neurona.practices.playground import momentum_distance, seeds_needed


@pytest.mark.parametrize(
    ("fails", "sure", "seeds"),
    # 0.6 ** 5 = 0.078 y 0.6 ** 6 = 0.047; una moneda, dos volados.
    [(0.6, 0.95, 6), (0.5, 0.75, 2), (0.5, 0.76, 3), (0.01, 0.9, 1)],
)
def test_seeds_needed(fails, sure, seeds):
    assert seeds_needed(fails, sure) == seeds


@pytest.mark.parametrize(
    ("arguments", "distance"),
    # Velocidades 0.5, 0.95 y 1.355; sin inercia, todas 0.1.
    [((0.5, 0.9, 3), 2.805), ((0.1, 0, 4), 0.4), ((0.1, 0.9, 0), 0)],
)
def test_momentum_distance(arguments, distance):
    assert momentum_distance(*arguments) == pytest.approx(distance)
