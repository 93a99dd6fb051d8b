"""Una página ligera: solo pide lo que usa.

El tema manda a cada página un programa con miles de iconos, tres tipos de
letra para ellos y el índice de la búsqueda. Aquí, ya construido el sitio, cada
página se queda con lo suyo y los iconos, con los que aparecen en alguna.
"""

import logging
import re
from pathlib import Path

import pydata_sphinx_theme
from fontTools import subset

from sitio.finish.styles import prune, used_names

THEME = (
    Path(pydata_sphinx_theme.__file__).parent
    / "theme/pydata_sphinx_theme/static"
)
FONTS = "vendor/fontawesome/webfonts"
STYLES = "styles/pydata-sphinx-theme.css"
TAG = re.compile(r'[ \t]*<script\b[^>]*\bsrc="([^"]*)"[^>]*></script>\n?')
SHEET = re.compile(r'[ \t]*<link\b[^>]*\bhref="([^"]*\.css[^"]*)"[^>]*>\n?')
# Esta hoja solo manda traer otra: pedida desde aquí, llega una vuelta antes.
IMPORT = re.compile(r'(<link href="[^"]*)styles/theme\.css(?=[?"])')
PRELOAD = re.compile(r'[ \t]*<link rel="preload" as="script"[^>]*>\n?')
INLINE = re.compile(r"<script>(?=DOCUMENTATION_OPTIONS)")
ICON = re.compile(r"\bfa-[a-z][a-z-]*")
# Un icono en los estilos del tema: sus nombres y su letra.
ICON_RULE = re.compile(r'((?:\.fa-[\w-]+:before,?)+)\{content:"([^"]+)"\}')
THEME_ICON = re.compile(r'--pst-icon-[\w-]+:"([^"]+)"')
FACE = re.compile(r"@font-face\{[^}]*Font Awesome[^}]*\}")

# Cuenta cada paso, y nadie se lo preguntó.
logging.getLogger("fontTools").setLevel(logging.WARNING)

# Cada programa, y lo que hay en las páginas que lo necesitan.
NEEDED = {
    "fontawesome.js": None,
    "searchtools.js": 'id="search-results"',
    "language_data.js": 'id="search-results"',
    "searchindex.js": 'id="search-results"',
    "design-tabs.js": 'class="sd-tab-set',
    "clipboard.min.js": 'class="highlight"',
    "copybutton.js": 'class="highlight"',
}
# Cada hoja de estilo, igual. Un nombre llega hasta su primer punto.
SHEETS = {
    "pygments": 'class="highlight"',
    "copybutton": 'class="highlight"',
    "mystnb": 'class="cell',
    "exercise": ' admonition"',
    "sphinx-design": 'class="sd-',
    "katex": 'class="katex',
    "katex-math": 'class="katex',
    "laboratorios": 'class="lab',
}
LEFTOVERS = ("**/*.map", "scripts/fontawesome.js", f"{FONTS}/*.ttf")


def lighter(page):
    """Devuelve una página sin los programas ni los estilos que no usa.

    Los programas que quedan esperan a que se vea: ninguno la dibuja.
    """

    def script(tag):
        name = tag[1].partition("?")[0].rpartition("/")[2]
        if name in NEEDED:
            sign = NEEDED[name]
            if sign is None or sign not in page:
                return ""
        if " defer" in tag[0]:
            return tag[0]
        return tag[0].replace("<script", "<script defer", 1)

    def sheet(tag):
        name = tag[1].rpartition("/")[2].partition(".")[0]
        return tag[0] if SHEETS.get(name, "") in page else ""

    text = IMPORT.sub(r"\1basic.css", SHEET.sub(sheet, page))
    text = TAG.sub(script, PRELOAD.sub("", text))
    # Uno de estos renglones se adelantaría al programa que lo necesita; los
    # módulos esperan su turno.
    return INLINE.sub('<script type="module">', text)


def used_icons(static, pages):
    """Los nombres de los iconos que nombran las páginas y los programas."""
    texts = [*pages, *(p.read_text("utf8") for p in static.rglob("*.js"))]
    return {name for text in texts for name in ICON.findall(text)}


def few_icons(styles, icons):
    """Devuelve los estilos con esos iconos, y las letras que quedan."""
    letters = set(THEME_ICON.findall(styles))

    def rule(found):
        names = set(ICON.findall(found[1]))
        if not names & icons:
            return ""
        letters.add(found[2])
        return found[0]

    return ICON_RULE.sub(rule, styles), letters


def code_point(letter):
    r"""El número de una letra, escrita tal cual o como ``\f0c9``."""
    return int(letter[1:], 16) if letter[0] == "\\" else ord(letter)


def small_face(face):
    """Deja en una letra de iconos solo el archivo que se guarda."""
    return re.sub(r',url\([^)]*\.ttf\) format\("truetype"\)', "", face[0])


def write_icons(static, icons):
    """Escribe los estilos y las letras de los iconos que se usan."""
    source = (THEME / STYLES).read_text("utf8")
    styles, letters = few_icons(source, icons)
    # Las rutas y los nombres del tema no cambian: solo lo que pesa.
    (static / STYLES).write_text(FACE.sub(small_face, styles), "utf8")
    options = subset.Options(flavor="woff2", layout_features=[])
    for path in sorted((THEME / FONTS).glob("*.ttf")):
        font = subset.load_font(str(path), options)
        keep = subset.Subsetter(options)
        keep.populate(unicodes=map(code_point, letters))
        keep.subset(font)
        target = (static / FONTS / path.name).with_suffix(".woff2")
        subset.save_font(font, str(target), options)


def write_styles(static, pages):
    """Deja en los estilos del tema las reglas que las páginas usan."""
    path = static / STYLES
    programs = (p.read_text("utf8") for p in static.rglob("*.js"))
    names = used_names(pages, programs)
    path.write_text(prune(path.read_text("utf8"), names), "utf8")


def lighten(static, pages):
    """Deja en ``static`` lo que las páginas usan, y ningún sobrante."""
    for pattern in LEFTOVERS:
        for path in static.glob(pattern):
            path.unlink()
    write_icons(static, used_icons(static, pages))
    write_styles(static, pages)
