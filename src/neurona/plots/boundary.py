"""Fronteras de decisión en el plano."""

import inspect

import numpy as np
from matplotlib.colors import ListedColormap

from neurona._validation import data, describe, numeric, positive_int, real
from neurona.plots._points import (
    alike,
    frame,
    limits_around,
    read_points,
    scatter,
)
from neurona.plots._shapes import arrow
from neurona.plots.style import INK, PALETTE, WIDTH, canvas


def decision_boundary(
    predict, x, y, class_names=None, resolution=200, ax=None
):
    """Dibuja los puntos y la región que el modelo asigna a cada clase.

    Parameters
    ----------
    predict : callable or model
        Función que recibe puntos ``(n, 2)`` y devuelve clases, la
        probabilidad de la segunda clase (``(n,)`` o ``(n, 1)``) o una
        probabilidad por clase ``(n, k)``; o un modelo con ``predict``.
    x : array_like, shape (n, 2)
        Los puntos.
    y : array_like, shape (n,) or (n, 1)
        La clase de cada punto.
    class_names : sequence of str, optional
        Nombre de cada clase, de la menor a la mayor; si falta, «clase 0».
    resolution : int, optional
        Puntos por lado de la malla en que se evalúa el modelo.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si los puntos no tienen dos coordenadas, si faltan etiquetas o si
        ``predict`` devuelve algo de otra forma.
    """
    x, y = read_points(x, y)
    resolution = positive_int(resolution, "resolution", minimum=2)
    limits = limits_around(x)
    sides = [np.linspace(*side, resolution) for side in limits]
    mesh = np.stack(np.meshgrid(*sides), axis=-1).reshape(-1, 2)
    scores, classes = _scores(_call(predict, mesh), np.unique(y), len(mesh))
    square = resolution, resolution
    with canvas(ax, (WIDTH, 4.4)) as ax:
        colors = [PALETTE[i % len(PALETTE)] for i in range(len(classes))]
        ax.imshow(
            scores.argmax(axis=1).reshape(square),
            origin="lower",
            extent=np.ravel(limits),
            aspect="auto",
            cmap=ListedColormap(colors),
            vmin=-0.5,
            vmax=len(classes) - 0.5,
            alpha=0.22,
            interpolation="nearest",
            zorder=0,
        )
        for i in range(len(classes)):
            # La frontera de una clase: donde empata con la mejor de las
            # otras. Interpolar el empate da una línea sin escalones.
            lead = scores[:, i] - np.delete(scores, i, axis=1).max(axis=1)
            if lead.min() < 0 < lead.max():
                lead = lead.reshape(square)
                ax.contour(*sides, lead, [0], colors=INK, linewidths=1.2)
        scatter(ax, x, y, classes, class_names)
        frame(ax, limits)


def decision_line(weights, bias, x=None, y=None, class_names=None, ax=None):
    r"""Dibuja la recta :math:`w_1 x_1 + w_2 x_2 + b = 0` de una neurona.

    Una flecha señala el lado en que la suma es positiva. Su dirección es
    la de los pesos o, si un eje mide más del doble que el otro, la
    perpendicular en el dibujo.

    Parameters
    ----------
    weights : array_like of 2 floats
        Los pesos :math:`(w_1, w_2)`.
    bias : float
        El *bias* :math:`b`.
    x : array_like, shape (n, 2), optional
        Puntos que se dibujan con la recta.
    y : array_like, shape (n,), optional
        La clase de cada punto.
    class_names : sequence of str, optional
        Nombre de cada clase, de la menor a la mayor.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura. Si ya tienen
        puntos y no se dan otros, la recta se ajusta a ellos.

    Raises
    ------
    TypeError, ValueError
        Si no hay dos pesos, si ambos son 0 (no hay recta) o si los puntos
        no tienen dos coordenadas.
    """
    w = data(weights, "weights").ravel().astype(float)
    if w.size != 2:
        raise ValueError(
            f"weights tiene {w.size} pesos, pero la recta se dibuja en el "
            "plano: hacen falta 2."
        )
    if not w.any():
        raise ValueError(
            "Los dos pesos son 0: la suma vale b en todo el plano y no hay "
            "recta que dibujar."
        )
    # Una capa guarda su bias como arreglo de un elemento.
    b = real(np.ravel(bias)[0].item() if np.size(bias) == 1 else bias, "bias")
    if x is not None:
        x, y = read_points(x, y)
    busy = x is None and ax is not None and ax.has_data()
    with canvas(ax, (WIDTH, 4.4)) as ax:
        foot = -b * w / (w @ w)
        if busy:
            limits = np.array([ax.get_xlim(), ax.get_ylim()])
        elif x is None:
            limits = np.stack([foot - 2, foot + 2], axis=1)
        else:
            scatter(ax, x, y, np.unique(y), class_names)
            limits = _reach(limits_around(x), w, b)
        _line(ax, w, b, limits)
        if busy:
            ax.set(xlim=limits[0], ylim=limits[1])
        else:
            frame(ax, limits)


