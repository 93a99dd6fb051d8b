"""El laboratorio de lo que aprendió una red, en su página."""

import json

import numpy as np
import pytest
from js_modules import run

from neurona.labs import LearnedLab
from neurona.labs.int8 import pack
from sitio.book import ROOT

PAGE = ROOT / "_build/html/lessons/6-practicas/19-fashion-mnist.html"


def initial(page):
    """Abre la lección y devuelve el mismo laboratorio en Python."""
    page.goto(PAGE.as_uri())
    lab = page.locator(".lab.lab-on")
    return LearnedLab(**json.loads(lab.get_attribute("data-props")))


def cell(page, row, column):
    """El botón de una casilla."""
    row = page.locator(".lab-matrix tbody tr").nth(row)
    return row.locator("button").nth(column)


def pixels(page, selector):
    """Los colores de cada imagen: (imágenes, 28, 28, 4)."""
    data = page.locator(selector).evaluate_all(
        """canvases => canvases.map(c =>
            [...c.getContext("2d").getImageData(0, 0, 28, 28).data])"""
    )
    return np.reshape(data, (-1, 28, 28, 4))


def same_as_python(page, lab):
    """Compara la tabla, las plantillas, las imágenes y las lecturas."""
    matrix = lab.matrices[lab.epochs.index(lab.epoch)]
    counts = page.locator(".lab-matrix button").all_inner_texts()
    assert [int(c) for c in counts] == np.ravel(matrix).tolist()
    opened = page.locator(".lab-matrix [aria-pressed=true]")
    assert opened.get_attribute("aria-label") == (
        f"{lab.label}, la red contestó {lab.answer}: {lab.count}"
    )
    values = page.locator(".lab select").evaluate_all(
        "all => all.map(s => s.value)"
    )
    assert values == [lab.label, lab.answer]
    assert page.locator("output[name=epoch]").inner_text() == str(lab.epoch)
    assert page.locator("output[name=count]").inner_text() == str(lab.count)

    one, two = (".lab-gallery >> nth=0", ".lab-gallery >> nth=1")
    shown = pixels(page, f"{one} >> .lab-figure:visible canvas")
    same_class = lab.label == lab.answer
    templates = lab.templates[: 1 if same_class else 2]
    names = [lab.label] if same_class else [lab.label, lab.answer]
    captions = page.locator(one).locator(".lab-figure:visible output")
    assert captions.all_inner_texts() == names
    index = lab.epochs.index(lab.epoch)
    largest = 127 * lab.networks[index][0]["scale"]
    opacity = np.minimum(255, 510 * np.abs(templates) / largest)
    np.testing.assert_allclose(shown[..., 3], opacity, atol=0.51)
    # Con poca opacidad, el navegador redondea el color.
    strong = opacity > 60
    assert strong.any() or not templates.any()
    assert ((shown[..., 2] > 100) == (templates > 0))[strong].all()

    images = pixels(page, f"{two} >> canvas")
    assert len(images) == len(lab.images)
    if len(images):
        np.testing.assert_array_equal(images[..., 0], lab.images)
    seen = page.locator(two).locator("output").all_inner_texts()
    p = lab.probabilities[:, [lab.names.index(name) for name in names]]
    assert seen == [f"{value:.2f}" for value in p.ravel()]
    return sentence(page, lab)


def sentence(page, lab):
    """Lo que dice la frase, cuando termina de decirlo."""
    page.wait_for_timeout(300)
    text = page.locator(".lab-sentence").inner_text()
    row = lab.matrices[lab.epochs.index(lab.epoch)][lab.cell[0]]
    assert text.startswith(
        f"Época {lab.epoch}: de {sum(row)} imágenes de {lab.label}, la red "
        f"contesta {lab.answer} en {lab.count}. "
    )
    return text


def test_it_opens_where_the_lesson_looks(page):
    lab = initial(page)
    says = same_as_python(page, lab)
    assert lab.epoch == lab.epochs[-1]
    assert f"Se ven {len(lab.images)} que" in says or len(lab.images) < 2


def test_the_epoch_moves_by_keyboard(page):
    lab = initial(page)
    knob = page.locator(".lab input[name=epoch]")
    for epoch in lab.epochs[-2::-1]:
        knob.press("ArrowLeft")
        lab.epoch = epoch
        same_as_python(page, lab)


def test_the_lists_open_a_cell(page):
    lab = initial(page)
    page.locator(".lab select[name=label]").select_option("botín")
    lab.label = "botín"
    same_as_python(page, lab)
    page.locator(".lab select[name=answer]").focus()
    page.keyboard.press("ArrowDown")
    lab.answer = lab.names[lab.names.index(lab.answer) + 1]
    same_as_python(page, lab)


def test_a_cell_opens_with_the_pointer(page):
    lab = initial(page)
    for row, column in [(6, 0), (4, 2), (9, 9), (1, 8)]:
        cell(page, row, column).click()
        lab.label, lab.answer = lab.names[row], lab.names[column]
        says = same_as_python(page, lab)
        if not len(lab.images):
            assert "la página no guarda imágenes: abre una más" in says


def test_a_cell_opens_with_the_keyboard(page):
    lab = initial(page)
    cell(page, 0, 0).click()
    for key, place in [
        ("ArrowLeft", (0, 0)),
        ("ArrowUp", (0, 0)),
        ("ArrowDown", (1, 0)),
        ("ArrowRight", (1, 1)),
    ]:
        page.keyboard.press(key)
        lab.label, lab.answer = (lab.names[k] for k in place)
        same_as_python(page, lab)
        focused = page.evaluate("document.activeElement.ariaLabel")
        assert focused.startswith(f"{lab.label}, la red contestó")
    # Con el tabulador se llega a una sola casilla: la abierta.
    stops = page.locator(".lab-matrix button[tabindex='0']")
    assert stops.count() == 1


def test_the_answers_are_those_of_neurona_to_the_last_digit(page, browser):
    lab = initial(page)
    for epoch in lab.epochs:
        lab.epoch = epoch
        answers = run(
            browser,
            "int8",
            """({ network, bytes, answer }, [layers, images]) =>
                images.map((i) => answer(network(layers), bytes(i)))""",
            [
                lab.networks[lab.epochs.index(epoch)],
                [pack(image) for image in lab.images],
            ],
        )
        np.testing.assert_allclose(answers, lab.probabilities, rtol=1e-12)


def test_what_fell_in_a_cell_is_answered_so(page):
    lab = initial(page)
    found = 0
    for label, answer in np.unique(lab.cells, axis=0):
        lab.label, lab.answer = lab.names[label], lab.names[answer]
        assert (lab.probabilities.argmax(axis=1) == answer).all()
        assert 0 < len(lab.images) <= 6 and len(lab.images) <= lab.count
        found += len(lab.images)
    assert found == len(lab.cells)


def test_the_page_carries_less_than_150_kilobytes(page):
    initial(page)
    props = page.locator(".lab").get_attribute("data-props")
    assert len(props) < 150_000


@pytest.mark.parametrize("width", [390, 1280])
def test_every_control_has_a_name_and_a_size(page, width):
    initial(page)
    page.set_viewport_size({"width": width, "height": 800})
    buttons = page.locator(".lab button")
    sizes = buttons.evaluate_all(
        """all => all.map(b => { const r = b.getBoundingClientRect();
            return [r.width, r.height]; })"""
    )
    assert np.min(sizes) >= 24
    for control in page.locator(".lab input, .lab select").all():
        assert control.evaluate("c => c.labels[0].textContent.trim()")
