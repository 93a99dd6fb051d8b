"""El glosario: los términos de las diapositivas y de las lecciones."""

import re

import pytest
from bs4 import BeautifulSoup

from sitio.book import ROOT, lesson_number, page_names
from sitio.lesson import Lesson

PAGE = ROOT / "_build" / "html" / "lessons" / "apendices" / "glosario.html"
# Los términos de las diapositivas, como el curso los escribe.
DECK = """
    neurona artificial, peso, bias, función de activación, escalón, sigmoide,
    factor de aprendizaje, época, lote, función de costo, función objetivo,
    gradiente descendente, propagación hacia adelante, backpropagation,
    capa oculta, sobreajuste, detención temprana, exactitud
"""


@pytest.fixture(scope="module")
def entries():
    """Cada término y su definición."""
    page = BeautifulSoup(PAGE.read_text("utf8"), "html.parser")
    found, names = {}, []
    for node in page.select("dl.glossary > dt, dl.glossary > dd"):
        if node.name == "dt":
            names.append(node.get_text().removesuffix("#").strip())
        else:
            found |= dict.fromkeys(names, node)
            names = []
    return found


def test_the_terms_of_the_deck_are_there(entries):
    terms = [" ".join(term.split()) for term in DECK.split(",")]
    assert [term for term in terms if term not in entries] == []


def test_the_objective_is_the_cost(entries):
    """Las diapositivas los usan como sinónimos: una sola entrada."""
    assert entries["función objetivo"] is entries["función de costo"]


def test_each_term_is_short_and_names_its_lesson(entries):
    wrong = {}
    for term, entry in entries.items():
        *definition, lesson = entry.find_all("p")
        text = " ".join(p.get_text() for p in definition)
        sentences = len(re.findall(r"[.:?](?=\s|$)", text))
        link = lesson.find("a", href=re.compile(r"/\d\d-[\w-]+\.html"))
        if not (definition and link and 1 <= sentences <= 6):
            wrong[term] = entry.get_text()
    assert not wrong


@pytest.mark.parametrize("name", [*filter(lesson_number, page_names())])
def test_a_bold_word_of_a_lesson_is_a_term(name, entries):
    """Una palabra en negritas a media oración se presenta: es un término."""
    known = {term.casefold() for term in entries}
    lesson = Lesson((ROOT / f"{name}.md").read_text("utf8"))
    bold = [
        word
        for block in lesson.prose()
        for word in re.findall(r"(?<=\w )\*\*([^*]+)\*\*", block.text)
    ]
    assert [w for w in bold if w.casefold() not in known] == []
