"""Comprobaciones de «Campo de juego»: cada error, su pista."""

import math

import numpy as np
import pytest

from neurona import checks
from neurona.practices.playground import (
    SMALL_SPIRAL,
    momentum_distance,
    seeds_needed,
)


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def seeds_by_loop(fails, sure):
    n = 1
    while 1 - fails**n < sure:
        n += 1
    return n


def distance_by_formula(rate, momentum, steps):
    late = momentum * (1 - momentum**steps) / (1 - momentum)
    return rate / (1 - momentum) * (steps - late)


@pytest.mark.parametrize(
    ("check", "solution"),
    [
        (checks.seed_count, seeds_needed),
        (checks.seed_count, seeds_by_loop),
        (checks.momentum_reach, momentum_distance),
        (checks.momentum_reach, distance_by_formula),
        (checks.small_spiral, SMALL_SPIRAL),
    ],
)
def test_solutions_pass(check, solution):
    assert check(solution)


@pytest.mark.parametrize(
    ("check", "stub"),
    [
        (checks.seed_count, lambda fails, sure: ...),
        (checks.momentum_reach, lambda rate, momentum, steps: None),
        (checks.small_spiral, ...),
        (checks.small_spiral, SMALL_SPIRAL | {"units1": ...}),
    ],
)
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


def needed(fails, sure):
    return math.log(1 - sure) / math.log(fails)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (needed, "una fracción de semilla"),
        (lambda f, s: round(needed(f, s) - 0.5), "hacia abajo"),
        (lambda f, s: np.ceil(needed(1 - f, s)), "la de fallar"),
        (lambda f, s: np.ceil(np.log(s) / np.log(f)), "no sure"),
        (lambda f, s: np.ceil(1 / (1 - f)), "en promedio"),
    ],
)
def test_seed_hints(answer, hint, capsys):
    assert not checks.seed_count(answer)
    assert hint in said(capsys)


def reach(rate, momentum, steps, before=False, damped=False):
    v = total = 0
    for _ in range(steps):
        if before:
            total += v
        v = momentum * v + (1 - momentum if damped else 1) * rate
        if not before:
            total += v
    return total, v


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda r, m, n: r * n, "Falta la inercia"),
        (lambda r, m, n: reach(r, m, n)[1], "la última velocidad"),
        (lambda r, m, n: reach(r, m, n, before=True)[0], "Avanzas antes"),
        (lambda r, m, n: reach(r, m, n, damped=True)[0], "1 - momentum"),
        (lambda r, m, n: r * n / (1 - m), "más despacio"),
    ],
)
def test_momentum_hints(answer, hint, capsys):
    assert not checks.momentum_reach(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("knobs", "hint"),
    [
        ({"units1": 7}, "29 parámetros"),
        ({"layers": 2, "units2": 8}, "quita neuronas"),
        ({"neuronas": 5}, "no tiene esa perilla"),
        ({"activation": "seno"}, "no acepta"),
        ({"epochs": 1e9}, "no acepta"),
        ({"epochs": 0}, "Sin épocas"),
        ({"layers": 0, "epochs": 20}, "solo hay una recta"),
        ({"activation": "linear", "epochs": 20}, "solo hay una recta"),
        ({"epochs": 10}, "más épocas"),
        (
            {"activation": "linear", "optimizer": "momentum", "rate": 10.0},
            "baja el factor",
        ),
    ],
)
def test_spiral_hints(knobs, hint, capsys):
    assert not checks.small_spiral(SMALL_SPIRAL | knobs)
    assert hint in said(capsys)


@pytest.mark.parametrize("answer", [5, "tanh", [1, 5]])
def test_spiral_needs_a_dictionary(answer, capsys):
    assert not checks.small_spiral(answer)
    assert "un diccionario" in said(capsys)


def test_spiral_trains_with_its_own_data(capsys):
    """Un problema más fácil no cuenta: la espiral es la del enunciado."""
    easy = SMALL_SPIRAL | {"dataset": "xor", "noise": 0.0, "units1": 2}
    assert not checks.small_spiral(easy)
    assert "95% o más" in said(capsys)


def test_six_relus_depend_on_the_seed():
    """Lo que dice la página de soluciones."""
    relus = SMALL_SPIRAL | {"units1": 6, "activation": "relu"}
    assert not checks.small_spiral(relus | {"seed": 0})
    assert checks.small_spiral(relus | {"seed": 1})
