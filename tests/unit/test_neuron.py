"""La neurona artificial, contra cuentas hechas a mano y contra sí misma."""

import numpy as np
import pytest

from neurona.activations import linear, sigmoid, step
from neurona.neuron import neuron, neuron_with_w0


def test_one_input_by_hand():
    assert neuron(3.0, 2.0, -1.0, linear) == 5.0


def test_three_inputs_by_hand():
    # 0.5·2 + 1·(-1) - 1·3 + 0.5 = -2.5
    got = neuron([2, -1, 3], [0.5, 1, -1], 0.5, linear)
    assert got == pytest.approx(-2.5)


def test_activation_comes_last():
    # σ(ln 3) = 3/4
    got = neuron([np.log(3), 5], [1, 0], 0, sigmoid)
    assert got == pytest.approx(0.75)


def test_a_batch_gives_each_example_its_own_output():
    x = np.random.default_rng(0).normal(size=(5, 3))
    w, b = np.array([1.0, -2.0, 0.5]), 0.25
    one_by_one = [neuron(row, w, b, sigmoid) for row in x]
    np.testing.assert_allclose(neuron(x, w, b, sigmoid), one_by_one)


def test_w0_is_the_bias():
    x = np.random.default_rng(1).normal(size=(4, 2))
    w, b = np.array([0.3, -1.0]), 2.0
    np.testing.assert_allclose(
        neuron_with_w0(x, np.r_[b, w], step), neuron(x, w, b, step)
    )


def test_a_weight_per_input_or_a_clear_error():
    with pytest.raises(ValueError, match="un peso por cada entrada"):
        neuron([1.0, 2.0, 3.0], [1.0, 2.0], 0.0, linear)
