"""Una neurona lineal que desciende llega a la regresión lineal.

Las cifras impresas son las de la tabla de gasolina estandarizada, con toda la
tabla y con el reparto 80/20 que muchos tutoriales publican.
"""

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error, mean_squared_error, r2_score
from sklearn.model_selection import train_test_split as sklearn_split
from sklearn.preprocessing import StandardScaler as SklearnScaler

from neurona.datasets import StandardScaler, load_petrol
from neurona.gradient_descent import minimize
from neurona.optimizers import SGD


def descend(x, y):
    """Ajusta una neurona lineal con 2000 pasos y factor 0.1.

    Devuelve pesos y bias en las unidades de la tabla.
    """
    scaler = StandardScaler().fit(x)
    design = np.column_stack([scaler.transform(x), np.ones(len(x))])

    def cost(p):
        return np.mean((design @ p - y) ** 2)

    def gradient(p):
        return 2 / len(y) * design.T @ (design @ p - y)

    path = minimize(cost, gradient, np.zeros(5), SGD(0.1), 2000)
    weights = path[-1, :-1] / scaler.scale
    return weights, path[-1, -1] - weights @ scaler.mean


@pytest.fixture
def halves():
    x, y = load_petrol()
    return sklearn_split(x, y, test_size=0.2, random_state=0)


def test_whole_table_reaches_least_squares():
    x, y = load_petrol()
    weights, bias = descend(x, y)
    ols = LinearRegression().fit(x, y)
    np.testing.assert_allclose(weights, ols.coef_, rtol=1e-9)
    np.testing.assert_allclose(bias, ols.intercept_, rtol=1e-9)


def test_whole_table_prints_the_published_figures():
    x, y = load_petrol()
    weights, bias = descend(x, y)
    assert round(bias, 4) == 377.2911
    assert weights[:3].round(6).tolist() == [-34.790149, -0.066589, -0.002426]
    assert round(weights[3], 3) == 1336.449
    predicted = x @ weights + bias
    assert round(r2_score(y, predicted), 4) == 0.6787
    assert round(mean_squared_error(y, predicted), 3) == 3938.541


def test_split_reaches_least_squares(halves):
    x_train, _, y_train, _ = halves
    weights, bias = descend(x_train, y_train)
    ols = LinearRegression().fit(x_train, y_train)
    np.testing.assert_allclose(weights, ols.coef_, rtol=1e-9)
    np.testing.assert_allclose(bias, ols.intercept_, rtol=1e-9)


def test_split_prints_the_published_figures(halves):
    x_train, x_test, y_train, y_test = halves
    weights, bias = descend(x_train, y_train)
    assert weights[:3].round(6).tolist() == [-40.01666, -0.065413, -0.004741]
    assert round(weights[3], 3) == 1341.862
    predicted = x_test @ weights + bias
    assert round(mean_absolute_error(y_test, predicted), 3) == 56.822
    assert round(mean_squared_error(y_test, predicted), 3) == 4666.345
    assert round(mean_squared_error(y_test, predicted) ** 0.5, 3) == 68.311


def test_scaler_equals_theirs():
    x, _ = load_petrol()
    theirs = SklearnScaler().fit(x)
    ours = StandardScaler().fit(x)
    np.testing.assert_allclose(ours.mean, theirs.mean_, rtol=1e-14)
    np.testing.assert_allclose(ours.scale, theirs.scale_, rtol=1e-14)


def test_why_we_scale():
    # El número de condición dice cuánto más empinada es la dirección más
    # empinada que la más plana: en crudo, ningún factor sirve para ambas.
    x, _ = load_petrol()
    ones = np.ones((len(x), 1))
    raw = np.linalg.cond(np.hstack([x, ones]))
    scaled = np.linalg.cond(
        np.hstack([StandardScaler().fit_transform(x), ones])
    )
    assert 1e5 < raw < 3e5
    assert round(scaled, 1) == 2.1
