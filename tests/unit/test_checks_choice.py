"""Comprobaciones de «Elegir la arquitectura»: cada error, su pista."""

import numpy as np
import pytest

from neurona.checks import choice as checks
from neurona.practices.choice import OUTPUTS, label_costs, simplest_choice


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def test_solutions_pass():
    assert checks.output_layers(OUTPUTS)
    assert checks.label_cost(label_costs)
    assert checks.network_choice(simplest_choice)


def simplest_by_loop(costs):
    means = [np.mean(row) for row in costs]
    best = costs[int(np.argmin(means))]
    limit = min(means) + np.std(best) / len(best) ** 0.5
    return next(i for i, mean in enumerate(means) if mean <= limit)


def test_other_right_answers_pass():
    other = {
        "temperatura": [1, None, "huber"],
        "basura": (2, "softmax", "sparse_categorical_crossentropy"),
        "moneda": (5, "softmax", "categorical_crossentropy"),
        "nublado": (1, "sigmoid", "binary_crossentropy"),
    }
    assert checks.output_layers(OUTPUTS | other)
    assert checks.label_cost(
        lambda Y, P: -np.log(np.where(Y == 1, P, 1 - P)).mean(axis=0)
    )
    # La desviación entre n o entre n - 1: las dos se usan.
    assert checks.network_choice(simplest_by_loop)


@pytest.mark.parametrize(
    ("check", "stub"),
    [
        (checks.output_layers, dict.fromkeys(OUTPUTS, ...)),
        (checks.output_layers, OUTPUTS | {"moneda": ...}),
        (checks.output_layers, OUTPUTS | {"moneda": (5, ..., "mse")}),
        (checks.output_layers, ...),
        (checks.label_cost, lambda Y, P: ...),
        (checks.label_cost, lambda Y, P: None),
        (checks.network_choice, lambda costs: ...),
    ],
)
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("temperatura", (1, "relu", "mse"), "bajo cero"),
        ("temperatura", (24, "linear", "mse"), "una sola cantidad"),
        ("temperatura", (1, "linear", "binary_crossentropy"), "'huber'"),
        ("basura", (1, "softmax", "binary_crossentropy"), "basta"),
        ("basura", (1, "sigmoid", "mse"), "cruzada binaria"),
        ("moneda", (5, "sigmoid", "binary_crossentropy"), "deben sumar 1"),
        ("moneda", (1, "softmax", "mse"), "hay cinco"),
        ("moneda", (5, "softmax", "mse"), "la categórica"),
        ("ingredientes", (8, "softmax", "mse"), "varios ingredientes"),
        (
            "ingredientes",
            (8, "sigmoid", "categorical_crossentropy"),
            "se excluyen",
        ),
        ("nublado", (1, "linear", "mse"), "puede salirse"),
        ("nublado", (1, "relu", "mse"), "puede pasar de 1"),
        ("nublado", (1, "seno", "mse"), "no sirve"),
        ("nublado", (1, "sigmoid"), "tres cosas"),
        ("nublado", (1, np.tanh, "mse"), "entre comillas"),
        ("nublado", ([1], "sigmoid", "mse"), "es un entero"),
        ("nublado", (1, "sigmoid", ["mse"]), "entre comillas"),
    ],
)
def test_output_hints(name, value, hint, capsys):
    assert not checks.output_layers(OUTPUTS | {name: value})
    out = said(capsys)
    assert hint in out
    assert name in out


@pytest.mark.parametrize("answer", ["softmax", [1, 2], {"moneda": 5}])
def test_output_needs_the_five_requests(answer, capsys):
    assert not checks.output_layers(answer)
    assert "cinco pedidos" in said(capsys)


def costs_of(Y, P):
    return -(Y * np.log(P) + (1 - Y) * np.log(1 - P))


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda Y, P: costs_of(Y, P).mean(), "el costo que ve fit"),
        (lambda Y, P: costs_of(Y, P).mean(axis=1), "cada ejemplo"),
        (lambda Y, P: costs_of(Y, P).sum(axis=0), "falta dividir"),
        (lambda Y, P: -costs_of(Y, P).mean(axis=0), "Signo"),
        (lambda Y, P: -(Y * np.log(P)).mean(axis=0), "segundo término"),
        (lambda Y, P: costs_of(Y, P).mean(axis=0) / np.log(2), "np.log2"),
    ],
)
def test_label_cost_hints(answer, hint, capsys):
    assert not checks.label_cost(answer)
    assert hint in said(capsys)


def tied(costs, factor=1.0):
    means = costs.mean(axis=1)
    error = costs[means.argmin()].std(ddof=1) / costs.shape[1] ** 0.5
    return np.flatnonzero(means <= means.min() + factor * error)


def spread_tied(costs):
    """Con la desviación de todos los datos, sin dividir entre la raíz."""
    means = costs.mean(axis=1)
    spread = costs[means.argmin()].std()
    return np.flatnonzero(means <= means.min() + spread)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda costs: costs.mean(axis=1).argmin(), "menor costo medio"),
        (lambda costs: tied(costs, 2)[0], "Usaste la desviación"),
        (lambda costs: spread_tied(costs)[0], "Usaste la desviación"),
        (lambda costs: tied(costs)[-1], "la más grande"),
        (lambda costs: costs.min(axis=1).argmin(), "más suerte"),
        (lambda costs: costs.mean(axis=0).argmin(), "axis=1"),
        (lambda costs: costs.mean(axis=1).min(), "el número del renglón"),
    ],
)
def test_choice_hints(answer, hint, capsys):
    assert not checks.network_choice(answer)
    assert hint in said(capsys)


def test_every_mistake_has_its_own_answer():
    """Si dos errores dieran el mismo renglón, la pista sería ambigua."""
    costs = checks.TIED
    rows = [
        simplest_choice(costs),
        costs.mean(axis=1).argmin(),
        tied(costs, 2)[0],
        tied(costs)[-1],
        costs.min(axis=1).argmin(),
        costs.mean(axis=0).argmin(),
    ]
    assert len(set(rows)) == len(rows)
