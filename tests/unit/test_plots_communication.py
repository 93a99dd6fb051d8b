"""Los bytes de cada paso: lo que se dibuja, con palabras que se leen."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawn import labelled

from neurona import plots

N = np.array([1, 2, 10, 100])
MODELS = {
    "chica": {"anillo": N * 0 + 2e3, "centro": N * 1e3},
    "grande": {"anillo": N * 0 + 2e9, "centro": N * 1e9},
}


def test_each_curve_starts_at_two_workers(ax):
    plots.communication_cost(N, MODELS, gigabits=8, ax=ax)
    (line,) = labelled(ax.lines, "grande, centro")
    assert line.get_xydata().tolist() == [[2, 2e9], [10, 1e10], [100, 1e11]]
    assert len(ax.lines) == 4
    assert ax.get_xscale() == ax.get_yscale() == "log"


def test_models_share_colour_and_ways_share_stroke(ax):
    plots.communication_cost(N, MODELS, gigabits=8, ax=ax)
    seen = {
        line.get_label(): (
            line.get_color(),
            (line.get_linestyle(), line.get_marker()),
        )
        for line in ax.lines
    }
    for model in MODELS:
        assert seen[f"{model}, anillo"][0] == seen[f"{model}, centro"][0]
    for way in ("anillo", "centro"):
        assert seen[f"chica, {way}"][1] == seen[f"grande, {way}"][1]
    assert seen["chica, anillo"][0] != seen["grande, anillo"][0]
    assert seen["chica, anillo"][1] != seen["chica, centro"][1]


def test_the_right_axis_tells_the_seconds_at_that_speed():
    plots.communication_cost(N, MODELS, gigabits=8)
    figure = plt.gcf()
    figure.canvas.draw()
    ax = figure.axes[0]
    (right,) = ax.child_axes
    plt.close(figure)
    low, high = ax.get_ylim()
    # A 8 gigabits por segundo, mil millones de bytes son un segundo.
    np.testing.assert_allclose(right.get_ylim(), [low / 1e9, high / 1e9])
    assert "8 Gb/s" in right.get_ylabel()
    names = [t.get_text() for t in ax.get_yticklabels()]
    assert {"1 kB", "1 MB", "1 GB"} <= {n for n in names if n}


@pytest.mark.parametrize(
    "models, kind, message",
    [
        ([1, 2], TypeError, "un diccionario"),
        ({}, TypeError, "un diccionario"),
        ({"a": {"anillo": [1, 2]}}, ValueError, r"«a, anillo».*\(2,\)"),
    ],
)
def test_bad_curves_are_explained(models, kind, message):
    with pytest.raises(kind, match=message):
        plots.communication_cost(N, models, gigabits=8)
    assert not plt.get_fignums()
