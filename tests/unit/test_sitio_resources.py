"""Lo que pide cada lección: completo, y las cuentas de un grupo a mano."""

import pytest
import yaml

from sitio.book import ROOT, BookError, lesson_number, page_names
from sitio.classroom.plans import Stop
from sitio.classroom.resources import (
    DATA,
    FIELDS,
    memory_limit,
    read_resources,
    sizing,
    write_resources,
)
from sitio.classroom.tables import lessons_table, limits_text, sizing_table

SPACE = "\N{NO-BREAK SPACE}"


def row(memory, cpu, download=0):
    values = (memory, 1, cpu / 2, cpu, download)
    return dict(zip(FIELDS, values, strict=True))


@pytest.fixture
def found():
    """Dos lecciones: una ligera y otra que pide mucho."""
    return {
        "servidor": 100,
        "entorno": 3072,
        "repositorio": 4,
        "lecciones": {1: row(200, 3.2), 2: row(1500, 40.1, 11)},
    }


@pytest.fixture
def times():
    return {1: Stop(1, "leccion-uno", 40), 2: Stop(2, "leccion-dos", 50)}


def test_every_lesson_has_its_row():
    """Si falta, «make resources LESSON=NN» la mide."""
    numbers = set(filter(None, map(lesson_number, page_names())))
    assert set(read_resources(ROOT)["lecciones"]) == numbers


def test_the_file_is_what_the_command_writes(tmp_path):
    (tmp_path / DATA).parent.mkdir(parents=True)
    write_resources(tmp_path, read_resources(ROOT))
    assert (tmp_path / DATA).read_text() == (ROOT / DATA).read_text()


def test_what_was_written_is_read(tmp_path, found):
    (tmp_path / DATA).parent.mkdir(parents=True)
    write_resources(tmp_path, found)
    assert read_resources(tmp_path) == found


@pytest.mark.parametrize("lost", ["servidor", "memoria", "lecciones"])
def test_a_missing_figure_is_named(tmp_path, found, lost):
    (found if lost in found else found["lecciones"][2]).pop(lost)
    (tmp_path / DATA).parent.mkdir(parents=True)
    (tmp_path / DATA).write_text(yaml.safe_dump(found))
    with pytest.raises(BookError, match=f"«{lost}».*make resources"):
        read_resources(tmp_path)


def test_no_file_says_how_to_make_it(tmp_path):
    with pytest.raises(BookError, match="make resources"):
        read_resources(tmp_path)


def test_the_limit_is_the_worst_with_a_margin_rounded_up(found):
    # (100 + 1500) × 1.3 = 2080 MB, y el medio GB que sigue son 2560.
    assert memory_limit(found) == 2560
    found["lecciones"][2]["memoria"] = 1475  # 2047.5 MB
    assert memory_limit(found) == 2048


@pytest.mark.parametrize(
    ("people", "share", "expected"),
    [
        # 30 × 2.5 GB + 1; 30 × 40.1 s / 600 s = 2.005; 30 GB + 2 × 3 GB.
        (30, 100, (30, 30, 2560, 76, 3, 36)),
        # 180 × 2.5 + 1; 180 × 40.1 / 600 = 12.03; 300 + 6.
        (300, 60, (300, 180, 2560, 451, 13, 306)),
        # Media persona ya ocupa un lugar.
        (5, 50, (5, 3, 2560, 9, 2, 11)),
    ],
)
def test_what_a_group_needs(found, people, share, expected):
    assert sizing(found, people, share) == expected


def test_the_table_of_lessons_links_and_says_the_worst(found, times):
    table = lessons_table(found, times)
    assert f"* - 1 · {{ref}}`leccion-uno`\n  - 200{SPACE}MB\n" in table
    assert f"  - 1500{SPACE}MB\n  - 41{SPACE}s\n" in table
    assert f"Bajan datos la 2, 11{SPACE}MB." in table
    assert f"más memoria pide es la 2, con 1500{SPACE}MB" in table


@pytest.mark.parametrize("number", [2, 3])
def test_a_lesson_without_row_or_a_row_without_lesson(found, times, number):
    times.pop(number, None)
    times.setdefault(3, Stop(3, "leccion-tres", 1)) if number == 3 else None
    with pytest.raises(
        BookError, match=f"lección {number}; .*LESSON={number}"
    ):
        lessons_table(found, times)


def test_the_rules_show_their_figures(found):
    text = sizing_table(found, [(30, 100)])
    assert (
        f"(100 + 1500) × 1.3, a medio GB hacia arriba: **2.5{SPACE}GB**"
        in (text)
    )
    cells = f"2.5{SPACE}GB cada una\n  - 76{SPACE}GB\n  - 3\n  - 36{SPACE}GB\n"
    assert f"* - 30 personas, 30 a la vez: {cells}" in text


def test_a_group_may_stop_at_a_lesson(found):
    # (100 + 200) × 1.3 = 390 MB: medio GB; 15 × 0.5 + 1 = 8.5.
    text = sizing_table(found, [(30, 50, 1)])
    assert (
        "* - 30 personas, 15 a la vez, hasta la lección 1: "
        f"0.5{SPACE}GB cada una\n  - 9{SPACE}GB\n"
    ) in text


def test_the_limits_are_those_of_the_table(found):
    block = limits_text(found, "kubernetes")
    values = yaml.safe_load(block.strip("`").removeprefix("yaml"))
    user = values["singleuser"]
    assert user["memory"] == {"limit": "2.5G", "guarantee": "2.5G"}
    # 40.1 s en 10 minutos: 0.0668 de núcleo.
    assert user["cpu"]["guarantee"] == 0.07
    assert values["cull"]["timeout"] == 3600
    assert "set limits.memory 2.5G\n" in limits_text(found, "tljh")


def test_unknown_limits_say_which_there_are(found):
    with pytest.raises(BookError, match="«docker»: son «kubernetes» o"):
        limits_text(found, "docker")
