"""Corre los cuadernos en las orillas de los rangos de ``pyproject.toml``.

El candado fija un entorno; los rangos prometen muchos. Aquí se prueban los dos
de las orillas: el de las versiones más nuevas, donde cada salida se compara
con la guardada, y el de las más viejas que se piden, donde basta que cada
celda corra: es el suelo en que se para Colab, que ya trae las suyas.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from sitio.book import ROOT
from sitio.execution import ONE_THREAD

# Lo que se pide a uv y lo que se pide a nbval en cada orilla.
EDGES = {
    "newest": ("highest", "--nbval"),
    "lowest": ("lowest-direct", "--nbval-lax"),
}
FEWEST_CORES = 2


def steps(edge, root, uv, python):
    """Devuelve las órdenes que preparan una orilla y corren sus cuadernos.

    Parameters
    ----------
    edge : {"newest", "lowest"}
        Qué orilla de los rangos.
    root : pathlib.Path
        Raíz del repositorio; todo se escribe en ``_build/rangos``.
    uv, python : str
        El programa uv, y el Python del entorno nuevo.

    Returns
    -------
    list of list of str
        Una orden por paso; si una falla, las siguientes no tienen sentido.

    Raises
    ------
    ValueError
        Si la orilla no es una de las dos.
    """
    if edge not in EDGES:
        raise ValueError(
            f"La orilla «{edge}» no existe: escribe newest o lowest."
        )
    resolution, compare = EDGES[edge]
    folder = root / "_build" / "rangos"
    env, pins = str(folder / edge), str(folder / f"{edge}.txt")
    inside = str(folder / edge / "bin" / "python")
    project = str(root / "pyproject.toml")
    options = ["--quiet", "--python", inside]
    install = [uv, "pip", "install", *options]
    return [
        [uv, "venv", "--quiet", "--clear", "--python", python, env],
        [uv, "pip", "compile", *options, "--all-extras", "--no-annotate"]
        + ["--no-header", "--resolution", resolution]
        + ["--output-file", pins, project],
        [*install, "--requirement", pins],
        [*install, "--no-deps", "--editable", str(root)],
        [inside, "-m", "pytest", "-n", str(FEWEST_CORES), "--dist"]
        + ["loadfile", compare, "--nbval-cell-timeout=300"]
        + ["-p", "no:cacheprovider", "--quiet", str(root / "lessons")],
    ]


def main(arguments=None):
    """Prueba una orilla; devuelve el estado de su última orden."""
    parser = argparse.ArgumentParser(prog="python -m sitio.ranges")
    parser.add_argument("edge", choices=EDGES)
    edge = parser.parse_args(arguments).edge
    (ROOT / "_build" / "rangos").mkdir(parents=True, exist_ok=True)
    uv = str(Path(sys.executable).with_name("uv"))
    # Sin esto el entorno nuevo heredaría los paquetes del que lo hace.
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("VIRTUAL_ENV", "PYTHONPATH")
    }
    environment |= dict.fromkeys((*ONE_THREAD, "NEURONA_QUIET"), "1")
    for command in steps(edge, ROOT, uv, sys.executable):
        status = subprocess.run(command, cwd=ROOT, env=environment).returncode
        if status:
            print(
                f"Se detuvo en: {' '.join(command[:4])}… Los paquetes de "
                f"esta orilla están en _build/rangos/{edge}.txt",
                file=sys.stderr,
            )
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
