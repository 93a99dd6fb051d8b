"""Los optimizadores caminan por los mismos puntos que los de Keras."""

import numpy as np
import pytest

from neurona import optimizers, schedules


def rosenbrock_slope(p):
    x, y = p
    return np.array([-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)])


CASES = [
    ("SGD", {"learning_rate": 2**-11}),
    ("SGD", {"learning_rate": 2**-12, "momentum": 0.875}),
    ("SGD", {"learning_rate": 2**-12, "momentum": 0.875, "nesterov": True}),
    ("RMSprop", {"learning_rate": 2**-7}),
    ("RMSprop", {"learning_rate": 2**-7, "rho": 0.5, "epsilon": 0.25}),
    ("Adam", {"learning_rate": 2**-5, "beta_1": 0.875, "beta_2": 0.984375}),
    (
        "Adam",
        {
            "learning_rate": 2**-5,
            "beta_1": 0.5,
            "beta_2": 0.75,
            "epsilon": 0.25,
        },
    ),
]


def _walk(keras, tf, ours, theirs, steps=50):
    point = np.array([-1.0, 2.0])
    variable = keras.Variable(point, dtype="float64")
    for _ in range(steps):
        ours.step([point], [rosenbrock_slope(point)])
        slope = tf.constant(rosenbrock_slope(variable.numpy()))
        theirs.apply([slope], [variable])
    return point, variable.numpy()


@pytest.mark.parametrize("name, arguments", CASES)
def test_fifty_steps_on_rosenbrock(tf, keras64, name, arguments):
    """Los factores son potencias de 2: Keras los guarda en float32."""
    ours, theirs = _walk(
        keras64,
        tf,
        getattr(optimizers, name)(**arguments),
        getattr(keras64.optimizers, name)(**arguments),
    )
    np.testing.assert_allclose(ours, theirs, atol=1e-9, rtol=0)


def test_adam_with_its_defaults(tf, keras64):
    """Keras pasa 0.9 y 0.999 por float32: hasta ahí coincide."""
    ours, theirs = _walk(
        keras64, tf, optimizers.Adam(), keras64.optimizers.Adam()
    )
    np.testing.assert_allclose(ours, theirs, atol=1e-5, rtol=0)


@pytest.mark.parametrize("name", ["SGD", "RMSprop", "Adam"])
def test_same_defaults(keras, name):
    ours = getattr(optimizers, name)().config()
    theirs = getattr(keras.optimizers, name)().get_config()
    for argument, value in ours.items():
        assert theirs[argument] == pytest.approx(value), argument


@pytest.mark.parametrize(
    "name, arguments",
    [
        ("ExponentialDecay", (0.5, 10, 0.25)),
        ("CosineDecay", (0.5, 20)),
        ("CosineDecay", (0.5, 20, 0.125)),
        ("CosineDecay", (0.0, 20, 0.0)),
    ],
)
def test_schedules(keras, name, arguments):
    ours = getattr(schedules, name)(*arguments)
    theirs = getattr(keras.optimizers.schedules, name)(*arguments)
    for step in range(0, 30, 3):
        assert ours(step) == pytest.approx(float(theirs(step)), abs=1e-7)


def test_cosine_with_warmup(keras):
    arguments = {"warmup_target": 0.5, "warmup_steps": 7}
    ours = schedules.CosineDecay(0.125, 20, **arguments)
    theirs = keras.optimizers.schedules.CosineDecay(0.125, 20, **arguments)
    for step in range(32):
        assert ours(step) == pytest.approx(float(theirs(step)), abs=1e-7)


def test_schedule_counts_steps_like_keras(tf, keras64):
    ours, theirs = _walk(
        keras64,
        tf,
        optimizers.SGD(schedules.ExponentialDecay(2**-11, 4, 0.5)),
        keras64.optimizers.SGD(
            keras64.optimizers.schedules.ExponentialDecay(2**-11, 4, 0.5)
        ),
    )
    np.testing.assert_allclose(ours, theirs, atol=1e-6)
