"""El ciclo de vida de un modelo, y el dibujo de un modelo como grafo."""

import re
from itertools import pairwise
from typing import NamedTuple

from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path

from neurona._validation import describe
from neurona.plots._layout import BOX, lay_out, ports
from neurona.plots._shapes import arrow, node, write
from neurona.plots.activation_curves import SPANISH
from neurona.plots.network import _name as activation_name
from neurona.plots.style import BLUE, INK, VERMILION, WIDTH, bare, canvas

STEPS = (
    ("Definir", "Sequential"),
    ("Compilar", "compile"),
    ("Ajustar", "fit"),
    ("Evaluar", "evaluate"),
    ("Predecir", "predict"),
)


def life_cycle(ax=None):
    """Dibuja los cinco pasos en la vida de un modelo, con su método.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Notes
    -----
    Diapositiva «Introducción a TensorFlow»: un modelo tiene un ciclo de
    vida dividido en cinco pasos.
    """
    step, radius = 1.04, 0.23
    with canvas(ax, (WIDTH, 1.75)) as ax:
        for i, (name, method) in enumerate(STEPS):
            x = step * i
            node(ax, (x, 0), radius, str(i + 1), filled=True, size=13)
            write(ax, (x, -0.4), name, size=10)
            write(ax, (x, -0.6), method, size=9, family="monospace")
            if i:
                arrow(ax, (x - step + radius, 0), (x - radius - 0.03, 0))
        ax.add_patch(
            FancyArrowPatch(
                (3 * step, radius + 0.03),
                (0, radius + 0.03),
                connectionstyle="arc3,rad=0.22",
                arrowstyle="-|>",
                mutation_scale=11,
                color=VERMILION,
                linestyle=(0, (4, 2)),
            )
        )
        write(ax, (1.5 * step, 0.78), "si no convence, cambia algo", size=9.5)
        bare(ax)
        middle = 2 * step
        ax.set_xlim(middle - WIDTH / 2, middle + WIDTH / 2)
        ax.set_ylim(-0.78, 0.97)


def model_graph(model, ax=None):
    """Dibuja un modelo como grafo: una caja por capa, de arriba abajo.

    Las cajas llenas aprenden; las huecas no tienen parámetros. Una capa que
    se usa dos veces es una sola caja con dos flechas de entrada.

    Parameters
    ----------
    model : Sequential or keras.Model
        Un modelo de neurona, o uno de Keras, secuencial o funcional, ya
        construido.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError
        Si no es un modelo.
    ValueError
        Si el modelo no está construido.
    """
    boxes, edges = _read(model)
    paths, places = lay_out(boxes, edges)
    reach = max(abs(x) for x, _ in places.values()) + BOX[0] / 2 + 0.1
    span = max(2 * reach, WIDTH)
    floor = min(y for _, y in places.values()) - BOX[1] / 2 - 0.05
    top = BOX[1] / 2 + 0.05
    with canvas(ax, (WIDTH, WIDTH * (top - floor) / span)) as ax:
        for name, box in boxes.items():
            _box(ax, places[name], box)
        ends = ports(paths, places)
        for path, (start, end) in zip(paths, ends, strict=True):
            _link(ax, start, [places[p] for p in path[1:-1]], end)
        bare(ax)
        ax.set_xlim(-span / 2, span / 2)
        ax.set_ylim(floor, top)


class Box(NamedTuple):
    """Lo que se escribe en una caja, y si la capa aprende."""

    title: str
    foot: str
    learns: bool


def _read(model):
    """Devuelve las cajas, por nombre, y las parejas que se conectan."""
    if not hasattr(model, "layers") or not hasattr(model, "count_params"):
        raise TypeError(
            "Se esperaba un modelo de neurona o de Keras, pero llegó "
            f"{describe(model)}."
        )
    if not model.built:
        raise ValueError(
            "El modelo todavía no tiene pesos: pon Input((n,)) al principio."
        )
    if hasattr(model, "operations"):
        return _read_functional(model)
    boxes = {"input": Box("Input", _shape(model.input_shape), False)}
    boxes |= {layer.name: _describe(layer) for layer in model.layers}
    return boxes, list(pairwise(boxes))


def _read_functional(model):
    boxes = {op.name: _describe(op) for op in model.operations}
    edges = [
        (parent, layer["name"])
        for layer in model.get_config()["layers"]
        for call in layer["inbound_nodes"]
        for parent in _parents(call)
    ]
    return boxes, edges


def _parents(value):
    """Da, en orden, qué capas producen los tensores de una llamada."""
    if isinstance(value, dict) and value.get("class_name") == (
        "__keras_tensor__"
    ):
        yield value["config"]["keras_history"][0]
    elif isinstance(value, dict):
        for item in value.values():
            yield from _parents(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _parents(item)


def _describe(layer):
    kind = type(layer).__name__.removesuffix("Layer")
    # Keras numera las capas sin nombre: dense, dense_1... Eso no dice nada.
    automatic = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", type(layer).__name__)
    named = not re.fullmatch(rf"{automatic.lower()}(_\d+)?", layer.name)
    shape = getattr(layer, "output_shape", None) or layer.output.shape
    foot = _shape(shape)
    activation = activation_name(getattr(layer, "activation", None))
    if activation not in (None, "linear"):
        foot += f", {SPANISH.get(activation, activation)}"
    learns = hasattr(layer, "count_params") and layer.count_params() > 0
    return Box(f"{layer.name}: {kind}" if named else kind, foot, learns)


def _shape(shape):
    """Escribe la forma de un lote, con None en el eje de los ejemplos."""
    return str(shape if None in shape else (None, *shape))


def _link(ax, start, stops, end):
    """Traza una flecha que pasa por los huecos de su camino."""
    points = [start]
    for x, y in stops:
        points += [(x, y + BOX[1] / 2), (x, y - BOX[1] / 2)]
    points.append((end[0], end[1] + 0.02))
    ax.add_patch(
        FancyArrowPatch(
            path=Path(points),
            arrowstyle="-|>",
            mutation_scale=11,
            edgecolor=INK,
            facecolor=INK,
            linewidth=1.3,
            label="flecha",
        )
    )


def _box(ax, place, box):
    x, y = place
    ax.add_patch(
        FancyBboxPatch(
            (x - BOX[0] / 2, y - BOX[1] / 2),
            *BOX,
            boxstyle="round,pad=0,rounding_size=0.08",
            facecolor=BLUE if box.learns else "none",
            edgecolor=BLUE if box.learns else INK,
            linewidth=1.4,
            label="aprende" if box.learns else "caja",
        )
    )
    color = "white" if box.learns else INK
    write(ax, (x, y + 0.11), box.title, size=10, color=color)
    write(ax, (x, y - 0.11), box.foot, size=9, color=color)
