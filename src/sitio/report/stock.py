"""La página con que el sitio se compara: la de fábrica de jupyter-book."""

import shutil
import subprocess
import sys

from sitio.book import ROOT

LESSON = "lessons/4-aprendizaje/10-gradiente-descendente"
NAME = "jupyter-book de fábrica"
# Lo único que no es lo de fábrica: no ejecuta la lección.
CONFIG = 'execute:\n  execute_notebooks: "off"\n'
ORDER = "from jupyter_book.cli.main import main; main()"


def build_stock(folder, root=ROOT):
    """Construye una lección con lo de fábrica; devuelve la carpeta del sitio.

    Raises
    ------
    RuntimeError
        Si jupyter-book no la construyó.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copy(root / f"{LESSON}.md", folder / "index.md")
    (folder / "_config.yml").write_text(CONFIG, "utf8")
    (folder / "_toc.yml").write_text("format: jb-book\nroot: index\n", "utf8")
    run = subprocess.run(
        [sys.executable, "-c", ORDER, "build", "-q", str(folder)],
        capture_output=True,
        text=True,
    )
    site = folder / "_build" / "html"
    # Avisa de las palabras que no conoce, y aun así la escribe.
    if not (site / "index.html").exists():
        raise RuntimeError(
            "jupyter-book no la construyó: " + run.stderr[-300:]
        )
    return site
