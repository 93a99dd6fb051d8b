"""Lección «Compilar y ajustar»: cuántos pasos, y a dónde llegan."""

import sys

import numpy as np
import pytest

from neurona import Dense, Input, Sequential, datasets
from neurona.practices.fitting import (
    choose_loss,
    fit_neuron,
    printed,
    try_pair,
    updates,
)


@pytest.mark.parametrize(
    ("y", "units", "activation"),
    [
        ([2.5, -1.0, 7.0], 1, "linear"),
        ([[1.0, 2.0], [3.0, 4.0]], 2, "linear"),
        ([0, 1, 1], 1, "sigmoid"),
        ([[1, 0, 1], [0, 0, 0]], 3, "sigmoid"),
        ([2, 0, 1], 3, "softmax"),
        ([[2], [0], [1]], 3, "softmax"),
        (np.eye(3), 3, "softmax"),
    ],
)
def test_chosen_loss_accepts_its_labels(y, units, activation):
    model = Sequential([Input((2,)), Dense(units, activation)])
    model.compile("sgd", choose_loss(y, activation))
    model.fit(np.zeros((len(y), 2)), y, verbose=0)


def test_choose_loss_by_hand():
    assert choose_loss([1.5], "linear") == "mse"
    assert choose_loss([0, 1], "sigmoid") == "binary_crossentropy"
    assert choose_loss([[0, 1]], "softmax") == "categorical_crossentropy"


def test_choose_loss_refuses_other_outputs():
    with pytest.raises(ValueError, match="activación de salida 'relu'"):
        choose_loss([1.0], "relu")


@pytest.mark.parametrize("size", [1, 7, 32, 40, 64])
@pytest.mark.parametrize("split", [0.0, 0.25])
def test_updates_are_those_that_fit_does(size, split):
    x, y = datasets.moons(40)
    model = Sequential([Input((2,)), Dense(1, "sigmoid")])
    model.compile("sgd", "binary_crossentropy")
    model.fit(x, y, size, 3, verbose=0, validation_split=split)
    assert updates(40, size, 3, split) == model.optimizer.iterations


def test_updates_by_hand():
    # Una época de MNIST en lotes de 32, y 300 ejemplos: nueve lotes y pico.
    assert updates(60_000, 32, 1) == 1875
    assert updates(300, 32, 1) == 10
    assert updates(300, 32, 5, 0.2) == 40


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((0, 32, 1), "samples"),
        ((10, 0, 1), "batch_size"),
        ((10, 32, 0), "epochs"),
        ((10, 32, 1, 1.0), "validation_split"),
    ],
)
def test_updates_refuses_impossible_counts(arguments, message):
    with pytest.raises(ValueError, match=message):
        updates(*arguments)


def test_fit_neuron_by_hand():
    # Lote 1: e = -3, w = 0 + 0.1·2·3·1 = 0.6 y b = 0.6.
    # Lote 2: e = 0.6·2 + 0.6 - 4 = -2.2, w = 0.6 + 0.1·2·2.2·2 = 1.48 y
    # b = 0.6 + 0.1·2·2.2 = 1.04.
    x, y = np.array([1.0, 2.0]), np.array([3.0, 4.0])
    w, b = fit_neuron(x, y, rate=0.1, epochs=1, batch_size=1)
    assert (w, b) == pytest.approx((1.48, 1.04))


def test_fit_neuron_refuses_missing_labels():
    with pytest.raises(ValueError, match="3 ejemplos"):
        fit_neuron(np.zeros(3), np.zeros(2), 0.1, 1, 2)


def small_net():
    return Sequential([Input((2,)), Dense(1, "sigmoid")], seed=0)


def test_try_pair_tells_the_cost():
    x, y = datasets.moons(64)
    model = small_net()
    model.compile("adam", "binary_crossentropy")
    run = model.fit(x, y, 8, epochs=3, shuffle=False, verbose=0)
    told = try_pair(small_net(), "binary_crossentropy", x, y, epochs=3)
    assert told == f"entrenó, con costo {run.history['loss'][-1]:.2f}"


@pytest.mark.parametrize("loss", ["categorical_crossentropy", "mze"])
def test_try_pair_tells_the_error(loss):
    told = try_pair(small_net(), loss, *datasets.moons(64), width=50)
    assert told.startswith("ValueError: ")
    assert max(map(len, told.splitlines())) <= 50


def bar():
    """Una barra como la de Keras: se borra, se reescribe y lleva colores."""
    sys.stdout.write("Epoch 1/2\n\r\x1b[1m 1/10\x1b[0m ━ 9s")
    sys.stdout.write(
        "\b" * 9 + "\r\x1b[1m10/10\x1b[0m \x1b[32m━━\x1b[0m 1s  \n"
    )


def test_printed_keeps_what_stays_on_the_screen(capsys):
    assert printed(bar) == "Epoch 1/2\n10/10 ━━ 1s\n"
    assert capsys.readouterr().out == ""


def test_printed_passes_its_arguments():
    assert printed(print, 1, 2, sep="-") == "1-2\n"
