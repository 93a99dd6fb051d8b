"""ReduceLROnPlateau baja el factor en las mismas épocas que el de Keras."""

import numpy as np
import pytest

from neurona import Dense, Input, Sequential
from neurona.callbacks import Callback, ReduceLROnPlateau
from neurona.optimizers import SGD


class Optimizer:
    """Lo único que el callback de Keras toca del optimizador."""

    learning_rate = 0.5


class Model:
    """Lo único que el callback de Keras toca de la red."""

    def __init__(self):
        self.optimizer = Optimizer()


def _keras_rates(keras, values, options):
    callback = keras.callbacks.ReduceLROnPlateau(**options)
    model = Model()
    callback.set_model(model)
    callback.on_train_begin()
    rates = []
    for epoch, value in enumerate(values):
        rates.append(float(model.optimizer.learning_rate))
        callback.on_epoch_end(epoch, {"val_loss": value})
    return rates


def _neurona_rates(values, options):
    class Scripted(Callback):
        def on_epoch_end(self, epoch, logs=None):
            logs["val_loss"] = values[epoch]

    model = Sequential([Input((1,)), Dense(1)], seed=0)
    model.compile(SGD(0.5), loss="mse")
    history = model.fit(
        [0.0],
        [0.0],
        epochs=len(values),
        callbacks=[Scripted(), ReduceLROnPlateau(**options)],
        verbose=0,
    )
    return history.history["learning_rate"]


@pytest.mark.parametrize(
    "options",
    [
        {"patience": 1, "factor": 0.5},
        {"patience": 2, "factor": 0.3, "cooldown": 1},
        {"patience": 1, "factor": 0.5, "cooldown": 3, "min_lr": 0.1},
        {"patience": 3, "factor": 0.5, "min_delta": 0.2},
        {"patience": 0, "factor": 0.5},
        {"patience": 2, "factor": 0.5, "mode": "max"},
    ],
    ids=str,
)
def test_the_same_epochs_as_keras(keras, options):
    values = np.random.default_rng(0).normal(1, 0.5, 40).round(2).tolist()
    np.testing.assert_allclose(
        _neurona_rates(values, options),
        _keras_rates(keras, values, options),
        rtol=1e-6,
    )
