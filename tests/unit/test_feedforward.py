"""La red escrita como fórmula, contra cuentas a mano y contra Sequential."""

import numpy as np
import pytest

from neurona import Dense, Input, Sequential
from neurona.activations import linear, relu, sigmoid, tanh
from neurona.feedforward import count_parameters, two_layers


def test_by_hand():
    # z1 = [1·2 - 1, 1·(-3) + 1] = [1, -2]; a1 = [1, 0]; z2 = 5·1 + 7·0 - 2
    got = two_layers(
        [[1.0]], [[2, -3]], [-1, 1], relu, [[5], [7]], [-2], linear
    )
    assert got.tolist() == [[3.0]]


def test_last_activation_is_applied_last():
    # σ(ln 3) = 3/4
    got = two_layers([[np.log(3)]], [[1]], [0], linear, [[1]], [0], sigmoid)
    assert got == pytest.approx(0.75)


def test_is_what_sequential_computes():
    model = Sequential(
        [Input((3,)), Dense(4, "tanh"), Dense(2, "sigmoid")],
        seed=0,
        dtype="float64",
    )
    rng = np.random.default_rng(0)
    model.set_weights([rng.normal(size=w.shape) for w in model.params])
    x = rng.normal(size=(5, 3))
    W1, b1, W2, b2 = model.get_weights()
    np.testing.assert_allclose(
        two_layers(x, W1, b1, tanh, W2, b2, sigmoid), model.predict(x)
    )


def test_wrong_shapes_get_a_clear_error():
    deck = np.ones((3, 2))  # (neuronas, entradas), como en la diapositiva
    with pytest.raises(ValueError, match="un renglón de pesos por cada"):
        two_layers(np.ones((1, 2)), deck, [0] * 3, relu, deck, [0], relu)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    # Los dos primeros, a mano; los otros, de Keras.count_params.
    [
        ([1, 1], 2),
        ([2, 3, 1], 13),
        ([784, 10], 7850),
        ([784, 128, 10], 101770),
    ],
)
def test_counts(sizes, expected):
    assert count_parameters(sizes) == expected


def test_count_refuses_an_empty_layer():
    with pytest.raises(ValueError, match="al menos 1"):
        count_parameters([2, 0, 1])
