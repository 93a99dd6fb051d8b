"""Las superficies de «Gradiente descendente» y los pasos que cuestan."""

import math

import numpy as np
import pytest

from neurona import Dense, Input, Sequential
from neurona.datasets import moons
from neurona.gradient_check import numerical_gradient
from neurona.gradient_descent import minimize
from neurona.optimizers import SGD
from neurona.practices import descent


@pytest.mark.parametrize(
    "surface",
    [
        descent.ravine(25),
        descent.ravine(9, angle=30),
        descent.rosenbrock(),
        descent.two_minima(0.1),
        descent.two_minima(0),
    ],
)
@pytest.mark.parametrize("w", [[0.3, -0.7], [-1.2, 1.0]])
def test_gradient_is_the_derivative_of_the_cost(surface, w):
    w = np.array(w)
    np.testing.assert_allclose(
        surface.gradient(w), numerical_gradient(surface.cost, w), rtol=1e-6
    )


def test_parabola_by_hand():
    cost, gradient = descent.parabola(10)
    assert (cost(3.0), gradient(3.0)) == (45, 30)


def test_ravine_by_hand():
    cost, gradient = descent.ravine(25)
    assert cost(np.array([2.0, 1.0])) == 14.5
    assert gradient(np.array([2.0, 1.0])).tolist() == [2, 25]
    # Un cuarto de vuelta intercambia las direcciones.
    turned = descent.ravine(25, angle=90)
    assert turned.cost(np.array([1.0, 2.0])) == pytest.approx(14.5)


@pytest.mark.parametrize("angle", [0, 30, 45])
def test_turning_a_ravine_keeps_its_curvatures(angle):
    gradient = descent.ravine(25, angle).gradient
    H = np.stack([gradient(e) for e in np.eye(2)])
    assert np.linalg.eigvalsh(H) == pytest.approx([1, 25])


def test_rosenbrock_published_values():
    cost, gradient = descent.rosenbrock()
    # El punto de partida clásico y su costo, 24.2.
    assert cost([-1.2, 1.0]) == pytest.approx(24.2)
    assert gradient([1.0, 1.0]).tolist() == [0, 0]


def test_two_minima_by_hand():
    cost, gradient = descent.two_minima(0)
    still = [[-1.0, 0.0], [0.0, 0.0], [1.0, 0.0]]
    assert [cost(w) for w in still] == [0, 0.25, 0]
    assert all(not gradient(np.array(w)).any() for w in still)
    # Con inclinación positiva, el de la izquierda es más hondo.
    tilted = descent.two_minima(0.1).cost
    assert tilted(still[0]) < tilted(still[2])
    # Con demasiada, la derecha ya no retiene a nadie.
    walk = minimize(*descent.two_minima(0.39), [1.0, 0.0], SGD(0.1), 2000)
    assert walk[-1][0] < -1


def test_steps_to_counts_by_hand():
    # 8, 4, 2, 1...: el costo w²/2 baja de 1 en el tercer paso.
    halving = descent.parabola(1), 8.0, SGD(0.5)
    assert descent.steps_to(1.0, *halving, limit=10) == 3
    assert descent.steps_to(32.0, *halving, limit=10) == 0
    assert descent.steps_to(1e-9, *halving, limit=10) == math.inf


def test_steps_to_does_not_count_a_visit():
    # Con inercia pasa de largo por el mínimo y vuelve a salir.
    surface, fast = descent.parabola(1), SGD(1.0, momentum=0.9)
    costs = [surface.cost(w) for w in minimize(*surface, 1.0, fast, 300)]
    steps = int(descent.steps_to(0.01, surface, 1.0, fast, limit=300))
    assert max(costs[steps:]) <= 0.01 < costs[steps - 1]
    assert min(costs[:steps]) <= 0.01


def test_steps_to_survives_divergence():
    runaway = descent.parabola(10), 3.0, SGD(1.0)
    assert descent.steps_to(1e-3, *runaway, limit=1000) == math.inf


def test_gradient_noise_falls_like_a_square_root():
    x, y = moons(64, noise=0.2)
    model = Sequential([Input((2,)), Dense(1, "sigmoid")], seed=0)
    model.compile("sgd", "binary_crossentropy")
    one, sixteen = (
        descent.gradient_noise(model, x, y, size, draws=800)
        for size in (1, 16)
    )
    assert one / sixteen == pytest.approx(4, rel=0.1)


def test_gradient_noise_by_hand():
    # Una sola pareja distinta: la mitad de los lotes da el doble del
    # gradiente medio y la otra mitad, nada. El error siempre es el 100 %.
    x, y = np.array([[1.0], [0.0]]), np.array([[2.0], [0.0]])
    model = Sequential([Input((1,)), Dense(1, use_bias=False)], seed=0)
    model.compile("sgd", "mse")
    assert descent.gradient_noise(model, x, y, 1) == pytest.approx(1)


def test_solutions_agree_with_the_optimizers():
    cost, gradient = descent.ravine(25, angle=30)
    w = np.array([2.0, 1.0])
    path = minimize(cost, gradient, w, SGD(0.03), 7)
    assert descent.descend(gradient, w, 0.03, 7) == pytest.approx(path[-1])
    path = minimize(cost, gradient, w, SGD(0.03, momentum=0.8), 7)
    ours = descent.descend_with_momentum(gradient, w, 0.03, 0.8, 7)
    assert ours == pytest.approx(path[-1])
    assert w.tolist() == [2, 1]


def test_largest_rate_is_the_threshold():
    gradient = descent.ravine(25, angle=30).gradient
    H = np.stack([gradient(e) for e in np.eye(2)])
    rate = descent.largest_rate(H)
    assert rate == pytest.approx(0.08)
    start = np.array([1.0, 1.0])
    near, far = (
        np.abs(descent.descend(gradient, start, rate * factor, 500)).max()
        for factor in (0.99, 1.01)
    )
    assert near < 1e-3 < 1e3 < far
