"""La matriz de confusión."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from neurona import metrics
from neurona._validation import same_length
from neurona.plots._shapes import write
from neurona.plots.style import BLUE, INK, WIDTH, canvas

# Sobre todos ellos el blanco se lee: contrasta más de 4.5 a 1.
ERRORS = LinearSegmentedColormap.from_list("errores", ["#6B737B", "#B34A00"])


def confusion_matrix(y_true, y_pred, class_names=None, ax=None):
    """Dibuja cuántos ejemplos de cada clase se predijeron como cada clase.

    Los aciertos están en la diagonal, en azul. Fuera de ella, los errores:
    más vivos cuanto más frecuentes.

    Parameters
    ----------
    y_true : array_like of int, shape (n,)
        Clases correctas.
    y_pred : array_like of int, shape (n,)
        Clases predichas: de unas probabilidades, ``p.argmax(axis=1)``.
    class_names : sequence of str, optional
        Nombre de cada clase, desde la 0; si falta, se escriben los números
        que aparecen en los datos.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si faltan o sobran predicciones, si llegan probabilidades en lugar
        de clases o si una clase no tiene nombre.
    """
    y_true = _classes(y_true, "y_true")
    y_pred = _classes(y_pred, "y_pred")
    same_length(y_true, y_pred, "y_true", "y_pred")
    classes = None if class_names is None else len(class_names)
    counts = metrics.confusion_matrix(y_true, y_pred, classes)
    size = len(counts)
    names = range(size) if class_names is None else class_names
    names = [str(name) for name in names]
    long = max(map(len, names)) > 3
    worst = max(1, (counts - np.diag(np.diag(counts))).max())
    font = 9 if size > 6 else 11
    side = min(WIDTH, 1.4 + 0.6 * size)
    with canvas(ax, (side, side)) as ax:
        for row, column in np.ndindex(size, size):
            count = counts[row, column]
            color = ERRORS(count / worst)
            color = BLUE if row == column else color
            if count:
                ax.add_patch(
                    Rectangle(
                        (column - 0.46, row - 0.46), 0.92, 0.92, fc=color
                    )
                )
            ink = "white" if count else INK
            write(ax, (column, row), str(count), size=font, color=ink)
        ax.set_xticks(range(size), names)
        ax.set_yticks(range(size), names)
        if long:
            ax.tick_params(axis="x", rotation=90)
        ax.set_xlabel("Clase predicha")
        ax.set_ylabel("Clase correcta")
        ax.tick_params(length=0)
        ax.spines[:].set_visible(False)
        ax.set_aspect("equal")
        ax.set_xlim(-0.5, size - 0.5)
        ax.set_ylim(size - 0.5, -0.5)


def _classes(values, name):
    """Revisa que lleguen clases y no probabilidades."""
    values = np.asarray(values)
    if values.ndim == 2 and values.shape[1] > 1:
        raise ValueError(
            f"{name} tiene forma {values.shape}: parecen probabilidades. "
            f"Da una clase por ejemplo, con {name}.argmax(axis=1)."
        )
    return values.ravel()
