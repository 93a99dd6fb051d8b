"""Comprobaciones de «Neurona artificial»: cada error recibe su pista."""

import numpy as np
import pytest

from neurona import checks
from neurona.neuron import nand, neuron, neuron_with_w0


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def test_solutions_pass():
    assert checks.neuron_output(neuron)
    assert checks.absorbed_bias(neuron_with_w0)
    assert checks.nand_gate([-1, -1], 1.5)
    assert checks.nand_gate(np.array([-2, -3]), np.float64(4))


@pytest.mark.parametrize(
    ("check", "stub"),
    [
        (checks.neuron_output, lambda x, w, b, f: ...),
        (checks.neuron_output, lambda x, w, b, f: None),
        (checks.absorbed_bias, lambda X, w, f: None),
    ],
)
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize("stub", [(None, None), (..., ...), ([-1, -1], ...)])
def test_untouched_nand_does_not_pass(stub, capsys):
    assert not checks.nand_gate(*stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda x, w, b, f: f(np.sum(x * w)), "Falta el bias"),
        (lambda x, w, b, f: f(np.dot(x, w) - b), "no se resta"),
        (lambda x, w, b, f: np.dot(x, w) + b, "Falta la activación"),
        (lambda x, w, b, f: f(np.dot(x, w)) + b, "dentro de f"),
        (lambda x, w, b, f: f(x * w + b), "no suma"),
        (lambda x, w, b, f: f((x * w).mean() + b), "no se promedian"),
        (lambda x, w, b: 0, "cuántos argumentos"),
    ],
)
def test_neuron_hints(answer, hint, capsys):
    assert not checks.neuron_output(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda X, w, f: f(X @ w[1:]), "Falta w[0]"),
        (lambda X, w, f: f(np.c_[X, np.ones(3)] @ w), "último peso"),
        (lambda X, w, f: f(X @ w[1:] - w[0]), "no se resta"),
        (lambda X, w, f: np.c_[np.ones(3), X] @ w, "Falta la activación"),
        (
            lambda X, w, f: f(np.c_[np.ones(3), X] @ w[:, None]),
            "en columna",
        ),
        (lambda X, w, f: f(np.c_[np.ones(3), X] @ w).sum(), "cada ejemplo"),
        (lambda X, w, f: f(X @ w), "Las formas no encajan"),
    ],
)
def test_absorbed_bias_hints(answer, hint, capsys):
    assert not checks.absorbed_bias(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("w", "b", "hint"),
    [
        ([1, 1], -1.5, "Esa es la AND"),
        ([1, 1], -0.5, "Esa es la OR"),
        ([-1, -1], 0.5, "Esa es la NOR"),
        ([-1, -1], 2, "Nunca se apaga"),
        ([-1, -1], -1, "Nunca se enciende"),
        ([1, 0], -0.5, "revisa la fórmula"),
        (-1, 1.5, "un peso por cada entrada"),
        ("uno", 1.5, "un peso por cada entrada"),
        ([-1, -1], [1.5], "uno solo"),
    ],
)
def test_nand_hints(w, b, hint, capsys):
    assert not checks.nand_gate(w, b)
    assert hint in said(capsys)


def test_nand_truth_table():
    assert nand([[0, 0], [0, 1], [1, 0], [1, 1]]).tolist() == [1, 1, 1, 0]
