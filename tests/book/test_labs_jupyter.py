"""Los laboratorios en JupyterLab, con su núcleo y un navegador de verdad."""

import os
import socket
import subprocess
import sys
import time
import urllib.request

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

TOKEN = "prueba"
CELLS = [
    "from neurona.labs import NeuronLab\nlab = NeuronLab(w1=-2, w2=1)\nlab",
    "print('Python lee', lab.w1, round(lab.z, 2))",
    "lab.b = 2.5",
]


def free_port():
    """Un puerto que nadie usa."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory):
    """Un JupyterLab con un cuaderno; devuelve su dirección."""
    folder = tmp_path_factory.mktemp("jupyter")
    notebook = new_notebook(
        cells=[new_code_cell(text) for text in CELLS],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python"}},
    )
    nbformat.write(notebook, folder / "lab.ipynb")
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
        yield f"{address}/lab/tree/lab.ipynb?token={TOKEN}"
    finally:
        process.terminate()
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


def test_a_knob_moves_and_python_reads_it(jupyter, browser):
    context = browser.new_context(viewport={"width": 1200, "height": 1000})
    page = context.new_page()
    page.goto(jupyter)
    page.wait_for_selector(".jp-CodeCell .cm-content", timeout=60_000)
    # Antes de que el núcleo despierte, ejecutar no hace nada.
    page.wait_for_function(
        "document.querySelector('#jp-main-statusbar').innerText"
        ".includes('| Idle')",
        timeout=60_000,
    )
    run_cell(page, 0)
    knob = page.locator("input[name=w1]")
    knob.wait_for(timeout=30_000)
    knob.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert page.locator("output[name=w1]").inner_text() == "-1.5"
    run_cell(page, 1)
    page.wait_for_function(
        "document.body.innerText.includes('Python lee -1.5 -0.5')",
        timeout=30_000,
    )
    # Y al revés: lo que Python cambia se ve.
    run_cell(page, 2)
    page.wait_for_function(
        "document.querySelector('output[name=b]').textContent === '2.5'",
        timeout=30_000,
    )
    assert page.locator("output[name=z]").inner_text() == "2.00"
    assert page.locator(".lab-live").count() == 1
    context.close()