def _segment(limits, w, b):
    """Devuelve los extremos de la recta dentro del marco, o None."""
    center = limits.mean(axis=1)
    foot = center - (w @ center + b) * w / (w @ w)
    along = np.array([-w[1], w[0]]) / np.hypot(*w)
    first, last = -np.inf, np.inf
    for place, step, (low, high) in zip(foot, along, limits, strict=True):
        if step == 0:
            if not low <= place <= high:
                return None
            continue
        enter, leave = sorted(((low - place) / step, (high - place) / step))
        first, last = max(first, enter), min(last, leave)
    if first >= last:
        return None
    return np.stack([foot + first * along, foot + last * along])


def _reach(limits, w, b):
    """Ensancha el marco lo que haga falta para ver recta y flecha."""
    center = limits.mean(axis=1)
    foot = center - (w @ center + b) * w / (w @ w)
    if _segment(limits, w, b) is None:
        margin = 0.15 * np.abs(foot - center).max()
        low = np.minimum(limits[:, 0], foot - margin)
        high = np.maximum(limits[:, 1], foot + margin)
        limits = np.stack([low, high], axis=1)
    ends = _segment(limits, w, b)
    middle, tip = _arrow(limits, w, ends)
    low = np.minimum(limits[:, 0], tip + 0.2 * (tip - middle))
    high = np.maximum(limits[:, 1], tip + 0.2 * (tip - middle))
    return np.stack([low, high], axis=1)


def _arrow(limits, w, ends):
    """Devuelve el inicio y la punta de la flecha de los pesos."""
    middle = ends.mean(axis=0)
    size = np.ptp(limits, axis=1)
    if alike(limits):
        size = np.full(2, size.min())
    # En las unidades del dibujo la perpendicular a la recta es w * size.
    normal = w * size
    return middle, middle + 0.13 * normal / np.hypot(*normal) * size


def _line(ax, w, b, limits):
    """Traza la recta de lado a lado y la flecha de los pesos."""
    ends = _segment(limits, w, b)
    if ends is None:
        return
    ax.plot(*ends.T, color=INK, linewidth=2, zorder=2, label="w·x + b = 0")
    middle, tip = _arrow(limits, w, ends)
    arrow(ax, middle, tip, width=2)
    ax.annotate(
        "suma > 0",
        tip,
        xytext=4 * w / np.hypot(*w),
        textcoords="offset points",
        ha="left" if w[0] >= 0 else "right",
        va="center" if w[1] == 0 else "bottom" if w[1] > 0 else "top",
        fontsize=9,
    )


def _call(predict, mesh):
    """Evalúa el modelo o la función, sin su barra de progreso."""
    predict = getattr(predict, "predict", predict)
    if not callable(predict):
        raise TypeError(
            "predict debe ser una función o un modelo, pero llegó "
            f"{describe(predict)}."
        )
    try:
        quiet = "verbose" in inspect.signature(predict).parameters
    except ValueError:
        quiet = False
    output = predict(mesh, verbose=0) if quiet else predict(mesh)
    return numeric(np.asarray(output), "predict(x)")


def _scores(output, classes, count):
    """Devuelve una puntuación por punto y clase, y cuáles son las clases."""
    if output.shape[:1] != (count,) or output.ndim > 2:
        raise ValueError(
            f"predict devolvió la forma {output.shape} para {count} puntos, "
            f"pero se espera ({count},) o ({count}, clases)."
        )
    if output.ndim == 2 and output.shape[1] > 1:
        columns = np.arange(output.shape[1])
        if not np.isin(classes, columns).all():
            raise ValueError(
                f"predict devuelve {len(columns)} probabilidades, para las "
                f"clases 0 a {len(columns) - 1}, pero en y están "
                f"{classes.tolist()}."
            )
        return output, columns
    output = output.ravel()
    if len(classes) > 2:
        return (output[:, np.newaxis] == classes).astype(float), classes
    if len(classes) == 1:
        classes = np.array([0, 1] if classes[0] in (0, 1) else [-1, 1])
    # Sirve para probabilidades y para clases 0 y 1, o −1 y 1.
    return np.stack([1 - output, output], axis=1), classes
