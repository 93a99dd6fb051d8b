"""Curvas de las funciones de activación y de sus derivadas."""

import math

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from neurona import activations
from neurona._validation import describe, real
from neurona.plots.style import (
    BLUE,
    INK,
    VERMILION,
    WIDTH,
    canvas,
    canvases,
)

SPANISH = {
    "linear": "lineal",
    "step": "escalón",
    "sigmoid": "sigmoide",
    "tanh": "tanh",
    "relu": "ReLU",
    "leaky_relu": "Leaky ReLU",
    "softmax": "softmax",
}
RANGES = {
    "linear": (-math.inf, math.inf, "(−∞, ∞)"),
    "step": (0, 1, "{0, 1}"),
    "sigmoid": (0, 1, "(0, 1)"),
    "tanh": (-1, 1, "(−1, 1)"),
    "relu": (0, math.inf, "[0, ∞)"),
    "leaky_relu": (-math.inf, math.inf, "(−∞, ∞)"),
    "softmax": (0, 1, "(0, 1)"),
}
# Las que no tienen derivada en 0.
CORNERS = ("step", "relu", "leaky_relu")


def activation_curve(activation, x_range=(-5, 5), derivative=True, ax=None):
    """Dibuja una activación, su derivada y su rango.

    El rango, el conjunto de valores que la función puede tomar, se
    sombrea. De softmax, que no actúa número por número, se dibujan las
    probabilidades que da al vector (2, 1, 0, −1).

    Parameters
    ----------
    activation : str or neurona.activations.Activation
        La activación o su nombre.
    x_range : tuple of float, optional
        Intervalo del eje horizontal.
    derivative : bool, optional
        Si se dibuja también la derivada, con línea punteada.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si la activación no existe o el intervalo está al revés.
    """
    f = activations.get(activation)
    low, high = interval(x_range, "x_range")
    outside = ax is None
    with canvas(ax, (WIDTH, 3.3)) as ax:
        _panel(ax, f, (low, high), derivative)
        if f.name != "softmax":
            _legend(ax, derivative, outside)


def activation_gallery(names=None, derivative=True, ax=None):
    """Dibuja las siete activaciones del curso, una en cada panel.

    Parameters
    ----------
    names : sequence of str, optional
        Cuáles dibujar y en qué orden; si falta, las siete.
    derivative : bool, optional
        Si se dibujan también las derivadas, con línea punteada.
    ax : sequence of matplotlib.axes.Axes, optional
        Un par de ejes por activación; si faltan, se crea una figura de dos
        columnas.

    Raises
    ------
    TypeError, ValueError
        Si algún nombre no existe o ``ax`` trae menos ejes que nombres.
    """
    names = list(SPANISH) if names is None else list(names)
    curves = [activations.get(name) for name in names]
    if not curves:
        raise ValueError("names está vacío: hace falta una activación.")
    rows = math.ceil(len(curves) / 2)
    count = (rows, 2) if ax is None else (len(curves), 1)
    height = 1.95 * rows + (0 if len(curves) % 2 else 0.5)
    with canvases(*count, ax, (WIDTH, height)) as axes:
        for panel, f in zip(axes, curves, strict=False):
            _panel(panel, f, (-4, 4), derivative)
        spare = axes[len(curves) :]
        for panel in spare:
            panel.set_axis_off()
        if spare:
            spare[0].legend(handles=_keys(derivative), loc="center")
        else:
            _legend(axes[0], derivative, outside=ax is None)


def interval(limits, name):
    """Revisa un intervalo ``(inicio, fin)`` y lo devuelve.

    Raises
    ------
    TypeError, ValueError
        Si no son dos números finitos en orden.
    """
    try:
        low, high = limits
    except (TypeError, ValueError):
        raise ValueError(
            f"{name} debe ser un par (inicio, fin), pero llegó "
            f"{describe(limits)}."
        ) from None
    low, high = real(low, name), real(high, name)
    if low >= high:
        raise ValueError(
            f"{name} va de {low:g} a {high:g}: el inicio debe ser menor "
            "que el fin."
        )
    return low, high


