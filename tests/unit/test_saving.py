"""Guardar y cargar: bit por bit, y con errores claros si algo falla."""

import numpy as np
import pytest

from neurona import (
    Dense,
    Dropout,
    Flatten,
    Input,
    Sequential,
    activations,
    load_model,
    losses,
    optimizers,
    regularizers,
    schedules,
)

RNG = np.random.default_rng(0)
X = RNG.normal(size=(20, 2, 3))
Y = RNG.integers(0, 4, 20)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "model.neurona"


def _model(optimizer="adam", dtype="float32"):
    model = Sequential(
        [
            Input((2, 3)),
            Flatten(),
            Dense(5, activations.LeakyReLU(0.1), kernel_regularizer="l2"),
            Dropout(0.5),
            Dense(4, "softmax", use_bias=False, name="salida"),
        ],
        name="prueba",
        seed=3,
        dtype=dtype,
    )
    model.compile(
        optimizer,
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


def _same_bits(first, second):
    pairs = zip(first.get_weights(), second.get_weights(), strict=True)
    return all(
        a.dtype == b.dtype and a.tobytes() == b.tobytes() for a, b in pairs
    )


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_loaded_model_is_the_same(path, dtype):
    model = _model(dtype=dtype)
    model.fit(X, Y, verbose=0)
    model.save(path)
    loaded = load_model(path)
    assert _same_bits(model, loaded)
    assert model.predict(X).tobytes() == loaded.predict(X).tobytes()
    assert model.evaluate(X, Y, verbose=0) == loaded.evaluate(X, Y, verbose=0)
    assert loaded.name == "prueba"
    assert [layer.name for layer in loaded.layers] == [
        layer.name for layer in model.layers
    ]
    assert loaded.layers[1].activation.alpha == 0.1


@pytest.mark.parametrize(
    "optimizer",
    [
        "adam",
        "rmsprop",
        "sgd",
        optimizers.SGD(0.1, momentum=0.9, nesterov=True),
        optimizers.Adam(schedules.ExponentialDecay(0.1, 5, 0.5)),
        optimizers.SGD(schedules.CosineDecay(0.0, 9, 0.1, 0.5, 2)),
    ],
    ids=repr,
)
def test_training_goes_on_as_if_never_saved(path, optimizer):
    model = _model(optimizer)
    model.fit(X, Y, batch_size=8, epochs=2, verbose=0)
    model.save(path)
    loaded = load_model(path)
    histories = [
        m.fit(X, Y, batch_size=8, epochs=3, verbose=0).history
        for m in (model, loaded)
    ]
    assert histories[0] == histories[1]
    assert _same_bits(model, loaded)


@pytest.mark.parametrize(
    "loss, y",
    [
        (losses.Huber(2.5), np.eye(4)[Y]),
        (losses.SparseCategoricalCrossentropy(from_logits=True), Y),
    ],
)
def test_arguments_of_the_loss_are_kept(path, loss, y):
    model = _model()
    model.compile("sgd", loss=loss)
    model.save(path)
    loaded = load_model(path)
    assert repr(loaded.loss) == repr(loss)
    assert loaded.evaluate(X, y, verbose=0) == model.evaluate(X, y, verbose=0)


def test_a_model_that_was_not_compiled(path):
    model = Sequential([Input((2,)), Dense(1)], seed=0)
    model.save(path)
    loaded = load_model(str(path))
    assert _same_bits(model, loaded)
    assert loaded.loss is None


def test_same_model_same_bytes(tmp_path):
    """Sin fechas: guardar dos veces da el mismo archivo."""
    first, second = tmp_path / "a.neurona", tmp_path / "b.neurona"
    model = _model()
    model.save(first)
    model.save(second)
    assert first.read_bytes() == second.read_bytes()


def test_regularizer_is_kept(path):
    model = Sequential([Input((2,))])
    model.add(Dense(1, kernel_regularizer=regularizers.L2(0.5)))
    model.save(path)
    assert load_model(path).layers[0].kernel_regularizer.l2 == 0.5


def test_another_generator_is_not_saved_and_the_network_is(tmp_path):
    """El azar que no cabe en JSON no impide guardar la red."""
    seed = np.random.RandomState(7)
    model = Sequential([Input((2,)), Dense(1)], seed=seed)
    model.save(tmp_path / "red.neurona")
    again = load_model(tmp_path / "red.neurona")
    for w, v in zip(model.get_weights(), again.get_weights(), strict=True):
        np.testing.assert_array_equal(w, v)
