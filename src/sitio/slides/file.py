"""Un archivo por lección, con sus estilos, letras e imágenes adentro."""

import base64
import functools
import re
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup

from sitio.book import BookError, config, lesson_number
from sitio.finish.policy import OWN, guarded
from sitio.labs import LAB, program
from sitio.slides.cut import cut
from sitio.slides.text import note, words

HERE = Path(__file__).parent
STYLES = ("pygments.css", "katex/katex.min.css", "laboratorios.css")
URL = re.compile(r"url\(([^)]+)\)")
# Las letras de KaTeX en los tres formatos: basta el primero.
OTHER_FORMATS = re.compile(r',url\([^)]+\.(?:woff|ttf)\) format\("\w+"\)')
IMAGE = re.compile(r'(<img\b[^>]*\bsrc=")(?!data:)([^"]+)')
# No todo sistema sabe qué es .woff2.
KINDS = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
# Lo que reveal.js dice en inglés a quien habla.
SPANISH = {
    ">Loading speaker view...<": ">Abriendo las notas…<",
    ">Upcoming<": ">Después<",
    '>Time <span class="reset-button">Click to Reset<': (
        '>Tiempo <span class="reset-button">Volver a cero<'
    ),
    ">Notes<": ">Notas<",
    "'Layout'": "'Distribución'",
    "'Default'": "'Normal'",
    "'Wide'": "'Ancha'",
    "'Tall'": "'Alta'",
    "'Notes only'": "'Solo notas'",
    "Cross origin error.<br>The speaker window can only be opened from the "
    "same origin.": "Esta ventana solo se abre desde las láminas, con S.",
    "Error connecting to main window.<br>Please try closing and reopening "
    "the speaker view.": "Se perdieron las láminas: cierra esta ventana y "
    "ábrela otra vez con S.",
    "Speaker view popup failed to open. Please make sure popups are allowed "
    "and reopen the speaker view.": "El navegador no dejó abrir las notas: "
    "permite las ventanas emergentes y oprime S otra vez.",
}


def deck(root, name):
    """Devuelve las láminas de una lección como una página completa.

    Parameters
    ----------
    root : Path
        La carpeta del libro, ya construido.
    name : str
        La página, como en ``_toc.yml``.

    Raises
    ------
    BookError
        Si la página o reveal.js no están.
    """
    site = root / "_build" / "html"
    path = site / f"{name}.html"
    if not path.exists():
        raise BookError(f"No está construida {name}: corre «make book».")
    stacks = cut(path.read_text("utf8"))
    course = config(root)["title"]
    title = words(BeautifulSoup(stacks[0][0].title, "html.parser"))
    slides = "\n".join(_column(stack) for stack in stacks)
    slides = IMAGE.sub(
        lambda found: found[1] + data_uri(path.parent / found[2]), slides
    ).replace(' loading="lazy"', "")
    parts = {
        "title": escape(f"{title} — {course}"),
        "course": escape(course),
        "footer": escape(f"{lesson_number(name)}. {title}"),
        "styles": styles(root),
        "slides": slides,
        "reveal": _package(root, "reveal.js"),
        "notes": in_spanish(_package(root, "plugin/notes.js")),
        "program": (HERE / "slides.js").read_text("utf8"),
        "labs": _labs(slides),
    }
    template = (HERE / "slides.html").read_text("utf8")
    page = re.sub(r"\{(\w+)\}", lambda found: parts[found[1]], template)
    return guarded(
        page,
        opened=notes_page(parts["notes"]),
        # reveal.js escribe el tamaño del papel; las notas muestran láminas.
        style_src_elem="'unsafe-inline'",
        frame_src=OWN,
    )


def notes_page(program):
    """Devuelve la página de las notas, que su programa escribe al abrirla."""
    written = re.search(r"document\.write\(`(.*?)`\)", program, re.DOTALL)
    if written is None:
        raise BookError("reveal.js ya no escribe su ventana de notas.")
    return re.sub(r"\\(.)", r"\1", written[1])


def styles(root):
    """Junta los estilos, con sus letras adentro."""
    static = root / "_build" / "html" / "_static"
    texts = [_package(root, "reveal.css")]
    for name in STYLES:
        if (static / name).exists():
            texts.append(embedded(static / name))
    return "\n".join([*texts, (HERE / "slides.css").read_text("utf8")])


@functools.cache
def embedded(path):
    """Devuelve una hoja de estilo con los archivos que nombra adentro."""
    text = OTHER_FORMATS.sub("", path.read_text("utf8"))
    return URL.sub(
        lambda found: (
            f"url({data_uri(path.parent / found[1].strip(_QUOTES))})"
            if not found[1].strip(_QUOTES).startswith("data:")
            else found[0]
        ),
        text,
    )


_QUOTES = "\"'"


def data_uri(path):
    """Devuelve un archivo escrito como dirección ``data:``."""
    code = base64.b64encode(path.read_bytes()).decode()
    return f"data:{KINDS[path.suffix]};base64,{code}"


def in_spanish(program):
    """Traduce lo que la ventana de notas dice; nada debe quedar sin cambiar.

    Raises
    ------
    BookError
        Si otra versión de reveal.js dice las cosas de otra manera.
    """
    for english, spanish in SPANISH.items():
        if english not in program:
            raise BookError(f"reveal.js ya no dice «{english}» en sus notas.")
        program = program.replace(english, spanish)
    return program


def _package(root, name):
    """Lee un archivo de reveal.js."""
    path = root / "node_modules" / "reveal.js" / "dist" / name
    if not path.exists():
        raise BookError("Falta reveal.js: corre «make env».")
    return path.read_text("utf8")


def _column(stack):
    """Escribe las láminas de una sección."""
    slides = "\n".join(map(_section, stack))
    if len(stack) == 1:
        return slides
    return f"<section>\n{slides}\n</section>"


def _section(slide):
    anchor = f' id="{slide.anchor}"' if slide.anchor else ""
    if slide.level == "h1":
        anchor += ' class="portada"'
    blocks = "\n".join(map(str, slide.blocks))
    aside = "\n".join(str(note(paragraph)) for paragraph in slide.notes)
    return (
        f'<section{anchor}><div class="hoja">\n'
        f"<{slide.level}>{slide.title}</{slide.level}>\n{blocks}\n</div>"
        f'<aside class="notes">{aside}</aside></section>'
    )


def _labs(slides):
    """El programa de los laboratorios y, ya con ellos, el ajuste."""
    names = set(LAB.findall(slides))
    start = program(names) if names else ""
    return f"{start}\nawait fitAll();"
