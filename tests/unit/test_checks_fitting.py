"""Comprobaciones de «Compilar y ajustar»: cada error, su pista."""

import math

import numpy as np
import pytest

from neurona import Dense, Input, Sequential, checks
from neurona.optimizers import SGD
from neurona.practices.fitting import choose_loss, fit_neuron, updates

SPARSE = "sparse_categorical_crossentropy"
ONE_HOT = "categorical_crossentropy"
CASE = (np.array([1.0, 2.0, 4.0]), np.array([1.0, 0.0, 2.0]), 0.1, 2, 2)


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def batched(n, lote, epocas, validacion):
    """Otra solución correcta: contar los lotes uno por uno."""
    training = math.floor(n * (1 - validacion))
    return epocas * len(range(0, training, lote))


def keras_words(x, y, rate, epochs, batch_size):
    """Otra solución correcta: una capa densa de una neurona."""
    layer = Dense(1, kernel_initializer="zeros")
    model = Sequential([Input((1,)), layer], dtype="float64")
    model.compile(SGD(rate), "mse")
    model.fit(x, y, batch_size, epochs, verbose=0, shuffle=False)
    w, b = model.get_weights()
    return w.item(), b.item()


def test_solutions_pass():
    assert checks.loss_choice(choose_loss)
    assert checks.update_count(updates)
    assert checks.update_count(batched)
    assert checks.own_fit(fit_neuron)
    assert checks.own_fit(keras_words)


def chooser(linear="mse", sigmoid="binary_crossentropy", softmax=None):
    """La solución, con algún nombre cambiado."""

    def choose(y, activation):
        names = {"linear": linear, "sigmoid": sigmoid, "softmax": softmax}
        return names[activation] or choose_loss(y, activation)

    return choose


@pytest.mark.parametrize("name", ["mse", "mae", "huber"])
def test_any_regression_cost_suits_a_quantity(name):
    assert checks.loss_choice(chooser(linear=name))


@pytest.mark.parametrize(
    ("check", "stub"),
    [
        (checks.loss_choice, ...),
        (checks.loss_choice, lambda y, activacion: ...),
        (checks.loss_choice, lambda y, activacion: None),
        (checks.update_count, lambda n, lote, epocas, validacion: ...),
        (checks.update_count, lambda n, lote, epocas, validacion: None),
        (checks.own_fit, lambda x, y, rate, epochs, batch_size: ...),
        (checks.own_fit, lambda x, y, rate, epochs, batch_size: (..., ...)),
    ],
)
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (chooser(linear=ONE_HOT), "una cantidad"),
        (chooser(sigmoid="mse"), "sí o no"),
        (lambda y, a: ONE_HOT if y.ndim > 1 else choose_loss(y, a), "binaria"),
        (chooser(softmax=ONE_HOT), "lleva «sparse»"),
        (chooser(softmax=SPARSE), "no lleva «sparse»"),
        (
            chooser(softmax="binary_crosentropy"),
            "¿Quisiste decir 'binary_crossentropy'",
        ),
        (chooser(linear=7), "Se esperaba el nombre"),
        (lambda y, a: {}[a], "KeyError"),
        ("mse", "sin paréntesis"),
    ],
)
def test_loss_choice_hints(answer, hint, capsys):
    assert not checks.loss_choice(answer)
    assert hint in said(capsys)


def test_loss_choice_tells_a_column_from_one_hot(capsys):
    def by_axes(y, activation):
        if activation == "softmax":
            return ONE_HOT if y.ndim == 2 else SPARSE
        return choose_loss(y, activation)

    assert not checks.loss_choice(by_axes)
    assert "Una columna sigue siendo" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda n, b, e, v: e * (int(n * (1 - v)) // b), "el último lote"),
        (lambda n, b, e, v: e * int(n * (1 - v)) / b, "media actualización"),
        (
            lambda n, b, e, v: -(-e * int(n * (1 - v)) // b),
            "antes de multiplicar",
        ),
        (lambda n, b, e, v: updates(n, b, 1, v), "una sola época"),
        (lambda n, b, e, v: updates(n, b, e), "no se entrenan"),
        (lambda n, b, e, v: e * int(n * (1 - v)), "una vez por lote"),
    ],
)
def test_update_count_hints(answer, hint, capsys):
    assert not checks.update_count(answer)
    assert hint in said(capsys)


def loop(step, batches=None, epochs_seen=None):
    """Un ajuste por lotes en que cada error cambia una sola cosa."""

    def fit(x, y, rate, epochs, batch_size):
        w = b = 0.0
        for _ in range(epochs_seen or epochs):
            for start in (batches or range)(0, len(x), batch_size):
                rows = slice(start, start + batch_size)
                w, b = step(w, b, x[rows], y[rows], rate, len(x))
        return w, b

    return fit


def right(w, b, x, y, rate, n):
    e = w * x + b - y
    return w - rate * 2 * np.mean(e * x), b - rate * 2 * np.mean(e)


def uphill(w, b, x, y, rate, n):
    return right(w, b, x, y, -rate, n)


def without_two(w, b, x, y, rate, n):
    return right(w, b, x, y, rate / 2, n)


def summed(w, b, x, y, rate, n):
    return right(w, b, x, y, rate * len(x), n)


def over_all(w, b, x, y, rate, n):
    return right(w, b, x, y, rate * len(x) / n, n)


def moved_w(w, b, x, y, rate, n):
    w, _ = right(w, b, x, y, rate, n)
    return w, right(w, b, x, y, rate, n)[1]


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (loop(uphill), "en contra del gradiente"),
        (loop(without_two), "Falta el 2"),
        (loop(right, epochs_seen=1), "ciclo de épocas"),
        (lambda x, y, r, e, _: fit_neuron(x, y, r, e, 99), "batch_size en"),
        (loop(right, lambda a, n, s: range(a, n - n % s, s)), "incompleto"),
        (loop(over_all), "no entre todos"),
        (loop(summed), "es una media"),
        (loop(moved_w), "ya se movió"),
        (lambda *args: fit_neuron(*args)[::-1], "al revés"),
    ],
)
def test_own_fit_hints(answer, hint, capsys):
    assert loop(right)(*CASE) == pytest.approx(fit_neuron(*CASE))
    assert not checks.own_fit(answer)
    assert hint in said(capsys)
