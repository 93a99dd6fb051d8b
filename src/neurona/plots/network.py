"""El dibujo de una red: sus capas, sus nodos y sus conexiones."""

import itertools

import numpy as np

from neurona._validation import describe, positive_int
from neurona.plots._shapes import dots, node, write
from neurona.plots.activation_curves import SPANISH
from neurona.plots.style import BLUE, INK, VERMILION, WIDTH, bare, canvas


def network_diagram(model, max_nodes=6, show_weights=False, ax=None):
    """Dibuja una red completamente conectada, de izquierda a derecha.

    Parameters
    ----------
    model : sequence of int or Sequential
        Nodos de cada capa, con la de entrada primero (``[2, 3, 1]``), o un
        modelo ``Sequential`` de neurona o de Keras ya construido. De un
        modelo solo se dibujan las capas ``Dense``.
    max_nodes : int, optional
        Una capa con más nodos se abrevia con puntos suspensivos.
    show_weights : bool, optional
        Si es verdadero, cada conexión muestra el peso del modelo: más
        gruesa cuanto mayor, continua y azul si es positivo, punteada y
        bermellón si es negativo.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si hay menos de dos capas, si alguna no tiene nodos, si el modelo
        no está construido o si se piden pesos sin dar un modelo.
    """
    max_nodes = positive_int(max_nodes, "max_nodes", minimum=3)
    sizes, kernels, names = _read(model)
    if show_weights and kernels is None:
        raise ValueError(
            "show_weights=True necesita un modelo construido: una lista de "
            "tamaños no tiene pesos."
        )
    shown = [_visible(n, max_nodes) for n in sizes]
    tallest = max(len(rows) for rows in shown)
    step = min(2.2, 7 / (len(sizes) - 1))
    width = step * (len(sizes) - 1)
    radius = min(0.3, step / 4)
    top = (tallest - 1) / 2 + radius
    below = 0.9 if any(names) else 0.6
    height = 2 * top + 0.7 + below
    span = max(width + 1.9, 5.5)
    with canvas(ax, (WIDTH, WIDTH * height / span)) as ax:
        places = [
            _places(rows, step * i - width / 2) for i, rows in enumerate(shown)
        ]
        for i, pair in enumerate(itertools.pairwise(places)):
            _connect(ax, *pair, kernels[i] if show_weights else None, radius)
        for i, layer in enumerate(places):
            for index, place in layer.items():
                if index is None:
                    dots(ax, place)
                else:
                    node(ax, place, radius, filled=i > 0)
            x = step * i - width / 2
            write(ax, (x, top + 0.45), _title(i, len(sizes)), size=9.5)
            foot = f"{sizes[i]} nodo{'s' if sizes[i] > 1 else ''}"
            if names[i]:
                foot += f"\n{SPANISH.get(names[i], names[i])}"
            write(ax, (x, -top - 0.2), foot, size=9, va="top")
        bare(ax)
        ax.set_xlim(-span / 2, span / 2)
        ax.set_ylim(-top - below, top + 0.7)


def _read(model):
    """Devuelve tamaños, pesos (o None) y activaciones de cada capa."""
    if not hasattr(model, "get_weights"):
        return _sizes(model), None, [None] * len(model)
    # Un modelo de neurona y uno de Keras entregan igual sus pesos: una
    # matriz por cada capa Dense, seguida de su bias.
    kernels = [np.asarray(w) for w in model.get_weights()]
    kernels = [w for w in kernels if w.ndim == 2]
    if not kernels:
        raise ValueError(
            "El modelo no tiene pesos todavía: constrúyelo empezando por "
            "Input(shape=...), y con al menos una capa Dense."
        )
    for first, second in itertools.pairwise(kernels):
        if first.shape[1] != second.shape[0]:
            raise ValueError(
                f"Una capa entrega {first.shape[1]} valores y la siguiente "
                f"recibe {second.shape[0]}: solo sé dibujar redes de capas "
                "Dense, una tras otra."
            )
    sizes = [kernels[0].shape[0]] + [w.shape[1] for w in kernels]
    dense = [layer for layer in model.layers if hasattr(layer, "units")]
    names = [_name(getattr(layer, "activation", None)) for layer in dense]
    return sizes, kernels, [None, *names]


def _name(activation):
    found = getattr(activation, "name", None)
    return found or getattr(activation, "__name__", None)


def _sizes(model):
    if isinstance(model, str) or not hasattr(model, "__len__"):
        raise TypeError(
            "Se esperaba un modelo Sequential o una lista con los nodos de "
            f"cada capa, como [2, 3, 1], pero llegó {describe(model)}."
        )
    if len(model) < 2:
        raise ValueError(
            f"Llegaron {len(model)} capas, pero una red tiene al menos dos: "
            "la de entrada y la de salida, como [2, 1]."
        )
    return [positive_int(n, "El número de nodos de una capa") for n in model]


def _visible(count, most):
    """Devuelve qué nodos se dibujan; None son los puntos suspensivos."""
    if count <= most:
        return list(range(count))
    tail = (most - 1) // 2
    head = most - 1 - tail
    return [*range(head), None, *range(count - tail, count)]


def _places(rows, x):
    middle = (len(rows) - 1) / 2
    return {index: (x, middle - i) for i, index in enumerate(rows)}


def _title(i, layers):
    if i == 0:
        return "Entrada"
    if i == layers - 1:
        return "Salida"
    return "Oculta" if layers == 3 else f"Oculta {i}"


def _connect(ax, left, right, kernel, radius):
    """Une cada nodo de una capa con cada nodo de la siguiente."""
    largest = 1.0 if kernel is None else np.abs(kernel).max() or 1.0
    for (i, start), (j, end) in itertools.product(left.items(), right.items()):
        if i is None or j is None:
            continue
        style = {"color": INK, "linewidth": 0.9, "alpha": 0.7}
        if kernel is not None:
            weight = kernel[i, j]
            style = {
                "color": BLUE if weight >= 0 else VERMILION,
                "linestyle": "solid" if weight >= 0 else (0, (3, 1.5)),
                "linewidth": 0.4 + 2.8 * abs(weight) / largest,
            }
        a, b = np.array(start), np.array(end)
        # La línea termina en el borde del nodo: los de entrada son huecos.
        inset = (b - a) / np.hypot(*(b - a)) * radius
        ax.plot(*zip(a + inset, b - inset, strict=True), zorder=2, **style)
