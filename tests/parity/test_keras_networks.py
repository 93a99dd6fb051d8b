"""Doscientas redes al azar: neurona y Keras dan los mismos números.

Ambas parten de los mismos pesos y visitan los mismos lotes, en float64. Los
hiperparámetros son potencias de 2 porque Keras los guarda en float32.
"""

import numpy as np
import pytest

import neurona
from neurona import activations, losses, optimizers, regularizers

HIDDEN = ["linear", "sigmoid", "tanh", "relu", "leaky_relu", "softmax"]
# Activación de salida, costo, argumentos del costo y tipo de etiquetas.
OUTPUTS = [
    ("linear", "MeanSquaredError", {}, "real"),
    ("linear", "MeanAbsoluteError", {}, "real"),
    ("linear", "Huber", {"delta": 0.5}, "real"),
    ("relu", "MeanSquaredError", {}, "real"),
    ("tanh", "Huber", {}, "real"),
    ("sigmoid", "MeanSquaredError", {}, "binary"),
    ("sigmoid", "BinaryCrossentropy", {}, "binary"),
    ("tanh", "BinaryCrossentropy", {}, "binary"),
    ("linear", "BinaryCrossentropy", {"from_logits": True}, "binary"),
    ("softmax", "MeanSquaredError", {}, "one_hot"),
    ("softmax", "CategoricalCrossentropy", {}, "one_hot"),
    ("sigmoid", "CategoricalCrossentropy", {}, "one_hot"),
    ("linear", "CategoricalCrossentropy", {"from_logits": True}, "one_hot"),
    ("softmax", "SparseCategoricalCrossentropy", {}, "sparse"),
    (
        "linear",
        "SparseCategoricalCrossentropy",
        {"from_logits": True},
        "sparse",
    ),
]
OPTIMIZERS = [
    ("SGD", {"learning_rate": 2**-4}),
    ("SGD", {"learning_rate": 2**-5, "momentum": 0.75}),
    ("SGD", {"learning_rate": 2**-5, "momentum": 0.75, "nesterov": True}),
    ("RMSprop", {"learning_rate": 2**-8, "rho": 0.75}),
    ("Adam", {"learning_rate": 2**-7, "beta_1": 0.875, "beta_2": 0.984375}),
]


class Recipe:
    """Una red y sus datos, sorteados con una semilla."""

    def __init__(self, seed):
        rng = self.rng = np.random.default_rng(seed)
        output, loss, arguments, kind = OUTPUTS[seed % len(OUTPUTS)]
        classes = kind in ("one_hot", "sparse")
        outputs = int(rng.integers(2 if classes else 1, 6))
        depth = int(rng.integers(1, 5))
        self.units = [*map(int, rng.integers(1, 7, depth - 1)), outputs]
        self.activations = [*rng.choice(HIDDEN, depth - 1), output]
        self.bias = [bool(b) for b in rng.random(depth) < 0.8]
        self.l2 = [2**-7 if r < 0.3 else None for r in rng.random(depth)]
        self.shape = tuple(map(int, rng.integers(1, 5, rng.integers(1, 3))))
        self.loss, self.loss_arguments = loss, arguments
        self.optimizer, self.optimizer_arguments = OPTIMIZERS[
            int(rng.integers(len(OPTIMIZERS)))
        ]
        # Veinte actualizaciones: 1, 2, 4, 5 o 10 lotes por época, el último
        # tal vez incompleto.
        self.batch_size = int(rng.integers(1, 9))
        self.batches = int(rng.choice([1, 2, 4, 5, 10]))
        spare = int(rng.integers(0, self.batch_size))
        self.samples = self.batch_size * self.batches - spare
        self.x = rng.normal(size=(self.samples, *self.shape))
        self.y = self._labels(kind, outputs)

    def _labels(self, kind, outputs):
        if kind == "real":
            return self.rng.normal(size=(self.samples, outputs))
        if kind == "binary":
            values = self.rng.integers(0, 2, (self.samples, outputs))
            return values.astype(float)
        classes = self.rng.integers(0, outputs, self.samples)
        return classes if kind == "sparse" else np.eye(outputs)[classes]

    def ours(self):
        model = neurona.Sequential(dtype="float64", seed=0)
        model.add(neurona.Input(self.shape))
        if len(self.shape) > 1:
            model.add(neurona.Flatten())
        for units, f, bias, l2 in zip(
            self.units, self.activations, self.bias, self.l2, strict=True
        ):
            leaky = activations.LeakyReLU(0.25)
            model.add(
                neurona.Dense(
                    units,
                    activation=leaky if f == "leaky_relu" else f,
                    use_bias=bias,
                    kernel_regularizer=l2 and regularizers.L2(l2),
                )
            )
        # Sesgos distintos de cero, y pesos que no vienen de Glorot.
        model.set_weights(
            [self.rng.normal(0, 0.7, w.shape) for w in model.get_weights()]
        )
        model.compile(
            getattr(optimizers, self.optimizer)(**self.optimizer_arguments),
            getattr(losses, self.loss)(**self.loss_arguments),
        )
        return model

    def theirs(self, keras, weights):
        model = keras.Sequential([keras.Input(self.shape)])
        if len(self.shape) > 1:
            model.add(keras.layers.Flatten())
        for units, f, bias, l2 in zip(
            self.units, self.activations, self.bias, self.l2, strict=True
        ):
            leaky = keras.layers.LeakyReLU(negative_slope=0.25)
            model.add(
                keras.layers.Dense(
                    units,
                    activation=leaky if f == "leaky_relu" else f,
                    use_bias=bias,
                    kernel_regularizer=l2 and keras.regularizers.L2(l2),
                )
            )
        model.set_weights(weights)
        return model


