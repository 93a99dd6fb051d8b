"""Lo que comparten las pruebas del libro: un libro pequeño y un navegador."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from sitio.book import ROOT
from sitio.browser import OPTIONS, find_browser

MINI = Path(__file__).parent / "mini"


class MiniBook:
    """Un libro de una lección, con su propia copia de ``neurona``."""

    def __init__(self, root):
        self.root = root
        self.lesson = root / "lessons" / "1-prueba" / "07-todo.md"
        self.notebook = self.lesson.with_suffix(".ipynb")
        self.fresh = root / "_build/cuadernos/lessons/1-prueba/07-todo.ipynb"
        self.page = root / "_build/html/lessons/1-prueba/07-todo.html"

    def run(self, order, **environment):
        """Corre ``python -m sitio`` sobre este libro, hasta el final."""
        with self.start(order, **environment) as process:
            output, error = process.communicate(timeout=300)
        return subprocess.CompletedProcess(
            process.args, process.returncode, output, error
        )

    def start(self, order, **environment):
        """Empieza a correr ``python -m sitio`` sobre este libro."""
        return subprocess.Popen(
            [sys.executable, "-m", "sitio", order, "--root", self.root],
            env=os.environ
            | {"PYTHONPATH": str(self.root / "src")}
            | environment,
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def edit(self, path, old, new):
        """Cambia un texto que debe estar en el archivo."""
        path = self.root / path
        text = path.read_text("utf8")
        assert old in text, f"{path} ya no dice {old!r}"
        path.write_text(text.replace(old, new), "utf8")


@pytest.fixture(scope="module")
def mini(tmp_path_factory):
    """Un libro pequeño, listo para construirse y estropearse."""
    root = tmp_path_factory.mktemp("libro")
    shutil.copytree(MINI, root, dirs_exist_ok=True)
    shutil.copytree(
        ROOT / "src" / "neurona",
        root / "src" / "neurona",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    shutil.copytree(ROOT / "lessons/_static", root / "lessons/_static")
    config = yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))
    config["bibtex_bibfiles"] = ["lessons/referencias.bib"]
    (root / "_config.yml").write_text(yaml.safe_dump(config), "utf8")
    shutil.copy(ROOT / "requirements.txt", root)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    return MiniBook(root)


@pytest.fixture(scope="session")
def browser():
    """Un Chromium sin ventana."""
    path = find_browser()
    if path is None:
        pytest.skip("no hay Chromium: instálalo o pon su ruta en CHROME_PATH")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=OPTIONS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser):
    """Una pestaña que al cerrarse exige: ni errores ni peticiones a otros."""
    context = browser.new_context(viewport={"width": 1000, "height": 1000})
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda e: problems.append(str(e)))
    page.on(
        "request",
        lambda r: (
            r.url.startswith(("file:", "data:", "blob:"))
            or problems.append(r.url)
        ),
    )
    yield page
    context.close()
    assert not problems
