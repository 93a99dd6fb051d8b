"""Una página del sitio, lista para el papel.

Lo que se despliega queda abierto, de cada laboratorio queda su dibujo y se va
lo que solo sirve en pantalla.
"""

import re

from bs4 import BeautifulSoup, NavigableString, SoupStrainer

from sitio.book import BookError

ON_SCREEN = (
    "a.headerlink, .toctree-wrapper, script, style, button, template, "
    "noscript, [hidden], .sd-summary-state-marker, .solo-pantalla"
)
ARTICLE = SoupStrainer("article", class_="bd-article")
HEADING = re.compile(r"^h[1-6]$")
# Lo que cabe en un renglón de la caja de código.
COLUMNS = 84
MAKER = BeautifulSoup("", "html.parser")


def read(site, entry):
    """Devuelve el contenido de una página como una sección suelta.

    Parameters
    ----------
    site : Path
        La carpeta del sitio construido.
    entry : Entry
        La página.

    Raises
    ------
    BookError
        Si la página no está construida.
    """
    path = site / f"{entry.name}.html"
    if not path.exists():
        raise BookError(f"No está construida {entry.name}: corre «make book».")
    page = BeautifulSoup(
        path.read_text("utf8"), "html.parser", parse_only=ARTICLE
    )
    content = page.select_one("article.bd-article section")
    prepare(content, entry.depth)
    if entry.depth == 0:
        # Se llama como el libro: en su índice confundiría.
        content.find(HEADING).string = "Presentación"
    for image in content.select("img[src]"):
        if not image["src"].startswith("data:"):
            image["src"] = (path.parent / image["src"]).resolve().as_uri()
        # Sin esto Chromium imprimiría el hueco de las que no ha visto.
        image.attrs.pop("loading", None)
    return content


def prepare(content, depth=0):
    """Deja una página como se lee en papel."""
    for node in content.select(ON_SCREEN):
        node.decompose()
    unfold(content)
    for lab in content.select(".lab"):
        picture = lab.select_one("img.lab-static")
        if picture is None:
            lab.decompose()
        else:
            lab.replace_with(picture)
    # Un ejercicio es una sección sin título: en el índice sobraría.
    for section in content.select(".exercise section"):
        section.name = "div"
    for heading in content.find_all(HEADING):
        level = min(int(heading.name[1]) + depth, 6)
        heading.name = f"h{level}"
    for formula in content.select(".katex"):
        speak(formula)
    for code in content.select("pre"):
        mark_long_lines(code)


def unfold(content):
    """Cambia cada ``<details>`` por lo que dice, ya abierto."""
    for details in content.select("details"):
        details.name = "div"
        details.attrs = {"class": ["abierto"]}
        summary = details.find("summary", recursive=False)
        if summary is not None:
            summary.name = "p"
            summary.attrs = {"class": ["abre"]}


def speak(formula):
    """Deja una fórmula una sola vez: se ve, y se oye como LaTeX.

    En la página va dos veces, y al copiar del PDF saldría repetida.
    """
    spoken = formula.select_one(".katex-mathml")
    if spoken is None:
        return
    source = spoken.find("annotation")
    spoken.extract()
    if source is not None:
        formula["role"] = "img"
        formula["aria-label"] = " ".join(source.get_text().split())


def mark_long_lines(code):
    """Aparta los renglones de un código que no cabe en el papel.

    Así la hoja de estilo señala con una flecha dónde sigue cada uno.
    """
    longest = max(map(len, code.get_text().split("\n")))
    if longest <= COLUMNS:
        return
    lines = [[]]
    for node in list(code.children):
        first, *others = str(node.get_text()).split("\n")
        for i, text in enumerate([first, *others]):
            if i:
                lines.append([])
            if text:
                lines[-1].append(_same(node, text))
    if not lines[-1]:
        lines.pop()
    code.clear()
    for line in lines:
        row = MAKER.new_tag("span", attrs={"class": ["renglon"]})
        # Sin nada adentro, un renglón vacío no ocuparía lugar.
        row.extend(line or [NavigableString("\u200b")])
        code.append(row)


def _same(node, text):
    """Un pedazo de un nodo, con sus mismos colores."""
    if isinstance(node, NavigableString):
        return NavigableString(text)
    piece = MAKER.new_tag(node.name, attrs=dict(node.attrs))
    piece.string = text
    return piece
