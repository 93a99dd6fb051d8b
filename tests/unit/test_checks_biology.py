"""Comprobaciones de «Inspiración biológica»: cada error, su pista."""

import math

import numpy as np
import pytest

from neurona import checks
from neurona.spiking import firing_rate, lif_step

REST, THRESHOLD, TAU, R, DT = -65.0, -50.0, 20.0, 10.0, 0.1


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def fire(v):
    return (REST, True) if v >= THRESHOLD else (v, False)


def rate(i):
    if R * i <= 15:
        return 0
    return 1000 / (TAU * math.log(R * i / (R * i - 15)))


def test_solutions_pass():
    assert checks.lif_step(lif_step)
    assert checks.lif_step(
        lambda v, i: fire(v + DT / TAU * (REST - v + R * i))
    )
    assert checks.firing_rate(firing_rate)
    assert checks.firing_rate(rate)
    for weight in (7.9, 9, np.float64(9.3)):
        assert checks.coincidence(weight)


@pytest.mark.parametrize(
    ("check", "stub"),
    [
        (checks.lif_step, lambda v, i: ...),
        (checks.lif_step, lambda v, i: None),
        (checks.firing_rate, lambda i: None),
        (checks.coincidence, ...),
        (checks.coincidence, None),
    ],
)
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


def moved(v, i):
    return v + DT / TAU * (REST - v + R * i)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda v, i: fire(v + DT / TAU * R * i), "Falta la fuga"),
        (lambda v, i: fire(v + DT / TAU * (v - REST + R * i)), "Signo"),
        (lambda v, i: fire(v + DT / TAU * (REST - v + i)), "resistencia"),
        (lambda v, i: fire(v + REST - v + R * i), "dt / TAU"),
        (lambda v, i: fire(v + DT * (REST - v + R * i)), "dividir entre TAU"),
        (lambda v, i: fire(v + DT / TAU * (R * i - v)), "no hacia 0"),
        (lambda v, i: (moved(v, i) - v, False), "súmalo a v"),
        (lambda v, i: (moved(v, i), moved(v, i) > THRESHOLD), "regresa a"),
        (lambda v, i: (moved(v, i), False), "Falta el umbral"),
        (moved, "dos cosas"),
        (lambda v, i: (0.0, 0), "revisa la fórmula"),
    ],
)
def test_step_hints(answer, hint, capsys):
    assert not checks.lif_step(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda i: rate(i) / 1000, "multiplica por 1000"),
        (lambda i: 1000 / rate(i), "tiempo entre disparos"),
        (lambda i: -rate(i), "R * current va arriba"),
        (lambda i: rate(i) * TAU, "Falta TAU"),
        (lambda i: max(0, 1000 / TAU * (R * i / 15 - 0.5)), "aproximación"),
        (
            lambda i: 1000 / TAU / np.log(np.divide(R * i, R * i - 15)),
            "Falta el caso",
        ),
    ],
)
def test_rate_hints(answer, hint, capsys):
    assert not checks.firing_rate(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("weight", "hint"),
    [
        (16, "Una sola señal"),
        (7.5, "sube el peso"),
        (-10, "sube el peso"),
        (10, "Baja un poco"),
        ([10], "un solo número"),
        ("diez", "un solo número"),
        (np.nan, "un solo número"),
    ],
)
def test_coincidence_hints(weight, hint, capsys):
    assert not checks.coincidence(weight)
    assert hint in said(capsys)
