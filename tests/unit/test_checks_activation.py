"""Comprobaciones de «Funciones de activación»: cada error, su pista."""

import math

import numpy as np
import pytest

from neurona import activations, checks


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def masked_sigmoid(z):
    """Otra solución correcta: cada signo con su fórmula."""
    out = np.empty_like(z)
    up = z >= 0
    out[up] = 1 / (1 + np.exp(-z[up]))
    out[~up] = np.exp(z[~up]) / (1 + np.exp(z[~up]))
    return out


def shifted_softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@pytest.mark.parametrize(
    ("check", "solution"),
    [
        (checks.sigmoid, activations.sigmoid),
        (checks.sigmoid, masked_sigmoid),
        (checks.sigmoid, lambda z: (1 + np.tanh(z / 2)) / 2),
        (checks.sigmoid_derivative, activations.sigmoid.derivative),
        (checks.softmax, activations.softmax),
        (checks.softmax, shifted_softmax),
        # Restar dos veces no estorba.
        (checks.softmax, lambda z: shifted_softmax(z - z.max())),
    ],
)
def test_solutions_pass(check, solution):
    assert check(solution)


@pytest.mark.parametrize(
    "check", [checks.sigmoid, checks.sigmoid_derivative, checks.softmax]
)
@pytest.mark.parametrize("stub", [lambda z: ..., lambda z: None])
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda z: 1 / (1 + np.exp(z)), "Signo"),
        (lambda z: 1 / np.exp(-z), "Falta sumar 1"),
        (lambda z: 1 + np.exp(-z), "falta dividir"),
        (np.tanh, "tangente hiperbólica"),
        (lambda z: np.exp(z) / (1 + np.exp(z)), "NaN"),
        (lambda z: 1 / (1 + np.exp(-z)), "se desbordó"),
        (
            lambda z: np.where(
                z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z))
            ),
            "evalúa sus dos ramas",
        ),
        (lambda z: 1 / (1 + math.exp(-z)), "np.exp"),
        (lambda z: 1 if z >= 0 else 0, "np.where"),
    ],
)
def test_sigmoid_hints(answer, hint, capsys):
    assert not checks.sigmoid(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (activations.sigmoid, "falta derivarla"),
        (lambda z: z * (1 - z), "no z"),
        (lambda z: 1 - activations.sigmoid(z), "Falta un factor"),
        (lambda z: -activations.sigmoid.derivative(z), "siempre sube"),
        (lambda z: 1 - activations.sigmoid(z) ** 2, "1 - a²"),
    ],
)
def test_sigmoid_derivative_hints(answer, hint, capsys):
    assert not checks.sigmoid_derivative(answer)
    assert hint in said(capsys)


def normalized(z, **kwargs):
    return np.exp(z) / np.exp(z).sum(**kwargs)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (normalized, "la suma de todo"),
        (lambda z: normalized(z, axis=0), "por columnas"),
        (lambda z: normalized(z, axis=1), "keepdims"),
        (np.exp, "Falta normalizar"),
        (activations.sigmoid, "Esa es la sigmoide"),
        (lambda z: z / z.sum(axis=1, keepdims=True), "Falta la exponencial"),
        (lambda z: normalized(z, axis=1, keepdims=True), "inf/inf"),
        (
            lambda z: normalized(z - z.max(), axis=1, keepdims=True),
            "Restaste el mayor de todo",
        ),
    ],
)
def test_softmax_hints(answer, hint, capsys):
    assert not checks.softmax(answer)
    assert hint in said(capsys)
