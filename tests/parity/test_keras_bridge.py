"""``to_keras`` y ``from_keras`` llevan la misma red de un lado al otro."""

import numpy as np
import pytest

import neurona
from neurona import activations, regularizers
from neurona.keras_bridge import from_keras, to_keras


def _model(dtype="float32"):
    return neurona.Sequential(
        [
            neurona.Input((2, 3)),
            neurona.Flatten(),
            neurona.Dense(5, activations.LeakyReLU(0.25)),
            neurona.Dropout(0.5),
            neurona.Dense(4, "tanh", use_bias=False),
            neurona.Dense(3, "softmax", kernel_regularizer="l2"),
        ],
        seed=0,
        dtype=dtype,
    )


X = np.random.default_rng(0).normal(size=(6, 2, 3)).astype("float32")


def test_to_keras_answers_the_same(keras):
    model = _model()
    twin = to_keras(model)
    kinds = [type(layer).__name__ for layer in twin.layers]
    assert kinds == ["Flatten", "Dense", "Dropout", "Dense", "Dense"]
    assert twin.layers[2].rate == 0.5
    np.testing.assert_allclose(
        model.predict(X), twin.predict(X, verbose=0), atol=1e-6
    )


def test_round_trip_keeps_every_bit(keras):
    model = _model()
    back = from_keras(to_keras(model))
    assert np.array_equal(model.predict(X), back.predict(X))
    assert back.layers[1].activation.alpha == 0.25
    assert back.layers[2].rate == 0.5
    assert back.layers[3].use_bias is False
    assert back.layers[4].kernel_regularizer.l2 == pytest.approx(0.01)


def test_from_keras_keeps_float64(keras64):
    back = from_keras(to_keras(_model("float64")))
    assert back.dtype == np.float64


def test_regularizer_crosses(keras):
    model = neurona.Sequential([neurona.Input((2,))], seed=0)
    model.add(neurona.Dense(3, kernel_regularizer=regularizers.L2(0.5)))
    assert float(to_keras(model).losses[0]) == pytest.approx(
        model.layers[0].penalty(), rel=1e-6
    )


def test_unknown_layer_is_named(keras):
    theirs = keras.Sequential(
        [keras.Input((4,)), keras.layers.BatchNormalization(name="normas")]
    )
    with pytest.raises(ValueError, match="BatchNormalization.*normas"):
        from_keras(theirs)


def test_unbuilt_model_says_so(keras):
    with pytest.raises(ValueError, match="todavía no tiene pesos"):
        from_keras(keras.Sequential([keras.layers.Dense(2)]))


def test_unknown_activation_is_named(keras):
    theirs = keras.Sequential(
        [keras.Input((4,)), keras.layers.Dense(2, activation="gelu")]
    )
    with pytest.raises(ValueError, match="'gelu'"):
        from_keras(theirs)


def test_step_has_no_twin(keras):
    model = neurona.Sequential([neurona.Input((2,))])
    model.add(neurona.Dense(1, "step"))
    with pytest.raises(ValueError, match="escalón"):
        to_keras(model)
