"""Los cuadernos guardados: al día, portátiles y comparables."""

import re

import nbformat
import pytest

from neurona.datasets.images import origin
from sitio.book import ROOT, lesson_names, page_names
from sitio.derived import MEND, stale_notebooks
from sitio.fingerprint import DATA_SETS
from sitio.notebooks import DATA_TAG, IGNORE_TAG
from sitio.start_cell import start_cell

# Lo que solo MyST entiende: cercas, directivas, papeles y etiquetas.
MYST = re.compile(r"^:::|^```\{|\{[a-z:-]+\}`|^\([\w-]+\)=|^%%%", re.M)


def read(name):
    """Lee el cuaderno guardado de una lección."""
    return nbformat.read(ROOT / f"{name}.ipynb", as_version=4)


def code_cells(name):
    """Devuelve las celdas de código, sin la de inicio."""
    cells = [cell for cell in read(name).cells if cell.cell_type == "code"]
    return cells[1:]


def test_stored_notebooks_are_fresh():
    stale = stale_notebooks()
    assert not stale, f"{', '.join(stale)}: {MEND}"


@pytest.mark.parametrize("name", lesson_names())
def test_notebook_holds_no_myst(name):
    for cell in read(name).cells:
        if cell.cell_type == "markdown":
            assert not MYST.search(cell.source), cell.source


@pytest.mark.parametrize("name", lesson_names())
def test_notebook_stores_no_warning(name):
    """Lo que sale por stderr lleva horas y números de proceso."""
    for cell in code_cells(name):
        for output in cell.outputs:
            assert output.get("name") != "stderr", cell.source


@pytest.mark.parametrize("name", lesson_names())
def test_notebook_installs_neurona_first(name):
    first = read(name).cells[0]
    assert first.cell_type == "code"
    assert first.source == start_cell()


@pytest.mark.parametrize("name", lesson_names())
def test_buttons_lead_to_the_notebook(name):
    """Colab, Binder y la descarga apuntan a un archivo que existe."""
    page = (ROOT / "_build" / "html" / f"{name}.html").read_text("utf8")
    links = re.findall(r'href="([^"]+\.ipynb)"', page)
    for place in ("colab.research.google.com", "mybinder.org", "_sources"):
        (link,) = {link for link in links if place in link}
        assert link.endswith(f"/{name}.ipynb")
    assert (ROOT / f"{name}.ipynb").is_file()
    assert (ROOT / "_build/html/_sources" / f"{name}.ipynb").is_file()


@pytest.mark.parametrize("name", lesson_names())
def test_notebook_stores_no_images(name):
    for cell in code_cells(name):
        for output in cell.outputs:
            kinds = output.get("data", {})
            assert not any(kind.startswith("image/") for kind in kinds)
            assert "<Figure" not in str(output)


@pytest.mark.parametrize("name", lesson_names())
def test_most_cells_are_compared(name):
    cells = code_cells(name)
    ignored = [
        cell for cell in cells if IGNORE_TAG in cell.metadata.get("tags", [])
    ]
    assert len(ignored) <= len(cells) / 2, (
        f"{len(ignored)} de {len(cells)} celdas no se comparan"
    )


@pytest.mark.parametrize("name", lesson_names())
def test_cells_have_fixed_ids_and_counts(name):
    cells = read(name).cells
    assert [c.id for c in cells] == [
        f"celda-{i:03d}" for i in range(len(cells))
    ]
    counts = [c.execution_count for c in cells if c.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1))


def test_cells_that_depend_on_the_data_were_compared():
    """Con la muestra, una línea nombra las celdas que no se compararon."""
    tagged = [
        f"{name}:{cell.id}"
        for name in page_names()
        if name in lesson_names()
        for cell in code_cells(name)
        if DATA_TAG in cell.metadata.get("tags", [])
    ]
    assert tagged
    if any(origin(name) != "real" for name in DATA_SETS):
        pytest.skip(f"sin datos reales no se compararon {', '.join(tagged)}")
