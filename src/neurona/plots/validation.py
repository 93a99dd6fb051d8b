"""Comparar redes con varias semillas: curvas por época y costos finales."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from neurona._validation import describe, numeric, real
from neurona.plots.style import BLUE, INK, VERMILION, WIDTH, canvas, canvases

TRAINING = {"color": BLUE, "linestyle": "solid", "label": "entrenamiento"}
VALIDATION = {
    "color": VERMILION,
    "linestyle": (0, (4, 2)),
    "label": "validación",
}


def seed_curves(histories, ylim=None, ax=None):
    """Dibuja el costo por época de varias redes, con varias semillas.

    Cada red tiene su panel, cada semilla su trazo fino y la mediana de las
    semillas va encima, gruesa. El entrenamiento es azul y continuo; la
    validación, bermellón y punteada.

    Parameters
    ----------
    histories : dict of list of History or dict
        Por red, lo que devolvió ``fit`` con cada semilla, con
        ``validation_data``. Todas con las mismas épocas.
    ylim : tuple of float, optional
        Intervalo del eje vertical; si falta, el que cubre todo.
    ax : sequence of matplotlib.axes.Axes, optional
        Un par de ejes por red; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si no hay redes o semillas, si falta la validación o si las
        historias no tienen el mismo largo.
    """
    runs = {
        name: {key: _table(name, seeds, key) for key in ("loss", "val_loss")}
        for name, seeds in _named(histories, "histories").items()
    }
    with canvases(1, len(runs), ax, (WIDTH, 2.9)) as axes:
        for panel, (name, table) in zip(axes, runs.items(), strict=False):
            _panel(panel, table)
            panel.set_title(name, loc="left")
        # Todos a la misma escala: se comparan de un panel al otro.
        if ylim is None:
            ylim = _cover([panel.get_ylim() for panel in axes])
        for panel in axes:
            panel.set_ylim(ylim)
            panel.label_outer()
        axes[0].set_ylabel("Costo")
        # Fuera de los paneles, para que ninguno se encoja; solo cabe si la
        # figura es nuestra y reparte ella sus espacios.
        axes[0].figure.legend(
            handles=axes[0].get_legend_handles_labels()[0],
            loc="outside upper left" if ax is None else "upper left",
            ncols=2,
        )


def seed_scores(scores, train=None, baseline=None, label="Costo", ax=None):
    """Dibuja un punto por red y semilla, y une las medianas.

    Parameters
    ----------
    scores : dict of array_like
        Por red, su costo de validación con cada semilla: cuadros.
    train : dict of array_like, optional
        Lo mismo, en el entrenamiento: círculos.
    baseline : float, optional
        Costo de predecir siempre la media, en línea punteada.
    label : str, optional
        Qué se mide, con sus unidades.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si no hay redes o semillas, o si ``train`` trae otras redes.
    """
    scores = _named(scores, "scores")
    groups = [(scores, VALIDATION, "s", 0.0)]
    if train is not None:
        if list(train) != list(scores):
            raise ValueError(
                f"train trae las redes {list(train)}, pero scores trae "
                f"{list(scores)}: deben ser las mismas, en el mismo orden."
            )
        groups = [
            (train, TRAINING, "o", -0.17),
            (scores, VALIDATION, "s", 0.17),
        ]
    with canvas(ax, (WIDTH, 3.2)) as ax:
        for values, style, marker, shift in groups:
            _points(ax, values, style, marker, shift)
        if baseline is not None:
            level = real(baseline, "baseline")
            ax.axhline(
                level, color=INK, linestyle=":", label="predecir la media"
            )
        # Los nombres que no caben de corrido se inclinan.
        tilt = 20 if len("".join(scores)) > 25 else 0
        ax.set_xticks(range(len(scores)), list(scores), rotation=tilt)
        ax.set_ylabel(label)
        ax.grid(axis="y")
        ax.legend(
            loc="lower left",
            bbox_to_anchor=(0, 1),
            ncols=3,
            borderaxespad=0.2,
        )


def _named(values, name):
    if not isinstance(values, dict):
        raise TypeError(
            f"{name} debe ser un diccionario con una lista de semillas por "
            f"red, pero llegó {describe(values)}."
        )
    if not values or not all(len(seeds) for seeds in values.values()):
        raise ValueError(
            f"{name} está vacío: hace falta al menos una red, y una semilla "
            "por red."
        )
    return values


def _table(name, seeds, key):
    """Devuelve los costos de una red: un renglón por semilla."""
    series = [getattr(history, "history", history) for history in seeds]
    if not all(isinstance(s, dict) and key in s for s in series):
        raise ValueError(
            f"A una historia de '{name}' le falta '{key}': da lo que "
            "devuelve fit con validation_data o validation_split."
        )
    rows = [numeric(s[key], f"history['{key}']") for s in series]
    if len({len(row) for row in rows}) > 1:
        raise ValueError(
            f"Las historias de '{name}' tienen distinto número de épocas: "
            f"{[len(row) for row in rows]}."
        )
    return np.stack(rows)


def _panel(ax, table):
    for key, style in (("loss", TRAINING), ("val_loss", VALIDATION)):
        costs = table[key]
        epochs = np.arange(1, costs.shape[1] + 1)
        for row in costs:
            ax.plot(epochs, row, color=style["color"], lw=0.8, alpha=0.4)
        ax.plot(epochs, np.median(costs, axis=0), lw=2.4, **style)
    ax.set_xlabel("Época")
    ax.xaxis.set_major_locator(MaxNLocator(2, integer=True))
    ax.grid(axis="y")


def _cover(limits):
    return min(low for low, _ in limits), max(high for _, high in limits)


def _points(ax, scores, style, marker, shift):
    """Dibuja los puntos de cada red, algo separados, y sus medianas."""
    middles = []
    for place, (name, values) in enumerate(scores.items()):
        values = numeric(values, f"scores['{name}']")
        middles.append(np.median(values))
        spread = np.linspace(-0.1, 0.1, len(values)) if len(values) > 1 else 0
        ax.scatter(
            place + shift + spread + np.zeros(len(values)),
            values,
            s=14,
            color=style["color"],
            marker=marker,
            alpha=0.6,
            linewidths=0,
        )
    ax.plot(
        np.arange(len(middles)) + shift,
        middles,
        marker=marker,
        markersize=7,
        linewidth=1.6,
        **style,
    )
