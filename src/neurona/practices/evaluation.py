"""Lección «Evaluar y predecir»: leer respuestas y medir qué tan buenas son."""

import numpy as np

from neurona._validation import data, positive_int, same_length
from neurona.datasets import blobs
from neurona.layers import Dense, Input
from neurona.models import Sequential


def pieces(samples, seed=0):
    """Inventa las piezas de una fábrica: una de cada cinco sale mala.

    Parameters
    ----------
    samples, seed : int
        Cuántas piezas, y de dónde sale el azar.

    Returns
    -------
    x, y : numpy.ndarray, shapes (samples, 2) and (samples,)
        Lo que marcan los dos sensores, y 1 en las malas, 0 en las buenas.
    """
    # Las buenas son cuatro nubes en el mismo lugar: una sola, más poblada.
    x, cloud = blobs(samples, [(0, 0)] * 4 + [(1.6, 1.2)], seed=seed)
    return x, (cloud == 4).astype(int)


def most_alike(x, y, count):
    """Las columnas de ``x`` que más se mueven junto con la etiqueta.

    Parameters
    ----------
    x, y : numpy.ndarray, shapes (samples, features) and (samples,)
        Características en la misma escala, y etiquetas.
    count : int
        Cuántas columnas.

    Returns
    -------
    numpy.ndarray of int, shape (count,)
        De mayor a menor covarianza con ``y``, sin su signo.
    """
    covariance = (y - y.mean()) @ x
    return np.argsort(-np.abs(covariance))[:count]


def predicted_classes(answers, threshold=0.5):
    """Lee como clases lo que contestó un clasificador.

    Parameters
    ----------
    answers : array_like, shape (samples, classes), (samples, 1) or (samples,)
        Lo que regresó ``predict``, con softmax o con sigmoide.
    threshold : float, optional
        Con una sola salida, la probabilidad que hay que rebasar para un 1.

    Returns
    -------
    numpy.ndarray of int, shape (samples,)
        Una clase por ejemplo.

    References
    ----------
    Diapositiva «5. Realizar una predicción del modelo»: la etiqueta de una
    clase. Como en Keras, una probabilidad igual al umbral se lee como 0.

    Examples
    --------
    >>> predicted_classes([[0.2, 0.7, 0.1], [0.6, 0.1, 0.3]])
    array([1, 0])
    >>> predicted_classes([[0.2], [0.9]])
    array([0, 1])
    """
    answers = data(answers, "answers")
    if answers.ndim == 2 and answers.shape[1] > 1:
        return answers.argmax(axis=1)
    return (answers.ravel() > threshold).astype(int)


def precision_recall(y, p, threshold=0.5):
    r"""Precisión y exhaustividad de un clasificador de sí o no.

    .. math::

       \text{precisión} = \frac{VP}{VP + FP}, \qquad
       \text{exhaustividad} = \frac{VP}{VP + FN}

    Parameters
    ----------
    y, p : array_like, shape (samples,) or (samples, 1)
        Etiquetas 0 o 1, y probabilidades de la clase 1.
    threshold : float, optional
        Una probabilidad *mayor* que este umbral se lee como 1.

    Returns
    -------
    precision, recall : float
        De 0 a 1. Como en Keras, valen 0 si se dividiría entre 0.

    Raises
    ------
    TypeError, ValueError
        Si no son números, o si ``y`` y ``p`` no tienen el mismo largo.

    References
    ----------
    Keras, ``metrics.Precision`` y ``metrics.Recall``.

    Examples
    --------
    >>> precision_recall([1, 1, 0, 0], [0.9, 0.2, 0.8, 0.1])
    (0.5, 0.5)
    """
    y, p = _pair(y, p)
    said = p > threshold
    hits = np.sum(said & (y == 1))
    # Sin ningún sí que contar, el máximo evita dividir entre 0.
    return (
        float(hits / max(1, np.sum(said))),
        float(hits / max(1, np.sum(y == 1))),
    )


