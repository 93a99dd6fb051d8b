"""Las pruebas que solo dicen algo con las imágenes verdaderas."""

import os

import pytest

# Sin NEURONA_DATA los cargadores dan la muestra dibujada por el curso, o
# pedirían a la red las de verdad, y ninguna prueba usa la red. Sus cotas
# (98 % en MNIST, costo de 0.3 en Fashion-MNIST) no valen para la muestra.
# .ci/run define NEURONA_DATA: ahí no se salta ninguna.
needs_real_images = pytest.mark.skipif(
    not os.environ.get("NEURONA_DATA"),
    reason="NEURONA_DATA no está definida: la muestra no es MNIST",
)