def _panel(ax, f, limits, derivative):
    """Dibuja una activación en unos ejes, sin leyenda."""
    name = SPANISH.get(f.name, f.name or type(f).__name__)
    ax.set_title(name[0].upper() + name[1:], loc="left")
    if f.name in RANGES:
        ax.set_title(f"rango {RANGES[f.name][2]}", loc="right", fontsize=9)
    if f.name == "softmax":
        _bars(ax, f)
        return
    for line in (ax.axhline, ax.axvline):
        line(0, color=INK, linewidth=0.8, alpha=0.6, zorder=1)
    _curve(ax, f, limits, BLUE, "solid", label="f")
    # En 0, el escalón vale 1: el punto lleno dice de qué lado.
    if f.name == "step" and limits[0] < 0 < limits[1]:
        _point(ax, 0, BLUE, filled=False)
        _point(ax, 1, BLUE, filled=True)
    if derivative:
        _curve(ax, f.derivative, limits, VERMILION, (0, (4, 2)), label="f'")
        if f.name in CORNERS and limits[0] < 0 < limits[1]:
            for side in {float(f.derivative(x)) for x in (-1e-9, 1e-9)}:
                _point(ax, side, VERMILION, filled=False)
    ax.set_xlim(limits)
    ax.set_xlabel("$z$", labelpad=1)
    _shade(ax, f.name)


def _curve(ax, f, limits, color, style, label):
    """Traza una función, sin unir los dos lados de un salto en 0."""
    low, high = limits
    z = np.linspace(low, high, 401)
    if low < 0 < high:
        z = np.concatenate([z[z < 0], [-1e-9, np.nan, 1e-9], z[z > 0]])
    values = f(z)
    if low < 0 < high:
        cut = int(np.flatnonzero(np.isnan(z))[0])
        # Sin salto, los dos lados se juntan y la línea no se corta.
        if abs(values[cut + 1] - values[cut - 1]) < 1e-6:
            z, values = np.delete(z, cut), np.delete(values, cut)
    ax.plot(z, values, color=color, linestyle=style, label=label, zorder=3)


def _point(ax, height, color, filled):
    # El hueco de un punto abierto deja ver la página: no puede ser blanco.
    ax.plot(
        [0],
        [height],
        "o",
        color=color,
        markerfacecolor=color if filled else "none",
        markersize=5.5,
        zorder=4,
    )


def _shade(ax, name):
    """Sombrea el rango, sin mover los límites de los ejes."""
    if name not in RANGES:
        return
    bottom, top = ax.get_ylim()
    low, high, _ = RANGES[name]
    if name == "step":
        bands = [(0, 0), (1, 1)]
    else:
        bands = [(max(low, bottom), min(high, top))]
    for start, end in bands:
        if start == end:
            ax.axhline(start, color=BLUE, alpha=0.18, linewidth=7, zorder=0)
        else:
            ax.axhspan(start, end, color=BLUE, alpha=0.12, lw=0, zorder=0)
    ax.set_ylim(bottom, top)


def _bars(ax, f):
    z = np.array([2.0, 1.0, 0.0, -1.0])
    shares = f(z)
    bars = ax.bar(range(4), shares, color=BLUE, width=0.6)
    ax.bar_label(bars, [f"{p:.2f}" for p in shares], color=INK, fontsize=9)
    ax.set_xticks(range(4), [f"{v:.0f}".replace("-", "−") for v in z])
    ax.set_ylim(0, 1)
    ax.set_xlabel("$z_i$", labelpad=1)


def _legend(ax, derivative, outside):
    """Pone la leyenda; en una figura propia, fuera de lo sombreado."""
    handles = _keys(derivative)
    if outside:
        ax.figure.legend(handles=handles, loc="outside lower center", ncols=3)
    else:
        ax.legend(handles=handles, loc="upper left")


def _keys(derivative):
    handles = [
        Line2D([], [], color=BLUE, label="$f(z)$"),
        Patch(color=BLUE, alpha=0.2, lw=0, label="rango"),
    ]
    if derivative:
        line = Line2D([], [], color=VERMILION, ls=(0, (4, 2)))
        line.set_label("$f'(z)$")
        handles.insert(1, line)
    return handles
