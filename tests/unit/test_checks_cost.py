"""Comprobaciones de «La función de costo»: cada error, su pista."""

import numpy as np
import pytest

from neurona import checks, losses
from neurona.practices import costs

CHECKS = [checks.huber_loss, checks.line_gradient, checks.cross_entropy]


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def huber(y, y_pred, delta):
    return losses.Huber(delta)(y, y_pred)


def piecewise(y, y_pred, delta):
    """La misma, como se lee en la ecuación."""
    e = abs(y_pred - y)
    return np.where(e <= delta, e**2 / 2, delta * e - delta**2 / 2).mean()


def gradient_by_steps(w, b, x, y):
    """Otra solución correcta, con diferencias centradas."""
    h = 1e-4

    def cost(w, b):
        return np.mean((w * x + b - y) ** 2)

    dw = (cost(w + h, b) - cost(w - h, b)) / (2 * h)
    return dw, (cost(w, b + h) - cost(w, b - h)) / (2 * h)


def entropy_by_hand(labels, p):
    rows = zip(labels, p, strict=True)
    return sum(-np.log(max(row[k], 1e-7)) for k, row in rows) / len(labels)


@pytest.mark.parametrize(
    ("check", "solution"),
    [
        (checks.huber_loss, huber),
        (checks.huber_loss, piecewise),
        (checks.line_gradient, costs.line_gradient),
        (checks.line_gradient, gradient_by_steps),
        (checks.cross_entropy, costs.cross_entropy),
        (checks.cross_entropy, entropy_by_hand),
        (
            checks.cross_entropy,
            lambda k, p: losses.sparse_categorical_crossentropy(k, p),
        ),
    ],
)
def test_solutions_pass(check, solution, capsys):
    assert check(solution)
    assert "✓" in said(capsys)


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("stub", [lambda *_: ..., lambda *_: None])
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("formula", "hint"),
    [
        (lambda e, d: np.where(e <= d, e**2, d * e - d * d / 2), "un ½"),
        (lambda e, d: np.where(e <= d, e**2 / 2, d * e), "restar delta²/2"),
        (lambda e, d: np.where(e <= d, e**2 / 2, e - 0.5), "con delta = 1"),
        (
            lambda e, d: np.where(e > d, e**2 / 2, d * e - d * d / 2),
            "al revés",
        ),
        (lambda e, d: e**2 / 2, "la mitad del MSE"),
        (lambda e, d: e**2, "Ese es el MSE"),
        (lambda e, d: e, "revisa la fórmula"),
    ],
)
def test_huber_hints(formula, hint, capsys):
    def answer(y, y_pred, delta):
        return np.mean(formula(np.abs(y_pred - y), delta))

    assert not checks.huber_loss(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda y, p, d: huber(y, p, d) * len(y), "Sumaste"),
        (
            lambda y, p, d: np.array(
                [huber([a], [b], d) for a, b in zip(y, p, strict=True)]
            ),
            "Falta promediar",
        ),
        (
            lambda y, p, d: np.mean(
                np.where(p - y <= d, (p - y) ** 2 / 2, d * (p - y) - d**2 / 2)
            ),
            "valor absoluto",
        ),
        (lambda y, p, d: 1 if p - y <= d else 0, "np.where"),
    ],
)
def test_huber_shape_and_sign_hints(answer, hint, capsys):
    assert not checks.huber_loss(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("formula", "hint"),
    [
        (lambda e, x: (-2 * np.mean(e * x), -2 * np.mean(e)), "Signo"),
        (lambda e, x: (2 * np.mean(e), 2 * np.mean(e * x)), "al revés"),
        (lambda e, x: (np.mean(e * x), np.mean(e)), "Falta el 2"),
        (lambda e, x: (2 * np.sum(e * x), 2 * np.sum(e)), "Sumaste"),
        (lambda e, x: (2 * e * x, 2 * e), "Falta promediar"),
        (lambda e, x: (2 * np.mean(e), 2 * np.mean(e)), "por su x"),
        (
            lambda e, x: (2 * np.mean(e) * np.mean(x), 2 * np.mean(e)),
            "antes de promediar",
        ),
        (
            lambda e, x: (np.mean(np.sign(e) * x), np.mean(np.sign(e))),
            "gradiente del MAE",
        ),
    ],
)
def test_gradient_hints(formula, hint, capsys):
    def answer(w, b, x, y):
        return formula(w * x + b - y, x)

    assert not checks.line_gradient(answer)
    assert hint in said(capsys)


def test_gradient_without_bias(capsys):
    def answer(w, b, x, y):
        return 2 * np.mean((w * x - y) * x), 2 * np.mean(w * x - y)

    assert not checks.line_gradient(answer)
    assert "sumar b" in said(capsys)


def chosen(labels, p):
    return p[range(len(labels)), labels]


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda k, p: np.mean(np.log(chosen(k, p))), "Signo"),
        (lambda k, p: -np.sum(np.log(chosen(k, p))), "Sumaste"),
        (lambda k, p: -np.log(chosen(k, p)), "Falta promediar"),
        (lambda k, p: -np.log(np.mean(chosen(k, p))), "Primero el logaritmo"),
        (lambda k, p: np.mean(1 - chosen(k, p)), "Falta el logaritmo"),
        (lambda k, p: -np.mean(np.log10(chosen(k, p))), "base 10"),
        (
            lambda k, p: -np.mean(np.eye(p.shape[1])[k] * np.log(p)),
            "entre todos los números",
        ),
        (lambda k, p: -np.mean(np.log(p[:, k])), "np.arange"),
        (lambda k, p: -np.mean(np.log(p.max(axis=1))), "la clase correcta"),
        (lambda k, p: -np.mean(np.log(p)), "toda la matriz"),
        (lambda k, p: -np.mean(np.log(chosen(k, p))), "np.clip"),
    ],
)
def test_entropy_hints(answer, hint, capsys):
    assert not checks.cross_entropy(answer)
    assert hint in said(capsys)
