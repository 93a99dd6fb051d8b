"""``Sequential`` contra los perceptrones multicapa de scikit-learn.

Sus costos son otros: el cuadrático va a la mitad y el factor alpha de L2 se
divide entre los ejemplos y a la mitad. Cada prueba dice cómo se traducen.
"""

import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier, MLPRegressor

from neurona.layers import Dense, Input
from neurona.models import Sequential
from neurona.optimizers import SGD
from neurona.regularizers import L2

NAMES = {"logistic": "sigmoid", "tanh": "tanh", "relu": "relu"}


def worked_example():
    """La red 3-2-1 de la prueba ``test_fit`` de scikit-learn, hecha a mano.

    Su alpha de 0.1 multiplica a la mitad de la suma de cuadrados: L2(0.05).
    """
    layers = [
        Input((3,)),
        Dense(2, activation="sigmoid", kernel_regularizer=L2(0.05)),
        Dense(1, activation="sigmoid", kernel_regularizer=L2(0.05)),
    ]
    model = Sequential(layers, dtype="float64")
    model.compile(optimizer=SGD(0.1), loss="binary_crossentropy")
    model.set_weights(
        [
            np.array([[0.1, 0.2], [0.3, 0.1], [0.5, 0.0]]),
            np.array([0.1, 0.1]),
            np.array([[0.1], [0.2]]),
            np.array([1.0]),
        ]
    )
    return model


X = np.array([[0.6, 0.8, 0.7]])
Y = np.array([0])


def test_worked_example_forward():
    model = worked_example()
    hidden = model.layers[0].forward(X)
    np.testing.assert_allclose(hidden, [[0.679178699, 0.574442517]], atol=5e-9)
    assert model.predict(X)[0, 0] == pytest.approx(0.765, abs=5e-4)


def test_worked_example_after_one_step():
    model = worked_example()
    model.fit(X, Y, epochs=1, verbose=0)
    w1, b1, w2, b2 = model.get_weights()
    # Las cifras publicadas llevan tres decimales. Las del primer peso de
    # cada renglón de W1 salen de x = (.6, .8, .7): el comentario original
    # usa .6 en el tercero.
    np.testing.assert_allclose(w2.ravel(), [0.04706, 0.154089], atol=5e-4)
    np.testing.assert_allclose(b2, [0.9235], atol=5e-4)
    np.testing.assert_allclose(
        w1,
        [[0.098, 0.195756], [0.2956664, 0.096008], [0.4939998, -0.002244]],
        atol=5e-4,
    )
    np.testing.assert_allclose(b1, [0.098333, 0.09626], atol=5e-4)
    assert model.predict(X)[0, 0] == pytest.approx(0.739, abs=5e-4)


def twin(theirs, x, output, loss, rate):
    """Construye la misma red, con los pesos que scikit-learn sorteó."""
    layers = [Input((x.shape[1],))]
    for weights in theirs.coefs_[:-1]:
        layers.append(Dense(weights.shape[1], NAMES[theirs.activation]))
    layers.append(Dense(theirs.coefs_[-1].shape[1], output))
    model = Sequential(layers, dtype="float64")
    model.compile(optimizer=SGD(rate), loss=loss)
    pairs = zip(theirs.coefs_, theirs.intercepts_, strict=True)
    model.set_weights([array.copy() for pair in pairs for array in pair])
    return model


def assert_same_weights(model, theirs):
    pairs = zip(theirs.coefs_, theirs.intercepts_, strict=True)
    expected = [array for pair in pairs for array in pair]
    for ours, array in zip(model.get_weights(), expected, strict=True):
        np.testing.assert_allclose(ours, array, rtol=0, atol=1e-12)


OPTIONS = {
    "solver": "sgd",
    "momentum": 0,
    "shuffle": False,
    "alpha": 0,
    "batch_size": 16,
    "random_state": 0,
}


@pytest.mark.parametrize("activation", NAMES)
@pytest.mark.parametrize("hidden", [(5,), (6, 4)])
@pytest.mark.parametrize("classes", [2, 3])
def test_classifier_for_24_epochs(activation, hidden, classes):
    rng = np.random.default_rng(0)
    # 70 no es múltiplo de 16: el último lote queda más chico.
    x, y = rng.normal(size=(70, 4)), rng.integers(0, classes, 70)
    theirs = MLPClassifier(
        hidden, activation=activation, learning_rate_init=0.2, **OPTIONS
    )
    theirs.partial_fit(x, y, classes=range(classes))
    output, loss = (
        ("sigmoid", "binary_crossentropy")
        if classes == 2
        else ("softmax", "sparse_categorical_crossentropy")
    )
    model = twin(theirs, x, output, loss, 0.2)
    for _ in range(24):
        theirs.partial_fit(x, y)
    model.fit(x, y, epochs=24, batch_size=16, shuffle=False, verbose=0)
    assert_same_weights(model, theirs)
    expected = theirs.predict_proba(x)
    predicted = model.predict(x)
    if classes == 2:
        expected = expected[:, 1:]
    np.testing.assert_allclose(predicted, expected, atol=1e-12)


@pytest.mark.parametrize("activation", NAMES)
def test_regressor_for_24_epochs(activation):
    rng = np.random.default_rng(1)
    x = rng.normal(size=(70, 4))
    y = np.sin(x).sum(axis=1)
    theirs = MLPRegressor(
        hidden_layer_sizes=(5,),
        activation=activation,
        learning_rate_init=0.1,
        **OPTIONS,
    )
    theirs.partial_fit(x, y)
    # Su costo es la mitad del error cuadrático medio: el mismo paso se da
    # con la mitad del factor.
    model = twin(theirs, x, "linear", "mse", 0.05)
    for _ in range(24):
        theirs.partial_fit(x, y)
    model.fit(x, y, epochs=24, batch_size=16, shuffle=False, verbose=0)
    assert_same_weights(model, theirs)
