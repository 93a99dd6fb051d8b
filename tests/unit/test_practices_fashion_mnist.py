"""La práctica de Fashion-MNIST: cuentas a mano, Keras y el reto mismo."""

import math

import numpy as np
import pytest
from real_images import needs_real_images

from neurona import datasets
from neurona.callbacks import EarlyStopping
from neurona.practices import fashion_mnist as practice
from neurona.schedules import CosineDecay


def drawings(samples=400, pixels=36):
    """Diez dibujos con un poco de ruido: se aprenden pronto."""
    rng = np.random.default_rng(0)
    y = np.arange(samples) % 10
    x = rng.random((10, pixels))[y]
    noise = 0.05 * rng.standard_normal((samples, pixels))
    return (x + noise).astype("float32"), y


def test_train_builds_256_128_10():
    """(36 + 1) * 256 + (256 + 1) * 128 + (128 + 1) * 10, a mano."""
    model, _ = practice.train(*drawings(), 1e-3, seed=0, epochs=1)
    assert model.count_params() == 43_658
    names = [layer.activation.name for layer in model.layers]
    assert names == ["relu", "relu", "softmax"]


def test_train_learns_validates_and_repeats_itself():
    x, y = drawings()
    y[-40:] = (y[-40:] + 1) % 10  # la validación, con otras etiquetas
    options = {"epochs": 12, "batch_size": 20}
    _, history = practice.train(x, y, 1e-3, seed=1, **options)
    assert history["accuracy"][-1] > 0.95
    assert history["val_accuracy"][-1] < 0.05
    _, again = practice.train(x, y, 1e-3, seed=1, **options)
    assert again["loss"] == history["loss"]
    _, other = practice.train(x, y, 1e-3, seed=2, **options)
    assert other["loss"] != history["loss"]


def test_train_follows_its_callbacks():
    x, y = drawings()
    stop = EarlyStopping(monitor="loss", mode="max", patience=2)
    _, history = practice.train(
        x, y, 1e-3, seed=1, epochs=20, callbacks=[stop]
    )
    assert len(history["loss"]) == 3


def test_train_takes_exactly_the_steps_that_were_counted():
    """36 ejemplos para entrenar, de 16 en 16: tres pasos por época."""
    seen = []

    def rate(step):
        seen.append(step)
        return 1e-3

    x, y = drawings(40)
    practice.train(x, y, rate, seed=0, epochs=2, batch_size=16)
    assert sorted(set(seen)) == [0, 1, 2, 3, 4, 5]
    assert practice.count_steps(40, epochs=2, batch_size=16) == 6


def test_steps_of_the_lesson():
    """54,000 entre 128 son 421.9: 422 lotes, diez veces."""
    assert practice.count_steps(60000, epochs=10) == 4220


@pytest.mark.parametrize("step", [0, 1, 299, 300, 301, 650, 999, 1000, 1200])
def test_one_cycle_is_keras_cosine_decay_with_warmup(step):
    """CosineDecay se compara con Keras en sus propias pruebas."""
    other = CosineDecay(0.02, 700, warmup_target=0.5, warmup_steps=300)
    assert practice.one_cycle(step, 1000, 0.5) == pytest.approx(other(step))


def test_one_cycle_by_hand():
    """Principio, media subida, cima, media bajada y final."""
    rates = [practice.one_cycle(t, 10, 1.0) for t in (0, 1.5, 3, 6.5, 10)]
    assert rates == pytest.approx([0.04, 0.52, 1, 0.5, 0])


def test_example_costs_by_hand():
    p = np.array([[0.25, 0.75], [0.5, 0.5], [1, 0]], dtype="float32")
    costs = practice.example_costs(p, np.array([0, 1, 0]))
    np.testing.assert_allclose(costs, [math.log(4), math.log(2), 0])


def test_an_impossible_example_has_a_finite_cost():
    """Como Keras, que acota la probabilidad con 1e-7."""
    cost = practice.example_costs(np.array([[0.0, 1.0]]), np.array([0]))
    assert cost == pytest.approx(-math.log(1e-7))


def test_example_costs_average_to_what_evaluate_says():
    x, y = drawings()
    model, _ = practice.train(x, y, 1e-3, seed=1, epochs=3)
    costs = practice.example_costs(model.predict(x), y)
    loss, _ = model.evaluate(x, y, verbose=0)
    assert costs.mean() == pytest.approx(loss, rel=1e-5)


def test_standard_error_by_hand():
    """Varianza 2.5 entre 5 datos: raíz de 0.5."""
    error = practice.standard_error(np.array([1, 2, 3, 4, 5]))
    assert error == pytest.approx(math.sqrt(0.5))


def test_regularized_network_in_keras():
    """Los pesos, contados a mano, y el calendario de `one_cycle`."""
    pytest.importorskip("tensorflow")
    model = practice.build_regularized(1000, peak=0.5)
    shapes = [w.shape for w in model.get_weights()]
    norm = [[(units,)] * 4 for units in (256, 128)]
    assert shapes == [
        (784, 256), *norm[0], (256, 128), *norm[1], (128, 10), (10,),
    ]  # fmt: skip
    kinds = [type(layer).__name__ for layer in model.layers]
    hidden = ["Dense", "BatchNormalization", "Activation", "Dropout"]
    assert kinds == [*hidden, *hidden, "Dense"]
    assert {model.layers[i].rate for i in (3, 7)} == {0.3}
    rate = model.optimizer._learning_rate
    for step in (0, 150, 300, 650, 1000):
        expected = practice.one_cycle(step, 1000, 0.5)
        assert float(rate(step)) == pytest.approx(expected, abs=1e-6)


@needs_real_images
def test_one_cycle_meets_the_challenge_on_real_data():
    """Una semilla; la lección exige la media de tres."""
    (x, y), _ = datasets.load_fashion_mnist()
    x = x.reshape(len(x), -1).astype("float32") / 255
    steps = practice.count_steps(len(x), epochs=10, batch_size=256)
    _, history = practice.train(
        x,
        y,
        lambda step: practice.one_cycle(step, steps, 3e-3),
        seed=3,
        epochs=10,
        batch_size=256,
    )
    assert history["val_loss"][-1] <= practice.GOAL
    assert history["val_accuracy"][-1] >= 0.885
