"""Componentes principales, contra scikit-learn y contra sus propiedades."""

import numpy as np
import pytest

from neurona import Dense, Input, Sequential
from neurona.optimizers import SGD
from neurona.pca import principal_axes, project

RNG = np.random.default_rng(0)
TURN = np.linalg.qr(RNG.normal(size=(4, 4)))[0]
X = RNG.normal(size=(40, 4)) * [3, 2, 0.5, 0.2] @ TURN + [5.0, 0.0, -3.0, 1.0]


@pytest.mark.parametrize("dimensions", [1, 2, 3, 4])
def test_same_as_sklearn(dimensions):
    decomposition = pytest.importorskip("sklearn.decomposition")
    pca = decomposition.PCA(dimensions).fit(X)
    expected = pca.inverse_transform(pca.transform(X))
    np.testing.assert_allclose(project(X, dimensions), expected, atol=1e-10)
    signs = np.sum(principal_axes(X, dimensions) * pca.components_, axis=1)
    np.testing.assert_allclose(np.abs(signs), 1, atol=1e-10)


def test_points_of_a_plane_stay_where_they_are():
    flat = RNG.normal(size=(20, 2)) @ RNG.normal(size=(2, 5)) + 7
    np.testing.assert_allclose(project(flat, 2), flat, atol=1e-10)


def test_linear_autoencoder_finds_the_same_plane():
    x = (X - X.mean(axis=0)) / X.std()
    model = Sequential([Input((4,)), Dense(2), Dense(4)], seed=0)
    model.compile(SGD(0.2), loss="mse")
    model.fit(x, x, batch_size=len(x), epochs=5000, verbose=0)
    np.testing.assert_allclose(model.predict(x), project(x, 2), atol=0.02)


@pytest.mark.parametrize(
    ("x", "dimensions", "error", "message"),
    [
        ([1.0, 2.0], 1, ValueError, "se espera una tabla"),
        (X, 5, ValueError, "a lo más 4 ejes"),
        (X, 0, ValueError, "al menos 1"),
        (X, 1.5, TypeError, "debe ser un entero"),
    ],
)
def test_bad_input(x, dimensions, error, message):
    with pytest.raises(error, match=message):
        project(x, dimensions)
