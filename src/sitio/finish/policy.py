"""Qué puede hacer una página: lo escrito en ella y nada más.

Cada página lleva su política de seguridad de contenido. El navegador corre
los programas del sitio y los que la página traía al construirse, reconocidos
por su huella; uno que llegara después, o de otro lado, no corre. Y ninguno
puede pedir ni mandar nada a otro sitio.

Va al final de todo: cambiar una letra de un programa cambia su huella.
"""

import base64
import hashlib
import json
import re

# Firefox no reconoce como suyos ('self') los archivos de un disco.
OWN = "'self' file:"
META = re.compile(r'[ \t]*<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
CHARSET = re.compile(r'<meta charset="[^"]*"\s*/?>\n?', re.IGNORECASE)
INLINE = re.compile(
    r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE
)
KIND = re.compile(r'\btype="([^"]*)"')
PROGRAMS = {"", "module", "text/javascript", "application/javascript"}
# Los botones del tema traen su programa en un atributo: ninguno correría.
ACTION = re.compile(r' ?\bonclick="(toggleFullScreen|window\.print)\(\)"')
ACTIONS = """<script type="module">
const actions = {
  ".btn-fullscreen-button": () => window.toggleFullScreen(),
  ".btn-download-pdf-button": () => window.print(),
};
for (const [button, action] of Object.entries(actions)) {
  document.querySelector(button)?.addEventListener("click", action);
}
</script>
"""
# Sphinx compila la regla del plural con eval; aquí ya va escrita.
CATALOG = re.compile(r"^Documentation\.addTranslations\((.*)\);?\s*$", re.S)
TRANSLATIONS = """const catalog = {catalog};
Object.assign(Documentation.TRANSLATIONS, catalog.messages);
Documentation.PLURAL_EXPR = (n) => {plural};
Documentation.LOCALE = catalog.locale;
"""


def fingerprint(text):
    """Devuelve la huella de un texto como se escribe en una política.

    Examples
    --------
    >>> fingerprint("alert(1)")
    "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"
    """
    code = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(code).decode()}'"


def policy(page, **others):
    """Devuelve la política de una página: su contenido y nada más.

    Parameters
    ----------
    page : str
        La página terminada.
    **others : str
        Las directivas que cambian, con guion bajo en lugar de guion.

    Returns
    -------
    str
        Las directivas, con la huella de cada programa y de cada hoja de
        estilo que la página lleva adentro.
    """
    found = {"script": set(), "style": set()}
    for name, attributes, text in INLINE.findall(page):
        kind = KIND.search(attributes)
        if name.lower() == "script" and (
            re.search(r"\bsrc=", attributes)
            or (kind[1] if kind else "") not in PROGRAMS
        ):
            continue
        found[name.lower()].add(fingerprint(text))
    scripts, styles = (" ".join(sorted(found[n])) for n in found)
    # KaTeX coloca cada letra con un atributo style, y son miles: no cabrían
    # sus huellas. Un estilo no corre nada, y las imágenes son del sitio.
    rules = {
        "default-src": "'none'",
        "script-src": f"{OWN} {scripts}",
        "style-src": f"{OWN} 'unsafe-inline'",
        "style-src-elem": f"{OWN} {styles}",
        "style-src-attr": "'unsafe-inline'",
        "img-src": f"{OWN} data:",
        "font-src": f"{OWN} data:",
        "worker-src": "blob:",
        # Nada del curso pide datos así; un buscador, robots.txt del sitio.
        "connect-src": "'self'",
        "base-uri": "'none'",
        "form-action": OWN,
    }
    rules |= {name.replace("_", "-"): rule for name, rule in others.items()}
    return "; ".join(f"{name} {rule.strip()}" for name, rule in rules.items())


def guarded(page, opened="", **others):
    """Devuelve una página con su política, antes de todo lo demás.

    Parameters
    ----------
    page : str
        La página terminada.
    opened : str
        La que abre en otra ventana y hereda su política, si abre alguna.
    **others : str
        Las directivas que cambian, como en ``policy``.

    Raises
    ------
    ValueError
        Si la página no dice sus letras (``<meta charset>``), que van antes.
    """
    page, buttons = ACTION.subn("", META.sub("", page))
    if buttons:
        head, end, tail = page.rpartition("</body>")
        page = head + ACTIONS + end + tail
    charset = CHARSET.search(page)
    if charset is None:
        raise ValueError(
            "la página no tiene <meta charset>: sin él no hay dónde poner "
            f"su política; empieza así: {page[:80]!r}"
        )
    meta = (
        f'    <meta http-equiv="Content-Security-Policy" '
        f'content="{policy(page + opened, **others)}">\n'
    )
    start = charset[0].rstrip() + "\n"
    return page[: charset.start()] + start + meta + page[charset.end() :]


def is_plain(program):
    """Dice si unos textos ya pasaron por ``plain_translations``."""
    return program.startswith(TRANSLATIONS.partition("{")[0])


def plain_translations(program):
    """Devuelve los textos de Sphinx sin que el navegador compile nada.

    Examples
    --------
    >>> text = 'Documentation.addTranslations({"plural_expr": "n != 1"});'
    >>> "PLURAL_EXPR = (n) => n != 1;" in plain_translations(text)
    True
    """
    found = CATALOG.match(program)
    if found is None:
        return program
    catalog = json.loads(found[1])
    plural = catalog.pop("plural_expr")
    return TRANSLATIONS.format(
        catalog=json.dumps(catalog, ensure_ascii=False), plural=plural
    )
