"""La búsqueda sin acentos."""

import pytest

from sitio.found.search import FoldedSpanish, fold


@pytest.fixture(scope="module")
def spanish():
    """El idioma de la búsqueda."""
    return FoldedSpanish({})


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("época", "epoca"),
        ("Épocas", "epocas"),
        ("pequeño", "pequeno"),
        ("pingüino", "pinguino"),
        ("retropropagación", "retropropagacion"),
    ],
)
def test_a_word_and_its_plain_form_share_their_root(spanish, word, plain):
    assert fold(word).lower() == plain
    assert spanish.stem(word) == spanish.stem(plain)


def test_forms_of_a_word_share_their_root(spanish):
    assert spanish.stem("época") == spanish.stem("épocas")
    assert spanish.stem("época") != spanish.stem("epopeya")


def test_a_stop_word_stops_without_its_accent(spanish):
    assert {"más", "mas", "también", "tambien"} <= spanish.stopwords
