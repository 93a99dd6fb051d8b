"""La primera celda de cada cuaderno: instala «neurona» solo si falta."""

from sitio.book import ROOT, repository_branch, repository_url

# Sin %pip: ese siempre sugiere reiniciar el núcleo, y aquí no hace falta.
TEMPLATE = """\
# En Colab instala «neurona», el código del curso. Donde ya está, no hace nada.
import importlib.util
import subprocess
import sys

package = "neurona[labs] @ {address}"
if importlib.util.find_spec("neurona") is None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", package]
    subprocess.run(pip, check=True)
    importlib.invalidate_caches()\
"""


def start_cell(root=ROOT):
    """Devuelve el código de la celda, con la dirección de ``_config.yml``."""
    return TEMPLATE.format(address=package_address(root))


def package_address(root=ROOT):
    """Devuelve la dirección con que pip instala «neurona» del repositorio."""
    return f"git+{repository_url(root)}.git@{repository_branch(root)}"
