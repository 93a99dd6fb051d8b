"""Las páginas no tienen faltas de ortografía."""

import pytest

from sitio import spelling

# hunspell es un programa del sistema que quien estudia puede no tener; la
# integración continua lo instala y ahí nada se salta.
needs_speller = pytest.mark.skipif(
    not spelling.has_speller(), reason="no hay hunspell"
)


@needs_speller
def test_pages_are_spelled():
    found = spelling.misspelled()
    lines = [f"{name}: {', '.join(words)}" for name, words in found.items()]
    assert not found, "\n".join(lines)


@needs_speller
def test_a_missing_accent_is_found():
    page = "<article><p>La neurona <em>gradiente</em> aprendio.</p></article>"
    assert spelling.unknown_words(spelling.prose(page)) == ["aprendio"]


@needs_speller
def test_code_and_formulas_are_not_prose():
    page = (
        "<article><p>Suma</p><pre>qwerty</pre><code>asdf</code>"
        "<span class='math'>zxcv</span><img alt='Un dibujo'></article>"
    )
    assert spelling.prose(page).split() == ["Suma", "Un", "dibujo"]


@needs_speller
def test_word_list_is_sorted_and_needed():
    words = spelling.WORDS.read_text("utf8").split()
    assert words == sorted(set(words), key=str.lower)
