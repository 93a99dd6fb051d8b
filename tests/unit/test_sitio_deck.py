"""El mapa de las diapositivas: completo, en orden y con enlaces vivos."""

import re
import textwrap

import pytest
from sphinx.application import Sphinx

from sitio.book import ROOT, BookError
from sitio.classroom.deck import DATA, LABEL, Slide, list_table, read_deck

PAGE = ROOT / "lessons" / "apendices" / "diapositivas.md"
# La presentación es de su autora y no viaja con el curso.
DECK = ROOT.parent / "shared" / "slides" / "diapositivas.md"


@pytest.fixture(scope="module")
def deck():
    return read_deck(ROOT / DATA)


@pytest.fixture(scope="module")
def slides(deck):
    return [slide for part in deck.values() for slide in part]


def headings(text):
    """Los encabezados que están fuera de los bloques de código."""
    found, in_code = [], False
    for line in text.splitlines():
        if line.startswith("```"):
            in_code = not in_code
        elif not in_code and re.match(r"#+ ", line):
            found.append(line.rstrip())
    return found


def test_every_heading_of_the_deck_is_in_the_map_in_order(slides):
    # La presentación es ajena y no se copia aquí: donde está (junto al
    # repositorio), se compara; las demás pruebas de este archivo revisan el
    # mapa en todas partes.
    if not DECK.exists():
        pytest.skip("la presentación no está junto al repositorio")
    ours = [heading for slide in slides for heading in slide.headings]
    assert ours == headings(DECK.read_text("utf8"))


def test_comments_inside_code_are_not_headings():
    text = "# Una\n```\n# compilar el modelo\n```\n## Dos \n#no\n"
    assert headings(text) == ["# Una", "## Dos"]


def test_a_title_always_opens_a_slide(slides):
    """Ningún «#» se esconde a media lámina."""
    for slide in slides:
        assert re.match("##? ", slide.headings[0]), slide
        assert not any(h.startswith("# ") for h in slide.headings[1:]), slide


def test_slides_are_numbered_and_none_repeats_its_name(slides):
    assert [s.number for s in slides] == list(range(1, len(slides) + 1))
    names = [s.name for s in slides]
    assert len(set(names)) == len(names)


def test_every_link_leads_to_a_label_that_exists(slides):
    labels = {
        label
        for path in (ROOT / "lessons").rglob("*.md")
        for label in LABEL.findall(path.read_text("utf8"))
    }
    for slide in slides:
        assert set(slide.sections) <= labels, slide


def test_every_lesson_of_the_deck_is_linked(slides):
    """Cada lección que nombra diapositivas tiene al menos una en el mapa."""
    linked = {label for slide in slides for label in slide.sections}
    for path in sorted((ROOT / "lessons").glob("[1-6]-*/*.md")):
        text = path.read_text("utf8")
        assert "**Diapositivas.**" in text
        assert linked & set(LABEL.findall(text)), path.name


def test_the_page_shows_every_part_once_and_in_order(deck):
    text = PAGE.read_text("utf8")
    assert re.findall(r"\{deck-map\} (.+)", text) == list(deck)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("- nombre: Una", "lámina 1 .Una.: en «encabezados» se espera una"),
        (
            "- {nombre: Una, encabezados: ['# A'], secciones: []}",
            "en «secciones» se espera una lista",
        ),
        (
            "- {nombre: Una, encabezados: '# A', secciones: [a]}",
            "en «encabezados» se espera una lista",
        ),
        (
            "- {nombre: Una, encabezados: ['# A'], seccion: [a]}",
            "no se conoce «seccion»",
        ),
        ("- {nombre: [}", "no es YAML"),
    ],
)
def test_a_broken_row_says_which_and_why(tmp_path, rows, message):
    path = tmp_path / "mapa.yml"
    path.write_text(f"Parte:\n  {rows}\n", "utf8")
    with pytest.raises(BookError, match=message):
        read_deck(path)


def test_sections_are_grouped_by_page():
    labels = ("a", "b", "c", "d", "e")
    slide = Slide(7, "Siete", ("# A",), labels, "Porque sí.")
    files = ["04-uno", "04-uno", "05-dos", "mapa", "inicio"]
    table = list_table([slide], dict(zip(labels, files, strict=True)), "mapa")
    assert "* - **7.** Siete\n" in table
    assert "  - Lección 4 · {ref}`a` · {ref}`b`\n" in table
    assert "\n    Lección 5 · {ref}`c`\n" in table
    assert "\n    El listado, hoy · {ref}`d`\n" in table
    assert "\n    {ref}`e`\n" in table
    assert table.endswith("\n    Porque sí.\n```")


CONFIG = """
extensions = ["myst_parser", "sitio.classroom.deck"]
nitpicky = True
"""
LESSON = """
(sec-neurona-suma)=
# La suma

```{deck-map} Única
```
"""


@pytest.fixture
def build(tmp_path):
    """Construye un sitio con una lección y un mapa de una lámina."""

    def run(section, part="Única", name="04-neurona"):
        files = {
            "conf.py": CONFIG,
            f"{name}.md": LESSON.replace("} Única", f"}} {part}"),
            "_toc.yml": f"root: {name}",
            DATA: f"""
                Única:
                  - nombre: Suma
                    encabezados: ["# SUMA"]
                    secciones: [{section}]
                    nota: Se escribe $z$, y no `n`.
            """,
        }
        for file, text in files.items():
            path = tmp_path / file
            path.parent.mkdir(parents=True, exist_ok=True)
            text = textwrap.dedent(text)
            # Sphinx vuelve a leer lo que se escribe, aunque sea igual.
            if not path.exists() or path.read_text("utf8") != text:
                path.write_text(text, "utf8")
        with open(tmp_path / "avisos", "w+", encoding="utf8") as warnings:
            app = Sphinx(
                tmp_path,
                tmp_path,
                tmp_path / "html",
                tmp_path / "doctrees",
                "html",
                confoverrides={"root_doc": name},
                status=None,
                warning=warnings,
            )
            app.build()
            warnings.seek(0)
            # Si otra prueba ya usó Sphinx en este proceso, lo dice.
            said = [w for w in warnings if "already registered" not in w]
            return (
                (tmp_path / "html" / f"{name}.html").read_text("utf8"),
                "".join(said),
            )

    return run


def test_the_directive_makes_a_table_with_links(build):
    html, warnings = build("sec-neurona-suma")
    assert not warnings
    row = re.search(r"<tbody>.*</tbody>", html, re.S)[0]
    assert "<strong>1.</strong> Suma" in row
    assert "Lección 4 · <a" in row and 'href="#sec-neurona-suma"' in row
    assert "La suma</span></a>" in row
    assert "<code" in row


def test_a_dead_link_is_a_warning_that_names_it(build):
    _, warnings = build("sec-neurona-resta")
    assert "sec-neurona-resta" in warnings


def test_editing_only_the_data_changes_the_page(build):
    build("sec-neurona-suma")
    _, warnings = build("sec-neurona-resta")
    assert "sec-neurona-resta" in warnings


def test_an_unknown_part_is_an_error_that_names_it(build):
    _, warnings = build("sec-neurona-suma", part="Dos")
    assert "no tiene la parte «Dos»" in warnings
