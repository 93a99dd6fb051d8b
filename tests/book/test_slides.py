"""Las láminas de tres lecciones, abiertas desde el disco en un navegador."""

import re

import pytest

from sitio.book import ROOT
from sitio.slides.__main__ import chosen
from sitio.slides.file import deck

LESSONS = ("04", "11", "18")
FITS = """() => Reveal.getSlides().map((slide) => {
  const sheet = slide.querySelector(".hoja");
  return {
    title: sheet.querySelector("h1, h2").textContent,
    scrolls: getComputedStyle(sheet).overflowY === "auto",
    wide: sheet.scrollWidth - 1280,
    tall: sheet.scrollHeight - 720,
    letter: parseFloat(getComputedStyle(sheet).fontSize),
    zoom: Number(sheet.querySelector(".lab")?.style.zoom || 1),
  };
})"""
SHOW = """(selector) => {
  const slide = document.querySelector(selector).closest(".slides section");
  const { h, v } = Reveal.getIndices(slide);
  Reveal.slide(h, v);
}"""


@pytest.fixture(scope="module")
def decks(tmp_path_factory):
    """Las láminas de las tres, lejos del sitio: nada de él les hace falta."""
    folder = tmp_path_factory.mktemp("laminas")
    paths = {}
    for number in LESSONS:
        (name,) = chosen([number])
        paths[number] = folder / f"{number}.html"
        paths[number].write_text(deck(ROOT, name), "utf8")
    return paths


@pytest.fixture
def show(page, decks):
    """Abre las láminas de una lección y espera a que estén listas."""
    messages = []
    page.on("console", lambda message: messages.append(message.text))
    page.set_viewport_size({"width": 1280, "height": 720})

    def open_deck(number, query=""):
        page.goto(decks[number].as_uri() + query)
        page.wait_for_selector("body.lista")
        return page

    yield open_deck
    assert not messages


@pytest.mark.parametrize("number", LESSONS)
def test_every_slide_fits_the_projector(show, number):
    page = show(number)
    slides = page.evaluate(FITS)
    assert len(slides) > 15
    for slide in slides:
        assert slide["wide"] <= 0 and slide["tall"] <= 0, slide
        # Por si alguien despliega más de lo que cabe.
        assert slide["scrolls"], slide
        assert slide["letter"] >= 16 and slide["zoom"] >= 0.9, slide


@pytest.mark.parametrize("number", LESSONS)
def test_file_holds_everything(decks, number):
    text = decks[number].read_text("utf8")
    markup = re.sub(r"<script\b.*?</script>", "", text, flags=re.DOTALL)
    sources = re.findall(r'\b(?:src|srcset)="([^"]*)"', markup)
    assert sources
    urls = re.findall(r"url\(\s*['\"]?([^)'\"]*)", markup)
    assert len(urls) > 10
    for address in sources + urls:
        assert address.startswith(("data:", "#")), address
    assert "<link" not in markup and "@import" not in markup
    assert '<html lang="es"' in text


@pytest.mark.parametrize("number", LESSONS)
def test_formulas_and_figures_are_drawn(show, number):
    page = show(number)
    assert page.locator(".hoja .katex-html").count() > 1
    assert page.evaluate(
        "[...document.images].every((image) => image.naturalWidth > 0)"
    )
    families = page.evaluate(
        "[...document.fonts].filter((f) => f.status === 'loaded')"
        ".map((font) => font.family)"
    )
    assert "KaTeX_Math" in families and "KaTeX_Main" in families


def test_titles_are_the_lessons(show):
    page = show("04")
    assert page.title().startswith("La neurona artificial — ")
    headings = page.locator(".hoja h2").all_text_contents()
    assert list(dict.fromkeys(headings))[-3:] == [
        "¿Lo tienes claro?",
        "Ejercicios",
        "Para llevar",
    ]


def test_output_appears_with_the_next_key(show):
    page = show("04")
    page.evaluate(SHOW, ".cell_output.fragment")
    slide = page.locator("section.present:not(.stack)")
    output = slide.locator(".cell_output.fragment")
    assert output.evaluate("node => getComputedStyle(node).opacity") == "0"
    page.keyboard.press("Space")
    page.wait_for_selector("section.present .cell_output.fragment.visible")
    assert output.evaluate("node => getComputedStyle(node).opacity") == "1"


def test_lab_lives_and_owns_its_keys(show):
    page = show("04")
    page.evaluate(SHOW, ".lab")
    before = page.evaluate("Reveal.getIndices()")
    slider = page.locator(".lab-on input[type=range]").first
    output = page.locator(".lab-on .lab-control output").first
    said = output.text_content()
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert output.text_content() != said
    assert page.evaluate("Reveal.getIndices()") == before
    # Escape devuelve el teclado a las láminas.
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("Reveal.getIndices().h") == before["h"] + 1


def test_options_unfold_and_still_fit(show):
    page = show("04")
    page.evaluate(SHOW, "details:not(.codigo)")
    slide = page.locator("section.present:not(.stack)")
    answers = slide.locator("details:not(.codigo) > :not(summary)")
    assert not answers.first.is_visible()
    for option in slide.locator("summary").all():
        option.focus()
        page.keyboard.press("Space")
    for answer in answers.all():
        assert answer.is_visible()
    sheet = slide.locator(".hoja")
    assert sheet.evaluate("node => node.scrollHeight <= 720")


def test_notes_open_from_disk_in_spanish(show):
    page = show("04")
    page.evaluate(SHOW, ".cell_output.fragment")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    notes = popup.value
    notes.wait_for_selector(".speaker-controls-notes .value p")
    told = notes.locator(".speaker-controls-notes .value").inner_text()
    assert "Haz la cuenta antes de ejecutar" in " ".join(told.split())
    around = notes.locator("body").inner_text()
    for word in ("Notas", "Después", "Tiempo", "Distribución"):
        assert word.lower() in around.lower()
    for word in ("Upcoming", "Click to", "Layout", "Notes"):
        assert word.lower() not in around.lower()
    notes.close()


def test_buttons_are_in_spanish(show):
    page = show("04")
    names = page.locator(".controls button").evaluate_all(
        "nodes => nodes.map((node) => node.ariaLabel)"
    )
    assert len(names) == 4
    assert all(re.match(r"(Sección|Lámina) ", name) for name in names)


def test_prints_one_page_a_slide(show):
    page = show("04")
    total = page.evaluate("Reveal.getTotalSlides()")
    page = show("04", "?print-pdf")
    page.wait_for_selector(".pdf-page")
    assert page.locator(".pdf-page").count() == total
    assert (
        page.locator(".pdf-page details:not(.codigo):not([open])").count() == 0
    )
