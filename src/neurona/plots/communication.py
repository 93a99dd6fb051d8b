"""Lo que cuesta que muchas máquinas se pongan de acuerdo."""

import numpy as np
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from neurona._validation import describe, numeric, positive
from neurona.plots.style import PALETTE, WIDTH, canvas

SIZES = ((1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB"), (1, "B"))
STYLES = {"solid": "o", (0, (4, 2)): "s"}
"""Un trazo, y un marcador, para cada manera de sumar."""


def communication_cost(workers, models, gigabits, ax=None):
    """Dibuja los bytes por paso según cuántos trabajadores hay.

    Las dos escalas son logarítmicas. A la derecha, los segundos que esos
    bytes tardan en una red. Cada modelo tiene su color y cada manera de
    sumar, su trazo y su marcador.

    Parameters
    ----------
    workers : array_like, shape (n,)
        Números de trabajadores; con 1 no se manda nada y no se dibuja.
    models : dict of dict of array_like
        Por modelo y por manera de sumar, los bytes de un paso, ``(n,)``. De
        una a dos maneras, con los mismos nombres en todos.
    gigabits : float
        Velocidad de la red, en gigabits por segundo.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si no hay modelos o una curva no tiene un valor por cada número.
    """
    workers = numeric(workers, "workers")
    rate = positive(gigabits, "gigabits") * 1e9 / 8
    curves = _curves(models, len(workers))
    several = workers > 1
    with canvas(ax, (WIDTH, 3.8)) as ax:
        for (model, way, values), color, style in curves:
            ax.plot(
                workers[several],
                values[several],
                color=color,
                linestyle=style,
                marker=STYLES[style],
                markevery=(0.12, 0.3),
                label=f"{model}, {way}",
            )
        ax.set(xscale="log", yscale="log", xlim=(1, workers.max()))
        ax.set(xlabel="Trabajadores", ylabel="Bytes por paso")
        ax.xaxis.set_major_formatter(FuncFormatter(lambda n, _: f"{n:,.0f}"))
        _scale(ax.yaxis, SIZES)
        right = ax.secondary_yaxis(
            "right", functions=(lambda b: b / rate, lambda s: s * rate)
        )
        right.set_ylabel(f"Segundos por paso, a {gigabits:g} Gb/s")
        _scale(right.yaxis, None)
        right.tick_params(colors=ax.xaxis.label.get_color())
        right.yaxis.label.set_color(ax.xaxis.label.get_color())
        right.spines["right"].set_visible(False)
        ax.grid()
        ax.figure.legend(
            *ax.get_legend_handles_labels(),
            loc="outside upper left",
            ncols=2,
        )


def _curves(models, count):
    """Cada curva, con su nombre, su color y su trazo."""
    if not isinstance(models, dict) or not models:
        raise TypeError(
            "models debe ser un diccionario con las curvas de cada modelo, "
            f"pero llegó {describe(models)}."
        )
    found = []
    for (model, ways), color in zip(models.items(), PALETTE, strict=False):
        for (way, values), style in zip(ways.items(), STYLES, strict=False):
            values = numeric(values, f"models['{model}']['{way}']")
            if values.shape != (count,):
                raise ValueError(
                    f"La curva «{model}, {way}» tiene forma {values.shape}, "
                    f"pero hay {count} números de trabajadores."
                )
            found.append(((model, way, values), color, style))
    return found


def _scale(axis, units):
    """Marca cada tres ceros, con palabras que se leen."""
    axis.set_major_locator(LogLocator(1000, numticks=20))
    axis.set_minor_locator(NullLocator())
    axis.set_major_formatter(
        FuncFormatter(lambda v, _: _bytes(v, units) if units else f"{v:,g}")
    )


def _bytes(value, units):
    size, name = next(
        (u for u in units if value >= u[0] * (1 - 1e-9)), units[-1]
    )
    return f"{np.round(value / size, 3):g} {name}"