def calibration_bins(y, p, bins=10):
    """Junta los ejemplos con probabilidades parecidas y cuenta los 1.

    Parameters
    ----------
    y, p : array_like, shape (samples,) or (samples, 1)
        Etiquetas 0 o 1, y probabilidades de la clase 1.
    bins : int, optional
        En cuántas cajas iguales se parte el intervalo de 0 a 1. Cada una
        incluye su orilla izquierda; la última, las dos.

    Returns
    -------
    predicted, observed : numpy.ndarray
        De cada caja con ejemplos, la probabilidad media y la fracción de 1.
    counts : numpy.ndarray of int
        Cuántos ejemplos cayeron en ella.

    Raises
    ------
    TypeError, ValueError
        Si ``p`` no está entre 0 y 1, si ``bins`` no es un entero positivo o
        si ``y`` y ``p`` no tienen el mismo largo.

    References
    ----------
    M. H. DeGroot y S. E. Fienberg, *The comparison and evaluation of
    forecasters*, The Statistician 32, 1983.

    Examples
    --------
    >>> calibration_bins([0, 1, 1], [0.25, 0.25, 0.875], bins=2)
    (array([0.25 , 0.875]), array([0.5, 1. ]), array([2, 1]))
    """
    y, p = _pair(y, p)
    if p.min() < 0 or p.max() > 1:
        raise ValueError(
            f"p va de {p.min():g} a {p.max():g}, pero las probabilidades van "
            "de 0 a 1: la última capa necesita una sigmoide."
        )
    bins = positive_int(bins, "bins")
    # Un 1 exacto abriría una caja de más.
    box = np.minimum((p * bins).astype(int), bins - 1)
    counts = np.bincount(box, minlength=bins)
    full = counts > 0
    counts = counts[full]
    predicted = np.bincount(box, weights=p, minlength=bins)[full] / counts
    observed = np.bincount(box, weights=y, minlength=bins)[full] / counts
    return predicted, observed, counts


def calibration_error(y, p, bins=10):
    r"""Error de calibración esperado: cuánto se aparta de la diagonal.

    .. math:: \sum_c \frac{n_c}{n} \left| \bar{y}_c - \bar{p}_c \right|

    donde la caja *c* tiene :math:`n_c` ejemplos, con etiqueta media
    :math:`\bar{y}_c` y probabilidad media :math:`\bar{p}_c`.

    Parameters
    ----------
    y, p, bins
        Como en `calibration_bins`.

    Returns
    -------
    float
        De 0, la calibración perfecta, a 1.

    References
    ----------
    M. P. Naeini, G. F. Cooper y M. Hauskrecht, *Obtaining well calibrated
    probabilities using Bayesian binning*, AAAI, 2015.

    Examples
    --------
    >>> calibration_error([1, 0], [0.75, 0.25])
    0.25
    """
    predicted, observed, counts = calibration_bins(y, p, bins)
    gaps = np.abs(observed - predicted)
    return float(np.average(gaps, weights=counts))


class Counted(Dense):
    """Una capa densa que cuenta las multiplicaciones de sus matrices.

    Hacia adelante hay un producto, :math:`xW`; hacia atrás, uno para el
    gradiente de los pesos y otro para la capa anterior, si la hay.
    """

    done = 0

    def forward(self, x, training=False):
        self.done += len(x) * self.kernel.size
        return super().forward(x, training)

    def backward_from_z(self, grad):
        products = 2 if self.needs_input_grad else 1
        self.done += products * len(grad) * self.kernel.size
        return super().backward_from_z(grad)


def counted_network():
    """Devuelve la red de las piezas, 2-16-1, compilada y con `Counted`."""
    model = Sequential(
        [Input((2,)), Counted(16, "relu"), Counted(1, "sigmoid")], seed=15
    )
    model.compile("adam", "binary_crossentropy")
    return model


def products(model):
    """Lee las multiplicaciones de una red de `Counted`; vuelve a cero."""
    total = sum(layer.done for layer in model.layers)
    for layer in model.layers:
        layer.done = 0
    return total


def _pair(y, p):
    """Etiquetas y probabilidades en columnas de un solo eje."""
    y, p = data(y, "y").ravel(), data(p, "p").ravel()
    same_length(y, p, "y", "p")
    return y, p
