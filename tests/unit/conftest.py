"""Lo que comparten las pruebas de las figuras: ejes sin ventana."""

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pytest


@pytest.fixture
def ax():
    """Unos ejes nuevos, que se cierran al terminar."""
    _, ax = plt.subplots()
    yield ax
    plt.close("all")
