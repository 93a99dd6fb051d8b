"""El plano de una neurona de tres entradas."""

import numpy as np

from neurona._validation import data, real, same_length
from neurona.plots.style import GREEN, INK, MARKERS, PALETTE, WIDTH, canvas


def decision_plane(weights, bias, x, y, class_names=None, ax=None):
    r"""Dibuja puntos del espacio y el plano :math:`w \cdot x + b = 0`.

    Parameters
    ----------
    weights : array_like of 3 floats
        Los pesos; no todos 0.
    bias : float
        El *bias* :math:`b`.
    x : array_like, shape (n, 3)
        Los puntos.
    y : array_like, shape (n,)
        La clase de cada punto.
    class_names : sequence of str, optional
        Nombre de cada clase, de la menor a la mayor.
    ax : matplotlib.axes.Axes, optional
        Ejes de proyección ``"3d"``; si faltan, se crea una figura.

    Raises
    ------
    ValueError
        Si no hay tres pesos o los tres son 0, si los puntos no tienen tres
        coordenadas o si los ejes son planos.
    """
    w, b, x = data(weights, "weights"), real(bias, "bias"), data(x, "x")
    y = np.asarray(y)
    if w.shape != (3,) or not w.any():
        raise ValueError(
            f"weights es {w.tolist()}, pero el plano se dibuja en el "
            "espacio: hacen falta 3 pesos, y que alguno no sea 0."
        )
    if x.ndim != 2 or x.shape[1] != 3:
        raise ValueError(
            f"x tiene forma {x.shape}, pero se esperan puntos del espacio: "
            "(n, 3)."
        )
    same_length(x, y)
    if ax is not None and ax.name != "3d":
        raise ValueError(
            "decision_plane necesita ejes de tres dimensiones: créalos con "
            "plt.subplots(subplot_kw={'projection': '3d'}), o no des ax."
        )
    classes = np.unique(y)
    if class_names is None:
        class_names = [f"clase {value:g}" for value in classes]
    with canvas(ax, (WIDTH, 4.2), projection="3d") as ax:
        patch = _patch(w, b, x)
        ax.plot_surface(*patch, color=GREEN, alpha=0.4, shade=False)
        for i, name in enumerate(class_names):
            ax.scatter(
                *x[y == classes[i]].T,
                s=25,
                color=PALETTE[i % len(PALETTE)],
                marker=MARKERS[i % len(MARKERS)],
                depthshade=False,
                label=name,
            )
        ax.legend(loc="upper left", ncols=2)
        names = "$x_1$", "$x_2$", "$x_3$"
        axes = ax.xaxis, ax.yaxis, ax.zaxis
        for axis, label in zip(axes, names, strict=True):
            axis.set_pane_color((0, 0, 0, 0))
            axis.line.set_color(INK)
            axis.set_label_text(label, color=INK)
            axis.set_tick_params(colors=INK, labelsize=9)


def _patch(w, b, x):
    """Devuelve las esquinas de un cuadrado del plano, cerca de los puntos."""
    center = x.mean(axis=0)
    foot = center - (w @ center + b) * w / (w @ w)
    # Las direcciones perpendiculares a w: las dos que generan el plano.
    along = np.linalg.svd(w[np.newaxis])[2][1:]
    reach = np.sqrt(((x - center) ** 2).sum(axis=1).max()) * 0.8
    u, v = np.meshgrid([-reach, reach], [-reach, reach])
    return foot[:, None, None] + np.tensordot(along.T, np.stack([u, v]), 1)
