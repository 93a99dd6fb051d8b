"""El laboratorio del sobreajuste, visto desde Python."""

import json

import numpy as np
import pytest
import traitlets
from bs4 import BeautifulSoup

from neurona import Dense, Input, Sequential, datasets
from neurona.callbacks import EarlyStopping
from neurona.labs import FieldRecorder, OverfittingLab
from neurona.labs._stopping import rounded, stopping
from neurona.optimizers import Adam

# Baja a la segunda, tropieza y baja más a la sexta.
BUMP = [0.5, 0.4, 0.42, 0.41, 0.45, 0.3]
HISTORY = {"loss": [6, 5, 4, 3, 2, 1], "val_loss": BUMP}
# Los puntos y la red de la lección: en la décima época, la curva tropieza.
X, T = datasets.moons(100, noise=0.3, seed=3)
X_VAL, T_VAL = datasets.moons(300, noise=0.3, seed=1000)
EPOCHS = 60


def train(epochs, *callbacks, seed=16):
    model = Sequential(
        [
            Input((2,)),
            Dense(64, "relu"),
            Dense(64, "relu"),
            Dense(1, "sigmoid"),
        ],
        seed=seed,
    )
    model.compile(Adam(0.01), "binary_crossentropy")
    history = model.fit(
        X,
        T,
        batch_size=50,
        epochs=epochs,
        shuffle=False,
        validation_data=(X_VAL, T_VAL),
        verbose=0,
        callbacks=list(callbacks),
    )
    return model, history.history


@pytest.fixture(scope="module")
def run():
    """Un entrenamiento que tropieza, y el plano que dejó."""
    recorder = FieldRecorder(X, epochs=(3, 40))
    model, history = train(EPOCHS, recorder)
    return model, history, recorder


@pytest.fixture
def lab(run):
    _, history, recorder = run
    return OverfittingLab.of({"32": history}, (X, T), {"32": recorder})


@pytest.mark.parametrize("patience", [0, 1, 5, 6, 13, 40])
def test_it_stops_where_fit_stops(lab, patience):
    """Otro entrenamiento, ahora sí con detención temprana."""
    watcher = EarlyStopping(patience=patience, restore_best_weights=True)
    model, history = train(EPOCHS, watcher)
    lab.patience = patience
    length = len(history["loss"])
    assert lab.stopped_epoch == (length if length < EPOCHS else None)
    assert lab.restored_epoch == watcher.best_epoch + 1
    cost = model.evaluate(X_VAL, T_VAL, verbose=0)
    restored = lab.curves[1][lab.restored_epoch - 1]
    assert restored == pytest.approx(cost, rel=1e-3)


def test_a_small_patience_takes_a_bump_for_the_end(run):
    """Si no, la prueba de arriba compararía siempre lo mismo."""
    best = [stopping(run[1]["val_loss"], p)[0] for p in (5, 6)]
    assert 2 * best[0] < best[1]


@pytest.mark.parametrize(
    "patience, expected",
    [(0, (2, 3)), (1, (2, 3)), (2, (2, 4)), (3, (2, 5)), (4, (6, None))],
)
def test_the_epochs_by_hand(patience, expected):
    assert stopping(BUMP, patience) == expected
    lab = OverfittingLab.of({"a": HISTORY}, patience=patience)
    assert (lab.restored_epoch, lab.stopped_epoch) == expected
    assert lab.best_epoch == 6


def test_a_tie_is_not_an_improvement():
    assert stopping([0.4, 0.4, 0.4], 2) == (1, 3)


def test_costs_keep_four_digits():
    assert rounded([0.123456, 12345.6, 1e-7]) == [0.1235, 12350, 1e-7]


def test_rounding_changes_no_decision():
    """Con cuatro cifras, la segunda y la tercera empatarían."""
    costs = [0.5, 0.123444, 0.123443, 0.2]
    assert rounded(costs) == [0.5, 0.123444, 0.123443, 0.2]
    assert stopping(rounded(costs), 1) == stopping(costs, 1) == (3, 4)


def test_the_field_is_what_the_network_answers(run, lab):
    """La época 3, con otra red: la que solo entrenó tres."""
    lab.epoch = 39
    assert lab.frame == 3
    model, _ = train(3)
    center, reach = lab.square
    k = (np.arange(24) + 0.5) / 24
    x1, x2 = center - reach + 2 * reach * k, center + reach - 2 * reach * k
    mesh = np.array([[a, b] for b in x2 for a in x1])
    answers = model.predict(mesh).reshape(24, 24)
    assert np.ptp(answers) > 0.2
    assert lab.field == pytest.approx(answers, abs=0.02)


def test_the_square_holds_every_point(lab):
    center, reach = lab.square
    assert np.abs(X - center).max() < reach < 1.2 * np.abs(X - center).max()
    assert lab.points[1] == [*map(float, X[1].round(3)), 1]


