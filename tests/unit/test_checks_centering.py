"""La comprobación de centrar: acepta la solución y da la pista."""

import numpy as np
import pytest

from neurona import checks
from neurona.practices import mnist


def center(image):
    return mnist.center_of_mass(image[np.newaxis])[0]


def middle(image):
    return np.array(image.shape) / 2


def moved(image, steps):
    rows, columns = (int(step) for step in steps)
    return np.roll(image, (rows, columns), axis=(0, 1))


def by_hand(image):
    """Una solución escrita como la escribiría quien lee la lección."""
    rows, columns = np.indices(image.shape)
    r = (rows * image).sum() / image.sum()
    c = (columns * image).sum() / image.sum()
    height, width = image.shape
    steps = round(height / 2 - r), round(width / 2 - c)
    return np.roll(image, steps, axis=(0, 1))


def box(image):
    i, j = np.nonzero(image)
    return np.array([i.min() + i.max(), j.min() + j.max()]) / 2


WRONG = [
    (lambda x: x, "salió igual"),
    (lambda x: moved(x, np.rint(center(x) - middle(x))), "al revés"),
    (
        lambda x: moved(x, np.rint(middle(x) - center(x))[::-1]),
        "renglones por columnas",
    ),
    (lambda x: moved(x, middle(x) - center(x)), "int corta"),
    (
        lambda x: moved(x, np.rint(middle(x) - 0.5 - center(x))),
        "sin restar 1",
    ),
    (
        lambda x: moved(x, np.rint(middle(x) - center(1.0 * (x > 0)))),
        "Contaste píxeles",
    ),
    (lambda x: moved(x, np.rint(middle(x) - box(x))), "caja"),
    (lambda x: moved(x, np.rint(14 - center(x))), "El 14 solo sirve"),
    (center, "Falta mover"),
]


@pytest.mark.parametrize("answer", [mnist.recenter, by_hand])
def test_the_solution_passes(answer, capsys):
    assert checks.recenter(answer)
    assert "✓" in capsys.readouterr().out


@pytest.mark.parametrize("answer, hint", WRONG)
def test_a_known_mistake_gets_its_hint(answer, hint, capsys):
    assert not checks.recenter(answer)
    # La pista se imprime en varios renglones: se lee de corrido.
    assert hint in " ".join(capsys.readouterr().out.split())


def test_the_untouched_stub_does_not_pass(capsys):
    def stub(imagen): ...

    assert not checks.recenter(stub)
    assert "Todavía no" in capsys.readouterr().out
