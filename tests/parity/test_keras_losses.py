"""Los costos valen y se derivan como los de Keras."""

import numpy as np
import pytest

from neurona import activations, losses

SHAPE = (12, 5)


def _labels(kind, rng):
    if kind == "real":
        return rng.normal(size=SHAPE)
    if kind == "binary":
        return rng.integers(0, 2, SHAPE).astype(float)
    classes = rng.integers(0, SHAPE[1], SHAPE[0])
    return classes if kind == "sparse" else np.eye(SHAPE[1])[classes]


def _compare(tf, ours, theirs, y, p, tolerance=1e-12):
    with tf.GradientTape() as tape:
        variable = tf.Variable(p)
        value = theirs(y, variable)
    gradient = tape.gradient(value, variable).numpy()
    assert ours.value(y, p) == pytest.approx(float(value), abs=tolerance)
    np.testing.assert_allclose(
        ours.gradient(y, p), gradient, atol=tolerance, rtol=0
    )


@pytest.mark.parametrize(
    "name, arguments",
    [
        ("MeanSquaredError", {}),
        ("MeanAbsoluteError", {}),
        ("Huber", {}),
        ("Huber", {"delta": 0.5}),
    ],
)
def test_regression(tf, keras64, name, arguments):
    rng = np.random.default_rng(0)
    y, p = rng.normal(size=SHAPE), rng.normal(scale=2, size=SHAPE)
    _compare(
        tf,
        getattr(losses, name)(**arguments),
        getattr(keras64.losses, name)(**arguments),
        y,
        p,
    )


@pytest.mark.parametrize(
    "name, kind",
    [
        ("BinaryCrossentropy", "binary"),
        ("CategoricalCrossentropy", "one_hot"),
        ("SparseCategoricalCrossentropy", "sparse"),
    ],
)
@pytest.mark.parametrize("from_logits", [False, True])
def test_crossentropy(tf, keras64, name, kind, from_logits):
    rng = np.random.default_rng(1)
    y = _labels(kind, rng)
    p = rng.normal(scale=3, size=SHAPE)
    if not from_logits:
        # Renglones que no suman 1: Keras los divide entre su suma.
        p = activations.sigmoid(p)
    _compare(
        tf,
        getattr(losses, name)(from_logits=from_logits),
        getattr(keras64.losses, name)(from_logits=from_logits),
        y,
        p,
    )


@pytest.mark.parametrize("p", [0.0, 1.0])
def test_binary_clipping(tf, keras64, p):
    """Una probabilidad de 0 o de 1 se recorta, y su gradiente es 0."""
    y, p = np.array([[1.0], [0.0]]), np.full((2, 1), p)
    ours, theirs = losses.BinaryCrossentropy(), keras64.losses
    _compare(tf, ours, theirs.BinaryCrossentropy(), y, p)


def test_categorical_clipping(tf, keras64):
    y, p = np.eye(3), np.array([[1.0, 0, 0], [1.0, 0, 0], [0.2, 0.3, 0.5]])
    ours, theirs = losses.CategoricalCrossentropy(), keras64.losses
    _compare(tf, ours, theirs.CategoricalCrossentropy(), y, p)


def test_fused_path_equals_keras_from_logits(tf, keras64):
    """Los caminos que la red usa con softmax y sigmoide."""
    rng = np.random.default_rng(3)
    z = rng.normal(scale=30, size=SHAPE)
    for name, kind in (
        ("BinaryCrossentropy", "binary"),
        ("CategoricalCrossentropy", "one_hot"),
        ("SparseCategoricalCrossentropy", "sparse"),
    ):
        y, loss = _labels(kind, rng), getattr(losses, name)()
        with tf.GradientTape() as tape:
            variable = tf.Variable(z)
            keras_loss = getattr(keras64.losses, name)(from_logits=True)
            value = keras_loss(y, variable)
        gradient = tape.gradient(value, variable).numpy()
        assert loss.value_from_logits(y, z) == pytest.approx(float(value))
        np.testing.assert_allclose(
            loss.gradient_from_logits(y, loss.activation(z)),
            gradient,
            atol=1e-12,
        )
