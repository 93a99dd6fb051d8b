"""Comprobaciones de «Gradiente descendente»: cada error, su pista."""

import numpy as np
import pytest

from neurona.checks import descent as checks
from neurona.gradient_descent import minimize
from neurona.optimizers import SGD
from neurona.practices import descent


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def walk(gradient, w, eta, steps, keep=None):
    """Un descenso con defectos: lo que dé ``keep`` es lo que se regresa."""
    path = [w]
    for _ in range(steps):
        path.append(path[-1] - eta * gradient(path[-1]))
    return path[-1] if keep is None else keep(path)


def inertia(gradient, w, eta, mu, steps, rule):
    v = np.zeros_like(w)
    for _ in range(steps):
        w, v = rule(w, v, gradient(w), eta, mu)
    return w


def nowhere(p):
    return 0.0


@pytest.mark.parametrize(
    ("check", "solution"),
    [
        (checks.gradient_descent, descent.descend),
        (checks.gradient_descent, walk),
        (
            checks.gradient_descent,
            lambda g, w, eta, n: minimize(nowhere, g, w, SGD(eta), n)[-1],
        ),
        (checks.rate_threshold, descent.largest_rate),
        (checks.rate_threshold, lambda H: 2 / np.linalg.norm(H, 2)),
        (checks.momentum_descent, descent.descend_with_momentum),
        (
            checks.momentum_descent,
            lambda g, w, eta, mu, n: minimize(
                nowhere, g, w, SGD(eta, momentum=mu), n
            )[-1],
        ),
        # PyTorch deja el factor fuera de la velocidad: llega al mismo lugar.
        (
            checks.momentum_descent,
            lambda *a: inertia(
                *a,
                lambda w, v, g, eta, mu: (
                    w - eta * (mu * v + g),
                    mu * v + g,
                ),
            ),
        ),
    ],
)
def test_solutions_pass(check, solution):
    assert check(solution)


@pytest.mark.parametrize(
    "check",
    [checks.gradient_descent, checks.rate_threshold, checks.momentum_descent],
)
@pytest.mark.parametrize("stub", [lambda *_: ..., lambda *_: None])
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda g, w, eta, n: walk(g, w, -eta, n), "cuesta arriba"),
        (lambda g, w, eta, n: walk(g, w, eta, 1), "un solo paso"),
        (lambda g, w, eta, n: w - n * eta * g(w), "gradiente del inicio"),
        (lambda g, w, eta, n: walk(g, w, 1.0, n), "factor de aprendizaje"),
        (lambda g, w, eta, n: walk(g, w, eta, n - 1), "Falta un paso"),
        (lambda g, w, eta, n: walk(g, w, eta, n + 1), "Sobra un paso"),
        (lambda *a: walk(*a, keep=np.array), "camino completo"),
        (lambda g, w, eta, n: w, "punto de partida"),
    ],
)
def test_descent_hints(answer, hint, capsys):
    assert not checks.gradient_descent(answer)
    assert hint in said(capsys)


def test_the_reader_sees_the_formula_of_the_gradient(capsys):
    checks.gradient_descent(lambda g, w, eta, n: w)
    assert "gradiente = 10 * w, w = 3, eta = 0.02, pasos = 3" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda H: 2 / np.linalg.eigvalsh(H)[0], "la menor curvatura"),
        (lambda H: 1 / np.linalg.eigvalsh(H)[-1], "es el doble"),
        (lambda H: np.linalg.eigvalsh(H)[-1], "2 entre ella"),
        (lambda H: 2 / np.linalg.eigvalsh(H), "cada dirección"),
        (np.linalg.cond, "número de condición"),
        (
            lambda H: 2 / np.linalg.eigvalsh(H)[[0, -1]].sum(),
            "más rápido converge",
        ),
        (lambda H: 2 / np.diag(H).max(), "un barranco girado"),
        (lambda H: 2 / H.max(), "ni la diagonal ni el mayor número"),
        (lambda H: 2 / np.linalg.norm(H), "mezcla todas"),
    ],
)
def test_threshold_hints(answer, hint, capsys):
    assert not checks.rate_threshold(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("rule", "hint"),
    [
        (lambda w, v, g, eta, mu: (w - eta * g, v), "sin inercia"),
        (lambda w, v, g, eta, mu: (w + v, mu * v - eta * g), "anterior"),
        (
            lambda w, v, g, eta, mu: (
                w + (mu * v + eta * g),
                mu * v + eta * g,
            ),
            "cuesta abajo",
        ),
        (lambda w, v, g, eta, mu: (w + v - eta * g, v - eta * g), "Falta mu"),
        (
            lambda w, v, g, eta, mu: (w + mu * v - g, mu * v - g),
            "multiplica g por eta",
        ),
        (
            lambda w, v, g, eta, mu: (
                w + mu * v - (1 - mu) * eta * g,
                mu * v - (1 - mu) * eta * g,
            ),
            "Sobra el (1 - mu)",
        ),
        (
            lambda w, v, g, eta, mu: (
                w + mu * v - 2 * eta * g,
                mu * v - eta * g,
            ),
            "dos veces",
        ),
    ],
)
def test_momentum_hints(rule, hint, capsys):
    assert not checks.momentum_descent(lambda *a: inertia(*a, rule))
    assert hint in said(capsys)


def test_momentum_that_returns_inside_the_loop(capsys):
    def hurried(gradient, w, eta, mu, steps):
        return descent.descend_with_momentum(gradient, w, eta, mu, 1)

    # Un solo paso con inercia es igual que sin ella; por el return se nota.
    assert not checks.momentum_descent(hurried)
    assert "un solo paso" in said(capsys)
