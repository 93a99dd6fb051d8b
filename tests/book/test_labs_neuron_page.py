"""Los laboratorios en la página: abiertos del disco, sin servidor."""

import json

import pytest

from neurona.labs import NeuronLab
from sitio.book import ROOT

NEURON = ROOT / "_build/html/lessons/2-neurona/04-neurona-artificial.html"


def readings(page):
    """Lo que el laboratorio dice, por nombre."""
    return page.evaluate(
        """() => Object.fromEntries(
            [...document.querySelectorAll(".lab output")].map(
                o => [o.getAttribute("name"), o.textContent]))"""
    )


def same_as_python(page, lab):
    """Compara cada lectura de la página con la de Python."""
    seen = readings(page)
    numbers = {name: f"{getattr(lab, name):.1f}" for name in NUMBERS}
    assert seen == numbers | {"z": f"{lab.z:.2f}", "a": f"{lab.a:.3f}"}
    page.wait_for_timeout(300)
    sentence = page.locator(".lab-sentence").inner_text()
    assert f"z = {lab.z:.2f} " in sentence
    assert f"salida es {lab.a:.3f}." in sentence


NUMBERS = ("w1", "w2", "b", "x1", "x2")


def initial(page):
    """Abre la lección y devuelve el mismo laboratorio en Python."""
    page.goto(NEURON.as_uri())
    lab = page.locator(".lab.lab-on")
    return NeuronLab(**json.loads(lab.get_attribute("data-props")))


def test_every_control_works_by_keyboard(page):
    lab = initial(page)
    same_as_python(page, lab)
    for name in NUMBERS:
        page.locator(f".lab input[name={name}]").focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        setattr(lab, name, round(getattr(lab, name) + 0.3, 1))
        same_as_python(page, lab)
    page.locator(".lab select").focus()
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".lab select").input_value()
    assert chosen != lab.activation
    lab.activation = chosen
    same_as_python(page, lab)


@pytest.mark.parametrize(
    "name", ["linear", "step", "sigmoid", "tanh", "relu", "leaky_relu"]
)
def test_every_activation_answers_like_neurona(page, name):
    lab = initial(page)
    page.locator(".lab select").select_option(name)
    lab.activation = name
    for key in ["Home", "PageUp", "End"]:
        page.locator(".lab input[name=x1]").press(key)
        lab.x1 = float(readings(page)["x1"])
        same_as_python(page, lab)


def test_the_point_follows_the_pointer(page):
    lab = initial(page)
    plane = page.locator(".lab svg")
    plane.scroll_into_view_if_needed()
    box = plane.bounding_box()
    # Del centro a (2, -1), con el botón apretado.
    at = [
        (box["x"] + box["width"] * u, box["y"] + box["height"] * v)
        for u, v in [(1 / 2, 1 / 2), (6 / 8, 5 / 8)]
    ]
    page.mouse.move(*at[0])
    page.mouse.down()
    page.mouse.move(*at[1])
    page.mouse.up()
    lab.x1, lab.x2 = 2.0, -1.0
    same_as_python(page, lab)
    # El dibujo dice lo mismo que los números.
    drawn = page.locator(".lab .lab-point").bounding_box()
    center = drawn["x"] + drawn["width"] / 2, drawn["y"] + drawn["height"] / 2
    assert center == pytest.approx(at[1], abs=2)


def test_the_line_passes_where_z_is_zero(page):
    lab = initial(page)
    ends = page.locator(".lab .lab-line").evaluate(
        "l => ['x1', 'y1', 'x2', 'y2'].map(n => +l.getAttribute(n))"
    )
    for x, y in (ends[:2], ends[2:]):
        p, q = x / 320 * 8 - 4, 4 - y / 320 * 8
        assert lab.w1 * p + lab.w2 * q + lab.b == pytest.approx(0, abs=1e-9)


def test_the_colour_is_that_of_the_answer(page):
    """Azul donde responde 0 y naranja donde responde 1."""
    lab = initial(page)
    page.locator(".lab select").select_option("step")
    lab.activation = "step"
    pixels = page.locator(".lab canvas").evaluate(
        """c => { const d = c.getContext("2d").getImageData(
            0, 0, c.width, c.height).data;
            return [...Array(c.height).keys()].map(i =>
              [...Array(c.width).keys()].map(j => d[4 * (i * c.width + j)]));
        }"""
    )
    size = len(pixels)
    for i in range(0, size, 7):
        for j in range(0, size, 7):
            lab.x1 = (j + 0.5) / size * 8 - 4
            lab.x2 = 4 - (i + 0.5) / size * 8
            assert (pixels[i][j] > 100) == (lab.a == 1)


def test_without_javascript_and_on_paper_there_is_a_picture(browser, page):
    initial(page)
    picture = page.locator(".lab .lab-static")
    assert not picture.is_visible()
    page.emulate_media(media="print")
    assert picture.is_visible()
    assert not page.locator(".lab-live").is_visible()
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(NEURON.as_uri())
    assert bare.locator(".lab .lab-static").is_visible()
    context.close()


def test_every_control_has_a_name_and_the_keyboard_is_seen(page):
    initial(page)
    for control in page.locator(".lab input, .lab select").all():
        assert control.evaluate("c => c.labels[0].textContent.trim()")
        control.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        width = control.evaluate(
            "c => parseFloat(getComputedStyle(c).outlineWidth)"
        )
        assert width >= 2
