"""La celda de inicio en un entorno como el de Colab.

Tiene lo que Colab trae (TensorFlow, NumPy, Matplotlib), tomado por enlaces
del entorno del curso, y no tiene ``neurona`` ni anywidget.
"""

import importlib.metadata as metadata
import json
import os
import shutil
import subprocess
import venv

import pytest
import yaml
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from packaging.requirements import Requirement

from sitio.book import ROOT
from sitio.start_cell import start_cell

IN_COLAB = ("numpy", "matplotlib", "ipykernel")
TENSORFLOW = ("tensorflow-cpu", "tensorflow")
USES_IT = """
import anywidget
import neurona
from neurona import plots
from neurona.activations import sigmoid
print(sigmoid(0.0), neurona.__file__)
"""


def normalized(name):
    """Devuelve el nombre de un paquete como pip lo compara."""
    return name.lower().replace("_", "-")


def closure(names):
    """Devuelve las distribuciones que estas necesitan, ellas incluidas."""
    found, pending = {}, list(names)
    while pending:
        name = normalized(pending.pop())
        if name in found:
            continue
        found[name] = distribution = metadata.distribution(name)
        for line in distribution.requires or ():
            requirement = Requirement(line)
            marker = requirement.marker
            if marker is None or marker.evaluate({"extra": ""}):
                pending.append(requirement.name)
    return found.values()


def link(distribution, target):
    """Pone los archivos de una distribución en otro entorno."""
    for file in distribution.files:
        source = distribution.locate_file(file)
        place = target / file
        if ".." in file.parts or not source.is_file():
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, place)
        except OSError:
            shutil.copy(source, place)


@pytest.fixture(scope="module")
def colab(tmp_path_factory):
    """Un entorno con lo que Colab trae; devuelve su Python."""
    folder = tmp_path_factory.mktemp("colab")
    venv.create(folder, with_pip=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    installed = {normalized(d.name) for d in metadata.distributions()}
    tensorflow = next(name for name in TENSORFLOW if name in installed)
    for distribution in closure([*IN_COLAB, tensorflow]):
        link(distribution, packages)
    python = folder / "bin" / "python"
    spec = folder / "share/jupyter/kernels/colab"
    spec.mkdir(parents=True)
    command = [str(python), "-m", "ipykernel_launcher"]
    command += ["-f", "{connection_file}"]
    (spec / "kernel.json").write_text(
        json.dumps({"argv": command, "display_name": "Colab"})
    )
    # El pip de Colab es más nuevo que el que trae venv, que no entiende una
    # dirección git+file; de paso se sabe si el registro de paquetes contesta.
    upgrade = [python, "-m", "pip", "install", "--quiet", "--upgrade", "pip"]
    if subprocess.run(upgrade, capture_output=True, timeout=120).returncode:
        # pip no puede instalar nada sin red; no es un fallo de la celda.
        pytest.skip("sin conexión con el registro de paquetes")
    return python


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """El repositorio, en otra dirección; devuelve la raíz que la nombra."""
    root = tmp_path_factory.mktemp("libro")
    copy = root / "curso.git"
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        copy.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, copy)
    shutil.copytree(
        ROOT / "src",
        copy / "src",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    who = ["-c", "user.name=prueba", "-c", "user.email=prueba@localhost"]
    for order in (
        ["init", "--quiet", "--initial-branch=main"],
        ["add", "."],
        [*who, "commit", "--quiet", "--message=copia"],
    ):
        subprocess.run(["git", *order], cwd=copy, check=True)
    config = {"repository": {"url": copy.as_uri(), "branch": "main"}}
    (root / "_config.yml").write_text(yaml.safe_dump(config))
    return root


def freeze(python):
    """Devuelve lo instalado, nombre y versión."""
    command = [python, "-m", "pip", "list", "--format=json"]
    listed = subprocess.run(command, check=True, capture_output=True)
    return {p["name"]: p["version"] for p in json.loads(listed.stdout)}


def test_start_cell_installs_neurona_and_touches_nothing(
    colab, repository, monkeypatch
):
    before = freeze(colab)
    assert "neurona" not in before and "anywidget" not in before
    monkeypatch.setenv(
        "JUPYTER_PATH", str(colab.parents[1] / "share" / "jupyter")
    )
    cells = [start_cell(repository), USES_IT, start_cell(repository)]
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
    # Sin carpeta propia el núcleo hallaría «neurona» en el repositorio.
    resources = {"metadata": {"path": str(repository)}}
    monkeypatch.delenv("PYTHONPATH", raising=False)
    NotebookClient(
        notebook, kernel_name="colab", timeout=300, resources=resources
    ).execute()

    started, used, again = notebook.cells
    assert text(started) == text(again) == ""
    assert text(used).startswith("0.5 ")
    assert str(colab.parents[1]) in text(used)
    after = freeze(colab)
    assert "neurona" in after and "anywidget" in after
    assert before.items() <= after.items()


def text(cell):
    """Devuelve todo lo que una celda escribió."""
    return "".join(output.get("text", str(output)) for output in cell.outputs)
