"""El laboratorio del espacio oculto en la página, abierta del disco."""

import numpy as np
import pytest
from hidden_space_page import (
    KNOBS,
    LESSON,
    PRESETS,
    initial,
    press,
    put,
    said,
    same_as_python,
)
from js_modules import run

from neurona.labs import HiddenSpaceLab
from neurona.labs.hidden_space import GATES


def test_every_slider_works_by_keyboard(page):
    lab = initial(page)
    same_as_python(page, lab)
    for knob in KNOBS:
        page.locator(f".lab input[name={knob}]").focus()
        for _ in range(3):
            page.keyboard.press("ArrowLeft")
            setattr(lab, knob, getattr(lab, knob) - 0.25)
            same_as_python(page, lab)


def test_every_slider_works_by_pointer(page):
    lab = initial(page)
    for knob, share, value in [
        ("h1_w1", 0.0, -3),
        ("h1_w2", 1.0, 3),
        ("h1_b", 0.0, -4.5),
        ("h2_w1", 1.0, 3),
        ("h2_w2", 0.5, 0),
        ("h2_b", 1.0, 4.5),
    ]:
        slider = page.locator(f".lab input[name={knob}]")
        box = slider.bounding_box()
        x = 1 + share * (box["width"] - 2)
        slider.click(position={"x": x, "y": box["height"] / 2})
        setattr(lab, knob, value)
        same_as_python(page, lab)


@pytest.mark.parametrize("activation", ["step", "sigmoid"])
def test_every_preset_and_every_gate(page, activation):
    lab = initial(page)
    page.locator(".lab select[name=activation]").select_option(activation)
    lab.activation = activation
    for name, values in PRESETS.items():
        press(page, name)
        put(lab, values)
        for gate in GATES:
            page.locator(".lab select[name=gate]").select_option(gate)
            lab.gate = gate
            same_as_python(page, lab)


def test_buttons_and_choices_work_by_keyboard(page):
    lab = initial(page)
    names = page.locator(".lab button").all_inner_texts()
    assert set(names) == {*PRESETS, "h₂ igual a h₁"}
    for name, values in PRESETS.items():
        button = page.get_by_role("button", name=name, exact=True)
        button.focus()
        page.keyboard.press("Enter")
        put(lab, values)
        same_as_python(page, lab)
    for name, value in [("gate", "or"), ("activation", "sigmoid")]:
        page.locator(f".lab select[name={name}]").focus()
        page.keyboard.press("ArrowDown")
        setattr(lab, name, value)
        same_as_python(page, lab)


def test_the_lesson_says_what_is_seen(page):
    """Una recta basta; en dos arreglos, ninguna compuerta acierta cuatro."""
    lab = initial(page)
    assert said(page) == (
        "Acierta los cuatro. (0, 1) y (1, 0) caen juntos. "
        "En el espacio oculto basta una recta."
    )
    gates = page.locator(".lab select[name=gate]")
    for name, most, says in [
        ("copiar las entradas", 3, "Ninguna recta separa las clases"),
        ("h₂ igual a h₁", 2, "todo cae en un segmento"),
        ("OR y NAND", 4, "caen juntos"),
        ("h₂ igual a h₁", 3, "todo cae en un segmento"),
    ]:
        press(page, name)
        best = 0
        for gate in GATES:
            gates.select_option(gate)
            count = page.locator(".lab output[name=correct]").inner_text()
            best = max(best, int(count[0]))
        assert best == most
        assert says in said(page)
    press(page, "OR y NAND")
    gates.select_option("and")
    page.locator(".lab select[name=activation]").select_option("sigmoid")
    lab.activation = "sigmoid"
    same_as_python(page, lab)
    assert lab.correct == 2
    assert said(page) == (
        "Acierta 2 de 4; falla en (0, 1) y (1, 0). "
        "(0, 1) y (1, 0) caen juntos. "
        "Una recta los separaría, pero no la de esta compuerta: prueba otra "
        "o alarga los pesos."
    )
    press(page, "OR y NAND, × 3")
    assert page.locator("output[name=correct]").inner_text() == "4 de 4"


def test_states_without_remedy_name_it(page):
    initial(page)
    # h1 solo ve x1 y h2 también: cada pareja con x1 igual cae junta.
    for knob, value in zip(KNOBS, (1, 0, -0.5, -1, 0, 0.5), strict=True):
        page.locator(f".lab input[name={knob}]").fill(str(value))
    assert said(page) == (
        "Acierta 2 de 4; falla en (0, 1) y (1, 0). "
        "(0, 0) y (0, 1) caen juntos. "
        "(1, 0) y (1, 1) caen juntos. Quedaron juntas las dos clases: ninguna "
        "compuerta las separa. Mueve las rectas."
    )
    page.locator(".lab input[name=h1_w1]").fill("0")
    assert said(page).endswith(
        "h₁ no tiene recta: dale un peso distinto de 0."
    )
    lines = page.locator(".lab-plane").first.locator(".lab-line")
    shown = lines.evaluate_all("all => all.map(l => l.style.display)")
    assert shown == ["none", ""]


