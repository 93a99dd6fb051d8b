"""El laboratorio de la neurona, visto desde Python."""

import json
import sys

import pytest
import traitlets
from bs4 import BeautifulSoup

from neurona.labs import NeuronLab


def test_the_readings_are_those_of_a_neuron():
    """-2 · 0.3 + 1 · 0.9 + 0.2 = 0.5, y la sigmoide de 0.5 es 0.6225."""
    lab = NeuronLab(w1=-2, w2=1, b=0.2, x1=0.3, x2=0.9, activation="sigmoid")
    assert lab.z == pytest.approx(0.5)
    assert lab.a == pytest.approx(0.6224593)


@pytest.mark.parametrize(
    "state", [{"w1": 3.1}, {"x2": -5}, {"activation": "softmax"}, {"b": "uno"}]
)
def test_a_value_that_no_knob_shows_is_refused(state):
    with pytest.raises(traitlets.TraitError, match=next(iter(state))):
        NeuronLab(**state)


def test_it_says_its_state():
    text = repr(NeuronLab(w1=2, activation="tanh"))
    assert text.startswith("NeuronLab(")
    assert "w1=2.0" in text and "activation='tanh'" in text
    assert "anywidget" not in text


def test_the_page_gets_its_state_and_a_picture():
    lab = NeuronLab(w1=-2, b=0.5)
    html = lab._repr_mimebundle_()[0]["text/html"]
    div = BeautifulSoup(html, "html.parser").find("div", class_="lab")
    assert div["data-lab"] == "neuron"
    assert json.loads(div["data-props"]) == lab.state()
    assert div.img["src"].startswith("data:image/png;base64,")
    assert len(div.img["alt"]) > 60


def test_the_picture_follows_the_state():
    plain, turned = NeuronLab(), NeuronLab(w1=-3)
    assert plain.static_html() != turned.static_html()
    nothing = NeuronLab(w1=0, w2=0, b=1)
    assert "data:image/png" in nothing.static_html()


def test_in_colab_there_is_only_the_widget(monkeypatch):
    monkeypatch.setitem(sys.modules, "google.colab", object())
    bundle = NeuronLab()._repr_mimebundle_()[0]
    assert "text/html" not in bundle
    assert "application/vnd.jupyter.widget-view+json" in bundle
