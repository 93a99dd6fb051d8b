"""Cada lección cumple su contrato; si no, se dice el archivo y el renglón."""

import re

import pytest
import yaml

from sitio.book import ROOT, lesson_number, page_names
from sitio.contract import problems
from sitio.lesson import Lesson

LESSONS = [name for name in page_names() if lesson_number(name)]
BIBLIOGRAPHY = ROOT / "lessons" / "apendices" / "referencias.bib"
CITATIONS = set(
    re.findall(r"^@\w+\{([^,]+),", BIBLIOGRAPHY.read_text("utf8"), re.M)
)
DECK = yaml.safe_load(
    (ROOT / "lessons/apendices/diapositivas.yml").read_text("utf8")
)
# Sin almohadillas ni negritas, y con el acento que a una le sobra.
SLIDES = {
    heading.strip("#*• ").casefold().replace("funciónes", "funciones")
    for part in DECK.values()
    for row in part
    for heading in row["encabezados"]
}


@pytest.mark.parametrize("name", LESSONS)
def test_lesson_keeps_its_contract(name):
    path = ROOT / f"{name}.md"
    lesson = Lesson(path.read_text("utf8"), CITATIONS, SLIDES)
    found = [f"{path.name}:{p.line}: {p.text}" for p in problems(lesson)]
    assert not found, "\n" + "\n".join(found)
