"""El plano de una neurona de tres entradas."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from mpl_toolkits.mplot3d import Axes3D

from neurona.plots.plane import decision_plane

X = np.array([[0.0, 0.0, 0.0], [2.0, 1.0, 3.0], [1.0, 2.0, 2.0]])
Y = np.array([0, 1, 1])


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


@pytest.mark.parametrize(
    ("weights", "bias"), [([1, 2, 4], -8), ([1, 0, 0], -1), ([0, 3, 0], 0)]
)
def test_every_corner_is_on_the_plane(weights, bias, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        Axes3D, "plot_surface", lambda self, *xyz, **_: drawn.append(xyz)
    )
    decision_plane(weights, bias, X, Y)
    corners = np.reshape(drawn, (3, 4)).T
    np.testing.assert_allclose(corners @ weights, -bias, atol=1e-12)
    # Un cuadrado de verdad, no un segmento.
    assert np.linalg.matrix_rank(corners - corners[0]) == 2


def test_it_names_the_classes():
    decision_plane([1, 2, 4], -8, X, Y, class_names=["no", "sí"])
    legend = plt.gca().get_legend().get_texts()
    assert [text.get_text() for text in legend] == ["no", "sí"]
    assert len(plt.gca().collections) == 3


@pytest.mark.parametrize(
    ("weights", "x", "message"),
    [
        ([1, 2], X, "hacen falta 3 pesos"),
        ([0, 0, 0], X, "que alguno no sea 0"),
        ([1, 2, 4], X[:, :2], "puntos del espacio"),
        ([1, 2, 4], X[:2], "3"),
    ],
)
def test_bad_input_is_explained(weights, x, message):
    with pytest.raises(ValueError, match=message):
        decision_plane(weights, 0, x, Y)


def test_flat_axes_are_refused():
    _, ax = plt.subplots()
    with pytest.raises(ValueError, match="tres dimensiones"):
        decision_plane([1, 2, 4], 0, X, Y, ax=ax)
