"""El dibujo de *backpropagation*: datos de ida, gradientes de vuelta."""

import itertools

import numpy as np

from neurona._validation import numeric
from neurona.plots._shapes import arrow, node, write
from neurona.plots.diagrams import number
from neurona.plots.style import INK, VERMILION, WIDTH, bare, canvases

RADIUS, GAP, STEP = 0.37, 1.2, 2.55
MOST_INPUTS, MOST_NEURONS, MOST_LAYERS = 3, 2, 2
INCH = WIDTH / (2 * STEP + 1.1)


def backpropagation_diagram(weights, biases, activations, deltas, ax=None):
    r"""Dibuja dos veces una red pequeña, con los números de un ejemplo.

    Arriba van los datos: cada nodo lleva su activación; cada línea, su
    peso; debajo de cada neurona, su *bias*. Abajo vuelven los gradientes:
    cada neurona lleva su delta, :math:`\partial C/\partial z`; cada línea,
    el gradiente de su peso, que es lo que entró por ella multiplicado por
    la delta de donde viene. Las entradas conservan su dato.

    Parameters
    ----------
    weights : sequence of array_like
        Una o dos matrices, de forma ``(entradas, unidades)``.
    biases : sequence of array_like
        Un vector por capa.
    activations : sequence of array_like
        Las entradas y la salida de cada capa, para un solo ejemplo.
    deltas : sequence of array_like
        La delta de cada capa, en el mismo orden.
    ax : sequence of matplotlib.axes.Axes, optional
        Dos pares de ejes; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si no son números, si las formas no encajan o si la red no cabe:
        más de tres entradas o de dos capas de dos neuronas.

    References
    ----------
    Rumelhart, Hinton y Williams (1986), *Learning representations by
    back-propagating errors*. Diapositiva «Backpropagation».
    """
    weights = [numeric(w, "weights") for w in weights]
    biases = [np.ravel(numeric(b, "biases")) for b in biases]
    values = [np.ravel(numeric(a, "activations")) for a in activations]
    deltas = [np.ravel(numeric(d, "deltas")) for d in deltas]
    _require_fit(weights, biases, values, deltas)
    gradients = [np.outer(a, d) for a, d in zip(values, deltas, strict=False)]
    tallest = max(len(a) for a in values)
    top = (tallest - 1) / 2 * GAP + RADIUS
    height = 2 * top + 1.0
    with canvases(2, 1, ax, (WIDTH, 2 * height * INCH)) as axes:
        _network(axes[0], values, weights, back=False)
        _network(axes[1], [values[0], *deltas], gradients, back=True)
        for layer, b in enumerate(biases, start=1):
            for place, value in zip(_column(layer, b), b, strict=True):
                below = (place[0], place[1] - RADIUS - 0.17)
                write(axes[0], below, f"$b$ = {number(value)}", size=9)
        titles = "Hacia adelante: datos", "Hacia atrás: gradientes"
        for panel, title in zip(axes, titles, strict=False):
            middle = STEP * len(weights) / 2
            write(panel, (middle, top + 0.4), title, size=10.5)
            bare(panel)
            panel.set_xlim(middle - STEP - 0.55, middle + STEP + 0.55)
            panel.set_ylim(-top - 0.35, top + 0.65)


def _require_fit(weights, biases, values, deltas):
    """Revisa que los arreglos sean los de una red que cabe en el dibujo."""
    shapes = [w.shape for w in weights]
    sizes = [len(a) for a in values]
    if not shapes or shapes != list(itertools.pairwise(sizes)):
        raise ValueError(
            f"Las matrices de pesos tienen formas {shapes}, pero las "
            f"activaciones tienen {sizes} números: se espera una matriz "
            "(entradas, unidades) entre cada dos."
        )
    for name, found in (("biases", biases), ("deltas", deltas)):
        if [len(a) for a in found] != sizes[1:]:
            raise ValueError(
                f"{name} tiene {[len(a) for a in found]} números por capa, "
                f"pero las capas tienen {sizes[1:]} neuronas."
            )
    fits = sizes[0] <= MOST_INPUTS and max(sizes[1:]) <= MOST_NEURONS
    if not fits or len(weights) > MOST_LAYERS:
        raise ValueError(
            f"La red {'-'.join(map(str, sizes))} no cabe con todos sus "
            f"números: como mucho {MOST_INPUTS} entradas y {MOST_LAYERS} "
            f"capas de {MOST_NEURONS} neuronas."
        )


def _column(layer, nodes):
    """Devuelve el lugar de cada nodo de una capa, de arriba abajo."""
    middle = (len(nodes) - 1) / 2
    return [(STEP * layer, GAP * (middle - i)) for i in range(len(nodes))]


def _network(ax, nodes, edges, back):
    """Dibuja los nodos y las conexiones, cada uno con su número."""
    places = [_column(layer, row) for layer, row in enumerate(nodes)]
    for layer, (row, column) in enumerate(zip(nodes, places, strict=True)):
        for value, place in zip(row, column, strict=True):
            node(ax, place, RADIUS, number(value), filled=layer > 0, size=9)
    for pair, numbers in zip(itertools.pairwise(places), edges, strict=True):
        # A esta altura los números de líneas vecinas no se enciman.
        share = 0.45 if len(pair[1]) == 1 else 0.34
        for (i, left), (j, right) in itertools.product(
            *(enumerate(column) for column in pair)
        ):
            _edge(ax, left, right, number(numbers[i, j]), share, back)


def _edge(ax, left, right, label, share, back):
    """Une dos nodos con una flecha que el número interrumpe."""
    left, right = np.array(left), np.array(right)
    length = np.hypot(*(right - left))
    direction = (right - left) / length
    middle = left + share * (right - left)
    write(ax, middle, label, size=9)
    # El texto es más ancho que alto: el hueco depende de la inclinación.
    cosine, sine = np.abs(direction) + 1e-9
    gap = min((0.07 + 0.045 * len(label)) / cosine, 0.17 / sine) * direction
    start, end = left + RADIUS * direction, right - RADIUS * direction
    near, far = middle - gap, middle + gap
    color = VERMILION if back else INK
    if back:
        start, near, far, end = end, far, near, start
    if np.dot(near - start, far - near) > 0:
        ax.plot(*zip(start, near, strict=True), color=color, linewidth=1.2)
    arrow(ax, far, end, color=color, width=1.2)
