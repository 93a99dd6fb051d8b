"""Las comprobaciones de imágenes: aceptan la solución y dan la pista."""

import numpy as np
import pytest

from neurona.checks import images as checks
from neurona.practices import mnist


def off_diagonal(matrix):
    return np.where(np.eye(len(matrix), dtype=bool), 0, matrix)


def place(matrix):
    return np.unravel_index(np.argmax(matrix), matrix.shape)


def zero_diagonal_in_place(matrix):
    """Cambia la matriz que recibe: la comprobación le presta una copia."""
    np.fill_diagonal(matrix, 0)
    return place(matrix)


def stub(*arguments):
    """El hueco de los ejercicios, tal como está en la lección."""
    ...


SOLUTIONS = [
    (checks.prepare_images, mnist.prepare_images),
    (checks.prepare_images, lambda x: x.reshape(len(x), -1) / 255),
    (checks.prepare_images, lambda x: [i.ravel() / 255 for i in x]),
    (checks.most_confused, mnist.most_confused),
    (checks.most_confused, zero_diagonal_in_place),
    (checks.most_confused, lambda m: list(place(off_diagonal(m)))),
]

CHECKS = (checks.prepare_images, checks.most_confused)

WRONG = [
    (
        checks.prepare_images,
        [
            (lambda x: x.reshape(len(x), -1), "divide entre 255"),
            (lambda x: x.reshape(len(x), -1) // 255, "división es entera"),
            (lambda x: x.reshape(len(x), -1) / 256, "no 256"),
            (lambda x: x.reshape(len(x), -1) / x.max(), "máximo de este"),
            (
                lambda x: x.reshape(len(x), -1, order="F") / 255,
                "por columnas",
            ),
            (
                lambda x: x.transpose(0, 2, 1).reshape(len(x), -1) / 255,
                "por columnas",
            ),
            (lambda x: x.ravel() / 255, "una sola tira"),
            (lambda x: x.reshape(1, -1) / 255, "en el mismo renglón"),
            (lambda x: x.reshape(-1, len(x)) / 255, "en el otro eje"),
            (lambda x: x.reshape(len(x), -1).T / 255, "ejes quedaron"),
            (lambda x: x / 255, "Falta aplanar"),
            (lambda x: x.reshape(-1, 784) / 255, "se detuvo con ValueError"),
        ],
    ),
    (
        checks.most_confused,
        [
            (place, "en la diagonal"),
            (lambda m: place(off_diagonal(m))[::-1], "al revés"),
            (lambda m: np.argmax(off_diagonal(m)), "unravel_index"),
            (np.argmax, "la diagonal (los"),
            (lambda m: off_diagonal(m).max(), "cuántas veces"),
            (lambda m: place(off_diagonal(m + m.T)), "dos direcciones"),
        ],
    ),
]


@pytest.mark.parametrize("check, answer", SOLUTIONS)
def test_the_solution_passes(check, answer, capsys):
    assert check(answer)
    assert "✓" in capsys.readouterr().out


@pytest.mark.parametrize(
    "check, answer, hint",
    [(check, *case) for check, cases in WRONG for case in cases],
)
def test_a_known_mistake_gets_its_hint(check, answer, hint, capsys):
    assert not check(answer)
    # La pista se imprime en varios renglones: se lee de corrido.
    assert hint in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("check", CHECKS)
def test_the_untouched_stub_does_not_pass(check, capsys):
    assert not check(stub)
    assert "Todavía no" in capsys.readouterr().out


@pytest.mark.parametrize("check", CHECKS)
def test_the_lesson_finds_the_check_in_the_package(check):
    from neurona import checks as package

    assert getattr(package, check.__name__) is check
