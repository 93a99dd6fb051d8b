"""El campo de juego en su página: perillas, puntos y frases."""

import re

import numpy as np
import pytest
from playground_page import (
    LAB,
    button,
    initial,
    press,
    readings,
    same_as_python,
    sentence,
    set_state,
    small,
)


@pytest.fixture
def lab(page):
    """El mismo laboratorio, en la página y en Python."""
    return small(page)


def test_every_slider_works_by_keyboard(page, lab):
    press(page, "layers", "End")
    press(page, "rate", "Home")
    press(page, "rate", "ArrowRight", 9)
    set_state(lab, layers=3, rate=0.00019)
    for name, value in {
        "noise": round(lab.noise + 0.01, 2),
        "samples": 80,
        "units1": 4,
        "units2": lab.units2 + 1,
        "units3": lab.units3 + 1,
        "batch": {5: 10, 10: 20, 20: 50}[lab.batch],
        "l2": 0.0001,
        "seed": 6,
    }.items():
        press(page, name, "ArrowRight")
        set_state(lab, **{name: value})
        same_as_python(page, lab)


def test_every_choice_works_by_keyboard(page, lab):
    for name in ("dataset", "activation", "loss", "optimizer"):
        press(page, name, "Home")
        press(page, name, "ArrowDown")
        chosen = page.locator(f"{LAB} select[name={name}]").input_value()
        set_state(lab, **{name: chosen})
        same_as_python(page, lab)
    for name, epochs in [("una época", 1), ("una época", 2), ("reiniciar", 0)]:
        button(page, name).press("Enter")
        set_state(lab, epochs=epochs)
        same_as_python(page, lab)


def test_every_control_works_by_pointer(page, lab):
    layers = page.locator(f"{LAB} input[name=layers]")
    # Hasta la derecha: las tres capas, y sus tres deslizadores.
    layers.click(position={"x": layers.bounding_box()["width"] - 4, "y": 8})
    units = ("units1", "units2", "units3")
    for name in ("noise", "samples", *units, "rate", "batch", "l2", "seed"):
        page.locator(f"{LAB} input[name={name}]").click()
    seen = readings(page)
    set_state(
        lab,
        noise=float(seen["noise"]),
        rate=float(seen["rate"]),
        l2=float(seen["l2"]),
        batch=int(seen["batch"]),
        **{n: int(seen[n]) for n in ("layers", "samples", *units, "seed")},
    )
    assert lab.layers == 3 and lab.units2 == lab.units3 > 3
    assert lab.noise > 0.2 and lab.samples > 400 and lab.seed > 40
    same_as_python(page, lab)
    for name, value in [
        ("dataset", "spiral"),
        ("activation", "relu"),
        ("loss", "mean_squared_error"),
        ("optimizer", "rmsprop"),
    ]:
        page.locator(f"{LAB} select[name={name}]").select_option(value)
        set_state(lab, **{name: value})
    for name, epochs in [("una época", 1), ("una época", 2), ("reiniciar", 0)]:
        button(page, name).click()
        set_state(lab, epochs=epochs)
        same_as_python(page, lab)


def test_own_points_by_keyboard(page, lab):
    press(page, "dataset", "End")
    set_state(lab, dataset="own", points=[])
    same_as_python(page, lab)
    assert sentence(page).startswith("Todavía no hay puntos:")
    button(page, "correr").press("Enter")
    assert button(page, "correr").count() == 1
    press(page, "own1", "Home")
    button(page, "poner o quitar").press("Enter")
    press(page, "own2", "ArrowRight", 15)
    press(page, "label", "ArrowDown")
    button(page, "poner o quitar").press("Enter")
    set_state(lab, points=[[-3, 0, 0], [-3, 1.5, 1]])
    same_as_python(page, lab)
    button(page, "una época").press("Enter")
    set_state(lab, epochs=1)
    same_as_python(page, lab)
    button(page, "poner o quitar").press("Enter")
    set_state(lab, points=[[-3, 0, 0]])
    same_as_python(page, lab)
    button(page, "quitar todos").press("Enter")
    set_state(lab, points=[])
    same_as_python(page, lab)


def test_own_points_by_pointer(page, lab):
    plane = page.locator(f"{LAB} .lab-plane > svg")
    plane.scroll_into_view_if_needed()
    box = plane.bounding_box()

    def tap(u, v):
        page.mouse.click(
            box["x"] + box["width"] * u, box["y"] + box["height"] * v
        )

    # Con otros puntos, tocar no hace nada.
    tap(0.5, 0.5)
    same_as_python(page, lab)
    page.locator(f"{LAB} select[name=dataset]").select_option("own")
    tap(0.25, 0.25)
    page.locator(f"{LAB} select[name=label]").select_option("1")
    tap(0.75, 0.5)
    set_state(lab, dataset="own", points=[[-1.5, 1.5, 0], [1.5, 0, 1]])
    same_as_python(page, lab)
    tap(0.75, 0.5)
    set_state(lab, points=[[-1.5, 1.5, 0]])
    same_as_python(page, lab)


def test_points_are_drawn_by_class_and_part(page, lab):
    for part, (x, y) in zip(("train", "test"), lab.data, strict=True):
        for label in (0, 1):
            path = page.locator(f"{LAB} path.lab-{part}.lab-class{label}")
            starts = re.findall(r"M(\S+) ([\d.]+)", path.get_attribute("d"))
            # El plano mide 320 y va de -3 a 3; hacia abajo, y crece.
            expected = 160 + x[y == label] * [160 / 3, -160 / 3]
            assert np.allclose(np.array(starts, float), expected, atol=0.06)


def test_every_weight_is_drawn(page, lab):
    press(page, "layers", "End")
    button(page, "una época").click()
    set_state(lab, layers=3, epochs=1)
    same_as_python(page, lab)
    lines = page.locator(f"{LAB} .lab-weight").evaluate_all(
        """lines => lines.map(line => [
            Number(line.getAttribute("stroke-width")),
            line.classList.contains("lab-minus")])"""
    )
    w = np.concatenate([w.ravel() for w in lab.model.get_weights()[::2]])
    width, negative = np.array(lines).T
    assert width == pytest.approx(np.minimum(6, 1.5 * np.abs(w)), abs=0.006)
    assert np.array_equal(negative, w < 0)


def test_no_more_than_a_hundred_points(page):
    points = [[round(k / 10 - 3, 1), 3, 0] for k in range(50)]
    points += [[a, -3, 1] for a, _, _ in points]
    text = ";".join(f"{a},{b},{c}" for a, b, c in points)
    lab = initial(page, f"#campo&dataset=own&points={text}&epochs=0")
    set_state(lab, dataset="own", points=points)
    same_as_python(page, lab)
    button(page, "poner o quitar").click()
    same_as_python(page, lab)


def test_what_does_not_count_cannot_be_moved(page, lab):
    def disabled():
        return {
            node.get_attribute("name")
            for node in page.locator(f"{LAB} input:disabled").all()
        }

    assert disabled() == {"units2", "units3"}
    press(page, "layers", "Home")
    assert disabled() == {"units1", "units2", "units3"}
    press(page, "dataset", "End")
    assert disabled() >= {"noise", "samples"}
