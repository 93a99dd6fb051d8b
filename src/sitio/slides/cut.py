"""Corta la página de una lección en láminas.

La página ya tiene resueltos las referencias, los números y las fórmulas. Cada
sección es una columna de láminas; sus piezas se acomodan en ellas por tamaño:

- figuras y laboratorios, solos; el código que los hace, plegado;
- fórmulas, listas, tablas, avisos y código con su salida, los que quepan;
- cada pregunta y cada ejercicio, con lo suyo, en una lámina aparte;
- la prosa, en las notas de quien habla, salvo lo que ``spoken`` escoge.

Una lección no necesita marcas. Si quiere, ``sin-lamina`` (en una celda, como
etiqueta; en lo demás, ``:::{div} sin-lamina``; en una sección entera,
``{rst-class} sin-lamina`` antes de su título) deja algo fuera, y
``:::{div} lamina`` pone su prosa completa.
"""

from dataclasses import dataclass, field

from bs4 import BeautifulSoup

from sitio.slides.text import spoken, words
from sitio.slides.units import ROOM, height, is_silent, unite

SKIP = {"sin-lamina", "tag_sin-lamina"}
HEADINGS = ("h1", "h2", "h3", "h4")


@dataclass
class Slide:
    """Una lámina: su título, lo que muestra, lo que se dice y qué la llena."""

    title: str
    anchor: str = ""
    level: str = "h2"
    blocks: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    height: float = 0
    alone: bool = False

    def add(self, *blocks):
        """Agrega piezas y cuenta su altura."""
        self.blocks += blocks
        self.height += sum(map(height, blocks))


def cut(page):
    """Devuelve las columnas de láminas de una página construida.

    Parameters
    ----------
    page : str
        El HTML de la lección.

    Returns
    -------
    list of list of Slide
        Una columna por sección; la primera es la portada.
    """
    lesson = BeautifulSoup(page, "html.parser").select_one(
        "article.bd-article section"
    )
    clean(lesson)
    sections = _sections(lesson)
    stacks = [cover(lesson), *map(column, sections)]
    return [stack for stack in stacks if stack]


def clean(lesson):
    """Quita lo que solo sirve en la página, como los enlaces a las otras."""
    for link in lesson.select("a.headerlink, .sd-summary-state-marker"):
        link.decompose()
    for link in lesson.select("a[href]"):
        if not link["href"].startswith(("http:", "https:")):
            link.name = "span"
            del link["href"]


def cover(lesson):
    """La portada, con la pregunta, y la ficha de la lección."""
    units = list(unite(_children(lesson)))
    slide = Slide(_title(lesson), lesson.get("id", ""), level="h1")
    texts = [unit for unit in units if unit.blocks[0].name == "p"]
    for unit in texts[:1]:
        slide.add(*unit.blocks)
    slide.notes += [block for unit in texts[1:] for block in unit.blocks]
    return [slide] + [
        _alone(slide.title, unit)
        for unit in units
        # Antes de la primera sección solo se importa lo que se usará.
        if unit not in texts and not is_silent(unit.blocks[0])
    ]


def column(section):
    """Las láminas de una sección, y después las de sus apartados."""
    inner = _sections(section)
    slides, waiting = [], []
    title, anchor = _title(section), section.get("id", "")

    def open_slide(alone=False):
        first = "" if slides else anchor
        slides.append(Slide(title, first, alone=alone))
        return slides[-1]

    def place(unit):
        after, before = _share(waiting, slides)
        for paragraph in after:
            _tell(slides[-1], paragraph)
        said = [
            spoken(p, opens=not slides and i == 0, announces=p is before[-1])
            for i, p in enumerate(before)
        ]
        said = [p for p in said if p is not None]
        tall = sum(map(height, [*said, *unit.blocks]))
        slide = slides[-1] if slides else None
        full = slide is None or slide.height + tall > ROOM
        if full or slide.alone or unit.alone:
            slide = open_slide(unit.alone)
        slide.add(*said, *unit.blocks)
        slide.notes += before
        waiting.clear()

    for unit in unite(_children(section)):
        if unit.blocks[0].name == "p" and len(unit.blocks) == 1:
            waiting.extend(unit.blocks)
        else:
            place(unit)
    if waiting and not slides:
        open_slide().add(spoken(waiting[0], opens=True))
        slides[-1].notes.append(waiting.pop(0))
    for paragraph in waiting:
        _tell(slides[-1], paragraph)
    return slides + [slide for part in inner for slide in column(part)]


def _alone(title, unit):
    slide = Slide(title, alone=True)
    slide.add(*unit.blocks)
    return slide


def _children(section):
    """Las piezas de una sección, sin su título ni lo que no va en láminas."""
    return [
        child
        for child in section.find_all(True, recursive=False)
        if child.name not in HEADINGS
        and not SKIP & set(child.get("class", ()))
        and child.get_text(strip=True)
        and not (is_silent(child) and "assert " in child.get_text())
    ]


def _sections(section):
    """Saca de una sección sus apartados, menos los que no van en láminas."""
    parts = [s.extract() for s in section.find_all("section", recursive=False)]
    return [part for part in parts if not SKIP & set(part.get("class", ()))]


def _title(section):
    heading = section.find(HEADINGS, recursive=False)
    return heading.decode_contents().strip()


def _share(waiting, slides):
    """Reparte la prosa entre lo que ya se mostró y lo que sigue.

    El párrafo que sigue a una salida habla de ella, salvo que pregunte o
    anuncie: entonces abre lo que viene.
    """
    if not slides or not waiting:
        return [], list(waiting)
    opens = words(waiting[0]).rstrip().endswith(("?", ":"))
    if len(waiting) == 1 and opens:
        return [], list(waiting)
    return waiting[:1], waiting[1:]


def _tell(slide, paragraph):
    """Pone un párrafo en las notas y, si cabe, lo que de él se muestra."""
    slide.notes.append(paragraph)
    said = spoken(paragraph)
    if said is None or slide.alone:
        return
    if any(block.select(".fragment") for block in slide.blocks):
        # Habla de una salida que aún no se ve.
        said["class"] += ["fragment"]
    if slide.height + height(said) <= ROOM:
        slide.add(said)
