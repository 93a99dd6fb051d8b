"""Las figuras de la regresión dibujan los números que reciben."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawn import labelled

from neurona import plots

TRAIN = np.array([[9.0, 5, 3], [7, 5, 1]])
TEST = np.array([[10.0, 8, 9], [10, 6, 11]])


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def test_each_split_is_a_point_of_its_winner(ax):
    plots.rival_errors([5, 6, 7], [4, 8, 7], ("a", "b"), ax=ax)
    points = {
        c.get_label(): c.get_offsets().tolist()
        for c in ax.collections
        if len(c.get_offsets())
    }
    assert points == {"gana a (2)": [[6, 8], [7, 7]], "gana b (1)": [[5, 4]]}
    assert ax.get_xlim() == ax.get_ylim()
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("Error de a", "Error de b")


def test_winners_differ_in_more_than_colour(ax):
    plots.rival_errors([1, 2], [2, 1], ("a", "b"), ax=ax)
    first, second = (c.get_paths()[0].vertices for c in ax.collections)
    assert first.shape != second.shape


def test_epoch_lines_are_means_and_bands_a_deviation(ax):
    plots.error_by_epoch(TRAIN, TEST, reference=("recta", 7.5), ax=ax)
    (seen,), (new,) = (
        labelled(ax.lines, "vistos"),
        labelled(ax.lines, "nuevos"),
    )
    np.testing.assert_allclose(seen.get_xydata(), [[1, 8], [2, 5], [3, 2]])
    np.testing.assert_allclose(new.get_ydata(), [10, 7, 10])
    assert seen.get_linestyle() != new.get_linestyle()
    band = ax.collections[0].get_paths()[0].vertices
    assert {tuple(p) for p in [(2.0, 6.0), (2.0, 8.0), (3.0, 9.0)]} <= {
        tuple(p) for p in band
    }
    (line,) = labelled(ax.lines, "recta")
    assert set(line.get_ydata()) == {7.5}


def curves():
    x = np.array([[1.0, 10], [2, 30], [4, 20]])
    grids = [[1, 4], [10, 30]]
    return x, grids, {"recta": [[5, 6], [7, 3]], "red": [[4, 9], [5, 5]]}


def test_one_panel_per_feature_one_line_per_model():
    x, grids, drawn = curves()
    plots.dependence_curves(x, grids, drawn, ["a", "b"], "galones")
    panels = plt.gcf().axes
    assert [p.get_xlabel() for p in panels] == ["a", "b"]
    for j, panel in enumerate(panels):
        for name in drawn:
            (line,) = labelled(panel.lines, name)
            assert list(line.get_xdata()) == grids[j]
            assert list(line.get_ydata()) == drawn[name][j]
        rug = [line for line in panel.lines if line.get_marker() == "|"]
        assert list(rug[0].get_xdata()) == list(x[:, j])
    # La misma escala en todos: se ve qué característica importa más.
    assert panels[0].get_ylim() == panels[1].get_ylim()


def test_dependence_takes_given_axes():
    _, axes = plt.subplots(1, 2)
    x, grids, drawn = curves()
    plots.dependence_curves(x, grids, drawn, ["a", "b"], "galones", ax=axes)
    assert axes[0].get_ylabel() == "galones"
    assert axes[0].get_legend() is not None


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: plots.rival_errors([1, 2], [1], "ab"), "iguales"),
        (lambda: plots.rival_errors([1, np.nan], [1, 2], "ab"), "NaN"),
        (lambda: plots.error_by_epoch(TRAIN, TEST[:, :2]), "iguales"),
        (lambda: plots.error_by_epoch(TRAIN[0], TEST[0]), "por reparto"),
        (
            lambda: plots.dependence_curves(*curves(), ["a"], "y"),
            "2 características",
        ),
    ],
)
def test_bad_input_is_explained_and_leaves_no_figure(draw, message):
    with pytest.raises(ValueError, match=message):
        draw()
    assert not plt.get_fignums()
