"""La memoria de un optimizador no se llena de números diminutos."""

import numpy as np

from neurona.optimizers import SGD


def test_memory_without_gradient_never_becomes_subnormal():
    """Números menores que 1e-38 hacen diez veces más lento cada paso."""
    w = np.ones(2, "float32")
    optimizer = SGD(0.1, momentum=0.9)
    optimizer.step([w], [np.array([1.0, 1.0], "float32")])
    for _ in range(1_499):
        optimizer.step([w], [np.array([0.0, 1.0], "float32")])
    (velocity,) = optimizer.memory
    assert velocity[0] == 0
    np.testing.assert_allclose(velocity[1], -1, rtol=1e-6)
