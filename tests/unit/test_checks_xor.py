"""Comprobaciones de «La compuerta XOR»: cada error recibe su pista."""

import itertools

import numpy as np
import pytest

from neurona.checks import xor as checks
from neurona.practices.xor import best_seed, parity, xor

OR_AND = [[1, 1], [1, 1]], [-0.5, -1.5]


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def test_solutions_pass():
    assert checks.xor_network(*OR_AND, [1, -1], -0.5)
    assert checks.parity_output([1, -1, 1], -0.5)
    assert checks.seed_choice(best_seed)


def test_other_right_weights_pass():
    # OR y NAND, después AND.
    hidden = np.array([[1, -1], [1, -1]]), np.array([-0.5, 1.5])
    assert checks.xor_network(*hidden, np.array([1, 1]), -1.5)
    # Cada neurona enciende un solo caso, y la salida los junta.
    hidden = [[1, -1], [-1, 1]], [-0.5, -0.5]
    assert checks.xor_network(*hidden, [1, 1], -0.5)
    assert checks.parity_output(np.array([2, -3, 4]), np.float64(-1))
    assert checks.seed_choice(lambda f, s: s[np.argmin([*map(f, s)])])


@pytest.mark.parametrize(
    ("check", "stub"),
    [
        (checks.xor_network, (..., ..., ..., ...)),
        (checks.xor_network, (*OR_AND, None, -0.5)),
        (checks.parity_output, (..., ...)),
        (checks.parity_output, ([1, -1, 1], None)),
        (checks.seed_choice, (lambda train, seeds: ...,)),
        (checks.seed_choice, (lambda train, seeds: None,)),
    ],
)
def test_untouched_stub_does_not_pass(check, stub, capsys):
    assert not check(*stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        ((*OR_AND, [1, 1], -0.5), "Esa es la OR"),
        ((*OR_AND, [-1, 1], 0.5), "XNOR"),
        ((*OR_AND, [1, -1], -1.5), "nunca se enciende"),
        ((*OR_AND, [1, -1], 0.5), "nunca se apaga"),
        ((*OR_AND, [0, 1], -0.5), "revisa w2 y b2"),
        (([[1, 1], [1, 1]], [-0.5, -0.5], [1, -1], -0.5), "ninguna salida"),
        (([1, 1], [-0.5, -1.5], [1, -1], -0.5), "W1 de forma (2, 2)"),
        ((*OR_AND, [1, -1], [-0.5]), "b2 con un número"),
        ((*OR_AND, "uno", -0.5), "w2 de forma (2,)"),
    ],
)
def test_xor_hints(answer, hint, capsys):
    assert not checks.xor_network(*answer)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("w", "b", "hint"),
    [
        ([1, 1, 1], -0.5, "la segunda neurona resta"),
        ([1, -1, 0], -0.5, "la tercera suma"),
        ([1, 1, 1], -2.5, "sube el primer peso"),
        ([-1, 1, -1], 0.5, "Es la contraria"),
        ([1, -1, 1], -2, "Nunca se enciende"),
        ([1, -1, 1], 0, "Nunca se apaga"),
        ([1, -1], -0.5, "un peso por cada neurona oculta"),
        ([1, -1, 1], [-0.5], "sin corchetes"),
    ],
)
def test_parity_hints(w, b, hint, capsys):
    assert not checks.parity_output(w, b)
    assert hint in said(capsys)


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda train, seeds: min(map(train, seeds)), "Ese es el costo"),
        (
            lambda train, seeds: np.argmin([train(s) for s in seeds]),
            "posición en la lista",
        ),
        (lambda train, seeds: max(seeds, key=train), "mayor costo"),
        (lambda train, seeds: seeds[-1], "la última"),
        (lambda train, seeds: min(seeds), "Comparaste las semillas"),
    ],
)
def test_seed_hints(answer, hint, capsys):
    assert not checks.seed_choice(answer)
    assert hint in said(capsys)


def test_xor_truth_table():
    assert xor([[0, 0], [0, 1], [1, 0], [1, 1]]).tolist() == [0, 1, 1, 0]


@pytest.mark.parametrize("inputs", [1, 2, 3, 5])
def test_parity_of_every_corner(inputs):
    x = list(itertools.product([0, 1], repeat=inputs))
    assert parity(x).tolist() == [sum(row) % 2 for row in x]
