"""El estilo común de las figuras, legible en una página clara u oscura."""

import contextlib

import matplotlib.pyplot as plt
import numpy as np
from cycler import cycler
from matplotlib.colors import ListedColormap

BLUE = "#0072B2"
VERMILION = "#D55E00"
GREEN = "#009E73"
PURPLE = "#CC79A7"
PALETTE = (BLUE, VERMILION, GREEN, PURPLE)
"""Cuatro de los ocho colores de Okabe e Ito: los que contrastan al menos
3 a 1 tanto con el blanco como con el fondo oscuro del sitio."""

# Una lista: Matplotlib 3.8 leería una pareja como un color y su transparencia.
SIDES = ListedColormap([*PALETTE[:2]])
"""Los dos lados de una frontera."""

INK = "#767B80"
"""Gris de textos y líneas: contrasta más de 4 a 1 con ambos fondos."""

MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")
"""Un marcador por clase: el color nunca es la única seña."""

WIDTH = 5.2
"""Ancho de una figura, en pulgadas: en un teléfono de 390 px de ancho, una
letra de 9 puntos se ve de 9.4 px."""

STYLE = {
    "figure.figsize": (WIDTH, 3.4),
    "figure.dpi": 110,
    # Sin fondo: la página, clara u oscura, se ve a través de la figura.
    "figure.facecolor": "none",
    "figure.edgecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "savefig.edgecolor": "none",
    "savefig.transparent": True,
    # Las letras se guardan como trazos y con identificadores fijos: un SVG
    # se ve igual en cualquier equipo y no cambia de una corrida a otra.
    "svg.fonttype": "path",
    "svg.hashsalt": "neurona",
    "font.family": "DejaVu Sans",
    "mathtext.fontset": "dejavusans",
    "font.size": 10,
    "axes.titlesize": 10.5,
    "axes.labelsize": 10,
    "xtick.labelsize": 9,
    "ytick.labelsize": 9,
    "legend.fontsize": 9.5,
    "legend.frameon": False,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "axes.edgecolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 0.9,
    "axes.prop_cycle": cycler(color=PALETTE),
    "axes.axisbelow": True,
    # La transparencia va en el color: los ejes 3D no leen grid.alpha.
    "grid.color": INK + "40",
    "grid.linewidth": 0.7,
    "lines.linewidth": 2,
    "lines.markersize": 6,
}
"""Los ajustes de Matplotlib que usa cada figura del curso."""


def use_style():
    """Aplica el estilo del curso a las figuras que dibujes después.

    Las funciones de ``neurona.plots`` no lo necesitan: cada una lo aplica
    solo mientras dibuja. Llámala si quieres que tus propias figuras se
    vean igual; ``matplotlib.rcdefaults()`` la deshace.
    """
    plt.rcParams.update(STYLE)


@contextlib.contextmanager
def canvas(ax=None, figsize=None, projection=None):
    """Presta unos ejes con el estilo del curso y al final lo retira.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si falta, se crea una figura.
    figsize : tuple of float, optional
        Ancho y alto de la figura nueva, en pulgadas.
    projection : str, optional
        ``"3d"`` para unos ejes nuevos en perspectiva.

    Yields
    ------
    matplotlib.axes.Axes
    """
    with plt.rc_context(STYLE), contextlib.ExitStack() as stack:
        if ax is None:
            figure = stack.enter_context(_new_figure(figsize))
            ax = figure.add_subplot(projection=projection)
        dress(ax)
        yield ax


@contextlib.contextmanager
def canvases(rows, columns, ax=None, figsize=None, sharex=False):
    """Como ``canvas``, para una figura de varios paneles.

    Parameters
    ----------
    rows, columns : int
        Renglones y columnas de paneles de la figura nueva.
    ax : sequence of matplotlib.axes.Axes, optional
        Ejes donde dibujar, en orden de lectura.
    figsize : tuple of float, optional
        Ancho y alto de la figura nueva, en pulgadas.
    sharex : bool, optional
        Si los paneles nuevos comparten el eje horizontal.

    Yields
    ------
    list of matplotlib.axes.Axes

    Raises
    ------
    ValueError
        Si ``ax`` no trae un par de ejes por panel.
    """
    with plt.rc_context(STYLE), contextlib.ExitStack() as stack:
        if ax is None:
            figure = stack.enter_context(_new_figure(figsize))
            ax = figure.subplots(rows, columns, sharex=sharex)
        axes = list(np.ravel(ax))
        if len(axes) < rows * columns:
            raise ValueError(
                f"ax trae {len(axes)} ejes, pero la figura necesita "
                f"{rows * columns}: uno por panel. Sin ax se crean solos."
            )
        for panel in axes:
            dress(panel)
        yield axes


@contextlib.contextmanager
def _new_figure(figsize):
    """Crea una figura; si algo falla, no la deja abierta y a medias."""
    figure = plt.figure(figsize=figsize, layout="constrained")
    try:
        yield figure
    except BaseException:
        plt.close(figure)
        raise


def dress(ax):
    """Viste unos ejes, quizá ajenos, con la tinta del curso."""
    # Matplotlib crea las marcas de los ejes al dibujar, cuando el estilo ya
    # se retiró: por eso se fijan aquí, una por una.
    ax.tick_params(colors=INK, labelsize=STYLE["xtick.labelsize"])
    for axis in (ax.xaxis, ax.yaxis):
        axis.label.set_color(INK)
    for spine in ax.spines.values():
        spine.set_edgecolor(INK)


def bare(ax):
    """Deja unos ejes sin marcas ni bordes y con la misma escala en ambos."""
    ax.set_axis_off()
    ax.set_aspect("equal")
