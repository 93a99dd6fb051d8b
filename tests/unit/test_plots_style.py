"""El estilo: contraste, transparencia, y nada que se quede puesto."""

import io
import itertools
import subprocess
import sys

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_rgb, to_rgba

from neurona import plots
from neurona.plots.confusion import ERRORS
from neurona.plots.style import BLUE, STYLE

LIGHT, DARK = "#ffffff", "#121212"

# Machado, Oliveira y Fernandes (2009), severidad 1: cómo ve los colores
# una persona con protanopía, deuteranopía o tritanopía.
SIGHTS = {
    "común": np.eye(3),
    "protanopía": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopía": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopía": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
XYZ = [
    [0.4124564, 0.3575761, 0.1804375],
    [0.2126729, 0.7151522, 0.0721750],
    [0.0193339, 0.1191920, 0.9503041],
]


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


def linear(color):
    """El color en luz lineal, como lo define sRGB."""
    c = np.array(to_rgb(color))
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """El contraste de WCAG 2: de 1 a 21."""
    low, high = sorted(linear(c) @ np.array(XYZ[1]) for c in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(color, sight):
    """El color en CIELAB, tras simular una manera de ver."""
    seen = np.clip(np.array(sight) @ linear(color), 0, 1)
    xyz = np.array(XYZ) @ seen / [0.95047, 1, 1.08883]
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array(
        [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
    )


def test_contrast_matches_wcag_examples():
    assert contrast("black", "white") == pytest.approx(21)
    assert contrast("#777777", "white") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("page", [LIGHT, DARK])
def test_ink_reads_on_both_pages(page):
    assert contrast(plots.INK, page) >= 4.2


@pytest.mark.parametrize("page", [LIGHT, DARK])
@pytest.mark.parametrize("color", plots.PALETTE)
def test_palette_stands_out_on_both_pages(color, page):
    assert contrast(color, page) >= 3


@pytest.mark.parametrize("sight", SIGHTS.values(), ids=SIGHTS)
def test_palette_is_told_apart_by_everyone(sight):
    seen = [lab(color, sight) for color in plots.PALETTE]
    for one, other in itertools.combinations(seen, 2):
        assert np.linalg.norm(one - other) > 15


def test_white_reads_on_filled_shapes():
    for color in (BLUE, *ERRORS(np.linspace(0, 1, 11))):
        assert contrast(color, "white") >= 4.5


def test_settings_return_after_an_error():
    before = dict(plt.rcParams)
    with pytest.raises(ValueError):
        plots.activation_gallery(ax=[plt.figure().add_subplot()])
    assert dict(plt.rcParams) == before


def test_importing_plots_touches_nothing_global():
    code = (
        "import sys, neurona\n"
        "assert 'matplotlib' not in sys.modules\n"
        "import matplotlib.pyplot as plt\n"
        "before = dict(plt.rcParams)\n"
        "from neurona import plots\n"
        "assert plt.get_fignums() == []\n"
        "assert 'seaborn' not in sys.modules\n"
        "assert 'tensorflow' not in sys.modules\n"
        "assert dict(plt.rcParams) == before\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_an_error_leaves_no_empty_figure():
    before = plt.get_fignums()
    with pytest.raises(ValueError, match="nombres"):
        plots.decision_line([1, 1], 0, [[0, 0], [1, 1]], [0, 1], ["a"])
    with pytest.raises(ZeroDivisionError):
        plots.loss_curve(lambda w: 1 / 0)
    assert plt.get_fignums() == before


def test_given_axes_get_the_ink():
    ax = plt.figure().add_subplot()
    plots.activation_curve("tanh", ax=ax)
    marks = [*ax.get_xticklabels(), *ax.get_yticklabels()]
    assert {mark.get_color() for mark in marks} == {plots.INK}
    assert ax.spines["left"].get_edgecolor() == to_rgba(plots.INK)
    assert ax.xaxis.label.get_color() == plots.INK
    titles = ax.findobj(lambda part: "Tanh" in str(part))
    assert [title.get_color() for title in titles] == [plots.INK]


def test_use_style_is_global_only_when_asked():
    with plt.rc_context():
        plots.use_style()
        assert plt.rcParams["text.color"] == plots.INK
        assert plt.figure().get_facecolor()[3] == 0
    assert plt.rcParams["text.color"] == "black"


def test_svg_needs_no_font_nor_address():
    plots.neuron_diagram()
    file = io.BytesIO()
    with plt.rc_context(STYLE):
        plt.savefig(file, format="svg", metadata={"Date": None})
    svg = file.getvalue().decode()
    assert "<text" not in svg
    assert "font-family" not in svg
