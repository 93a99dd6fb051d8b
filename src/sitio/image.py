"""Prueba ``.binder/`` sin contenedor: los pasos de repo2docker, en orden.

Copia lo que Git conoce a una carpeta temporal, crea un Python nuevo de la
versión de ``runtime.txt``, instala ``.binder/requirements.txt``, corre
``.binder/postBuild`` y, con ese Python y lejos de la copia, los cuadernos. Lo
que no prueba es la capa de Ubuntu y conda que repo2docker pone debajo.

Uso: ``python -m sitio.image [01 18]``; sin números, todos los cuadernos.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sitio.book import ROOT, BookError, lesson_names


def image_python(root=ROOT):
    """Devuelve la ruta del Python que ``runtime.txt`` pide.

    Raises
    ------
    BookError
        Si en esta máquina no hay uno de esa versión.
    """
    name = (root / ".binder" / "runtime.txt").read_text("utf8").strip()
    found = shutil.which(name.replace("-", "", 1))
    # Un administrador de versiones deja ahí programas que no corren.
    if found is None or subprocess.run((found, "-V")).returncode:
        raise BookError(
            f".binder/runtime.txt pide {name} y aquí no está: instálalo, o "
            "ponlo en PATH."
        )
    return found


def copy_repository(root, target):
    """Copia lo que Git conoce, también lo que aún no tiene commit."""
    names = subprocess.run(
        ("git", "ls-files", "-z", "--cached", "--others")
        + ("--exclude-standard",),
        cwd=root,
        capture_output=True,
        check=True,
    ).stdout
    for name in filter(None, map(os.fsdecode, names.split(b"\0"))):
        source = root / name
        if source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)


def wanted_notebooks(names, numbers):
    """Devuelve los cuadernos de esas lecciones, o todos."""
    return [
        f"{name}.ipynb"
        for name in names
        if not numbers or name.rpartition("/")[2].startswith(tuple(numbers))
    ]


def try_image(numbers, root=ROOT):
    """Arma el entorno en una carpeta temporal y corre los cuadernos."""
    with tempfile.TemporaryDirectory(prefix="imagen-") as folder:
        copy, prefix = Path(folder, "copia"), Path(folder, "python")
        copy_repository(root, copy)
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in ("PYTHONPATH", "VIRTUAL_ENV")
        }
        environment["PATH"] = f"{prefix / 'bin'}{os.pathsep}" + os.environ.get(
            "PATH", ""
        )

        def run(*command, cwd=copy):
            print("$", *command, flush=True)
            subprocess.run(command, cwd=cwd, env=environment, check=True)

        run(image_python(root), "-m", "venv", str(prefix))
        pip = (str(prefix / "bin" / "pip"), "--quiet")
        run(
            *pip, "install", "--no-cache-dir", "-r", ".binder/requirements.txt"
        )
        run("./.binder/postBuild")
        run(*pip, "check")
        # Solo los cuadernos: un JupyterHub no tiene el resto a la mano.
        chosen = Path(folder, "cuadernos")
        for name in wanted_notebooks(lesson_names(root), numbers):
            (chosen / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(copy / name, chosen / name)
        shutil.rmtree(copy)
        run(
            *("python", "-m", "pytest", "-q", "-p", "no:cacheprovider"),
            *("--nbval", "--nbval-cell-timeout=300", "."),
            cwd=chosen,
        )


def main():
    """Prueba la imagen y devuelve el estado de salida."""
    try:
        try_image(sys.argv[1:])
    except BookError as error:
        print(error, file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
