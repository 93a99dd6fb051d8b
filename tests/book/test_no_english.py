"""En lo que rodea a las lecciones no queda una palabra en inglés."""

import html
import re

import pytest
from search_page import search

from sitio.book import ROOT

SITE = ROOT / "_build" / "html"
# Palabras de interfaz que en español no se escriben así. Las de un artículo
# citado o un nombre propio no están donde esta prueba mira.
ENGLISH = set(
    """
    about above activate add after all an and any are at available back before
    below between block book bottom breadcrumb browse button by cannot cell
    cells change changes choose click close code collapse contents copied copy
    created current dark dialog disable dismiss documentation download edit
    enable equation expand failed figure file finished for found from full
    fullscreen general go has heading help hide home how if image in index is
    issue it items jump keyboard last launch left light link links loading
    logo main make matches menu's mode more move name navigation new next not
    note of off on only open or our output outputs page pages part permalink
    picture please preparing press previous primary print prompt quick read
    refresh repository reset result results return right running run screen
    scroll search searching secondary section see select selection sections
    settings share show sidebar site skip source start stable stop suggest
    summary switch table tag the their theme these this tip title to toggle
    toc top topic type unable up updated use user using value view warning was
    we welcome what when which will with within you your
    """.split()
)
WORD = re.compile(r"[^\W\d_][\w'’]*(?:[.][\w.]+)?")
ATTRIBUTE = re.compile(
    r"\b(aria-label|aria-description|aria-roledescription|title|alt|"
    r'placeholder|data-bs-title|data-tooltip)="([^"]*)"'
)
TAG = re.compile(r"<[a-z][^>]*>")
# Una cita dice el título del artículo tal como se publicó.
CITED = re.compile(r'<a [^>]*(?:bibliografia\.html)?#id\d+"')
UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style|article|svg|code)\b.*?</\1>", re.DOTALL
)
# Dentro del artículo, lo que no escribe ninguna lección.
LABELS = re.compile(
    r'<(dt|p|span) class="(?:field-(?:odd|even)|admonition-title|rubric|'
    r'caption-number|versionmodified[^"]*)"[^>]*>(.*?)</\1>',
    re.DOTALL,
)


def english(text):
    """Las palabras en inglés de un texto.

    Un nombre con puntos, como ``neurona.labs``, no es una palabra.
    """
    words = map(str.casefold, WORD.findall(html.unescape(text)))
    return sorted(ENGLISH.intersection(words))


def attributes(page):
    """Los textos que una página dice en atributos."""
    for tag in TAG.findall(page):
        if not CITED.match(tag):
            yield from (text for _, text in ATTRIBUTE.findall(tag))


def chrome(page):
    """Los textos que rodean a la lección, y los rótulos de adentro."""
    for _, text in LABELS.findall(page):
        yield re.sub(r"<[^>]+>", " ", text)
    body = page[page.index("<body") :] if "<body" in page else page
    # Los cambia por nada: un texto no se junta con el de al lado.
    yield from re.findall(r">([^<>]+)<", UNSEEN.sub("<>", body))


@pytest.fixture(scope="module")
def said():
    """Cada texto del sitio, con una página donde está."""
    found = {}
    for path in sorted(SITE.rglob("*.html")):
        if "_static" in path.parts:
            continue
        page = path.read_text("utf8")
        for text in (*attributes(page), *chrome(page)):
            found.setdefault(text, path.relative_to(SITE))
    return found


def test_no_english_is_left_around_the_lessons(said):
    assert len(said) > 300
    problems = [
        f"{path}: {words} en «{' '.join(text.split())[:120]}»"
        for text, path in said.items()
        if (words := english(text))
    ]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize(
    "text",
    [
        '<button aria-label="Toggle primary sidebar">',
        '<a class="headerlink" title="Link to this table">',
        "<body><summary>Show code cell</summary>",
        '<body><dt class="field-odd">Type<span>:</span></dt>',
        '<body><p class="admonition-title">Warning</p>',
    ],
)
def test_known_strings_of_the_theme_are_seen(text):
    assert any(map(english, (*attributes(text), *chrome(text))))


@pytest.mark.parametrize(
    "text",
    [
        '<a class="reference internal" href="../apendices/bibliografia.html'
        '#id3" title="On the art of the search.">',
        "<body><article><p>the art</p></article>",
        "<body><p>No hay error: son tres o más.</p>",
        "<body><span>neurona.models.link</span>",
    ],
)
def test_what_a_lesson_writes_is_not_the_theme(text):
    assert not any(map(english, (*attributes(text), *chrome(text))))


LIVE = """() => {
    const named = ["aria-label", "title", "placeholder", "data-tooltip",
        "data-bs-original-title", "data-bs-title"];
    const seen = [...document.querySelectorAll("body *")]
        .filter(e => !e.closest("article a, script, style"));
    return [
        ...seen.flatMap(e => named.map(n => e.getAttribute(n) ?? "")),
        ...[...document.querySelectorAll("body title")]
            .map(e => e.textContent),
        ...[...document.querySelectorAll("#search-results > :not(ul)")]
            .map(e => e.textContent),
    ].filter(text => text.trim());
}"""


def test_what_the_scripts_write_is_in_spanish(page):
    """Los botones de copiar y la búsqueda, con resultados y sin ellos."""
    texts = []
    page.goto((SITE / "lessons/3-redes/07-xor.html").as_uri())
    page.wait_for_selector(".copybtn", state="attached")
    texts += page.evaluate(LIVE)
    for query in ("sigmoide", "qwxyz"):
        search(page, query)
        texts += page.evaluate(LIVE)
    assert "Copiar" in texts
    assert any("Páginas encontradas" in text for text in texts)
    assert any("Ninguna página" in text for text in texts)
    problems = {text: english(text) for text in texts if english(text)}
    assert not problems
