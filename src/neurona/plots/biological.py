"""La neurona biológica, dibujada sobre la artificial."""

import numpy as np
from matplotlib.patches import Circle

from neurona.plots._shapes import arrow, write
from neurona.plots.diagrams import END, OUTPUT, SUM, neuron_diagram
from neurona.plots.style import BLUE, INK, VERMILION, WIDTH, bare, canvases

RADIUS = 0.4
FLOOR, CEILING = -1.85, 1.55
SYNAPSE = 1.2

# Cada dendrita: dónde está su sinapsis, hacia dónde se curva y dónde llega.
DENDRITES = (
    ((SYNAPSE, 1.0), (2.1, 1.0), (SUM - 0.25, 0.25)),
    ((SYNAPSE, 0.0), (2.0, 0.1), (SUM - 0.25, 0.0)),
    ((SYNAPSE, -1.0), (2.1, -1.0), (SUM - 0.25, -0.25)),
)
# Las ramas que salen de cada dendrita: en qué punto de su curva, su doblez y
# su final.
TWIGS = (
    (0, 0.45, (1.75, 1.2), (1.5, 1.3)),
    (1, 0.4, (1.6, 0.35), (1.42, 0.45)),
    (1, 0.4, (1.6, -0.3), (1.4, -0.4)),
    (2, 0.45, (1.75, -1.2), (1.5, -1.3)),
)
STUBS = (
    ((SUM, RADIUS), (2.7, 0.85), (2.85, 1.15)),
    ((SUM, -RADIUS), (2.85, -0.85), (2.7, -1.15)),
)
SPIKES = ((-0.35, 0.0, 0.5), (0.1,), (-0.3, -0.15, 0.15, 0.6, 0.75))
"""Dónde se dibujan los disparos que llegan a cada sinapsis."""

TERMINALS = ((END - 0.1, 0.45), (END - 0.05, 0.0), (END - 0.1, -0.45))


def neuron_comparison(ax=None):
    """Dibuja una neurona biológica y, debajo, una artificial.

    Cada parte de la de arriba queda en la vertical de la que hace su
    trabajo en la de abajo: las sinapsis sobre los pesos, el soma sobre la
    suma, el comienzo del axón sobre la activación.

    Parameters
    ----------
    ax : sequence of matplotlib.axes.Axes, optional
        Los dos ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    ValueError
        Si ``ax`` no trae dos ejes.

    Notes
    -----
    Diapositiva «Inspiración biológica»: dendritas, cuerpo de la célula o
    soma, y axón.
    """
    height = WIDTH * (CEILING - FLOOR) / 6.2
    with canvases(2, 1, ax, (WIDTH, 2 * height)) as axes:
        _biological(axes[0])
        bare(axes[0])
        axes[0].set_xlim(-0.6, 5.6)
        axes[0].set_ylim(FLOOR, CEILING)
        neuron_diagram(inputs=3, ax=axes[1])


def _biological(ax):
    for branch, spikes in zip(DENDRITES, SPIKES, strict=True):
        _incoming(ax, branch[0], spikes)
        _branch(ax, branch, 3.2)
        ax.add_patch(Circle(branch[0], 0.1, color=VERMILION, zorder=4))
    for parent, t, bend, end in TWIGS:
        _branch(ax, (_bezier(DENDRITES[parent], t), bend, end), 1.8)
    for stub in STUBS:
        _branch(ax, stub, 1.8)
    ax.add_patch(Circle((SUM, 0), RADIUS, color=BLUE, zorder=3))
    ax.add_patch(Circle((SUM, 0), 0.13, color="white", alpha=0.85, zorder=4))
    _axon(ax)
    write(ax, (2.05, 1.38), "dendritas", size=9)
    for x, text in (
        (0, "señales"),
        (SYNAPSE + 0.05, "sinapsis"),
        (SUM, "soma"),
        (OUTPUT, "axón"),
        (END, "disparos"),
    ):
        write(ax, (x, FLOOR + 0.18), text, size=9)


def _incoming(ax, tip, spikes):
    """Dibuja el final del axón de otra neurona y sus disparos."""
    x, y = tip
    ax.plot([-0.5, x - 0.2], [y, y], color=INK, linewidth=1.3)
    ax.add_patch(Circle((x - 0.2, y), 0.07, color=INK, zorder=4))
    for place in spikes:
        ax.plot([place] * 2, [y, y + 0.25], color=INK, linewidth=1.6)


def _axon(ax):
    """Dibuja el axón con su vaina, sus terminales y un disparo."""
    start, fork = SUM + RADIUS - 0.03, END - 0.55
    ax.plot([start, fork], [0, 0], color=BLUE, linewidth=3)
    for x in np.linspace(start + 0.3, fork - 0.35, 3):
        ax.plot(
            [x, x + 0.2],
            [0, 0],
            color=BLUE,
            linewidth=9,
            solid_capstyle="round",
        )
    for end in TERMINALS:
        _branch(ax, ((fork, 0), (fork + 0.2, end[1]), end), 2)
        ax.add_patch(Circle(end, 0.07, color=BLUE, zorder=4))
    middle = (start + fork) / 2
    shape = [(-0.3, 0.4), (-0.1, 0.4), (0, 0.85), (0.1, 0.32), (0.3, 0.4)]
    ax.plot(*(np.array(shape) + [middle, 0]).T, color=INK, linewidth=1.6)
    arrow(ax, (middle + 0.4, 0.5), (middle + 0.85, 0.5))


def _branch(ax, points, width):
    """Traza una rama: una curva de Bézier por tres puntos."""
    curve = _bezier(points, np.linspace(0, 1, 30))
    ax.plot(*curve, color=BLUE, linewidth=width, solid_capstyle="round")


def _bezier(points, t):
    """Devuelve x, y de una curva de Bézier cuadrática en cada ``t``."""
    start, bend, end = (np.reshape(point, (2, 1)) for point in points)
    place = (1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t**2 * end
    return place.squeeze()
