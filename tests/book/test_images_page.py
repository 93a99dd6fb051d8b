"""Las imágenes del sitio: ligeras, con su tamaño, a su tiempo y sin fondo."""

import io
import re

import pypdf
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from sitio.book import ROOT, page_names

SITE = ROOT / "_build" / "html"
LAB = SITE / "lessons/2-neurona/04-neurona-artificial.html"
STATIC = re.compile(r'<img(?=[^>]*lab-static)[^>]*_images/([^"]+)"')


def figures(name):
    """Cada imagen del texto de una página, con su archivo."""
    path = SITE / f"{name}.html"
    page = BeautifulSoup(path.read_text("utf8"), "html.parser")
    for image in page.select("article img"):
        yield image, path.parent / image["src"]


@pytest.mark.parametrize("name", page_names())
def test_every_image_says_its_size_and_waits(name):
    """El texto no salta, y nadie descarga lo que no va a ver."""
    for image, path in figures(name):
        assert not image["src"].startswith("data:"), "va escrita en la página"
        assert image["decoding"] == "async"
        # Lo que está arriba del primer subtítulo se ve de inmediato.
        if image.find_previous("h2", id=False) and image.find_parent(
            "section"
        ):
            assert image["loading"] == "lazy", path.name
        assert path.suffix != ".png", f"{path.name} pesaría menos como WebP"
        if path.suffix == ".webp":
            with Image.open(path) as picture:
                size = int(image["width"]), int(image["height"])
                assert picture.size == size, path.name


def test_no_figure_is_a_white_box_in_the_dark():
    """Las cuatro esquinas de cada figura son transparentes."""
    paths = {
        path
        for name in page_names()
        for _, path in figures(name)
        if path.suffix in (".png", ".webp")
    }
    opaque = []
    for path in paths:
        with Image.open(path) as image:
            alpha = image.convert("RGBA").getchannel("A")
        right, bottom = alpha.width - 1, alpha.height - 1
        corners = ((0, 0), (right, 0), (0, bottom), (right, bottom))
        if any(alpha.getpixel(corner) for corner in corners):
            opaque.append(path.name)
    assert len(paths) > 50
    assert not opaque


def asked(page):
    """Las imágenes que una página pide."""
    names = []
    page.on("request", lambda r: names.append(r.url.rpartition("/")[2]))
    return names


def test_the_static_picture_is_only_for_paper(page):
    """Con JavaScript no se descarga; al imprimir, ahí está."""
    (static,) = STATIC.findall(LAB.read_text("utf8"))
    names = asked(page)
    page.goto(LAB.as_uri())
    page.locator(".lab-on").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert static not in names
    paper = pypdf.PdfReader(io.BytesIO(page.pdf()))
    sizes = {i.image.size for sheet in paper.pages for i in sheet.images}
    with Image.open(SITE / "_images" / static) as image:
        assert image.size in sizes
    assert static in names


def test_the_static_picture_is_there_without_javascript(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(LAB.as_uri())
    picture = page.locator(".lab-static")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    context.close()
    assert box["width"] > 300


def test_the_static_picture_stays_when_the_lab_fails(browser):
    """Si el programa se rompe, queda la figura."""
    page = browser.new_page()
    page.add_init_script("delete window.customElements; JSON.parse = null;")
    page.goto(LAB.as_uri())
    page.wait_for_selector("html.labs-listos")
    shown = page.locator(".lab-static").is_visible()
    page.close()
    assert shown


def test_no_picture_is_left_over():
    """Cada archivo de imagen está en alguna página."""
    pages = [path.read_text("utf8") for path in SITE.rglob("*.html")]
    names = {path.name for path in SITE.glob("_images/*")}
    assert names
    assert not {n for n in names if not any(n in page for page in pages)}
