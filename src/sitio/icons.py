"""La marca del curso: un SVG dibujado a mano y sus copias en píxeles.

``lessons/_static/logo.svg`` es la única fuente. Los navegadores que no leen
un icono en SVG, y la pantalla de inicio de un teléfono, usan los PNG que
escribe ``python -m sitio.icons``.
"""

import sys
from pathlib import Path

from sitio.book import ROOT
from sitio.browser import OPTIONS, find_browser

STATIC = "lessons/_static"
LOGO = f"{STATIC}/logo.svg"
# El teléfono recorta las esquinas y no admite transparencia: lleva fondo y
# margen.
PIXELS = {
    "icono-32.png": (32, 32, None),
    "icono-180.png": (180, 124, "#ffffff"),
}
LINKS = {
    "icono-32.png": 'rel="icon" type="image/png" sizes="32x32"',
    "icono-180.png": 'rel="apple-touch-icon"',
}


def draw(browser, name, root=ROOT):
    """Devuelve los bytes de un icono: el SVG como lo dibuja un navegador."""
    side, size, background = PIXELS[name]
    page = browser.new_page(viewport={"width": side, "height": side})
    logo = (root / LOGO).read_text("utf8")
    page.set_content(
        f'<body style="margin:0;display:grid;height:{side}px;'
        f'place-items:center;background:{background or "none"}">'
        f'<div style="width:{size}px;height:{size}px">{logo}</div>'
    )
    picture = page.screenshot(omit_background=background is None)
    page.close()
    return picture


def write_icons(root=ROOT):
    """Escribe los PNG junto al SVG."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=OPTIONS
        )
        for name in PIXELS:
            (root / STATIC / name).write_bytes(draw(browser, name, root))
        browser.close()


def name_logo(app, config):
    """Escribe junto a la marca el nombre del curso: es el enlace al inicio."""
    logo = config.html_theme_options.setdefault("logo", {})
    logo.setdefault("text", config.html_title)


def add_links(app, pagename, templatename, context, doctree):
    """Dice a cada página dónde están los PNG; el SVG lo pone Sphinx."""
    address = context["pathto"]
    context["metatags"] = context.get("metatags", "") + "".join(
        f'\n<link {kind} href="{address(f"_static/{name}", 1)}" />'
        for name, kind in LINKS.items()
    )


def setup(app):
    """Conecta los iconos con cada página."""
    app.connect("config-inited", name_logo)
    app.connect("html-page-context", add_links)


if __name__ == "__main__":
    if find_browser() is None:
        sys.exit("No hay Chromium: instálalo o pon su ruta en CHROME_PATH.")
    write_icons(Path(sys.argv[1]) if sys.argv[1:] else ROOT)
