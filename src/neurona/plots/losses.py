"""La forma de cada función de costo, y la pendiente con que empuja."""

import numpy as np

from neurona import activations, losses
from neurona._validation import real
from neurona.plots.activation_curves import interval
from neurona.plots.style import INK, PALETTE, WIDTH, canvases

SPANISH = {
    "mean_squared_error": "MSE",
    "mean_absolute_error": "MAE",
    "huber": "Huber",
    "binary_crossentropy": "entropía cruzada",
}
STYLES = ("solid", (0, (5, 2)), (0, (1, 1)), (0, (5, 1, 1, 1)))


def loss_shapes(
    names, y_true=0.0, activation="linear", z_range=(-3, 3), ax=None
):
    r"""Dibuja el costo de un ejemplo y su pendiente, según lo que vale *z*.

    A la izquierda, :math:`C`; a la derecha, :math:`\partial C/\partial z`,
    que es lo que mueve a los pesos. Con la activación lineal y ``y_true=0``,
    *z* es el error.

    Parameters
    ----------
    names : sequence of str or neurona.losses.Loss
        De uno a cuatro costos.
    y_true : float, optional
        El valor correcto.
    activation : str or neurona.activations.Activation, optional
        La activación de la neurona que responde.
    z_range : tuple of float, optional
        Intervalo de *z*.
    ax : sequence of matplotlib.axes.Axes, optional
        Dos pares de ejes; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si un costo no existe, si no son de uno a cuatro o si el intervalo
        está al revés.
    """
    curves = [losses.get(name) for name in names]
    if not 1 <= len(curves) <= len(STYLES):
        raise ValueError(
            f"names trae {len(curves)} costos, pero se dibujan de 1 a "
            f"{len(STYLES)}."
        )
    y_true, f = real(y_true, "y_true"), activations.get(activation)
    # Un número par de puntos: el cero, donde hay esquinas, queda fuera.
    z = np.linspace(*interval(z_range, "z_range"), 400)
    error = f.name == "linear" and y_true == 0
    with canvases(1, 2, ax, (WIDTH, 2.9)) as axes:
        for loss, color, style in zip(curves, PALETTE, STYLES, strict=False):
            values, slopes = _measure(loss, y_true, f, z)
            look = {"color": color, "linestyle": style}
            label = SPANISH.get(loss.name, loss.name)
            axes[0].plot(z, values, label=label, **look)
            axes[1].plot(z, _cut(slopes), **look)
        for panel, title in zip(axes, ("Costo", "Pendiente"), strict=False):
            panel.axhline(0, color=INK, linewidth=0.8, alpha=0.6, zorder=1)
            panel.set_title(title, loc="left")
            panel.set_xlabel(r"error, $\hat{y} - y$" if error else "$z$")
        axes[0].figure.legend(
            *axes[0].get_legend_handles_labels(),
            loc="outside lower center",
            ncols=len(curves),
        )


def _measure(loss, y_true, f, z):
    """Costo y pendiente de un solo ejemplo, para cada *z*."""
    values, slopes = [], []
    for point in z[:, np.newaxis]:
        a, y = f(point), np.array([y_true])
        values.append(loss.value(y, a))
        slopes.append(f.backward(point, a, loss.gradient(y, a))[0])
    return np.array(values), np.array(slopes)


def _cut(slopes):
    """Separa los dos lados de un salto, para que no los una una línea."""
    slopes = slopes.copy()
    jump = np.abs(np.diff(slopes)) > 0.1 * np.ptp(slopes)
    slopes[1:][jump] = np.nan
    return slopes
