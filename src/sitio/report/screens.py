"""Lo que una página pide, escribe en la consola y deja a axe."""

import gzip
import re

from sitio.book import ROOT
from sitio.report.server import packed

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (390, 1280)
# También son imágenes las que van escritas en la página.
INLINE_IMAGE = re.compile(rb'data:image/[^"]*')
VIOLATIONS = """async () => {
    const { violations } = await axe.run(document, {
        resultTypes: ["violations"],
    });
    return violations.map(({ id, help, nodes }) =>
        `${id} (${help}): ${nodes[0].html.slice(0, 120)}`);
}"""
# Lo perezoso llega cuando alguien baja hasta ello.
SCROLL = """async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
        scrollTo(0, y);
        await new Promise(requestAnimationFrame);
    }
    await document.fonts.ready;
}"""


def inline_images(path):
    """Devuelve los bytes comprimidos que en una página ocupan sus imágenes."""
    page = path.read_bytes()
    bare = gzip.compress(INLINE_IMAGE.sub(b"", page), mtime=0)
    return len(packed(path)[0]) - len(bare)


def look(browser, url, theme):
    """Abre una página en un tema, a lo ancho de un teléfono y de una mesa.

    Returns
    -------
    dict
        ``bytes`` e ``images``, lo que viajó en total y en imágenes, la
        primera vez y hasta el final de la página; ``axe``, ``others`` y
        ``console``, listas de faltas, direcciones ajenas y errores.
    """
    visits = [_visit(browser, url, theme, width) for width in WIDTHS]
    lists = {
        name: sorted({text for visit in visits for text in visit[name]})
        for name in ("axe", "others", "console")
    }
    return visits[0] | lists


def _visit(browser, url, theme, width):
    context = browser.new_context(
        color_scheme=theme,
        viewport={"width": width, "height": 900},
        reduced_motion="reduce",
    )
    # Antes que la página: así su política de contenido no lo impide.
    context.add_init_script(path=AXE)
    page = context.new_page()
    requests, errors = [], []
    page.on("request", lambda request: requests.append(request))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: _note(errors, message))
    try:
        page.goto(url)
        page.evaluate(SCROLL)
        page.wait_for_load_state("networkidle")
        violations = page.evaluate(VIOLATIONS)
        sizes = [(r.resource_type, _size(r)) for r in requests]
    finally:
        context.close()
    addresses = [r.url for r in requests if r.url.startswith("http")]
    home = url.split("/", 3)[2]
    return {
        "bytes": sum(size for _, size in sizes),
        "images": sum(size for kind, size in sizes if kind == "image"),
        "axe": [f"a {width}, {text}" for text in violations],
        "others": [a for a in addresses if a.split("/", 3)[2] != home],
        "console": errors,
    }


def _note(errors, message):
    if message.type == "error":
        errors.append(message.text)


def _size(request):
    """Los bytes de una respuesta, con sus encabezados; 0 si no llegó."""
    if not request.url.startswith("http") or request.failure:
        return 0
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]