def _gradients(tf, recipe, model, loss, x, y):
    with tf.GradientTape() as tape:
        y_pred = model(x, training=True)
        if recipe.activations[-1] == "sigmoid":
            if recipe.loss == "CategoricalCrossentropy":
                # Keras recuerda la z de la sigmoide y la toma por la de un
                # softmax: el costo ya no sería el de las probabilidades que
                # la red responde. Una copia se lo hace olvidar.
                y_pred = tf.identity(y_pred)
        value = loss(y, y_pred) + sum(model.losses)
    return value, tape.gradient(value, model.trainable_variables)


@pytest.mark.filterwarnings("ignore:You are using a softmax:UserWarning")
@pytest.mark.parametrize("seed", range(200))
def test_random_network(tf, keras64, seed):
    recipe = Recipe(seed)
    ours = recipe.ours()
    theirs = recipe.theirs(keras64, ours.get_weights())
    their_loss = getattr(keras64.losses, recipe.loss)(**recipe.loss_arguments)
    exact = {"atol": 1e-11, "rtol": 1e-11}

    np.testing.assert_allclose(
        ours.predict(recipe.x), theirs(recipe.x).numpy(), **exact
    )
    loss, grads = ours.gradients(recipe.x, recipe.y)
    value, expected = _gradients(
        tf, recipe, theirs, their_loss, recipe.x, recipe.y
    )
    assert loss == pytest.approx(float(value), rel=1e-11, abs=1e-11)
    for mine, other in zip(grads, expected, strict=True):
        np.testing.assert_allclose(mine, other.numpy(), **exact)

    epochs = 20 // recipe.batches
    history = ours.fit(
        recipe.x,
        recipe.y,
        batch_size=recipe.batch_size,
        epochs=epochs,
        shuffle=False,
        verbose=0,
    ).history
    optimizer = getattr(keras64.optimizers, recipe.optimizer)(
        **recipe.optimizer_arguments
    )
    for epoch in range(epochs):
        total = 0.0
        for start in range(0, recipe.samples, recipe.batch_size):
            rows = slice(start, start + recipe.batch_size)
            x, y = recipe.x[rows], recipe.y[rows]
            value, slopes = _gradients(tf, recipe, theirs, their_loss, x, y)
            optimizer.apply(slopes, theirs.trainable_variables)
            total += float(value) * len(x)
        assert history["loss"][epoch] == pytest.approx(
            total / recipe.samples, rel=1e-8, abs=1e-8
        )
    for mine, other in zip(
        ours.get_weights(), theirs.get_weights(), strict=True
    ):
        np.testing.assert_allclose(mine, other, atol=1e-8, rtol=1e-8)
