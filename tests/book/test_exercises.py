"""Cada ejercicio tiene su solución y su comprobación; cada comprobación, sus
tres pruebas: la solución, el ejercicio sin tocar y tres equivocaciones."""

import json
import os
import re
import subprocess
import sys
from typing import NamedTuple

import pytest

from sitio.book import ROOT, lesson_number, page_names
from sitio.lesson import EXERCISES, Lesson
from sitio.markdown import blocks

UNIT = ROOT / "tests" / "unit"
CHECK = re.compile(r"\bchecks\.(\w+)\(")


class Exercise(NamedTuple):
    """Un ejercicio: dónde está, cómo se llama y quién lo revisa."""

    page: str
    label: str
    check: str


def exercises():
    """Los ejercicios de todas las lecciones."""
    for name in filter(lesson_number, page_names()):
        label = None
        lesson = Lesson((ROOT / f"{name}.md").read_text("utf8"))
        for block in lesson.section(EXERCISES):
            if block.kind == "exercise":
                label = block.options["label"]
            elif block.kind == "code-cell" and CHECK.search(block.body):
                yield Exercise(name, label, CHECK.search(block.body)[1])


ALL = list(exercises())


@pytest.fixture(scope="module")
def solutions():
    """Lo que dice la página de soluciones debajo de cada etiqueta."""
    found = {}
    for name in page_names():
        if "/soluciones" in name:
            text = (ROOT / f"{name}.md").read_text("utf8")
            parts = re.split(r"^\((sol-[\w-]+)\)=$", text, flags=re.M)
            found |= dict(zip(parts[1::2], parts[2::2], strict=True))
    return found


def test_there_are_exercises():
    assert len(ALL) > 50
    assert len({e.label for e in ALL}) == len(ALL)


@pytest.mark.parametrize("exercise", ALL, ids=lambda e: e.label)
def test_exercise_has_its_solution(exercise, solutions):
    """La solución enlaza de regreso, viene de su fuente y pasa."""
    label = exercise.label.replace("ej-", "sol-", 1)
    assert label in solutions, f"{exercise.page}: falta ({label})="
    text = solutions[label]
    assert f"<{exercise.label}>" in text, f"{label} no enlaza su ejercicio"
    cells = [b.body for b in blocks(text) if b.kind == "code-cell"]
    assert any(f"checks.{exercise.check}(" in cell for cell in cells), (
        f"{label} no muestra que checks.{exercise.check} la acepta"
    )
    assert "**Si la tuya no pasó.**" in text, (
        f"{label} no dice qué respuestas equivocadas son comunes"
    )


@pytest.fixture(scope="module")
def tally(tmp_path_factory):
    """Qué veredictos dio cada comprobación al correr sus pruebas."""
    path = tmp_path_factory.mktemp("cuenta") / "cuenta.json"
    files = sorted(map(str, UNIT.glob("test_checks_*.py")))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "check_tally", *files],
        env=os.environ | {"CHECK_TALLY": str(path), "PYTHONPATH": str(UNIT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-2000:]
    return json.loads(path.read_text("utf8"))


@pytest.mark.parametrize("check", sorted({e.check for e in ALL}))
def test_check_has_its_three_tests(check, tally):
    verdicts = tally.get(check, {"right": 0, "pending": 0, "wrong": 0})
    assert verdicts["right"], f"ninguna prueba ve que {check} acepte algo"
    assert verdicts["pending"], f"ninguna prueba deja {check} sin tocar"
    assert verdicts["wrong"] >= 3, (
        f"las pruebas de {check} solo ven {verdicts['wrong']} pistas"
    )
