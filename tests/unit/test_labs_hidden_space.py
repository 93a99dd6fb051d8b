"""El laboratorio del espacio oculto, visto desde Python."""

import json

import numpy as np
import pytest
import traitlets
from bs4 import BeautifulSoup

from neurona import activations, datasets
from neurona.labs import HiddenSpaceLab
from neurona.labs.hidden_space import GATES
from neurona.neuron import neuron

X, T = datasets.gate("xor")
KNOBS = ("h1_w1", "h1_w2", "h1_b", "h2_w1", "h2_w2", "h2_b")
COPY = dict(zip(KNOBS, (1, 0, -0.5, 0, 1, -0.5), strict=True))


def lines(first, second):
    """Las perillas de dos rectas."""
    return dict(zip(KNOBS, (*first, *second), strict=True))


def test_the_lesson_network_gathers_two_cases_and_solves():
    lab = HiddenSpaceLab()
    assert lab.hidden.tolist() == [[0, 1], [1, 1], [1, 1], [1, 0]]
    assert lab.outputs.tolist() == [0, 1, 1, 0]
    assert lab.correct == 4
    assert lab.separable


def test_sigmoids_need_longer_weights():
    """Sigmoides de -0.5 y 1.5: 0.3775 y 0.8176; suman menos que 1.5."""
    lab = HiddenSpaceLab(activation="sigmoid")
    assert lab.hidden[0] == pytest.approx([0.3775407, 0.8175745], abs=1e-7)
    assert lab.outputs.tolist() == [0, 0, 0, 0]
    assert lab.correct == 2
    assert lab.separable
    longer = lines((3, 3, -1.5), (-3, -3, 4.5))
    lab = HiddenSpaceLab(activation="sigmoid", **longer)
    # Dos veces la sigmoide de 1.5 pasa de 1.5.
    assert lab.hidden[1] == pytest.approx([0.8175745, 0.8175745], abs=1e-7)
    assert lab.correct == 4


@pytest.mark.parametrize(
    ("gate", "table", "correct"),
    [
        ("and", lambda p, q: p and q, 1),
        ("or", lambda p, q: p or q, 3),
        ("nand", lambda p, q: not (p and q), 3),
        ("nor", lambda p, q: not (p or q), 1),
        ("only_h1", lambda p, q: p and not q, 3),
        ("only_h2", lambda p, q: q and not p, 3),
    ],
)
def test_a_copy_leaves_each_gate_with_its_own_table(gate, table, correct):
    lab = HiddenSpaceLab(gate=gate, **COPY)
    assert lab.hidden.tolist() == X.tolist()
    assert lab.outputs.tolist() == [bool(table(p, q)) for p, q in X]
    assert lab.correct == correct
    assert not lab.separable


@pytest.mark.parametrize("activation", ["step", "sigmoid"])
@pytest.mark.parametrize("gate", GATES)
def test_equal_lines_never_get_the_four(activation, gate):
    rng = np.random.default_rng(7)
    best = 0
    for line in rng.integers(-12, 13, (60, 3)) / 4:
        lab = HiddenSpaceLab(
            activation=activation, gate=gate, **lines(line, line)
        )
        assert not lab.separable
        best = max(best, lab.correct)
    assert best <= 3


def test_separable_is_what_a_search_of_directions_finds():
    """La versión lenta: mil ochocientas direcciones, una por una."""
    angles = np.linspace(0, 2 * np.pi, 1801)
    directions = np.stack([np.cos(angles), np.sin(angles)])
    rng = np.random.default_rng(3)
    found = []
    for knobs in rng.integers(-12, 13, (150, 2, 3)) / 4:
        for activation in ("step", "sigmoid"):
            lab = HiddenSpaceLab(activation=activation, **lines(*knobs))
            along = lab.hidden @ directions
            gaps = along[T == 1].min(axis=0) - along[T == 0].max(axis=0)
            assert lab.separable == (gaps.max() > 1e-9)
            found.append(lab.separable)
    assert 20 < sum(found) < len(found) - 20


def test_opposite_neurons_leave_the_cases_on_a_segment():
    """Con sigmoides h1 + h2 = 1: el redondeo no los separa."""
    for line in [(2.25, 2.25, -1.5), (3, 3, -1.75), (1.5, 2.5, -1)]:
        opposite = [-value for value in line]
        lab = HiddenSpaceLab(activation="sigmoid", **lines(line, opposite))
        assert lab.hidden.sum(axis=1) == pytest.approx(np.ones(4))
        assert not lab.separable


@pytest.mark.parametrize("activation", ["step", "sigmoid"])
def test_its_neurons_are_those_of_neurona(activation):
    # 0.1 no cabe en float32: se vería.
    knobs = lines((0.1, -2.5, 1.25), (2.75, 0.5, -0.75))
    lab = HiddenSpaceLab(activation=activation, gate="only_h2", **knobs)
    f = activations.get(activation)
    hidden = np.stack(
        [
            neuron(X, [0.1, -2.5], 1.25, f),
            neuron(X, [2.75, 0.5], -0.75, f),
        ],
        axis=1,
    )
    assert np.array_equal(lab.hidden, hidden)
    answer = neuron(hidden, [-1, 1], -0.5, activations.step)
    assert np.array_equal(lab.outputs, answer)
    assert np.array_equal(lab.model.predict(X, verbose=0)[:, 0], answer)


@pytest.mark.parametrize(
    "state", [{"h1_w1": 3.25}, {"h2_b": -4.75}, {"gate": "xor"}]
)
def test_a_value_that_no_knob_shows_is_refused(state):
    with pytest.raises(traitlets.TraitError, match=next(iter(state))):
        HiddenSpaceLab(**state)


def test_it_says_its_state():
    text = repr(HiddenSpaceLab(h2_w1=2, gate="or"))
    assert text.startswith("HiddenSpaceLab(")
    assert "h2_w1=2.0" in text and "gate='or'" in text


def test_the_page_gets_its_state_and_a_picture():
    lab = HiddenSpaceLab(activation="sigmoid")
    html = lab._repr_mimebundle_()[0]["text/html"]
    div = BeautifulSoup(html, "html.parser").find("div", class_="lab")
    assert div["data-lab"] == "hidden-space"
    assert json.loads(div["data-props"]) == lab.state()
    assert div.img["src"].startswith("data:image/png;base64,")
    assert len(div.img["alt"]) > 60


def test_the_picture_shows_the_cases_that_coincide(monkeypatch):
    monkeypatch.setattr("matplotlib.pyplot.close", lambda figure: None)
    input_plane, hidden_plane = HiddenSpaceLab().picture().axes
    assert sorted(text.get_text() for text in input_plane.texts) == [
        "(0, 0)",
        "(0, 1)",
        "(1, 0)",
        "(1, 1)",
    ]
    told = {text.get_text(): text.xy for text in hidden_plane.texts}
    assert set(told) == {"(0, 0)", "(1, 1)", "(0, 1)\n(1, 0)"}
    assert tuple(told["(0, 1)\n(1, 0)"]) == (1, 1)


def test_the_picture_follows_the_state(recwarn):
    plain = HiddenSpaceLab().static_html()
    assert plain != HiddenSpaceLab(h1_w1=-3).static_html()
    assert plain != HiddenSpaceLab(gate="nor").static_html()
    # Sin pesos no hay recta que dibujar.
    nothing = HiddenSpaceLab(h1_w1=0, h1_w2=0, h1_b=1)
    assert "data:image/png" in nothing.static_html()
    assert not recwarn.list
