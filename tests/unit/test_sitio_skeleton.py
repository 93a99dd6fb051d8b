"""``make lesson``: escribe una lección que se construye, o dice por qué no."""

import re

import pytest

from sitio.book import BookError
from sitio.contract import problems
from sitio.lesson import Lesson
from sitio.skeleton import main, skeleton, write_skeleton


@pytest.fixture
def root(tmp_path):
    """Un libro con una parte y una lección."""
    folder = tmp_path / "lessons" / "3-redes"
    folder.mkdir(parents=True)
    (folder / "07-xor.md").write_text("# XOR", "utf8")
    (tmp_path / "lessons" / "4-sin-soluciones").mkdir()
    solutions = tmp_path / "lessons" / "apendices" / "soluciones"
    solutions.mkdir(parents=True)
    (solutions / "3-redes.md").write_text("# Soluciones\n", "utf8")
    return tmp_path


def test_only_its_size_is_missing():
    """Escrita, cumple el contrato menos en lo que solo su autor puede dar."""
    found = [p.text for p in problems(Lesson(skeleton("tema", "Mi tema")))]
    assert len(found) == 2
    assert all("van de" in text for text in found)


def test_it_is_written_where_it_was_asked(root):
    said = write_skeleton("3-redes/22-mi-tema", "Mi tema", root)
    text = (root / "lessons/3-redes/22-mi-tema.md").read_text("utf8")
    assert "(leccion-mi-tema)=\n# Mi tema\n" in text
    assert "SLUG" not in text and "TÍTULO" not in text
    assert "- file: lessons/3-redes/22-mi-tema" in said
    assert "soluciones/3-redes.md" in said


def test_every_exercise_gets_its_solution_after_those_there_are(root):
    write_skeleton("3-redes/22-mi-tema", "Mi tema", root)
    lesson = (root / "lessons/3-redes/22-mi-tema.md").read_text("utf8")
    path = root / "lessons/apendices/soluciones/3-redes.md"
    solutions = path.read_text("utf8")
    assert solutions.startswith("# Soluciones\n\n(soluciones-mi-tema)=\n")
    labels = re.findall(r":label: ej-(\S+)", lesson)
    assert labels == re.findall(r"^\(sol-(\S+)\)=$", solutions, re.M)
    assert labels == re.findall(r"<ej-(\S+)>", solutions)
    given = re.findall(r"^checks\.(\w+)", lesson, re.M)
    assert given == re.findall(r"assert checks\.(\w+)", solutions)
    assert solutions.count("**Si la tuya no pasó.**") == len(labels)
    assert "SLUG" not in solutions and "TÍTULO" not in solutions


@pytest.mark.parametrize(
    ("name", "title", "message"),
    [
        ("mi tema", "Mi tema", "no sirve"),
        ("3-redes/22-Mi_Tema", "Mi tema", "no sirve"),
        ("3-redes/22-mi-tema", " ", "no sirve"),
        ("9-nada/22-mi-tema", "Mi tema", "No hay una parte «9-nada»"),
        ("4-sin-soluciones/22-a", "A", "Falta lessons/apendices/soluciones/4"),
        ("3-redes/07-otra", "Otra", "Ya existe lessons/3-redes/07-xor.md"),
        ("3-redes/22-xor", "Otra", "Ya existe lessons/3-redes/07-xor.md"),
    ],
)
def test_a_bad_name_is_refused_and_nothing_is_written(
    root, name, title, message
):
    before = sorted(root.rglob("*"))
    with pytest.raises(BookError, match=message):
        write_skeleton(name, title, root)
    assert sorted(root.rglob("*")) == before


def test_the_order_says_how_it_is_used(capsys):
    assert main([]) == 1
    assert "make lesson NAME=" in capsys.readouterr().err
