"""Las primeras neuronas, contra cuentas hechas a mano y contra la teoría."""

import numpy as np
import pytest

from neurona.datasets.gates import gate
from neurona.perceptron import Perceptron, novikoff_bound, threshold_unit


def random_line(seed, samples=30, inputs=2):
    """Puntos al azar y una recta que los separa."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(samples, inputs))
    weights, bias = rng.normal(size=inputs), rng.normal()
    return x, (x @ weights + bias >= 0).astype(int), weights, bias


@pytest.mark.parametrize(
    ("name", "weights", "threshold"),
    [("and", [1, 1], 2), ("or", [1, 1], 1), ("nand", [-1, -1], -1)],
)
def test_threshold_unit_computes_gates(name, weights, threshold):
    x, y = gate(name)
    assert threshold_unit(x, weights, threshold).tolist() == y.tolist()


def test_threshold_unit_fires_exactly_at_its_threshold():
    assert threshold_unit([[0.5]], [1.0], 0.5) == 1


# Las cuentas a mano del curso, con f(0) = 1 y partiendo de ceros.
@pytest.mark.parametrize(
    ("name", "errors", "weights", "bias"),
    [
        ("and", [2, 3, 3, 2, 1, 0], [2, 1], -3),
        ("or", [2, 2, 1, 0], [1, 1], -1),
    ],
)
def test_gates_by_hand(name, errors, weights, bias):
    x, y = gate(name)
    model = Perceptron().fit(x, y)
    assert model.errors == errors
    assert model.weights.tolist() == weights
    assert model.bias == bias
    assert model.predict(x).tolist() == y.tolist()


def test_xor_is_never_learnt():
    model = Perceptron().fit(*gate("xor"), epochs=500)
    assert len(model.errors) == 500
    assert min(model.errors) > 0


def test_path_starts_at_the_start_and_has_a_row_per_correction():
    model = Perceptron().fit(*gate("and"))
    assert model.path.shape == (1 + sum(model.errors), 3)
    assert model.path[0].tolist() == [0, 0, 0]
    # Primer ejemplo: 00 con t = 0 e y = 1; solo cambia el bias.
    assert model.path[1].tolist() == [0, 0, -1]
    assert model.path[-1].tolist() == [2, 1, -3]


def test_fit_starts_where_it_is_told_and_leaves_it_alone():
    start = np.array([2, 1])
    model = Perceptron().fit(*gate("and"), weights=start, bias=-3)
    assert model.errors == [0]
    model.fit(*gate("or"), weights=start, bias=-3)
    assert start.tolist() == [2, 1]


@pytest.mark.parametrize("seed", range(20))
def test_rate_only_scales_the_line_from_zero(seed):
    x, y, _, _ = random_line(seed)
    slow = Perceptron(learning_rate=0.5).fit(x, y, epochs=300)
    fast = Perceptron(learning_rate=5).fit(x, y, epochs=300)
    assert slow.errors == fast.errors
    np.testing.assert_allclose(fast.weights, 10 * slow.weights, atol=1e-9)
    np.testing.assert_allclose(fast.bias, 10 * slow.bias, atol=1e-9)


@pytest.mark.parametrize("seed", range(100))
def test_novikoff_is_never_violated(seed):
    x, y, weights, bias = random_line(seed, inputs=1 + seed % 4)
    model = Perceptron().fit(x, y, epochs=10_000)
    assert model.errors[-1] == 0
    assert sum(model.errors) <= novikoff_bound(x, y, weights, bias)


def test_novikoff_is_tight():
    # Con la columna de unos los ejemplos son (1, 1) y (-1, 1): R² = 2, y la
    # recta w = 0, b = -1 deja a los dos a distancia 1. Como f(0) = 1, aquí
    # la clase que obliga a corregir en los empates es la 0.
    x, y = [[1.0], [-1.0]], [0, 0]
    model = Perceptron().fit(x, y)
    assert sum(model.errors) == 2
    assert novikoff_bound(x, y, [0.0], -1.0) == 2


def test_novikoff_does_not_depend_on_the_length_of_the_weights():
    x, y, weights, bias = random_line(3)
    bound = novikoff_bound(x, y, weights, bias)
    assert novikoff_bound(x, y, 7 * weights, 7 * bias) == pytest.approx(bound)


def test_novikoff_needs_a_line_that_separates():
    with pytest.raises(ValueError, match="no separa.*ejemplo 3"):
        novikoff_bound(*gate("and"), [1.0, 1.0], -5.0)


@pytest.mark.parametrize(
    ("x", "y", "message"),
    [
        ([[0, 0], [0, 1]], [0, 2], "etiquetas 0 y 1"),
        ([[0, 0], [0, 1]], [-1, 1], r"\(y \+ 1\) // 2"),
        ([[0, 0], [0, 1]], [0], "2 ejemplos.*y tiene 1"),
        ([[0, 0], [0, 1]], [[0], [1]], r"y\.ravel\(\)"),
        ([0, 1], [0, 1], "dobles corchetes"),
        ([[0, np.nan]], [1], "NaN"),
        ([[0, np.inf]], [1], "infinito"),
        ([], [], "x está vacío"),
    ],
)
def test_fit_refuses_bad_data(x, y, message):
    with pytest.raises(ValueError, match=message):
        Perceptron().fit(x, y)


def test_fit_refuses_text():
    with pytest.raises(TypeError, match="x debe contener números reales"):
        Perceptron().fit([["a", "b"]], [1])


def test_fit_refuses_a_bad_start():
    with pytest.raises(ValueError, match="2 columnas.*un peso por columna"):
        Perceptron().fit(*gate("and"), weights=[1, 2, 3])
    with pytest.raises(ValueError, match="bias debe ser finito"):
        Perceptron().fit(*gate("and"), bias=np.nan)


@pytest.mark.parametrize("rate", [0, -1, np.nan, np.inf])
def test_refuses_a_bad_rate(rate):
    with pytest.raises(ValueError, match="learning_rate"):
        Perceptron(learning_rate=rate)


@pytest.mark.parametrize(
    ("epochs", "error"), [(0, ValueError), (-1, ValueError), (1.5, TypeError)]
)
def test_refuses_bad_epochs(epochs, error):
    with pytest.raises(error, match="epochs"):
        Perceptron().fit(*gate("and"), epochs=epochs)


def test_predict_before_fit():
    with pytest.raises(ValueError, match=r"llama primero a fit\(x, y\)"):
        Perceptron().predict([[0, 1]])


def test_predict_with_other_columns():
    model = Perceptron().fit(*gate("and"))
    with pytest.raises(ValueError, match="x tiene 3 columnas"):
        model.predict([[0, 1, 1]])


def test_threshold_unit_refuses_bad_input():
    with pytest.raises(ValueError, match="x tiene 2 columnas"):
        threshold_unit([[0, 1]], [1], 1)
    with pytest.raises(TypeError, match="threshold debe ser un número"):
        threshold_unit([[0, 1]], [1, 1], "1")
