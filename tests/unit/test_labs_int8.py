"""Redes de un byte por peso, contra cuentas hechas a mano."""

import json

import numpy as np
import pytest

from neurona import Dense, Dropout, Input, Sequential
from neurona.labs import quantize, restore
from neurona.labs.int8 import pack, unpack


def tiny(weights, biases, activation="linear"):
    """Una red de una capa, con esos parámetros."""
    weights = np.array(weights)
    layers = [Input((len(weights),)), Dense(len(biases), activation)]
    model = Sequential(layers, dtype="float64")
    model.set_weights([weights, np.array(biases)])
    return model


def test_bytes_as_text_by_hand():
    """00000001 00000010 11111111 son las letras 0, 16, 11 y 63."""
    assert pack(np.array([1, 2, 255], np.uint8)) == "AQL/"
    assert unpack("AQL/").tolist() == [1, 2, 255]
    assert unpack("AQL/", "int8").tolist() == [1, 2, -1]


def test_what_is_not_bytes_is_refused():
    with pytest.raises(TypeError, match="float64.*astype"):
        pack(np.zeros(3))


def test_weights_are_rounded_by_hand():
    """1.27 es el mayor: la escala es 0.01 y -0.634 se vuelve -63."""
    model = tiny([[1.27, -0.634], [0.5, 0]], [0.123, -4])
    (layer,) = network = quantize(model)
    assert layer["scale"] == pytest.approx(0.01)
    assert unpack(layer["weights"], "int8").tolist() == [127, -63, 50, 0]
    assert layer["biases"] == [0.123, -4]
    assert layer["activation"] == "linear"
    assert json.loads(json.dumps(network)) == network
    # (1, 2) W + b = (2.27 + 0.123, -0.63 - 4)
    y = restore(network).predict(np.array([[1.0, 2.0]]))
    np.testing.assert_allclose(y, [[2.393, -4.63]], rtol=1e-12)


def test_the_largest_weight_may_be_negative():
    (layer,) = quantize(tiny([[-2.54], [1.0]], [0]))
    assert unpack(layer["weights"], "int8").tolist() == [-127, 50]


def test_no_weight_moves_more_than_half_a_step():
    layers = [Input((30,)), Dense(20, "relu"), Dense(4, "softmax")]
    model = Sequential(layers, seed=3)
    network = quantize(model)
    model_again = restore(network)
    assert [w.dtype for w in model_again.params] == [np.float64] * 4
    for layer, old, new in zip(
        network, model.layers, model_again.layers, strict=True
    ):
        change = np.abs(old.params[0] - new.params[0])
        assert 0 < change.max() <= 0.5000001 * layer["scale"]
        np.testing.assert_array_equal(old.params[1], new.params[1])
        assert new.activation.name == old.activation.name


def test_weights_of_zero_stay_zero():
    network = quantize(tiny([[0, 0]], [1, 2]))
    assert network[0]["scale"] == 1
    model = restore(network)
    assert model.predict(np.array([[5.0]])).tolist() == [[1, 2]]


def test_a_layer_without_bias_gets_zeros():
    layers = [Input((3,)), Dense(2, "tanh", use_bias=False)]
    model = Sequential(layers, seed=1)
    x = np.array([[1.0, -2, 0.5]])
    y = restore(quantize(model)).predict(x)
    np.testing.assert_allclose(y, model.predict(x), atol=0.02)


def test_only_dense_layers():
    model = Sequential([Input((2,)), Dense(2), Dropout(0.5)])
    with pytest.raises(TypeError, match="Dropout"):
        quantize(model)


def test_a_network_without_weights_is_refused():
    with pytest.raises(ValueError, match="todavía no sabe"):
        quantize(Sequential([Dense(2)]))
    with pytest.raises(ValueError, match=r"ninguna capa.*DrawLab\.of"):
        restore([])
