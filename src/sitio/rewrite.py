"""Cuándo se escribe otra vez cada página, aunque su texto no cambió.

Sphinx compara textos y opciones. No ve un estilo del curso, ni un paso de esta
extensión: con otro, ``make book`` dejaría el sitio como estaba.
"""

import hashlib
from pathlib import Path

HERE = Path(__file__).parent


def site_fingerprint(folders):
    """Devuelve la huella de todos los archivos de unas carpetas.

    Parameters
    ----------
    folders : iterable of Path
        Las carpetas; una que no existe no cuenta.
    """
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(folder)).encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def look(app, config):
    """Apunta la huella donde Sphinx sí mira: en una opción."""
    statics = [Path(app.confdir) / path for path in config.html_static_path]
    config.site_fingerprint = site_fingerprint([HERE, *statics])


def setup(app):
    """Con otra huella se escriben todas las páginas; ninguna se relee."""
    app.add_config_value("site_fingerprint", "", "html")
    app.connect("config-inited", look)
