"""Lo que pesa el avance, y en qué páginas va su botón."""

from types import SimpleNamespace

import pytest

from sitio import progress


def test_the_script_is_small():
    assert progress.SCRIPT.stat().st_size <= 2048


@pytest.mark.parametrize(
    ("page", "written"),
    [
        ("lessons/2-neurona/04-neurona-artificial", progress.LESSON),
        ("lessons/apendices/soluciones/2-neurona", ""),
        ("lessons/index", ""),
    ],
)
def test_only_a_lesson_can_be_marked(page, written):
    context = {"body": ""}
    progress.add_button(None, page, "page.html", context, SimpleNamespace())
    assert context["body"] == written
