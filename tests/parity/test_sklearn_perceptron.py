"""``Perceptron`` contra scikit-learn: pesos idénticos, no parecidos.

En el empate, z = 0, las reglas difieren: aquí f(0) = 1 puede ser un acierto;
para scikit-learn siempre es un error. Por eso ambos parten de los mismos
pesos al azar, de donde ningún empate sale.
"""

import warnings

import numpy as np
import pytest
from sklearn.linear_model import Perceptron as SklearnPerceptron

from neurona.perceptron import Perceptron


def separable(seed):
    rng = np.random.default_rng(seed)
    inputs = int(rng.integers(1, 6))
    x = rng.normal(size=(int(rng.integers(5, 60)), inputs))
    y = (x @ rng.normal(size=inputs) + 0.3 * rng.normal() >= 0).astype(int)
    if y.min() == y.max():
        # scikit-learn pide que las dos clases aparezcan: otro sorteo.
        return separable(seed + 10_000)
    return x, y, rng.normal(size=inputs), float(rng.normal())


def both(x, y, weights, bias, epochs, rate=1.0):
    theirs = SklearnPerceptron(
        shuffle=False, alpha=0, tol=None, max_iter=epochs, eta0=rate
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs.fit(x, y, coef_init=weights.copy(), intercept_init=[bias])
    ours = Perceptron(rate).fit(
        x, y, epochs=epochs, weights=weights, bias=bias
    )
    return ours, theirs


@pytest.mark.parametrize("block", range(10))
def test_identical_weights_on_random_sets(block):
    for seed in range(30 * block, 30 * block + 30):
        x, y, weights, bias = separable(seed)
        ours, theirs = both(x, y, weights, bias, epochs=50)
        np.testing.assert_array_equal(ours.weights, theirs.coef_[0])
        assert ours.bias == theirs.intercept_[0]
        np.testing.assert_array_equal(ours.predict(x), theirs.predict(x))


@pytest.mark.parametrize("epochs", [1, 2, 3, 7])
def test_identical_weights_after_each_epoch(epochs):
    x, y, weights, bias = separable(1000)
    ours, theirs = both(x, y, weights, bias, epochs, rate=0.25)
    np.testing.assert_array_equal(ours.weights, theirs.coef_[0])
    assert ours.bias == theirs.intercept_[0]
