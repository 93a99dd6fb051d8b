"""El laboratorio de lo que aprendió una red, visto desde Python."""

import json

import numpy as np
import pytest
import traitlets
from bs4 import BeautifulSoup

from neurona import Dense, Input, Sequential
from neurona.labs import LearnedLab, quantize
from neurona.labs._cells import by_frequency, samples

NAMES = ["cero", "uno", "dos"]


def network(*weights):
    """Tres neuronas; cada una mira con un peso uno de los primeros píxeles."""
    model = Sequential([Input((784,)), Dense(3, "softmax")], dtype="float64")
    W = np.zeros((784, 3))
    W[:3] = np.diag(weights)
    model.set_weights([W, np.zeros(3)])
    return quantize(model)


def picture_of(*grays):
    """Una imagen con esos grises en los primeros píxeles."""
    image = np.zeros((28, 28), np.uint8)
    image[0, :3] = grays
    return image


# La red sabia contesta el píxel más claro: dos unos parecen doses.
IMAGES = np.stack(
    [
        picture_of(255, 0, 0),
        picture_of(0, 255, 0),
        picture_of(0, 0, 51),
        picture_of(0, 0, 255),
        picture_of(0, 0, 255),
    ]
)
LABELS = np.array([0, 1, 1, 1, 2])


@pytest.fixture
def lab():
    """De una red que empieza en ceros y aprende algo."""
    moments = [network(0, 0, 0), network(1.27, 1.27, 1.27)]
    return LearnedLab.of(moments, [0, 5], IMAGES, LABELS, NAMES)


def test_the_matrices_by_hand(lab):
    """Con pesos en cero empata todo y la respuesta es la clase 0."""
    assert lab.matrices[0] == [[1, 0, 0], [3, 0, 0], [1, 0, 0]]
    assert lab.matrices[1] == [[1, 0, 0], [0, 1, 2], [0, 0, 1]]


def test_it_opens_at_the_end_and_at_the_worst(lab):
    assert (lab.epoch, lab.label, lab.answer) == (5, "uno", "dos")
    assert lab.cell == (1, 2) and lab.count == 2
    lab.epoch = 0
    assert lab.count == 0


def test_the_images_of_a_cell_go_from_most_to_least_sure(lab):
    # Dos errores: se guarda uno de cada 25, el más seguro.
    np.testing.assert_array_equal(lab.images, IMAGES[[3]])
    lab.answer = "uno"
    np.testing.assert_array_equal(lab.images, IMAGES[[1]])
    lab.answer = "cero"
    assert lab.images.shape == (0, 28, 28)
    assert lab.probabilities.shape == (0, 3)


def test_the_answers_by_hand(lab):
    e = np.exp(1.27)
    expected = np.array([[1, 1, e]]) / (2 + e)
    np.testing.assert_allclose(lab.probabilities, expected, rtol=1e-12)
    lab.epoch = 0
    np.testing.assert_allclose(lab.probabilities, np.full((1, 3), 1 / 3))


def test_the_templates_are_the_weights(lab):
    one, two = lab.templates
    assert one.shape == (28, 28)
    assert one[0, :3] == pytest.approx([0, 1.27, 0])
    assert two[0, :3] == pytest.approx([0, 0, 1.27])
    assert not one[1:].any()


def test_cells_by_frequency_leave_out_the_diagonal():
    matrix = [[90, 1, 0], [3, 80, 7], [0, 0, 85]]
    assert by_frequency(matrix) == [(1, 2), (1, 0), (0, 1)]


def test_the_samples_of_a_full_cell_are_six():
    """151 ceros leídos como unos, 26 como doses y un acierto."""
    answers = np.array([1] * 151 + [2] * 26 + [0])
    sure = np.linspace(0.5, 0.9, len(answers))
    p = np.zeros((len(answers), 3))
    p[np.arange(len(answers)), answers] = sure
    chosen = samples(p, np.zeros(len(answers), int))
    assert chosen == [177, *range(150, 144, -1), 176, 175]


def test_what_the_network_gets_right_is_shown_once():
    """Sesenta aciertos: basta el más seguro."""
    p = np.tile([0.8, 0.2], (60, 1))
    p[7] = [0.9, 0.1]
    assert samples(p, np.zeros(60, int)) == [7]


def test_a_page_never_carries_more_than_150_kilobytes():
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (4000, 28, 28), dtype=np.uint8)
    labels = rng.integers(0, 10, 4000)
    moments = [
        quantize(Sequential([Input((784,)), Dense(10, "softmax")], seed=s))
        for s in range(4)
    ]
    names = [f"clase {k}" for k in range(10)]
    lab = LearnedLab.of(moments, [0, 1, 2, 3], images, labels, names)
    assert len(lab.cells) == 88
    assert len(json.dumps(lab.state())) < 150_000


def test_a_network_without_mistakes_opens_what_it_gets_right():
    moments = [network(1.27, 1.27, 1.27)]
    lab = LearnedLab.of(moments, [1], IMAGES[[0, 1]], LABELS[:2], NAMES)
    assert (lab.label, lab.answer, lab.count) == ("cero", "cero", 1)
    assert "data:image/png" in lab.static_html()


@pytest.mark.parametrize(
    "state", [{"epoch": 4}, {"label": "tres"}, {"answer": ""}]
)
def test_a_value_that_no_knob_shows_is_refused(lab, state):
    ((name, value),) = state.items()
    with pytest.raises(traitlets.TraitError, match=f"{name} debe ser"):
        setattr(lab, name, value)


def test_it_says_its_state(lab):
    text = "<LearnedLab de 3 clases, época 5: uno que la red llamó dos>"
    assert repr(lab) == text


def test_the_page_gets_its_state_and_a_picture(lab):
    html = lab._repr_mimebundle_()[0]["text/html"]
    div = BeautifulSoup(html, "html.parser").find("div", class_="lab")
    assert div["data-lab"] == "learned"
    state = json.loads(div["data-props"])
    assert state == lab.state()
    assert LearnedLab(**state).count == lab.count
    assert div.img["src"].startswith("data:image/png;base64,")
    assert len(div.img["alt"]) > 60


def test_the_picture_follows_the_state(lab):
    still = lab.static_html()
    lab.answer = "uno"
    assert lab.static_html() != still
