"""El ciclo de entrenamiento: qué lotes visita y qué costo anota."""

import numpy as np
import pytest

from neurona import Dense, Dropout, Input, Sequential
from neurona.callbacks import Callback
from neurona.optimizers import SGD


def _linear(w=0.0, b=0.0, rate=0.1, metrics=None):
    """Una neurona lineal con pesos conocidos, en float64."""
    model = Sequential([Input((1,)), Dense(1)], dtype="float64", seed=0)
    model.set_weights([[[w]], [b]])
    model.compile(SGD(rate), loss="mse", metrics=metrics)
    return model


def test_one_update_by_hand():
    """x = 2, y = 1, w = b = 0: C = 1, dw = -4, db = -2."""
    model = _linear()
    history = model.fit([2.0], [1.0], verbose=0)
    assert history.history == {"loss": [1.0]}
    w, b = model.get_weights()
    assert w.item() == pytest.approx(0.4)
    assert b.item() == pytest.approx(0.2)


def test_displayed_loss_is_the_mean_of_batches_before_their_update():
    """Dos lotes, de 2 y 1 ejemplos: pesan 2/3 y 1/3."""
    model = _linear(rate=0.25)
    x, y = np.array([0.0, 0, 0]), np.array([1.0, 1, 1])
    # Lote 1: b = 0, C = 1, db = -2 y b pasa a 0.5. Lote 2: C = 0.25.
    history = model.fit(x, y, batch_size=2, shuffle=False, verbose=0)
    assert history.history["loss"] == [pytest.approx(2 / 3 + 0.25 / 3)]
    assert model.get_weights()[1].item() == pytest.approx(0.75)


def test_validation_split_takes_the_last_rows():
    """Con b = 0 y factor minúsculo, val_loss es la media de y²."""
    model = _linear(rate=1e-12)
    x, y = np.zeros(5), np.array([0.0, 0, 0, 2, 4])
    history = model.fit(x, y, validation_split=0.4, verbose=0).history
    assert history["loss"] == [pytest.approx(0)]
    assert history["val_loss"] == [pytest.approx((4 + 16) / 2)]


def test_validation_data_wins_over_the_split():
    model = _linear(rate=1e-12)
    history = model.fit(
        np.zeros(4),
        np.zeros(4),
        validation_split=0.5,
        validation_data=([0.0], [3.0]),
        verbose=0,
    ).history
    assert history["val_loss"] == [pytest.approx(9)]


def test_validation_is_measured_after_the_epoch():
    model = _linear()
    history = model.fit(
        [2.0], [1.0], validation_data=([2.0], [1.0]), verbose=0
    ).history
    assert history["loss"] == [1.0]
    # w = 0.4 y b = 0.2 ya aciertan.
    assert history["val_loss"] == [pytest.approx(0, abs=1e-20)]


def test_dropout_acts_in_fit_and_not_in_evaluate():
    """Con rate 0.5 cada entrada pasa de 1 a 0 o a 2: siempre se yerra 1."""
    model = Sequential([Input((1,)), Dropout(0.5), Dense(1)], seed=0)
    model.set_weights([[[1.0]], [0.0]])
    model.compile(SGD(1e-12), loss="mse")
    x = np.ones(40)
    history = model.fit(x, x, validation_split=0.5, verbose=0).history
    assert history == {"loss": [1.0], "val_loss": [0.0]}


class Spy(Callback):
    """Anota el primer ejemplo de cada lote, mirando la primera capa."""

    def on_train_begin(self, logs=None):
        self.seen = []
        forward = self.model.layers[0].forward

        def watch(x, training=False):
            self.seen.append(x[:, 0].tolist())
            return forward(x, training)

        self.model.layers[0].forward = watch


@pytest.mark.parametrize("dtype", ["float32", "float64", "uint8"])
def test_without_shuffle_batches_come_in_order(dtype):
    spy, model = Spy(), _linear(rate=1e-12)
    x = np.arange(5).astype(dtype)
    model.fit(x, x, batch_size=2, shuffle=False, callbacks=[spy], verbose=0)
    assert spy.seen == [[0, 1], [2, 3], [4]]


@pytest.mark.parametrize("dtype", ["float32", "float64", "uint8"])
def test_shuffle_visits_every_example_once_in_another_order(dtype):
    spy, model = Spy(), _linear(rate=1e-12)
    x = np.arange(50).astype(dtype)
    model.fit(x, x, batch_size=8, epochs=2, callbacks=[spy], verbose=0)
    visits = sum(spy.seen, [])
    first, second = visits[:50], visits[50:]
    assert sorted(first) == sorted(second) == list(range(50))
    assert first != second != list(range(50))


def test_shuffle_keeps_examples_with_their_labels():
    """Si se separaran, el costo de y = x con w = 1 no sería 0."""
    model = _linear(w=1.0)
    x = np.arange(50.0)
    history = model.fit(x, x, batch_size=8, verbose=0)
    assert history.history["loss"] == [0.0]


def test_training_set_is_not_copied():
    """Ni en float32 ni en bytes: solo el índice y un lote."""
    import tracemalloc

    for dtype in ("float32", "uint8"):
        x = np.ones((4000, 500), dtype)
        model = Sequential([Input((500,)), Dense(1)], seed=0)
        model.compile(SGD(1e-6), loss="mse")
        tracemalloc.start()
        model.fit(x, np.ones(4000), epochs=2, validation_split=0.25, verbose=0)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < x.size * 4 / 2
