"""El laboratorio que lee dibujos, visto desde Python."""

import json

import numpy as np
import pytest
import traitlets
from bs4 import BeautifulSoup

from neurona import Dense, Input, Sequential
from neurona.labs import DrawLab, stroke


def network():
    """Con el primer píxel encendido, da 0.5 al 3; sin él, 0.1 a todos."""
    model = Sequential([Input((784,)), Dense(10, "softmax")], dtype="float64")
    weights = np.zeros((784, 10))
    weights[0, 3] = np.log(9)
    model.set_weights([weights, np.zeros(10)])
    return model


@pytest.fixture
def lab():
    """Un laboratorio con un trazo y dos muestras."""
    examples = np.zeros((2, 28, 28), np.uint8)
    examples[0, 0, 0] = 255
    line = stroke([(5, 5), (5, 10)])
    return DrawLab.of(network(), line, examples, [3, 8])


def test_a_stroke_by_hand():
    """Tinta plena hasta 0.75 píxeles del trazo, y ninguna a 1.75."""
    image = stroke([(5, 5), (5, 10)])
    assert image.shape == (28, 28) and image.dtype == np.uint8
    # 255 · 0.75 = 191.25
    assert image[3:8, 7].tolist() == [0, 191, 255, 191, 0]
    assert image[5, 3:13].tolist() == [0, 191, *[255] * 6, 191, 0]
    # En la esquina: 255 · (1.75 - √2) = 85.6
    assert image[4, 4] == image[6, 11] == 86


def test_a_stroke_may_be_a_dot_or_turn():
    dot = stroke([(9, 9), (9, 9)])
    assert dot.sum() == 255 + 4 * 191 + 4 * 86
    corner = stroke([(5, 5), (5, 10), (9, 10)])
    alone = stroke([(5, 10), (9, 10)])
    expected = np.maximum(stroke([(5, 5), (5, 10)]), alone)
    np.testing.assert_array_equal(corner, expected)


def test_it_answers_by_hand(lab):
    np.testing.assert_allclose(lab.probabilities, np.full(10, 0.1))
    lab.drawing = lab.examples[1]["drawing"]
    expected = np.full(10, 0.5 / 9)
    expected[3] = 0.5
    np.testing.assert_allclose(lab.probabilities, expected, rtol=1e-12)


def test_the_drawing_comes_and_goes_as_an_array(lab):
    np.testing.assert_array_equal(lab.image, stroke([(5, 5), (5, 10)]))
    image = np.arange(784).reshape(28, 28).astype(np.uint8)
    lab.image = image
    np.testing.assert_array_equal(lab.image, image)
    # La imagen es de quien la pide.
    lab.image[0, 0] = 99
    assert lab.image[0, 0] == 0


def test_the_examples_start_with_the_first_drawing(lab):
    names = [example["name"] for example in lab.examples]
    assert names == ["inicial", "3", "8"]
    assert lab.examples[0]["drawing"] == lab.drawing


def test_without_network_it_says_how_to_get_one():
    assert not DrawLab().image.any()
    with pytest.raises(ValueError, match=r"DrawLab\.of"):
        _ = DrawLab().probabilities


@pytest.mark.parametrize("drawing", ["AAAA", "ñ", "A", ""])
def test_a_drawing_of_another_size_is_refused(lab, drawing):
    with pytest.raises(traitlets.TraitError, match="28 × 28.*lab.image"):
        lab.drawing = drawing


@pytest.mark.parametrize("step", [0, 11, 2.5])
def test_a_step_that_no_knob_shows_is_refused(lab, step):
    with pytest.raises(traitlets.TraitError, match="step"):
        lab.step = step


def test_it_says_what_network_answers(lab):
    assert repr(lab) == "<DrawLab de una red 784-10>"


def test_the_page_gets_its_state_and_a_picture(lab):
    html = lab._repr_mimebundle_()[0]["text/html"]
    div = BeautifulSoup(html, "html.parser").find("div", class_="lab")
    assert div["data-lab"] == "draw"
    state = json.loads(div["data-props"])
    assert state == lab.state()
    again = DrawLab(**state)
    np.testing.assert_array_equal(again.image, lab.image)
    assert div.img["src"].startswith("data:image/png;base64,")
    assert len(div.img["alt"]) > 60


def test_the_picture_shows_the_drawing_and_the_answer(lab):
    lab.drawing = lab.examples[1]["drawing"]
    left, right = lab.picture().axes
    np.testing.assert_array_equal(left.images[0].get_array(), lab.image)
    assert left.lines[0].get_xydata().tolist() == [[0, 0]]
    lengths = [bar.get_width() for bar in right.patches]
    np.testing.assert_allclose(lengths, lab.probabilities)


def test_a_blank_drawing_has_its_picture(lab):
    lab.image = np.zeros((28, 28), np.uint8)
    left, _ = lab.picture().axes
    assert not left.lines
