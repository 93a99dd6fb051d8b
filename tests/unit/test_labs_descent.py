"""El laboratorio del gradiente descendente, visto desde Python."""

import json

import numpy as np
import pytest
import traitlets
from bs4 import BeautifulSoup

from neurona import surfaces
from neurona.gradient_descent import minimize
from neurona.labs import DescentLab
from neurona.labs.descent import MINIMA
from neurona.optimizers import SGD, Adam, RMSprop


def test_the_readings_by_hand():
    """Con L = 10 y η = 0.02, cada paso multiplica por 0.8."""
    lab = DescentLab(condition=10, start1=3, rate=0.02, steps=2)
    assert lab.path == pytest.approx([3, 2.4, 1.92])
    assert lab.w == pytest.approx(1.92)
    assert lab.cost == pytest.approx(5 * 1.92**2)
    assert lab.slope == pytest.approx(19.2)
    assert lab.stride == pytest.approx(0.48)
    assert not lab.lost


def test_the_gradient_of_a_ravine_by_hand():
    """En (0.6, 0.8) el gradiente es (0.6, 8)."""
    lab = DescentLab(surface="ravine", start1=0.6, start2=0.8)
    assert lab.path.tolist() == [[0.6, 0.8]]
    assert lab.slope == pytest.approx(np.sqrt(0.36 + 64))
    assert lab.stride is None


@pytest.mark.parametrize("surface", ["parabola", "ravine"])
@pytest.mark.parametrize("optimizer", ["sgd", "momentum"])
def test_it_converges_exactly_below_the_edge(surface, optimizer):
    lab = DescentLab(surface=surface, optimizer=optimizer, condition=40)
    lab.momentum = 0.5
    edge = {"sgd": 2 / 40, "momentum": 2 * 1.5 / 40}[optimizer]
    assert lab.edge == pytest.approx(edge)
    lab.steps = 1000
    lab.rate = 0.98 * edge
    assert lab.cost < 1e-12
    lab.rate = 1.02 * edge
    assert lab.lost


@pytest.mark.parametrize(
    "state", [{"surface": "rosenbrock"}, {"optimizer": "adam"}]
)
def test_other_descents_have_no_edge(state):
    assert DescentLab(**state).edge is None


@pytest.mark.parametrize("surface", list(MINIMA))
def test_the_first_step_of_adam_is_the_rate(surface):
    lab = DescentLab(surface=surface, optimizer="adam", rate=0.3, steps=1)
    step = np.abs(lab.path[1] - lab.path[0])
    assert step == pytest.approx(0.3, abs=1e-6)


def test_momentum_crosses_a_ravine_where_sgd_stays():
    lab = DescentLab(surface="ravine", condition=100, rate=0.01, steps=150)
    alone = lab.cost
    lab.optimizer = "momentum"
    assert lab.cost < alone / 10


@pytest.mark.parametrize(
    ("optimizer", "walker"),
    [
        ("sgd", SGD(0.01)),
        ("momentum", SGD(0.01, momentum=0.8)),
        ("rmsprop", RMSprop(0.01)),
        ("adam", Adam(0.01)),
    ],
)
def test_the_path_is_that_of_minimize(optimizer, walker):
    lab = DescentLab(
        surface="two_minima", optimizer=optimizer, rate=0.01, momentum=0.8
    )
    lab.steps = 30
    path = minimize(*surfaces.two_minima(), [2.5, 1.0], walker, 30)
    assert np.array_equal(lab.path, path)


@pytest.mark.parametrize("surface", list(MINIMA))
@pytest.mark.parametrize("optimizer", ["sgd", "momentum"])
def test_a_lost_descent_ends_where_it_was_lost(surface, optimizer):
    lab = DescentLab(
        surface=surface, optimizer=optimizer, condition=100, rate=3, steps=1000
    )
    far = np.abs(lab.path).reshape(len(lab.path), -1).max(axis=1) >= 1000
    assert lab.lost and far[-1] and not far[:-1].any()
    assert np.isfinite(lab.cost)


def test_a_lost_descent_has_its_picture():
    lab = DescentLab(surface="rosenbrock", rate=3, steps=1000)
    assert "data:image/png" in lab.static_html()


@pytest.mark.parametrize("surface", ["ravine", "rosenbrock", "two_minima"])
def test_the_crosses_are_minima(surface):
    def at(w):
        return DescentLab(surface=surface, start1=w[0], start2=w[1])

    for w in np.array(MINIMA[surface], dtype=float):
        assert at(w).slope < 1e-5
        for side in 0.1 * np.vstack([np.eye(2), -np.eye(2)]):
            assert at(w + side).cost > at(w).cost


@pytest.mark.parametrize(
    "state",
    [
        {"surface": "cono"},
        {"condition": 0.5},
        {"start1": 3.1},
        {"start2": -4},
        {"rate": 0},
        {"momentum": 1},
        {"optimizer": "adagrad"},
        {"steps": -1},
        {"steps": 2.5},
    ],
)
def test_a_value_that_no_knob_shows_is_refused(state):
    with pytest.raises(traitlets.TraitError, match=next(iter(state))):
        DescentLab(**state)


def test_it_says_its_state():
    text = repr(DescentLab(optimizer="adam", steps=7))
    assert text.startswith("DescentLab(")
    assert "optimizer='adam'" in text and "steps=7" in text


def test_the_page_gets_its_state_and_a_picture():
    lab = DescentLab(surface="rosenbrock", steps=3, rate=0.001)
    html = lab._repr_mimebundle_()[0]["text/html"]
    div = BeautifulSoup(html, "html.parser").find("div", class_="lab")
    assert div["data-lab"] == "descent"
    assert json.loads(div["data-props"]) == lab.state()
    assert div.img["src"].startswith("data:image/png;base64,")
    assert len(div.img["alt"]) > 60


@pytest.mark.parametrize("surface", list(MINIMA))
def test_the_picture_follows_the_state(surface):
    lab = DescentLab(surface=surface, rate=0.001)
    still = lab.static_html()
    lab.steps = 500
    assert lab.static_html() != still


def test_the_picture_shows_the_path_and_the_minimum():
    lab = DescentLab(surface="rosenbrock", rate=0.001, steps=20)
    ax = lab.picture().axes[0]
    cross, walked, start, end = ax.lines
    assert cross.get_xydata().tolist() == [[1, 1]]
    assert np.array_equal(walked.get_xydata(), lab.path)
    assert start.get_xydata().tolist() == [[2.5, 1]]
    assert end.get_xydata()[0] == pytest.approx(lab.w)
