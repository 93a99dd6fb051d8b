"""Cuánto pesa cada página en el camino: lo que un teléfono descarga."""

import gzip
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

from sitio.book import ROOT, page_names

SITE = ROOT / "_build" / "html"
# KiB comprimidos, sin contar las imágenes.
BUDGET = 300
IMAGES = {".png", ".svg", ".webp", ".jpg", ".ico"}


def weight(path):
    """KiB de un archivo como viaja: las letras ya vienen comprimidas."""
    data = path.read_bytes()
    if path.suffix != ".woff2":
        data = gzip.compress(data, mtime=0)
    return len(data) / 1024


@pytest.mark.parametrize("name", [*page_names(), "search"])
def test_page_fits_its_budget(browser, name):
    addresses = []
    page = browser.new_page()
    page.on("request", lambda request: addresses.append(request.url))
    page.goto((SITE / f"{name}.html").as_uri())
    page.wait_for_load_state("networkidle")
    page.evaluate("() => document.fonts.ready.then(() => 0)")
    page.close()
    paths = {
        Path(unquote(urlparse(address).path))
        for address in addresses
        if address.startswith("file:")
    }
    sizes = {p: weight(p) for p in paths if p.suffix not in IMAGES}
    total = sum(sizes.values())
    largest = sorted(sizes, key=sizes.get, reverse=True)[:5]
    table = "\n".join(f"{sizes[p]:6.1f} KiB  {p.name}" for p in largest)
    assert len(sizes) > 5
    assert total <= BUDGET, f"{name} pesa {total:.0f} KiB:\n{table}"


def test_the_script_with_every_icon_is_gone():
    assert not list(SITE.rglob("fontawesome.js"))
    assert not list(SITE.rglob("*.map"))
