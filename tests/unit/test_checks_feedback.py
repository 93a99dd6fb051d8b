"""El marco de las comprobaciones: reconoce, compara y nunca lanza."""

import numpy as np
import pytest

from neurona.checks._feedback import Mistake, check_function, check_value

DOUBLE = {
    "solution": lambda x: 2 * x,
    "cases": [{"x": np.array([1.0, 2.0])}, {"x": np.array([-3.0])}],
    "mistakes": [Mistake(lambda x: x + 2, "Sumaste 2.")],
    "success": "Eso es el doble.",
}


def not_written(x):
    raise NotImplementedError


def broken(x):
    return x / undefined  # noqa: F821


class Hostile:
    """Un objeto que falla hasta al mostrarse."""

    def __repr__(self):
        raise RuntimeError("no me mires")

    def __array__(self, *args, **kwargs):
        raise RuntimeError("no me conviertas")


def test_right_answer(capsys):
    assert check_function(lambda x: x + x, **DOUBLE)
    assert "✓ Eso es el doble." in capsys.readouterr().out


@pytest.mark.parametrize("value", [[2, 4], (2, 4), np.float32([2, 4])])
def test_lists_and_float32_are_accepted(value):
    case = {**DOUBLE, "cases": DOUBLE["cases"][:1]}
    assert check_function(lambda x: value, **case)


@pytest.mark.parametrize(
    "stub", [lambda x: None, lambda x: ..., not_written, None, ...]
)
def test_untouched_stub_is_not_a_wrong_answer(stub, capsys):
    assert not check_function(stub, **DOUBLE)
    said = capsys.readouterr().out
    assert "Todavía no hay respuesta" in said
    assert "✗" not in said


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda x: x + 2, "Sumaste 2."),
        (lambda x: -2 * x, "signo contrario"),
        (lambda x: 2 * x.sum(), "La forma no coincide"),
        # NumPy la compararía sin queja: (1, 2) y (2,) se extienden.
        (lambda x: [2 * x], "La forma no coincide"),
        (lambda x: 3 * x, "revisa la fórmula"),
        (lambda x: x * np.nan, "Hay NaN"),
        (lambda x: "dos", "Se esperaban números"),
        (lambda x: [[1, 2], [3]], "Se esperaban números"),
        (lambda x: {"a": 1}, "Se esperaban números"),
        (lambda x: x + 2j, "Se esperaban números"),
        (lambda x: Hostile(), "Se esperaban números"),
        (broken, "Un nombre no existe"),
        (lambda: 1, "cuántos argumentos"),
        (lambda x: 1 if x > 0 else 0, "np.where"),
        (lambda x: x @ np.eye(7), "Las formas no encajan"),
        (lambda x: [][3], "Lee el mensaje"),
        (np.array([2.0, 4.0]), "sin paréntesis"),
    ],
)
def test_wrong_answers_get_a_hint_and_never_raise(answer, hint, capsys):
    assert not check_function(answer, **DOUBLE)
    said = " ".join(capsys.readouterr().out.split())
    assert hint in said
    assert "✗" in said


def test_feedback_names_input_answer_and_expected(capsys):
    check_function(lambda x: x + 2, **DOUBLE)
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "✗ Aún no.",
        "  Con:          x = [1 2]",
        "  Tu respuesta: [3 4]",
        "  Se esperaba:  [2 4]",
        "  Pista:        Sumaste 2.",
    ]


def test_matrices_are_aligned_under_their_label(capsys):
    check_function(
        lambda x: -x,
        solution=lambda x: x,
        cases=[{"x": np.array([[1.5, 2.0], [3.0, 4.0]])}],
        success="",
    )
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:3] == [
        "  Con:          x = [[1.5 2]",
        "                     [3 4]]",
    ]


def test_an_answer_that_changes_its_input_is_still_judged_fairly():
    def in_place(x):
        x *= 2
        return x

    assert check_function(in_place, **DOUBLE)


def test_numpy_warnings_are_reported_only_on_request(capsys, recwarn):
    case = {
        "solution": lambda x: np.zeros(1),
        "cases": [{"x": np.array([1000.0])}],
        "success": "Bien.",
    }

    def overflows(x):
        return 1 / np.exp(x)

    assert check_function(overflows, **case)
    assert not check_function(overflows, on_warning="Se desborda.", **case)
    assert "overflow" in capsys.readouterr().out
    assert not recwarn


def test_a_known_mistake_that_fails_on_this_input_is_skipped():
    def impossible(x):
        raise ValueError

    case = {**DOUBLE, "mistakes": [Mistake(impossible, "no")]}
    assert not check_function(lambda x: x, **case)


def test_check_value(capsys):
    case = {
        "expected": 7850,
        "name": "parámetros",
        "mistakes": [(7840, "Faltan los bias.")],
        "success": "7840 pesos y 10 bias.",
    }
    assert check_value(7850, **case)
    assert not check_value(7840, **case)
    assert "Faltan los bias." in capsys.readouterr().out
    assert not check_value("muchos", **case)
    assert not check_value(None, **case)
    said = " ".join(capsys.readouterr().out.split())
    assert "parámetros es None" in said
