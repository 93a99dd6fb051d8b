"""El contrato de las lecciones: cada regla nota a quien no la cumple."""

import pytest

from sitio.contract import problems
from sitio.lesson import Lesson
from sitio.skeleton import skeleton

# Con las palabras y el código que a un esqueleto le faltan.
FILLER = "una frase que nadie lee dos veces " * 120
CODE = "\n".join(
    "```{code-cell} ipython3\n" + "x = 1\n" * 10 + "```\n" for _ in range(3)
)
WHOLE = skeleton("prueba", "La prueba").replace(
    "Y el código que la calcula.", f"{FILLER}\n\n{CODE}\nY el código."
)
KNOWN = {
    "citations": {"mcculloch1943"},
    "slides": {"neurona artificial"},
}


def test_the_filled_skeleton_keeps_the_contract():
    assert problems(Lesson(WHOLE, **KNOWN)) == []


# Cada equivocación: qué texto se cambia, por cuál, qué se dice y qué hay en
# el renglón que se señala.
BROKEN = {
    "sin pregunta": (
        "¿Qué pregunta vale la pena responder aquí?",
        "Aquí se responde algo.",
        "no abre con una pregunta",
        "# La prueba",
    ),
    "sin ficha": (":class: ficha", ":class: nota", "falta la ficha", "#"),
    "sin tiempo": ("40 minutos", "un rato", "N minutos", "Esta lección"),
    "sin enlaces": (
        "**Antes de empezar.** Enlaza",
        "Enlaza",
        "le falta **Antes de empezar.**",
        "Esta lección",
    ),
    "dos objetivos": (
        "- explicar por qué pasa;\n",
        "",
        "2 objetivos",
        "Esta lección",
    ),
    "secciones en otro orden": (
        "## Para llevar",
        "## Al final",
        "no termina con las secciones",
        "Para saber más",
    ),
    "una sola sección": (
        "## Otra idea, con su figura",
        "### Otra idea, con su figura",
        "menos de dos secciones",
        "---",
    ),
    "muchas palabras": (FILLER, FILLER * 3, "palabras: van de", "---"),
    "pocas palabras": (FILLER, "", "palabras: van de", "---"),
    "poco código": (CODE, "", "renglones de código: van de", "---"),
    "celda larga": (
        "w, b = -2.0, 1.0\n",
        "w, b = -2.0, 1.0\n" * 11,
        "13 renglones: caben 12",
        "```{code-cell}",
    ),
    "renglón largo": (
        'print("y =", step(w * x + b))',
        'print("y =", step(w * x + b))' + "  # y sigue" * 6,
        "caben 79",
        'print("y ="',
    ),
    "figura sin nombre": (
        "name: fig-prueba-neurona",
        "name: neurona",
        "no se llama «fig-...»",
        "```{code-cell}",
    ),
    "figura sin pie": (
        "El pie dice qué se mira y qué conviene notar.",
        "",
        "no tiene pie",
        "```{code-cell}",
    ),
    "figura sin texto alternativo": (
        "Aquí va una oración que dice qué se ve en la figura La prueba a "
        "quien no\n      puede verla.",
        "figura.png",
        "qué se ve: «figura.png»",
        "```{code-cell}",
    ),
    "figura suelta": (
        "  figure:\n    name: fig-prueba-neurona\n    caption: |\n"
        "      El pie dice qué se mira y qué conviene notar.\n",
        "",
        "no tiene mystnb.figure",
        "```{code-cell}",
    ),
    "una pregunta": (
        "**2. ¿Otra, sobre la otra idea?**",
        "¿Otra, sobre la otra idea?",
        "1 preguntas, no de 2 a 4",
        "## ¿Lo tienes claro?",
    ),
    "pregunta sin respuesta correcta": (
        "✓ Sí. Di por qué, en una oración o dos.",
        "✗ No. Tampoco esta es la que se busca.",
        "una opción ✓ y una ✗",
        "**1. ",
    ),
    "opción sin razón": (
        "✗ No. Quien elige mal aprende tanto como quien elige bien.",
        "✗ No.",
        "con su razón",
        "b) Otra equivocación",
    ),
    "ejercicio sin pista": (
        ":::{dropdown} Pista\n¿Qué punto debe quedar solo?\n:::\n",
        "",
        "lleva celda, comprobación",
        "Una compuerta",
    ),
    "ejercicio sin comprobación": (
        "checks.neuron_output(mi_neurona)",
        "mi_neurona(1, 2, 3, step)",
        "lleva celda, pista, celda",
        "Tu neurona",
    ),
    "ejercicio sin solución": (
        "<sol-prueba-dos>",
        "<sol-prueba-uno>",
        "no enlaza su solución <sol-prueba-dos>",
        "Una compuerta",
    ),
    "ejercicio sin etiqueta": (
        ":label: ej-prueba-uno",
        ":label: prueba-uno",
        "no es «:label: ej-...»",
        "Tu neurona",
    ),
    "un objetivo sin responder": (
        "- El tercero.\n",
        "",
        "responde 2 de sus 3 objetivos",
        "## Para llevar",
    ),
    "sin diapositivas": (
        "**Diapositivas.**",
        "Diapositivas:",
        "le falta «**Diapositivas.**»",
        "## Para llevar",
    ),
    "diapositiva que no existe": (
        "«Neurona artificial»",
        "«Neurona inventada»",
        "no hay diapositiva «Neurona inventada»",
        "**Diapositivas.**",
    ),
    "nada que leer": (
        " {cite}`mcculloch1943`",
        "",
        "no cita nada",
        "**Para saber más.**",
    ),
    "cita desconocida": (
        "{cite}`mcculloch1943`",
        "{cite}`mcculloch1943,nadie1900`",
        "cita desconocida: nadie1900",
        "{cite}",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_broken_rule_is_named_where_it_is_broken(name):
    old, new, message, place = BROKEN[name]
    text = WHOLE.replace(old, new)
    assert text != WHOLE
    found = problems(Lesson(text, **KNOWN))
    assert [p for p in found if message in p.text], found
    line = next(p.line for p in found if message in p.text)
    assert place in text.splitlines()[line - 1]


def test_lines_inside_a_directive_are_those_of_the_file():
    text = WHOLE.replace(
        ":::{dropdown} Pista\nLo que",
        ":::{dropdown} Pista\n{cite}`nadie1900` Lo que",
    )
    (problem,) = problems(Lesson(text, **KNOWN))
    assert "nadie1900" in text.splitlines()[problem.line - 1]
