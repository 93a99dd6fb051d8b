"""El factor que baja en la meseta y la red que se guarda al mejorar."""

import pytest

from neurona import Dense, Input, Sequential, load_model
from neurona.callbacks import Callback, ModelCheckpoint, ReduceLROnPlateau
from neurona.optimizers import SGD
from neurona.schedules import ExponentialDecay


class Scripted(Callback):
    """Pone en las anotaciones el val_loss que se le dicta."""

    def __init__(self, values):
        self.values = values

    def on_epoch_end(self, epoch, logs=None):
        logs["val_loss"] = self.values[epoch]
        # Cada época deja su huella en los pesos.
        self.model.set_weights([[[float(epoch)]], [0.0]])


def _fit(values, callback, rate=0.5):
    model = Sequential([Input((1,)), Dense(1)], seed=0)
    model.compile(SGD(rate), loss="mse")
    return model.fit(
        [0.0],
        [0.0],
        epochs=len(values),
        callbacks=[Scripted(values), callback],
        verbose=0,
    )


def _rates(values, **options):
    history = _fit(values, ReduceLROnPlateau(**options))
    return history.history["learning_rate"]


def test_the_rate_falls_after_patience_epochs_without_improvement():
    """La historia anota el factor con que se entrenó cada época."""
    rates = _rates([3, 3, 3, 3, 3, 3], factor=0.5, patience=2)
    assert rates == [0.5, 0.5, 0.5, 0.25, 0.25, 0.125]


def test_an_improvement_starts_the_count_again():
    rates = _rates([3, 3, 2, 2, 2, 2], factor=0.5, patience=2)
    assert rates == [0.5, 0.5, 0.5, 0.5, 0.5, 0.25]


def test_a_smaller_improvement_than_min_delta_does_not_count():
    rates = _rates([3, 2.9, 2.8], factor=0.5, patience=1, min_delta=0.5)
    assert rates == [0.5, 0.5, 0.25]


def test_the_rate_never_falls_below_its_floor():
    rates = _rates([1] * 5, factor=0.1, patience=1, min_lr=0.2)
    assert rates == [0.5, 0.5, 0.2, 0.2, 0.2]


def test_cooldown_waits_before_counting_again():
    rates = _rates([1] * 6, factor=0.5, patience=1, cooldown=2)
    assert rates == [0.5, 0.5, 0.25, 0.25, 0.125, 0.125]


def test_it_says_what_it_does(capsys):
    _rates([1, 1], factor=0.5, patience=1, verbose=1)
    assert capsys.readouterr().out == (
        "Época 2: el factor de aprendizaje baja a 0.25.\n"
    )


def test_a_schedule_has_no_number_to_reduce():
    with pytest.raises(TypeError, match="sigue un calendario"):
        _fit([1], ReduceLROnPlateau(), ExponentialDecay(0.1, 10, 0.9))


@pytest.mark.parametrize(
    "option, message",
    [
        ({"factor": 1.0}, "factor"),
        ({"patience": -1}, "patience"),
        ({"cooldown": 0.5}, "cooldown"),
        ({"mode": "mim"}, "min"),
    ],
)
def test_bad_options_are_named(option, message):
    with pytest.raises((ValueError, TypeError), match=message):
        ReduceLROnPlateau(**option)


def _epoch_of(path):
    return float(load_model(path).get_weights()[0][0, 0])


def test_only_the_best_network_is_kept(tmp_path):
    path = tmp_path / "mejor.neurona"
    _fit([3, 1, 2, 1.5], ModelCheckpoint(path, save_best_only=True))
    assert _epoch_of(path) == 1


def test_another_fit_does_not_overwrite_a_better_network(tmp_path):
    path = tmp_path / "mejor.neurona"
    keeper = ModelCheckpoint(path, save_best_only=True)
    _fit([3, 1], keeper)
    before = path.read_bytes()
    _fit([2, 2, 2], keeper)
    assert path.read_bytes() == before


def test_every_epoch_has_its_file(tmp_path, capsys):
    name = tmp_path / "red-{epoch:02d}-{val_loss:.1f}.neurona"
    _fit([3, 1], ModelCheckpoint(name, verbose=1))
    names = ["red-01-3.0.neurona", "red-02-1.0.neurona"]
    assert sorted(p.name for p in tmp_path.iterdir()) == names
    assert [_epoch_of(tmp_path / n) for n in names] == [0, 1]
    assert "Época 2: la red se guardó en" in capsys.readouterr().out


def test_a_name_with_an_unknown_number_is_refused(tmp_path):
    name = tmp_path / "red-{exactitud}.neurona"
    with pytest.raises(ValueError, match="'exactitud'.*epoch, loss"):
        _fit([3], ModelCheckpoint(name))
