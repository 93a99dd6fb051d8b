"""El mapa de las diapositivas: de un archivo de datos, una tabla por parte.

Los renglones están en ``lessons/apendices/diapositivas.yml``, donde se pueden
editar sin tocar la página. La directiva ``{deck-map}`` los muestra; sus
enlaces los resuelve Sphinx, y uno roto detiene la construcción.
"""

import itertools
import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from sphinx.util.docutils import SphinxDirective

from sitio.book import BookError, lesson_number, page_names

DATA = "lessons/apendices/diapositivas.yml"
# Lo que se escribe en el archivo y si puede faltar; ver su encabezado.
FIELDS = {"nombre": str, "encabezados": list, "secciones": list, "nota": str}
OPTIONAL = {"nota"}
LABEL = re.compile(r"^\(([\w-]+)\)=$", re.M)


@dataclass(frozen=True)
class Slide:
    """Una lámina: su número, dónde se cubre y en qué se aparta el curso."""

    number: int
    name: str
    headings: tuple
    sections: tuple
    note: str


def read_deck(path):
    """Devuelve las láminas de cada parte, en orden y numeradas.

    Raises
    ------
    BookError
        Si el archivo no se puede leer, o si un renglón está incompleto.
    """
    try:
        parts = yaml.safe_load(path.read_text("utf8"))
    except yaml.YAMLError as error:
        raise BookError(f"{path.name} no es YAML: {error}") from None
    numbers = itertools.count(1)
    return {
        part: [_slide(next(numbers), row, path.name) for row in rows]
        for part, rows in parts.items()
    }


def _slide(number, row, file):
    where = f"{file}, lámina {number} ({row.get('nombre')})"
    for field in row.keys() - FIELDS.keys():
        raise BookError(f"{where}: no se conoce «{field}».")
    for field, kind in FIELDS.items():
        value = row.get(field)
        if value is None and field in OPTIONAL:
            continue
        if not value or not isinstance(value, kind):
            what = "un texto" if kind is str else "una lista"
            raise BookError(f"{where}: en «{field}» se espera {what}.")
    return Slide(
        number,
        row["nombre"],
        tuple(row["encabezados"]),
        tuple(row["secciones"]),
        row.get("nota", ""),
    )


def page_of_each_label(root):
    """Devuelve el nombre de la página en que está cada etiqueta."""
    return {
        label: name
        for name in page_names(root)
        for label in LABEL.findall((root / f"{name}.md").read_text("utf8"))
    }


def list_table(slides, pages, here):
    """Escribe unas láminas como tabla de MyST, para la página ``here``."""
    lines = ["```{list-table}", ":header-rows: 1", ":widths: 35 65"]
    lines += ["", "* - Diapositiva", "  - En el curso"]
    for slide in slides:
        links = _links(slide.sections, pages, here)
        cell = [*links, slide.note] if slide.note else links
        lines += [f"* - **{slide.number}.** {slide.name}", f"  - {cell[0]}"]
        for paragraph in cell[1:]:
            lines += ["", f"    {paragraph}"]
    return "\n".join([*lines, "```"])


def _links(labels, pages, here):
    """Escribe los enlaces, un párrafo por página."""
    paragraphs = []
    for page, group in itertools.groupby(labels, pages.get):
        links = [f"{{ref}}`{label}`" for label in group]
        number = page and lesson_number(page)
        if number:
            links.insert(0, f"Lección {number}")
        elif page == here:
            links.insert(0, "El listado, hoy")
        paragraphs.append(" · ".join(links))
    return paragraphs


class DeckMap(SphinxDirective):
    """Muestra las láminas de una parte: ```` ```{deck-map} Redes ````."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self):
        """Lee el archivo y deja que MyST arme la tabla."""
        root = Path(self.env.srcdir)
        self.env.note_dependency(str(root / DATA))
        part = self.arguments[0]
        try:
            deck = read_deck(root / DATA)
            if part not in deck:
                raise BookError(f"{DATA} no tiene la parte «{part}».")
        except BookError as error:
            raise self.error(str(error)) from None
        pages = page_of_each_label(root)
        table = list_table(deck[part], pages, self.env.docname)
        return self.parse_text_to_nodes(table)


def setup(app):
    """Da a las páginas la directiva."""
    app.add_directive("deck-map", DeckMap)
