"""El navegador con que se prueban y se miden las páginas."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# Como root (en contenedores) Chromium pide --no-sandbox; lo demás evita que
# busque actualizaciones en la red.
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser():
    """Devuelve la ruta de un Chromium instalado, o None."""
    found = [os.environ.get("CHROME_PATH"), *map(shutil.which, NAMES)]
    return next(filter(None, found), None)
