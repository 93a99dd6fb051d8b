"""Cuadrículas de imágenes, y los pesos vistos como imágenes."""

import math

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from neurona._validation import data, positive_int
from neurona.plots._shapes import write
from neurona.plots.style import BLUE, INK, VERMILION, WIDTH, bare, canvas

# El 0 es transparente: se ve la página, sea clara u oscura.
DIVERGING = LinearSegmentedColormap.from_list(
    "pesos",
    [(0, VERMILION), (0.5, VERMILION + "00"), (0.5, BLUE + "00"), (1, BLUE)],
)


def image_grid(
    images,
    labels=None,
    predictions=None,
    class_names=None,
    n_columns=5,
    ax=None,
):
    """Dibuja imágenes en una cuadrícula, con su etiqueta o su predicción.

    Con ``labels`` y ``predictions``, un acierto lleva ✓ y la clase; un
    error lleva ✗, la clase predicha, la correcta y un marco grueso.

    Parameters
    ----------
    images : array_like, shape (n, height, width) or (n, height, width, 3)
        Las imágenes: grises de 0 (negro) a 255 o a 1 (blanco), o color.
    labels : sequence of int, shape (n,), optional
        Clase correcta de cada imagen.
    predictions : sequence of int, shape (n,), optional
        Clase que predijo el modelo: de sus probabilidades,
        ``p.argmax(axis=1)``.
    class_names : sequence of str, optional
        Nombre de cada clase; si falta, se escribe su número.
    n_columns : int, optional
        Imágenes por renglón.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si no hay imágenes, si hay más o menos etiquetas que imágenes o si
        una clase no tiene nombre.
    """
    images = _stack(images)
    count = len(images)
    labels = _classes(labels, "labels", count)
    predictions = _classes(predictions, "predictions", count)
    titles, wrong = [""] * count, [False] * count
    for i in range(count):
        right = None if labels is None else _label(labels[i], class_names)
        if predictions is None:
            titles[i] = right or ""
            continue
        guess = _label(predictions[i], class_names)
        wrong[i] = labels is not None and predictions[i] != labels[i]
        titles[i] = guess if labels is None else f"✓ {guess}"
        if wrong[i]:
            titles[i] = f"✗ {guess}\nera {right}"
    limits = min(0, images.min()), images.max() or 1
    tile_images(ax, images, titles, n_columns, "gray", limits, wrong)


def weight_images(weights, shape=None, titles=None, n_columns=5, ax=None):
    """Dibuja los pesos que llegan a cada neurona como una imagen.

    Azul es un peso positivo, bermellón uno negativo y transparente el 0;
    todas las imágenes comparten la misma escala.

    Parameters
    ----------
    weights : array_like, shape (inputs, units)
        Los pesos ``W`` de una capa conectada a una imagen aplanada.
    shape : tuple of int, optional
        Alto y ancho de la imagen; si falta, se supone cuadrada.
    titles : sequence of str, optional
        Título de cada neurona; si falta, su número, desde 0.
    n_columns : int, optional
        Imágenes por renglón.
    ax : matplotlib.axes.Axes, optional
        Ejes donde dibujar; si faltan, se crea una figura.

    Raises
    ------
    TypeError, ValueError
        Si ``weights`` no es una matriz o sus renglones no forman una
        imagen de ``shape``.
    """
    weights = data(weights, "weights")
    if weights.ndim != 2:
        raise ValueError(
            f"weights tiene forma {weights.shape}, pero se espera una "
            "matriz (entradas, neuronas): el primer arreglo de "
            "get_weights()."
        )
    inputs, units = weights.shape
    if shape is None:
        shape = (math.isqrt(inputs),) * 2
    if len(shape) != 2 or math.prod(shape) != inputs:
        raise ValueError(
            f"weights tiene {inputs} renglones, que no forman una imagen de "
            f"{' × '.join(map(str, shape))} píxeles. Da su alto y su ancho "
            "en shape."
        )
    titles = [str(i) for i in range(units)] if titles is None else titles
    if len(titles) != units:
        raise ValueError(
            f"Hay {len(titles)} títulos, pero weights tiene {units} "
            "columnas: hace falta un título por neurona."
        )
    largest = np.abs(weights).max() or 1
    images = weights.T.reshape(units, *shape)
    limits = -largest, largest
    tile_images(ax, images, titles, n_columns, DIVERGING, limits, bar=True)


