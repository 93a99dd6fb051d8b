"""El dibujo de *backpropagation*: cada número, en su nodo o en su línea."""

import itertools

import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawn import labelled, texts
from matplotlib.patches import FancyArrowPatch

from neurona.plots import backpropagation_diagram

W1 = np.array([[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]])
W2 = np.array([[0.7], [0.8]])
B = [np.array([0.11, 0.12]), np.array([0.13])]
A = [np.array([[2.0, 3.0, 4.0]]), np.array([[5.0, 6.0]]), np.array([[7.0]])]
D = [np.array([[10.0, 20.0]]), np.array([[100.0]])]


@pytest.fixture
def panels():
    backpropagation_diagram([W1, W2], B, A, D)
    yield plt.gcf().axes
    plt.close("all")


def place(ax, text):
    (found,) = [t for t in ax.texts if t.get_text() == text]
    return found.get_position()


def test_forward_shows_values_weights_and_biases(panels):
    shown = texts(panels[0])
    numbers = ["2", "3", "4", "5", "6", "7"]
    numbers += ["0.1", "0.2", "0.3", "−0.4", "0.5", "0.6", "0.7", "0.8"]
    numbers += ["$b$ = 0.11", "$b$ = 0.12", "$b$ = 0.13"]
    for number in numbers:
        assert shown.count(number) == 1, number
    assert len(labelled(panels[0].patches, "nodo")) == 6


def test_back_shows_deltas_and_gradients_by_hand(panels):
    shown = texts(panels[1])
    # Lo que entra por la línea, por la delta de donde viene.
    products = [2 * 10, 2 * 20, 3 * 10, 3 * 20, 4 * 10, 4 * 20]
    products += [5 * 100, 6 * 100]
    expected = [2, 3, 4, 10, 20, 100, *products]
    for number in set(expected):
        assert shown.count(str(number)) == expected.count(number), number
    assert len(labelled(panels[1].patches, "nodo")) == 6


@pytest.mark.parametrize(
    ("panel", "label", "source"),
    [(0, "0.2", "2"), (0, "0.6", "4"), (1, "80", "4"), (1, "60", "3")],
)
def test_numbers_stand_on_their_line(panels, panel, label, source):
    """Los cuatro van de una entrada a la segunda oculta, la que da 6."""
    start, end = place(panels[0], source), place(panels[0], "6")
    middle = place(panels[panel], label)
    share = (middle[0] - start[0]) / (end[0] - start[0])
    assert 0 < share < 1
    height = start[1] + share * (end[1] - start[1])
    assert middle[1] == pytest.approx(height)


def test_data_go_right_and_gradients_come_back(panels):
    for ax, sign in zip(panels, (1, -1), strict=True):
        arrows = [p for p in ax.patches if isinstance(p, FancyArrowPatch)]
        assert len(arrows) == 8
        for arrow in arrows:
            (x0, _), (x1, _) = arrow._posA_posB
            assert sign * (x1 - x0) > 0


@pytest.mark.parametrize("sizes", [(3, 2, 2), (3, 2, 1), (1, 2, 1), (1, 1)])
def test_long_numbers_do_not_overlap(sizes):
    pairs = list(zip(sizes, sizes[1:], strict=False))
    backpropagation_diagram(
        [np.full(pair, -0.01234) for pair in pairs],
        [np.full(n, -0.123) for n in sizes[1:]],
        [np.full(n, 0.1234) for n in sizes],
        [np.full(n, -0.1234) for n in sizes[1:]],
    )
    figure = plt.gcf()
    figure.canvas.draw()
    for ax in figure.axes:
        boxes = [t.get_window_extent() for t in ax.texts]
        for a, b in itertools.combinations(boxes, 2):
            assert not a.padded(-1).overlaps(b.padded(-1))
    plt.close(figure)


def test_one_layer_fits():
    backpropagation_diagram([W2], [[0.5]], [[5.0, 6.0], [7.0]], [[100.0]])
    assert "600" in texts(plt.gcf().axes[1])
    plt.close("all")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"weights": [W1.T, W2]}, r"formas \[\(2, 3\)"),
        ({"biases": [B[0], [1, 2]]}, r"biases tiene \[2, 2\]"),
        ({"deltas": D[:1]}, r"deltas tiene \[2\]"),
        ({"activations": A[:2]}, "entre cada dos"),
        ({"weights": []}, "entre cada dos"),
        (
            {
                "weights": [np.ones((4, 1))],
                "biases": [[1.0]],
                "activations": [np.ones(4), [1.0]],
                "deltas": [[1.0]],
            },
            "La red 4-1 no cabe",
        ),
        (
            {
                "weights": [np.ones((1, 3))],
                "biases": [np.ones(3)],
                "activations": [[1.0], np.ones(3)],
                "deltas": [np.ones(3)],
            },
            "La red 1-3 no cabe",
        ),
        (
            {
                "weights": [[[1.0]]] * 3,
                "biases": [[1.0]] * 3,
                "activations": [[1.0]] * 4,
                "deltas": [[1.0]] * 3,
            },
            "La red 1-1-1-1 no cabe",
        ),
    ],
)
def test_bad_networks_are_explained(change, message):
    good = {"weights": [W1, W2], "biases": B, "activations": A, "deltas": D}
    with pytest.raises(ValueError, match=message):
        backpropagation_diagram(**good | change)


def test_words_are_not_numbers():
    with pytest.raises(TypeError):
        backpropagation_diagram([W1, W2], B, A, [["a", "b"], [1.0]])
