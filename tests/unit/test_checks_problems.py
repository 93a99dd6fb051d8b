"""Comprobaciones de «¿Qué problemas resuelve una red?»."""

import numpy as np
import pytest

from neurona import checks
from neurona.checks.problems import PROBLEMS
from neurona.least_squares import fit_line
from neurona.pca import project

TYPES = {problem: kind for problem, (kind, _) in PROBLEMS.items()}


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def centered_svd(X, k):
    mean = X.mean(axis=0)
    _, _, axes = np.linalg.svd(X - mean, full_matrices=False)
    return (X - mean) @ axes[:k].T @ axes[:k] + mean


def test_solutions_pass():
    assert checks.problem_types(TYPES)
    assert checks.line_fit(fit_line)
    assert checks.line_fit(lambda x, y: np.polyfit(x, y, 1))
    assert checks.projection(project)
    assert checks.projection(centered_svd)


def test_types_are_read_without_accents_or_capitals():
    plain = {p: k.replace("ó", "o").upper() for p, k in TYPES.items()}
    assert checks.problem_types(plain)


@pytest.mark.parametrize(
    ("check", "stub"),
    [
        (checks.problem_types, ...),
        (checks.problem_types, {}),
        (checks.problem_types, dict.fromkeys(TYPES, ...)),
        (checks.problem_types, TYPES | {"correo basura": None}),
        (checks.line_fit, lambda x, y: ...),
        (checks.line_fit, lambda x, y: None),
        (checks.projection, lambda X, k: None),
    ],
)
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (TYPES | {"precio de una casa": "clasificación"}, "cabe otro"),
        (TYPES | {"dígito en una foto": "regresión"}, "nombres de clases"),
        (TYPES | {"milímetros de lluvia": "clasificación"}, "¿Lloverá?"),
        (TYPES | {"mapa de mil canciones": "regresión"}, "Nadie dio"),
        (TYPES | {"correo basura": "clasificasion"}, "«clasificación»?"),
        (TYPES | {"correo basura": 7}, "uno de los tres"),
        (["regresión"], "Conserva las llaves"),
    ],
)
def test_type_hints(answer, hint, capsys):
    assert not checks.problem_types(answer)
    assert hint in said(capsys)


def slope(x, y):
    return fit_line(x, y)[0]


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda x, y: fit_line(x, y)[::-1], "al revés"),
        (lambda x, y: fit_line(y, x), "predice x"),
        (
            lambda x, y: (
                fit_line(y, x)[0],
                y.mean() - fit_line(y, x)[0] * x.mean(),
            ),
            "lleva las x, no las y",
        ),
        (lambda x, y: ((x @ y) / (x @ x), 0), "por el origen"),
        (
            lambda x, y: (
                x @ y / (x @ x),
                (y - x @ y / (x @ x) * x).mean(),
            ),
            "resta primero la media",
        ),
        (lambda x, y: (slope(x, y), y.mean()), "le falta restar"),
        (
            lambda x, y: (slope(x, y), (y + slope(x, y) * x).mean()),
            "se resta",
        ),
        (
            lambda x, y: (
                slope(x, y) / len(x),
                (y - slope(x, y) / len(x) * x).mean(),
            ),
            "sobra dividir entre n",
        ),
        (slope, "La forma no coincide"),
    ],
)
def test_line_hints(answer, hint, capsys):
    assert not checks.line_fit(answer)
    assert hint in said(capsys)


def svd_axes(X):
    return np.linalg.svd(X - X.mean(0), full_matrices=False)[2]


def onto(X, axes):
    return (X - X.mean(0)) @ axes.T @ axes + X.mean(0)


def uncentered(X, k):
    axes = np.linalg.svd(X)[2][:k]
    return X @ axes.T @ axes


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda X, k: centered_svd(X, k) - X.mean(0), "regresar la media"),
        (uncentered, "Falta centrar"),
        (lambda X, k: uncentered(X - X.mean(), k) + X.mean(), "axis=0"),
        (lambda X, k: (X - X.mean(0)) @ svd_axes(X)[:k].T, "Falta regresar"),
        (lambda X, k: onto(X, svd_axes(X)[:, :k].T), "son sus renglones"),
        (lambda X, k: onto(X, svd_axes(X)[-k:]), "varían menos"),
        (lambda X: X, "cuántos argumentos"),
    ],
)
def test_projection_hints(answer, hint, capsys):
    assert not checks.projection(answer)
    assert hint in said(capsys)
