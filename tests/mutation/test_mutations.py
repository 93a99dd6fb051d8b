"""Las pruebas también se prueban: cada equivocación debe hacerlas fallar."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mutations import MUTATIONS

import neurona

SOURCE = Path(neurona.__file__).parent
UNIT = Path(__file__).parent.parent / "unit"


class Copy:
    """Una copia de ``neurona`` que se puede estropear."""

    def __init__(self, folder):
        self.folder = folder
        self.package = folder / "neurona"
        shutil.copytree(
            SOURCE, self.package, ignore=shutil.ignore_patterns("__pycache__")
        )

    def python(self, *arguments):
        """Corre Python en otro proceso, con la copia por delante."""
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTEST", "PYTHON"))
        }
        environment |= {
            "PYTHONPATH": str(self.folder),
            # Un .pyc del mismo segundo y tamaño escondería el cambio.
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "1",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            # Los complementos de pytest tardan más que las pruebas.
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        }
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            encoding="utf-8",
        )

    def test(self, names):
        """Corre esos archivos de ``tests/unit`` hasta el primer fallo."""
        files = [str(UNIT / name) for name in names]
        options = [
            "-x",
            "-q",
            "-p",
            "no:cacheprovider",
            "--tb=short",
            "--color=no",
        ]
        return self.python("-m", "pytest", *options, *files)


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return Copy(tmp_path_factory.mktemp("mutaciones"))


def test_the_copy_is_the_one_imported(copy):
    result = copy.python("-c", "import neurona; print(neurona.__file__)")
    assert Path(result.stdout.strip()).parent == copy.package


def test_without_mutations_every_test_passes(copy):
    """Si no pasaran, que después fallen no diría nada."""
    names = sorted({name for m in MUTATIONS for name in m.tests.split()})
    result = copy.test(names)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda m: m.name)
def test_mutation_is_caught(copy, mutation):
    path = copy.package / mutation.file
    source = path.read_text(encoding="utf-8")
    assert source.count(mutation.old) == 1, (
        f"El texto que cambia «{mutation.name}» debe aparecer una vez en "
        f"{mutation.file}: ponlo al día en mutations.py."
    )
    mutated = source.replace(mutation.old, mutation.new)
    path.write_text(mutated, encoding="utf-8")
    try:
        result = copy.test(mutation.tests.split())
    finally:
        path.write_text(source, encoding="utf-8")
    output = result.stdout + result.stderr
    assert result.returncode != 0, (
        f"Sobrevive «{mutation.name}»: {mutation.tests} no la nota."
    )
    # Una prueba que falla; ni un error al cargar ni un nombre mal escrito.
    assert re.search(r"^1 failed\b", output, re.MULTILINE), output
    assert not re.search(r"^E +(Name|Attribute)Error", output, re.MULTILINE)
