"""El laboratorio de *backpropagation* en la página, abierta del disco."""

import json

import numpy as np
import pytest
from backpropagation_page import (
    PLACES,
    button,
    facts,
    same_as_python,
    sentence,
    short,
)

from neurona.labs import BackpropagationLab
from sitio.book import ROOT

LESSON = ROOT / "_build/html/lessons/4-aprendizaje/11-backpropagation.html"


def initial(page):
    """Abre la lección y devuelve el mismo laboratorio en Python."""
    page.goto(LESSON.as_uri())
    lab = page.locator(".lab.lab-on")
    return BackpropagationLab(**json.loads(lab.get_attribute("data-props")))


def press(page, name, key, times=1):
    """Oprime una tecla en una perilla."""
    for _ in range(times):
        page.locator(f".lab [name={name}]:is(input, select)").press(key)


def click(page, name, times=1):
    """Oprime un botón con el ratón."""
    for _ in range(times):
        button(page, name).click()


def put(page, lab, name, value):
    """Pone un número, en la página y en Python."""
    page.locator(".lab select[name=chosen]").select_option(name)
    page.locator(".lab input[name=value]").fill(str(value))
    array, *place = PLACES[name]
    moved = np.array(getattr(lab, array), dtype=float)
    moved[tuple(place)] = value
    lab.chosen = name
    setattr(lab, array, moved.tolist())


def test_every_control_works_by_keyboard(page):
    lab = initial(page)
    same_as_python(page, lab)
    for name in ["adelante"] * 4 + ["atrás"] * 7:
        button(page, name).press("Enter")
        lab.step += 1
        same_as_python(page, lab)
    press(page, "chosen", "ArrowDown", 3)
    lab.chosen = "w₁₁"
    press(page, "value", "ArrowLeft", 4)
    lab.W1 = [[-0.3, *lab.W1[0][1:]], *lab.W1[1:]]
    same_as_python(page, lab)
    press(page, "t", "ArrowRight")
    lab.t = 1
    same_as_python(page, lab)
    press(page, "activation", "ArrowDown")
    lab.activation = "tanh"
    same_as_python(page, lab)
    for name, step in [("deshacer", 10), ("reiniciar", 0), ("todo", 11)]:
        button(page, name).press("Space")
        lab.step = step
        same_as_python(page, lab)


def test_every_control_works_by_pointer(page):
    lab = initial(page)
    for name, step in [("adelante", 1), ("todo", 11), ("deshacer", 10)]:
        click(page, name)
        lab.step = step
        same_as_python(page, lab)
    click(page, "atrás")
    page.locator(".lab input[name=value]").click(position={"x": 2, "y": 10})
    lab.step, lab.W2 = 11, [[-2.0], [0.2]]
    same_as_python(page, lab)
    # Con dos lugares, el centro cae en el segundo.
    page.locator(".lab input[name=t]").click()
    lab.t = 1
    same_as_python(page, lab)
    page.locator(".lab select[name=activation]").select_option("relu")
    lab.activation = "relu"
    same_as_python(page, lab)
    click(page, "reiniciar")
    lab.step = 0
    same_as_python(page, lab)


def test_every_number_can_be_moved(page):
    lab = initial(page)
    click(page, "todo")
    lab.step = 11
    for i, name in enumerate(PLACES):
        put(page, lab, name, round(1.9 - 0.3 * i, 1))
        same_as_python(page, lab)


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
@pytest.mark.parametrize("t", [0, 1])
def test_every_step_reads_as_in_python(page, activation, t):
    lab = initial(page)
    for name, value in {"w₁₁": -1.4, "b₂": -2, "w₂": 1.3, "x₃": -0.4}.items():
        put(page, lab, name, value)
    page.locator(".lab select[name=activation]").select_option(activation)
    page.locator(".lab input[name=t]").fill(str(t))
    lab.activation, lab.t = activation, t
    same_as_python(page, lab)
    for lab.step in range(1, 12):
        click(page, "adelante" if lab.step <= 4 else "atrás")
        same_as_python(page, lab)


