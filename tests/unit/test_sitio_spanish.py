"""Los textos que Sphinx y el tema dejan en inglés, o dicen de usted."""

import json

import pytest

from sitio.finish import spanish


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<em>optional</em>", "<em>opcional</em>"),
        ("<em>int</em><em> or </em>", "<em>int</em><em> o </em>"),
        ("<em>optional stopping</em>", "<em>optional stopping</em>"),
        ('<dt class="field-odd">Type<', '<dt class="field-odd">Tipo<'),
        ('<dt class="field-even">Muestra<', '<dt class="field-even">Lanza<'),
        ("<title>Curso &#8212; Curso</title>", "<title>Curso</title>"),
        (
            "<title>Curso &#8212; Otro</title>",
            "<title>Curso &#8212; Otro</title>",
        ),
        ("© Copyright 2026.", "© 2026."),
        ("Copyright de otro", "Copyright de otro"),
        ("Por Las personas que", "Por las personas que"),
        ("Por Ana Las", "Por Ana Las"),
        (
            "<h1>Índice de Módulos Python</h1>",
            "<h1>Índice de módulos de Python</h1>",
        ),
    ],
)
def test_english_becomes_spanish(before, after):
    assert spanish.speak(before) == after
    assert spanish.speak(after) == after


def test_a_returned_type_is_read_in_spanish():
    page = (
        'Tipo del valor devuelto<span class="colon">:</span></dt>\n'
        '<dd class="field-odd"><p>float or list of float</p>'
    )
    assert "<p>float o list de float</p>" in spanish.speak(page)


def test_an_issue_starts_in_spanish():
    page = (
        'href="https://github.com/a/b/issues/new?title=Issue%20on%20page%20'
        '%2Fc.html&body=Your%20issue%20content%20here."'
    )
    mended = spanish.speak(page)
    assert "Issue" not in mended and "Your" not in mended
    assert "%2Fc.html&amp;body=Qu%C3%A9" in mended
    assert spanish.speak(mended) == mended


def test_the_catalog_speaks_as_the_course():
    text = (
        'Documentation.addTranslations({\n "locale": "es", "messages": '
        '{"Searching": "x", "Index": "Índice"}});'
    )
    mended = spanish.speak_catalog(text)
    catalog = json.loads(mended.partition("(")[2].rpartition(")")[0])
    assert catalog["messages"]["Searching"] == "Buscando"
    assert catalog["messages"]["Index"] == "Índice"
    assert catalog["locale"] == "es"
    with pytest.raises(ValueError, match="revisa sitio.finish.spanish"):
        spanish.speak_catalog("nada")
