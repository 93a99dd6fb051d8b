"""El laboratorio de la neurona segura y equivocada, visto desde Python."""

import json

import numpy as np
import pytest
import traitlets
from bs4 import BeautifulSoup

from neurona.labs import ProbabilityCostLab


def test_the_costs_and_the_slopes_by_hand():
    """En z = -ln 3, p = 1/4: entropía ln 4 y -3/4; MSE 9/16 y -9/32."""
    lab = ProbabilityCostLab(z=-np.log(3), y=1)
    assert lab.p == pytest.approx(0.25)
    assert lab.costs == pytest.approx(
        {"mse": 9 / 16, "binary_crossentropy": np.log(4)}
    )
    assert lab.slopes == pytest.approx(
        {"mse": -9 / 32, "binary_crossentropy": -3 / 4}
    )


@pytest.mark.parametrize("z", [-6.0, -0.7, 0.0, 3.2])
def test_the_other_answer_is_the_mirror(z):
    one, zero = ProbabilityCostLab(z=z, y=1), ProbabilityCostLab(z=-z, y=0)
    assert zero.costs == pytest.approx(one.costs)
    mirrored = {name: -slope for name, slope in one.slopes.items()}
    assert zero.slopes == pytest.approx(mirrored)


@pytest.mark.parametrize("y", [0, 1])
def test_the_slope_is_that_of_the_cost(y):
    h = 1e-5
    for z in (-5, -1, 0.3, 4):
        left, right = (
            ProbabilityCostLab(z=z + side, y=y).costs for side in (-h, h)
        )
        slopes = ProbabilityCostLab(z=z, y=y).slopes
        for name, slope in slopes.items():
            difference = (right[name] - left[name]) / (2 * h)
            assert slope == pytest.approx(difference, abs=1e-8)


def test_confident_and_wrong_only_entropy_pushes():
    lab = ProbabilityCostLab(z=-8, y=1)
    assert abs(lab.slopes["mse"]) < 0.001
    assert lab.slopes["binary_crossentropy"] < -0.999


def test_mse_pushes_hardest_where_p_is_a_third():
    """2(1 - p)²p es máximo en p = 1/3 y vale 8/27; z = -ln 2."""
    z = np.round(np.linspace(-8, 8, 161), 1)
    pushes = [-ProbabilityCostLab(z=at, y=1).slopes["mse"] for at in z]
    assert z[np.argmax(pushes)] == -0.7
    best = ProbabilityCostLab(z=-np.log(2), y=1)
    assert best.p == pytest.approx(1 / 3)
    assert -best.slopes["mse"] == pytest.approx(8 / 27)
    assert max(pushes) <= 8 / 27


@pytest.mark.parametrize("state", [{"z": 8.1}, {"y": 2}, {"y": 0.5}])
def test_a_value_that_no_knob_shows_is_refused(state):
    with pytest.raises(traitlets.TraitError, match=next(iter(state))):
        ProbabilityCostLab(**state)


def test_it_says_its_state():
    assert repr(ProbabilityCostLab(z=2)) == "ProbabilityCostLab(y=1, z=2.0)"


def test_the_page_gets_its_state_and_a_picture():
    lab = ProbabilityCostLab(z=-6)
    html = lab._repr_mimebundle_()[0]["text/html"]
    div = BeautifulSoup(html, "html.parser").find("div", class_="lab")
    assert div["data-lab"] == "probability-costs"
    assert json.loads(div["data-props"]) == lab.state()
    assert div.img["src"].startswith("data:image/png;base64,")
    assert len(div.img["alt"]) > 60


def test_the_picture_marks_both_costs_and_both_slopes():
    lab = ProbabilityCostLab(z=-2, y=0)
    for ax, readings in zip(
        lab.picture().axes, (lab.costs, lab.slopes), strict=True
    ):
        marks = [
            line.get_ydata()[0]
            for line in ax.lines
            if len(line.get_xdata()) == 1
        ]
        assert marks == pytest.approx(list(readings.values()))
