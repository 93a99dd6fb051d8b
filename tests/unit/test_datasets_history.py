"""Las tablas de la historia: años en orden y fuentes que existen."""

import re
from pathlib import Path

from neurona.datasets import history
from neurona.plots.timeline import timeline

ROOT = Path(__file__).parents[2]
BIBLIOGRAPHY = ROOT / "lessons/apendices/referencias.bib"
LESSON = ROOT / "lessons/1-origenes/02-historia.md"


def sources():
    tables = [history.load_history(), history.NETWORKS, history.IMAGENET]
    return {row.source for table in tables for row in table}


def entries():
    """El año de cada entrada de la bibliografía, por su clave."""
    text = BIBLIOGRAPHY.read_text(encoding="utf-8")
    return {
        entry[0]: int(entry[1])
        for entry in re.findall(
            r"^@\w+\{(\w+),.*?year\s*=\s*\{(\d{4})\}", text, re.M | re.S
        )
    }


def test_every_source_is_in_the_bibliography():
    assert sources() - set(entries()) == set()


def test_every_source_is_cited_by_the_lesson():
    text = LESSON.read_text(encoding="utf-8")
    cited = re.findall(r"\{cite\}`([^`]+)`", text)
    assert sources() - set(",".join(cited).split(",")) == set()


def test_events_are_in_order_and_periods_do_not_end_before():
    events = history.load_history()
    years = [event.year for event in events]
    assert years == sorted(years)
    assert all(e.end > e.year for e in events if e.end is not None)


def test_events_have_the_year_of_their_source():
    # Los periodos se cuentan después; el artículo de ResNet se presentó al
    # concurso de 2015 y apareció en las memorias de 2016.
    years = entries()
    late = {
        event.source
        for event in history.load_history()
        if event.end is None and years[event.source] != event.year
    }
    assert late == {"he2016"}


def test_slide_events():
    # Los de la diapositiva «Historia de las redes neuronales», con la fecha
    # corregida de backpropagation y la de SVM, que ahí no tiene.
    marks = [e.year for e in history.load_history() if e.slide]
    assert marks == [1943, 1958, 1969, 1969, 1986, 1995, 2006]


def test_events_fit_in_the_timeline():
    events = history.load_history()
    assert max(len(event.text) for event in events) <= 46
    assert {len(event.mark) for event in events} == {2, 3}
    timeline([event.mark for event in events])


def test_tables_are_in_order_and_in_their_units():
    for table in [history.NETWORKS, history.IMAGENET]:
        years = [row.year for row in table]
        assert years == sorted(set(years))
    assert all(0 < row.error < 100 for row in history.IMAGENET)
    assert all(isinstance(n.parameters, int) for n in history.NETWORKS)
