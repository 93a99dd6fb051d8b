"""Las órdenes que «make» usa: ``python -m sitio book`` y ``notebooks``."""

import argparse
import os
import sys
import time
from pathlib import Path

from sitio.book import ROOT, BookError, placeholder_notice
from sitio.derived import install_notebooks, refuse_other_address
from sitio.execution import ONE_THREAD, jobs
from sitio.sphinx_run import run_sphinx


def build_book(root):
    """Construye el sitio y los cuadernos en ``_build``; devuelve segundos.

    Raises
    ------
    BookError
        Si JOBS no es un entero, faltan los datos que NEURONA_DATA promete o
        algo no se construyó.
    """
    from neurona.datasets.images import origin

    started = time.monotonic()
    jobs()
    try:
        origin("mnist")
    except (OSError, ValueError) as error:
        raise BookError(str(error)) from None
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    # Lo mismo que «jupyter-book build . -W -n --keep-going -q», sin la traza
    # de Python que esa orden añade debajo de cada error.
    result = run_sphinx(
        root, root / "_build" / "html", warningiserror=True, quiet=True
    )
    if result != 0:
        raise BookError("El libro no se construyó: mira los avisos de arriba.")
    return time.monotonic() - started


def main(arguments=None):
    """Corre una orden y devuelve el estado de salida."""
    parser = argparse.ArgumentParser(prog="python -m sitio")
    parser.add_argument("order", choices=("book", "notebooks"))
    parser.add_argument("--root", type=Path, default=ROOT)
    options = parser.parse_args(arguments)
    order, root = options.order, options.root.resolve()
    try:
        if order == "book":
            refuse_other_address(root)
        seconds = build_book(root)
        if order == "notebooks" and install_notebooks(root):
            seconds += build_book(root)
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    notice = placeholder_notice(root)
    if notice:
        print(notice)
    page = root / "_build" / "html" / "index.html"
    print(f"Listo en {seconds:.0f} s. Abre {page}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
