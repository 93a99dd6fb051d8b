"""Comparar redes con varias semillas: curvas y costos finales."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawn import labelled

from neurona import plots


def log(loss, val_loss):
    return {"loss": loss, "val_loss": val_loss}


RUNS = {
    "2-1": [log([4, 3], [5, 5]), log([2, 1], [3, 9]), log([9, 8], [7, 6])],
    "2-8-1": [log([1, 0], [2, 4])],
}


def test_each_network_has_its_panel_at_one_scale():
    plots.seed_curves(RUNS)
    axes = plt.gcf().axes
    plt.close()
    assert [ax.get_title(loc="left") for ax in axes] == list(RUNS)
    assert axes[0].get_ylim() == axes[1].get_ylim()
    low, high = axes[0].get_ylim()
    assert low <= 0 and high >= 9


def test_median_of_the_seeds_is_drawn_over_them():
    fig, axes = plt.subplots(1, 2)
    plots.seed_curves(RUNS, ax=axes)
    plt.close(fig)
    (train,) = labelled(axes[0].lines, "entrenamiento")
    (check,) = labelled(axes[0].lines, "validación")
    assert train.get_xydata().tolist() == [[1, 4], [2, 3]]
    assert check.get_ydata().tolist() == [5, 6]
    assert train.get_color() != check.get_color()
    assert train.get_linestyle() != check.get_linestyle()
    thin = [line for line in axes[0].lines if line not in (train, check)]
    assert sorted(line.get_ydata().tolist() for line in thin) == [
        [2, 1], [3, 9], [4, 3], [5, 5], [7, 6], [9, 8],
    ]  # fmt: skip
    assert max(line.get_linewidth() for line in thin) < 1


def test_curves_take_what_fit_returns_and_a_given_scale():
    class History:
        history = log([1.0, 0.5], [1.0, 0.7])

    fig, ax = plt.subplots()
    plots.seed_curves({"red": [History()]}, ylim=(0, 2), ax=ax)
    plt.close(fig)
    assert ax.get_ylim() == (0, 2)


def test_scores_draw_a_point_per_seed_and_join_the_medians(ax):
    scores = {"a": [1.0, 2.0, 9.0], "b": [4.0, 5.0, 6.0]}
    plots.seed_scores(scores, baseline=7, label="Error", ax=ax)
    (line,) = labelled(ax.lines, "validación")
    assert line.get_xydata().tolist() == [[0, 2], [1, 5]]
    dots = [c.get_offsets()[:, 1].tolist() for c in ax.collections]
    assert dots == list(scores.values())
    (level,) = labelled(ax.lines, "predecir la media")
    assert set(level.get_ydata()) == {7}
    assert [t.get_text() for t in ax.get_xticklabels()] == ["a", "b"]
    assert ax.get_ylabel() == "Error"


def test_training_is_told_apart_by_marker_and_place(ax):
    scores, train = {"a": [3.0], "b": [4.0]}, {"a": [1.0], "b": [2.0]}
    plots.seed_scores(scores, train, ax=ax)
    (fit,) = labelled(ax.lines, "entrenamiento")
    (check,) = labelled(ax.lines, "validación")
    assert fit.get_ydata().tolist() == [1, 2]
    assert check.get_ydata().tolist() == [3, 4]
    assert fit.get_marker() != check.get_marker()
    assert (fit.get_xdata() < check.get_xdata()).all()


@pytest.mark.parametrize(
    "histories, kind, message",
    [
        ([log([1], [1])], TypeError, "un diccionario"),
        ({}, ValueError, "está vacío"),
        ({"a": []}, ValueError, "una semilla"),
        ({"a": [{"loss": [1]}]}, ValueError, "le falta 'val_loss'"),
        ({"a": [7]}, ValueError, "le falta 'loss'"),
        (
            {"a": [log([1], [1]), log([1, 2], [1, 2])]},
            ValueError,
            "distinto número de épocas",
        ),
    ],
)
def test_bad_histories_are_explained(histories, kind, message):
    with pytest.raises(kind, match=message):
        plots.seed_curves(histories)
    assert not plt.get_fignums()


def test_bad_scores_are_explained():
    with pytest.raises(ValueError, match="las mismas"):
        plots.seed_scores({"a": [1]}, {"b": [1]})
    with pytest.raises(TypeError, match="un diccionario"):
        plots.seed_scores(np.ones((2, 3)))
    with pytest.raises(TypeError, match="reales"):
        plots.seed_scores({"a": ["uno"]})
    assert not plt.get_fignums()
