"""Las láminas: qué va en cada una y qué queda para decirse."""

import re

import pytest
from bs4 import BeautifulSoup

from sitio.finish.markup import corrected
from sitio.slides.cut import cut
from sitio.slides.text import note, sentences, spoken
from sitio.slides.units import ROOM, height

PAGE = """
<article class="bd-article"><section id="todo">
<h1>Todo<a class="headerlink" href="#todo">#</a></h1>
<p>¿Cabe en una línea?</p>
<p>Más despacio.</p>
<div class="ficha admonition"><p>Objetivos.</p></div>
<div class="cell"><div class="cell_input"><pre>import x</pre></div></div>
{sections}
</section></article>
"""
CODE = '<div class="cell_input"><pre>y = f(x)</pre></div>'
TEXT = '<div class="cell_output"><pre>0.5</pre></div>'
DRAWN = '<div class="cell_output"><figure><img src="a.png"/></figure></div>'


def section(body, name="una"):
    """Una sección de la página con su título."""
    return f'<section id="{name}"><h2>Título</h2>{body}</section>'


def stacks(*bodies):
    """Las columnas de una página con esas secciones, sin la portada."""
    return cut(PAGE.format(sections="".join(map(section, bodies))))[1:]


def paragraph(text):
    """Un párrafo como los de la página."""
    return BeautifulSoup(f"<p>{text}</p>", "html.parser").p


def shown(slide):
    """El texto que una lámina muestra, sin espacios de más."""
    text = " ".join(block.get_text(" ") for block in slide.blocks)
    return re.sub(r"\s+", " ", text).strip()


def test_cover_asks_and_leaves_the_imports_out():
    cover, card = cut(PAGE.format(sections=""))[0]
    assert (cover.title, cover.level) == ("Todo", "h1")
    assert shown(cover) == "¿Cabe en una línea?"
    assert [p.get_text() for p in cover.notes] == ["Más despacio."]
    assert shown(card) == "Objetivos."


def test_each_section_is_a_column_in_order():
    one, two = stacks("<p>Una cosa.</p>", "<p>Otra cosa.</p>")
    assert [shown(slide) for slide in one + two] == [
        "Una cosa.",
        "Otra cosa.",
    ]


def test_subsections_follow_in_the_same_column():
    inner = "<section id='b'><h3>Parte</h3><ul><li>Lista</li></ul></section>"
    ((first, second),) = stacks(f"<p>Una cosa.</p>{inner}")
    assert (first.title, second.title) == ("Título", "Parte")
    assert second.anchor == "b"


def test_prose_is_told_and_not_shown():
    body = f"<p>Abre. Se cuenta.</p><div class='cell'>{CODE}{TEXT}</div>"
    ((slide,),) = stacks(body + "<p>La neurona riega.</p>")
    assert shown(slide) == "Abre. y = f(x) 0.5"
    told = [p.get_text() for p in slide.notes]
    assert told == ["Abre. Se cuenta.", "La neurona riega."]


def test_output_waits_for_a_key():
    ((slide,),) = stacks(f"<div class='cell'>{CODE}{TEXT}</div>")
    assert "fragment" in slide.blocks[0].select_one(".cell_output")["class"]


def test_what_is_asked_about_an_output_waits_too():
    told = "<p>Salió. ¿Por qué?</p><p>Y ya.</p>"
    ((slide,),) = stacks(f"<div class='cell'>{CODE}{TEXT}</div>{told}")
    assert shown(slide) == "y = f(x) 0.5 ¿Por qué?"
    assert "fragment" in slide.blocks[-1]["class"]


def test_what_is_asked_after_an_output_opens_what_follows():
    cell = f"<div class='cell'>{CODE}{TEXT}</div>"
    ((one, two),) = stacks(
        f"{cell}<p>¿Y si sube?</p><div class='cell'>{CODE}{DRAWN}</div>"
    )
    assert one.notes == []
    assert [p.get_text() for p in two.notes] == ["¿Y si sube?"]


def test_figure_has_its_own_slide_with_its_code_folded():
    formula = '<div class="math">y = 1</div>'
    ((one, two, three),) = stacks(
        f"{formula}<div class='cell'>{CODE}{DRAWN}</div>{formula}"
    )
    folded = two.blocks[0].select_one("details.codigo")
    assert "y = f(x)" in folded.get_text()
    assert len(one.blocks) == len(two.blocks) == len(three.blocks) == 1


