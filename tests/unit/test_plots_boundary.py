"""Fronteras y rectas de decisión."""

import matplotlib.contour
import numpy as np
import pytest
from drawn import labelled

from neurona import plots

GATE = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def rings(points):
    """Una probabilidad que vale 0.5 en la circunferencia de radio 1."""
    return 1 / (1 + np.exp(1 - (points**2).sum(axis=1)))


def borders(ax):
    """Los vértices de las fronteras dibujadas."""
    paths = [p for c in ax.collections for p in contour_paths(c)]
    return np.concatenate([p.vertices for p in paths])


def contour_paths(collection):
    is_contour = isinstance(collection, matplotlib.contour.ContourSet)
    return collection.get_paths() if is_contour else []


@pytest.mark.parametrize(
    "w, b", [((2, 1), -3), ((1, 0), -0.5), ((0, -2), 1), ((-1, 3), 0.2)]
)
def test_line_satisfies_its_equation(w, b, ax):
    plots.decision_line(w, b, GATE, [0, 0, 0, 1], ax=ax)
    (line,) = labelled(ax.lines, "w·x + b = 0")
    ends = line.get_xydata()
    assert np.hypot(*np.diff(ends, axis=0)[0]) > 0.1
    assert ends @ w + b == pytest.approx([0, 0], abs=1e-9)


def test_arrow_points_to_the_positive_side(ax):
    w, b = np.array([-1, 2]), 0.3
    plots.decision_line(w, b, ax=ax)
    (line,) = labelled(ax.lines, "w·x + b = 0")
    (note,) = ax.texts
    assert note.get_text() == "suma > 0"
    step = note.xy - line.get_xydata().mean(axis=0)
    assert step / np.hypot(*step) == pytest.approx(w / np.hypot(*w))


def test_arrow_looks_perpendicular_where_scales_differ(ax):
    x = GATE * [1, 1000]
    plots.decision_line([1000, 1], -900, x, [0, 0, 1, 1], ax=ax)
    size = np.ptp([ax.get_xlim(), ax.get_ylim()], axis=1)
    (line,) = labelled(ax.lines, "w·x + b = 0")
    (note,) = ax.texts
    ends = line.get_xydata()
    along, step = ends[1] - ends[0], note.xy - ends.mean(axis=0)
    assert (along / size) @ (step / size) == pytest.approx(0, abs=1e-3)
    assert np.dot(note.xy, [1000, 1]) - 900 > 0


def test_far_line_widens_the_view(ax):
    plots.decision_line([1, 1], -9, GATE, [0, 0, 0, 1], ax=ax)
    (line,) = labelled(ax.lines, "w·x + b = 0")
    (x0, x1), (y0, y1) = ax.get_xlim(), ax.get_ylim()
    for x, y in line.get_xydata():
        assert x0 - 1e-9 <= x <= x1 + 1e-9
        assert y0 - 1e-9 <= y <= y1 + 1e-9


def test_line_over_a_drawing_keeps_its_view(ax):
    ax.plot([0, 4], [0, 4])
    view = ax.get_xlim(), ax.get_ylim()
    plots.decision_line(np.array([1.0, 1.0]), np.array([-3.0]), ax=ax)
    assert (ax.get_xlim(), ax.get_ylim()) == view


@pytest.mark.parametrize(
    "w, b, options, kind, message",
    [
        ([1, 2, 3], 0, {}, ValueError, "hacen falta 2"),
        ([0, 0], 1, {}, ValueError, "no hay recta"),
        ([1, 1], "b", {}, TypeError, "bias debe ser un número"),
        ([1, 1], [1, 2], {}, TypeError, "bias debe ser un número"),
        ([1, 1], 0, {"x": np.ones((4, 3))}, ValueError, r"\(4, 3\)"),
    ],
)
def test_bad_lines_are_explained(w, b, options, kind, message):
    with pytest.raises(kind, match=message):
        plots.decision_line(w, b, **options)


def test_classes_differ_by_marker_and_color(ax):
    plots.decision_boundary(rings, GATE * 2 - 1, [0, 1, 1, 0], ax=ax)
    first, second = labelled(ax.collections, "clase 0") + labelled(
        ax.collections, "clase 1"
    )
    assert len(first.get_offsets()) == len(second.get_offsets()) == 2
    assert first.get_facecolor().tolist() != second.get_facecolor().tolist()
    one, other = (s.get_paths()[0].vertices for s in (first, second))
    assert one.shape != other.shape


def test_boundary_is_where_the_probability_is_a_half(ax):
    plots.decision_boundary(rings, GATE * 4 - 2, [0, 1, 1, 0], ax=ax)
    radii = np.hypot(*borders(ax).T)
    assert radii == pytest.approx(np.ones_like(radii), abs=1e-3)


def test_regions_are_the_predicted_classes(ax):
    def three(points):
        x, y = points.T
        return np.stack([-x, x, 0 * x + 0.3 + y], axis=1)

    x = [[-1, -1], [1, -1], [0, 1]]
    plots.decision_boundary(three, x, [0, 1, 2], ["a", "b", "c"], 50, ax)
    regions = ax.images[0].get_array()
    assert regions[0, 0] == 0 and regions[0, -1] == 1 and regions[-1, 25] == 2
    names = [t.get_text() for t in ax.get_legend().get_texts()]
    assert names == ["a", "b", "c"]


def test_labels_of_minus_one_and_one_work(ax):
    sign = np.sign([-1.0, 1.0])
    plots.decision_boundary(
        lambda p: np.where(p[:, 0] > 0, 1, -1), [[-1, 0], [1, 1]], sign, ax=ax
    )
    regions = ax.images[0].get_array()
    assert regions[0, 0] == 0 and regions[0, -1] == 1


def test_models_predict_in_silence(ax):
    class Model:
        asked = None

        def predict(self, x, verbose="auto"):
            self.asked = verbose
            return x[:, :1]

    model = Model()
    plots.decision_boundary(model, GATE, [[0], [0], [1], [1]], ax=ax)
    assert model.asked == 0


@pytest.mark.parametrize(
    "predict, x, y, kind, message",
    [
        (rings, np.ones((4, 3)), [0] * 4, ValueError, r"\(4, 3\)"),
        (rings, GATE, [0, 1], ValueError, "4 ejemplos, pero y tiene 2"),
        (rings, GATE, np.eye(4), ValueError, "one-hot"),
        (3, GATE, [0, 1, 1, 0], TypeError, "una función o un modelo"),
        (np.sum, GATE, [0, 1, 1, 0], ValueError, "predict devolvió"),
        (lambda p: p, GATE, [0, 1, 1, 2], ValueError, "clases 0 a 1"),
    ],
)
def test_bad_boundaries_are_explained(predict, x, y, kind, message):
    with pytest.raises(kind, match=message):
        plots.decision_boundary(predict, x, y)


def test_class_names_must_match(ax):
    with pytest.raises(ValueError, match="3 nombres, pero hay 2 clases"):
        plots.decision_boundary(rings, GATE, [0, 1, 1, 0], "abc", ax=ax)
