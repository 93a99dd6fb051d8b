"""La huella de todo lo que cambia lo que imprime una lección.

jupyter-cache solo mira el texto de las celdas: no ve un cambio en el código
que importan y mostraría números viejos. Por eso la caché vive en una carpeta
que lleva esta huella en su nombre.
"""

import hashlib
import platform
from pathlib import Path

from sitio.book import ROOT

DATA_SETS = ("mnist", "fashion_mnist")


def fingerprint(root=ROOT):
    """Devuelve la huella de código, paquetes, Python y datos: 16 letras."""
    from neurona.datasets.images import origin

    digest = hashlib.sha256()
    for path in sorted(_sources(Path(root))):
        digest.update(str(path.relative_to(root)).encode())
        digest.update(path.read_bytes())
    digest.update(platform.python_version().encode())
    for name in DATA_SETS:
        digest.update(origin(name).encode())
    return digest.hexdigest()[:16]


def _sources(root):
    yield root / "requirements.txt"
    for path in (root / "src" / "neurona").rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            yield path
