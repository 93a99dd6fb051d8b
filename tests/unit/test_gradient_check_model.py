"""Comprobar una red entera: las buenas pasan y las malas no."""

import numpy as np
import pytest

from neurona.gradient_check import GradientError, check_model
from neurona.layers import Dense, Dropout, Flatten, Input
from neurona.models import Sequential
from neurona.regularizers import L2

MODES = pytest.mark.parametrize("directions", [0, 3])
LABELS = np.array([0, 1, 2, 0, 1, 2])
TARGETS = np.random.default_rng(3).normal(size=(6, 3))


def network(
    loss="mse", output="linear", dtype="float64", units=2, hidden="tanh"
):
    model = Sequential(
        [
            Input((2, 2)),
            Flatten(),
            Dense(3, activation=hidden, kernel_regularizer=L2(0.1)),
            Dropout(0.5),
            Dense(units, activation=output),
        ],
        seed=0,
        dtype=dtype,
    )
    model.compile(optimizer="sgd", loss=loss)
    # Los bias nacen en 0, y en 0 se esconden errores.
    rng = np.random.default_rng(1)
    model.set_weights([rng.normal(size=w.shape) for w in model.params])
    return model


@pytest.fixture
def examples():
    rng = np.random.default_rng(2)
    return rng.normal(size=(6, 2, 2)), rng.normal(size=(6, 2))


@MODES
def test_a_right_network_passes_and_is_left_alone(examples, directions):
    model = network()
    before = model.get_weights()
    assert check_model(model, *examples, directions) < 1e-6
    for old, new in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(old, new)


# Seis activaciones ocultas por siete parejas de salida y costo.
@pytest.mark.parametrize(
    "hidden", ["linear", "sigmoid", "tanh", "relu", "leaky_relu", "softmax"]
)
@pytest.mark.parametrize(
    ("output", "loss", "y"),
    [
        ("linear", "mse", TARGETS),
        ("linear", "mae", TARGETS),
        ("linear", "huber", TARGETS),
        ("sigmoid", "binary_crossentropy", np.eye(3)[LABELS]),
        ("softmax", "categorical_crossentropy", np.eye(3)[LABELS]),
        ("softmax", "sparse_categorical_crossentropy", LABELS),
        ("softmax", "mse", np.eye(3)[LABELS]),
    ],
)
def test_every_pair_of_output_and_cost_passes(
    examples, hidden, output, loss, y
):
    model = network(loss, output, units=3, hidden=hidden)
    assert check_model(model, examples[0], y) < 1e-6


@MODES
@pytest.mark.parametrize(
    ("layer", "array", "name"),
    [
        (1, 0, "W de la capa 'dense'"),
        (1, 1, "b de la capa 'dense'"),
        (3, 0, "W de la capa 'dense_1'"),
        (3, 1, "b de la capa 'dense_1'"),
    ],
)
def test_one_per_cent_in_one_parameter_is_caught(
    examples, layer, array, name, directions
):
    model = network()
    spoilt = model.layers[layer]
    backward = spoilt.backward

    def wrong(grad):
        result = backward(grad)
        spoilt.grads[array].flat[-1] *= 1.01
        return result

    spoilt.backward = wrong
    with pytest.raises(GradientError, match=name) as error:
        check_model(model, *examples, directions)
    last = tuple(n - 1 for n in spoilt.params[array].shape)
    assert directions or f"en la entrada {last}" in str(error.value)


def test_forgetting_the_regularizer_is_caught(examples):
    model = network()
    model.layers[1].kernel_regularizer.gradient = np.zeros_like
    with pytest.raises(GradientError, match="W de la capa 'dense'"):
        check_model(model, *examples)


def test_the_array_nearest_to_the_fault_is_named(examples):
    # Si la derivada de una capa falla, fallan también todas las anteriores.
    model = network()
    last = model.layers[-1]
    backward = last.backward
    last.backward = lambda grad: backward(1.5 * grad)
    with pytest.raises(GradientError, match="capa 'dense_1'"):
        check_model(model, *examples)


def test_a_network_in_float32_is_refused(examples):
    with pytest.raises(ValueError, match="dtype='float64'"):
        check_model(network(dtype="float32"), *examples)


def test_a_network_without_cost_is_refused(examples):
    model = Sequential([Input((2,)), Dense(1)], dtype="float64")
    with pytest.raises(ValueError, match="compile"):
        check_model(model, *examples)


def test_examples_must_fit_the_network(examples):
    x, y = examples
    with pytest.raises(ValueError, match="la red espera"):
        check_model(network(), x[:, :1], y)
    with pytest.raises(ValueError, match="y tiene forma"):
        check_model(network(), x, y[:, :1])
