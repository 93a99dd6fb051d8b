"""El camino entero de una lección, en un libro pequeño que se estropea.

Las pruebas van en orden: cada una parte del libro que dejó la anterior.
"""

import json
import re

import pytest

SENTENCE = "corre «make notebooks» y haz commit"


@pytest.fixture(scope="module")
def built(mini):
    """El libro pequeño, construido y con sus cuadernos al día."""
    run = mini.run("notebooks")
    assert run.returncode == 0, run.stdout + run.stderr
    return mini


@pytest.mark.parametrize(
    "markdown",
    [
        "> **Esta lección**",
        "> - sumar con *gusto*;",
        "a &lt; b",
        r"y = f(wx + b) \tag{7.1}",
        "[Figura 7.1](#fig-recta)",
        '<a id="fig-recta"></a>',
        "**Figura 7.1.** Una recta con *cursivas* y $w_1$.",
        "> **Nota**",
        "[Rosenblatt, 1958](https://TU_USUARIO.github.io/",
        "1-prueba/apendice.html#term-bias)",
        "| función",
        "<details>\n<summary>b) Dos</summary>\n\n✓ Sí.",
        "### Ejercicio 7.1. El doble\n\nEscribe `doble(x)`.",
        "## Ejercicios",
    ],
)
def test_notebook_speaks_plain_markdown(built, markdown):
    """Cada construcción de MyST tiene su equivalente en el cuaderno."""
    cells = json.loads(built.notebook.read_text("utf8"))["cells"]
    text = "\n\n".join(
        "".join(cell["source"])
        for cell in cells
        if cell["cell_type"] == "markdown"
    )
    assert markdown in text


def test_notebook_keeps_what_can_be_compared(built):
    """Guarda lo que se repite; ni lo que dibuja ni lo que entrena."""
    cells = json.loads(built.notebook.read_text("utf8"))["cells"]
    code = {"".join(c["source"]): c for c in cells if "outputs" in c}
    assert code["x = 0.25\nx"]["outputs"][0]["data"]["text/plain"] == ["0.25"]
    for source, cell in code.items():
        ignored = "nbval-ignore-output" in cell["metadata"].get("tags", [])
        assert ignored == ("plt.show" in source or "random" in source)
        assert not (ignored and cell["outputs"])


def test_build_prints_each_lesson_and_the_page_to_open(built):
    built.edit("lessons/1-prueba/07-todo.md", "x = 0.25", "x = 0.75")
    run = built.run("book")
    assert run.returncode == 0, run.stderr
    assert " s  lessons/1-prueba/07-todo" in run.stdout
    assert str(built.root / "_build/html/index.html") in run.stdout
    assert "0.75" in built.page.read_text("utf8")


def test_second_build_executes_nothing(built):
    run = built.run("book")
    assert "Ejecuto" not in run.stdout
    assert run.returncode == 0


def test_a_changed_style_reaches_every_page(built):
    link = re.compile(r"curso\.css\?v=\w+")
    (before,) = link.findall(built.page.read_text("utf8"))
    style = built.root / "lessons/_static/curso.css"
    style.write_text(style.read_text("utf8") + "\nem { color: red }\n", "utf8")
    run = built.run("book")
    assert run.returncode == 0, run.stderr
    assert "Ejecuto" not in run.stdout
    site = built.root / "_build/html"
    assert (site / "_static/curso.css").read_bytes() == style.read_bytes()
    # Su dirección cambia: un navegador no mostraría la que guardó.
    assert link.findall(built.page.read_text("utf8")) != [before]


def test_a_changed_word_makes_the_notebook_stale(built):
    from sitio.derived import stale_notebooks

    assert stale_notebooks(built.root) == ["lessons/1-prueba/07-todo.ipynb"]
    assert built.run("notebooks").returncode == 0
    assert stale_notebooks(built.root) == []


def test_notebooks_repeat_byte_for_byte(built):
    before = built.notebook.read_bytes()
    built.notebook.unlink()
    run = built.run("notebooks")
    assert run.returncode == 0, run.stderr
    assert built.notebook.read_bytes() == before


def test_page_offers_the_notebook(built):
    html = built.page.read_text("utf8")
    assert "blob/main/lessons/1-prueba/07-todo.ipynb" in html
    assert "tree/lessons/1-prueba/07-todo.ipynb" in html
    download = built.root / "_build/html/_sources/lessons/1-prueba"
    assert (download / "07-todo.ipynb").read_bytes() == (
        built.notebook.read_bytes()
    )


