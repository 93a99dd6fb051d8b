"""El laboratorio de dibujo, en su página."""

import json

import numpy as np
import pytest

from neurona.labs import DrawLab, stroke
from neurona.practices import mnist
from sitio.book import ROOT

PAGE = ROOT / "_build/html/lessons/6-practicas/18-mnist.html"
ARROWS = {
    "← izquierda": (0, -1),
    "derecha →": (0, 1),
    "↑ arriba": (-1, 0),
    "↓ abajo": (1, 0),
}


def initial(page):
    """Abre la lección y devuelve el mismo laboratorio en Python."""
    page.goto(PAGE.as_uri())
    lab = page.locator(".lab.lab-on")
    return DrawLab(**json.loads(lab.get_attribute("data-props")))


def press(page, name):
    """Oprime un botón, por su texto completo."""
    page.locator(".lab").get_by_role("button", name=name, exact=True).click()


def drawn(page):
    """Los grises del lienzo, de 0 a 255."""
    grays = page.locator(".lab canvas").evaluate(
        """c => [...c.getContext("2d").getImageData(0, 0, 28, 28).data]
            .filter((_, k) => k % 4 === 0)"""
    )
    return np.reshape(grays, (28, 28)).astype(np.uint8)


def same_as_python(page, lab):
    """Compara el dibujo, las barras, las lecturas y la frase."""
    np.testing.assert_array_equal(drawn(page), lab.image)
    seen = page.evaluate(
        """() => Object.fromEntries(
            [...document.querySelectorAll(".lab output")].map(
                o => [o.getAttribute("name"), o.textContent]))"""
    )
    p = lab.probabilities
    top, second = np.argsort(-p, kind="stable")[:2]
    for digit in range(10):
        assert seen[f"p{digit}"] == f"{p[digit]:.3f}"
    bars = page.locator(".lab meter").evaluate_all("m => m.map(x => x.value)")
    np.testing.assert_allclose(bars, p, rtol=1e-12)
    first = page.locator(".lab .lab-first th").inner_text()
    assert first == str(top)
    assert seen["answer"] == f"{top}, con {p[top]:.3f}"
    assert seen["step"] == str(lab.step)
    page.wait_for_timeout(300)
    says = page.locator(".lab-sentence").inner_text()
    if not lab.image.any():
        assert seen["center"] == "—"
        assert f"El lienzo está vacío y aun así la red dice {top}." in says
        return says
    (place,) = mnist.center_of_mass(lab.image[np.newaxis])
    assert seen["center"] == f"({place[0]:.1f}, {place[1]:.1f})"
    assert f"La red dice {top}, con {p[top]:.3f}; después, {second}, " in says
    if np.abs(place - 14).max() <= 0.5:
        assert says.endswith("Está centrado, como los dígitos de MNIST.")
    else:
        away = np.hypot(*(place - 14))
        assert f"Está a {away:.1f} píxeles de donde" in says
    return says


def test_the_first_drawing_is_the_one_of_the_lesson(page):
    lab = initial(page)
    same_as_python(page, lab)
    assert lab.examples[0]["drawing"] == lab.drawing
    assert lab.probabilities.argmax() == 7


def test_every_example_answers_and_moves_as_in_python(page):
    lab = initial(page)
    assert len(lab.examples) > 3
    for example in lab.examples:
        press(page, example["name"])
        lab.drawing = example["drawing"]
        same_as_python(page, lab)
        if example["name"] == "inicial":
            continue
        # Lo que la lección pide ver: acierta, falla y vuelve a acertar.
        digit = int(example["name"])
        assert lab.probabilities.argmax() == digit
        press(page, "derecha →")
        lab.image = mnist.shift(lab.image, columns=4)
        same_as_python(page, lab)
        assert lab.probabilities.argmax() != digit
        press(page, "centrar")
        lab.image = mnist.recenter(lab.image)
        same_as_python(page, lab)
        assert lab.probabilities.argmax() == digit


@pytest.mark.parametrize("way", list(ARROWS))
def test_every_arrow_moves_the_drawing_that_many_pixels(page, way):
    lab = initial(page)
    page.locator(".lab input[name=step]").press("ArrowRight")
    lab.step = 5
    for _ in range(3):
        press(page, way)
        rows, columns = ARROWS[way]
        lab.image = mnist.shift(lab.image, 5 * rows, 5 * columns)
        same_as_python(page, lab)


