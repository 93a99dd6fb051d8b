"""Lo que Sphinx y el tema dicen en inglés, o de usted, fuera de atributos."""

import html
import json
import re
from urllib.parse import quote

# En la referencia: los tipos de numpydoc, y el título de un campo.
WORDS = {
    "optional": "opcional",
    " or ": " o ",
    " of ": " de ",
    ", or ": ", o ",
}
TYPE = re.compile(
    "<em>(" + "|".join(map(re.escape, WORDS)) + ")</em>",
)
RETURNED = re.compile(
    r"(Tipo del valor devuelto<[^\n]*\n<dd[^>]*><p>)([^\n]*?)(?=</p>)"
)
# Sphinx traduce «Raises» como si un error se viera.
FIELDS = {"Type": "Tipo", "Muestra": "Lanza"}
FIELD = re.compile(
    f'(<dt class="field-(?:odd|even)">)({"|".join(FIELDS)})(?=<)'
)
# El título de la portada es el del curso: el navegador lo diría dos veces.
TWICE = re.compile(r"<title>(.+?) (?:&#8212;|-) \1</title>")
SEARCH_TITLE = re.compile(r"<title>Búsqueda - ")
COPYRIGHT = re.compile(r"© Copyright (?=\d)")
# El aviso de un error empieza a escribirse en GitHub.
ISSUE = re.compile(
    r"issues/new\?title=Issue%20on%20page%20(?P<page>[^&\"]*)"
    r"&(?:amp;)?body=[^\"]*"
)
ISSUE_TITLE = quote("Error en la página ")
ISSUE_BODY = quote("Qué dice la página, y qué esperabas que dijera:\n\n")
NO_SCRIPT = (
    "Por favor, active JavaScript para habilitar la funcionalidad de "
    "búsqueda.",
    "La búsqueda necesita JavaScript: actívalo en tu navegador.",
)
# A media frase, «Las» de quien firma va con minúscula.
AUTHOR = ("Por Las personas", "Por las personas")
MODULES = ("Índice de Módulos Python", "Índice de módulos de Python")
# Los textos que los programas de Sphinx escriben en la página.
MESSAGES = {
    "Search finished, found ${resultCount} page(s) matching the search "
    "query.": "Páginas encontradas: ${resultCount}.",
    "Your search did not match any documents. Please make sure that all "
    "words are spelled correctly and that you've selected enough "
    "categories.": "Ninguna página dice eso. Revisa cómo está escrito, o "
    "prueba con menos palabras.",
    "Searching": "Buscando",
    "Preparing search...": "Preparando la búsqueda…",
}
CATALOG = re.compile(r"\((\{.*\})\)", re.DOTALL)


def speak(page):
    """Devuelve una página sin lo que estaba en inglés."""
    page = TYPE.sub(lambda found: f"<em>{WORDS[found[1]]}</em>", page)
    page = RETURNED.sub(
        lambda found: found[1] + _type(found[2]),
        page,
    )
    page = FIELD.sub(lambda found: found[1] + FIELDS[found[2]], page)
    page = TWICE.sub(r"<title>\1</title>", page)
    page = SEARCH_TITLE.sub("<title>Búsqueda &#8212; ", page)
    page = COPYRIGHT.sub("© ", page)
    page = page.replace(*NO_SCRIPT).replace(*MODULES).replace(*AUTHOR)
    return ISSUE.sub(_issue, page)


def _type(text):
    for word, ours in WORDS.items():
        text = text.replace(word, ours)
    return text


def _issue(found):
    address = (
        f"issues/new?title={ISSUE_TITLE}{found['page']}&body={ISSUE_BODY}"
    )
    return html.escape(address)


def speak_catalog(text):
    """Devuelve ``translations.js`` con nuestros textos.

    Raises
    ------
    ValueError
        Si el archivo ya no es un catálogo.
    """
    found = CATALOG.search(text)
    if found is None:
        raise ValueError(
            "translations.js ya no trae un catálogo: revisa "
            "sitio.finish.spanish con esta versión de Sphinx."
        )
    catalog = json.loads(found[1])
    catalog["messages"] |= MESSAGES
    body = json.dumps(catalog, ensure_ascii=False, separators=(",", ":"))
    return f"Documentation.addTranslations({body});\n"
