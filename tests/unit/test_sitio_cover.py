"""El camino de la portada: las partes y lecciones que _toc.yml dice."""

import pytest

from sitio.book import ROOT, BookError, lesson_number, page_names
from sitio.classroom.plans import Stop
from sitio.cover import path_list, read_parts

PARTS = {"Uno": [1, 2], "Otra": [3]}
QUESTIONS = {"Uno": "¿Qué?", "Otra": "¿Y luego?"}
TIMES = {n: Stop(n, f"leccion-{n}", 10 * n) for n in (1, 2, 3)}


def test_every_lesson_of_the_book_is_in_one_part():
    numbers = [n for part in read_parts(ROOT).values() for n in part]
    lessons = [lesson_number(name) for name in page_names(ROOT)]
    assert numbers == [n for n in lessons if n is not None]
    assert "Apéndices" not in read_parts(ROOT)


def test_the_path_lists_each_part_with_its_lessons():
    assert path_list(PARTS, QUESTIONS, TIMES).splitlines() == [
        "1. **Uno**",
        "",
        "   ¿Qué?",
        "",
        "   1. {ref}`leccion-1` [10 min]{.minutos}",
        "   2. {ref}`leccion-2` [20 min]{.minutos}",
        "",
        "2. **Otra**",
        "",
        "   ¿Y luego?",
        "",
        "   3. {ref}`leccion-3` [30 min]{.minutos}",
    ]


@pytest.mark.parametrize(
    ("questions", "problem"),
    [
        ({"Uno": "¿Qué?"}, "«Otra» no tiene pregunta"),
        (QUESTIONS | {"Más": "¿?"}, "«Más» no existe"),
    ],
)
def test_each_part_has_its_question_and_no_other(questions, problem):
    with pytest.raises(BookError, match=problem):
        path_list(PARTS, questions, TIMES)
