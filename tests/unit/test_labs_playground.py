"""El campo de juego, visto desde Python."""

import json

import numpy as np
import pytest
import traitlets
from bs4 import BeautifulSoup

from neurona import Dense, Input, Sequential
from neurona.datasets import load_playground
from neurona.labs import PlaygroundLab
from neurona.optimizers import SGD, Adam, RMSprop
from neurona.regularizers import L2


def test_the_first_cost_by_hand():
    """Sin capas y con un solo punto en el origen, la salida es 0.5."""
    lab = PlaygroundLab(dataset="own", points=[[0, 0, 1]], layers=0)
    assert lab.costs == [pytest.approx(np.log(2))]
    # El gradiente solo llega al bias, y vale a - y.
    assert lab.norms == [pytest.approx(0.5)]
    assert lab.test_costs == [] and lab.test_accuracy is None
    lab.loss = "mean_squared_error"
    assert lab.costs == [0.25]
    assert lab.norms == [pytest.approx(2 * 0.5 * 0.25)]


def test_one_step_by_hand():
    """Un paso de SGD con factor 2 lleva el bias de 0 a 1."""
    lab = PlaygroundLab(
        dataset="own", points=[[0, 0, 1]], layers=0, optimizer="sgd", rate=2
    )
    lab.epochs = 1
    assert lab.model.get_weights()[1] == pytest.approx([1])
    assert lab.costs[1] == pytest.approx(np.log(1 + np.exp(-1)))
    assert lab.accuracy == 1


@pytest.mark.parametrize(
    ("optimizer", "built"),
    [
        ("sgd", SGD(0.02)),
        ("momentum", SGD(0.02, momentum=0.9)),
        ("rmsprop", RMSprop(0.02)),
        ("adam", Adam(0.02)),
    ],
)
def test_it_is_the_network_that_a_reader_would_write(optimizer, built):
    lab = PlaygroundLab(
        dataset="spiral",
        layers=2,
        units1=5,
        units2=3,
        activation="relu",
        optimizer=optimizer,
        rate=0.02,
        l2=0.001,
        seed=12,
        epochs=3,
    )
    (x, y), (x_test, y_test) = load_playground("spiral", 0.1, 300)
    model = Sequential(
        [
            Input((2,)),
            Dense(5, "relu", kernel_regularizer=L2(0.001)),
            Dense(3, "relu", kernel_regularizer=L2(0.001)),
            Dense(1, "sigmoid", kernel_regularizer=L2(0.001)),
        ],
        seed=np.random.RandomState(12),
        dtype="float64",
    )
    model.compile(built, loss="binary_crossentropy", metrics=["accuracy"])
    model.fit(x, y, batch_size=10, epochs=3, verbose=0)
    cost, accuracy = model.evaluate(x, y, verbose=0)
    assert lab.costs[-1] == pytest.approx(cost)
    assert lab.accuracy == pytest.approx(accuracy)
    cost, accuracy = model.evaluate(x_test, y_test, verbose=0)
    assert lab.test_costs[-1] == pytest.approx(cost)
    assert lab.test_accuracy == pytest.approx(accuracy)
    grads = model.gradients(x, y)[1]
    norms = [
        np.linalg.norm(np.concatenate([g.ravel() for g in grads[k : k + 2]]))
        for k in (0, 2, 4)
    ]
    assert lab.norms == pytest.approx(norms)


def test_the_epochs_add_up():
    lab = PlaygroundLab(epochs=9)
    assert len(lab.costs) == len(lab.test_costs) == 10
    whole = lab.costs
    lab.epochs = 4
    assert lab.costs == whole[:5]


def test_another_seed_is_another_network_on_the_same_points():
    lab, other = PlaygroundLab(seed=1), PlaygroundLab(seed=2)
    assert np.array_equal(lab.data[0][0], other.data[0][0])
    assert lab.costs != other.costs


def test_a_lost_training_keeps_its_last_network():
    lab = PlaygroundLab(
        activation="leaky_relu", layers=2, optimizer="sgd", rate=3, epochs=50
    )
    assert lab.lost and len(lab.costs) <= 50
    assert lab.costs[-1] < 10
    cost = lab.model.evaluate(*lab.data[0], verbose=0)
    assert lab.costs[-1] == pytest.approx(cost)
    assert "data:image/png" in lab.static_html()


def test_xor_needs_its_hidden_layer():
    # Sin capa oculta, ninguna recta acierta en más de tres esquinas.
    assert PlaygroundLab(layers=0, epochs=100).accuracy <= 0.76
    assert PlaygroundLab(units1=4, epochs=100).accuracy == 1


def test_depth_buys_the_spiral():
    lab = PlaygroundLab(dataset="spiral", noise=0.02, units1=8, units2=8)
    lab.epochs = 300
    lab.layers = 0
    flat = lab.accuracy
    lab.layers = 2
    assert lab.accuracy > flat + 0.2


def test_a_deep_sigmoid_starves_its_first_layer():
    lab = PlaygroundLab(layers=3, activation="sigmoid", seed=1)
    assert lab.norms[0] < lab.norms[-1] / 30
    assert len(lab.norms) == 4


@pytest.mark.parametrize(
    "state",
    [
        {"dataset": "cubo"},
        {"noise": 0.6},
        {"samples": 10},
        {"points": [[0, 0]]},
        {"points": [[0, 0, 2]]},
        {"points": [[4, 0, 1]]},
        {"points": [["a", 0, 1]]},
        {"points": [[0, 0, 1]] * 101},
        {"layers": 4},
        {"units1": 9},
        {"units2": 0},
        {"units3": 2.5},
        {"activation": "softmax"},
        {"loss": "huber"},
        {"optimizer": "adagrad"},
        {"rate": 0},
        {"batch": 3},
        {"l2": 0.02},
        {"seed": 100},
        {"epochs": 5001},
    ],
)
def test_a_value_that_no_knob_shows_is_refused(state):
    with pytest.raises(traitlets.TraitError, match=next(iter(state))):
        PlaygroundLab(**state)


def test_it_says_its_state():
    text = repr(PlaygroundLab(dataset="moons", epochs=7))
    assert text.startswith("PlaygroundLab(")
    assert "dataset='moons'" in text and "epochs=7" in text


def test_the_page_gets_its_state_and_a_picture():
    lab = PlaygroundLab(epochs=3, points=[[0, 1.5, 1]])
    html = lab._repr_mimebundle_()[0]["text/html"]
    div = BeautifulSoup(html, "html.parser").find("div", class_="lab")
    assert div["data-lab"] == "playground"
    assert json.loads(div["data-props"]) == lab.state()
    assert div.img["src"].startswith("data:image/png;base64,")
    assert len(div.img["alt"]) > 60


def test_the_picture_shows_points_and_answers():
    lab = PlaygroundLab(epochs=30)
    ax = lab.picture().axes[0]
    (x, y), _ = lab.data
    circles, triangles = ax.lines
    assert np.array_equal(circles.get_xydata(), x[y == 0])
    assert np.array_equal(triangles.get_xydata(), x[y == 1])
    field = ax.images[0].get_array()
    corner = lab.model.predict([[-3, -3], [3, -3]])[:, 0]
    assert np.allclose(field[0, [0, -1]], corner)


def test_without_points_the_picture_is_the_field_alone():
    ax = PlaygroundLab(dataset="own").picture().axes[0]
    assert len(ax.lines) == 0 and len(ax.images) == 1