def test_a_blank_paper_is_named_and_can_be_centered(page):
    lab = initial(page)
    press(page, "borrar")
    lab.image = np.zeros((28, 28), np.uint8)
    same_as_python(page, lab)
    press(page, "centrar")
    same_as_python(page, lab)


def test_drawing_with_the_keyboard(page):
    lab = initial(page)
    press(page, "borrar")
    paper = page.locator(".lab [role=application]")
    paper.focus()

    def keys(*names):
        for name in names:
            paper.press(name)

    # Arriba no pinta: de (14, 14) a (8, 10).
    keys(*["ArrowUp"] * 6, *["ArrowLeft"] * 4)
    assert not drawn(page).any()
    assert page.locator(".lab output[name=pen]").inner_text() == (
        "(8, 10), arriba"
    )
    keys("Space")
    assert page.locator(".lab output[name=pen]").inner_text() == (
        "(8, 10), abajo"
    )
    keys(*["ArrowRight"] * 8, *["ArrowDown"] * 12, "Space", "ArrowLeft")
    lab.image = stroke([(8, 10), (8, 18), (20, 18)])
    says = same_as_python(page, lab)
    assert says.startswith("Pluma en (20, 17), arriba. ")
    # Una pluma abajo se levanta al salir del lienzo.
    keys("Space", "Tab")
    paper.focus()
    keys("ArrowLeft")
    lab.image = np.maximum(lab.image, stroke([(20, 17), (20, 17)]))
    same_as_python(page, lab)


def test_the_pen_stays_on_the_paper(page):
    initial(page)
    paper = page.locator(".lab [role=application]")
    for _ in range(20):
        paper.press("ArrowUp")
        paper.press("ArrowLeft")
    assert "(0, 0)" in page.locator(".lab output[name=pen]").inner_text()


def places(page, *cells):
    """Dónde está el centro de cada píxel, en la pantalla."""
    paper = page.locator(".lab [role=application]")
    paper.scroll_into_view_if_needed()
    box = paper.bounding_box()
    return [
        (
            box["x"] + (c + 0.5) / 28 * box["width"],
            box["y"] + (r + 0.5) / 28 * box["height"],
        )
        for r, c in cells
    ]


def test_drawing_with_the_pointer(page):
    lab = initial(page)
    press(page, "borrar")
    corners = [(9, 8), (9, 19), (24, 12)]
    first, *others = places(page, *corners)
    page.mouse.move(*first)
    page.mouse.down()
    for place in others:
        page.mouse.move(*place)
    page.mouse.up()
    # Sin botón, no pinta.
    page.mouse.move(*first)
    seen, ours = drawn(page).astype(int), stroke(corners).astype(int)
    # El navegador da el lugar del ratón con pocas cifras.
    assert np.abs(seen - ours).max() <= 3
    lab.image = seen.astype(np.uint8)
    same_as_python(page, lab)
    assert lab.probabilities.argmax() == 7


def test_drawing_with_a_finger(browser):
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True
    )
    page = context.new_page()
    initial(page)
    page.locator(".lab").get_by_role("button", name="borrar").tap()
    ((x, y),) = places(page, (10, 10))
    page.touchscreen.tap(x, y)
    seen = drawn(page).astype(int)
    assert np.abs(seen - stroke([(10, 10), (10, 10)])).max() <= 12
    # El dedo dibuja; no mueve la página.
    action = page.locator(".lab [role=application]").evaluate(
        "s => getComputedStyle(s).touchAction"
    )
    assert action == "none"
    context.close()


def test_every_control_has_a_name_and_a_size(page):
    initial(page)
    page.set_viewport_size({"width": 390, "height": 800})
    for control in page.locator(
        ".lab button, .lab input, .lab [tabindex]"
    ).all():
        assert control.bounding_box()["height"] >= 24
        control.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        width = control.evaluate(
            "c => parseFloat(getComputedStyle(c).outlineWidth)"
        )
        assert width >= 2
