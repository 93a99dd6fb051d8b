"""Lo que oye quien no ve las figuras: una frase que dice qué se ve."""

import re

import pytest
from bs4 import BeautifulSoup

from sitio.book import ROOT, page_names

SITE = ROOT / "_build" / "html"
# Nombres de archivo, etiquetas, LaTeX o lo que Matplotlib dice de sí mismo.
MACHINE = re.compile(r"\.(?:png|svg|webp|jpe?g)\b|[<>\\$_/]|Figure size|Axes")
# «Gráfica de la sigmoide.» nombra la figura, pero no dice qué se ve.
EMPTY_TALK = re.compile(
    r"(?:Gráfica|Figura|Imagen|Foto|Diagrama|Dibujo) "
    r"(?:de|del|que) [^.,:;]*\.",
)


def problem(alt):
    """Lo que le falta a un texto alternativo, o None."""
    if not alt:
        return "no hay"
    if MACHINE.search(alt):
        return "es de una máquina"
    if not (alt[0].isupper() and alt.endswith(".")):
        return "no es una oración"
    if not 40 <= len(alt) <= 420 or len(alt.split()) < 8:
        return "es muy corto o muy largo"
    if EMPTY_TALK.fullmatch(alt):
        return "nombra la figura, no dice qué se ve"
    return None


@pytest.mark.parametrize(
    "alt",
    [
        "",
        "sigmoide.png",
        "<Figure size 640x480 with 1 Axes>",
        "una curva que sube de 0 a 1 y se aplana en los extremos.",
        "Una curva que sube de 0 a 1 y se aplana en los extremos",
        "Una curva.",
        "Gráfica de la sigmoide y de su derivada entre menos seis y seis.",
    ],
)
def test_a_bad_text_is_noticed(alt):
    assert problem(alt)


def test_every_figure_says_what_it_shows():
    """Ninguno vacío, de máquina ni repetido en todo el sitio."""
    seen = {}
    for name in page_names():
        page = BeautifulSoup(
            (SITE / f"{name}.html").read_text("utf8"), "html.parser"
        )
        for image in page.select("article img"):
            where = f"{name}: {image['src']}"
            if "alt" in image.attrs and image.get("role") == "presentation":
                continue
            alt = " ".join(image.get("alt", "").split())
            assert not problem(alt), f"{where}: {problem(alt)}: {alt!r}"
            assert alt not in seen, f"{where} repite el de {seen[alt]}"
            seen[alt] = where
    assert len(seen) > 50


def test_every_drawing_has_a_name(browser):
    """Cada lienzo y cada SVG de un laboratorio dice qué es, o se calla."""
    page = browser.new_page()
    unnamed, count = [], 0
    for name in page_names():
        if 'data-lab="' not in (SITE / f"{name}.html").read_text("utf8"):
            continue
        page.goto((SITE / f"{name}.html").as_uri())
        page.wait_for_selector(".lab-on")
        found = page.evaluate(
            """() => [...document.querySelectorAll(
                ".lab-live svg, .lab-live canvas")].map((e) => [
                  e.closest("[aria-hidden=true]") || e.ariaLabel
                  || e.hasAttribute("aria-labelledby")
                  || e.querySelector(":scope > title")
                  || e.closest("[role=img][aria-label]")
                  // El color de fondo de un plano: habla el SVG de encima.
                  || e.matches("canvas:has(~ svg[aria-label])") ? "" :
                  e.cloneNode(false).outerHTML + " en "
                  + e.parentElement.cloneNode(false).outerHTML])"""
        )
        count += len(found)
        unnamed += [f"{name}: {text}" for (text,) in found if text]
    page.close()
    assert count > 15
    assert not unnamed, "\n".join(unnamed)
