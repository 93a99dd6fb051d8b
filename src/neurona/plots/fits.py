"""Una recta entre unos puntos, y lo que se equivoca con cada uno."""

import numpy as np
from matplotlib.patches import Rectangle

from neurona._validation import data, positive_int, real, same_length
from neurona.plots.style import BLUE, GREEN, INK, VERMILION, WIDTH, canvas


def fitted_line(
    x,
    y,
    slope,
    intercept,
    before=None,
    marked=None,
    squares=False,
    ax=None,
):
    """Dibuja unos puntos y la recta que los predice.

    Parameters
    ----------
    x, y : array_like, shape (samples,)
        Una característica y el valor que se quiere predecir.
    slope, intercept : float
        La pendiente y la ordenada al origen de la recta.
    before : tuple of float, optional
        Pendiente y ordenada de otra recta, la de antes, en línea punteada.
    marked : int, optional
        Índice del punto que se señala, por ejemplo un valor atípico.
    squares : bool, optional
        Si se dibuja el error de cada punto y, sobre él, su cuadrado. El lado
        del cuadrado es el error: su área se lee en unidades de *y* al
        cuadrado.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si no hay un valor por ejemplo, si alguna recta no son dos números
        finitos o si ``marked`` no es el índice de un punto.
    """
    x, y = data(x, "x").ravel(), data(y, "y").ravel()
    same_length(x, y)
    line = real(slope, "slope"), real(intercept, "intercept")
    if marked is not None and positive_int(marked, "marked", 0) >= len(x):
        raise ValueError(
            f"marked es {marked}, pero hay {len(x)} puntos: se numeran de 0 "
            f"a {len(x) - 1}."
        )
    if before is not None:
        before = [real(value, "before") for value in before]
    with canvas(ax, (WIDTH, 3.4)) as ax:
        if squares:
            _squares(ax, x, y, line)
        ends = np.array([x.min(), x.max()])
        ends += np.array([-0.06, 0.06]) * np.ptp(ends)
        if before is not None:
            _line(ax, ends, before, INK, (0, (4, 2)), "antes")
        _line(ax, ends, line, VERMILION, "solid", "ahora")
        rest = np.arange(len(x)) != marked
        ax.plot(x[rest], y[rest], "o", color=BLUE, zorder=4)
        if marked is not None:
            ax.plot(
                x[marked],
                y[marked],
                "D",
                color=VERMILION,
                markersize=8,
                zorder=4,
                label="atípico",
            )
        if before is not None:
            ax.legend(loc="upper left", borderaxespad=0.2)
        ax.set_xlabel("$x$")
        ax.set_ylabel("$y$")


def _line(ax, ends, line, color, style, label):
    slope, intercept = line
    ax.plot(
        ends,
        slope * ends + intercept,
        color=color,
        linestyle=style,
        label=label,
        zorder=3,
    )


def _squares(ax, x, y, line):
    """Levanta un cuadrado sobre el error de cada punto."""
    # Con la escala fija, un cuadrado del plano también lo es en la pantalla.
    scale = np.ptp(x) / np.ptp(y)
    ax.set_aspect(scale)
    predicted = line[0] * x + line[1]
    for point, bottom, top in zip(
        x, np.minimum(y, predicted), np.maximum(y, predicted), strict=True
    ):
        side = top - bottom
        # Hacia el centro, para que ninguno ensanche la figura.
        width = side * scale * (1 if point <= x.mean() else -1)
        ax.add_patch(
            Rectangle(
                (point, bottom),
                width,
                side,
                facecolor=GREEN + "26",
                edgecolor=GREEN,
                linewidth=1,
                zorder=1,
            )
        )
