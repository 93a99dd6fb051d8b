"""Una línea de tiempo vertical, que cabe en un teléfono."""

import textwrap

from matplotlib.patches import FancyBboxPatch

from neurona._validation import describe, real
from neurona.plots._shapes import write
from neurona.plots.style import BLUE, INK, VERMILION, WIDTH, canvas

LINE = 0.21
"""Alto de un renglón de texto, en pulgadas."""


def timeline(events, ax=None):
    """Dibuja acontecimientos fechados y periodos, de arriba abajo.

    Parameters
    ----------
    events : sequence of tuple
        ``(año, texto)`` para un acontecimiento y ``(inicio, fin, texto)``
        para un periodo, en cualquier orden.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si no hay acontecimientos, si uno no tiene esa forma o si un
        periodo termina antes de empezar.

    Examples
    --------
    >>> timeline([(1943, "McCulloch y Pitts"), (1974, 1980, "Invierno")])
    """
    events = sorted(_read(event) for event in events)
    if not events:
        raise ValueError("No hay acontecimientos que dibujar.")
    first = events[0][0]
    last = max(end for _, end, _ in events)
    texts = [textwrap.wrap(text, 42) for *_, text in events]
    heights = [LINE * len(lines) + 0.16 for lines in texts]
    total = max(sum(heights), 2.0)

    def level(year):
        """Altura de un año: el primero arriba, el último abajo."""
        return -total * (year - first) / max(last - first, 1)

    middles = [level(start) for start, *_ in events]
    places = _spread(middles, heights, total)
    with canvas(ax, (WIDTH, total + 0.5)) as ax:
        ax.plot([0, 0], [0.12, -total - 0.12], color=INK, linewidth=1.6)
        for event, text, middle, place in zip(
            events, texts, middles, places, strict=True
        ):
            start, end, _ = event
            if start == end:
                ax.plot([0], [middle], "o", color=BLUE, markersize=8)
                date = f"{start:g}"
            else:
                _period(ax, level(start), level(end))
                date = f"{start:g}–{end:g}"
            ax.plot(
                [0.12, 0.3, 0.38],
                [middle, place, place],
                color=INK,
                linewidth=0.8,
                zorder=1,
            )
            settings = {"ha": "left", "size": 9.5}
            write(ax, (0.44, place), date, weight="bold", **settings)
            write(ax, (1.4, place), "\n".join(text), **settings)
        ax.set_axis_off()
        ax.set_xlim(-0.15, WIDTH - 0.2)
        ax.set_ylim(-total - 0.2, 0.25)


def _read(event):
    """Devuelve (inicio, fin, texto); de un instante, inicio = fin."""
    if not isinstance(event, (tuple, list)) or len(event) not in (2, 3):
        raise ValueError(
            "Cada acontecimiento debe ser (año, texto) o (inicio, fin, "
            f"texto), pero llegó {describe(event)}."
        )
    *years, text = event
    start, end = (real(years[i], "El año") for i in (0, -1))
    if not isinstance(text, str):
        raise TypeError(
            f"El texto de {start:g} debe ser str, pero llegó {describe(text)}."
        )
    if end < start:
        raise ValueError(
            f"El periodo '{text}' termina en {end:g}, antes de empezar en "
            f"{start:g}."
        )
    return start, end, text


def _spread(middles, heights, total):
    """Separa los textos para que no se encimen, cerca de su fecha."""
    places = [0.0] * len(middles)
    edge = LINE
    for i in range(len(middles)):
        places[i] = min(middles[i], edge - heights[i] / 2)
        edge = places[i] - heights[i] / 2
    # Los que se salieron por abajo empujan hacia arriba a los demás.
    edge = -total - LINE
    for i in reversed(range(len(middles))):
        places[i] = max(places[i], edge + heights[i] / 2)
        edge = places[i] + heights[i] / 2
    return places


def _period(ax, top, bottom):
    ax.add_patch(
        FancyBboxPatch(
            (-0.08, bottom),
            0.16,
            top - bottom,
            boxstyle="round,pad=0,rounding_size=0.06",
            facecolor=VERMILION,
            edgecolor="none",
            zorder=2,
            label="periodo",
        )
    )
