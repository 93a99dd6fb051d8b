"""Los laboratorios en JupyterLab, con su núcleo y un navegador de verdad."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from typing import NamedTuple

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from neurona.labs import _modules

TOKEN = "prueba"


class Case(NamedTuple):
    """Un laboratorio: cómo se crea, qué se mueve y qué lee Python."""

    create: str
    control: str
    keys: str
    reads: str
    expected: str


NETWORK = """\
import numpy as np
from neurona import Dense, Input, Sequential
def softmax(classes, weight=0):
    model = Sequential([Input((784,)), Dense(classes, "softmax")])
    weights = np.zeros((784, classes))
    weights[:classes] = weight * np.eye(classes)
    model.set_weights([weights, np.zeros(classes)])
    return model
"""
RIGHT = "ArrowRight "
CASES = {
    "neuron": Case(
        "NeuronLab(w1=-2, w2=1)",
        "input[name=w1]",
        5 * RIGHT,
        "lab.w1, round(lab.z, 2)",
        "-1.5 -0.5",
    ),
    "activation-curves": Case(
        "ActivationsLab(z=1)", "input[name=z]", 5 * RIGHT, "lab.z", "1.5"
    ),
    "perceptron": Case(
        "PerceptronLab()",
        "input[name=start1]",
        4 * RIGHT,
        "lab.start1, lab.weights[0]",
        "1.0 1.0",
    ),
    "hidden-space": Case(
        "HiddenSpaceLab()",
        "input[name=h2_b]",
        2 * RIGHT,
        "lab.h2_b, lab.correct",
        "2.0 3",
    ),
    "costs": Case(
        "CostsLab(outlier_y=31)",
        "input[name=outlier_y]",
        2 * RIGHT,
        "lab.outlier_y",
        "33.0",
    ),
    "probability-costs": Case(
        "ProbabilityCostLab(z=0)",
        "input[name=z]",
        "Home",
        "lab.z, round(lab.p, 4)",
        "-8.0 0.0003",
    ),
    "descent": Case(
        "DescentLab(condition=10, start1=2)",
        "input[name=start1]",
        5 * RIGHT,
        "lab.w",
        "2.5",
    ),
    "backpropagation": Case(
        "BackpropagationLab()",
        "input[name=value]",
        5 * RIGHT,
        "round(lab.W2[0][0], 3)",
        "0.6",
    ),
    "playground": Case(
        "PlaygroundLab(seed=3)", "input[name=seed]", RIGHT, "lab.seed", "4"
    ),
    "overfitting": Case(
        "OverfittingLab.of({'2-8-1': "
        "{'loss': [4, 3, 2, 1], 'val_loss': [5, 3, 4, 2]}}, patience=1)",
        "input[name=patience]",
        RIGHT,
        "lab.patience, lab.stopped_epoch",
        "2 None",
    ),
    "draw": Case(
        "DrawLab.of(softmax(10), np.zeros((28, 28), np.uint8))",
        "[role=application]",
        "Space",
        "lab.image[14, 14]",
        "255",
    ),
    "learned": Case(
        "LearnedLab.of([quantize(softmax(3, w)) for w in (0, 1)], [0, 5], "
        "255 * np.eye(3, 784, dtype=np.uint8).reshape(3, 28, 28), "
        "np.arange(3), ['a', 'b', 'c'])",
        "input[name=epoch]",
        "ArrowLeft",
        "lab.epoch",
        "0",
    ),
}


def free_port():
    """Un puerto que nadie usa."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory):
    """Un JupyterLab con un cuaderno por laboratorio; da su dirección."""
    folder = tmp_path_factory.mktemp("jupyter")
    for name, case in CASES.items():
        cells = [
            f"{NETWORK}from neurona.labs import *\nlab = {case.create}\nlab",
            f"print('Python lee', {case.reads})",
            "lab.b = 2.5",
        ]
        notebook = new_notebook(
            cells=[new_code_cell(text) for text in cells],
            metadata={
                "kernelspec": {"name": "python3", "display_name": "Python"}
            },
        )
        nbformat.write(notebook, folder / f"{name}.ipynb")
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "jupyter", "lab", "--no-browser"]
        + ["--allow-root", f"--port={port}", "--ip=127.0.0.1"]
        + [f"--IdentityProvider.token={TOKEN}", "--ServerApp.port_retries=0"]
        + [f"--notebook-dir={folder}"],
        env=os.environ | {"JUPYTER_CONFIG_DIR": str(folder / "config")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/api?token={TOKEN}", process)
        # Cada cuaderno, en su mesa: JupyterLab abre otra vez lo que había.
        yield f"{address}/lab/workspaces/{{0}}/tree/{{0}}.ipynb?token={TOKEN}"
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            # A veces cierra sus núcleos y se queda esperando a un hilo. Eso
            # no es de los laboratorios: aquí no queda vivo nadie.
            process.kill()
            process.wait(30)


def wait_for(address, process):
    """Espera a que el servidor conteste."""
    for _ in range(240):
        assert process.poll() is None, "JupyterLab terminó antes de empezar"
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError("JupyterLab no contestó en dos minutos")


def run_cell(page, number):
    """Ejecuta una celda y espera a que termine."""
    page.locator(".jp-CodeCell").nth(number).locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    page.wait_for_function(
        """n => /\\[\\d+\\]/.test(document.querySelectorAll(".jp-CodeCell")[n]
            .querySelector(".jp-InputPrompt").textContent)""",
        arg=number,
        timeout=60_000,
    )


@pytest.fixture
def opened(jupyter, browser):
    """Abre un cuaderno y ejecuta su primera celda."""
    context = browser.new_context(viewport={"width": 1200, "height": 1000})
    page = context.new_page()

    def start(name):
        page.goto(jupyter.format(name))
        page.wait_for_selector(".jp-CodeCell .cm-content", timeout=60_000)
        # Antes de que el núcleo despierte, ejecutar no hace nada.
        page.wait_for_function(
            "document.querySelector('#jp-main-statusbar').innerText"
            ".includes('| Idle')",
            timeout=60_000,
        )
        run_cell(page, 0)
        page.wait_for_selector(".lab-live", timeout=30_000)
        return page

    yield start
    context.close()


def test_every_lab_is_here():
    """Cada módulo que dibuja un laboratorio tiene su caso."""
    drawn = {
        path.name.removesuffix(".js")
        for path in _modules.FOLDER.iterdir()
        if "export default" in path.read_text("utf8")
    }
    assert drawn == set(CASES)


@pytest.mark.parametrize("name", CASES)
def test_a_control_moves_and_python_reads_it(opened, name):
    case = CASES[name]
    page = opened(name)
    control = page.locator(f".lab-live {case.control}").first
    control.focus()
    for key in case.keys.split():
        page.keyboard.press(key)
    run_cell(page, 1)
    output = page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea pre")
    output.wait_for(timeout=30_000)
    assert output.inner_text().strip() == f"Python lee {case.expected}"
    assert page.locator(".lab-live").count() == 1


def test_what_python_changes_is_seen(opened):
    page = opened("neuron")
    run_cell(page, 2)
    page.wait_for_function(
        "document.querySelector('output[name=b]').textContent === '2.5'",
        timeout=30_000,
    )
    assert page.locator("output[name=z]").inner_text() == "1.50"
