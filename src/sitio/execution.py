"""Ejecuta las lecciones antes de que Sphinx las lea: en paralelo y contadas.

MyST-NB ejecuta cada lección al leerla, de una en una y en silencio. Aquí se
adelanta ese trabajo a la misma caché (jupyter-cache), de modo que al leer ya
encuentra cada lección ejecutada.
"""

import os
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from pathlib import Path

from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors.utils import single_nb_execution
from myst_nb.core.read import create_nb_reader
from nbconvert.preprocessors.coalescestreams import (
    CoalesceStreamsPreprocessor,
)
from sphinx.errors import SphinxError

from sitio.book import BookError
from sitio.fingerprint import fingerprint

KEPT_CACHES = 4
# Un hilo de BLAS por lección: con dos, los resultados de NumPy no se repiten
# y a veces la ejecución se atora.
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class LessonError(SphinxError):
    """Una celda de una lección falló."""

    category = "Una lección falló"


def choose_cache(app, config):
    """Da a esta combinación de código, paquetes y datos su propia caché."""
    root = Path(app.outdir).parent / ".cache"
    cache = root / fingerprint(app.srcdir)
    cache.mkdir(parents=True, exist_ok=True)
    cache.touch()
    config.nb_execution_cache_path = str(cache)
    recent = sorted(root.iterdir(), key=lambda path: path.stat().st_mtime)
    for old in recent[:-KEPT_CACHES]:
        shutil.rmtree(old, ignore_errors=True)


def read_lesson(app, docname):
    """Lee una lección como cuaderno, igual que lo hará MyST-NB.

    Devuelve None si la página no es un cuaderno.
    """
    path = app.env.doc2path(docname)
    text = Path(path).read_text("utf8")
    reader = create_nb_reader(
        path, app.env.myst_config, app.env.mystnb_config, text
    )
    return reader and reader.read(text)


def executed_lesson(app, docname):
    """Devuelve el cuaderno de la lección con sus salidas, desde la caché."""
    cache = get_cache(app.config.nb_execution_cache_path)
    return cache.merge_match_into_notebook(read_lesson(app, docname))[1]


def execute_pending(app, env, docnames):
    """Ejecuta las lecciones que Sphinx va a leer y no están en la caché."""
    cache = get_cache(app.config.nb_execution_cache_path)
    pending = {}
    for docname in docnames:
        notebook = read_lesson(app, docname)
        if notebook is not None and not _is_cached(cache, notebook):
            pending[docname] = notebook
    if not pending:
        return
    for name in (*ONE_THREAD, "NEURONA_QUIET"):
        os.environ.setdefault(name, "1")
    workers = min(len(pending), jobs())
    started_at = time.monotonic()
    print(
        f"Ejecuto {len(pending)} páginas, de {workers} en {workers}:",
        flush=True,
    )
    failures = []
    with _kernels_to_log(app), ThreadPoolExecutor(workers) as pool:
        started = {
            pool.submit(_execute, notebook, env.mystnb_config): docname
            for docname, notebook in pending.items()
        }
        for future in as_completed(started):
            docname, result = started[future], future.result()
            mark = "✗" if result.err else "✓"
            print(f"  {mark} {result.time:6.1f} s  {docname}", flush=True)
            if result.err:
                failures.append(_describe(docname, pending[docname], result))
            else:
                _store(cache, env.doc2path(docname), pending[docname], result)
    if failures:
        raise LessonError("\n\n".join(failures))
    seconds = time.monotonic() - started_at
    pages = "1 página" if len(pending) == 1 else f"{len(pending)} páginas"
    print(f"Ejecuté {pages} en {seconds:.1f} s.", flush=True)


def jobs():
    """Cuántas lecciones se ejecutan a la vez: JOBS, o una por núcleo.

    Raises
    ------
    BookError
        Si JOBS no es un entero positivo.
    """
    wanted = os.environ.get("JOBS", "")
    if not wanted:
        return os.cpu_count() or 1
    if not wanted.isdecimal() or int(wanted) == 0:
        raise BookError(
            f"JOBS vale «{wanted}» y debe ser un entero positivo: cuántas "
            "lecciones se ejecutan a la vez. Por ejemplo: make book JOBS=1"
        )
    return int(wanted)


@contextmanager
def _kernels_to_log(app):
    """Manda a un archivo lo que los núcleos escriben en su stderr.

    ipykernel avisa ahí, una vez por lección, que no cifra lo que viaja dentro
    de esta misma máquina.
    """
    log = Path(app.outdir).parent / "kernels.log"
    sys.stderr.flush()
    saved = os.dup(2)
    try:
        with open(log, "w") as file:
            os.dup2(file.fileno(), 2)
        yield
    finally:
        os.dup2(saved, 2)
        os.close(saved)


def _is_cached(cache, notebook):
    with suppress(KeyError):
        return cache.match_cache_notebook(notebook) is not None
    return False


def _execute(notebook, nb_config):
    # Cada lección corre en una carpeta temporal: nada de lo que escriba
    # queda en el repositorio.
    with tempfile.TemporaryDirectory() as folder:
        return single_nb_execution(
            notebook,
            cwd=folder,
            timeout=nb_config.execution_timeout,
            allow_errors=False,
            meta_override=True,
        )


def _store(cache, path, notebook, result):
    # Lo que una celda imprime llega en trozos que dependen del reloj, a veces
    # partidos a media línea: se guardan unidos.
    CoalesceStreamsPreprocessor().preprocess(notebook, {})
    # El estado de los widgets solo sirve con un núcleo, y la página no tiene.
    notebook.metadata.pop("widgets", None)
    cache.cache_notebook_bundle(
        CacheBundleIn(notebook, path, data={"execution_seconds": result.time}),
        check_validity=False,
        overwrite=True,
    )


def _describe(docname, notebook, result):
    """Nombra lección y celda, y muestra el código que falló."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(code, start=1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                source = "\n".join(f"    {x}" for x in cell.source.split("\n"))
                return (
                    f"{docname}.md, celda de código {number}: "
                    f"{output.ename}: {output.evalue}\n{source}"
                )
    return f"{docname}.md: {type(result.err).__name__}: {result.err}"


def setup(app):
    """Conecta la ejecución con Sphinx."""
    app.connect("config-inited", choose_cache, priority=900)
    app.connect("env-before-read-docs", execute_pending)
