"""El dibujo de una neurona artificial."""

import math

import numpy as np
from matplotlib.patches import FancyBboxPatch

from neurona import activations
from neurona._validation import describe, numeric, positive_int
from neurona.plots._shapes import arrow, dots, node, write
from neurona.plots.activation_curves import SPANISH
from neurona.plots.style import INK, WIDTH, bare, canvas

RADIUS = 0.37
SUM, OUTPUT, END = 2.75, 4.15, 5.25


def neuron_diagram(
    weights=None,
    bias=None,
    inputs=3,
    absorbed=False,
    activation="f",
    ax=None,
):
    r"""Dibuja una neurona: entradas, pesos, *bias*, suma, f y salida.

    Parameters
    ----------
    weights : sequence of float, optional
        Valores de los pesos; si faltan, se escriben sus nombres. Con
        ``absorbed=True`` no incluyen a :math:`w_0`, que es ``bias``.
    bias : float, optional
        Valor del *bias*; si falta, se escribe :math:`b` (o :math:`w_0`).
    inputs : int or "n", optional
        Cuántas entradas, de 1 a 6, cuando no se dan ``weights``. Con
        ``"n"`` se dibujan :math:`x_1, x_2, \ldots, x_n`.
    absorbed : bool, optional
        Si es verdadero, el *bias* es el peso :math:`w_0` de una entrada
        más, que siempre vale 1.
    activation : str, optional
        Lo que se escribe en el nodo de salida: ``"f"`` o el nombre de una
        activación de ``neurona.activations``, cuya curva se dibuja.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si ``inputs``, ``weights`` o ``activation`` no son válidos.

    Notes
    -----
    Diapositivas «Neurona artificial»: :math:`y = f(w_1 x_1 + \cdots + w_n
    x_n + b)` y, con el *bias* absorbido, :math:`y = f(w_0 + w_1 x_1 +
    \cdots + w_n x_n)`.
    """
    rows = _rows(weights, bias, inputs, absorbed)
    curve = None if activation == "f" else activations.get(activation)
    top = (len(rows) - 1) / 2
    floor = -max(top, 0.35) - 0.85
    ceiling = max(top + RADIUS, 0 if absorbed else 1.45) + 0.1
    size = (WIDTH, WIDTH * (ceiling - floor) / 6.2)
    with canvas(ax, size) as ax:
        for row, (value, label, constant) in enumerate(rows):
            place = (0, top - row)
            if label is None:
                dots(ax, place)
                continue
            node(ax, place, RADIUS, value, dashed=constant)
            _connection(ax, place, label)
        if not absorbed:
            _bias(ax, bias)
        _body(ax, curve, activation)
        for x, text in (
            (0, "entradas"),
            (1.35, "pesos"),
            (SUM, "suma"),
            (OUTPUT, "activación"),
            (END, "salida"),
        ):
            write(ax, (x, floor + 0.18), text, size=9)
        bare(ax)
        ax.set_xlim(-0.6, 5.6)
        ax.set_ylim(floor, ceiling)


def _rows(weights, bias, inputs, absorbed):
    """Devuelve, por entrada, su nombre, su peso y si es constante."""
    if weights is None:
        names, labels = _names(inputs)
    else:
        values = numeric(weights, "weights")
        if values.ndim != 1 or not 1 <= values.size <= 6:
            raise ValueError(
                f"weights tiene forma {values.shape}, pero se espera una "
                "lista de 1 a 6 pesos. Para más entradas, usa inputs='n'."
            )
        names, _ = _names(values.size)
        labels = [number(w) for w in values]
    rows = [(x, w, False) for x, w in zip(names, labels, strict=True)]
    if absorbed:
        weight = "$w_0$" if bias is None else number(bias)
        rows.insert(0, ("$x_0\\!=\\!1$", weight, True))
    return rows


def _names(inputs):
    if inputs == "n":
        rows = ("1", "2", None, "n")
    elif isinstance(inputs, str):
        raise ValueError(
            f"inputs debe ser un entero de 1 a 6 o 'n', pero llegó "
            f"{describe(inputs)}."
        )
    else:
        count = positive_int(inputs, "inputs")
        if count > 6:
            raise ValueError(
                f"inputs es {count}, pero caben hasta 6 entradas. Para "
                "muchas, usa inputs='n'."
            )
        if count == 1:
            return ["$x$"], ["$w$"]
        rows = [str(i) for i in range(1, count + 1)]
    return (
        [i and f"$x_{i}$" for i in rows],
        [i and f"$w_{i}$" for i in rows],
    )


def number(value):
    """Escribe un número corto, con el signo menos tipográfico."""
    return f"{value:.3g}".replace("-", "\N{MINUS SIGN}")


def _connection(ax, place, label):
    """Une una entrada con la suma; el peso interrumpe la línea."""
    end = np.array([SUM, 0.0])
    start = np.array(place, dtype=float)
    distance = math.dist(start, end)
    direction = (end - start) / distance
    # El texto ocupa más de ancho que de alto: el hueco que necesita la
    # línea depende de su inclinación.
    width = 0.17 if label.startswith("$") else 0.08 + 0.055 * len(label)
    cosine, sine = np.abs(direction) + 1e-9
    gap = min((width + 0.07) / cosine, 0.22 / sine)
    middle = start + direction * (1.35 - start[0]) / direction[0]
    write(ax, middle, label, size=11.5)
    before = middle - direction * gap
    ax.plot(
        *zip(start + direction * RADIUS, before, strict=True),
        color=INK,
        linewidth=1.3,
        solid_capstyle="butt",
    )
    arrow(ax, middle + direction * gap, end - direction * (RADIUS + 0.04))


def _bias(ax, bias):
    label = "$b$" if bias is None else number(bias)
    write(ax, (SUM, 1.3), label)
    beside = SUM + 0.17 + (0 if bias is None else 0.05 * len(label))
    write(ax, (beside, 1.3), "bias", size=9, ha="left", style="italic")
    arrow(ax, (SUM, 1.08), (SUM, RADIUS + 0.04))


def _body(ax, curve, activation):
    """Dibuja la suma, la activación y la salida."""
    ax.add_patch(
        FancyBboxPatch(
            (SUM - 0.55, -0.58),
            OUTPUT - SUM + 1.1,
            1.16,
            boxstyle="round,pad=0,rounding_size=0.3",
            facecolor="none",
            edgecolor=INK,
            linewidth=0.9,
            linestyle=(0, (4, 3)),
        )
    )
    node(ax, (SUM, 0), RADIUS, "$\\Sigma$", filled=True, size=16)
    arrow(ax, (SUM + RADIUS, 0), (OUTPUT - RADIUS - 0.04, 0))
    node(ax, (OUTPUT, 0), RADIUS, "$f$" if curve is None else "", True, 16)
    if curve is not None:
        _icon(ax, curve)
        name = SPANISH.get(activation, activation)
        write(ax, (OUTPUT, 0.78), name, size=9)
    arrow(ax, (OUTPUT + RADIUS, 0), (END - 0.18, 0))
    write(ax, (END, 0), "$y$", size=13)


def _icon(ax, curve):
    """Dibuja la curva de la activación dentro de su nodo."""
    z = np.linspace(-3, 3, 61)
    a = curve(z)
    low, high = a.min(), a.max()
    height = (a - low) / (high - low) - 0.5
    ax.plot(
        OUTPUT + z / 3 * 0.22,
        height * 0.34,
        color="white",
        linewidth=2,
        solid_capstyle="round",
        zorder=4,
    )
