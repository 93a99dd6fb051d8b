"""La búsqueda encuentra una palabra con sus acentos o sin ellos.

El índice y lo que se escribe en la página pierden los acentos antes de
reducirse a su raíz: «época», «epoca» y «Épocas» buscan lo mismo.
"""

import unicodedata
from pathlib import Path

import sphinx.search
from sphinx.search.es import SearchSpanish

SCRIPTS = Path(sphinx.search.__file__).parent / "minified-js"
STEMMER = """
Stemmer = function () {
  const spanish = new SpanishStemmer();
  this.stemWord = (word) => spanish.stemWord(
    word.normalize("NFD").replace(/\\p{M}/gu, ""));
};
"""


def fold(word):
    """Quita los acentos, la diéresis y la virgulilla.

    Examples
    --------
    >>> fold("pingüino español, época")
    'pinguino espanol, epoca'
    """
    letters = unicodedata.normalize("NFD", word)
    return "".join(c for c in letters if not unicodedata.combining(c))


class FoldedSpanish(SearchSpanish):
    """El español de Sphinx, sin acentos."""

    # Así Sphinx no añade el suyo: el de abajo ya lo lleva.
    js_stemmer_rawcode = None
    stopwords = SearchSpanish.stopwords | {
        fold(word) for word in SearchSpanish.stopwords
    }

    def stem(self, word):
        """Devuelve la raíz de una palabra."""
        return super().stem(fold(word))

    @property
    def js_stemmer_code(self):
        """Lo mismo que ``stem``, para la página."""
        names = ("base-stemmer.js", SearchSpanish.js_stemmer_rawcode)
        texts = [(SCRIPTS / name).read_text("utf8") for name in names]
        return "\n".join([*texts, STEMMER])


def setup(app):
    """Pone este español en lugar del de Sphinx."""
    app.add_search_language(FoldedSpanish)
