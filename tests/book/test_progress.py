"""El avance de quien lee, desde el disco: marcar, volver, ver y borrar.

Lo que se espera, se espera (``expect``): con la máquina ocupada, lo guardado
le llega a la página siguiente un momento después de abrirla.
"""

import pytest
from playwright.sync_api import expect

from sitio.book import ROOT, page_names

SITE = ROOT / "_build" / "html"
LESSON, OTHER = (
    next(n for n in page_names() if f"/{number}-" in n)
    for number in ("04", "05")
)
COVER = "lessons/index"
BUTTON = "Marcar como terminada"
# En la barra lateral y en la portada.
MARKED = "a:has(.hecha)"


def go(page, name):
    """Abre una página del sitio."""
    page.goto((SITE / f"{name}.html").as_uri())
    page.wait_for_load_state("load")


@pytest.fixture
def marked(page):
    """La lección 4, recién marcada con el teclado."""
    go(page, LESSON)
    button = page.get_by_role("button", name=BUTTON)
    assert button.get_attribute("aria-pressed") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    says = page.locator(".avance [aria-live=polite]")
    assert says.inner_text() == "Llevas 1 de 21 lecciones terminadas."
    return page


def test_a_mark_stays_and_can_be_taken_back(marked):
    marked.reload()
    button = marked.get_by_role("button", name=BUTTON)
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    marked.reload()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(marked.locator(".hecha")).to_have_count(0)


def test_a_mark_is_shown_beside_its_lesson(marked):
    for name, where in ((OTHER, ".bd-links"), (COVER, ".camino")):
        go(marked, name)
        links = marked.locator(f"{where} {MARKED}")
        expect(links).to_have_count(1)
        assert "04-neurona-artificial" in links.get_attribute("href")
        # Con palabras, no solo con un color.
        mark = links.get_by_role("img", name="terminada")
        assert mark.inner_text() == "✓"


def test_the_cover_erases_everything_only_when_confirmed(marked):
    go(marked, COVER)
    expect(marked.locator(".camino .hecha")).to_have_count(1)
    asked = []
    erase = marked.get_by_role("button", name="Borrar mi avance")
    marked.once("dialog", lambda d: (asked.append(d.message), d.dismiss()))
    erase.click()
    assert marked.locator(".camino .hecha").count() == 1
    marked.once("dialog", lambda d: (asked.append(d.message), d.accept()))
    erase.click()
    assert len(asked) == 2
    assert marked.locator(".hecha").count() == 0
    assert marked.evaluate("localStorage.getItem('neurona-avance')") is None
    says = marked.locator(".avance [aria-live=polite]")
    assert says.inner_text() == "No hay lecciones marcadas."
    marked.reload()
    expect(erase).to_be_hidden()


def test_a_cover_with_nothing_to_say_says_nothing(page):
    go(page, COVER)
    assert not page.locator(".avance").is_visible()


def test_without_storage_there_is_no_button(page):
    page.add_init_script(
        """const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
            if (key === "neurona-avance") throw new Error("no se puede");
            set.call(this, key, value);
        };"""
    )
    go(page, LESSON)
    assert not page.locator(".avance").is_visible()


def test_without_javascript_there_is_no_button(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    go(page, LESSON)
    hidden = not page.locator(".avance").is_visible()
    context.close()
    assert hidden
