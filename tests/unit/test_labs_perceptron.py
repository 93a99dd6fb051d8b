"""El laboratorio del perceptrón, visto desde Python."""

import json

import numpy as np
import pytest
import traitlets
from bs4 import BeautifulSoup
from sklearn.svm import SVC

from neurona.datasets.gates import gate
from neurona.labs import PerceptronLab
from neurona.labs._separation import widest_line
from neurona.labs.perceptron import MOST_POINTS, RATES
from neurona.perceptron import Perceptron

SETS = ("and", "or", "nand", "xor", "clouds")


def own_set(seed, samples=9):
    """Puntos al azar en la malla del laboratorio."""
    rng = np.random.default_rng(seed)
    x = rng.integers(-4, 9, (samples, 2)) / 4
    return np.column_stack([x, rng.integers(0, 2, samples)]).tolist()


def walked_slowly(lab):
    """La regla, ejemplo por ejemplo, sin pensar en épocas."""
    x, y = lab.data
    w1, w2, b = lab.start1, lab.start2, lab.start_bias
    path, errors = [(w1, w2, b)], []
    for k in range(lab.steps):
        i = k % len(x)
        if i == 0:
            if errors and errors[-1] == 0:
                break
            errors.append(0)
        error = y[i] - (w1 * x[i, 0] + w2 * x[i, 1] + b >= 0)
        if error != 0:
            w1 += lab.rate * error * x[i, 0]
            w2 += lab.rate * error * x[i, 1]
            b += lab.rate * error
            path.append((w1, w2, b))
            errors[-1] += 1
    return errors, path


def test_and_by_hand():
    """La cuenta del curso: once correcciones y 2 x1 + x2 = 3."""
    lab = PerceptronLab(dataset="and", steps=24)
    assert lab.errors == [2, 3, 3, 2, 1, 0]
    assert lab.mistakes == 11
    assert lab.weights.tolist() == [2, 1] and lab.bias == -3
    assert lab.finished and lab.wrong == 0 and lab.cycle is None
    # A media época sin errores todavía no se sabe.
    lab.steps = 9
    assert lab.errors == [2, 3, 0]
    assert not lab.finished and lab.seen == 9


def test_the_first_examples_by_hand():
    """El primero falla y solo baja b; los dos del medio aciertan."""
    lab = PerceptronLab(dataset="and", rate=0.5)
    for steps, errors, w, b, wrong in [
        (0, [], [0, 0], 0, 3),
        (1, [1], [0, 0], -0.5, 1),
        (2, [1], [0, 0], -0.5, 1),
        (3, [1], [0, 0], -0.5, 1),
        (4, [2], [0.5, 0.5], 0, 3),
        (5, [2, 1], [0.5, 0.5], -0.5, 2),
    ]:
        lab.steps = steps
        assert (lab.errors, lab.wrong) == (errors, wrong)
        assert lab.weights.tolist() == w and lab.bias == b
        assert not lab.finished and lab.seen == steps


@pytest.mark.parametrize("dataset", SETS)
@pytest.mark.parametrize("start", [(0, 0, 0), (3, -2, 1.25)])
def test_it_stops_anywhere_in_the_path_of_the_rule(dataset, start):
    lab = PerceptronLab(dataset=dataset, rate=0.25)
    lab.start1, lab.start2, lab.start_bias = start
    for lab.steps in (1, 3, 13, 14, 15, 28, 29, 200):
        errors, path = walked_slowly(lab)
        assert lab.errors == errors
        assert lab.path.tolist() == [list(w) for w in path]


