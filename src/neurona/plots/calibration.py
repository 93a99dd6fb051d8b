"""El diagrama de fiabilidad: lo que se predijo contra lo que ocurrió."""

import numpy as np

from neurona._validation import describe, numeric, same_length
from neurona.plots.style import INK, MARKERS, PALETTE, WIDTH, canvas


def reliability(curves, ax=None):
    """Dibuja qué tan a menudo ocurre lo que se predice con cada seguridad.

    Sobre la diagonal, lo que recibe una probabilidad de 0.7 ocurre 7 de cada
    10 veces. Cada punto es una caja de ejemplos: mientras más tiene, más
    grande.

    Parameters
    ----------
    curves : dict of tuple
        Por red, la probabilidad media, la fracción que ocurrió y el número
        de ejemplos de cada caja: tres arreglos del mismo largo, a lo más
        cuatro redes.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si no llega un diccionario con al menos una red, o si sus tres
        arreglos no tienen el mismo largo.

    References
    ----------
    M. H. DeGroot y S. E. Fienberg, *The comparison and evaluation of
    forecasters*, The Statistician 32, 1983.
    """
    if not isinstance(curves, dict) or not curves:
        raise TypeError(
            "curves debe ser un diccionario con tres arreglos por red, pero "
            f"llegó {describe(curves)}."
        )
    tables = {name: _table(name, curve) for name, curve in curves.items()}
    with canvas(ax, (WIDTH, 4.6)) as ax:
        ax.plot([0, 1], [0, 1], color=INK, linestyle=":", label="perfecta")
        styles = zip(PALETTE, MARKERS, strict=False)
        for (name, table), (color, mark) in zip(
            tables.items(), styles, strict=False
        ):
            predicted, observed, counts = table
            ax.plot(predicted, observed, color=color, linewidth=1.6)
            # El área es la parte de los ejemplos, con un mínimo que se vea.
            sizes = 22 + 180 * np.sqrt(counts / counts.sum())
            ax.scatter(
                predicted, observed, sizes, color, marker=mark, label=name
            )
        ax.set_xlabel("Probabilidad que predice")
        ax.set_ylabel("Fracción que ocurre")
        ax.set_aspect("equal")
        ax.set_xlim(-0.04, 1.04)
        ax.set_ylim(-0.04, 1.04)
        ax.grid()
        legend = ax.legend(loc="upper left")
        # En la leyenda todos los marcadores miden lo mismo.
        for handle in legend.legend_handles[1:]:
            handle.set_sizes([45])


def _table(name, curve):
    """Revisa los tres arreglos de una red."""
    if len(curve) != 3:
        raise ValueError(
            f"'{name}' trae {len(curve)} arreglos, pero se esperan tres: "
            "probabilidad media, fracción que ocurrió y cuántos ejemplos."
        )
    predicted, observed, counts = (
        numeric(values, f"curves['{name}']") for values in curve
    )
    same_length(predicted, observed, "la probabilidad", "la fracción")
    same_length(predicted, counts, "la probabilidad", "la cuenta")
    return predicted, observed, counts
