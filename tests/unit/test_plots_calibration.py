"""El diagrama de fiabilidad: puntos, tamaños y errores."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawn import labelled

from neurona import plots

BINS = ([0.1, 0.5, 0.9], [0.2, 0.4, 0.7], [16, 4, 1])


def test_points_stand_where_the_bins_say(ax):
    assert plots.reliability({"una": BINS}, ax=ax) is None
    (dots,) = labelled(ax.collections, "una")
    assert dots.get_offsets().tolist() == [[0.1, 0.2], [0.5, 0.4], [0.9, 0.7]]
    diagonal, joined = ax.lines
    assert diagonal.get_xydata().tolist() == [[0, 0], [1, 1]]
    assert joined.get_xydata().tolist() == dots.get_offsets().tolist()
    assert labelled(ax.lines, "perfecta") == [diagonal]


def test_fuller_bins_are_larger(ax):
    plots.reliability({"una": BINS}, ax=ax)
    (dots,) = labelled(ax.collections, "una")
    sizes = dots.get_sizes()
    assert sizes[0] > sizes[1] > sizes[2] > 20


def test_networks_differ_in_color_and_marker(ax):
    plots.reliability({"una": BINS, "otra": BINS}, ax=ax)
    (one,), (other,) = (labelled(ax.collections, n) for n in ("una", "otra"))
    assert (one.get_facecolor() != other.get_facecolor()).any()
    shapes = [c.get_paths()[0].vertices.shape for c in (one, other)]
    assert shapes[0] != shapes[1]
    legend = [t.get_text() for t in ax.get_legend().get_texts()]
    assert legend == ["perfecta", "una", "otra"]


def test_axes_share_a_scale():
    plots.reliability({"una": BINS})
    ax = plt.gca()
    plt.close()
    assert ax.get_xlim() == ax.get_ylim()
    assert ax.get_aspect() == 1
    assert ax.get_xlabel() == "Probabilidad que predice"
    assert ax.get_ylabel() == "Fracción que ocurre"


@pytest.mark.parametrize(
    ("curves", "kind", "message"),
    [
        (BINS, TypeError, "un diccionario"),
        ({}, TypeError, "un diccionario"),
        ({"una": BINS[:2]}, ValueError, "trae 2 arreglos"),
        ({"una": ([0.1], [0.2, 0.3], [1])}, ValueError, "la fracción"),
        ({"una": ([0.1], [0.2], [1, 2])}, ValueError, "la cuenta"),
        ({"una": (["a"], [0.2], [1])}, TypeError, "reales"),
    ],
)
def test_bad_curves_are_explained(curves, kind, message):
    with pytest.raises(kind, match=message):
        plots.reliability(curves)
    assert not plt.get_fignums()


def test_arrays_are_not_changed(ax):
    bins = tuple(np.array(values, dtype=float) for values in BINS)
    plots.reliability({"una": bins}, ax=ax)
    assert [b.tolist() for b in bins] == [list(map(float, b)) for b in BINS]
