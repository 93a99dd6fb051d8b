"""Comprobaciones de «Historia»: cada error recibe su pista."""

from itertools import product

import numpy as np
import pytest

from neurona import checks
from neurona.perceptron import threshold_unit
from neurona.practices import threshold_logic


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def unit(weights, threshold):
    return lambda x: threshold_unit(x, weights, threshold)


def equal_weights(threshold):
    """Una unidad que pesa igual a todas y saca su umbral de cuántas son."""
    return lambda x: threshold_unit(
        x, np.ones(x.shape[1]), threshold(x.shape[1])
    )


def search(weights, thresholds):
    """Un estudiante que busca entre pocos pesos o pocos umbrales."""
    x = [[0, 0], [0, 1], [1, 0], [1, 1]]
    return lambda y: any(
        np.array_equal(threshold_unit(x, w, t), y)
        for w in product(weights, repeat=2)
        for t in thresholds
    )


def test_solutions_pass():
    assert checks.but_not(threshold_logic.but_not)
    assert checks.but_not(unit([3, -2], 2.5))
    assert checks.majority(threshold_logic.majority)
    assert checks.majority(equal_weights(lambda n: n / 2 + 0.1))
    solution = threshold_logic.is_threshold_function
    assert checks.threshold_function(solution)
    halves = np.arange(-2, 2.5, 0.5)
    assert checks.threshold_function(search(halves, halves))


@pytest.mark.parametrize(
    "check", [checks.but_not, checks.majority, checks.threshold_function]
)
@pytest.mark.parametrize("stub", [lambda x: ..., lambda x: None, ...])
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (unit([-1, 1], 1), "al revés"),
        (unit([1, 1], 2), "Esa es la AND"),
        (unit([1, 1], 1), "Esa es la OR"),
        (unit([1, 0], 1), "No distingue a x2"),
        (unit([1, -1], 0), "umbral es muy bajo"),
        (unit([1, -1], 2), "Nunca se enciende"),
        (unit([1, -1], -1), "Nunca se apaga"),
        (unit([-1, 1], 0), "Es la contraria"),
        (unit([1], 1), "Lee el mensaje"),
    ],
)
def test_but_not_hints(answer, hint, capsys):
    assert not checks.but_not(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (equal_weights(lambda n: n), "esa es la AND"),
        (equal_weights(lambda n: 1), "esa es la OR"),
        (equal_weights(lambda n: 2), "tres entradas"),
        (equal_weights(lambda n: n / 2), "Un empate"),
        (lambda x: x @ np.ones(x.shape[1]), "falta compararla"),
        (lambda x: x.sum(axis=0) > len(x) / 2, "por columnas"),
        (equal_weights(lambda n: -1), "revisa la fórmula"),
    ],
)
def test_majority_hints(answer, hint, capsys):
    assert not checks.majority(answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda y: True, "Es la XOR o su contraria"),
        (lambda y: tuple(y) != (0, 1, 1, 0), "Es la XOR o su contraria"),
        (lambda y: False, "siempre igual"),
        (search([-1, 0, 1], [0]), "siempre igual"),
        (search([0, 1], [-1, 0, 1, 2]), "pesos negativos"),
        (search([-1, 0, 1], [1]), "prueba más pesos"),
        (search([-1, 0], [-1, 0, 1, 2]), "prueba más pesos"),
    ],
)
def test_threshold_function_hints(answer, hint, capsys):
    assert not checks.threshold_function(answer)
    assert hint in said(capsys)


def test_fourteen_of_the_sixteen_tables():
    # Muroga, Threshold Logic and Its Applications, 1971: 14 con dos entradas.
    can = [
        y
        for y in product([0, 1], repeat=4)
        if threshold_logic.is_threshold_function(y)
    ]
    assert len(can) == 14
    assert {(0, 1, 1, 0), (1, 0, 0, 1)}.isdisjoint(can)


def test_three_outputs_are_not_a_table():
    with pytest.raises(ValueError, match="cuatro salidas"):
        threshold_logic.is_threshold_function([0, 1, 1])
