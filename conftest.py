"""Los cuadernos con la muestra: no se comparan las celdas marcadas ``datos``.

Su texto guardado es el de los datos reales; sin ellos imprimen otra cosa.
"""

import os

import pytest

# Nadie mira las barras de progreso de una prueba.
os.environ.setdefault("NEURONA_QUIET", "1")
# Un hilo: TensorFlow ya no deja cambiarlo después de su primera cuenta.
os.environ.setdefault("TF_NUM_INTRAOP_THREADS", "1")
os.environ.setdefault("TF_NUM_INTEROP_THREADS", "1")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Deja de comparar esas celdas cuando solo hay muestra."""
    cells = [item for item in items if type(item).__name__ == "IPyNbCell"]
    if not cells:
        return
    from neurona.datasets.images import origin
    from sitio.fingerprint import DATA_SETS
    from sitio.notebooks import DATA_TAG

    if all(origin(name) == "real" for name in DATA_SETS):
        return
    for item in cells:
        if DATA_TAG in item.cell.metadata.get("tags", []):
            item.options["check"] = False
