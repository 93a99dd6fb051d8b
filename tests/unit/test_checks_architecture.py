"""Comprobaciones de «Arquitectura»: cada error recibe su pista."""

import numpy as np
import pytest

from neurona import checks
from neurona.feedforward import count_parameters, two_layers
from neurona.recurrent import recurrent_cell


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def loop_network(X, W1, b1, f1, W2, b2, f2):
    """Otra solución correcta: un ejemplo a la vez."""
    rows = []
    for x in X:
        hidden = f1(np.dot(W1.T, x) + b1)
        rows.append(f2(np.dot(W2.T, hidden) + b2))
    return rows


def loop_count(sizes):
    total = 0
    for i in range(1, len(sizes)):
        total += (sizes[i - 1] + 1) * sizes[i]
    return total


def cell(x, W, U, b, f=np.tanh):
    h, states = np.zeros(len(b)), []
    for row in x:
        h = f(row @ W + h @ U + b)
        states.append(h)
    return np.array(states)


@pytest.mark.parametrize(
    ("check", "solution"),
    [
        (checks.two_layer_network, two_layers),
        (checks.two_layer_network, loop_network),
        (checks.parameter_count, count_parameters),
        (checks.parameter_count, loop_count),
        (checks.recurrent_states, recurrent_cell),
        (checks.recurrent_states, cell),
    ],
)
def test_solutions_pass(check, solution):
    assert check(solution)


@pytest.mark.parametrize(
    "check",
    [
        checks.two_layer_network,
        checks.parameter_count,
        checks.recurrent_states,
    ],
)
@pytest.mark.parametrize("stub", [lambda *_: ..., lambda *_: None])
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda X, W1, b1, f1, W2, b2, f2: f1(X @ W1 + b1), "capa oculta"),
        (
            lambda X, W1, b1, f1, W2, b2, f2: f2((X @ W1 + b1) @ W2 + b2),
            "Falta f1",
        ),
        (
            lambda X, W1, b1, f1, W2, b2, f2: f1(X @ W1 + b1) @ W2 + b2,
            "Falta f2",
        ),
        (
            lambda X, W1, b1, f1, W2, b2, f2: f1(f2(X @ W1 + b1) @ W2 + b2),
            "están cambiadas",
        ),
        (
            lambda X, W1, b1, f1, W2, b2, f2: f2(f1(X @ W1) @ W2 + b2),
            "Falta b1",
        ),
        (
            lambda X, W1, b1, f1, W2, b2, f2: f2(f1(X @ W1 + b1) @ W2),
            "Falta b2",
        ),
        (
            lambda X, W1, b1, f1, W2, b2, f2: f2(f1(X @ W1.T + b1) @ W2 + b2),
            "Transpusiste W1",
        ),
        (
            lambda X, W1, b1, f1, W2, b2, f2: f2(W2 @ f1(W1 @ X + b1) + b2),
            "Las formas no encajan",
        ),
        (lambda X, W1, b1: X, "cuántos argumentos"),
    ],
)
def test_network_hints(answer, hint, capsys):
    assert not checks.two_layer_network(answer)
    assert hint in said(capsys)


def products(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:], strict=False))


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (products, "falta un bias"),
        (lambda n: products(n) + sum(n), "bias a la entrada"),
        (lambda n: products(n) + len(n) - 1, "un bias por capa"),
        (lambda n: products(n) + sum(n[:-1]), "no por cada entrada"),
        (lambda n: (n[0] + 1) * n[1], "solo la primera capa"),
        (np.prod, "cada capa solo se conecta"),
        (sum, "Contaste los nodos"),
    ],
)
def test_count_hints(answer, hint, capsys):
    assert not checks.parameter_count(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda x, W, U, b: np.tanh(x @ W + b), "Tu celda olvida"),
        (lambda x, W, U, b: cell(x, W, U, b)[-1], "solo el último"),
        (lambda x, W, U, b: cell(x, W, U.T, b), "Transpusiste U"),
        (lambda x, W, U, b: cell(x, W, U, np.zeros(len(b))), "el bias"),
        (lambda x, W, U, b: cell(x, W, U, b, lambda z: z), "Falta tanh"),
        (
            lambda x, W, U, b: np.tanh(cell(x, W, U, b, lambda z: z)),
            "hasta el final",
        ),
        (lambda x, W, U, b: cell(x[::-1], W, U, b)[::-1], "del final"),
    ],
)
def test_recurrent_hints(answer, hint, capsys):
    assert not checks.recurrent_states(answer)
    assert hint in said(capsys)
