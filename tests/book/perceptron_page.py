"""Lo que la página del perceptrón debe decir y dibujar."""

import json
import re
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from descent_page import short

from neurona.labs import PerceptronLab
from sitio.book import ROOT

PAGE = "lessons/2-neurona/06-perceptron.html"
PERCEPTRON = ROOT / "_build/html" / PAGE
SETS = ("and", "or", "nand", "xor", "clouds")
LINE = ("start1", "start2", "start_bias")


def initial(page):
    """Abre la lección y devuelve el mismo laboratorio en Python."""
    page.goto(PERCEPTRON.as_uri())
    lab = page.locator(".lab.lab-on")
    return PerceptronLab(**json.loads(lab.get_attribute("data-props")))


def expected(lab):
    """Lo que la página debe decir de un laboratorio de Python."""
    n, seen, errors = len(lab.data[0]), lab.seen, lab.errors
    bound = "solo desde 0" if any(lab._start()) else "no hay"
    if lab.bound is not None:
        tenth = Decimal("0.1")
        bound = str(Decimal(lab.bound).quantize(tenth, ROUND_HALF_UP))
    last = ", ".join(map(str, errors[-8:]))
    place = "el inicio"
    if seen:
        place = f"época {len(errors)}, ejemplo {(seen - 1) % n + 1} de {n}"
    names = (*LINE, "new1", "new2")
    return {name: f"{getattr(lab, name):.2f}" for name in names} | {
        "rate": f"{lab.rate:g}",
        "seen": place,
        "weights": f"({', '.join(map(short, lab.weights))})",
        "bias": short(lab.bias),
        "wrong": f"{lab.wrong} de {n}",
        "errors": f"…, {last}" if len(errors) > 8 else last or "—",
        "mistakes": str(lab.mistakes),
        "bound": bound,
    }


def same_as_python(page, lab):
    """Compara lecturas, listas y dibujo con los de Python."""
    assert expected(lab) == page.evaluate(
        """() => Object.fromEntries(
            [...document.querySelectorAll(".lab output")].map(
                o => [o.getAttribute("name"), o.textContent]))"""
    )
    for name in ("dataset", "new_class"):
        shown = page.locator(f".lab select[name={name}]").input_value()
        assert shown == str(getattr(lab, name))
    x, y = lab.data
    for label in (0, 1):
        drawn = spots(page, f".lab-class-{label}")
        assert np.array_equal(drawn, x[y == label].reshape(-1, 2))
    last = [x[(lab.seen - 1) % len(x)]] if lab.seen else np.empty((0, 2))
    assert np.array_equal(spots(page, ".lab-ring"), last)
    line = page.locator(".lab .lab-line:not(.lab-before)")
    assert is_drawn(line) == lab.weights.any()
    if lab.weights.any():
        ends = np.reshape(
            line.evaluate(
                "l => ['x1', 'y1', 'x2', 'y2'].map(n => +l.getAttribute(n))"
            ),
            (2, 2),
        )
        z = to_plane(ends) @ lab.weights + lab.bias
        assert z == pytest.approx(0, abs=1e-9 * np.abs(lab.path[-1]).max())


def is_drawn(line):
    """Si se dibuja; una recta sin ancho no cuenta para is_visible."""
    return line.evaluate("l => getComputedStyle(l).display") != "none"


def to_plane(pixels):
    """Del dibujo, de 320 por 320, al plano."""
    return np.asarray(pixels) / 320 * [3, -3] + [-1, 2]


def spots(page, selector):
    """Dónde están los puntos de un trazo del dibujo."""
    drawn = page.locator(f".lab {selector}").get_attribute("d") or ""
    pairs = re.findall(r"M(-?[\d.]+) (-?[\d.]+)m", drawn)
    found = to_plane(np.array(pairs, float).reshape(-1, 2))
    # Los puntos están en cuartos; el dibujo, en fracciones de pixel.
    assert found == pytest.approx(np.round(4 * found) / 4, abs=1e-9)
    return np.round(4 * found) / 4


def sentence(page):
    """Lo que dice la frase, cuando termina de decirlo."""
    page.wait_for_timeout(300)
    return page.locator(".lab-sentence").inner_text()


def press(page, name, key, times=1):
    """Oprime una tecla en una perilla."""
    for _ in range(times):
        page.locator(f".lab [name={name}]:is(input, select)").press(key)


def order(page, name, key=None):
    """Oprime un botón, con el puntero o con una tecla."""
    button = page.get_by_role("button", name=name, exact=True)
    button.press(key) if key else button.click()


def choose(page, lab, dataset):
    """Elige los puntos, en la página y en Python."""
    page.locator(".lab select[name=dataset]").select_option(dataset)
    lab.dataset, lab.steps = dataset, 0