def test_what_does_not_fit_goes_to_the_next_slide():
    items = "<li>renglón</li>" * 8
    ((one, two),) = stacks(f"<ul>{items}</ul><ul>{items}</ul>")
    assert max(one.height, two.height) <= ROOM
    assert height(one.blocks[0]) * 2 > ROOM


def test_very_long_output_leaves_its_code():
    long = f'<div class="cell_output"><pre>{"0.5" + chr(10) * 40}.</pre></div>'
    ((one, two),) = stacks(f"<div class='cell'>{CODE}{long}</div>")
    assert "y = f(x)" in shown(one) and "0.5" in shown(two)
    assert "fragment" not in str(two.blocks[0])


def test_each_question_comes_with_its_options():
    question = "<p><strong>1. ¿Qué?</strong></p><details>a</details>"
    ((one, two),) = stacks(question * 2)
    assert [block.name for block in one.blocks] == ["p", "details"]
    assert [block.name for block in two.blocks] == ["p", "details"]


def test_exercise_comes_whole_without_the_feedback():
    exercise = (
        '<div class="exercise admonition"><section id="exercise-content">'
        "<p>Escribe.</p></section></div>"
        f"<div class='cell'>{CODE}</div><details>Pista</details>"
        f"<div class='cell'>{CODE}{TEXT}</div><p>Solución: allá.</p>"
    )
    # Las láminas salen de la página ya corregida.
    ((one, two),) = stacks(corrected(exercise * 2))
    assert shown(one) == "Escribe. y = f(x) Pista y = f(x)"
    assert shown(two) == shown(one)
    # reveal.js la tomaría por otra lámina.
    assert not one.blocks[0].select("section")


@pytest.mark.parametrize(
    "left_out",
    [
        '<ul class="sin-lamina"><li>no</li></ul>',
        '<section class="sin-lamina"><h3>No</h3><p>No.</p></section>',
        f"<div class='cell tag_sin-lamina'>{CODE}</div>",
        "<div class='cell'><div class='cell_input'><pre>assert x</pre></div>"
        "</div>",
    ],
)
def test_what_is_left_out(left_out):
    ((slide,),) = stacks(f"<p>Una cosa.</p>{left_out}")
    assert shown(slide) == "Una cosa."


def test_marked_prose_is_shown_whole():
    ((slide,),) = stacks('<div class="lamina"><p>Dos. Frases.</p></div>')
    assert shown(slide) == "Dos. Frases."


def test_links_to_other_pages_become_text():
    link = (
        '<li><a href="../b.html#x">allá</a> <a href="https://x.mx">x</a></li>'
    )
    ((slide,),) = stacks(f"<ul>{link}</ul>")
    assert [a["href"] for a in slide.blocks[0].select("a")] == ["https://x.mx"]
    assert shown(slide) == "allá x"


def test_sentences_keep_formulas_and_code_whole():
    text = "Vale <code>a. B</code> aquí. ¿Y <em>b</em>? Sí."
    parts = ["".join(map(str, s)) for s in sentences(paragraph(text))]
    assert parts == [
        "Vale <code>a. B</code> aquí.",
        "¿Y <em>b</em>?",
        "Sí.",
    ]


@pytest.mark.parametrize(
    ("text", "options", "result"),
    [
        ("Uno. ¿Dos? Tres.", {}, "¿Dos?"),
        ("Uno. Dos.", {"opens": True}, "Uno."),
        ("Uno. Así:", {"announces": True}, "Así:"),
        ("Uno. Así:", {}, None),
        ('Uno. Es el <span class="std-term">peso</span>.', {}, "Es el peso."),
        ("<strong>Diapositivas.</strong> «Una».", {"opens": True}, None),
    ],
)
def test_what_of_a_paragraph_is_shown(text, options, result):
    said = spoken(paragraph(text), **options)
    assert (said and said.get_text().strip()) == result


def test_notes_keep_mathml_and_no_name():
    formula = (
        '<span class="katex" id="a"><span class="katex-mathml"><math>x</math>'
        '</span><span class="katex-html">x</span></span>'
    )
    assert str(note(paragraph(f"Sea {formula}."))) == (
        "<p>Sea <math>x</math>.</p>"
    )
