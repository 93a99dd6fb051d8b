"""El laboratorio de los costos y el atípico, visto desde Python."""

import itertools
import json

import numpy as np
import pytest
import traitlets
from bs4 import BeautifulSoup
from scipy.optimize import linprog
from sklearn.linear_model import LinearRegression

from neurona.labs import CostsLab
from neurona.labs._best_lines import huber_line, least_absolute_line
from neurona.losses import Huber

PLACES = list(itertools.product((0, 2.5, 5, 9, 10), (0, 20, 31, 76, 80)))
KINDS = ("mse", "mae", "huber")


def at(place, **state):
    return CostsLab(outlier_x=place[0], outlier_y=place[1], **state)


def least_absolute(x, y):
    """El menor MAE, como programa lineal: cada error tiene su tope t."""
    n = len(x)
    line = np.column_stack([x, np.ones(n)])
    found = linprog(
        np.r_[0, 0, np.full(n, 1 / n)],
        A_ub=np.block([[line, -np.eye(n)], [-line, -np.eye(n)]]),
        b_ub=np.r_[y, -y],
        bounds=[(None, None)] * 2 + [(0, None)] * n,
    )
    return found.fun


def test_the_costs_by_hand():
    """Con 3x + 4 los errores son 1 seis veces, 0 dos, y 45 el atípico."""
    lab = CostsLab(slope=3, intercept=4, outlier_x=9, outlier_y=76)
    assert lab.costs == pytest.approx(
        {
            "mse": (6 + 45**2) / 9,
            "mae": (6 + 45) / 9,
            "huber": (6 * 0.5 + 45 - 0.5) / 9,
        }
    )
    assert lab.shares == pytest.approx(
        {"mse": 2025 / 2031, "mae": 45 / 51, "huber": 44.5 / 47.5}
    )
    lab.delta = 100
    assert lab.costs["huber"] == pytest.approx(lab.costs["mse"] / 2)


@pytest.mark.parametrize("place", PLACES)
def test_least_squares_is_that_of_scikit_learn(place):
    lab = at(place)
    x, y = lab.points
    theirs = LinearRegression().fit(x[:, np.newaxis], y)
    line = theirs.coef_[0], theirs.intercept_
    assert lab.best["mse"] == pytest.approx(line)


@pytest.mark.parametrize("place", PLACES)
def test_least_absolute_is_that_of_a_linear_program(place):
    lab = at(place)
    assert lab.least["mae"] == pytest.approx(least_absolute(*lab.points))
    x, y = lab.points
    error = lab.best["mae"][0] * x + lab.best["mae"][1] - y
    assert np.sum(np.abs(error) < 1e-9) >= 2


@pytest.mark.parametrize("seed", range(20))
def test_least_absolute_on_any_points(seed):
    random = np.random.default_rng(seed)
    # Números enteros: con empates y con kilómetros repetidos.
    x = np.append(random.integers(0, 5, 8), 7.0)
    y = random.integers(0, 9, 9).astype(float)
    with np.errstate(all="raise"):
        slope, intercept = least_absolute_line(x, y)
    cost = np.abs(slope * x + intercept - y).mean()
    assert cost == pytest.approx(least_absolute(x, y), abs=1e-9)


@pytest.mark.parametrize("delta", [0.1, 0.5, 1, 3, 20])
@pytest.mark.parametrize("place", PLACES)
def test_the_best_huber_line_has_no_slope_left(place, delta):
    x, y = at(place).points
    slope, intercept = huber_line(x, y, delta)
    push = Huber(delta).gradient(y, slope * x + intercept)
    assert [push @ x, push.sum()] == pytest.approx([0, 0], abs=1e-6)


def test_delta_goes_from_mae_to_mse():
    lab = CostsLab(outlier_y=76, delta=100)
    assert lab.best["huber"] == pytest.approx(lab.best["mse"])
    lab.delta = 0.1
    assert lab.best["huber"] == pytest.approx(lab.best["mae"], abs=0.1)


def test_mse_chases_the_outlier_and_mae_ignores_it():
    """Quince minutos más: un minuto por kilómetro más, o ninguno."""
    low, high = CostsLab(outlier_y=46), CostsLab(outlier_y=61)
    gained = high.best["mse"][0] - low.best["mse"][0]
    assert gained == pytest.approx(15 * (9 - 5) / 60)
    assert high.best["mae"] == pytest.approx(low.best["mae"])
    assert high.best["huber"] == pytest.approx(low.best["huber"], abs=1e-6)


def test_in_the_middle_the_outlier_lifts_the_line_without_turning_it():
    """4.5 es la media de los otros kilómetros; 45 / 9 son 5 minutos."""
    low, high = (CostsLab(outlier_x=4.5, outlier_y=m) for m in (31, 76))
    (slope, intercept), (turned, lifted) = low.best["mse"], high.best["mse"]
    assert turned == pytest.approx(slope)
    assert lifted - intercept == pytest.approx(5)


@pytest.mark.parametrize("kind", KINDS)
def test_the_line_goes_where_its_cost_is_least(kind):
    lab = CostsLab(slope=0, intercept=0, outlier_y=76)
    lab.fit(kind)
    assert (lab.slope, lab.intercept) == lab.best[kind]
    assert lab.costs[kind] == lab.least[kind]
    others = [k for k in KINDS if k != kind]
    assert all(lab.costs[k] >= lab.least[k] for k in others)


def test_every_best_line_fits_in_its_sliders():
    for km, minutes in itertools.product((0, 5, 10), (0, 80)):
        for delta in (0.1, 1, 100):
            for kind in KINDS:
                at((km, minutes), delta=delta).fit(kind)


def test_an_unknown_cost_is_refused():
    with pytest.raises(ValueError, match="'hubert'.*'huber'"):
        CostsLab().fit("hubert")


@pytest.mark.parametrize(
    "state",
    [
        {"slope": 8.1},
        {"intercept": -21},
        {"outlier_x": 10.5},
        {"outlier_y": -1},
        {"delta": 0},
        {"delta": "uno"},
    ],
)
def test_a_value_that_no_knob_shows_is_refused(state):
    with pytest.raises(traitlets.TraitError, match=next(iter(state))):
        CostsLab(**state)


def test_it_says_its_state():
    assert repr(CostsLab(outlier_y=76)) == (
        "CostsLab(delta=1.0, intercept=4.0, outlier_x=9.0, outlier_y=76.0, "
        "slope=3.0)"
    )


def test_the_page_gets_its_state_and_a_picture():
    lab = CostsLab(outlier_y=76)
    html = lab._repr_mimebundle_()[0]["text/html"]
    div = BeautifulSoup(html, "html.parser").find("div", class_="lab")
    assert div["data-lab"] == "costs"
    assert json.loads(div["data-props"]) == lab.state()
    assert div.img["src"].startswith("data:image/png;base64,")
    assert "(9, 76)" in div.img["alt"]
    assert "la de menor MSE sube 5.93; la de menor MAE" in div.img["alt"]


def test_the_picture_shows_the_lines_and_the_outlier():
    lab = CostsLab(slope=1, intercept=14, outlier_x=6, outlier_y=50)
    lines = lab.picture().axes[0].lines
    ends = [line.get_ydata()[[0, -1]] for line in lines[:4]]
    expected = [*lab.best.values(), (1, 14)]
    for (left, right), (slope, intercept) in zip(ends, expected, strict=True):
        assert [left, right] == pytest.approx(
            [intercept, 10 * slope + intercept]
        )
    assert lines[-1].get_xydata().tolist() == [[6, 50]]
