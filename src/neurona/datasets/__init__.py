"""Los datos del curso, y cómo prepararlos.

- :mod:`~neurona.datasets.gates`: las compuertas lógicas.
- :mod:`~neurona.datasets.shapes`: nubes, círculos, lunas y espirales.
- :mod:`~neurona.datasets.playground`: los puntos del campo de juego.
- :mod:`~neurona.datasets.petrol`: consumo de gasolina en 48 estados.
- :mod:`~neurona.datasets.images`: MNIST y Fashion-MNIST.
- :mod:`~neurona.datasets.preparation`: separar una prueba y escalar.
"""

from neurona.datasets.gates import gate
from neurona.datasets.images import (
    FASHION_NAMES,
    FASHION_NAMES_EN,
    load_fashion_mnist,
    load_mnist,
    origin,
)
from neurona.datasets.petrol import load_petrol
from neurona.datasets.playground import load_playground
from neurona.datasets.preparation import StandardScaler, train_test_split
from neurona.datasets.shapes import blobs, circles, moons, spiral

__all__ = [
    "FASHION_NAMES",
    "FASHION_NAMES_EN",
    "StandardScaler",
    "blobs",
    "circles",
    "gate",
    "load_fashion_mnist",
    "load_mnist",
    "load_petrol",
    "load_playground",
    "moons",
    "origin",
    "spiral",
    "train_test_split",
]
