"""El dibujo de la neurona y el de la red."""

import numpy as np
import pytest
from drawn import labelled, texts

from neurona import Dense, Flatten, Input, Sequential, plots


def test_neuron_names_every_part(ax):
    plots.neuron_diagram(inputs=3, ax=ax)
    assert len(labelled(ax.patches, "nodo")) == 3 + 2
    for name in ("$x_1$", "$x_3$", "$w_1$", "$w_3$", "$b$", "$f$", "$y$"):
        assert texts(ax).count(name) == 1
    for word in ("entradas", "pesos", "suma", "activación", "salida", "bias"):
        assert word in texts(ax)


def test_one_input_has_no_index(ax):
    plots.neuron_diagram(inputs=1, ax=ax)
    assert "$x$" in texts(ax) and "$w$" in texts(ax)


def test_n_inputs_are_abbreviated(ax):
    plots.neuron_diagram(inputs="n", ax=ax)
    assert {"$x_1$", "$x_2$", "$x_n$", "$w_n$"} <= set(texts(ax))
    assert len(ax.collections[0].get_offsets()) == 3


def test_absorbed_bias_is_a_weight_of_a_constant_input(ax):
    plots.neuron_diagram(inputs=2, absorbed=True, ax=ax)
    assert len(labelled(ax.patches, "nodo")) == 3 + 2
    assert "$x_0\\!=\\!1$" in texts(ax) and "$w_0$" in texts(ax)
    assert "$b$" not in texts(ax) and "bias" not in texts(ax)


def test_values_replace_names(ax):
    plots.neuron_diagram([0.5, -1.25], bias=-3, ax=ax)
    assert {"0.5", "−1.25", "−3"} <= set(texts(ax))
    assert "$w_1$" not in texts(ax) and "$b$" not in texts(ax)


def test_absorbed_value_comes_first_from_the_top(ax):
    plots.neuron_diagram([2, 1], bias=-3, absorbed=True, ax=ax)
    heights = {t.get_text(): t.get_position()[1] for t in ax.texts}
    assert heights["−3"] > heights["2"] > heights["1"]


def test_named_activation_shows_its_curve(ax):
    plots.neuron_diagram(inputs=1, activation="step", ax=ax)
    assert "escalón" in texts(ax) and "$f$" not in texts(ax)
    height = ax.lines[-1].get_ydata()
    assert len(np.unique(height)) == 2 and height[0] < height[-1]


@pytest.mark.parametrize(
    "options, message",
    [
        ({"inputs": 0}, "inputs debe ser al menos 1"),
        ({"inputs": 7}, "caben hasta 6"),
        ({"inputs": "m"}, "de 1 a 6 o 'n'"),
        ({"weights": []}, "lista de 1 a 6 pesos"),
        ({"weights": [[1, 2]]}, r"forma \(1, 2\)"),
        ({"activation": "sigmoide"}, "¿Quisiste decir 'sigmoid'"),
    ],
)
def test_bad_neurons_are_explained(options, message):
    with pytest.raises(ValueError, match=message):
        plots.neuron_diagram(**options)


def edges(ax):
    return [line for line in ax.lines if len(line.get_xdata()) == 2]


def test_network_has_all_nodes_and_edges(ax):
    plots.network_diagram([2, 3, 1], ax=ax)
    assert len(labelled(ax.patches, "nodo")) == 2 + 3 + 1
    assert len(edges(ax)) == 2 * 3 + 3 * 1
    assert texts(ax)[::2] == ["Entrada", "Oculta", "Salida"]
    assert texts(ax)[1::2] == ["2 nodos", "3 nodos", "1 nodo"]


def test_edges_start_and_end_at_the_border_of_nodes(ax):
    plots.network_diagram([2, 2], ax=ax)
    nodes = labelled(ax.patches, "nodo")
    centers = np.array([node.center for node in nodes])
    for line in edges(ax):
        for end in line.get_xydata():
            gap = np.hypot(*(centers - end).T).min()
            assert gap == pytest.approx(nodes[0].radius)


def test_large_layers_are_abbreviated(ax):
    plots.network_diagram([784, 128, 10], max_nodes=6, ax=ax)
    assert len(labelled(ax.patches, "nodo")) == 5 * 3
    assert len(edges(ax)) == 5 * 5 * 2
    assert len(ax.collections) == 3
    assert "784 nodos" in texts(ax)


def test_network_from_a_model(ax):
    layers = [Input((2, 2)), Flatten(), Dense(3, "relu"), Dense(1, "sigmoid")]
    plots.network_diagram(Sequential(layers, seed=0), ax=ax)
    assert len(labelled(ax.patches, "nodo")) == 4 + 3 + 1
    assert texts(ax)[1::2] == ["4 nodos", "3 nodos\nReLU", "1 nodo\nsigmoide"]


def test_weights_give_width_color_and_dash(ax):
    model = Sequential([Input((2,)), Dense(1)], seed=0)
    model.set_weights([np.array([[2.0], [-1.0]]), np.zeros(1)])
    plots.network_diagram(model, show_weights=True, ax=ax)
    positive, negative = edges(ax)
    assert positive.get_color() != negative.get_color()
    assert positive.get_linewidth() > negative.get_linewidth()
    assert (positive.get_linestyle(), negative.get_linestyle()) == ("-", "--")


class Unbuilt:
    """Un modelo de Keras sin construir entrega una lista vacía."""

    def get_weights(self):
        return []


@pytest.mark.parametrize(
    "model, options, kind, message",
    [
        ([3], {}, ValueError, "al menos dos"),
        ([3, 0], {}, ValueError, "al menos 1"),
        ([3, 1.5], {}, TypeError, "entero"),
        ("231", {}, TypeError, "Se esperaba un modelo"),
        ([2, 1], {"show_weights": True}, ValueError, "modelo construido"),
        ([2, 1], {"max_nodes": 2}, ValueError, "al menos 3"),
        (Unbuilt(), {}, ValueError, "no tiene pesos"),
    ],
)
def test_bad_networks_are_explained(model, options, kind, message):
    with pytest.raises(kind, match=message):
        plots.network_diagram(model, **options)
