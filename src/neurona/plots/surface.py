"""El costo como paisaje, y el camino del descenso sobre él."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from neurona._validation import choose, data, positive_int
from neurona.plots.activation_curves import interval
from neurona.plots.style import BLUE, INK, VERMILION, WIDTH, canvas

# Abajo se ve la página; cuanto más costo, más azul.
DEPTH = LinearSegmentedColormap.from_list("costo", [BLUE + "00", BLUE + "D0"])
SOLID = LinearSegmentedColormap.from_list("costo", ["#7FB2D6", BLUE])


def loss_curve(f, path=None, x_range=(-3, 3), name="w", ax=None):
    """Dibuja el costo de un solo parámetro y los pasos del descenso.

    Parameters
    ----------
    f : callable
        Función de un número que devuelve el costo.
    path : array_like, shape (steps + 1,), optional
        Valores sucesivos del parámetro, desde el inicial.
    x_range : tuple of float, optional
        Intervalo del parámetro.
    name : str, optional
        Nombre del parámetro, sin signos de dólar.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si el intervalo está al revés o el camino no es una lista de
        números finitos.
    """
    low, high = interval(x_range, "x_range")
    with canvas(ax) as ax:
        w = np.linspace(low, high, 301)
        ax.plot(w, [float(f(v)) for v in w], color=BLUE)
        ax.set_xlim(low, high)
        ax.set_ylim(ax.get_ylim())
        if path is not None:
            path = data(path, "path").ravel()
            _steps(ax, path, np.array([float(f(v)) for v in path]))
            _legend(ax)
        ax.set_xlabel(f"${name}$")
        ax.set_ylabel("Costo")


def loss_surface(
    f,
    path=None,
    x_range=(-3, 3),
    y_range=(-3, 3),
    kind="contour",
    names=("w_1", "w_2"),
    resolution=60,
    ax=None,
):
    """Dibuja el costo de dos parámetros y el camino del descenso.

    Parameters
    ----------
    f : callable
        Función de un vector de dos números que devuelve el costo, como la
        que recibe ``neurona.gradient_descent.minimize``.
    path : array_like, shape (steps + 1, 2), optional
        Los puntos por los que pasa el descenso, desde el inicial.
    x_range, y_range : tuple of float, optional
        Intervalo de cada parámetro.
    kind : {"contour", "surface"}, optional
        Curvas de nivel vistas desde arriba, o superficie en perspectiva.
    names : tuple of str, optional
        Nombres de los dos parámetros, sin signos de dólar.
    resolution : int, optional
        Puntos por lado de la malla en que se evalúa ``f``.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura. Para
        ``kind="surface"`` deben ser de proyección ``"3d"``.

    Raises
    ------
    TypeError, ValueError
        Si un intervalo está al revés, si el camino no tiene dos columnas o
        si los ejes no sirven para ``kind``.
    """
    ranges = interval(x_range, "x_range"), interval(y_range, "y_range")
    choose(kind, dict.fromkeys(("contour", "surface")), "la clase de figura")
    count = positive_int(resolution, "resolution", minimum=2)
    if path is not None:
        path = data(path, "path")
        if path.ndim != 2 or path.shape[1] != 2:
            raise ValueError(
                f"path tiene forma {path.shape}, pero se espera "
                "(pasos + 1, 2): un punto por renglón."
            )
    sides = [np.linspace(*limits, count) for limits in ranges]
    x, y = np.meshgrid(*sides)
    points = np.stack([x, y], axis=-1).reshape(-1, 2)
    cost = np.array([float(f(p)) for p in points]).reshape(x.shape)
    draw = _contour if kind == "contour" else _relief
    draw(ax, f, (x, y, cost), path, ranges, names)


def _contour(ax, f, mesh, path, ranges, names):
    with canvas(ax, (WIDTH, 4.0)) as ax:
        filled = ax.contourf(*mesh, levels=14, cmap=DEPTH)
        ax.contour(*mesh, levels=filled.levels, colors=BLUE, linewidths=0.6)
        bar = ax.figure.colorbar(filled, ax=ax, aspect=28, pad=0.03)
        bar.set_label("Costo")
        bar.outline.set_edgecolor(INK)
        bar.ax.tick_params(colors=INK, labelsize=9)
        if path is not None:
            _steps(ax, *path.T)
            _legend(ax)
        ax.set_xlim(ranges[0])
        ax.set_ylim(ranges[1])
        ax.set_xlabel(f"${names[0]}$")
        ax.set_ylabel(f"${names[1]}$")


def _relief(ax, f, mesh, path, ranges, names):
    if ax is not None and ax.name != "3d":
        raise ValueError(
            "kind='surface' necesita ejes de tres dimensiones: créalos con "
            "plt.subplots(subplot_kw={'projection': '3d'}), o no des ax."
        )
    with canvas(ax, (WIDTH, 4.4), projection="3d") as ax:
        # Sin esto, el camino se esconde detrás de la superficie.
        ax.computed_zorder = False
        ax.plot_surface(
            *mesh,
            cmap=SOLID,
            alpha=0.8,
            rcount=40,
            ccount=40,
            linewidth=0,
            zorder=1,
        )
        if path is not None:
            _steps(ax, *path.T, np.array([float(f(p)) for p in path]))
            _legend(ax)
        ax.set_xlim(ranges[0])
        ax.set_ylim(ranges[1])
        labels = f"${names[0]}$", f"${names[1]}$", "Costo"
        for axis, label in zip(
            (ax.xaxis, ax.yaxis, ax.zaxis), labels, strict=True
        ):
            axis.set_pane_color((0, 0, 0, 0))
            axis.line.set_color(INK)
            axis.set_label_text(label, color=INK)
            axis.set_tick_params(colors=INK, labelsize=9)


def _legend(ax):
    ax.legend(
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=3,
        borderaxespad=0.2,
        handletextpad=0.4,
    )


def _steps(ax, *coordinates):
    """Dibuja el camino: un punto por paso, el inicio y el final."""
    ax.plot(
        *coordinates,
        "o-",
        color=VERMILION,
        markersize=3.5,
        linewidth=1.4,
        zorder=3,
        label="camino",
    )
    ends = (("s", "inicio", 0), ("*", "final", -1))
    for marker, label, place in ends:
        ax.plot(
            *[[c[place]] for c in coordinates],
            marker,
            color=VERMILION,
            markersize=8 if marker == "s" else 13,
            zorder=4,
            label=label,
        )
