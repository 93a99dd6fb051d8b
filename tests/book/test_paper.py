"""Dos páginas del curso, impresas como libro."""

import io

import pytest
from bs4 import BeautifulSoup
from pypdf import PdfReader

from sitio.book import ROOT, config
from sitio.paper import press
from sitio.paper.assembly import book
from sitio.paper.toc import Entry, Part

LESSON = Entry("lessons/2-neurona/05-activaciones", 1)
PAGES = (LESSON, Entry("lessons/apendices/soluciones", 1))
STICKING_OUT = """() => [...document.querySelectorAll("article *")]
  .filter((node) => !node.closest(".katex, .renglon")
    && node.getBoundingClientRect().right > innerWidth + 1)
  .map((node) => node.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def small_book():
    """El HTML de un libro de dos páginas."""
    return book(ROOT, [Part("La neurona", PAGES)])


@pytest.fixture(scope="module")
def pdf(small_book, browser, tmp_path_factory):
    """El mismo libro, impreso."""
    source = tmp_path_factory.mktemp("papel") / "libro.html"
    data = press.settle(small_book, source, browser)
    out = io.BytesIO()
    titles = press.headings(small_book)
    press.signed(data, config(), titles).write(out)
    return PdfReader(out)


def test_names_are_unique_and_jumps_land(small_book):
    page = BeautifulSoup(small_book, "html.parser")
    names = [node["id"] for node in page.select("[id]")]
    assert len(names) == len(set(names))
    jumps = {link["href"][1:] for link in page.select('a[href^="#"]')}
    assert jumps and jumps <= set(names)


def test_everything_it_needs_is_in_the_site(small_book):
    page = BeautifulSoup(small_book, "html.parser")
    inside = ("data:", (ROOT / "_build/html").as_uri())
    needs = [node["src"] for node in page.select("[src]")]
    needs += [node["href"] for node in page.select("link[href]")]
    assert needs and all(address.startswith(inside) for address in needs)


def test_contents_say_the_right_page(pdf):
    texts = [page.extract_text() for page in pdf.pages[:4]]
    start = next(i for i, t in enumerate(texts, 1) if "LECCIÓN 5" in t.upper())
    (contents,) = (t for t in texts if "Contenido" in t)
    line = next(x for x in contents.split("\n") if x.startswith("5. Func"))
    number = line.split()[-1]
    if not number.isdigit():
        lines = contents.split("\n")
        number = lines[lines.index(line) + 1]
    assert int(number) == start


def test_it_is_signed_tagged_and_has_bookmarks(pdf):
    root = pdf.trailer["/Root"]
    assert pdf.metadata.title == config()["title"]
    assert pdf.metadata.author == config()["author"]
    assert root["/Lang"] == "es"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/PageMode"] == "/UseOutlines"
    assert [float(x) for x in pdf.pages[0].mediabox[2:]] == [612, 792]
    names = [mark.title for mark in pdf.outline if not isinstance(mark, list)]
    assert names == [config()["title"], "Contenido", "La neurona"]


def test_nothing_sticks_out_of_the_sheet(small_book, browser, tmp_path):
    source = tmp_path / "libro.html"
    source.write_text(small_book, "utf8")
    # El ancho de una hoja carta sin sus márgenes.
    page = browser.new_page(viewport={"width": 642, "height": 900})
    page.emulate_media(media="print")
    page.goto(source.as_uri())
    found = page.evaluate(STICKING_OUT)
    page.close()
    assert not found