def test_a_button_out_of_turn_does_nothing_and_keeps_the_focus(page):
    lab = initial(page)
    for name in ("atrás", "deshacer", "reiniciar"):
        button(page, name).click(force=True)
        same_as_python(page, lab)
    assert "empieza con «adelante»" in sentence(page)
    ahead = button(page, "adelante")
    ahead.focus()
    for _ in range(6):
        page.keyboard.press("Enter")
    lab.step = 4
    same_as_python(page, lab)
    assert ahead.evaluate("node => node === document.activeElement")
    assert "La ida terminó: sigue con «atrás»." in sentence(page)


def test_every_step_is_told_in_words(page):
    lab = initial(page)
    known = {name: short(value) for name, value in facts(lab).items()}
    click(page, "adelante")
    z, h = known["z₁"], known["h₁"]
    assert sentence(page) == f"h₁ suma {z} y responde {h}."
    click(page, "adelante", 3)
    assert f"t = 0 y da {known['C']}." in sentence(page)
    click(page, "atrás")
    assert f"1/(1 − o): a o le llega {known['∂C/∂o']}." in sentence(page)
    click(page, "atrás")
    delta = short(lab.o * (1 - lab.o))
    assert f"{delta}, da {known['∂C/∂zₒ']}: su delta." in sentence(page)
    click(page, "atrás")
    assert f"le llega de o, por su peso, {known['∂C/∂h₁']}" in sentence(page)
    click(page, "atrás", 2)
    first, second = lab.gradients["b1"] * lab.W1[0]
    assert (
        f"se suman: {short(first)} más {short(second)} da {known['∂C/∂x₁']}."
    ) in sentence(page)
    click(page, "atrás", 2)
    assert "en más de una millonésima." in sentence(page)


def test_a_kink_is_named_with_its_remedy(page):
    lab = initial(page)
    page.locator(".lab select[name=activation]").select_option("relu")
    for name in ("x₁", "x₂", "x₃", "b₁"):
        put(page, lab, name, 0)
    click(page, "todo")
    lab.activation, lab.step = "relu", 11
    same_as_python(page, lab)
    said = sentence(page)
    assert "No coincide la medida de b₁, x₁, x₂, x₃: en z₁ = 0" in said
    assert "Mueve un poco algún número." in said
    put(page, lab, "b₁", -0.1)
    click(page, "deshacer", 4)
    lab.step = 7
    same_as_python(page, lab)
    assert "La ReLU está apagada" in sentence(page)


def test_the_arrows_turn_where_the_derivative_has_passed(page):
    initial(page)

    def turned():
        return page.locator(".lab .lab-wire.lab-back").count()

    def thick():
        return page.locator(".lab .lab-wire.lab-now").count()

    click(page, "adelante")
    assert (turned(), thick()) == (0, 3)
    click(page, "adelante", 3)
    # El costo no tiene líneas que regresen a él; la salida tiene una; cada
    # oculta, una; cada entrada, dos.
    for wires, active in [(0, 0), (1, 1), (2, 1), (3, 1), (5, 2), (7, 2)]:
        click(page, "atrás")
        assert (turned(), thick()) == (wires, active)


def test_it_fits_a_phone_and_every_target_can_be_touched(page):
    page.set_viewport_size({"width": 390, "height": 844})
    initial(page)
    click(page, "todo")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    lab = page.locator(".lab").bounding_box()
    parts = ".lab :is(button, select, input, table, .lab-lines > p)"
    for part in page.locator(parts).all():
        box = part.bounding_box()
        assert box["x"] + box["width"] <= lab["x"] + lab["width"] + 1
        assert box["height"] >= 24 or part.evaluate("p => p.tagName") == "P"


def test_every_control_has_a_name_and_the_keyboard_is_seen(page):
    initial(page)
    for control in page.locator(".lab input, .lab select").all():
        assert control.evaluate("c => c.labels[0].textContent.trim()")
    button(page, "todo").focus()
    page.keyboard.press("Tab")
    assert (
        page.evaluate(
            "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
        )
        >= 2
    )
