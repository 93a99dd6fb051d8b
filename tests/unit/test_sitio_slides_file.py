"""Las láminas: qué lección se pide y cómo cabe todo en un archivo."""

import pytest

from sitio.book import BookError
from sitio.slides.__main__ import chosen, main
from sitio.slides.file import SPANISH, embedded, in_spanish


@pytest.mark.parametrize(
    "wanted",
    [
        "5",
        "05",
        "activaciones",
        "05-activaciones",
        "lessons/2-neurona/05-activaciones.md",
    ],
)
def test_lesson_is_found_by_any_of_its_names(wanted):
    assert chosen([wanted]) == ["lessons/2-neurona/05-activaciones"]


def test_all_lessons_by_default_and_no_appendix():
    names = chosen([])
    assert len(names) >= 19
    assert not [name for name in names if "apendices" in name]


def test_unknown_lesson_says_which_there_are():
    message = (
        "No hay una lección «05-activasiones».*LESSON=05-activaciones.*01, 02"
    )
    with pytest.raises(BookError, match=message):
        chosen(["05-activasiones"])


def test_notes_window_is_in_spanish_or_nothing():
    english = " ".join(SPANISH)
    assert in_spanish(english) == " ".join(SPANISH.values())
    with pytest.raises(BookError, match="ya no dice"):
        in_spanish(english.replace(">Upcoming<", ">Next<"))


def test_stylesheet_carries_its_fonts(tmp_path):
    (tmp_path / "a.woff2").write_bytes(b"letra")
    sheet = tmp_path / "a.css"
    sheet.write_text(
        'src:url(a.woff2) format("woff2"),url(a.ttf) format("truetype")'
    )
    assert embedded(sheet) == (
        'src:url(data:font/woff2;base64,bGV0cmE=) format("woff2")'
    )


def test_order_says_what_is_wrong_without_a_trace(capsys):
    assert main(["99"]) == 1
    assert (
        "No hay una lección «99»: basta su número" in capsys.readouterr().err
    )
