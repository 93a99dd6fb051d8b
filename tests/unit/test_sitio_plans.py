"""Los planes de clase: sus tiempos salen de las lecciones, y caben."""

import re

import pytest
import yaml
from sphinx.application import Sphinx

from sitio.book import ROOT, BookError, lesson_number, page_names
from sitio.classroom.plans import DATA, lesson_times, list_table, read_plan

GUIDE = ROOT / "lessons" / "apendices" / "guia-docente"
PLANS = list(yaml.safe_load((ROOT / DATA).read_text("utf8")))
TOC = """\
root: 01-suma
chapters:
  - file: 02-resta
  - file: planes
"""
LESSON = """\
(leccion-{0})=
# La {0}

**Tiempo.** {1} minutos, más lo que quieras.
"""
WHOLE = "{nombre: Todo, lecciones: [1, 2]}"


def write(root, sessions, room=60, minutes=(40, 15)):
    """Escribe un libro de dos lecciones, con un plan."""
    files = {
        "_toc.yml": TOC,
        "01-suma.md": LESSON.format("suma", minutes[0]),
        "02-resta.md": LESSON.format("resta", minutes[1]),
        "planes.md": "# Planes\n\n```{class-plan} corto\n```\n",
        DATA: f"corto: {{cupo: {room}, sesiones: [{sessions}]}}",
    }
    for file, text in files.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        # Sphinx vuelve a leer lo que se escribe, aunque sea igual.
        if not path.exists() or path.read_text("utf8") != text:
            path.write_text(text, "utf8")


def read(root, name="corto"):
    return read_plan(root / DATA, name, lesson_times(root))


def test_minutes_are_those_of_the_lessons(tmp_path):
    write(tmp_path, WHOLE)
    (session,) = read(tmp_path).sessions
    assert [stop.minutes for stop in session.stops] == [40, 15]
    assert session.minutes == 55


def test_a_part_of_a_lesson_says_its_own_minutes(tmp_path):
    part = "{leccion: 1, minutos: 25, solo: el principio}"
    write(tmp_path, f"{{nombre: Parte, lecciones: [{part}, 2]}}")
    (session,) = read(tmp_path).sessions
    assert session.minutes == 40


def test_the_table_adds_and_links(tmp_path):
    part = "{leccion: 1, minutos: 25, solo: el principio}"
    write(
        tmp_path,
        f"{WHOLE}, {{nombre: Otra, lecciones: [2, {part}], nota: Tarea.}}",
    )
    table = list_table(read(tmp_path))
    assert "* - **1.** Todo\n\n    55\N{NO-BREAK SPACE}min\n" in table
    assert "  - 1 · {ref}`leccion-suma` · 40\N{NO-BREAK SPACE}min\n" in table
    assert (
        "\n    2 · {ref}`leccion-resta` · 15\N{NO-BREAK SPACE}min\n" in table
    )
    assert "leccion-suma` · 25\N{NO-BREAK SPACE}min: el principio\n" in table
    assert "\n    Tarea.\n```" in table
    assert "2 sesiones de 60 minutos: 95 de lección y 25 para" in table


@pytest.mark.parametrize(
    ("session", "message"),
    [
        ("{nombre: A, lecciones: [3]}", "no hay lección 3; van de 1 a 2"),
        ("{nombre: A, lecciones: [1, 1]}", "suman 80 minutos y caben 60"),
        ("{nombre: A, lecciones: [1], tarea: B}", "no se conoce «tarea»"),
        ("{nombre: A}", "sesión 1: falta «lecciones»"),
        (
            "{nombre: A, lecciones: [{leccion: 1, minutos: 40, solo: b}]}",
            "lección 1 dura 40 minutos; una parte no puede durar 40",
        ),
        (
            "{nombre: A, lecciones: [{leccion: 9, minutos: 4, solo: b}]}",
            "no hay lección 9",
        ),
        ("{nombre: A, lecciones: [{leccion: 1}]}", "falta «minutos»"),
        ("{nombre: [", "no es YAML"),
    ],
)
def test_a_broken_plan_says_where_and_why(tmp_path, session, message):
    write(tmp_path, session)
    with pytest.raises(BookError, match=message):
        read(tmp_path)


