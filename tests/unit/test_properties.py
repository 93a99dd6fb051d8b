"""Propiedades que toda red debe cumplir, con redes al azar."""

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from neurona import Dense, Dropout, Input, Sequential, load_model
from neurona.optimizers import SGD, Adam, RMSprop

# Con el equipo ocupado un ejemplo puede tardar: el tiempo no es la prueba.
settings.register_profile("curso", deadline=None)
settings.load_profile("curso")

HIDDEN = ["linear", "sigmoid", "tanh", "relu", "leaky_relu", "softmax"]
PAIRS = [
    ("linear", "mse"),
    ("linear", "mae"),
    ("tanh", "huber"),
    ("sigmoid", "binary_crossentropy"),
    ("softmax", "categorical_crossentropy"),
    ("softmax", "sparse_categorical_crossentropy"),
]


@st.composite
def problems(draw, dtype=None):
    """Una red compilada y datos que le van."""
    seed = draw(st.integers(0, 2**32 - 1))
    inputs, samples = draw(st.integers(1, 5)), draw(st.integers(1, 12))
    units = draw(st.integers(2, 4))
    output, loss = draw(st.sampled_from(PAIRS))
    model = Sequential(
        [Input((inputs,))],
        seed=seed,
        dtype=dtype or draw(st.sampled_from(["float32", "float64"])),
    )
    for f in draw(st.lists(st.sampled_from(HIDDEN), max_size=3)):
        model.add(Dense(draw(st.integers(1, 5)), f))
    model.add(Dense(units, output))
    optimizer = draw(st.sampled_from([SGD, RMSprop, Adam]))
    model.compile(optimizer(0.01), loss=loss)
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(samples, inputs))
    classes = rng.integers(0, units, samples)
    y = classes if loss.startswith("sparse") else np.eye(units)[classes]
    return model, x, y


@given(problems())
def test_shapes_and_types(problem):
    model, x, y = problem
    y_pred = model.predict(x)
    assert y_pred.shape == (len(x), *model.output_shape)
    assert y_pred.dtype == model.dtype
    loss, grads = model.gradients(x, y)
    assert np.isfinite(loss) and loss >= 0
    for grad, w in zip(grads, model.get_weights(), strict=True):
        assert grad.shape == w.shape
        assert grad.dtype == w.dtype == model.dtype


@given(problems("float64"), st.randoms(use_true_random=False))
def test_order_of_a_batch_does_not_matter(problem, random):
    model, x, y = problem
    order = list(range(len(x)))
    random.shuffle(order)
    loss, grads = model.gradients(x, y)
    other, others = model.gradients(x[order], y[order])
    np.testing.assert_allclose(other, loss, rtol=1e-12, atol=1e-14)
    for a, b in zip(grads, others, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-10, atol=1e-13)


@given(problems("float64"))
def test_repeating_a_batch_does_not_matter(problem):
    """El costo es una media: los ejemplos dobles no lo cambian."""
    model, x, y = problem
    loss, grads = model.gradients(x, y)
    twice = np.concatenate([x, x]), np.concatenate([y, y])
    other, others = model.gradients(*twice)
    np.testing.assert_allclose(other, loss, rtol=1e-12, atol=1e-14)
    for a, b in zip(grads, others, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-10, atol=1e-13)


@given(problems("float64"))
def test_each_example_is_answered_alone(problem):
    model, x, _ = problem
    together = model.predict(x)
    alone = np.concatenate(
        [model.predict(x[i : i + 1]) for i in range(len(x))]
    )
    np.testing.assert_allclose(alone, together, rtol=1e-10, atol=1e-13)


@given(problem=problems())
def test_save_and_load_bit_by_bit(tmp_path_factory, problem):
    model, x, y = problem
    model.fit(x, y, verbose=0)
    path = tmp_path_factory.mktemp("red") / "red.neurona"
    model.save(path)
    loaded = load_model(path)
    assert loaded.predict(x).tobytes() == model.predict(x).tobytes()
    first = model.fit(x, y, batch_size=3, verbose=0).history
    assert loaded.fit(x, y, batch_size=3, verbose=0).history == first


@given(st.integers(0, 2**32 - 1), st.integers(1, 9), st.floats(0, 0.9))
def test_same_seed_same_history(seed, batch_size, rate):
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(9, 2)), rng.normal(size=9)

    def train():
        model = Sequential(
            [Input((2,)), Dense(4, "tanh"), Dropout(rate), Dense(1)],
            seed=seed,
        )
        model.compile("adam", loss="mse")
        fitted = model.fit(x, y, batch_size, epochs=3, verbose=0)
        return fitted.history, model.get_weights()

    first, second = train(), train()
    assert first[0] == second[0]
    for a, b in zip(first[1], second[1], strict=True):
        np.testing.assert_array_equal(a, b)


@given(problems("float64"))
def test_a_tiny_step_downhill_lowers_the_cost(problem):
    model, x, y = problem
    # El valor absoluto tiene un pico justo donde el error es 0, y una red de
    # ReLU apagadas responde exactamente 0.
    assume(model.loss.name != "mean_absolute_error")
    before, grads = model.gradients(x, y)
    size = sum((g**2).sum() for g in grads)
    step = 1e-7 / max(np.sqrt(size), 1e-3)
    model.set_weights(
        [w - step * g for w, g in zip(model.get_weights(), grads, strict=True)]
    )
    after, _ = model.gradients(x, y)
    assert after <= before + 1e-12
