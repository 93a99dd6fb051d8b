"""Las piezas de los diagramas: nodos, flechas y puntos suspensivos."""

from matplotlib.patches import Circle, FancyArrowPatch

from neurona.plots.style import BLUE, INK


def node(ax, center, radius, text="", filled=False, size=12, dashed=False):
    """Dibuja un nodo: hueco si trae un dato, lleno si calcula."""
    ax.add_patch(
        Circle(
            center,
            radius,
            facecolor=BLUE if filled else "none",
            edgecolor=BLUE if filled else INK,
            linestyle=(0, (3, 2)) if dashed else "solid",
            linewidth=1.4,
            label="nodo",
            zorder=3,
        )
    )
    if text:
        color = "white" if filled else INK
        write(ax, center, text, size=size, color=color, zorder=4)


def arrow(ax, start, end, color=INK, width=1.3, style="-|>"):
    """Dibuja una flecha recta de un punto a otro."""
    ax.add_patch(
        FancyArrowPatch(
            start,
            end,
            arrowstyle=style,
            mutation_scale=11,
            shrinkA=0,
            shrinkB=0,
            color=color,
            linewidth=width,
            joinstyle="miter",
        )
    )


def write(ax, place, text, size=12, **options):
    """Escribe un texto centrado en un punto."""
    settings = {"ha": "center", "va": "center", "fontsize": size}
    ax.text(*place, text, **(settings | options))


def dots(ax, place, gap=0.17):
    """Dibuja tres puntos en vertical, que dicen «y así sucesivamente»."""
    x, y = place
    ax.scatter([x] * 3, [y - gap, y, y + gap], s=7, color=INK, zorder=3)
