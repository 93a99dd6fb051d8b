"""El idioma de lo que no está en español: un lector de pantalla lo pronuncia.

La página es ``lang="es"``. Lo que va en cursivas y está en ``ingles.txt`` se
marca como inglés; en la bibliografía, cada obra lleva su idioma: el de su
``langid`` o, si no tiene, inglés.
"""

import functools
import re
from html import escape, unescape
from pathlib import Path

from pybtex.database import parse_file
from pybtex.richtext import Text

from sitio.book import ROOT, config

TERMS = Path(__file__).with_name("ingles.txt")
EMPHASIS = re.compile(r"<em>([^<]+)</em>")
ENTRY = re.compile(r'<div class="citation".*?</div>', re.DOTALL)
LANGUAGES = {"english": "en", "french": "fr", "spanish": "es"}
# Ni inglés ni español: «et al.» es latín.
LATIN = "et al."


@functools.cache
def english_terms():
    """Devuelve los términos ingleses del curso, en minúsculas."""
    return frozenset(TERMS.read_text("utf8").splitlines())


@functools.cache
def titles(root=ROOT):
    """Devuelve el idioma de cada obra y una expresión que las encuentra."""
    languages = {}
    for path in config(root).get("bibtex_bibfiles", []):
        for entry in parse_file(root / path).entries.values():
            title = _plain(str(Text.from_latex(entry.fields["title"])))
            name = entry.fields.get("langid", "english")
            languages[title.casefold()] = LANGUAGES[name]
    choices = sorted(languages, key=len, reverse=True)
    pattern = "|".join(re.escape(escape(t, quote=False)) for t in choices)
    return languages, re.compile(pattern, re.IGNORECASE)


def mend(page, root=ROOT):
    """Devuelve una página que dice en qué idioma está cada palabra.

    Examples
    --------
    >>> mend("<p>El <em>bias</em>, o sesgo, se aprende.</p>")
    '<p>El <em lang="en">bias</em>, o sesgo, se aprende.</p>'
    """
    page = ENTRY.sub(lambda found: _entry(found[0], root), page)
    return EMPHASIS.sub(_emphasis, page)


def _emphasis(found):
    text = _plain(unescape(found[1])).casefold()
    if text == LATIN:
        return f'<em lang="la">{found[1]}</em>'
    if text in english_terms():
        return f'<em lang="en">{found[1]}</em>'
    return found[0]


def _entry(entry, root):
    """Marca el título de una obra, y lo que va en cursivas con él."""
    languages, pattern = titles(root)
    found = pattern.search(entry)
    if found is None or "lang=" in entry:
        return entry
    lang = languages[unescape(found[0]).casefold()]
    start, end = found.span()
    if not entry[:start].endswith("<em>"):
        marked = f'<span lang="{lang}">{found[0]}</span>'
        entry = entry[:start] + marked + entry[end:]
    return entry.replace("<em>", f'<em lang="{lang}">')


def _plain(text):
    return " ".join(text.split())
