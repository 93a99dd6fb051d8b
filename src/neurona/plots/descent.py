"""Descensos que se comparan: sus caminos, y su costo paso a paso."""

import math

import numpy as np
from matplotlib.ticker import LogLocator, NullFormatter

from neurona._validation import data, positive
from neurona.plots._points import limits_around
from neurona.plots.activation_curves import interval
from neurona.plots.style import (
    BLUE,
    INK,
    PALETTE,
    VERMILION,
    WIDTH,
    canvases,
)
from neurona.plots.surface import DEPTH

DASHES = ("solid", (0, (5, 2)), (0, (1.2, 1.6)), (0, (6, 2, 1.2, 2)))
"""Un trazo por curva: el color nunca es la única seña."""

LEVELS = 12


def descent_paths(
    f,
    paths,
    x_range=None,
    y_range=None,
    names=("w_1", "w_2"),
    minimum=None,
    resolution=100,
    ax=None,
):
    """Dibuja varios descensos por la misma superficie, uno por panel.

    Las curvas de nivel se separan como las de un tazón redondo, parejas en
    distancia: cerca del mínimo también se ven. El cuadro es el inicio; el
    camino se corta donde sale del panel.

    Parameters
    ----------
    f : callable
        Función de un vector de dos números que devuelve el costo.
    paths : dict
        El título de cada panel y su camino, de forma ``(pasos + 1, 2)``.
    x_range, y_range : tuple of float, optional
        Intervalo de cada parámetro; si falta, el que abarca los caminos y
        los mínimos.
    names : tuple of str, optional
        Nombres de los dos parámetros, sin signos de dólar.
    minimum : array_like, shape (2,) or (n, 2), optional
        Los mínimos, que se señalan con una cruz.
    resolution : int, optional
        Puntos por lado de la malla en que se evalúa ``f``.
    ax : sequence of matplotlib.axes.Axes, optional
        Un par de ejes por panel; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si no hay caminos, si alguno no tiene dos columnas o si un intervalo
        está al revés.
    """
    paths = {title: _points(path) for title, path in paths.items()}
    if not paths:
        raise ValueError(
            "No hay caminos: da un diccionario como {'SGD': minimize(...)}."
        )
    minimum = np.reshape([] if minimum is None else minimum, (-1, 2))
    around = limits_around(np.concatenate([minimum, *paths.values()]))
    ranges = (
        interval(around[0] if x_range is None else x_range, "x_range"),
        interval(around[1] if y_range is None else y_range, "y_range"),
    )
    sides = [np.linspace(*limits, resolution) for limits in ranges]
    mesh = np.stack(np.meshgrid(*sides), axis=-1)
    cost = np.apply_along_axis(f, -1, mesh)
    # Al cuadrado: un tazón crece con el cuadrado de la distancia.
    levels = cost.min() + np.ptp(cost) * np.linspace(0, 1, LEVELS + 1) ** 2
    columns = min(2, len(paths))
    rows = math.ceil(len(paths) / columns)
    size = WIDTH, (3.4 if columns == 1 else 2.6) * rows
    with canvases(rows, columns, ax, size) as axes:
        for panel, (title, path) in zip(axes, paths.items(), strict=False):
            panel.contourf(*sides, cost, levels=levels, cmap=DEPTH)
            panel.contour(
                *sides, cost, levels=levels, colors=BLUE, linewidths=0.5
            )
            _path(panel, path, minimum)
            panel.set_title(title)
            panel.set_xlim(ranges[0])
            panel.set_ylim(ranges[1])
            panel.set_xlabel(f"${names[0]}$")
            panel.set_ylabel(f"${names[1]}$")
        for spare in axes[len(paths) :]:
            spare.set_axis_off()


def cost_race(runs, ax=None):
    """Compara el costo de varios entrenamientos, por época y por segundo.

    Cada uno tiene su color y su trazo; todas las escalas son logarítmicas.
    Las épocas de un mismo entrenamiento se toman igual de largas.

    Parameters
    ----------
    runs : dict
        El nombre de cada entrenamiento y un par: el costo de cada época y
        los segundos que tardaron todas.
    ax : sequence of matplotlib.axes.Axes, optional
        Dos pares de ejes; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si algún costo o tiempo no es positivo.
    """
    runs = {name: _run(name, *run) for name, run in runs.items()}
    with canvases(2, 1, ax, (WIDTH, 4.8)) as (by_epoch, by_second):
        for i, (name, (cost, seconds)) in enumerate(runs.items()):
            epochs = np.arange(1, len(cost) + 1)
            for panel, x in (
                (by_epoch, epochs),
                (by_second, epochs * seconds / len(cost)),
            ):
                panel.plot(
                    x,
                    cost,
                    color=PALETTE[i % len(PALETTE)],
                    linestyle=DASHES[i % len(DASHES)],
                    linewidth=1.7,
                    label=name,
                )
        for panel, label in ((by_epoch, "Épocas"), (by_second, "Segundos")):
            panel.set(xscale="log", yscale="log", xlabel=label)
            panel.set_ylabel("Costo")
            panel.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
            for axis in (panel.xaxis, panel.yaxis):
                axis.set_major_formatter("{x:g}")
                axis.set_minor_formatter(NullFormatter())
            panel.grid(axis="y")
        by_epoch.legend(
            loc="lower left",
            bbox_to_anchor=(0, 1),
            ncols=len(runs),
            borderaxespad=0.2,
        )


def _points(path):
    path = data(path, "path")
    if path.ndim != 2 or path.shape[1] != 2:
        raise ValueError(
            f"Un camino tiene forma {path.shape}, pero se espera "
            "(pasos + 1, 2): un punto por renglón."
        )
    return path


def _run(name, cost, seconds):
    cost = data(cost, f"el costo de «{name}»")
    positive(float(cost.min()), f"el menor costo de «{name}»")
    return cost, positive(seconds, f"el tiempo de «{name}»")


def _path(ax, path, minimum):
    ax.plot(*minimum.T, "P", color=INK, markersize=8)
    ax.plot(
        *path.T,
        "o-",
        color=VERMILION,
        markersize=2.5,
        linewidth=1.1,
        label="camino",
    )
    ax.plot(*path[0], "s", color=VERMILION, markersize=7, label="inicio")
