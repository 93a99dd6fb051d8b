"""El laboratorio del gradiente descendente, en su página y en JavaScript."""

import json

import numpy as np
import pytest
from descent_page import same_as_python, sentence

from neurona.labs import DescentLab
from neurona.labs.descent import MINIMA
from sitio.book import ROOT

PAGE = "lessons/4-aprendizaje/10-gradiente-descendente.html"
DESCENT = ROOT / "_build/html" / PAGE
OPTIMIZERS = ("sgd", "momentum", "rmsprop", "adam")


def initial(page):
    """Abre la lección y devuelve el mismo laboratorio en Python."""
    page.goto(DESCENT.as_uri())
    lab = page.locator(".lab.lab-on")
    return DescentLab(**json.loads(lab.get_attribute("data-props")))


def press(page, name, key, times=1):
    """Oprime una tecla en una perilla."""
    for _ in range(times):
        page.locator(f".lab [name={name}]:is(input, select)").press(key)


def choose(page, lab, **options):
    """Elige con las listas, en la página y en Python."""
    for name, value in options.items():
        page.locator(f".lab select[name={name}]").select_option(value)
        setattr(lab, name, value)


def test_every_control_works_by_keyboard(page):
    lab = initial(page)
    same_as_python(page, lab)
    press(page, "surface", "ArrowDown")
    lab.surface = "ravine"
    same_as_python(page, lab)
    press(page, "optimizer", "ArrowDown")
    lab.optimizer = "momentum"
    same_as_python(page, lab)
    for name, change in [
        ("condition", -2),
        ("start1", -0.2),
        ("start2", -0.2),
        ("rate", -0.02),
        ("momentum", -0.02),
    ]:
        press(page, name, "ArrowLeft", 2)
        setattr(lab, name, round(getattr(lab, name) + change, 2))
        same_as_python(page, lab)
    buttons = page.locator(".lab button")
    for i, steps in enumerate([lab.steps + 1, lab.steps + 11, 0]):
        buttons.nth(i).press("Enter")
        lab.steps = steps
        same_as_python(page, lab)


def test_every_control_works_by_pointer(page):
    lab = initial(page)
    choose(page, lab, surface="two_minima", optimizer="momentum")
    for name in ["start1", "start2", "rate", "momentum"]:
        page.locator(f".lab input[name={name}]").click()
        shown = page.locator(f".lab output[name={name}]").inner_text()
        assert float(shown) != getattr(lab, name)
        setattr(lab, name, float(shown))
        same_as_python(page, lab)
    choose(page, lab, surface="ravine", optimizer="adam")
    page.locator(".lab input[name=condition]").click()
    lab.condition = float(
        page.locator(".lab output[name=condition]").inner_text()
    )
    same_as_python(page, lab)
    for name, steps in [("reiniciar", 0), ("un paso", 1), ("10 pasos", 11)]:
        page.get_by_role("button", name=name).click()
        lab.steps = steps
        same_as_python(page, lab)


def test_the_start_follows_the_pointer(page):
    lab = initial(page)
    plane = page.locator(".lab svg")
    plane.scroll_into_view_if_needed()
    box = plane.bounding_box()

    def drag_to(u, v):
        page.mouse.move(
            box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        )
        page.mouse.down()
        page.mouse.move(
            box["x"] + box["width"] * u, box["y"] + box["height"] * v
        )
        page.mouse.up()

    # En la parábola solo cuenta lo ancho.
    drag_to(1 / 3, 2 / 3)
    lab.start1 = -1.0
    same_as_python(page, lab)
    choose(page, lab, surface="ravine", optimizer="adam")
    drag_to(5 / 6, 2 / 3)
    lab.start1, lab.start2 = 2.0, -1.0
    same_as_python(page, lab)


def test_the_log_slider_has_two_figures_and_reaches_its_ends(page):
    lab = initial(page)
    for key, value in [("Home", 0.0001), ("ArrowRight", 0.00011)]:
        press(page, "rate", key)
        lab.rate = value
        same_as_python(page, lab)
    press(page, "rate", "End")
    lab.rate = 3.0
    same_as_python(page, lab)
    # 0.99, 1, 1.1: la década cambia sin saltos.
    press(page, "rate", "ArrowLeft", 21)
    lab.rate = 0.99
    same_as_python(page, lab)