def test_the_lines_pass_where_each_neuron_doubts(page):
    lab = initial(page)
    for knob in KNOBS:
        page.locator(f".lab input[name={knob}]").press("ArrowRight")
        setattr(lab, knob, getattr(lab, knob) + 0.25)
    first, last = lab.model.layers
    ends = page.locator(".lab-plane .lab-line").evaluate_all(
        """all => all.map(l =>
            ["x1", "y1", "x2", "y2"].map(n => +l.getAttribute(n)))"""
    )
    kernels = np.concatenate([first.kernel.T, last.kernel.T])
    biases = np.concatenate([first.bias, last.bias])
    # El nombre de cada recta está del lado al que apuntan sus pesos.
    names = page.locator(".lab-line + text").evaluate_all(
        "all => all.map(n => [+n.getAttribute('x'), +n.getAttribute('y')])"
    )
    for (x, y), w, b in zip(names, kernels, biases, strict=True):
        assert w @ [x / 160 - 0.5, 1.5 - y / 160] + b > 0
    for drawn, w, b in zip(ends, kernels, biases, strict=True):
        pixels = np.reshape(drawn, (2, 2)) / 160
        points = np.stack([pixels[:, 0] - 0.5, 1.5 - pixels[:, 1]], axis=1)
        assert points @ w + b == pytest.approx([0, 0], abs=1e-9)


@pytest.mark.parametrize("activation", ["step", "sigmoid"])
def test_the_colour_is_that_of_the_answer(page, activation):
    """Azul donde responde 0 y naranja donde responde 1."""
    lab = initial(page)
    page.locator(".lab select[name=activation]").select_option(activation)
    press(page, "OR y NAND, × 3")
    lab.activation = activation
    put(lab, PRESETS["OR y NAND, × 3"])
    reds = page.locator(".lab-plane canvas").evaluate_all(
        """all => all.map(c => [...c.getContext("2d").getImageData(
            0, 0, c.width, c.height).data].filter((_, k) => k % 4 === 0))"""
    )
    centers = (np.arange(64) + 0.5) / 32 - 0.5
    mesh = np.stack(np.meshgrid(centers, centers[::-1]), -1).reshape(-1, 2)
    for red, answer in zip(
        reds, [lab.model.predict, lab.model.layers[1].forward], strict=True
    ):
        seen = np.array(red) > 100
        assert np.array_equal(seen, answer(mesh)[:, 0] == 1)
        assert 0 < seen.mean() < 1


def test_the_network_of_the_module_is_that_of_neurona(browser):
    rng = np.random.default_rng(0)
    labs = []
    for values in rng.integers(-12, 13, (150, 6)) / 4:
        gate = str(rng.choice([*GATES]))
        for activation in ("step", "sigmoid"):
            lab = HiddenSpaceLab(gate=gate, activation=activation)
            put(lab, values)
            labs.append(lab)
    solved = run(
        browser,
        "hidden-space",
        """({ solve }, states) => states.map((state) => {
            const { points, outputs, correct, separable } = solve(state);
            return { points, outputs, correct, separable };
        })""",
        [lab.state() for lab in labs],
    )
    for lab, seen in zip(labs, solved, strict=True):
        np.testing.assert_allclose(seen["points"], lab.hidden, rtol=1e-14)
        assert seen["outputs"] == lab.outputs.tolist()
        assert seen["correct"] == lab.correct
        assert seen["separable"] == lab.separable
    assert {lab.correct for lab in labs} >= {1, 2, 3, 4}


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (390, False)])
def test_two_planes_beside_or_one_above_the_other(page, width, beside):
    page.set_viewport_size({"width": width, "height": 844})
    initial(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    left, right = [p.bounding_box() for p in page.locator(".lab-plane").all()]
    assert (left["y"] == right["y"]) == beside
    assert (left["x"] == right["x"]) != beside
    lab = page.locator(".lab").bounding_box()
    for part in page.locator(".lab label, .lab button, .lab output").all():
        box = part.bounding_box()
        assert box["x"] + box["width"] <= lab["x"] + lab["width"] + 1
        assert box["height"] >= 24 or part.get_attribute("name")


def test_without_javascript_and_on_paper_there_is_a_picture(browser, page):
    initial(page)
    picture = page.locator(".lab .lab-static")
    assert not picture.is_visible()
    page.emulate_media(media="print")
    assert picture.is_visible()
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(LESSON.as_uri())
    assert bare.locator(".lab .lab-static").is_visible()
    context.close()


@pytest.mark.parametrize(("motion", "lasts"), [("reduce", 0), (None, 0.25)])
def test_the_cases_travel_unless_motion_is_unwelcome(page, motion, lasts):
    page.emulate_media(reduced_motion=motion)
    initial(page)
    seconds = page.locator(".lab-case").first.evaluate(
        "node => parseFloat(getComputedStyle(node).transitionDuration)"
    )
    assert seconds == lasts
