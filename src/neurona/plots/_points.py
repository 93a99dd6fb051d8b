"""Puntos del plano: su revisión, sus marcadores y su marco."""

import numpy as np

from neurona._validation import data, same_length
from neurona.plots.style import MARKERS, PALETTE


def read_points(x, y):
    """Revisa los puntos y sus clases; devuelve arreglos (n, 2) y (n,).

    Raises
    ------
    TypeError, ValueError
        Si no son puntos del plano o no hay una clase por punto.
    """
    x = data(x, "x")
    if x.ndim != 2 or x.shape[1] != 2:
        raise ValueError(
            f"x tiene forma {x.shape}, pero se esperan puntos del plano: "
            "(n, 2)."
        )
    y = np.zeros(len(x), dtype=int) if y is None else np.asarray(y)
    if y.ndim == 2 and y.shape[1] > 1:
        raise ValueError(
            f"y tiene forma {y.shape}: parece one-hot. Da una clase por "
            "punto, con y.argmax(axis=1)."
        )
    same_length(x, y)
    return x, y.ravel()


def limits_around(x):
    """Devuelve el intervalo de cada eje, con un margen."""
    margin = np.maximum(0.2 * np.ptp(x, axis=0), 1e-3)
    return np.stack([x.min(axis=0) - margin, x.max(axis=0) + margin], axis=1)


def scatter(ax, x, y, classes, class_names):
    """Dibuja los puntos: cada clase, su marcador y su color.

    Raises
    ------
    ValueError
        Si no hay un nombre por clase.
    """
    if class_names is None:
        class_names = [f"clase {value:g}" for value in classes * 1]
    elif len(class_names) != len(classes):
        raise ValueError(
            f"class_names tiene {len(class_names)} nombres, pero hay "
            f"{len(classes)} clases."
        )
    for i, value in enumerate(classes):
        ax.scatter(
            *x[y == value].T,
            s=30 if len(x) > 12 else 80,
            color=PALETTE[i % len(PALETTE)],
            marker=MARKERS[i % len(MARKERS)],
            label=class_names[i],
            zorder=3,
        )
    if len(classes) > 1:
        ax.legend(
            loc="lower left",
            bbox_to_anchor=(0, 1),
            ncols=min(len(classes), 4),
            borderaxespad=0.2,
            handletextpad=0.2,
        )


def alike(limits):
    """Dice si ambos ejes miden casi lo mismo y caben a la misma escala."""
    width, height = np.ptp(limits, axis=1)
    return 0.5 <= width / height <= 2


def frame(ax, limits):
    """Fija los límites y nombra los ejes."""
    # A la misma escala, los pesos se ven perpendiculares a su recta.
    if alike(limits):
        ax.set_aspect("equal", adjustable="box")
    ax.set_xlim(limits[0])
    ax.set_ylim(limits[1])
    ax.set_xlabel("$x_1$")
    ax.set_ylabel("$x_2$")
