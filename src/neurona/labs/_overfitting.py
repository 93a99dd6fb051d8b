"""La figura fija del sobreajuste: dos curvas, sus épocas y la frontera."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap

from neurona.labs._fields import ticks
from neurona.plots.style import (
    BLUE,
    GREEN,
    INK,
    PURPLE,
    VERMILION,
    WIDTH,
    canvases,
)

HEIGHT = 3.4
CLASSES = LinearSegmentedColormap.from_list(
    "clases", [BLUE, "white", VERMILION]
)


def draw(lab):
    """Dibuja un laboratorio en su estado presente."""
    panels = 1 if lab.field is None else 2
    size = (WIDTH, HEIGHT * panels)
    with canvases(panels, 1, figsize=size) as axes:
        _curves(axes[0], lab)
        if lab.field is not None:
            _plane(axes[1], lab)
    return axes[0].figure


def _curves(ax, lab):
    loss, val_loss = lab.curves
    epochs = np.arange(1, lab.epochs + 1)
    ax.plot(epochs, loss, color=BLUE, label="entrenamiento")
    ax.plot(epochs, val_loss, "--", color=VERMILION, label="validación")
    for name, epoch, color, line, marker in (
        ("la que ves", lab.epoch, INK, "-", "o"),
        ("la mejor", lab.best_epoch, GREEN, ":", "D"),
        ("se detiene", lab.stopped_epoch, PURPLE, "--", "X"),
        ("vuelve a", lab.restored_epoch, PURPLE, "-.", "P"),
    ):
        if epoch is None:
            continue
        ax.axvline(epoch, color=color, linestyle=line, linewidth=1)
        label = f"{name}: {epoch}"
        ax.plot(epoch, val_loss[epoch - 1], marker, color=color, label=label)
    ax.set(xlabel="época", ylabel="costo", ylim=(0, None))
    ax.figure.legend(loc="outside upper left", ncols=2)


def _plane(ax, lab):
    center, reach = lab.square
    ends = (center - reach, center + reach)
    side = ticks(*lab.square)
    ax.imshow(
        lab.field,
        cmap=CLASSES,
        vmin=0,
        vmax=1,
        alpha=0.35,
        interpolation="bilinear",
        extent=(*ends, *ends),
    )
    scores = np.log(lab.field / (1 - lab.field))
    ax.contour(side, side[::-1], scores, [0], colors=INK)
    points = np.array(lab.points)
    for label, color, marker in ((0, BLUE, "o"), (1, VERMILION, "^")):
        own = points[points[:, 2] == label]
        ax.plot(own[:, 0], own[:, 1], marker, color=color, markersize=4)
    ax.set(xlabel="$x_1$", ylabel="$x_2$")