def test_an_unknown_plan_names_those_there_are(tmp_path):
    write(tmp_path, WHOLE)
    with pytest.raises(BookError, match="el plan «largo».*son corto"):
        read(tmp_path, "largo")


@pytest.mark.parametrize("missing", ["(leccion-suma)=", "**Tiempo.** 40"])
def test_a_lesson_without_label_or_time_is_named(tmp_path, missing):
    write(tmp_path, WHOLE)
    path = tmp_path / "01-suma.md"
    path.write_text(path.read_text("utf8").replace(missing, ""), "utf8")
    with pytest.raises(BookError, match="01-suma.md le falta"):
        lesson_times(tmp_path)


@pytest.fixture
def build(tmp_path):
    """Construye el libro de dos lecciones; da la página y los avisos."""
    config = (
        "extensions = ['myst_parser', 'sitio.classroom.plans']\n"
        "nitpicky = True\n"
    )
    (tmp_path / "conf.py").write_text(config, "utf8")

    def run(*arguments, **changes):
        write(tmp_path, *arguments, **changes)
        with open(tmp_path / "avisos", "w+", encoding="utf8") as warnings:
            app = Sphinx(
                tmp_path,
                tmp_path,
                tmp_path / "html",
                tmp_path / "doctrees",
                "html",
                confoverrides={"root_doc": "01-suma"},
                status=None,
                warning=warnings,
            )
            app.build()
            warnings.seek(0)
            page = tmp_path / "html" / "planes.html"
            return page.read_text("utf8"), warnings.read()

    return run


def test_the_directive_makes_a_table_with_links(build):
    html, warnings = build(WHOLE)
    # El libro de juguete no tiene un índice que lleve a cada página.
    assert "class-plan" not in warnings
    row = re.search(r"<tbody>.*</tbody>", html, re.S)[0]
    assert "La suma</span></a> · 40\N{NO-BREAK SPACE}min" in row
    assert 'href="02-resta.html#leccion-resta"' in row
    assert "<ol" not in row


def test_a_lesson_that_lasts_longer_changes_the_page(build):
    assert "55\N{NO-BREAK SPACE}min" in build(WHOLE)[0]
    assert "58\N{NO-BREAK SPACE}min" in build(WHOLE, minutes=(40, 18))[0]


def test_a_wrong_number_is_an_error_that_names_it(build):
    _, warnings = build("{nombre: A, lecciones: [7]}")
    assert "ERROR" in warnings
    assert "corto, sesión 1: no hay lección 7" in warnings


@pytest.mark.parametrize("name", PLANS)
def test_every_plan_of_the_guide_fits(name):
    assert read_plan(ROOT / DATA, name, lesson_times(ROOT)).sessions


def test_the_plans_last_what_their_titles_say():
    times = lesson_times(ROOT)
    talk, workshop, course = (
        read_plan(ROOT / DATA, name, times) for name in PLANS
    )
    assert talk.room * len(talk.sessions) == 2 * 60
    assert workshop.room * len(workshop.sessions) == 8 * 60
    assert len(course.sessions) == 12
    given = [s.number for week in course.sessions for s in week.stops]
    assert len(given) == len(set(given))


def test_the_page_shows_every_plan_once_and_in_order():
    text = (GUIDE / "planes.md").read_text("utf8")
    assert re.findall(r"\{class-plan\} (.+)", text) == PLANS


def test_the_guide_speaks_of_every_lesson():
    """Qué creen, con qué abrir y qué saltar, en ese orden."""
    text = (GUIDE / "lecciones.md").read_text("utf8")
    sections = dict(
        re.findall(
            r"^\(guia-(\d\d)\)=\n(.*?)(?=^\(guia-|\Z)", text, re.M | re.S
        )
    )
    numbers = set(filter(None, map(lesson_number, page_names())))
    other = sorted(numbers ^ set(map(int, sections)))
    assert not other, (
        f"guia-docente/lecciones.md: falta o sobra el (guia-NN)= de {other}"
    )
    parts = ["Creen que", "Para abrir.", "Si falta tiempo."]
    for number, section in sections.items():
        assert section.startswith(f"### {int(number)}. {{ref}}`leccion-")
        assert re.findall(r"^\*\*(.+?)\*\*", section, re.M) == parts, number
