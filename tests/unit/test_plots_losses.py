"""Rectas ajustadas y formas de los costos."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawn import labelled

from neurona import plots
from neurona.losses import Huber
from neurona.plots.style import INK, VERMILION

X, Y = np.array([0.0, 1.0, 4.0]), np.array([1.0, 5.0, 7.0])


@pytest.fixture
def pair():
    yield plt.subplots(1, 2)[1]
    plt.close("all")


def test_the_line_is_the_one_asked_for(ax):
    plots.fitted_line(X, Y, 2.0, -1.0, ax=ax)
    (line,) = labelled(ax.lines, "ahora")
    x, y = line.get_data()
    np.testing.assert_allclose(y, 2 * x - 1)
    # La recta rebasa a los puntos por los dos lados.
    assert x.min() < 0 and x.max() > 4
    assert not labelled(ax.lines, "antes")
    assert ax.get_legend() is None


def test_before_and_after_are_told_apart(ax):
    plots.fitted_line(X, Y, 2.0, -1.0, before=(0.5, 3.0), ax=ax)
    (old,), (new,) = labelled(ax.lines, "antes"), labelled(ax.lines, "ahora")
    x, y = old.get_data()
    np.testing.assert_allclose(y, 0.5 * x + 3)
    assert (old.get_color(), new.get_color()) == (INK, VERMILION)
    assert (old.get_linestyle(), new.get_linestyle()) == ("--", "-")
    assert ax.get_legend() is not None


@pytest.mark.parametrize("marked", [0, 2])
def test_the_outlier_has_its_own_marker(marked, ax):
    plots.fitted_line(X, Y, 1.0, 0.0, marked=marked, ax=ax)
    (outlier,) = labelled(ax.lines, "atípico")
    assert outlier.get_marker() == "D"
    assert outlier.get_xydata().tolist() == [[X[marked], Y[marked]]]
    (others,) = [line for line in ax.lines if line.get_marker() == "o"]
    assert len(others.get_xdata()) == 2


def test_areas_are_the_squared_errors(ax):
    """Errores 1, 2 y -1 de la recta x + 2 cuadrados 1, 4 y 1."""
    plots.fitted_line(X, Y, 1.0, 2.0, squares=True, ax=ax)
    sides = [box.get_height() for box in ax.patches]
    assert sides == pytest.approx([1, 2, 1])
    # En la pantalla, ancho y alto miden lo mismo.
    for box in ax.patches:
        assert abs(box.get_width()) == pytest.approx(
            box.get_height() * ax.get_aspect()
        )
    # Hacia el centro: los de la izquierda crecen a la derecha.
    assert [box.get_width() > 0 for box in ax.patches] == [True, True, False]
    # Cada uno empieza donde empieza su error.
    starts = [box.get_xy() for box in ax.patches]
    assert starts == [(0, 1), (1, 3), (4, 6)]


def test_without_squares_nothing_is_added(ax):
    plots.fitted_line(X, Y, 1.0, 2.0, ax=ax)
    assert not ax.patches and ax.get_aspect() == "auto"


@pytest.mark.parametrize(
    "options, kind, message",
    [
        ({"marked": 3}, ValueError, "marked es 3, pero hay 3 puntos"),
        ({"marked": -1}, ValueError, "marked debe ser al menos 0"),
        ({"marked": 1.5}, TypeError, "marked debe ser un entero"),
        ({"before": (np.nan, 0)}, ValueError, "before debe ser finito"),
        ({"slope": "1"}, TypeError, "slope debe ser un número"),
        ({"y": [1, 2]}, ValueError, "x tiene 3 ejemplos"),
    ],
)
def test_bad_lines_are_explained(options, kind, message):
    arguments = {"x": X, "y": Y, "slope": 1.0, "intercept": 0.0}
    with pytest.raises(kind, match=message):
        plots.fitted_line(**(arguments | options))


def drawn(panel, index):
    x, y = panel.lines[index].get_data()
    return np.asarray(x), np.asarray(y)


def test_regression_shapes_by_hand(pair):
    plots.loss_shapes(["mse", "mae", Huber(2.0)], z_range=(-4, 5), ax=pair)
    cost, slope = pair
    expected = [
        (lambda e: e**2, lambda e: 2 * e),
        (np.abs, np.sign),
        (
            lambda e: np.where(abs(e) <= 2, e**2 / 2, 2 * abs(e) - 2),
            lambda e: np.clip(e, -2, 2),
        ),
    ]
    for i, (value, derivative) in enumerate(expected):
        e, y = drawn(cost, i)
        assert (e.min(), e.max()) == (-4, 5)
        np.testing.assert_allclose(y, value(e))
        e, y = drawn(slope, i)
        kept = np.isfinite(y)
        np.testing.assert_allclose(y[kept], derivative(e[kept]))
    assert cost.get_xlabel() == r"error, $\hat{y} - y$"
    names = [text.get_text() for text in cost.figure.legends[0].get_texts()]
    assert names == ["MSE", "MAE", "Huber"]


def test_only_a_jump_is_cut(pair):
    plots.loss_shapes(["mse", "mae", "huber"], ax=pair)
    holes = [np.isnan(drawn(pair[1], i)[1]).sum() for i in range(3)]
    assert holes == [0, 1, 0]


@pytest.mark.parametrize("y", [0.0, 1.0])
def test_sigmoid_shapes_by_hand(y, pair):
    names = ["mse", "binary_crossentropy"]
    plots.loss_shapes(names, y, "sigmoid", (-8, 6), ax=pair)
    cost, slope = pair
    z, squared = drawn(cost, 0)
    p = 1 / (1 + np.exp(-z))
    np.testing.assert_allclose(squared, (p - y) ** 2)
    surprise = -np.log(p if y else 1 - p)
    np.testing.assert_allclose(drawn(cost, 1)[1], surprise)
    by_mse, by_entropy = drawn(slope, 0)[1], drawn(slope, 1)[1]
    np.testing.assert_allclose(by_mse, 2 * (p - y) * p * (1 - p))
    np.testing.assert_allclose(by_entropy, p - y)
    assert cost.get_xlabel() == "$z$"


def test_shapes_are_told_apart_without_colour(pair):
    plots.loss_shapes(["mse", "mae", "huber"], ax=pair)
    for panel in pair:
        styles = {str(line._dash_pattern) for line in panel.lines[:3]}
        assert len(styles) == 3


@pytest.mark.parametrize(
    "names, options, message",
    [
        ([], {}, "se dibujan de 1 a 4"),
        (["mse"] * 5, {}, "trae 5 costos"),
        (["msa"], {}, "¿Quisiste decir"),
        (["mse"], {"z_range": (1, 0)}, "el inicio debe ser menor"),
    ],
)
def test_bad_shapes_are_explained(names, options, message):
    with pytest.raises(ValueError, match=message):
        plots.loss_shapes(names, **options)
