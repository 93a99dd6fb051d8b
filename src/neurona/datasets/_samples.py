"""Las muestras que sustituyen a MNIST y Fashion-MNIST cuando no hay red."""

import numpy as np

from neurona.datasets._silhouettes import draw

SIDE = 28
BOX = 20  # MNIST encierra cada dígito en una caja de 20x20.
TEST_DIGITS = 300
TRAIN_PER_CLASS, TEST_PER_CLASS = 200, 40
SEED = 28


def digits():
    """Los dígitos de 8x8 de scikit-learn, agrandados a 28x28.

    Se preparan como los de MNIST: agrandados a una caja de 20x20 y puestos
    de modo que su centro de masa quede en el centro de la imagen.

    Returns
    -------
    tuple of numpy.ndarray
        ``x_train`` ``(1497, 28, 28)``, ``y_train``, ``x_test``
        ``(300, 28, 28)``, ``y_test``, de tipo uint8.

    Raises
    ------
    ModuleNotFoundError
        Si falta scikit-learn.
    """
    try:
        from sklearn.datasets import load_digits
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            "La muestra de MNIST sale de scikit-learn, que no está "
            "instalado: python -m pip install scikit-learn"
        ) from None
    source = load_digits()
    enlarge = _interpolation(8, BOX)
    # Los grises de la fuente van de 0 a 16.
    boxes = enlarge @ (source.images * 255 / 16) @ enlarge.T
    images = np.stack([_centred(box) for box in boxes])
    return _split(images, source.target, TEST_DIGITS)


def silhouettes():
    """Diez prendas dibujadas con polígonos, con las clases de Fashion-MNIST.

    Returns
    -------
    tuple of numpy.ndarray
        ``x_train`` ``(2000, 28, 28)``, ``y_train``, ``x_test``
        ``(400, 28, 28)``, ``y_test``, de tipo uint8.
    """
    rng = np.random.default_rng(SEED)
    count = TRAIN_PER_CLASS + TEST_PER_CLASS
    images = np.concatenate([draw(label, count, rng) for label in range(10)])
    labels = np.repeat(np.arange(10), count)
    return _split(images, labels, 10 * TEST_PER_CLASS)


def _interpolation(small, big):
    """Matriz ``(big, small)`` que interpola linealmente un renglón."""
    places = np.linspace(0, small - 1, big)
    return np.column_stack(
        [np.interp(places, range(small), row) for row in np.eye(small)]
    )


def _centred(box):
    margin = (SIDE - BOX) // 2
    image = np.pad(box, margin)
    rows, columns = np.indices(image.shape)
    shift = [
        # Más allá del margen, la tinta saldría por el lado opuesto.
        np.clip(round((SIDE - 1) / 2 - centre), -margin, margin)
        for centre in (
            np.average(rows, weights=image),
            np.average(columns, weights=image),
        )
    ]
    return np.roll(image, shift, axis=(0, 1))


def _split(images, labels, test_size):
    order = np.random.default_rng(SEED).permutation(len(images))
    x = np.rint(images[order]).astype(np.uint8)
    y = labels[order].astype(np.uint8)
    return x[:-test_size], y[:-test_size], x[-test_size:], y[-test_size:]
