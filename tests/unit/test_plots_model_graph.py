"""El ciclo de vida y el dibujo de un modelo como grafo."""

import itertools

import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawn import labelled, texts

from neurona import Dense, Flatten, Input, Sequential, plots
from neurona.plots._layout import BOX, lay_out, ports
from neurona.quiet import quiet_tensorflow


@pytest.fixture(scope="module")
def keras():
    with quiet_tensorflow():
        return pytest.importorskip("tensorflow").keras


def boxes(ax):
    """El centro de cada caja, por el texto de su primer renglón."""
    frames = labelled(ax.patches, "caja") + labelled(ax.patches, "aprende")
    centers = [
        np.add((p.get_x(), p.get_y()), (p.get_width() / 2, p.get_height() / 2))
        for p in frames
    ]
    found = {}
    for text in ax.texts[::2]:
        place = np.array(text.get_position())
        nearest = min(centers, key=lambda c: np.hypot(*(c - place)))
        found[text.get_text()] = nearest
    assert len(found) == len(centers)
    return found


def arrows(ax):
    """Las escalas de cada flecha."""
    return [p._path_original.vertices for p in labelled(ax.patches, "flecha")]


def test_life_cycle_names_the_five_steps_in_order(ax):
    plots.life_cycle(ax)
    places = {t.get_text(): t.get_position()[0] for t in ax.texts}
    steps = ["Definir", "Compilar", "Ajustar", "Evaluar", "Predecir"]
    methods = ["Sequential", "compile", "fit", "evaluate", "predict"]
    assert [places[s] for s in steps] == [places[m] for m in methods]
    assert sorted(steps, key=places.get) == steps
    assert len(labelled(ax.patches, "nodo")) == 5


@pytest.mark.parametrize("library", ["neurona", "keras"])
def test_a_row_of_layers(library, ax, request):
    parts = Sequential, Input, Flatten, Dense
    if library == "keras":
        keras = request.getfixturevalue("keras")
        layers = keras.layers
        parts = keras.Sequential, keras.Input, layers.Flatten, layers.Dense
    row, start, flatten, dense = parts
    model = row(
        [
            start((2, 3)),
            flatten(),
            dense(4, activation="relu", name="oculta"),
            dense(1),
        ]
    )
    plots.model_graph(model, ax)
    assert texts(ax) == [
        "Input",
        "(None, 2, 3)",
        "Flatten",
        "(None, 6)",
        "oculta: Dense",
        "(None, 4), ReLU",
        "Dense",
        "(None, 1)",
    ]
    assert len(labelled(ax.patches, "aprende")) == 2
    assert len(arrows(ax)) == 3
    heights = [place[1] for place in boxes(ax).values()]
    assert heights == sorted(heights, reverse=True)


def test_a_shortcut_goes_around_the_layer(keras, ax):
    x = keras.Input((4,), name="x")
    hidden = keras.layers.Dense(4, name="oculta")(x)
    plots.model_graph(keras.Model(x, x + hidden), ax)
    places = boxes(ax)
    assert {"x: Input", "oculta: Dense", "Add"} == set(places)
    around = max(arrows(ax), key=len)
    assert len(around) == 4 and len(arrows(ax)) == 3
    layer = places["oculta: Dense"]
    assert around[1][0] > layer[0] + BOX[0] / 2
    # La capa queda derecha, bajo su entrada y sobre la suma.
    assert layer[0] == places["x: Input"][0] == places["Add"][0]


def test_two_inputs_and_two_outputs(keras, ax):
    K = keras.layers
    pair = keras.Input((2,), name="izq"), keras.Input((3,), name="der")
    both = K.Concatenate()(list(pair))
    ends = [K.Dense(1, name=n)(both) for n in ("una", "otra")]
    plots.model_graph(keras.Model(list(pair), ends), ax)
    places = boxes(ax)
    assert places["izq: Input"][0] < 0 < places["der: Input"][0]
    assert places["izq: Input"][1] == places["der: Input"][1]
    assert places["una: Dense"][1] == places["otra: Dense"][1]
    assert "(None, 5)" in texts(ax) and len(arrows(ax)) == 4


def test_a_shared_layer_is_one_box_with_two_arrows(keras, ax):
    shared = keras.layers.Dense(3, name="describe")
    pair = [keras.Input((6,), name=n) for n in "ab"]
    joined = keras.layers.Dot(axes=1)([shared(leaf) for leaf in pair])
    plots.model_graph(keras.Model(pair, joined), ax)
    assert texts(ax).count("describe: Dense") == 1
    assert len(labelled(ax.patches, "aprende")) == 1
    assert len({tuple(map(tuple, path)) for path in arrows(ax)}) == 4


def test_boxes_of_a_row_never_overlap():
    edges = [("x", n) for n in "abc"] + [(n, "y") for n in "abc"]
    edges.append(("x", "y"))
    paths, places = lay_out("xabcy", edges)
    row = sorted(places[n][0] for n in "abc")
    assert min(b - a for a, b in itertools.pairwise(row)) > BOX[0]
    around = places[paths[-1][1]][0]
    assert all(abs(around - x) > BOX[0] / 2 for x in row)
    starts = {start for start, _ in ports(paths, places)}
    assert len(starts) == 4 + 3


def test_wide_models_fit_the_figure(keras):
    x = keras.Input((2,))
    ends = [keras.layers.Dense(1)(x) for _ in range(5)]
    plots.model_graph(keras.Model(x, ends))
    ax = plt.gca()
    left, right = ax.get_xlim()
    for x, _ in [t.get_position() for t in ax.texts]:
        assert left < x - BOX[0] / 2 and x + BOX[0] / 2 < right
    plt.close()


def test_bad_models_are_explained(keras):
    with pytest.raises(TypeError, match="Se esperaba un modelo"):
        plots.model_graph([2, 3, 1])
    for row, dense in [
        (Sequential, Dense),
        (keras.Sequential, keras.layers.Dense),
    ]:
        with pytest.raises(ValueError, match="todavía no tiene pesos"):
            plots.model_graph(row([dense(1)]))
