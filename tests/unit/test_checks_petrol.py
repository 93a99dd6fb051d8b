"""Comprobaciones de la práctica de gasolina: cada error, su pista."""

import numpy as np
import pytest

from neurona import checks
from neurona.datasets import StandardScaler
from neurona.practices import dependence, gasolina


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def by_hand(seen, new):
    return (new - seen.mean(axis=0)) / seen.std(axis=0)


def loop(predict, x, column, value):
    """Otra solución: ejemplo por ejemplo."""
    answers = []
    for row in x.astype(float):
        row[column] = value
        answers.append(predict(row[np.newaxis])[0])
    return sum(answers) / len(answers)


def weights(x, y, alpha):
    return np.linalg.inv(x.T @ x + alpha * np.eye(x.shape[1])) @ x.T @ y


@pytest.mark.parametrize(
    ("check", "solution"),
    [
        (checks.honest_scaling, gasolina.scale_test),
        (checks.honest_scaling, by_hand),
        (checks.ridge_weights, lambda *args: gasolina.ridge(*args)[0]),
        (checks.ridge_weights, weights),
        (checks.partial_dependence, dependence.partial_dependence),
        (checks.partial_dependence, loop),
    ],
)
def test_solutions_pass(check, solution):
    assert check(solution)


@pytest.mark.parametrize(
    ("check", "arguments"),
    [
        (checks.honest_scaling, 2),
        (checks.ridge_weights, 3),
        (checks.partial_dependence, 4),
    ],
)
@pytest.mark.parametrize("body", [..., None])
def test_untouched_stub_does_not_pass(check, arguments, body, capsys):
    stub = {2: lambda a, b: body, 3: lambda a, b, c: body}
    assert not check(stub.get(arguments, lambda a, b, c, d: body))
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda a, b: StandardScaler().fit_transform(b), "de la prueba"),
        (
            lambda a, b: by_hand(np.concatenate([a, b]), b),
            "se filtra en la escala",
        ),
        (lambda a, b: by_hand(a, a), "Regresa la prueba"),
        (lambda a, b: b - a.mean(axis=0), "Falta dividir"),
        (lambda a, b: b / a.std(axis=0), "Falta restar"),
        (lambda a, b: b - a.mean(axis=0) / a.std(axis=0), "paréntesis"),
        (lambda a, b: (b - a.mean(axis=0)) / a.var(axis=0), "varianza"),
        (lambda a, b: (b - a.mean()) / a.std(), "axis=0"),
        (lambda a, b: -by_hand(a, b), "signo contrario"),
    ],
)
def test_scaling_hints(answer, hint, capsys):
    assert not checks.honest_scaling(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda x, y, a: np.linalg.lstsq(x, y)[0], "sin castigo"),
        (
            lambda x, y, a: np.linalg.inv(x.T @ x + a) @ x.T @ y,
            "a toda la matriz",
        ),
        (lambda x, y, a: weights(x, y, -a), "el castigo se suma"),
        (lambda x, y, a: weights(x, y, a * len(y)), "por los ejemplos"),
        (lambda x, y, a: weights(x, y, a / len(y)), "entre los ejemplos"),
        (lambda x, y, a: weights(x, y, 2 * a), "Sobra un 2"),
        (lambda x, y, a: weights(x, y, 1), "sin alpha"),
        (lambda x, y, a: gasolina.ridge(x, y, a), "Se esperaban números"),
    ],
)
def test_ridge_hints(answer, hint, capsys):
    assert not checks.ridge_weights(answer)
    assert hint in said(capsys)


def fixed(x, place, value, dtype=float):
    copy = np.array(x, dtype=dtype)
    copy[place] = value
    return copy


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda f, x, j, v: f(fixed(x, np.s_[:, j], v)), "Falta promediar"),
        (lambda f, x, j, v: sum(f(fixed(x, np.s_[:, j], v))), "Sumaste"),
        (lambda f, x, j, v: np.mean(f(x)), "sin cambiar la columna"),
        (
            lambda f, x, j, v: f(fixed([x.mean(axis=0)], np.s_[:, j], v)),
            "no las respuestas",
        ),
        (
            lambda f, x, j, v: f(fixed([x.mean(axis=0)], np.s_[:, j], v))[0],
            "no las respuestas",
        ),
        (lambda f, x, j, v: f(fixed(x, j, v)).mean(), "un renglón"),
        (
            lambda f, x, j, v: f(fixed(x, np.s_[:, j], v, int)).mean(),
            "decimales",
        ),
    ],
)
def test_dependence_hints(answer, hint, capsys):
    assert not checks.partial_dependence(answer)
    assert hint in said(capsys)


def test_the_model_is_shown_by_its_formula(capsys):
    checks.partial_dependence(lambda f, x, j, v: 0.0)
    assert "predict = x₀ · x₁²" in said(capsys)
