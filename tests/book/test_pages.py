"""Cada página del sitio construido, abierta desde el disco en un navegador."""

from functools import cache
from urllib.parse import unquote, urldefrag, urlparse

import pytest
from bs4 import BeautifulSoup
from search_page import search

from sitio.book import ROOT, page_names

SITE = ROOT / "_build" / "html"
PAGES = [*page_names(), "search", "genindex"]
WIDTHS = (390, 1280)
# Un teléfono angosto, y una pantalla de 1280 px agrandada al 200 %.
NARROW = (320, 640)
# Lo que el tema escribe en la consola al elegir entre claro y oscuro.
HARMLESS = "[PST]"


def soup(path):
    """Lee una página construida."""
    return BeautifulSoup(path.read_text("utf8"), "html.parser")


@cache
def parts(path):
    """Las direcciones que una página nombra, y los lugares que tiene.

    A casi todas se llega desde todas las demás: cada una se lee una vez.
    """
    page = soup(path)
    tags = page.select("a[href], link[href], img[src], script[src]")
    addresses = [tag.get("href") or tag.get("src") for tag in tags]
    return addresses, {tag["id"] for tag in page.select("[id]")}


def overflow(page, width):
    """Lo que sobra de ancho, si algo sobra."""
    extra = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"a {width} px sobran {extra} px de ancho"] * (extra > 0)


# Una palabra en dos renglones tiene más de un rectángulo; un guion sí parte.
SPLIT = """() => {
    const range = document.createRange();
    const found = [];
    for (const title of document.querySelectorAll(".prev-next-title")) {
        const text = title.firstChild;
        for (const { 0: word, index } of text.data.matchAll(/[^\\s-]+/g)) {
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            if (range.getClientRects().length > 1) found.push(word);
        }
    }
    return found;
}"""


def split_words(page, width):
    """Las palabras que los enlaces a otra página parten a la mitad."""
    found = page.evaluate(SPLIT)
    return [f"a {width} px se parte «{word}»" for word in found]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_page_opens_clean_from_disk(browser, name, theme):
    """Sin errores, sin red, sin peticiones a otros, sin desbordarse."""
    problems = []
    context = browser.new_context(color_scheme=theme)
    page = context.new_page()
    page.on(
        "console",
        lambda m: HARMLESS in m.text or problems.append(f"consola: {m.text}"),
    )
    page.on("pageerror", lambda e: problems.append(f"error: {e}"))
    # Cambiar de página a medio cargar una imagen no es una falla.
    page.on(
        "requestfailed",
        lambda r: (
            r.failure == "net::ERR_ABORTED"
            or problems.append(f"falla: {r.url} ({r.failure})")
        ),
    )
    page.on(
        "request",
        lambda r: (
            r.url.startswith(("file:", "data:"))
            or problems.append(f"pide a otro servidor: {r.url}")
        ),
    )
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto((SITE / f"{name}.html").as_uri())
        page.wait_for_load_state("load")
        problems += overflow(page, width)
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 900})
        problems += overflow(page, width) + split_words(page, width)
    context.close()
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("name", page_names())
def test_formulas_are_drawn(browser, name):
    """Toda fórmula de la página tiene letras dibujadas con su tipo."""
    page = browser.new_page()
    page.goto((SITE / f"{name}.html").as_uri())
    page.wait_for_load_state("load")
    formulas = page.locator(".math")
    count = formulas.count()
    empty = page.evaluate(
        """() => [...document.querySelectorAll(".math")].filter(
            f => !f.querySelector(".katex-html .base")
              || f.closest("details:not([open])") === null
              && f.querySelector(".katex-html").offsetWidth === 0
        ).map(f => f.textContent)"""
    )
    loaded = page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].some("
        "f => f.family.includes('KaTeX') && f.status === 'loaded'))"
    )
    page.close()
    assert not empty
    assert loaded or count == 0
    assert count > 0 or "$" not in (ROOT / f"{name}.md").read_text("utf8")


@pytest.mark.parametrize("name", PAGES)
def test_internal_links_resolve(name):
    """Cada enlace a otra página o ancla lleva a algo que existe."""
    path = SITE / f"{name}.html"
    broken = []
    for address in parts(path)[0]:
        if urlparse(address).scheme or address.startswith(("#!", "#campo&")):
            continue
        file, anchor = urldefrag(address)
        file = unquote(file.partition("?")[0])
        target = (path.parent / file).resolve() if file else path
        if not target.is_file():
            broken.append(address)
        elif anchor and target.suffix == ".html":
            if unquote(anchor) not in parts(target)[1]:
                broken.append(address)
    assert not broken


def found_pages(browser, query):
    """Los títulos que la página de búsqueda encuentra."""
    page = browser.new_page()
    search(page, query)
    found = page.locator("#search-results li > a").all_inner_texts()
    page.close()
    # Sin las secciones: solo las páginas.
    return {title for title in found if " > " not in title}


def test_search_finds_a_word_of_the_course(browser):
    """La búsqueda funciona sin servidor."""
    found = found_pages(browser, "sigmoide")
    assert any("ctiva" in title for title in found), found


def test_search_does_not_mind_accents(browser):
    """Con acento o sin él, las mismas páginas."""
    for right, plain in (("época", "epoca"), ("tamaño", "tamano")):
        found = found_pages(browser, right)
        assert found and found == found_pages(browser, plain)


def test_questions_open_without_javascript(browser):
    """Las preguntas son <details>: se abren aunque no haya JavaScript."""
    name = next(n for n in page_names() if "04-" in n)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((SITE / f"{name}.html").as_uri())
    answer = page.locator("article details .sd-summary-content").first
    assert not answer.is_visible()
    page.locator("article details summary").first.click()
    assert answer.is_visible()
    context.close()


@pytest.mark.parametrize(
    "name",
    [
        "lessons/6-practicas/18-mnist",
        "lessons/6-practicas/19-fashion-mnist",
        "lessons/apendices/soluciones/5-tensorflow",
        "lessons/apendices/soluciones/6-practicas",
    ],
)
def test_no_progress_bar_is_left_on_the_page(name):
    """Las barras son para quien espera, y en la página nadie espera."""
    outputs = soup(SITE / f"{name}.html").select(".cell_output")
    text = "".join(output.get_text() for output in outputs)
    assert "/step" not in text and "época/s" not in text