def tile_images(
    ax, images, titles, n_columns, cmap, limits, wrong=None, bar=False
):
    """Coloca las imágenes en los mismos ejes, cada una con su título."""
    columns = min(positive_int(n_columns, "n_columns"), len(images))
    lines = max(title.count("\n") + bool(title) for title in titles)
    height = images.shape[1] / images.shape[2]
    # Las unidades son el ancho de una imagen; una letra mide siempre lo
    # mismo, así que ocupa más de una imagen chica.
    unit = min(WIDTH / (1.1 * columns), 1.6)
    pitch = height + 0.1 + lines * 0.175 / unit
    rows = math.ceil(len(images) / columns)
    size = (1.1 * columns * unit, unit * rows * pitch + 0.15 + 0.6 * bar)
    with canvas(ax, size) as ax:
        for i, image in enumerate(images):
            x, y = 1.1 * (i % columns), -pitch * (i // columns)
            picture = ax.imshow(
                image,
                cmap=cmap,
                vmin=limits[0],
                vmax=limits[1],
                extent=(x, x + 1, y - height, y),
                interpolation="nearest",
            )
            bad = wrong is not None and wrong[i]
            ax.add_patch(
                Rectangle(
                    (x, y - height),
                    1,
                    height,
                    facecolor="none",
                    edgecolor=VERMILION if bad else INK,
                    linewidth=3 if bad else 0.6,
                )
            )
            place = (x + 0.5, y + 0.05 / unit)
            write(ax, place, titles[i], size=9, va="bottom", linespacing=1.05)
        bare(ax)
        ax.set_xlim(-0.05, 1.1 * columns - 0.05)
        ax.set_ylim(-pitch * rows + pitch - height - 0.05, pitch - height)
        if bar:
            _bar(ax, picture)


def _bar(ax, picture):
    bar = ax.figure.colorbar(
        picture, ax=ax, orientation="horizontal", shrink=0.6, aspect=28
    )
    bar.set_label("peso")
    bar.outline.set_edgecolor(INK)
    bar.ax.tick_params(colors=INK)


def _stack(images):
    images = data(images, "images")
    if images.ndim == 4 and images.shape[3] == 1:
        images = images[..., 0]
    color = images.ndim == 4 and images.shape[3] == 3
    if images.ndim != 3 and not color:
        raise ValueError(
            f"images tiene forma {images.shape}, pero se espera (n, alto, "
            "ancho). Si es una sola imagen, escribe images[np.newaxis]; si "
            "están aplanadas, images.reshape(-1, 28, 28)."
        )
    return images


def _classes(values, name, count):
    """Revisa que haya una clase por imagen."""
    if values is None:
        return None
    values = np.asarray(values)
    if values.ndim == 2 and values.shape[1] > 1:
        raise ValueError(
            f"{name} tiene forma {values.shape}: parecen probabilidades. "
            f"Da una clase por imagen, con {name}.argmax(axis=1)."
        )
    values = values.ravel()
    if len(values) != count:
        raise ValueError(
            f"{name} tiene {len(values)} elementos, pero hay {count} "
            "imágenes: cada imagen necesita el suyo."
        )
    return values


def _label(value, class_names):
    if class_names is None:
        return str(value)
    if not 0 <= value < len(class_names):
        raise ValueError(
            f"La clase {value} no tiene nombre: class_names tiene "
            f"{len(class_names)}, para las clases 0 a {len(class_names) - 1}."
        )
    return str(class_names[int(value)])
