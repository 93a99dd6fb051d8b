"""Lo que cada lección le pide a la máquina: memoria, tiempo y descargas.

Ejecuta cada cuaderno (``.ipynb``) en un kernel nuevo y en una carpeta
temporal, de uno en uno, y apunta el mayor tamaño en memoria de ese kernel con
sus procesos hijos, los segundos que tardó, los de procesador y lo que baja de
la red quien no tiene los datos. Lo escribe en
``lessons/apendices/recursos.yml``, de donde la guía docente toma sus tablas.

La memoria (RSS, en MB de 1024² bytes) no depende de qué tan ocupada esté la
máquina; los segundos sí. Las páginas que dos procesos comparten se cuentan en
los dos: la suma se pasa, nunca se queda corta.

Uso: ``python benchmarks/resources.py [--lessons 18 21]``; sin números, todas.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import nbformat
import psutil
from nbclient import NotebookClient

from sitio.book import ROOT, lesson_names, lesson_number
from sitio.classroom.resources import DATA, read_resources, write_resources

MB = 1024**2
PAUSE = 0.02  # segundos entre dos miradas
# Los bytes que Keras anuncia al bajar cada conjunto.
DOWNLOADS = {
    "load_mnist": 11_490_434,
    "load_fashion_mnist": 29_515 + 26_421_880 + 5_148 + 4_422_102,
}


class Watch(threading.Thread):
    """Mira un proceso y sus hijos hasta que se le dice que pare."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.process = psutil.Process(pid)
        self.peak, self.cpu, self.processes = 0, 0.0, 1
        self.finished = threading.Event()

    def run(self):
        """Mira cada tanto."""
        while not self.finished.wait(PAUSE):
            self.look()

    def look(self):
        """Suma lo que ocupan ahora y guarda el mayor."""
        with suppress(psutil.Error):
            family = [self.process, *self.process.children(recursive=True)]
            memory, cpu = 0, 0.0
            for member in family:
                with suppress(psutil.Error):
                    memory += member.memory_info().rss
                    times = member.cpu_times()
                    cpu += times.user + times.system
            # Los que ya terminaron se los apunta el sistema a su padre.
            ended = self.process.cpu_times()
            cpu += ended.children_user + ended.children_system
            self.peak = max(self.peak, memory)
            self.cpu = max(self.cpu, cpu)
            self.processes = max(self.processes, len(family))

    def stop(self):
        """Mira por última vez, con la marca que el sistema lleva."""
        self.finished.set()
        self.join()
        self.look()
        self.peak = max(self.peak, high_water(self.process.pid))


def high_water(pid):
    """Devuelve el mayor RSS de un proceso según Linux, o 0 si no lo dice."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def downloads(notebook):
    """Devuelve los bytes que el cuaderno baja si no hay nada guardado."""
    code = "\n".join(
        cell.source for cell in notebook.cells if cell.cell_type == "code"
    )
    return sum(size for name, size in DOWNLOADS.items() if name in code)


def measure(path):
    """Ejecuta un cuaderno y devuelve su renglón."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as folder:
        client = NotebookClient(
            notebook,
            timeout=900,
            kernel_name="python3",
            resources={"metadata": {"path": folder}},
        )
        # ipykernel avisa ahí que no cifra lo que viaja en esta máquina.
        with client.setup_kernel(stderr=subprocess.DEVNULL):
            watch = Watch(client.km.provisioner.pid)
            started = time.perf_counter()
            watch.start()
            for index, cell in enumerate(notebook.cells):
                client.execute_cell(cell, index)
            seconds = time.perf_counter() - started
            watch.stop()
    return {
        "memoria": math.ceil(watch.peak / MB),
        "procesos": watch.processes,
        "segundos": round(seconds, 1),
        "procesador": round(watch.cpu, 1),
        "baja": math.ceil(downloads(notebook) / MB),
    }


def server_memory():
    """Devuelve los MB de JupyterLab abierto, sin ningún cuaderno."""
    with tempfile.TemporaryDirectory() as folder:
        runtime = Path(folder, "runtime")
        environment = dict(
            os.environ, HOME=folder, JUPYTER_RUNTIME_DIR=str(runtime)
        )
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "jupyterlab", "--no-browser"),
                *("--allow-root", f"--notebook-dir={folder}"),
                *("--ServerApp.port=0", "--IdentityProvider.token=medida"),
            ],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            limit = time.monotonic() + 120
            while not (found := list(runtime.glob("jpserver-*.json"))):
                if server.poll() is not None or time.monotonic() > limit:
                    raise SystemExit("JupyterLab no arrancó: prueba make lab.")
                time.sleep(0.2)
            time.sleep(1)
            url = json.loads(found[0].read_text())["url"]
            urllib.request.urlopen(f"{url}lab?token=medida").close()
            time.sleep(2)
            watch = Watch(server.pid)
            watch.look()
        finally:
            server.terminate()
            server.wait(30)
    return math.ceil(watch.peak / MB)


def folder_size(folder):
    """Devuelve los MB de los archivos de una carpeta, sin enlaces."""
    total = sum(
        path.stat().st_size
        for path in Path(folder).rglob("*")
        if path.is_file() and not path.is_symlink()
    )
    return math.ceil(total / MB)


def repository_size():
    """Devuelve los MB de los archivos que Git conoce."""
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    paths = [ROOT / os.fsdecode(name) for name in names.split(b"\0") if name]
    return math.ceil(sum(p.stat().st_size for p in paths if p.exists()) / MB)


def main():
    """Mide las lecciones pedidas y pone al día el archivo."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--lessons", type=int, nargs="*", default=[])
    wanted = set(parser.parse_args().lessons)
    found = read_resources(ROOT) if (ROOT / DATA).exists() else {}
    rows = found.get("lecciones", {})
    if not (wanted and found):
        found = {
            "servidor": server_memory(),
            "entorno": folder_size(sys.prefix),
            "repositorio": repository_size(),
        }
        print({name: f"{size} MB" for name, size in found.items()}, flush=True)
    print("lección   MB  procesos      s  s de CPU  MB que baja")
    for name in lesson_names(ROOT):
        number = lesson_number(name)
        if number is None or wanted and number not in wanted:
            continue
        rows[number] = row = measure(ROOT / f"{name}.ipynb")
        print(
            f"{number:7} {row['memoria']:4} {row['procesos']:9} "
            f"{row['segundos']:6.1f} {row['procesador']:9.1f} "
            f"{row['baja']:12}",
            flush=True,
        )
        # Tras cada una: si se interrumpe, lo medido queda.
        write_resources(ROOT, {**found, "lecciones": rows})


if __name__ == "__main__":
    main()
