"""El laboratorio de las activaciones, visto desde Python."""

import json

import numpy as np
import pytest
import traitlets
from bs4 import BeautifulSoup

from neurona import activations
from neurona.labs import ActivationsLab
from neurona.labs.activations import NAMES, FirstOfTwo


def everything(**state):
    return ActivationsLab(shown=list(NAMES), **state)


def test_each_curve_has_the_value_and_the_slope_of_a_textbook():
    """En z = ln 3, a mano: sigma = 3/4, tanh = (9 - 1)/(9 + 1) = 4/5."""
    z = np.log(3)
    lab = everything(z=z)
    assert lab.values == pytest.approx(
        {
            "linear": z,
            "step": 1,
            "sigmoid": 0.75,
            "tanh": 0.8,
            "relu": z,
            "leaky_relu": z,
            "softmax": 0.75,
        }
    )
    assert lab.slopes == pytest.approx(
        {
            "linear": 1,
            "step": 0,
            "sigmoid": 0.1875,
            "tanh": 0.36,
            "relu": 1,
            "leaky_relu": 1,
            "softmax": 0.1875,
        }
    )


def test_on_the_negative_side_relu_is_dead_and_the_leak_is_alpha():
    lab = ActivationsLab(
        shown=["relu", "leaky_relu", "step"], z=-2, alpha=0.3, depth=2
    )
    assert lab.values == pytest.approx(
        {"relu": 0, "leaky_relu": -0.6, "step": 0}
    )
    assert lab.products == pytest.approx(
        {"relu": 0, "leaky_relu": 0.09, "step": 0}
    )


def test_ten_sigmoids_leave_a_millionth_at_most():
    """0.25 elevado a la 10 es 1 / 1 048 576."""
    lab = everything(z=3, depth=10)
    largest = lab.largest_products
    assert largest["sigmoid"] == pytest.approx(1 / 1_048_576, rel=1e-12)
    assert largest["softmax"] == pytest.approx(1 / 1_048_576, rel=1e-12)
    assert {n: v for n, v in largest.items() if v in (0, 1)} == {
        "linear": 1,
        "step": 0,
        "tanh": 1,
        "relu": 1,
        "leaky_relu": 1,
    }
    assert lab.products["sigmoid"] < largest["sigmoid"]


@pytest.mark.parametrize("alpha", [0.0, 0.2, 0.5])
def test_no_z_leaves_more_than_the_largest(alpha):
    best = everything(depth=3, alpha=alpha).largest_products
    seen = {name: 0 for name in NAMES}
    for z in np.linspace(-6, 6, 121).round(1):
        here = everything(z=z, depth=3, alpha=alpha).products
        seen = {name: max(seen[name], here[name]) for name in NAMES}
    assert seen == pytest.approx(best, rel=1e-12)


def test_softmax_of_two_classes_is_the_sigmoid():
    """e^z / (e^z + e^0) = 1 / (1 + e^-z)."""
    z = np.linspace(-6, 6, 25)
    f = FirstOfTwo()
    assert f(z) == pytest.approx(activations.sigmoid(z), rel=1e-12)
    h = 1e-6
    slope = (f(z + h) - f(z - h)) / (2 * h)
    assert f.derivative(z) == pytest.approx(slope, abs=1e-9)


def test_the_order_is_that_of_the_lesson_and_nothing_repeats():
    lab = ActivationsLab(shown=["relu", "linear", "relu"])
    assert lab.shown == ["linear", "relu"]
    assert list(lab.values) == ["linear", "relu"]
    lab.shown = []
    assert lab.values == lab.products == lab.largest_products == {}


@pytest.mark.parametrize(
    "state",
    [
        {"z": 6.1},
        {"depth": 0},
        {"depth": 21},
        {"depth": 1.5},
        {"alpha": -0.1},
        {"shown": ["gelu"]},
        {"shown": 3},
    ],
)
def test_a_value_that_no_knob_shows_is_refused(state):
    with pytest.raises(traitlets.TraitError, match=next(iter(state))):
        ActivationsLab(**state)


def test_it_says_its_state():
    assert repr(ActivationsLab(shown=["tanh"], z=1, depth=4)) == (
        "ActivationsLab(alpha=0.2, depth=4, shown=['tanh'], z=1.0)"
    )


def test_the_page_gets_its_state_and_a_picture():
    lab = everything(z=-2, depth=10)
    html = lab._repr_mimebundle_()[0]["text/html"]
    div = BeautifulSoup(html, "html.parser").find("div", class_="lab")
    assert div["data-lab"] == "activation-curves"
    assert json.loads(div["data-props"]) == lab.state()
    assert div.img["src"].startswith("data:image/png;base64,")
    assert len(div.img["alt"]) > 60


def test_the_picture_draws_what_is_shown_and_marks_z():
    names = ["step", "tanh", "leaky_relu"]
    figure = ActivationsLab(shown=names, z=-1, alpha=0.4).picture()
    values, slopes = figure.axes
    marks = [
        [line.get_ydata()[0] for line in ax.lines if len(line.get_xdata()) < 2]
        for ax in (values, slopes)
    ]
    assert marks[0] == pytest.approx([0, np.tanh(-1), -0.4])
    assert marks[1] == pytest.approx([0, 1 - np.tanh(-1) ** 2, 0.4])
    # El salto del escalón no se une; la curva de tanh, sí.
    cut = [
        bool(np.isnan(line.get_ydata()).any())
        for line in values.lines
        if len(line.get_xdata()) > 2
    ]
    assert cut == [True, False, False]
    keys = [text.get_text() for text in figure.legends[0].get_texts()]
    assert keys == ["escalón", "tanh", "Leaky ReLU"]


def test_an_empty_picture_is_still_a_picture():
    assert "data:image/png" in ActivationsLab(shown=[]).static_html()
