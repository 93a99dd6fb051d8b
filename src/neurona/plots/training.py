"""Las curvas del entrenamiento: el costo y las métricas por época."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from neurona._validation import choose, describe, numeric
from neurona.plots.style import BLUE, INK, VERMILION, WIDTH, canvases

SPANISH = {
    "loss": "Costo",
    "accuracy": "Exactitud",
    "acc": "Exactitud",
    "binary_accuracy": "Exactitud",
    "categorical_accuracy": "Exactitud",
    "sparse_categorical_accuracy": "Exactitud",
    "mae": "Error absoluto medio",
    "mean_absolute_error": "Error absoluto medio",
    "mse": "Error cuadrático medio",
    "mean_squared_error": "Error cuadrático medio",
    "r2_score": "R²",
    "learning_rate": "Factor de aprendizaje",
}


def training_curves(history, keys=None, mark_best=False, ax=None):
    """Dibuja el costo y las métricas de cada época.

    El entrenamiento va con línea continua azul; la validación, si la hay,
    con línea punteada bermellón. Cada métrica tiene su panel.

    Parameters
    ----------
    history : dict or History
        Lo que devuelve ``fit``, o su atributo ``history``:
        ``{"loss": [...], "val_loss": [...], "accuracy": [...]}``.
    keys : sequence of str, optional
        Qué dibujar, sin el prefijo ``val_``; si falta, todo.
    mark_best : bool, optional
        Si se señala la época con el menor costo de validación, la que
        conserva ``EarlyStopping(restore_best_weights=True)``.
    ax : Axes or sequence of Axes, optional
        Un par de ejes por panel; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si no hay épocas, si una clave no existe o si se pide señalar la
        mejor época sin ``val_loss``.
    """
    series = _series(history)
    names = [name for name in series if not name.startswith("val_")]
    # Keras los entrega en orden alfabético; aquí el costo va primero.
    names.sort(key=lambda name: name != "loss")
    if keys is not None:
        options = dict.fromkeys(names)
        for key in keys:
            choose(key, options, "la métrica")
        names = list(keys)
    if mark_best and "val_loss" not in series:
        raise ValueError(
            "mark_best necesita 'val_loss': entrena con validation_data o "
            "validation_split."
        )
    rows = len(names)
    size = (WIDTH, 2.9 if rows == 1 else 0.5 + 2.0 * rows)
    with canvases(rows, 1, ax, size, sharex=True) as axes:
        for panel, name in zip(axes, names, strict=False):
            _panel(panel, name, series)
            if mark_best:
                _mark(panel, series["val_loss"])
        if any(f"val_{name}" in series for name in names):
            axes[0].legend(
                loc="lower left",
                bbox_to_anchor=(0, 1),
                ncols=3,
                borderaxespad=0.2,
            )
        axes[rows - 1].set_xlabel("Época")


def _series(history):
    """Devuelve el diccionario de un historial, revisado."""
    series = getattr(history, "history", history)
    if not isinstance(series, dict):
        raise TypeError(
            "history debe ser lo que devuelve fit, o su atributo history, "
            f"pero llegó {describe(history)}."
        )
    if not any(len(values) for values in series.values()):
        raise ValueError(
            "El historial está vacío: entrena al menos una época con fit."
        )
    return {key: numeric(v, f"history['{key}']") for key, v in series.items()}


def _panel(ax, name, series):
    lines = (
        (name, BLUE, "solid", "entrenamiento"),
        (f"val_{name}", VERMILION, (0, (4, 2)), "validación"),
    )
    for key, color, style, label in lines:
        if key not in series:
            continue
        values = series[key]
        # De una sola época no sale una línea: se dibuja un punto.
        marker = "o" if len(values) == 1 else None
        ax.plot(
            np.arange(1, len(values) + 1),
            values,
            color=color,
            linestyle=style,
            marker=marker,
            label=label,
        )
    ax.set_ylabel(SPANISH.get(name, name))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    if len(series[name]) == 1:
        ax.set_xlim(0.5, 1.5)
    ax.grid(axis="y")


def _mark(ax, costs):
    best = int(np.nanargmin(costs)) + 1
    ax.axvline(
        best,
        color=INK,
        linestyle=":",
        linewidth=1.6,
        label=f"mejor época: {best}",
    )
