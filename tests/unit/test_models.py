"""La vida de una red: definir, compilar, ajustar, evaluar, predecir."""

import numpy as np
import pytest

from neurona import Dense, Dropout, Flatten, Input, Sequential
from neurona.optimizers import SGD


def _linear(w=0.0, b=0.0, rate=0.1, metrics=None):
    """Una neurona lineal con pesos conocidos, en float64."""
    model = Sequential([Input((1,)), Dense(1)], dtype="float64", seed=0)
    model.set_weights([[[w]], [b]])
    model.compile(SGD(rate), loss="mse", metrics=metrics)
    return model


def _classifier(seed=0):
    model = Sequential(seed=seed)
    model.add(Dense(8, "tanh", input_shape=(2,)))
    model.add(Dropout(0.2))
    model.add(Dense(3, "softmax"))
    model.compile(
        "adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    return model


@pytest.fixture
def blobs():
    rng = np.random.default_rng(0)
    y = np.arange(60) % 3
    centers = np.array([[0, 3], [3, -2], [-3, -2]])
    return centers[y] + rng.normal(size=(60, 2)), y


def test_same_seed_same_history(blobs):
    runs = [
        _classifier(seed).fit(*blobs, epochs=3, verbose=0).history
        for seed in (0, 0, 1)
    ]
    assert runs[0] == runs[1] != runs[2]


def test_global_generator_is_left_alone(blobs):
    np.random.seed(0)  # noqa: NPY002
    expected = np.random.random()  # noqa: NPY002
    np.random.seed(0)  # noqa: NPY002
    _classifier().fit(*blobs, verbose=0)
    assert np.random.random() == expected  # noqa: NPY002


def test_it_learns(blobs):
    model = _classifier()
    history = model.fit(*blobs, epochs=120, verbose=0).history
    assert history["loss"][-1] < history["loss"][0] / 2
    assert model.evaluate(*blobs, verbose=0)[1] >= 0.9


def test_xor_with_four_hidden_neurons():
    """Con 4 ocultas XOR se aprende desde cualquier semilla."""
    x, y = [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 0]
    for seed in range(3):
        model = Sequential(
            [Input((2,)), Dense(4, "tanh"), Dense(1, "sigmoid")], seed=seed
        )
        model.compile(
            optimizer="adam", loss="binary_crossentropy", metrics="accuracy"
        )
        model.optimizer.learning_rate = 0.05
        model.fit(x, y, epochs=800, verbose=0)
        assert model.evaluate(x, y, verbose=0)[1] == 1.0


def test_evaluate_is_shaped_like_keras(capsys):
    assert _linear().evaluate([1.0], [2.0], verbose=0) == 4.0
    with_metrics = _linear(metrics=["mae"])
    assert with_metrics.evaluate([1.0], [2.0], verbose=0) == [4.0, 2.0]
    assert with_metrics.evaluate([1.0], [2.0], return_dict=True) == {
        "loss": 4.0,
        "mae": 2.0,
    }
    assert "mae: 2.0000 - loss: 4.0000" in capsys.readouterr().out


def test_evaluate_and_predict_do_not_depend_on_the_batch(blobs):
    model = _classifier()
    whole = model.evaluate(*blobs, verbose=0)
    parts = model.evaluate(*blobs, batch_size=7, verbose=0)
    np.testing.assert_allclose(parts, whole, rtol=1e-6)
    np.testing.assert_allclose(
        model.predict(blobs[0], batch_size=7),
        model.predict(blobs[0]),
        rtol=1e-6,
    )


def test_certain_and_wrong_costs_what_it_costs():
    """Con z = (0, 1000) y la clase 0, C = 1000; sin clip ni infinito."""
    model = Sequential([Input((1,)), Dense(2, "softmax")])
    model.set_weights([[[0.0, 1000.0]], [0.0, 0.0]])
    model.compile(loss="sparse_categorical_crossentropy")
    loss, (kernel, _) = model.gradients([[1.0]], [0])
    assert loss == 1000
    assert kernel.tolist() == [[-1, 1]]


def test_evaluate_changes_nothing(blobs):
    model = _classifier()
    before = model.get_weights()
    model.evaluate(*blobs, verbose=0)
    for old, new in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(old, new)


def test_accuracy_of_a_single_output_looks_at_the_half():
    """Con una columna, la clase no es la mayor: siempre sería la 0."""
    model = Sequential([Input((1,)), Dense(1, "sigmoid")])
    model.set_weights([[[1.0]], [0.0]])
    model.compile(loss="binary_crossentropy", metrics=["accuracy"])
    x, y = [-1.0, 1.0, 1.0, 2.0], [1, 1, 0, 1]
    assert model.evaluate(x, y, verbose=0)[1] == 0.5


def test_gradient_reaches_the_first_layer():
    """Con pesos 2, 3 y 5, x = 1 e y = 29: C = 1 y dC/dw1 = 2 * 3 * 5."""
    model = Sequential(
        [Input((1,)), *(Dense(1, use_bias=False) for _ in range(3))]
    )
    model.set_weights([[[2.0]], [[3.0]], [[5.0]]])
    model.compile(loss="mse")
    loss, grads = model.gradients([1.0], [29.0])
    assert loss == 1
    assert [g.item() for g in grads] == [30, 20, 12]


def test_r2_as_a_metric():
    """Predecir siempre la media da 0."""
    model = _linear(b=2.0, metrics=["r2_score"])
    result = model.evaluate([0.0, 0, 0], [1.0, 2, 3], verbose=0)
    assert result[1] == pytest.approx(0)


def test_shape_is_learned_from_the_data():
    model = Sequential([Flatten(), Dense(2)], seed=0)
    model.compile(loss="mse")
    model.fit(np.ones((4, 3, 5)), np.ones((4, 2)), verbose=0)
    assert model.input_shape == (3, 5)
    assert model.count_params() == 32


def test_adding_a_layer_keeps_the_weights():
    model = Sequential([Input((3,)), Dense(4)], seed=0)
    before = model.get_weights()
    model.add(Dense(2))
    for old, new in zip(before, model.get_weights()[:2], strict=True):
        np.testing.assert_array_equal(old, new)
    assert model.output_shape == (2,)


def test_weights_must_be_finite():
    with pytest.raises(ValueError, match="^El arreglo de parámetros contiene"):
        _linear().set_weights([[[np.nan]], [0.0]])


def test_layers_and_optimizer_see_the_same_numbers():
    """Las capas miran ventanas de un solo arreglo."""
    model = _linear(w=3.0, b=7.0)
    assert model.flat_params.tolist() == [3, 7]
    model.flat_params[0] = 5
    assert model.layers[0].kernel.item() == 5
    model.gradients([2.0], [0.0])
    assert model.flat_grads.tolist() == [4 * 17, 2 * 17]


def test_second_fit_continues_and_compile_starts_over(blobs):
    model = _classifier()
    model.fit(*blobs, verbose=0)
    model.fit(*blobs, verbose=0)
    assert model.optimizer.iterations == 4
    model.compile(model.optimizer, loss=model.loss)
    assert model.optimizer.iterations == 0


def test_train_on_batch_is_one_update():
    model = _linear()
    assert model.train_on_batch([2.0], [1.0]) == 1.0
    assert model.optimizer.iterations == 1
    assert model.get_weights()[0].item() == pytest.approx(0.4)


def test_every_name_is_its_own():
    model = Sequential([Dense(2), Dense(2), Flatten(), Dense(2)])
    names = [layer.name for layer in model.layers]
    assert names == ["dense", "dense_1", "flatten", "dense_2"]
    assert model.name == "sequential"
    assert Sequential(name="red").name == "red"


def test_input_does_not_follow_a_layer():
    with pytest.raises(ValueError, match="al principio"):
        Sequential([Dense(2), Input((3,))])


def test_summary(capsys):
    Sequential(
        [Input((28, 28)), Flatten(), Dense(128), Dense(10), Dense(10)]
    ).summary()
    text = capsys.readouterr().out
    assert "flatten (Flatten)  (None, 784)" in text
    assert "dense_2 (Dense)" in text
    assert "100,480" in text
    assert "Parámetros en total: 101,880" in text


def test_float32_by_default():
    model = _classifier()
    assert model.predict([[1, 2]]).dtype == np.float32
    assert all(w.dtype == np.float32 for w in model.get_weights())


def test_a_model_shows_its_layers_and_its_size():
    model = Sequential([Input((2,)), Dense(3, "relu"), Dense(1)])
    assert repr(model) == (
        "<Sequential 'sequential': [Dense, Dense], 13 parámetros>"
    )
    assert "sin construir" in repr(Sequential([Dense(1)]))
