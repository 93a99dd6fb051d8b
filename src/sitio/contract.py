"""El contrato de una lección: qué partes lleva, en qué orden y qué tamaño.

Cada regla recibe la lección y da lo que no cumple, con su renglón. Las mismas
reglas revisan las lecciones del curso y el esqueleto de ``make lesson``.
"""

import re
from itertools import groupby
from typing import NamedTuple

from sitio.lesson import CLOSING, EXERCISES, MINUTES, QUESTIONS, SUMMARY

WORDS = (1000, 1800)
CODE_LINES = (40, 120)
CELL_LINES = 12
WIDTH = 79
# Un texto alternativo más corto no dice qué se ve.
SHORTEST_ALT = 40
SHORTEST_ANSWER = 5


class Problem(NamedTuple):
    """Lo que una lección no cumple, y en qué renglón."""

    line: int
    text: str


def problems(lesson):
    """Devuelve todo lo que una lección no cumple, por renglón."""
    rules = (opening, order, size, cells, figures, questions, exercises)
    rules += (summary, citations)
    return sorted(found for rule in rules for found in rule(lesson))


def opening(lesson):
    """Un título, una pregunta y la ficha."""
    first, *rest = lesson.blocks
    if first.kind != "heading" or first.level != 1:
        yield Problem(first.line, "falta el título («# ...») al principio")
    cards = [b for b in rest if b.options.get("class") == "ficha"]
    if not cards:
        yield Problem(first.line, "falta la ficha («:class: ficha»)")
        return
    card = cards[0]
    before = [b for b in rest if b.line < card.line]
    if not any("?" in b.text for b in before):
        yield Problem(first.line, "no abre con una pregunta")
    inside = card.children
    text = "\n".join(b.text for b in inside)
    for part in ("**Objetivos.**", "**Antes de empezar.**"):
        if part not in text:
            yield Problem(card.line, f"a la ficha le falta {part}")
    if not MINUTES.search(text):
        yield Problem(card.line, "la ficha no dice «**Tiempo.** N minutos»")
    goals = lesson.objectives()
    if not 3 <= len(goals) <= 5:
        yield Problem(card.line, f"tiene {len(goals)} objetivos, no de 3 a 5")


def order(lesson):
    """Al menos dos secciones de ideas y, al final, las tres de cierre."""
    titles = list(lesson.sections)
    if titles[-3:] != CLOSING:
        yield Problem(
            lesson.blocks[-1].line,
            f"no termina con las secciones {', '.join(CLOSING)}: termina con "
            f"{', '.join(titles[-3:])}",
        )
    if len(set(titles) - set(CLOSING)) < 2:
        yield Problem(1, "tiene menos de dos secciones antes del cierre")


def size(lesson):
    """Palabras y renglones de código: una sentada."""
    words = sum(len(b.text.split()) for b in lesson.prose())
    lines = sum(len(code_lines(cell)) for cell in lesson.cells)
    for count, (low, high), name in (
        (words, WORDS, "palabras"),
        (lines, CODE_LINES, "renglones de código"),
    ):
        if not low <= count <= high:
            yield Problem(1, f"tiene {count} {name}: van de {low} a {high}")


def code_lines(cell):
    """Los renglones de una celda que dicen algo."""
    return [line for line in cell.body.splitlines() if line.strip()]


def cells(lesson):
    """Celdas y renglones que caben en un teléfono."""
    for cell in lesson.cells:
        count = len(code_lines(cell))
        if count > CELL_LINES:
            yield Problem(
                cell.line,
                f"la celda tiene {count} renglones: caben {CELL_LINES}",
            )
        lines = cell.body.splitlines()
        for number, line in enumerate(lines, start=cell.body_line):
            if len(line) > WIDTH:
                yield Problem(
                    number,
                    f"el renglón mide {len(line)}: caben {WIDTH}",
                )


def figures(lesson):
    """Cada figura, con nombre, pie y lo que se ve en ella."""
    for cell in lesson.cells:
        notebook = cell.options.get("mystnb", {})
        figure = notebook.get("figure")
        if figure is None:
            if "plt.show()" in cell.body:
                yield Problem(cell.line, "la figura no tiene mystnb.figure")
            continue
        if not str(figure.get("name", "")).startswith("fig-"):
            yield Problem(cell.line, "la figura no se llama «fig-...»")
        if not str(figure.get("caption", "")).strip():
            yield Problem(cell.line, "la figura no tiene pie (caption)")
        # Un laboratorio trae su propio texto alternativo.
        if "laboratorio" in cell.options.get("tags", []):
            continue
        alt = str(notebook.get("image", {}).get("alt", "")).strip()
        if len(alt) < SHORTEST_ALT or not alt.endswith("."):
            yield Problem(
                cell.line,
                "el texto alternativo no dice, en una oración, qué se ve: "
                f"«{alt}»",
            )


