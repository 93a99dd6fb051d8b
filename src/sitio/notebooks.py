"""Deriva de cada lección el cuaderno que abren Colab, GitHub y JupyterLab.

Parte de la lección ya resuelta por Sphinx (números de figura, citas,
referencias) y de sus salidas en la caché, y escribe un cuaderno sin una sola
directiva de MyST, igual byte por byte en cada corrida. Se escriben al
terminar el sitio, en ``_build/cuadernos``: así salen de la misma lectura que
las páginas y nunca las contradicen.
"""

import re
import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from sphinx.builders import Builder

from neurona.datasets.images import origin
from sitio.book import lesson_names, published_url
from sitio.execution import executed_lesson
from sitio.fingerprint import DATA_SETS
from sitio.portable import CELL_MARK, TEXT_MARK, PortableTranslator
from sitio.start_cell import start_cell

# Lo que el cuaderno no guarda ni compara: lo que dibuja, lo que entrena y los
# laboratorios cambian de una máquina a otra.
VOLATILE_TAGS = {"entrena", "laboratorio"}
IGNORE_TAG = "nbval-ignore-output"
# Su texto depende de si hay datos reales o solo la muestra.
DATA_TAG = "datos"
LANGUAGE = {"name": "python", "pygments_lexer": "ipython3"}
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


class NotebookBuilder(Builder):
    """Escribe un ``.ipynb`` portátil por cada lección con código."""

    name = "cuadernos"
    format = "cuaderno"
    supported_image_types = ["image/svg+xml", "image/png"]

    def init(self):
        """Lee del libro la dirección publicada y la celda de inicio."""
        root = Path(self.app.srcdir)
        self.base_url = published_url(root)
        self.start = start_cell(root)
        self.current_doc_name = None

    def get_target_uri(self, docname, typ=None):
        """Devuelve la dirección publicada de una página."""
        return f"{self.base_url}{docname}.html"

    def get_relative_uri(self, from_, to, typ=None):
        """Devuelve la dirección de una página vista desde otra."""
        return "" if from_ == to else self.get_target_uri(to)

    def write_doc(self, docname, doctree):
        """Escribe el cuaderno de una lección."""
        self.current_doc_name = docname
        translator = PortableTranslator(doctree, self)
        doctree.walkabout(translator)
        lesson = executed_lesson(self.app, docname).cells
        cells = [code_cell(self.start, [])]
        for kind, content in split_at_marks(translator.astext()):
            if kind == "text":
                cells.append(new_markdown_cell(content))
            else:
                cell = lesson[int(content)]
                cells.append(
                    code_cell(cell.source, cell.outputs, cell.metadata)
                )
        notebook = finished(cells)
        keep_real_outputs(notebook, Path(self.app.srcdir) / f"{docname}.ipynb")
        nbformat.validate(notebook)
        text = nbformat.writes(notebook) + "\n"
        for folder in self.folders:
            path = folder / f"{docname}.ipynb"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf8")


def write_notebooks(app, exception):
    """Escribe todos los cuadernos cuando el sitio terminó bien."""
    if exception is not None or app.builder.name != "html":
        return
    site = app.builder
    derived = Path(app.outdir).parent / "cuadernos"
    shutil.rmtree(derived, ignore_errors=True)
    app.builder = builder = NotebookBuilder(app, app.env)
    # El segundo es el que baja el botón de descarga de la página: el tema
    # pone ahí el suyo, con directivas de MyST a la vista.
    builder.folders = [derived, Path(app.outdir) / "_sources"]
    builder.init()
    try:
        for docname in lesson_names(Path(app.srcdir)):
            doctree = app.env.get_and_resolve_doctree(docname, builder)
            builder.write_doc(docname, doctree)
    finally:
        app.builder = site


def split_at_marks(text):
    """Parte el texto en trozos ("text", markdown) y ("cell", índice)."""
    pattern = rf"{CELL_MARK}(\d+)@|{TEXT_MARK}"
    position = 0
    for match in re.finditer(pattern, text):
        yield from _non_empty(text[position : match.start()])
        if match[1]:
            yield "cell", match[1]
        position = match.end()
    yield from _non_empty(text[position:])


def _non_empty(text):
    if text.strip():
        yield "text", re.sub(r"\n{3,}", "\n\n", text).strip()


def code_cell(source, outputs, metadata=None):
    """Arma una celda de código con las salidas que se pueden comparar."""
    metadata = metadata or {}
    tags = list(metadata.get("tags", []))
    draws = "figure" in metadata.get("mystnb", {})
    if draws or VOLATILE_TAGS & set(tags):
        tags.append(IGNORE_TAG)
        outputs = []
    cell = new_code_cell(source, outputs=[portable(x) for x in outputs])
    if tags:
        cell.metadata["tags"] = sorted(set(tags))
    return cell


def portable(output):
    """Quita de una salida lo que solo vale en la máquina que la dio."""
    if output.output_type == "execute_result":
        output = nbformat.from_dict(output)
        output.metadata = {}
    return output


def finished(cells):
    """Pone a las celdas su identidad y su número, y arma el cuaderno."""
    count = 0
    for position, cell in enumerate(cells):
        cell["id"] = f"celda-{position:03d}"
        if cell.cell_type != "code":
            continue
        count += 1
        cell.execution_count = count
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = count
    return new_notebook(
        cells=cells,
        metadata={"kernelspec": KERNEL, "language_info": LANGUAGE},
    )


def keep_real_outputs(notebook, stored):
    """Conserva las salidas que solo los datos reales pueden dar.

    Con la muestra, una celda marcada ``datos`` imprimiría otra cosa: se queda
    lo que ya estaba guardado mientras su código no cambie.
    """
    if all(origin(name) == "real" for name in DATA_SETS):
        return
    known = {}
    if stored.exists():
        for cell in nbformat.read(stored, as_version=4).cells:
            known[cell.source] = cell.get("outputs", [])
    for cell in notebook.cells:
        if DATA_TAG in cell.metadata.get("tags", []):
            cell.outputs = known.get(cell.source, [])


def setup(app):
    """Conecta la escritura de cuadernos con Sphinx."""
    # Declara los valores de configuración que su traductor consulta.
    app.setup_extension("sphinx_markdown_builder")
    app.connect("build-finished", write_notebooks)
