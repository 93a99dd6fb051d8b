"""Las piezas del libro en papel: enlaces, nombres, números y páginas."""

import pytest
from bs4 import BeautifulSoup

from sitio.book import BookError, page_names
from sitio.paper import assembly, links, press, sheet
from sitio.paper.index import add_pages, mentions
from sitio.paper.numbers import fill, wanted
from sitio.paper.toc import Entry, parts

SLUGS = {"lessons/a/01-uno": "a-01-uno", "lessons/b": "b"}
ONE = Entry("lessons/a/01-uno", 1)


def section(html):
    """Una página: su sección."""
    return BeautifulSoup(f"<section>{html}</section>", "html.parser").section


def test_every_page_is_in_the_book_in_order():
    names = [entry.name for part in parts() for entry in part.entries]
    assert names == page_names()


def test_no_two_pages_share_a_name():
    slugs = [entry.slug for part in parts() for entry in part.entries]
    assert len(set(slugs)) == len(slugs)


@pytest.mark.parametrize(
    ("href", "goal"),
    [
        ("../b.html#eq", "b--eq"),
        ("../b.html", "b"),
        ("#eq", "a-01-uno--eq"),
        ("01-uno.html#%C3%A9poca", "a-01-uno--época"),
        ("#campo&rate=0.1", "a-01-uno"),
        ("../genindex.html", None),
        ("https://keras.io/b.html", None),
        ("mailto:b.html", None),
    ],
)
def test_links_between_pages_become_jumps(href, goal):
    assert links.target(href, ONE.name, SLUGS) == goal


def test_names_carry_their_page_once():
    content = section('<p id="x"></p><p id="x"></p><b aria-labelledby="x y">')
    content["id"] = "x"
    links.own_names(content, "a")
    assert content["id"] == "a--x"
    assert not content.select("p[id]")
    assert content.b["aria-labelledby"] == "a--x a--y"


@pytest.mark.parametrize(
    ("link", "printed"),
    [
        ('<a href="../b.html#f">Figura 2</a>', "Figura 2 (pág. ⟦b--f⟧)"),
        ('<a href="#f">Figura 1</a>', "Figura 1"),
        ('<a href="https://keras.io/api/">Keras</a>', "Keras (keras.io/api)"),
        ('<a href="https://keras.io/">keras.io</a>', "keras.io"),
        ('<a href="https://doi.org/10.1/x">doi:10.1/x</a>', "doi:10.1/x"),
        ('<a href="../x.zip">el curso</a>', "el curso"),
    ],
)
def test_a_link_says_its_page_or_its_address(link, printed):
    content = section(link)
    links.rewrite(content, ONE, SLUGS, "https://curso.org/")
    assert content.get_text() == printed


def test_what_the_book_lacks_is_on_the_site():
    content = section('<a href="../x.zip">el curso</a>')
    links.rewrite(content, ONE, SLUGS, "https://curso.org/")
    assert content.a["href"] == "https://curso.org/lessons/x.zip"


def test_a_lost_link_is_refused():
    content = section('<a href="#a-01-uno--nada">x</a>')
    with pytest.raises(BookError, match="a-01-uno--nada"):
        assembly.refuse_lost([(ONE, content)])


def test_folded_text_is_open_and_labs_are_drawn():
    content = section(
        "<details><summary>a) Sí</summary><p>No.</p></details>"
        '<div class="lab"><img class="lab-static"><input></div>'
        '<h1>T<a class="headerlink">#</a></h1><script></script>'
    )
    sheet.prepare(content, depth=1)
    assert content.select_one(".abierto > .abre").get_text() == "a) Sí"
    assert not content.select("details, .lab, input, script, .headerlink")
    assert content.find("img") is not None
    assert content.h2.get_text() == "T"


def test_a_formula_is_once_and_can_be_heard():
    content = section(
        '<span class="katex"><span class="katex-mathml"><math><semantics>'
        "<mi>x</mi><annotation>x\n+1</annotation></semantics></math></span>"
        '<span class="katex-html">x+1</span></span>'
    )
    sheet.prepare(content)
    assert content.get_text() == "x+1"
    assert content.span["aria-label"] == "x +1"


def test_only_long_code_is_marked_and_nothing_is_lost():
    long = "x" * 100
    content = section(
        f'<pre>a\nb</pre><pre>c\n\n<span class="s">{long}\nd</span>\n</pre>'
    )
    before = content.get_text().replace("\n", "")
    sheet.prepare(content)
    first, second = content.select("pre")
    assert not first.select(".renglon")
    assert len(second.select(".renglon")) == 4
    assert len(second.select(".renglon > .s")) == 2
    after = content.get_text().replace("\n", "").replace("\u200b", "")
    assert after == before


def test_the_glossary_says_where_each_term_is():
    lesson = section('<a href="#g--term-x">x</a><a href="#g--term-x">x</a>')
    glossary = section(
        '<dl class="glossary"><dt id="g--term-x">x</dt><dd>Algo.</dd>'
        '<dt id="g--term-y">y</dt><dd>Otro.</dd></dl>'
    )
    found = mentions([(ONE, lesson)])
    add_pages(glossary, found)
    name = lesson.a["id"]
    x, y = glossary.select("dd")
    assert x.get_text() == f"Algo.Pág. ⟦{name}⟧"
    assert x.a["href"] == f"#{name}"
    assert y.get_text() == "Otro."


def test_numbers_fill_their_place():
    text = "pág. ⟦a--x⟧, {{a--x}}, ⟦b⟧"
    assert wanted(text) == {"a--x", "b"}
    assert fill(text, {"a--x": 7}) == "pág. 7, {{a--x}}, 000"


def test_without_a_browser_the_package_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(press, "find_browser", lambda: None)
    with pytest.raises(BookError, match="apt install chromium"):
        press.print_book(tmp_path)
    assert not list(tmp_path.iterdir())
