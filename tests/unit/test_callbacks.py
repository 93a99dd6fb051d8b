"""Historia, detención temprana y lo que fit escribe."""

import warnings

import numpy as np
import pytest

from neurona import Dense, Input, Sequential
from neurona.callbacks import Callback, EarlyStopping, History
from neurona.optimizers import SGD


class Scripted(Callback):
    """Pone en las anotaciones el val_loss que se le dicta."""

    def __init__(self, values, name="val_loss"):
        self.values = values
        self.name = name

    def on_epoch_end(self, epoch, logs=None):
        logs[self.name] = self.values[epoch]
        # Cada época deja su huella en los pesos.
        self.model.set_weights([[[float(epoch)]], [0.0]])


def _fit(values, stopper, name="val_loss", **arguments):
    model = Sequential([Input((1,)), Dense(1)], seed=0)
    model.compile(SGD(1e-6), loss="mse")
    history = model.fit(
        [0.0],
        [0.0],
        epochs=len(values),
        callbacks=[Scripted(values, name), stopper],
        verbose=0,
        **arguments,
    )
    return model, len(history.epoch)


def test_patience_counts_epochs_without_improvement():
    """Mejor en la 2; las 3, 4 y 5 no mejoran: con paciencia 3 se detiene."""
    stopper = EarlyStopping(patience=3)
    _, epochs = _fit([3, 2, 1, 1.5, 1, 2, 0, 0], stopper)
    assert epochs == 6
    assert (stopper.best, stopper.best_epoch) == (1, 2)
    assert stopper.stopped_epoch == 5


def test_an_improvement_renews_the_patience():
    stopper = EarlyStopping(patience=2)
    _, epochs = _fit([3, 4, 2, 3, 1, 2, 2], stopper)
    assert epochs == 7


def test_patience_zero_stops_at_the_first_worsening():
    _, epochs = _fit([3, 2, 2, 1], EarlyStopping())
    assert epochs == 3


def test_min_delta_ignores_small_improvements():
    _, epochs = _fit([3, 2.95, 2.9, 2.85], EarlyStopping(min_delta=0.5))
    assert epochs == 2


@pytest.mark.parametrize("restore, expected", [(True, 1), (False, 3)])
def test_weights_of_the_best_epoch(restore, expected):
    stopper = EarlyStopping(patience=2, restore_best_weights=restore)
    model, _ = _fit([3, 1, 2, 2, 0], stopper)
    assert model.get_weights()[0].item() == expected


def test_best_weights_return_even_without_stopping():
    stopper = EarlyStopping(patience=9, restore_best_weights=True)
    model, epochs = _fit([3, 1, 2], stopper)
    assert epochs == 3
    assert model.get_weights()[0].item() == 1


@pytest.mark.parametrize(
    "name, mode, expected",
    [
        ("val_accuracy", "auto", 4),
        ("val_r2_score", "auto", 4),
        ("val_mae", "auto", 2),
        ("val_mae", "max", 4),
        ("val_accuracy", "min", 2),
    ],
)
def test_mode(name, mode, expected):
    """La exactitud mejora al subir; el error, al bajar."""
    stopper = EarlyStopping(monitor=name, mode=mode)
    _, epochs = _fit([0.1, 0.2, 0.3, 0.2], stopper, name)
    assert epochs == expected


def test_the_same_object_serves_again():
    stopper = EarlyStopping(patience=1)
    _fit([1, 2, 3], stopper)
    _, epochs = _fit([9, 8, 7], stopper)
    assert epochs == 3
    assert stopper.stopped_epoch == 0


def test_it_says_when_it_stopped(capsys):
    _fit([1, 2, 3], EarlyStopping(verbose=1))
    assert "Época 2: detención temprana; la mejor fue la 1." in (
        capsys.readouterr().out
    )


def test_without_validation_it_says_what_is_missing():
    with pytest.raises(ValueError, match="val_loss.*validation_split=0.2"):
        _fit([1, 2], EarlyStopping(), name="otro")


def test_unknown_monitor_lists_what_there_is():
    with pytest.raises(ValueError, match="'perdida'.*loss, val_loss"):
        _fit([1, 2], EarlyStopping("perdida"))


def test_unknown_mode():
    with pytest.raises(ValueError, match="el modo 'mim'.*'min'"):
        EarlyStopping(mode="mim")


@pytest.mark.parametrize("patience", [-1])
def test_patience_is_not_negative(patience):
    with pytest.raises(ValueError, match="patience"):
        EarlyStopping(patience=patience)


class Journal(Callback):
    """Anota en qué orden la llaman."""

    def __init__(self):
        self.events = []

    def on_train_begin(self, logs=None):
        self.events.append("comienza")

    def on_epoch_begin(self, epoch, logs=None):
        self.events.append(f"época {epoch}")

    def on_epoch_end(self, epoch, logs=None):
        self.events.append(sorted(logs))

    def on_train_end(self, logs=None):
        self.events.append("termina")


def _run(verbose, callbacks=None, epochs=2):
    model = Sequential([Input((1,)), Dense(1)], seed=0)
    model.compile("sgd", loss="mse", metrics=["mae"])
    return model.fit(
        [1.0], [1.0], epochs=epochs, callbacks=callbacks, verbose=verbose
    )


def test_order_of_the_calls():
    journal = Journal()
    _run(0, [journal])
    assert journal.events == [
        "comienza",
        "época 0",
        ["loss", "mae"],
        "época 1",
        ["loss", "mae"],
        "termina",
    ]


def test_history():
    history = _run(0, epochs=3)
    assert isinstance(history, History)
    assert history.epoch == [0, 1, 2]
    assert list(history.history) == ["mae", "loss"]
    assert all(isinstance(v, float) for v in history.history["loss"])
    assert repr(history) == "<History: 3 épocas de ['mae', 'loss']>"


def test_verbose_two_writes_a_line_per_epoch(capsys):
    _run(2)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("Época 1/2 - mae: ")
    assert " - loss: " in lines[1]


def test_verbose_zero_is_silent(capsys):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        _run(0)
    captured = capsys.readouterr()
    assert captured.out == captured.err == ""


@pytest.mark.parametrize("verbose", [1, "auto"])
def test_verbose_one_draws_a_bar(capsys, verbose):
    _run(verbose)
    text = capsys.readouterr().out
    assert "2/2" in text and "loss: " in text


def test_stop_training_ends_after_the_epoch():
    class Stop(Callback):
        def on_epoch_end(self, epoch, logs=None):
            self.model.stop_training = epoch == 1

    assert len(_run(0, [Stop()], epochs=9).epoch) == 2


def test_only_our_callbacks():
    with pytest.raises(TypeError, match="object no es un callback"):
        _run(0, [object()])


def test_unknown_verbose():
    with pytest.raises(ValueError, match="verbose debe ser 0, 1 o 2.*7"):
        _run(7)


def test_weights_in_history_are_not_numpy_scalars():
    loss = _run(0).history["loss"][0]
    assert type(loss) is float and np.isfinite(loss)
