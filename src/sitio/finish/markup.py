"""El HTML que las extensiones escriben mal, corregido al final.

Un navegador perdona; un lector de pantalla, a veces no. Cada corrección dice
de quién es el error: el día que lo arregle, sobra.
"""

import re

# sphinx-exercise: el mismo id en cada ejercicio, y una sección sin título.
EXERCISE = re.compile(
    r'<section id="exercise-content">((?:(?!<section\b).)*?)</section>',
    re.DOTALL,
)
# Sphinx, en lo que devuelve una función: una lista adentro de un párrafo.
LIST = re.compile(
    r"<p>(<ul\b(?:(?!<p><ul\b).)*?</ul>)\s*</p>(?=\s*</dd>)", re.DOTALL
)
# KaTeX: el subíndice «max» con un segundo elemento; msub solo admite uno.
OPERATOR = re.compile(r"(<mi>\w+</mi>)<mo>\u2061</mo>(?=</msu[bp]>)")
# sphinx-book-theme, en las páginas sin título propio.
EMPTY_TITLE = re.compile(r"[ \t]*<h1></h1>\n")
# sphinx-book-theme: el lugar de un anuncio de otro sitio.
ADVERTISEMENT = re.compile(r'<div id="ethical-ad-placement"[^>]*>\s*</div>')
# Sphinx, en el índice de módulos: una imagen que pliega renglones, borrosa en
# un teléfono y sin teclado. El único grupo es neurona: no hay qué plegar.
TOGGLER = re.compile(r'<img\b[^>]*\bclass="toggler"[^>]*>')
# docutils y el tema repiten lo que la página ya dijo.
VIEWPORT = re.compile(r'[ \t]*<meta name="viewport"[^>]*>\n?')


def corrected(page):
    """Devuelve una página con el HTML que la norma pide.

    Examples
    --------
    >>> corrected("<p><ul><li>uno</li></ul>\\n</p></dd>")
    '<ul><li>uno</li></ul></dd>'
    """
    page = EXERCISE.sub(r'<div class="exercise-content">\1</div>', page)
    page = LIST.sub(r"\1", page)
    page = OPERATOR.sub(r"\1", page)
    page = EMPTY_TITLE.sub("", page)
    page = ADVERTISEMENT.sub("", page)
    page = TOGGLER.sub("", page)
    first = VIEWPORT.search(page)
    if first is None:
        return page
    head, rest = page[: first.end()], page[first.end() :]
    return head + VIEWPORT.sub("", rest)
