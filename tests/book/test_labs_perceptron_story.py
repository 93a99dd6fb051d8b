"""Lo que el laboratorio del perceptrón cuenta y dibuja al aprender."""

import numpy as np
import pytest
from perceptron_page import (
    LINE,
    SETS,
    choose,
    initial,
    is_drawn,
    order,
    press,
    same_as_python,
    sentence,
    short,
)

from neurona.labs import PerceptronLab
from neurona.labs.perceptron import CLOUDS, RATES


@pytest.mark.parametrize("dataset", SETS)
def test_every_example_reads_as_in_python(page, dataset):
    lab = initial(page)
    order(page, "inicio en 0")
    choose(page, lab, dataset)
    for name in LINE:
        setattr(lab, name, 0.0)
    for _ in range(6):
        order(page, "un ejemplo")
        lab.steps += 1
        same_as_python(page, lab)
        says_what_happened(sentence(page), lab)
    n = len(lab.data[0])
    # La época que va a medias se completa.
    lab.steps = 6 // n * n
    while not (lab.finished or lab.cycle):
        order(page, "una época")
        lab.steps += n
        same_as_python(page, lab)
    order(page, "una época")
    order(page, "un ejemplo")
    lab.steps += n + 1
    same_as_python(page, lab)
    assert ("terminó." in sentence(page)) == (dataset != "xor")


def says_what_happened(text, lab):
    """La frase dice si el último ejemplo movió la recta, y por qué."""
    x, y = lab.data
    i = (lab.steps - 1) % len(x)
    before = PerceptronLab(**lab.state() | {"steps": lab.steps - 1})
    z = x[i] @ before.weights + before.bias
    point = ", ".join(map(short, x[i]))
    says = (
        f"({point}) es de la clase {y[i]}, y con z = {short(z)} "
        f"respondió {int(z >= 0)}: "
    )
    if (z >= 0) == y[i]:
        says += "acertó, y nada se mueve."
    else:
        says += f"falló, y {'sumó' if y[i] else 'restó'} η·x a w y η a b."
    assert text.startswith(says)
    moved = lab.mistakes - before.mistakes == 1
    assert moved == ("falló" in text)


def test_the_line_before_is_seen_only_after_a_mistake(page):
    lab = initial(page)
    choose(page, lab, "or")
    order(page, "inicio en 0")
    ghost = page.locator(".lab .lab-before")
    order(page, "una época")
    order(page, "un ejemplo")
    # Tras el primer ejemplo de la época 2, (0, 0), que falla.
    assert is_drawn(ghost)
    order(page, "un ejemplo")
    assert not is_drawn(ghost)


def test_xor_says_that_it_never_ends(page):
    lab = initial(page)
    choose(page, lab, "xor")
    order(page, "inicio en 0")
    for _ in range(2):
        order(page, "una época")
    assert "Nunca" not in sentence(page)
    order(page, "una época")
    assert (
        "Nunca terminará: la época 3 acabó con los mismos pesos que la época "
        "2, y desde ahí todo se repite. Ninguna recta separa estos puntos"
    ) in sentence(page)
    # Sin el último, (1, 1), los otros tres sí se separan.
    page.locator(".lab summary").click()
    order(page, "quitar el último")
    for _ in range(6):
        order(page, "una época")
    assert "terminó." in sentence(page)


def test_the_rate_only_scales_what_is_read(page):
    lab = initial(page)
    choose(page, lab, "and")
    order(page, "inicio en 0")
    for name in LINE:
        setattr(lab, name, 0.0)
    for _ in range(3):
        order(page, "una época")
    lab.steps = 12
    line = page.locator(".lab .lab-line:not(.lab-before)")
    seen = set()
    press(page, "rate", "Home")
    for lab.rate in RATES:
        same_as_python(page, lab)
        seen.add(page.locator(".lab output[name=weights]").inner_text())
        assert page.locator(".lab output[name=mistakes]").inner_text() == "8"
        press(page, "rate", "ArrowRight")
    assert len(seen) == len(RATES)
    assert is_drawn(line)


def test_the_colour_is_that_of_the_answer(page):
    """Azul donde responde 0 y naranja donde responde 1."""
    lab = initial(page)
    choose(page, lab, "clouds")
    order(page, "una época")
    lab.steps = len(CLOUDS)
    red = np.reshape(
        page.locator(".lab canvas").evaluate(
            """c => [...c.getContext("2d").getImageData(
                0, 0, c.width, c.height).data].filter((x, i) => i % 4 === 0)"""
        ),
        (64, 64),
    )
    side = (np.arange(64) + 0.5) / 64 * 3 - 1
    a, b = np.meshgrid(side, 1 - side)
    w1, w2 = lab.weights
    assert np.array_equal(red > 100, w1 * a + w2 * b + lab.bias >= 0)
    assert 0 < (red > 100).mean() < 1