def test_the_first_epoch_is_always_kept(lab):
    assert lab.frames == [1, 3, 40]
    lab.epoch = 1
    assert lab.frame == 1


def test_only_one_probability_can_be_coloured():
    model = Sequential([Input((2,)), Dense(2, "softmax")])
    model.compile("sgd", "sparse_categorical_crossentropy")
    with pytest.raises(ValueError, match="da 2 números.*sigmoide"):
        model.fit(X, T, verbose=0, callbacks=[FieldRecorder(X)])


def test_a_history_without_validation_is_refused():
    with pytest.raises(ValueError, match="de chica.*falta val_loss.*valid"):
        OverfittingLab.of({"chica": {"loss": [1.0]}})


def test_an_infinite_cost_is_refused():
    history = {"loss": [1, 2], "val_loss": [1, np.inf]}
    with pytest.raises(ValueError, match="val_loss de a"):
        OverfittingLab.of({"a": history})


@pytest.mark.parametrize("other", [{}, {"loss": [1], "val_loss": [1]}])
def test_histories_of_other_lengths_are_refused(other):
    histories = {"a": HISTORY, "b": other} if other else {}
    with pytest.raises(ValueError, match="mismas épocas"):
        OverfittingLab.of(histories)


def test_recorders_of_other_epochs_are_refused(run):
    _, history, recorder = run
    other = FieldRecorder(X)
    with pytest.raises(ValueError, match="FieldRecorder por red"):
        OverfittingLab.of(
            {"a": history, "b": history},
            (X, T),
            {"a": recorder, "b": other},
        )


@pytest.mark.parametrize("given", [{"points": (X, T)}, {"recorders": {}}])
def test_points_and_recorders_go_together(given):
    with pytest.raises(ValueError, match="van juntos"):
        OverfittingLab.of({"a": HISTORY}, **given)


@pytest.mark.parametrize(
    "state",
    [
        {"epoch": 0},
        {"epoch": 7},
        {"patience": -1},
        {"patience": 6},
        {"network": "b"},
    ],
)
def test_a_value_that_no_knob_shows_is_refused(state):
    lab = OverfittingLab.of({"a": HISTORY}, patience=2)
    name, value = next(iter(state.items()))
    with pytest.raises(traitlets.TraitError, match=name):
        setattr(lab, name, value)


def test_each_network_has_its_curves():
    high = {"loss": [9] * 6, "val_loss": [8] * 6}
    lab = OverfittingLab.of({"a": HISTORY, "b": high})
    assert (lab.network, lab.best_epoch, lab.epoch) == ("b", 1, 6)
    lab.network = "a"
    assert lab.curves == ([6, 5, 4, 3, 2, 1], BUMP)
    assert lab.stopped_epoch is lab.restored_epoch is lab.field is None


def test_it_says_its_state():
    lab = OverfittingLab.of({"a": HISTORY, "b": HISTORY})
    assert repr(lab) == "<OverfittingLab de a, b: b, época 6 de 6>"


def test_the_page_gets_its_state_and_a_picture(lab):
    html = lab._repr_mimebundle_()[0]["text/html"]
    div = BeautifulSoup(html, "html.parser").find("div", class_="lab")
    assert div["data-lab"] == "overfitting"
    assert json.loads(div["data-props"]) == lab.state()
    assert div.img["src"].startswith("data:image/png;base64,")
    lowest = min(lab.curves[1])
    assert f"en la {lab.best_epoch}, con {lowest:.2f}" in div.img["alt"]
    assert "la frontera" in div.img["alt"]


def test_the_picture_shows_the_curves_and_the_epochs():
    lab = OverfittingLab.of({"a": HISTORY}, patience=3)
    (ax,) = lab.picture().axes
    loss, val_loss, *marks = ax.lines
    assert loss.get_ydata().tolist() == HISTORY["loss"]
    assert val_loss.get_xydata().tolist() == [
        [k, cost] for k, cost in enumerate(BUMP, start=1)
    ]
    shown = {line.get_label(): line.get_xydata() for line in marks[1::2]}
    places = {"la que ves": 6, "la mejor": 6, "se detiene": 5, "vuelve a": 2}
    assert list(shown) == [f"{name}: {k}" for name, k in places.items()]
    for (place,), k in zip(shown.values(), places.values(), strict=True):
        assert place.tolist() == [k, BUMP[k - 1]]


def test_the_bump_of_the_lesson_fools_half_of_the_seeds():
    """La lección lo dice de veinte redes: con paciencia 5."""
    fooled = 0
    for seed in range(8, 28):
        costs = train(EPOCHS, seed=seed)[1]["val_loss"]
        fooled += stopping(costs, 5)[0] < stopping(costs, EPOCHS)[0]
    assert 8 <= fooled <= 12
