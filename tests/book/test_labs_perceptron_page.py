"""Las perillas del laboratorio del perceptrón, en su página."""

import numpy as np
from perceptron_page import (
    LINE,
    SETS,
    choose,
    initial,
    order,
    press,
    same_as_python,
    sentence,
)

from neurona.labs.perceptron import CLOUDS


def test_every_control_works_by_keyboard(page):
    lab = initial(page)
    same_as_python(page, lab)
    press(page, "dataset", "ArrowDown")
    lab.dataset, lab.steps = SETS[SETS.index(lab.dataset) + 1], 0
    same_as_python(page, lab)
    for name in LINE:
        press(page, name, "ArrowRight", 3)
        setattr(lab, name, getattr(lab, name) + 0.75)
        same_as_python(page, lab)
    for button, lab.steps in [("un ejemplo", 1), ("una época", 4)]:
        order(page, button, "Enter")
        same_as_python(page, lab)
    press(page, "rate", "ArrowLeft", 2)
    lab.rate = 0.25
    same_as_python(page, lab)
    order(page, "reiniciar", "Space")
    lab.steps = 0
    same_as_python(page, lab)
    order(page, "inicio en 0", "Enter")
    lab.start1 = lab.start2 = lab.start_bias = 0.0
    same_as_python(page, lab)


def test_points_are_put_and_removed_by_keyboard(page):
    lab = initial(page)
    page.locator(".lab summary").press("Enter")
    press(page, "new1", "ArrowRight", 2)
    press(page, "new2", "ArrowLeft", 3)
    press(page, "new_class", "Home")
    lab.new1, lab.new2, lab.new_class = lab.new1 + 0.5, lab.new2 - 0.75, 0
    same_as_python(page, lab)
    before = np.column_stack(lab.data).tolist()
    order(page, "agregar", "Enter")
    added = [lab.new1, lab.new2, 0]
    lab.points, lab.dataset, lab.steps = [*before, added], "own", 0
    same_as_python(page, lab)
    press(page, "new_class", "End")
    lab.new_class = 1
    order(page, "agregar", "Enter")
    lab.points = [*lab.points, [lab.new1, lab.new2, 1]]
    same_as_python(page, lab)
    assert lab.bound is None
    order(page, "quitar el último", "Enter")
    lab.points = lab.points[:-1]
    same_as_python(page, lab)
    order(page, "borrar todos", "Enter")
    lab.points = []
    same_as_python(page, lab)
    assert sentence(page).startswith("No hay puntos. Agrega")
    for button in ["un ejemplo", "una época", "quitar el último"]:
        order(page, button, "Enter")
        same_as_python(page, lab)


def test_every_control_works_by_pointer(page):
    lab = initial(page)
    choose(page, lab, "or")
    for name in LINE:
        knob = page.locator(f".lab input[name={name}]")
        knob.click(position={"x": 3, "y": 9})
        shown = page.locator(f".lab output[name={name}]").inner_text()
        assert float(shown) != 0
        setattr(lab, name, float(shown))
        same_as_python(page, lab)
    page.locator(".lab input[name=rate]").click(position={"x": 3, "y": 9})
    lab.rate = 0.125
    same_as_python(page, lab)
    for button, lab.steps in [("una época", 4), ("un ejemplo", 5)]:
        order(page, button)
        same_as_python(page, lab)
    for name in LINE:
        page.locator(f".lab input[name={name}]").press("End")
        setattr(lab, name, 3.0)
        # Otra recta inicial es otro aprendizaje.
        lab.steps = 0
        same_as_python(page, lab)
    order(page, "inicio en 0")
    lab.start1 = lab.start2 = lab.start_bias = 0.0
    same_as_python(page, lab)


def test_points_are_put_by_pointer(page):
    lab = initial(page)
    plane = page.locator(".lab svg")
    # Con el panel cerrado, tocar el plano no hace nada.
    plane.click()
    same_as_python(page, lab)
    choose(page, lab, "own")
    same_as_python(page, lab)
    put = [(1.25, 1.0, 1), (-0.5, 0.25, 1), (0.0, -0.75, 0), (2.0, 2.0, 0)]
    for x1, x2, label in put:
        page.locator(".lab select[name=new_class]").select_option(str(label))
        plane.scroll_into_view_if_needed()
        box = plane.bounding_box()
        # Tres pixeles a un lado: cae en el cuarto más cercano.
        at = ((x1 + 1) / 3 * box["width"], (2 - x2) / 3 * box["height"])
        plane.click(
            position={
                "x": min(at[0] + 3, box["width"] - 2),
                "y": max(at[1] - 3, 2),
            }
        )
        lab.new1, lab.new2, lab.new_class = x1, x2, label
        lab.points = [*lab.points, [x1, x2, label]]
        same_as_python(page, lab)
    for button, points in [
        ("quitar el último", lab.points[:-1]),
        ("agregar", lab.points),
        ("borrar todos", []),
    ]:
        order(page, button)
        lab.points = points
        same_as_python(page, lab)


def test_it_holds_only_so_many_points(page):
    lab = initial(page)
    choose(page, lab, "clouds")
    page.locator(".lab summary").click()
    for _ in range(24):
        order(page, "agregar", "Enter")
    added = [[lab.new1, lab.new2, lab.new_class]] * 10
    lab.points, lab.dataset = [*map(list, CLOUDS), *added], "own"
    assert len(lab.points) == 24
    same_as_python(page, lab)
