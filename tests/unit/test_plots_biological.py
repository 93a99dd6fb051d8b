"""La neurona biológica sobre la artificial."""

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from neurona import plots


@pytest.fixture
def panels():
    plots.neuron_comparison()
    figure = plt.gcf()
    plt.close(figure)
    FigureCanvasAgg(figure).draw()
    return figure.axes


def places(ax):
    return {t.get_text(): t.get_position()[0] for t in ax.texts}


def test_each_part_stands_over_its_counterpart(panels):
    above, below = (places(ax) for ax in panels)
    for part, counterpart in [
        ("señales", "entradas"),
        ("sinapsis", "pesos"),
        ("soma", "suma"),
        ("axón", "activación"),
        ("disparos", "salida"),
    ]:
        assert above[part] == pytest.approx(below[counterpart], abs=0.15)
    assert "dendritas" in above


def test_both_panels_share_the_scale(panels):
    assert panels[0].get_xlim() == panels[1].get_xlim()
    assert panels[0].get_window_extent().width == pytest.approx(
        panels[1].get_window_extent().width, rel=0.02
    )


def test_texts_do_not_overlap(panels):
    renderer = panels[0].figure.canvas.get_renderer()
    boxes = [t.get_window_extent(renderer) for t in panels[0].texts]
    for i, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[i + 1 :])


def test_needs_two_axes():
    figure, ax = plt.subplots()
    with pytest.raises(ValueError, match="necesita 2"):
        plots.neuron_comparison(ax)
    plt.close(figure)
