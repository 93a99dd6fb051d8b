"""Figuras del descenso: caminos por panel y curvas de costo."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawn import labelled

from neurona import plots

PATHS = {
    "uno": [[2.0, 1.0], [1.0, 0.5]],
    "dos": [[2.0, 1.0], [0.0, 0.0]],
    "tres": [[2.0, 1.0], [9.0, 9.0]],
}


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def bowl(w):
    return w[0] ** 2 + 3 * w[1] ** 2


def test_one_panel_for_each_path_with_its_title():
    plots.descent_paths(bowl, PATHS, (-3, 3), (-2, 2), resolution=20)
    panels = plt.gcf().axes
    assert [p.get_title() for p in panels] == ["uno", "dos", "tres", ""]
    for panel, path in zip(panels, PATHS.values(), strict=False):
        (line,) = labelled(panel.lines, "camino")
        assert line.get_xydata().tolist() == path
        (start,) = labelled(panel.lines, "inicio")
        assert start.get_xydata().tolist() == [[2, 1]]
        assert (panel.get_xlim(), panel.get_ylim()) == ((-3, 3), (-2, 2))
    # El panel que sobra no muestra ejes.
    assert not panels[3].axison


def test_levels_belong_to_the_function_and_show_the_bottom(ax):
    one = {"uno": PATHS["uno"]}
    plots.descent_paths(bowl, one, (-2, 2), (-2, 2), resolution=81, ax=[ax])
    lines = ax.collections[1]
    drawn = 0
    for level, path in zip(lines.levels, lines.get_paths(), strict=True):
        if len(path.vertices) > 1:
            assert bowl(path.vertices.T) == pytest.approx(level, abs=0.02)
            drawn += 1
    assert drawn >= 10
    # Parejas en distancia: sus raíces crecen de a poco, siempre lo mismo.
    gaps = np.diff(np.sqrt(lines.levels))
    assert gaps == pytest.approx(gaps[0])


def test_minima_are_marked(ax):
    one = {"uno": PATHS["uno"]}
    two = [[-1, 0], [1, 0]]
    plots.descent_paths(bowl, one, minimum=two, resolution=9, ax=[ax])
    (marks,) = [line for line in ax.lines if line.get_marker() == "P"]
    assert marks.get_xydata().tolist() == two


def test_ranges_follow_the_paths():
    plots.descent_paths(bowl, PATHS, resolution=9)
    panel = plt.gcf().axes[0]
    # De 0 a 9 en ambos ejes, y un quinto más por lado.
    assert panel.get_xlim() == pytest.approx((-1.8, 10.8))
    assert panel.get_ylim() == pytest.approx((-1.8, 10.8))
    plots.descent_paths(bowl, PATHS, minimum=(-1, 4), resolution=9)
    assert plt.gcf().axes[0].get_xlim() == pytest.approx((-3, 11))


def test_race_counts_epochs_above_and_seconds_below():
    runs = {"a": ([9, 3, 1, 2], 2.0), "b": ([9, 0.5], 3)}
    plots.cost_race(runs)
    epochs, seconds = plt.gcf().axes
    a, b = epochs.lines
    assert a.get_xydata().tolist() == [[1, 9], [2, 3], [3, 1], [4, 2]]
    assert seconds.lines[0].get_xdata().tolist() == [0.5, 1, 1.5, 2]
    assert seconds.lines[1].get_xydata().tolist() == [[1.5, 9], [3, 0.5]]
    assert a.get_color() != b.get_color()
    assert a.get_linestyle() != b.get_linestyle()
    assert (epochs.get_xlabel(), seconds.get_xlabel()) == (
        "Épocas",
        "Segundos",
    )
    for panel in (epochs, seconds):
        assert (panel.get_xscale(), panel.get_yscale()) == ("log", "log")
        # 0.5 y no 5 × 10⁻¹.
        assert panel.yaxis.get_major_formatter()(0.5) == "0.5"
    names = epochs.get_legend().get_texts()
    assert [t.get_text() for t in names] == ["a", "b"]


@pytest.mark.parametrize(
    ("paths", "message"),
    [
        ({}, "No hay caminos"),
        ({"uno": [1.0, 2.0]}, r"\(pasos \+ 1, 2\)"),
        ({"uno": [[1.0, np.inf]]}, "no son finitos"),
    ],
)
def test_bad_paths_are_explained(paths, message):
    with pytest.raises(ValueError, match=message):
        plots.descent_paths(bowl, paths)


@pytest.mark.parametrize(
    ("run", "message"),
    [
        (([1, 0], 1), "mayor que 0"),
        (([1, 2], 0), "el tiempo de «a» debe ser mayor que 0"),
        (([1, np.nan], 1), "no son finitos"),
        (([], 1), "vacío"),
    ],
)
def test_bad_runs_are_explained(run, message):
    with pytest.raises(ValueError, match=message):
        plots.cost_race({"a": run})
