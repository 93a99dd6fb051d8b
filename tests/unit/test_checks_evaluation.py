"""Comprobaciones de «Evaluar y predecir»: cada error, su pista."""

import numpy as np
import pytest

from neurona import checks
from neurona.practices import evaluation


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def classes(p):
    """Otra solución correcta: dos casos, a mano."""
    if p.shape[1] == 1:
        return [int(value > 0.5) for value in p[:, 0]]
    return [int(np.argmax(row)) for row in p]


def scores(y, p, threshold):
    """Otra solución correcta: contar pieza por pieza."""
    pairs = [(a, b > threshold) for a, b in zip(y, p[:, 0], strict=True)]
    hits = sum(1 for a, b in pairs if a == 1 and b)
    named = sum(1 for _, b in pairs if b)
    real = sum(1 for a, _ in pairs if a == 1)
    return (hits / named if named else 0), (hits / real if real else 0)


def calibration(
    y, p, bins, weigh=True, gap=abs, center=False, whole=True, last=True
):
    """Otra solución correcta: caja por caja. Cada error cambia una cosa."""
    box = (p * bins).astype(int)
    box = np.minimum(box, bins - 1) if last else box
    total = found = 0
    for c in range(bins):
        rows = box == c
        if rows.any():
            middle = (c + 0.5) / bins if center else p[rows].mean()
            weight = rows.sum() if weigh else 1
            total += weight * gap(y[rows].mean() - middle)
            found += weight
    return total / found if whole else total


@pytest.mark.parametrize(
    ("check", "answer"),
    [
        (checks.predicted_classes, evaluation.predicted_classes),
        (checks.predicted_classes, classes),
        (checks.precision_recall, evaluation.precision_recall),
        (checks.precision_recall, scores),
        (checks.calibration_error, evaluation.calibration_error),
        (checks.calibration_error, calibration),
    ],
)
def test_solutions_pass(check, answer):
    assert check(answer)


@pytest.mark.parametrize(
    ("check", "stub"),
    [
        (checks.predicted_classes, ...),
        (checks.predicted_classes, lambda p: None),
        (checks.precision_recall, lambda y, p, umbral: None),
        (checks.precision_recall, lambda y, p, umbral: (..., ...)),
        (checks.calibration_error, lambda y, p, cajas: ...),
        (checks.calibration_error, lambda y, p, cajas: None),
    ],
)
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda p: p.argmax(axis=1), "decide el umbral"),
        (lambda p: p.argmax(axis=0), "el eje de los ejemplos"),
        (lambda p: p.argmax(), "Falta el eje"),
        (lambda p: p.max(axis=1), "en qué columna está"),
        (lambda p: p > 0.5, "aplánala"),
        (
            lambda p: p.argmax(axis=1) if p.shape[1] > 1 else p > 0.5,
            "aplánala",
        ),
    ],
)
def test_predicted_classes_hints(answer, hint, capsys):
    assert not checks.predicted_classes(answer)
    assert hint in said(capsys)


def without_guard(y, p, threshold):
    yes = p[:, 0] > threshold
    hits = np.sum(yes & (y == 1))
    return hits / yes.sum(), hits / np.sum(y)


def broadcast(y, p, threshold):
    yes = p > threshold
    hits = np.sum(yes & (y == 1))
    return hits / yes.sum(), hits / np.sum(y)


def accuracy(y, p, threshold):
    hits = np.mean((p[:, 0] > threshold) == y)
    return hits, hits


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda y, p, u: scores(y, p, u)[::-1], "al revés"),
        (broadcast, "n por n"),
        (lambda y, p, u: scores(y, p, 0.5), "Usaste 0.5 siempre"),
        (lambda y, p, u: scores(1 - y, 1 - p, 1 - u - 1e-9), "la clase 0"),
        (without_guard, "Es 0/0"),
        (accuracy, "Eso es la exactitud"),
        (lambda y, p, u: scores(y, p, u)[0], "falta return precision"),
    ],
)
def test_precision_recall_hints(answer, hint, capsys):
    assert not checks.precision_recall(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda y, p, c: calibration(y, p, c, weigh=False), "Cada caja pesa"),
        (lambda y, p, c: calibration(y, p, c, gap=float), "valor absoluto"),
        (lambda y, p, c: np.mean(np.abs(y - p)), "Primero la media"),
        (lambda y, p, c: abs(y.mean() - p.mean()), "una sola caja"),
        (lambda y, p, c: calibration(y, p, c, center=True), "con su centro"),
        (lambda y, p, c: calibration(y, p, c, whole=False), "Falta dividir"),
        (lambda y, p, c: calibration(y, p, c, last=False), "quedó fuera"),
        (
            lambda y, p, c: calibration(y[p < 1], p[p < 1], c),
            "quedó fuera",
        ),
        (
            lambda y, p, c: (
                calibration(y[p < 1], p[p < 1], c) * np.mean(p < 1)
            ),
            "quedó fuera",
        ),
    ],
)
def test_calibration_error_hints(answer, hint, capsys):
    assert not checks.calibration_error(answer)
    assert hint in said(capsys)
