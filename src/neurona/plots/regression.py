"""Figuras de una regresión: quién gana, cuándo se sobreajusta, qué ve."""

import numpy as np

from neurona._validation import data, same_shape
from neurona.plots.style import (
    BLUE,
    INK,
    PALETTE,
    VERMILION,
    WIDTH,
    canvas,
    canvases,
)

DASHES = ("solid", (0, (4, 2)), (0, (1, 1.5)), (0, (6, 2, 1, 2)))


def rival_errors(one, other, names, ax=None):
    """Enfrenta los errores de dos modelos, un punto por reparto.

    Bajo la diagonal, el segundo modelo se equivocó menos.

    Parameters
    ----------
    one, other : array_like, shape (n,)
        El error de cada modelo en los mismos repartos; no negativos.
    names : tuple of str
        El nombre de cada modelo.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si no hay un par de números finitos por reparto.
    """
    one, other = data(one, "one"), data(other, "other")
    same_shape(one, other, "one", "other")
    low, high = min(one.min(), other.min()), max(one.max(), other.max())
    margin = 0.06 * (high - low) or 1.0
    limits = low - margin, high + margin
    with canvas(ax, (4.4, 4.2)) as ax:
        ax.plot(limits, limits, color=INK, linewidth=1.2, linestyle=":")
        groups = (other >= one, "o", BLUE, 0), (other < one, "s", VERMILION, 1)
        for rows, marker, color, winner in groups:
            ax.scatter(
                one[rows],
                other[rows],
                s=30,
                marker=marker,
                color=color,
                linewidth=0,
                label=f"gana {names[winner]} ({rows.sum()})",
            )
        ax.legend(
            loc="lower left", bbox_to_anchor=(0, 1), ncols=2, borderaxespad=0.2
        )
        ax.set(
            xlim=limits,
            ylim=limits,
            aspect="equal",
            xlabel=f"Error de {names[0]}",
            ylabel=f"Error de {names[1]}",
        )


def error_by_epoch(train, test, reference=None, ax=None):
    """Dibuja el error por época, con su variación entre repartos.

    La banda va de una desviación estándar abajo de la media a una arriba.

    Parameters
    ----------
    train, test : array_like, shape (repeats, epochs)
        El error con los ejemplos vistos y con los que no se vieron.
    reference : tuple of (str, float), optional
        Nombre y error de otro modelo, que se dibuja como línea horizontal.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si no son tablas de números finitos con la misma forma.
    """
    train, test = data(train, "train"), data(test, "test")
    same_shape(train, test, "train", "test")
    if train.ndim != 2:
        raise ValueError(
            f"train tiene forma {train.shape}, pero se espera un renglón por "
            "reparto y una columna por época."
        )
    epochs = np.arange(1, train.shape[1] + 1)
    lines = (
        (test, VERMILION, DASHES[1], "nuevos"),
        (
            train,
            BLUE,
            DASHES[0],
            "vistos",
        ),
    )
    with canvas(ax) as ax:
        for errors, color, style, label in lines:
            middle, spread = errors.mean(axis=0), errors.std(axis=0)
            ax.plot(epochs, middle, color=color, linestyle=style, label=label)
            band = middle - spread, middle + spread
            ax.fill_between(epochs, *band, color=color, alpha=0.2, linewidth=0)
        if reference is not None:
            name, level = reference
            ax.axhline(level, color=INK, linestyle=":", label=name)
        ax.set_ylim(bottom=0)
        ax.set_xlim(1, epochs[-1])
        ax.set_xlabel("Época")
        ax.set_ylabel("Error")
        ax.grid(axis="y")
        ax.legend(
            loc="lower left", bbox_to_anchor=(0, 1), ncols=3, borderaxespad=0.2
        )


def dependence_curves(x, grids, curves, names, label, ax=None):
    """Dibuja lo que contestan varios modelos según cada característica.

    Las rayitas de abajo son los ejemplos: donde no las hay, el modelo
    inventa.

    Parameters
    ----------
    x : array_like, shape (samples, features)
        Los ejemplos.
    grids : sequence of array_like
        Para cada característica, los valores en que se evaluó.
    curves : dict
        Por cada modelo, su nombre y una curva por característica.
    names : sequence of str
        El nombre de cada característica.
    label : str
        Qué se predice, con sus unidades.
    ax : sequence of matplotlib.axes.Axes, optional
        Un par de ejes por característica; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si faltan nombres o valores de alguna característica.
    """
    x = data(x, "x")
    count = x.shape[-1]
    if not len(grids) == len(names) == count:
        raise ValueError(
            f"x tiene {count} características, pero llegaron {len(grids)} "
            f"listas de valores y {len(names)} nombres."
        )
    rows = -(-count // 2)
    shape = (rows, 2) if ax is None else (count, 1)
    with canvases(*shape, ax, (WIDTH, 0.6 + 2.1 * rows)) as axes:
        heights = np.concatenate([np.ravel(c) for c in curves.values()])
        low, high = heights.min(), heights.max()
        margin = 0.1 * (high - low) or 1.0
        for j, panel in enumerate(axes[:count]):
            for i, (name, curve) in enumerate(curves.items()):
                style = {"color": PALETTE[i % 4], "ls": DASHES[i % 4]}
                panel.plot(grids[j], curve[j], label=name, **style)
            panel.plot(
                x[:, j],
                np.full(len(x), low - margin),
                "|",
                color=INK,
                markersize=7,
                markeredgewidth=0.8,
            )
            panel.set_ylim(low - 1.6 * margin, high + margin)
            panel.set_xlabel(names[j])
        for panel in axes[count:]:
            panel.set_axis_off()
        figure = axes[0].figure
        if ax is None:
            handles, labels = axes[0].get_legend_handles_labels()
            figure.legend(handles, labels, loc="outside upper left", ncols=3)
            figure.supylabel(label, fontsize=10, color=INK)
        else:
            axes[0].legend()
            axes[0].set_ylabel(label)
