"""La imprenta: el HTML del libro entra, el PDF sale."""

import io
import logging
import os

from bs4 import BeautifulSoup, SoupStrainer
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from sitio.book import BookError, config
from sitio.browser import OPTIONS, find_browser
from sitio.paper.assembly import book
from sitio.paper.numbers import fill, wanted
from sitio.paper.sheet import HEADING

NAME = "curso-redes-neuronales.pdf"
# Avisa de una cuenta de objetos que Chromium escribe corta y él corrige.
logging.getLogger("pypdf").setLevel(logging.ERROR)
# Al escribir los números algún renglón cambia de hoja, y con él otro número:
# dos o tres vueltas bastan; más sería que no van a ponerse de acuerdo.
ROUNDS = 5
HEADINGS = SoupStrainer(HEADING)


def print_book(root, text=None):
    """Imprime el libro en ``_build/pdf`` y devuelve el archivo.

    Raises
    ------
    BookError
        Si no hay con qué imprimir o los números no se asientan.
    """
    path = find_browser()
    if path is None:
        raise BookError(
            "Para hacer el PDF hace falta Chromium. En Debian o Ubuntu: "
            "«sudo apt install chromium»; si ya lo tienes, di dónde con "
            "CHROME_PATH."
        )
    text = text or book(root)
    folder = root / "_build" / "pdf"
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "libro.html"
    from playwright.sync_api import sync_playwright

    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=path, args=OPTIONS
            )
            data = settle(text, source, browser)
            browser.close()
    finally:
        source.unlink(missing_ok=True)
    fresh = folder / f"{NAME}.nuevo"
    signed(data, config(root), headings(text)).write(fresh)
    os.replace(fresh, folder / NAME)
    return folder / NAME


def settle(text, source, browser):
    """Imprime hasta que los números de página escritos son los del PDF."""
    goals = wanted(text)
    pages = {}
    for _ in range(ROUNDS):
        source.write_text(fill(text, pages), "utf8")
        data = printed(source, browser)
        found = page_numbers(PdfReader(io.BytesIO(data)), goals)
        if found == pages:
            return data
        pages = found
    raise BookError(
        f"Los números de página no se asentaron en {ROUNDS} vueltas: algún "
        "renglón cambia de hoja con el ancho de su número."
    )


def printed(source, browser):
    """Devuelve el PDF de un HTML, con marcadores y etiquetas."""
    page = browser.new_page()
    page.set_default_timeout(0)
    page.goto(source.as_uri())
    page.evaluate("document.fonts.ready")
    data = page.pdf(
        prefer_css_page_size=True,
        print_background=True,
        outline=True,
        tagged=True,
    )
    page.close()
    return data


def page_numbers(pdf, goals):
    """Devuelve en qué página quedó cada destino.

    Raises
    ------
    BookError
        Si el PDF no tiene alguno.
    """
    places = pdf.named_destinations
    missing = sorted(goals - {name.lstrip("/") for name in places})
    if missing:
        raise BookError(
            "El PDF no dice dónde quedó: " + ", ".join(missing[:10])
        )
    order = {
        page.indirect_reference.idnum: number
        for number, page in enumerate(pdf.pages, start=1)
    }
    return {goal: order[places[f"/{goal}"].page.idnum] for goal in goals}


def headings(text):
    """Los títulos del libro, por lo que queda de ellos sin espacios."""
    page = BeautifulSoup(text, "html.parser", parse_only=HEADINGS)
    titles = [" ".join(h.get_text().split()) for h in page.find_all(HEADING)]
    return {"".join(title.split()): title for title in titles}


def signed(data, book_config, titles):
    """Firma el PDF: título, quién lo hizo y que abra con sus marcadores.

    Chromium pierde en un marcador el espacio donde su título cambia de
    renglón: «Redes neuronalesartificiales».
    """
    writer = PdfWriter(clone_from=io.BytesIO(data))
    for mark in _bookmarks(writer.root_object.get("/Outlines")):
        key = "".join(mark["/Title"].split())
        mark[NameObject("/Title")] = TextStringObject(
            titles.get(key, mark["/Title"])
        )
    writer.add_metadata(
        {"/Title": book_config["title"], "/Author": book_config["author"]}
    )
    writer.page_mode = "/UseOutlines"
    return writer


def _bookmarks(parent):
    """Recorre los marcadores de un PDF, a cualquier profundidad."""
    child = parent.get("/First") if parent else None
    while child is not None:
        mark = child.get_object()
        yield mark
        yield from _bookmarks(mark)
        child = mark.get("/Next")