@pytest.mark.parametrize("dataset", SETS)
def test_whole_epochs_are_those_of_the_perceptron(dataset):
    lab = PerceptronLab(dataset=dataset, steps=420)
    model = Perceptron().fit(*lab.data, epochs=420 // len(lab.data[0]))
    assert lab.errors == model.errors
    assert np.array_equal(lab.path, model.path)
    assert np.array_equal(lab.weights, model.weights)
    assert lab.finished == (model.errors[-1] == 0)
    assert lab.seen == len(model.errors) * len(lab.data[0])


@pytest.mark.parametrize("dataset", SETS)
def test_from_zero_the_rate_only_changes_the_scale(dataset):
    lab = PerceptronLab(dataset=dataset, steps=23)
    errors, path = lab.errors, lab.path
    assert lab.mistakes > 0
    for lab.rate in RATES:
        assert lab.errors == errors
        assert np.array_equal(lab.path, lab.rate * path)


def test_from_elsewhere_the_rate_counts():
    lab = PerceptronLab(dataset="and", start1=-3, start2=2, steps=3000)
    lab.rate = 8.0
    few = lab.mistakes
    lab.rate = 0.125
    assert lab.mistakes > few


def test_xor_repeats_by_hand():
    """Las épocas 2 y 3 terminan en w = (-1, 0) y b = 0."""
    lab = PerceptronLab(dataset="xor")
    # Tras el ejemplo 9, los pesos del final de la época 1: va a medias.
    for lab.steps in (0, 8, 9, 11):
        assert lab.cycle is None
    lab.steps = 12
    assert lab.errors == [3, 3, 4] and lab.cycle == (2, 3)
    assert lab.weights.tolist() == [-1, 0] and lab.bias == 0
    lab.steps = 3000
    assert lab.cycle == (2, 3) and not lab.finished
    assert lab.errors[2:] == [4] * 748
    # Y quien empieza ahí se repite desde el inicio.
    assert PerceptronLab(dataset="xor", start1=-1, steps=4).cycle == (0, 1)


def test_bounds_by_hand():
    """Con R² = 3, γ² vale 1/17 en AND y 1/9 en OR; sola, γ = R."""
    assert PerceptronLab(dataset="and").bound == pytest.approx(51)
    assert PerceptronLab(dataset="nand").bound == pytest.approx(51)
    assert PerceptronLab(dataset="or").bound == pytest.approx(27)
    alone = PerceptronLab(dataset="own", points=[[1, -1, 0]])
    assert alone.bound == pytest.approx(1)


def test_without_separation_or_from_elsewhere_there_is_no_bound():
    assert PerceptronLab(dataset="xor").bound is None
    assert PerceptronLab(dataset="and", start_bias=0.25).bound is None
    both = [[1, 1, 0], [1, 1, 1]]
    assert PerceptronLab(dataset="own", points=both).bound is None
    assert PerceptronLab(dataset="own").bound is None


@pytest.mark.parametrize("seed", range(24))
def test_the_widest_line_is_that_of_a_support_vector_machine(seed):
    lab = PerceptronLab(dataset="own", points=own_set(seed, 3 + seed % 7))
    x, y = lab.data
    line = widest_line(x, y)
    if line is None:
        many = Perceptron().fit(x, y, epochs=500)
        assert many.errors[-1] > 0
        return
    # Cada ejemplo y su opuesto: la recta del espejo pasa por el origen.
    signed = (2 * y - 1)[:, np.newaxis] * np.column_stack([x, np.ones(len(x))])
    mirror = np.vstack([signed, -signed])
    sides = np.repeat([1, -1], len(x))
    svm = SVC(kernel="linear", C=1e7, tol=1e-9).fit(mirror, sides)
    w = np.append(*line)
    margin = (signed @ w).min() / np.linalg.norm(w)
    assert margin == pytest.approx(1 / np.linalg.norm(svm.coef_), rel=1e-4)
    lab.steps = 3000
    assert lab.mistakes <= lab.bound


def test_the_clouds_are_separable_and_take_several_epochs():
    lab = PerceptronLab(dataset="clouds", steps=3000)
    assert lab.finished
    assert lab.errors == [5, 2, 5, 3, 0]
    assert lab.mistakes <= lab.bound


def test_without_points_nothing_is_learnt():
    lab = PerceptronLab(dataset="own", steps=5, start1=2)
    assert lab.errors == [] and lab.path.tolist() == [[2, 0, 0]]
    assert lab.mistakes == lab.wrong == lab.seen == 0
    assert lab.cycle is None and not lab.finished
    assert "data:image/png" in lab.static_html()


def test_own_points_are_visited_in_their_order():
    points = [[2, -1, 0], [0.25, 0.5, 1]]
    x, y = PerceptronLab(dataset="own", points=points).data
    assert x.tolist() == [[2, -1], [0.25, 0.5]] and y.tolist() == [0, 1]
    gates = PerceptronLab(points=points).data
    assert all(map(np.array_equal, gates, gate("and")))


@pytest.mark.parametrize(
    "state",
    [
        {"dataset": "moons"},
        {"start1": 3.25},
        {"start2": 0.1},
        {"start_bias": float("nan")},
        {"rate": 0.1},
        {"steps": -1},
        {"steps": 3001},
        {"new1": 2.25},
        {"new2": 0.3},
        {"new_class": 2},
        {"points": [[0, 0, 2]]},
        {"points": [[0, 2.25, 1]]},
        {"points": [[0.1, 0, 1]]},
        {"points": [[float("nan"), 0, 1]]},
        {"points": [[0, 0, 1]] * (MOST_POINTS + 1)},
    ],
)
def test_a_value_that_no_knob_shows_is_refused(state):
    with pytest.raises(traitlets.TraitError, match=next(iter(state))):
        PerceptronLab(**state)


def test_a_bad_point_says_which_and_what_is_expected():
    with pytest.raises(traitlets.TraitError, match=r"points\[1\].*0\.25"):
        PerceptronLab(points=[[0, 0, 1], [0, 0.3, 1]])


def test_it_says_its_state():
    text = repr(PerceptronLab(dataset="xor", steps=7))
    assert text.startswith("PerceptronLab(dataset='xor'") and "=7" in text


def test_the_page_gets_its_state_and_a_picture():
    lab = PerceptronLab(dataset="own", points=[[0, 1, 1]], steps=3)
    html = lab._repr_mimebundle_()[0]["text/html"]
    div = BeautifulSoup(html, "html.parser").find("div", class_="lab")
    assert div["data-lab"] == "perceptron"
    assert json.loads(div["data-props"]) == lab.state()
    assert div.img["src"].startswith("data:image/png;base64,")
    assert len(div.img["alt"]) > 60


def test_the_picture_shows_points_line_and_last_example():
    lab = PerceptronLab(dataset="and", steps=24)
    ax = lab.picture().axes[0]
    zeros, ones, ring = ax.lines
    assert zeros.get_xydata().tolist() == [[0, 0], [0, 1], [1, 0]]
    assert ones.get_xydata().tolist() == [[1, 1]]
    assert zeros.get_marker() != ones.get_marker()
    assert ring.get_xydata().tolist() == [[1, 1]]
    (line,) = ax.collections
    ends = np.vstack(line.get_paths()[0].vertices)
    assert ends @ [2, 1] == pytest.approx(3, abs=1e-6)
