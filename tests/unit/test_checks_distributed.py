"""Comprobaciones de «Más de una máquina»: cada error, su pista."""

import math

import numpy as np
import pytest

from neurona import checks
from neurona.practices.allreduce import (
    checkpoint_interval,
    combine,
    speedup,
)


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def looped(gradients, counts):
    """Otra solución correcta: con un ciclo y listas."""
    total = [0.0] * len(gradients[0])
    for gradient, count in zip(gradients, counts, strict=True):
        for i, slope in enumerate(gradient):
            total[i] += slope * count
    return [slope / sum(counts) for slope in total]


def by_steps(n, t, p, g):
    """Otra solución correcta: en bits y sin fracciones."""
    bits = 64 * p * (n - 1) / n
    return n * t / (t + n * bits / (g * 1e9))


def seconds_of(n, t, p, g, ring=None):
    ring = 2 * (n - 1) / n if ring is None else ring
    return t / n + ring * 4 * p / (g * 1.25e8)


def test_solutions_pass():
    assert checks.combined_gradient(combine)
    assert checks.combined_gradient(looped)
    assert checks.worker_speedup(speedup)
    assert checks.worker_speedup(by_steps)
    assert checks.saving_interval(checkpoint_interval)
    assert checks.saving_interval(lambda s, m, n: (2 * s * m / n) ** 0.5)


@pytest.mark.parametrize(
    "check",
    [checks.combined_gradient, checks.worker_speedup, checks.saving_interval],
)
@pytest.mark.parametrize("stub", [None, ..., lambda *args: None])
def test_stubs_are_pending(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda g, n: sum(g) / len(g), "trata igual a todas"),
        (lambda g, n: sum(g), "Sumaste gradientes de medias"),
        (lambda g, n: n @ g, "Falta dividir"),
        (lambda g, n: n @ g / len(g), "no entre cuántas partes"),
        (lambda g, n: np.mean(g * n[:, None] / sum(n), axis=0), "suman 1"),
        (lambda g, n: np.average(g, axis=0, weights=1 / n), "Al revés"),
        (lambda g, n: (n @ g).sum() / n.sum(), "axis=0"),
        (lambda g, n: g @ n / n.sum(), ".shape"),
    ],
)
def test_combined_gradient_hints(answer, hint, capsys):
    assert not checks.combined_gradient(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda n, t, p, g: by_steps(n, t, p / 8, g), "ocho bits"),
        (lambda n, t, p, g: by_steps(n, t, p / 4, g), "4 bytes"),
        (lambda n, t, p, g: 1 / by_steps(n, t, p, g), "al revés"),
        (
            lambda n, t, p, g: t / (t + 8 * (n - 1) / n * p / (g * 1.25e8)),
            "cada quien hace t / N",
        ),
        (lambda n, t, p, g: n, "ponerse de acuerdo"),
        (
            lambda n, t, p, g: t / seconds_of(n, t, p, g, (n - 1) / n),
            "dos vueltas",
        ),
        (
            lambda n, t, p, g: t / seconds_of(n, t, p, g, 2 * (n - 1) / n**2),
            "no se reparte",
        ),
        (lambda n, t, p, g: t / seconds_of(n, t, p, g, 2), "N - 1 envíos"),
        (seconds_of, "Eso son segundos"),
    ],
)
def test_worker_speedup_hints(answer, hint, capsys):
    assert not checks.worker_speedup(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda s, m, n: math.sqrt(2 * s * m), "vida / máquinas"),
        (lambda s, m, n: math.sqrt(2 * s * m * n), "fallan más seguido"),
        (lambda s, m, n: 2 * s * m / n, "raíz"),
        (lambda s, m, n: math.sqrt(s * m / n), "Falta el 2"),
        (lambda s, m, n: math.sqrt(s * m / (2 * n)), "va arriba"),
        (lambda s, m, n: math.sqrt(2 * s * n / m), "fracción del tiempo"),
    ],
)
def test_saving_interval_hints(answer, hint, capsys):
    assert not checks.saving_interval(answer)
    assert hint in said(capsys)
