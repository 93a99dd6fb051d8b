"""La práctica de *backpropagation*: números publicados y medidos."""

import numpy as np
import pytest

from neurona import Dense, Input, Sequential
from neurona.gradient_check import numerical_gradient
from neurona.optimizers import SGD
from neurona.practices import backpropagation

RNG = np.random.default_rng(0)


def test_deltas_of_the_published_example():
    """Las de ``test_mlp.py`` de scikit-learn, hechas a mano ahí."""
    output, hidden = backpropagation.deltas(
        np.array([[0.6, 0.8, 0.7]]),
        0,
        np.array([[0.1, 0.2], [0.3, 0.1], [0.5, 0.0]]),
        np.array([0.1, 0.1]),
        np.array([[0.1], [0.2]]),
        np.array([1.0]),
    )
    assert output == pytest.approx(0.765, abs=5e-4)
    assert hidden.ravel() == pytest.approx([0.01667, 0.0374], abs=5e-5)


def test_deltas_are_slopes_of_the_cost():
    x, W1, W2 = RNG.normal(size=(1, 3)), RNG.normal(size=(3, 2)), [[1], [-2]]

    def cost(shift):
        """Entropía cruzada si las tres sumas se mueven un poco."""
        h = 1 / (1 + np.exp(-(x @ W1 + shift[:2])))
        o = 1 / (1 + np.exp(-(h @ W2 + shift[2:])))
        return -np.log(o).item()

    output, hidden = backpropagation.deltas(
        x, 1, W1, np.zeros(2), np.array(W2), np.zeros(1)
    )
    measured = numerical_gradient(cost, np.zeros(3))
    np.testing.assert_allclose(hidden[0], measured[:2], atol=1e-8)
    np.testing.assert_allclose(output[0], measured[2:], atol=1e-8)


def test_layer_backward_is_the_measured_gradient():
    X, W, b = RNG.normal(size=(5, 3)), RNG.normal(size=(3, 2)), np.zeros(2)
    G = RNG.normal(size=(5, 2))

    def cost(X, W, b):
        return np.sum(G / (1 + np.exp(-(X @ W + b))))

    A = 1 / (1 + np.exp(-(X @ W)))
    dW, db, dX = backpropagation.sigmoid_backward(X, W, A, G)
    measured = (
        numerical_gradient(lambda w: cost(X, w, b), W),
        numerical_gradient(lambda v: cost(X, W, v), b),
        numerical_gradient(lambda x: cost(x, W, b), X),
    )
    for ours, slope in zip((dW, db, dX), measured, strict=True):
        np.testing.assert_allclose(ours, slope, atol=1e-8)


def test_step_is_the_one_a_network_takes():
    model = Sequential(
        [Input((2,)), Dense(3, "relu"), Dense(1)], seed=0, dtype="float64"
    )
    model.compile(SGD(0.1), "mse")
    X, y = RNG.normal(size=(6, 2)), RNG.normal(size=(6, 1))
    before = model.get_weights()
    copies = [w.copy() for w in before]
    after = backpropagation.training_step(X, y, *before, 0.1)
    model.train_on_batch(X, y)
    for ours, theirs in zip(after, model.get_weights(), strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-15)
    # Los parámetros que recibió siguen como estaban.
    for w, copy in zip(before, copies, strict=True):
        np.testing.assert_array_equal(w, copy)
