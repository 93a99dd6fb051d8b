"""Cuánto tarda el libro: de cero, sin cambios, y después de cada cambio.

Copia lo que git conoce a una carpeta temporal y ahí construye seis veces: de
cero y de una lección en una, de cero con todos los núcleos, otra vez sin
cambiar nada, con un renglón de texto cambiado, con una celda cambiada y con
una línea de ``neurona`` cambiada. De cada vez dice cuántas páginas ejecutó y
qué parte del tiempo se fue en ejecutar. Las veces de cero no heredan nada:
cada una empieza sin ``_build``.

Uso: ``python benchmarks/build.py``, unos veinte minutos con dos núcleos. La
tabla queda también en ``_build/tiempos.md``.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
LESSON = "lessons/2-neurona/04-neurona-artificial.md"
EXECUTED = re.compile(r"Ejecuté (\d+) páginas? en ([\d.]+) s")
HEADER = ("Construcción", "Tiempo (s)", "Páginas ejecutadas", "Ejecutar")


class Build(NamedTuple):
    """Una construcción medida: segundos en total y ejecutando."""

    name: str
    seconds: float
    pages: int
    executing: float


def copy_repository(target):
    """Copia lo que git conoce, con los cambios aún sin guardar."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others"]
        + ["--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    for name in filter(None, names):
        source = ROOT / name
        if source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)
    # Las fórmulas se dibujan con el KaTeX que está junto al entorno.
    (target / "node_modules").symlink_to(ROOT / "node_modules")


def measure(name, root, jobs=None):
    """Construye el libro y devuelve lo que tardó."""
    environment = dict(os.environ, PYTHONPATH=str(root / "src"))
    environment["JOBS"] = str(jobs or "")
    started = time.monotonic()
    run = subprocess.run(
        [sys.executable, "-m", "sitio", "book", "--root", str(root)],
        env=environment,
        cwd=root,
        capture_output=True,
        text=True,
    )
    seconds = time.monotonic() - started
    if run.returncode:
        raise SystemExit(f"{name}: el libro no se construyó.\n{run.stderr}")
    build = Build(name, seconds, *executed(run.stdout))
    print(row(build), flush=True)
    return build


def executed(output):
    """Devuelve cuántas páginas se ejecutaron, y en cuántos segundos.

    Examples
    --------
    >>> executed("Ejecuté 31 páginas en 210.5 s.")
    (31, 210.5)
    >>> executed("Listo en 20 s.")
    (0, 0.0)
    """
    found = EXECUTED.search(output)
    return (int(found[1]), float(found[2])) if found else (0, 0.0)


def row(build):
    """Devuelve el renglón de la tabla de una construcción."""
    share = f"{100 * build.executing / build.seconds:.0f} %"
    return f"| {build.name} | {build.seconds:.0f} | {build.pages} | {share} |"


def edit(path, old, new):
    """Cambia la primera aparición de un texto; si no está, se detiene."""
    text = path.read_text("utf8")
    if old not in text:
        raise SystemExit(f"{path.name} ya no dice «{old}»: cambia el guion.")
    path.write_text(text.replace(old, new, 1), "utf8")


def main():
    """Mide las seis construcciones y guarda su tabla."""
    lines = ["| " + " | ".join(HEADER) + " |", "|---|--:|--:|--:|"]
    print("\n".join(lines), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        copy_repository(root)
        builds = [measure("De cero, una lección a la vez", root, jobs=1)]
        shutil.rmtree(root / "_build")
        cores = os.cpu_count()
        builds += [
            measure(f"De cero, {cores} a la vez", root),
            measure("Sin cambios", root),
        ]
        edit(root / LESSON, "\n## ", "\nUn renglón más.\n\n## ")
        builds.append(measure("Un renglón de una lección", root))
        edit(root / LESSON, "\nimport ", "\n# Un comentario.\nimport ")
        builds.append(measure("Una celda de una lección", root))
        module = root / "src" / "neurona" / "activations.py"
        module.write_text(module.read_text("utf8") + "\n# Otra línea.\n")
        builds.append(measure("Una línea de neurona", root))
    table = ROOT / "_build" / "tiempos.md"
    table.parent.mkdir(exist_ok=True)
    table.write_text("\n".join([*lines, *map(row, builds)]) + "\n", "utf8")


if __name__ == "__main__":
    main()
