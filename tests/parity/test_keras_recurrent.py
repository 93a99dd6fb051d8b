"""La celda recurrente contra ``SimpleRNN`` de Keras, con los mismos pesos."""

import numpy as np
import pytest

from neurona.quiet import quiet_tensorflow
from neurona.recurrent import recurrent_cell

with quiet_tensorflow():
    import keras


@pytest.mark.parametrize("seed", range(3))
def test_equals_simple_rnn(seed):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(4, 6, 3))
    weights = [rng.normal(size=s) for s in ((3, 5), (5, 5), (5,))]
    layer = keras.layers.SimpleRNN(5, return_sequences=True, dtype="float64")
    layer.build(x.shape)
    layer.set_weights(weights)
    expected = keras.ops.convert_to_numpy(layer(x))
    np.testing.assert_allclose(
        recurrent_cell(x, *weights), expected, rtol=1e-12, atol=1e-14
    )