@pytest.mark.parametrize("surface", list(MINIMA))
def test_every_descent_reads_as_in_python(page, surface):
    lab = initial(page)
    choose(page, lab, surface=surface)
    for optimizer in OPTIMIZERS:
        choose(page, lab, optimizer=optimizer)
        page.get_by_role("button", name="reiniciar").click()
        for lab.steps in (0, 10, 20):
            same_as_python(page, lab)
            page.get_by_role("button", name="10 pasos").click()
        lab.steps = 30
        assert sentence(page, lab)


def test_a_divergence_is_named_with_its_remedy(page):
    lab = initial(page)
    press(page, "rate", "ArrowRight")
    lab.rate = 0.2
    same_as_python(page, lab)
    assert "El factor es justo 2/L = 0.2: rebota" in sentence(page, lab)
    press(page, "rate", "ArrowRight")
    lab.rate = 0.21
    remedy = "No converge: el factor es mayor que 2/L = 0.2. Bájalo."
    same_as_python(page, lab)
    assert remedy in sentence(page, lab)
    # Al perderse, el camino acaba y el botón ya no da pasos.
    for _ in range(9):
        page.get_by_role("button", name="10 pasos").click()
    lab.steps = 102
    assert lab.lost
    same_as_python(page, lab)
    assert remedy in sentence(page, lab)
    press(page, "rate", "ArrowLeft")
    lab.rate, lab.steps = 0.2, 72
    same_as_python(page, lab)
    choose(page, lab, surface="rosenbrock")
    same_as_python(page, lab)
    assert "Prueba con uno diez veces menor." in sentence(page, lab)


def test_a_minimum_and_a_saddle_are_told_apart(page):
    lab = initial(page)
    choose(page, lab, surface="two_minima")
    for _ in range(10):
        page.get_by_role("button", name="10 pasos").click()
    lab.steps += 100
    assert "llegó a un mínimo." in sentence(page, lab)
    page.get_by_role("button", name="reiniciar").click()
    press(page, "start1", "ArrowLeft", 24)
    press(page, "start2", "ArrowLeft", 10)
    lab.start1, lab.start2, lab.steps = 0.1, 0.0, 0
    assert "no es un mínimo: es una silla." in sentence(page, lab)


def test_the_sentence_says_if_the_cost_fell(page):
    lab = initial(page)
    assert "El último paso bajó el costo." in sentence(page, lab)
    page.get_by_role("button", name="reiniciar").click()
    choose(page, lab, surface="rosenbrock")
    lab.steps = 0
    assert "Es el inicio: da un paso." in sentence(page, lab)
    choose(page, lab, optimizer="adam", surface="ravine")
    press(page, "rate", "End")
    page.get_by_role("button", name="un paso").click()
    lab.rate, lab.steps = 3.0, 1
    assert "El último paso subió el costo." in sentence(page, lab)


def test_what_does_not_count_cannot_be_moved(page):
    lab = initial(page)

    def disabled():
        return {
            node.get_attribute("name")
            for node in page.locator(".lab input:disabled").all()
        }

    assert disabled() == {"start2", "momentum"}
    choose(page, lab, surface="ravine", optimizer="momentum")
    assert disabled() == set()
    choose(page, lab, surface="rosenbrock", optimizer="adam")
    assert disabled() == {"condition", "momentum"}


def test_the_colour_grows_with_the_cost(page):
    lab = initial(page)
    choose(page, lab, surface="rosenbrock")
    depth = page.locator(".lab canvas").evaluate(
        """c => [...c.getContext("2d").getImageData(
            0, 0, c.width, c.height).data].filter((x, i) => i % 4 === 3)"""
    )
    size = int(np.sqrt(len(depth)))
    depth = np.reshape(depth, (size, size))
    side = (np.arange(size) + 0.5) / size * 6 - 3
    a, b = np.meshgrid(side, -side)
    cost = (1 - a) ** 2 + 100 * (b - a**2) ** 2
    order = np.argsort(cost.ravel())
    assert (np.diff(depth.ravel()[order]) >= 0).all()
    assert np.ptp(depth) > 50
