"""Lo que una página dice de sí misma: descripción, datos y direcciones."""

import json
import queue
from types import SimpleNamespace

import pytest
import yaml
from docutils import nodes
from docutils.core import publish_doctree

from sitio import parts
from sitio.found import addresses, metadata, structured
from sitio.found.description import (
    LONGEST,
    describe,
    first_sentences,
    plain_text,
)


@pytest.fixture
def root(tmp_path):
    """Un libro de dos partes, con una dirección que no es la del curso."""
    toc = {
        "root": "lessons/index",
        "parts": [
            {"caption": "Una", "chapters": [{"file": "lessons/1-a/01-uno"}]},
            {"caption": "Otra", "chapters": [{"file": "lessons/2-b/02-dos"}]},
            {"caption": "Fin", "chapters": [{"file": "lessons/fin"}]},
        ],
    }
    settings = {
        "title": "Curso",
        "author": "Un grupo",
        "repository": {"url": "https://github.com/otra/cosa"},
    }
    (tmp_path / "_toc.yml").write_text(yaml.safe_dump(toc), "utf8")
    (tmp_path / "_config.yml").write_text(yaml.safe_dump(settings), "utf8")
    for name in ("1-a/01-uno", "2-b/02-dos"):
        path = tmp_path / "lessons" / f"{name}.md"
        path.parent.mkdir(parents=True)
        path.write_text("**Tiempo.** 45 minutos.", "utf8")
    return tmp_path


def doctree(text):
    """Un documento con una sección, como los que Sphinx entrega."""
    found = publish_doctree(text, settings_overrides={"doctitle_xform": 0})
    return found


OPENING = """
Título
======

¿Cuánto cuesta? Cuesta :math:`x^2` pesos.

Otro párrafo.

Una parte
---------

Ya no.
"""


def test_a_description_reads_the_opening_without_formulas():
    assert describe(doctree(OPENING)) == (
        "¿Cuánto cuesta? Cuesta pesos. Otro párrafo."
    )


def test_a_citation_is_not_read():
    paragraph = nodes.paragraph("", "Acertaron 835 ")
    paragraph += nodes.inline(
        "", "[Alguien, 2017]", classes=["bibtex-citation"]
    )
    paragraph += nodes.Text(". Más.")
    assert plain_text(paragraph) == "Acertaron 835. Más."


def test_a_page_without_opening_lists_its_sections():
    text = "Título\n======\n\nUno\n---\n\nA.\n\nDos\n---\n\nB.\n"
    assert describe(doctree(text)) == "Título. Contiene: Uno; Dos."


def test_sentences_are_kept_whole():
    short = "Aquí hay una primera oración que ya dice de qué trata la página."
    assert first_sentences(f"{short} {'Larga ' * 30}.") == short
    assert first_sentences("El 0.3 no corta. Esto sí.") == (
        "El 0.3 no corta. Esto sí."
    )


def test_a_long_first_sentence_is_cut_at_a_pause():
    text = f"{'palabra ' * 12}fin, {'palabra ' * 12}."
    found = first_sentences(text)
    assert found == "palabra " * 12 + "fin…"
    found = first_sentences("palabra " * 40)
    assert len(found) <= LONGEST and found.endswith("palabra…")


def test_every_part_knows_its_pages(root):
    assert parts.part_of("lessons/2-b/02-dos", root).name == "Otra"
    assert parts.part_of("lessons/fin/detalle", root).number == 3
    assert parts.part_of("search", root) is None
    assert parts.cover_name(root) == "lessons/index"


@pytest.mark.parametrize(
    ("minutes", "iso"), [(45, "PT45M"), (60, "PT1H"), (150, "PT2H30M")]
)
def test_minutes_are_written_as_iso_8601(minutes, iso):
    assert structured.duration(minutes) == iso


def test_the_course_lists_its_lessons_and_adds_their_minutes(root):
    titles = {"lessons/1-a/01-uno": "Uno", "lessons/2-b/02-dos": "Dos"}
    found = structured.course("Resumen.", titles, root)
    assert [part["name"] for part in found["hasPart"]] == ["Uno", "Dos"]
    assert found["hasCourseInstance"]["courseWorkload"] == "PT1H30M"
    assert found["provider"]["name"] == "Un grupo"


def test_structured_data_cannot_close_its_element():
    text = structured.script({"name": "</script><b>"})
    assert text.count("</script>") == 1
    body = text.partition(">")[2].rpartition("</script>")[0]
    assert json.loads(body) == {"name": "</script><b>"}


def test_the_address_of_the_repository_is_in_every_address(root):
    settings = SimpleNamespace()
    app = SimpleNamespace(
        srcdir=root, outdir=root, builder=SimpleNamespace(name="html")
    )
    addresses.configure(app, settings)
    addresses.write_robots(app, None)
    metadata.configure(app, settings)
    page = metadata.Page("lessons/1-a/01-uno", "Uno", "De qué trata.")
    fields = metadata.social_fields(page, root)
    ours = "https://otra.github.io/cosa/"
    assert settings.html_baseurl == settings.ogp_site_url == ours
    assert settings.notfound_urls_prefix == "/cosa/"
    assert fields["og:image"] == f"{ours}_static/tarjetas/1-a-01-uno.png"
    assert structured.page_url("a", root) == f"{ours}a.html"
    robots = (root / "robots.txt").read_text("utf8")
    assert f"Sitemap: {ours}sitemap.xml" in robots


def test_social_fields_are_escaped_once(root):
    page = metadata.Page("lessons/1-a/01-uno", "A < B", 'Dice "a" & b.')
    fields = metadata.social_fields(page, root)
    assert fields["og:title"] == "A &lt; B"
    # Las comillas las escapa sphinxext-opengraph.
    assert fields["og:description"] == 'Dice "a" &amp; b.'


def test_the_map_names_pages_that_were_not_written_again(tmp_path):
    links = queue.Queue()
    links.put(("b.html", None))
    for name in ("a", "b", "404", "search"):
        (tmp_path / f"{name}.html").touch()
    app = SimpleNamespace(
        sitemap_links=links,
        outdir=tmp_path,
        env=SimpleNamespace(found_docs={"a", "b", "sin-escribir"}),
    )
    addresses.list_every_page(app, None)
    assert list(links.queue) == [
        ("a.html", None),
        ("b.html", None),
        ("search.html", None),
    ]


def test_a_page_is_reached_through_the_ones_above():
    env = SimpleNamespace(
        toctree_includes={"portada": ["a"], "a": ["a/b"], "a/b": ["a/b/c"]}
    )
    assert metadata.ancestors(env, "a/b/c", "portada") == ["a", "a/b"]
    assert metadata.ancestors(env, "search", "portada") == []