def test_a_number_changed_in_neurona_reaches_page_and_notebook(built):
    built.edit(
        "lessons/1-prueba/07-todo.md",
        "x = 0.75\nx",
        "from neurona import recurrent\nrecurrent.PRUEBA",
    )
    module = built.root / "src/neurona/recurrent.py"
    source = module.read_text("utf8")
    module.write_text(source + "\nPRUEBA = 3141\n", "utf8")
    assert built.run("notebooks").returncode == 0
    assert "3141" in built.page.read_text("utf8")

    module.write_text(source + "\nPRUEBA = 2718\n", "utf8")
    assert built.run("notebooks").returncode == 0
    assert "2718" in built.page.read_text("utf8")
    assert "3141" not in built.page.read_text("utf8")
    assert "2718" in built.notebook.read_text("utf8")


def test_a_killed_build_recovers(built):
    """Ni la caché ni lo leído quedan a medias si algo mata la construcción."""
    built.edit("lessons/1-prueba/07-todo.md", "PRUEBA", "PRUEBA + 1")
    with built.start("book") as process:
        for line in process.stdout:
            if "Ejecuto" in line:
                break
        process.kill()
    run = built.run("book")
    assert run.returncode == 0, run.stderr
    assert "2719" in built.page.read_text("utf8")
    built.edit("lessons/1-prueba/07-todo.md", "PRUEBA + 1", "PRUEBA")


def test_a_failing_cell_names_lesson_and_cell(built):
    built.edit(
        "lessons/1-prueba/07-todo.md",
        "recurrent.PRUEBA",
        "recurrent.PRUEBA / 0",
    )
    run = built.run("book")
    assert run.returncode == 1
    assert "lessons/1-prueba/07-todo.md, celda de código 2" in run.stderr
    assert "ZeroDivisionError" in run.stderr
    built.edit("lessons/1-prueba/07-todo.md", "PRUEBA / 0", "PRUEBA")
    assert built.run("book").returncode == 0


def test_a_broken_reference_fails_the_build(built):
    built.edit("lessons/index.md", "leccion-todo", "leccion-nada")
    run = built.run("book")
    built.edit("lessons/index.md", "leccion-nada", "leccion-todo")
    assert run.returncode == 1
    assert "leccion-nada" in run.stderr


def test_a_broken_formula_fails_the_build(built):
    built.edit("lessons/1-prueba/07-todo.md", "y = f(wx + b)", r"\nada{")
    run = built.run("book")
    built.edit("lessons/1-prueba/07-todo.md", r"\nada{", "y = f(wx + b)")
    assert run.returncode == 1
    assert "KaTeX" in run.stderr


def test_another_address_stops_the_book_until_notebooks_are_derived(built):
    assert "TU_USUARIO" in built.run("book").stdout
    built.edit("_config.yml", "TU_USUARIO", "maestra-lopez")
    run = built.run("book")
    assert run.returncode == 1
    assert SENTENCE in run.stderr
    assert built.run("notebooks").returncode == 0
    run = built.run("book")
    assert run.returncode == 0, run.stderr
    assert "TU_USUARIO" not in run.stdout
    notebook = built.notebook.read_text("utf8")
    assert "TU_USUARIO" not in notebook
    assert "https://maestra-lopez.github.io/curso-redes" in notebook


def test_unreadable_data_folder_is_one_clear_line(built):
    run = built.run("book", NEURONA_DATA=str(built.root / "no-existe"))
    assert run.returncode == 1
    assert "NEURONA_DATA" in run.stderr
    assert "Traceback" not in run.stderr


def test_sample_data_keeps_the_stored_output_of_data_cells(built):
    """Con la muestra, lo que solo dan los datos reales no se pierde."""
    stored = json.loads(built.notebook.read_text("utf8"))
    (cell,) = [
        cell
        for cell in stored["cells"]
        if "datos" in cell["metadata"].get("tags", [])
    ]
    cell["outputs"] = [
        {
            "output_type": "stream",
            "name": "stdout",
            "text": ["solo con datos reales\n"],
        }
    ]
    built.notebook.write_text(json.dumps(stored), "utf8")
    empty = built.root / "sin-keras"
    empty.mkdir()
    run = built.run(
        "notebooks", NEURONA_DATA="", KERAS_HOME=str(empty), **NO_NETWORK
    )
    assert run.returncode == 0, run.stderr
    assert "solo con datos reales" in built.notebook.read_text("utf8")


# Un intermediario que no contesta: ninguna descarga puede salir.
NO_NETWORK = {
    "http_proxy": "http://127.0.0.1:9",
    "https_proxy": "http://127.0.0.1:9",
}