def questions(lesson):
    """De 2 a 4 preguntas; cada opción responde con su razón."""
    asked = []
    for block in lesson.section(QUESTIONS):
        if block.kind == "text" and re.match(r"\*\*\d\. ", block.text):
            asked.append((block, []))
        elif block.kind == "dropdown" and asked:
            asked[-1][1].append(block)
    if not 2 <= len(asked) <= 4:
        line = lesson.blocks[lesson.sections.get(QUESTIONS, 0)].line
        yield Problem(line, f"tiene {len(asked)} preguntas, no de 2 a 4")
    for question, options in asked:
        answers = [option.body.strip()[:1] for option in options]
        if answers.count("✓") < 1 or answers.count("✗") < 1:
            yield Problem(
                question.line,
                "la pregunta necesita una opción ✓ y una ✗ al menos",
            )
        for option in options:
            mark, *reason = option.body.split()
            if mark not in "✓✗" or len(reason) < SHORTEST_ANSWER:
                yield Problem(
                    option.line,
                    "la opción no responde «✓ Sí. ...» o «✗ No. ...» con su "
                    "razón",
                )


def exercises(lesson):
    """De 2 a 4 ejercicios con su celda, su pista y su comprobación."""
    given = []
    for block in lesson.section(EXERCISES):
        if block.kind == "exercise":
            given.append((block, []))
        elif given:
            given[-1][1].append(block)
    if not 2 <= len(given) <= 4:
        line = lesson.blocks[lesson.sections.get(EXERCISES, 0)].line
        yield Problem(line, f"tiene {len(given)} ejercicios, no de 2 a 4")
    for exercise, parts in given:
        label = exercise.options.get("label", "")
        if not label.startswith("ej-"):
            yield Problem(exercise.line, "el ejercicio no es «:label: ej-...»")
        solution = f"<{label.replace('ej-', 'sol-', 1)}>"
        kinds = [kind_of(part) for part in parts]
        # Unas pistas pueden venir una tras otra, cada vez menos veladas.
        kinds = [kind for kind, _ in groupby(filter(None, kinds))]
        if kinds != ["celda", "pista", "comprobación"]:
            yield Problem(
                exercise.line,
                "el ejercicio lleva celda, pista y comprobación, en ese "
                f"orden; lleva {', '.join(kinds) or 'nada'}",
            )
        if not any(solution in part.text for part in parts):
            yield Problem(exercise.line, f"no enlaza su solución {solution}")


def kind_of(part):
    """Qué papel tiene un bloque en un ejercicio; None si ninguno."""
    if part.kind == "code-cell":
        return "comprobación" if "checks." in part.body else "celda"
    return "pista" if part.text.startswith("Pista") else None


def summary(lesson):
    """Los objetivos respondidos, las diapositivas y qué más leer."""
    closing = lesson.section(SUMMARY)
    line = lesson.blocks[lesson.sections.get(SUMMARY, 0)].line
    answers = [b for b in closing if b.kind == "item"]
    goals = lesson.objectives()
    if len(answers) != len(goals):
        yield Problem(
            line,
            f"responde {len(answers)} de sus {len(goals)} objetivos",
        )
    starts = {b.text.split("**")[1]: b for b in closing if "**" in b.text}
    for part in ("Diapositivas.", "Para saber más."):
        if part not in starts:
            yield Problem(line, f"le falta «**{part}**»")
    more = starts.get("Para saber más.")
    if more and "{cite}" not in more.text:
        yield Problem(more.line, "«Para saber más» no cita nada")
    named = starts.get("Diapositivas.")
    if named and lesson.slides is not None:
        for title in re.findall(r"«(.*?)»", named.text, re.DOTALL):
            if " ".join(title.split()).casefold() not in lesson.slides:
                yield Problem(named.line, f"no hay diapositiva «{title}»")


def citations(lesson):
    """Toda cita está en la bibliografía."""
    for number, line in enumerate(lesson.text.splitlines(), start=1):
        for keys in re.findall(r"\{cite(?::\w)?\}`([^`]+)`", line):
            for key in keys.split(","):
                if lesson.citations is not None and (
                    key.strip() not in lesson.citations
                ):
                    yield Problem(number, f"cita desconocida: {key.strip()}")
