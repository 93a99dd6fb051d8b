"""``minimize`` contra Keras: 50 pasos por el valle de Rosenbrock."""

import numpy as np
import pytest

from neurona import optimizers
from neurona.gradient_descent import minimize
from neurona.quiet import quiet_tensorflow

with quiet_tensorflow():
    import keras

START = [-1.2, 1.0]
STEPS = 50


def rosenbrock(p):
    return (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2


def rosenbrock_gradient(p):
    valley = p[1] - p[0] ** 2
    return np.array([-2 * (1 - p[0]) - 400 * p[0] * valley, 200 * valley])


@pytest.fixture
def float64():
    # Keras calcula en float32 si no se le pide otra cosa.
    before = keras.backend.floatx()
    keras.backend.set_floatx("float64")
    yield
    keras.backend.set_floatx(before)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("SGD", {"learning_rate": 1e-3}),
        ("SGD", {"learning_rate": 1e-3, "momentum": 0.9}),
        ("SGD", {"learning_rate": 5e-4, "momentum": 0.9, "nesterov": True}),
        ("RMSprop", {"learning_rate": 1e-2}),
        ("Adam", {"learning_rate": 5e-2}),
    ],
)
def test_fifty_steps_on_rosenbrock(float64, name, arguments):
    path = minimize(
        rosenbrock,
        rosenbrock_gradient,
        START,
        getattr(optimizers, name)(**arguments),
        STEPS,
    )
    point = keras.Variable(START, dtype="float64")
    theirs = getattr(keras.optimizers, name)(**arguments)
    theirs.build([point])
    for step in range(STEPS):
        slope = rosenbrock_gradient(point.numpy())
        theirs.apply([keras.ops.convert_to_tensor(slope)], [point])
        # Keras guarda sus hiperparámetros en float32: de ahí la tolerancia.
        np.testing.assert_allclose(path[step + 1], point.numpy(), atol=1e-5)
