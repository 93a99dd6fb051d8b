"""Las activaciones valen y se derivan como las de Keras."""

import numpy as np
import pytest

from neurona import activations

NAMES = ["linear", "sigmoid", "tanh", "relu", "softmax", "leaky_relu"]


@pytest.mark.parametrize("name", NAMES)
def test_value_and_backward(tf, keras64, name):
    rng = np.random.default_rng(0)
    z = rng.normal(scale=5, size=(40, 7))
    z[0] = 0  # aquí ReLU y su variante no tienen derivada
    upstream = rng.normal(size=z.shape)
    with tf.GradientTape() as tape:
        variable = tf.Variable(z)
        theirs = keras64.activations.get(name)(variable)
    their_grad = tape.gradient(theirs, variable, upstream).numpy()

    f = activations.get(name)
    a = f(z)
    # Keras guarda la pendiente de leaky_relu en float32.
    tolerance = 2e-7 if name == "leaky_relu" else 1e-12
    np.testing.assert_allclose(a, theirs.numpy(), atol=tolerance, rtol=0)
    np.testing.assert_allclose(
        f.backward(z, a, upstream), their_grad, atol=tolerance, rtol=0
    )
