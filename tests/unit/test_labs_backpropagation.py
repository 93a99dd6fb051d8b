"""El laboratorio de *backpropagation*, visto desde Python."""

import json

import numpy as np
import pytest
import traitlets
from bs4 import BeautifulSoup

from neurona.checks.backpropagation import PENCIL
from neurona.labs import BackpropagationLab


def test_it_starts_with_the_numbers_of_the_lesson():
    lab = BackpropagationLab()
    assert [lab.x] == PENCIL["x"].tolist()
    for name in ("W1", "b1", "W2", "b2"):
        assert getattr(lab, name) == PENCIL[name].tolist()
    assert (lab.t, lab.step, lab.activation) == (0, 0, "sigmoid")


def test_the_published_example():
    """La ``test_fit`` de scikit-learn, resuelta a mano."""
    lab = BackpropagationLab()
    assert lab.h == pytest.approx([0.679178699, 0.574442517], abs=1e-8)
    assert lab.o == pytest.approx(0.765, abs=5e-4)
    assert lab.cost == pytest.approx(-np.log(1 - 0.765), abs=2e-3)
    found = lab.gradients
    assert found["b2"] == pytest.approx([0.765], abs=5e-4)
    assert found["b1"] == pytest.approx([0.01667, 0.0374], abs=5e-5)
    # El paso publicado, con su freno L2 de 0.1.
    after = {
        name: np.array(getattr(lab, name)) * (0.99 if "W" in name else 1)
        - 0.1 * found[name]
        for name in ("W1", "W2", "b2")
    }
    assert after["W2"].ravel() == pytest.approx([0.04706, 0.154089], abs=1e-4)
    assert after["b2"] == pytest.approx([0.9235], abs=5e-5)
    # En el tercer renglón, la cuenta publicada usa 0.6 en lugar de 0.7.
    rows = [[0.098, 0.195756], [0.2956664, 0.096008]]
    assert after["W1"][:2] == pytest.approx(np.array(rows), abs=5e-6)


def test_paths_that_meet_at_an_input_are_summed():
    """En x₁: por h₁, 0.01667 × 0.1; por h₂, 0.0374 × 0.2."""
    lab = BackpropagationLab()
    meeting = [0.01667 * w + 0.0374 * v for w, v in lab.W1]
    assert lab.gradients["x"] == pytest.approx(meeting, abs=2e-5)
    assert lab.gradients["x"][0] == pytest.approx(0.00915, abs=5e-6)


def test_without_its_weight_a_hidden_neuron_hears_nothing():
    lab = BackpropagationLab(W2=[[0], [0.2]])
    assert lab.gradients["b1"][0] == 0
    assert not lab.gradients["W1"][:, 0].any()
    assert lab.gradients["W1"][:, 1].all()


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
@pytest.mark.parametrize("t", [0, 1])
def test_both_gradients_agree(activation, t):
    lab = BackpropagationLab(
        x=[-1.3, 0.4, 2],
        W1=[[0.5, -1.1], [1.7, 0.3], [-0.2, -0.9]],
        W2=[[-0.7], [1.9]],
        activation=activation,
        t=t,
    )
    assert lab.measured.keys() == lab.gradients.keys()
    for name, slopes in lab.measured.items():
        assert slopes == pytest.approx(lab.gradients[name], abs=1e-9)


def test_a_kink_has_no_derivative_and_the_two_differ():
    lab = BackpropagationLab(x=[0, 0, 0], b1=[0, 1], activation="relu")
    assert lab.gradients["b1"][0] == 0
    assert lab.measured["b1"][0] == pytest.approx(
        lab.gradients["b2"][0] * 0.1 / 2, abs=1e-6
    )


def test_its_network_has_its_numbers():
    lab = BackpropagationLab(W2=[[2], [-2]], activation="tanh")
    *_, W2, _ = lab.network.get_weights()
    assert W2.tolist() == [[2], [-2]]
    assert lab.network.layers[0].activation.name == "tanh"
    assert lab.network.predict([lab.x], verbose=0) == pytest.approx(lab.o)


@pytest.mark.parametrize(
    "state",
    [
        {"x": [0.1, 0.2]},
        {"x": [0.1, 0.2, 2.1]},
        {"W1": [[0.1, 0.2], [0.3, 0.4]]},
        {"W1": [0.1] * 6},
        {"b1": [0.1, "0.2"]},
        {"W2": [[0.1, 0.2]]},
        {"b2": 1.0},
        {"t": 2},
        {"t": 0.5},
        {"activation": "step"},
        {"step": 12},
        {"chosen": "w₄₁"},
    ],
)
def test_a_value_that_no_knob_shows_is_refused(state):
    with pytest.raises(traitlets.TraitError, match=next(iter(state))):
        BackpropagationLab(**state)


def test_it_says_its_state():
    text = repr(BackpropagationLab(t=1, step=7))
    assert text.startswith("BackpropagationLab(")
    assert "t=1" in text and "step=7" in text and "b2=[1.0]" in text


def test_the_page_gets_its_state_and_a_picture():
    lab = BackpropagationLab(step=3)
    html = lab._repr_mimebundle_()[0]["text/html"]
    div = BeautifulSoup(html, "html.parser").find("div", class_="lab")
    assert div["data-lab"] == "backpropagation"
    assert json.loads(div["data-props"]) == lab.state()
    assert div.img["src"].startswith("data:image/png;base64,")
    assert len(div.img["alt"]) > 60


def test_the_picture_has_both_ways():
    lab = BackpropagationLab(b2=[-1.5], t=1)
    there, back = lab.picture().axes
    shown = [[text.get_text() for text in ax.texts] for ax in (there, back)]
    assert "$b$ = −1.5" in shown[0] and f"{lab.o:.3g}" in shown[0]
    delta = f"{lab.gradients['b2'][0]:.3g}".replace("-", "−")
    assert delta in shown[1] and delta.startswith("−")
