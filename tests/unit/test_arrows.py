"""Las flechas de la casa: quién puede importar a quién."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import neurona

ROOT = Path(neurona.__file__).parent

# Cada módulo del núcleo y los nuestros que puede importar. Un módulo nuevo
# se apunta aquí: así su lugar se decide, y no se descubre.
CORE = {
    "_validation": "",
    "_repr": "",
    "_threads": "",
    "quiet": "",
    "activations": "_repr _validation",
    "_loss": "_repr _validation",
    "entropies": "_validation _loss activations",
    "losses": "_validation _loss entropies",
    "metrics": "_validation",
    "initializers": "_validation",
    "regularizers": "_validation",
    "schedules": "_repr _validation",
    "_optimizer": "_repr _validation",
    "optimizers": "_validation _optimizer schedules",
    "gradient_descent": "_validation",
    "gradient_check": "_validation",
    "surfaces": "_validation",
    "feedforward": "_validation",
    "recurrent": "_validation",
    "least_squares": "_validation",
    "pca": "_validation",
    "spiking": "_validation",
    "neuron": "_validation activations",
    "perceptron": "_validation activations",
    "_layer": "_validation",
    "layers": "_validation _layer activations initializers regularizers",
    "_callback": "",
    "_progress": "_callback",
    "_monitors": "_validation _callback",
    "_checkpoint": "_monitors",
    "callbacks": "_callback _checkpoint _monitors _progress",
    "network": "_validation layers",
    "training": "_threads metrics",
    "summary": "",
    "_inputs": "_validation",
    "saving": "_validation activations layers losses optimizers "
    "regularizers schedules",
    "models": "_validation _inputs _progress callbacks losses metrics network "
    "optimizers saving summary training",
    "keras_bridge": "_validation activations layers models quiet regularizers",
}

# Las carpetas, de abajo arriba: cada una puede importar las anteriores y el
# núcleo. Las comprobaciones comparan con las soluciones de las prácticas.
FOLDERS = ["datasets", "plots", "labs", "practices", "checks"]

# Lo ajeno que cada quien importa al cargarse; el resto, solo NumPy.
FOREIGN = {
    "plots": {"numpy", "matplotlib", "seaborn", "cycler"},
    "labs": {"numpy", "anywidget", "matplotlib", "traitlets"},
}
# Lo ajeno que el núcleo importa dentro de una función, si se la llama.
LAZY = {
    "_progress": {"tqdm"},
    "_threads": {"threadpoolctl"},
    "keras_bridge": {"tensorflow"},
}

MODULES = sorted(p.relative_to(ROOT) for p in ROOT.rglob("*.py"))
CORE_MODULES = [
    p for p in MODULES if len(p.parts) == 1 and p.name != "__init__.py"
]
FOLDER_MODULES = [p for p in MODULES if len(p.parts) > 1]
PRACTICES = [
    p
    for p in FOLDER_MODULES
    if p.parts[0] == "practices" and p.name != "__init__.py"
]


def imports(module):
    """Da cada nombre que un módulo importa y si lo hace en una función."""
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    lazy = {
        node
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name.split("."), node in lazy
        elif isinstance(node, ast.ImportFrom):
            base = node.module.split(".") if node.module else []
            if node.level:
                base = ["neurona", *module.parts[: -node.level], *base]
            for alias in node.names:
                yield [*base, alias.name], node in lazy


def ours(module):
    """Nuestros módulos y carpetas que un módulo importa."""
    return {name[1] for name, _ in imports(module) if name[0] == "neurona"}


def foreign(module, lazy):
    """Las bibliotecas ajenas que importa, al cargarse o al llamarlo."""
    known = sys.stdlib_module_names | {"neurona"}
    return {
        name[0]
        for name, late in imports(module)
        if late == lazy and name[0] not in known
    }


@pytest.mark.parametrize("module", CORE_MODULES, ids=str)
def test_core_arrows(module):
    assert module.stem in CORE, (
        f"neurona/{module} no está en la tabla CORE de esta prueba: apúntalo "
        "con los módulos que puede importar."
    )
    allowed = set(CORE[module.stem].split())
    assert ours(module) <= allowed
    assert foreign(module, lazy=False) <= {"numpy"}
    assert foreign(module, lazy=True) <= LAZY.get(module.stem, set())


def test_core_has_no_circle_and_no_ghost():
    order = {}

    def height(name):
        assert order.get(name) != "en camino", f"{name} se importa a sí mismo"
        if name not in order:
            order[name] = "en camino"
            below = [height(other) for other in CORE[name].split()]
            order[name] = 1 + max(below, default=0)
        return order[name]

    for name in CORE:
        height(name)
        assert (ROOT / f"{name}.py").exists(), f"ya no existe {name}.py"


@pytest.mark.parametrize("module", FOLDER_MODULES, ids=str)
def test_folder_arrows(module):
    folder = module.parts[0]
    assert folder in FOLDERS
    below = FOLDERS[: FOLDERS.index(folder) + 1]
    assert ours(module) <= {*CORE, *below}
    assert foreign(module, lazy=False) <= FOREIGN.get(folder, {"numpy"})


def test_datasets_know_nothing_of_networks():
    for module in FOLDER_MODULES:
        if module.parts[0] == "datasets":
            assert ours(module) <= {"_validation", "quiet", "datasets"}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_neurona_knows_neither_the_site_nor_the_lessons(module):
    roots = {name[0] for name, _ in imports(module)}
    assert not roots & {"sitio", "lessons", "tests", "benchmarks"}


@pytest.mark.parametrize("extra", ["", ", neurona.datasets, neurona.checks"])
def test_importing_neurona_is_light(extra):
    heavy = "tensorflow keras torch matplotlib seaborn pandas sklearn scipy"
    # En un proceso limpio: en este, otra prueba pudo haberlos cargado.
    script = (
        f"import sys, neurona{extra}\n"
        f"print(*set({heavy.split()}) & set(sys.modules))"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.split() == []


def test_importing_every_practice_loads_no_tensorflow():
    """TensorFlow se carga dentro de las funciones que lo usan."""
    names = [f"neurona.practices.{p.stem}" for p in PRACTICES]
    code = (
        f"import sys, {', '.join(names)}; "
        "sys.exit('tensorflow' in sys.modules or "
        "'matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
