"""Los listados de las diapositivas, una vez con Keras y otra con neurona.

Solo cambian el renglón que importa y la extensión del archivo. Se completan
con datos, con una sigmoide en la salida (sin ella la entropía binaria no
tiene probabilidades) y con ``validation_split`` en la detención temprana
(sin validación no hay ``val_loss`` que vigilar).
"""

import numpy as np
import pytest

DEFINITION = """
from {package} import Sequential
from {package}.layers import Dense

model = Sequential()
model.add(Dense(10, input_shape=(8,)))
model.add(Dense(1, activation="sigmoid"))
"""

WITH_INPUT = """
from {package} import Sequential
from {package}.layers import Input, Flatten, Dense

model = Sequential()
model.add(Input(shape=(4, 2)))
model.add(Flatten())
model.add(Dense(64, activation="relu"))
model.add(Dense(10, activation="softmax"))
"""

COMPILE_BY_NAME = """
model.compile(optimizer = 'sgd', loss = 'binary_crossentropy',
              metrics = ['accuracy'])
"""

COMPILE_WITH_OBJECT = """
from {package} import optimizers

opt = optimizers.SGD(learning_rate = 0.01)
model.compile(optimizer = opt, loss = 'binary_crossentropy',
              metrics = ['accuracy'])
"""

FIT = """
history = model.fit(X, y, epochs=100, verbose=2)
loss = model.evaluate(X, y, verbose=0)
y_pred = model.predict(X)
"""

SAVE = """
from {package}.models import load_model

model.save('{folder}/model.{extension}')
mlp = load_model('{folder}/model.{extension}')
y_pred = mlp.predict(X)
"""

EARLY_STOPPING = """
from {package}.callbacks import EarlyStopping

es = EarlyStopping(monitor='val_loss', patience=5)
history = model.fit(X, y, epochs=200, callbacks=[es], verbose=0,
                    validation_split=0.2)
"""


def _data(samples, seed=0):
    """Treinta y dos ejemplos caben en un lote: barajarlos no cambia nada."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(samples, 8)).astype("float32")
    return x, (x[:, 0] * x[:, 1] > 0).astype("float32")


def _run(listings, data, tmp_path, package, weights=None):
    extension = "keras" if package == "tensorflow.keras" else "neurona"
    names = {"X": data[0], "y": data[1]}
    for i, listing in enumerate(listings):
        exec(
            listing.format(
                package=package, folder=tmp_path, extension=extension
            ),
            names,
        )
        if i == 0 and weights is not None:
            names["model"].set_weights(weights)
    return names


def _both(listings, data, tmp_path):
    first = _run(listings[:1], data, tmp_path, "neurona")
    rng = np.random.default_rng(1)
    weights = [
        rng.normal(0, 0.3, w.shape) for w in first["model"].get_weights()
    ]
    return [
        _run(listings, data, tmp_path, package, weights)
        for package in ("neurona", "tensorflow.keras")
    ]


@pytest.mark.filterwarnings("ignore:Do not pass an `input_shape`")
@pytest.mark.parametrize("how", [COMPILE_BY_NAME, COMPILE_WITH_OBJECT])
def test_whole_life_of_a_model(tf, tmp_path, capsys, how):
    data = _data(32)
    ours, theirs = _both([DEFINITION, how, FIT, SAVE], data, tmp_path)
    for key in ("loss", "accuracy"):
        np.testing.assert_allclose(
            ours["history"].history[key],
            theirs["history"].history[key],
            rtol=1e-5,
        )
    assert len(ours["loss"]) == len(theirs["loss"]) == 2
    np.testing.assert_allclose(ours["loss"], theirs["loss"], rtol=1e-5)
    assert ours["y_pred"].shape == theirs["y_pred"].shape
    assert ours["y_pred"].dtype == theirs["y_pred"].dtype
    np.testing.assert_allclose(ours["y_pred"], theirs["y_pred"], rtol=1e-4)


@pytest.mark.filterwarnings("ignore:Do not pass an `input_shape`")
def test_early_stopping_stops_at_the_same_epoch(tf, tmp_path):
    # Con esta semilla val_loss sube a pasos mucho mayores que el redondeo.
    data = _data(40, seed=10)
    fast = COMPILE_WITH_OBJECT.replace("0.01", "0.25")
    ours, theirs = _both([DEFINITION, fast, EARLY_STOPPING], data, tmp_path)
    mine, other = ours["history"].history, theirs["history"].history
    assert mine.keys() == other.keys()
    assert len(mine["val_loss"]) == len(other["val_loss"]) < 200
    np.testing.assert_allclose(mine["val_loss"], other["val_loss"], rtol=1e-4)
    np.testing.assert_allclose(
        mine["val_accuracy"], other["val_accuracy"], rtol=1e-5
    )


@pytest.mark.parametrize("optimizer", ["sgd", "rmsprop", "adam"])
def test_ten_classes(tf, tmp_path, capsys, optimizer):
    x, _ = _data(32)
    data = x.reshape(32, 4, 2), np.arange(32) % 10
    compile_it = f"""
model.compile('{optimizer}', 'sparse_categorical_crossentropy',
              metrics=['accuracy'])
"""
    ours, theirs = _both([WITH_INPUT, compile_it, FIT], data, tmp_path)
    np.testing.assert_allclose(ours["loss"], theirs["loss"], rtol=1e-3)
    np.testing.assert_allclose(ours["y_pred"], theirs["y_pred"], atol=1e-3)


@pytest.mark.parametrize("units", [(128, 10), (10,)])
def test_parameter_counts(keras, units):
    """101,770 y 7,850: los de las redes de la práctica de MNIST."""
    import neurona

    ours = neurona.Sequential([neurona.Input((784,))])
    theirs = keras.Sequential([keras.Input((784,))])
    for n in units:
        ours.add(neurona.Dense(n))
        theirs.add(keras.layers.Dense(n))
    known = {(128, 10): 101_770, (10,): 7_850}
    assert ours.count_params() == theirs.count_params() == known[units]
