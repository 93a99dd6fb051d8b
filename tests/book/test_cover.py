"""La portada, y la marca del curso en cada página."""

import io

import numpy as np
import pytest
from PIL import Image

from sitio import icons
from sitio.book import ROOT, page_names

SITE = ROOT / "_build" / "html"
COVER = SITE / "lessons" / "index.html"


def test_its_neuron_answers(page):
    page.goto(COVER.as_uri())
    output = page.locator(".lab output[name=z]")
    assert output.inner_text() == "-2.00"
    bias = page.locator(".lab input[name=b]")
    bias.focus()
    for _ in range(21):
        page.keyboard.press("ArrowRight")
    assert output.inner_text() == "0.10"
    page.get_by_text("del lado al que apuntan los pesos").wait_for()


def test_without_javascript_a_picture_takes_its_place(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(COVER.as_uri())
    picture = page.locator(".lab img.lab-static")
    shown = picture.is_visible()
    context.close()
    assert shown


def test_its_path_leads_to_every_lesson(page):
    page.goto(COVER.as_uri())
    links = page.locator(".camino a").evaluate_all(
        "links => links.map(a => a.pathname)"
    )
    lessons = [n for n in page_names() if "/apendices/" not in n][1:]
    assert len(links) == len(lessons) > 0
    for link, name in zip(links, lessons, strict=True):
        assert link.endswith(f"{name}.html")


@pytest.mark.parametrize("name", icons.PIXELS)
def test_the_icons_are_those_of_the_logo(browser, name):
    """Si falla: corre «python -m sitio.icons» y haz commit."""
    stored, fresh = (
        np.asarray(Image.open(file).convert("RGBA"), dtype=float)
        for file in (
            ROOT / icons.STATIC / name,
            io.BytesIO(icons.draw(browser, name)),
        )
    )
    assert stored.shape == fresh.shape
    # Otra versión del navegador suaviza distinto los bordes.
    assert np.abs(stored - fresh).mean() < 4


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_logo_names_the_home_link(browser, theme):
    context = browser.new_context(color_scheme=theme)
    page = context.new_page()
    page.goto((SITE / f"{page_names()[1]}.html").as_uri())
    page.wait_for_load_state("load")
    home = page.get_by_role("link", name="Redes neuronales artificiales")
    shown = [i for i in home.first.locator("img").all() if i.is_visible()]
    sizes = [i.evaluate("i => i.naturalWidth") for i in shown]
    context.close()
    assert len(sizes) == 1 and sizes[0] > 0
