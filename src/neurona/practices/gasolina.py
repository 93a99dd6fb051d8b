"""Práctica 1: el consumo de gasolina de 48 estados, medido con honestidad.

Un *modelo* es aquí una función ``model(x, y)`` que aprende de unos ejemplos y
devuelve otra, ``predict(x)``, que contesta a ejemplos nuevos. Como la media,
la regresión y la red tienen la misma forma, las mide el mismo código, y
también puede medir a un modelo que elige entre otros.
"""

import numpy as np

from neurona._validation import data, real, same_length
from neurona.datasets import StandardScaler
from neurona.layers import Dense, Input
from neurona.models import Sequential
from neurona.optimizers import Adam
from neurona.practices.validation import folds
from neurona.regularizers import L2


def scale_test(x_train, x_test):
    """Escala la prueba con la media y la desviación del entrenamiento.

    Parameters
    ----------
    x_train, x_test : array_like, shape (samples, features)
        Los ejemplos con que se aprende y los que se apartaron.

    Returns
    -------
    numpy.ndarray
        ``x_test`` escalado, con su forma.

    Examples
    --------
    >>> scale_test([[1.0], [3.0]], [[5.0]])
    array([[3.]])
    """
    return StandardScaler().fit(x_train).transform(x_test)


def ridge(x, y, alpha=0.0):
    r"""Mínimos cuadrados con un costo extra por los pesos grandes.

    .. math::
        \min_{w, b} \sum_i (y_i - w \cdot x_i - b)^2 + \alpha \sum_j w_j^2

    Con las columnas y la etiqueta centradas, :math:`w = (X^T X + \alpha
    I)^{-1} X^T y`; el *bias* no paga.

    Parameters
    ----------
    x : array_like, shape (samples, features)
        Características, mejor si están escaladas.
    y : array_like, shape (samples,)
        Lo que se quiere predecir.
    alpha : float, optional
        Cuánto cuestan los pesos; con 0, la regresión lineal de siempre.

    Returns
    -------
    weights : numpy.ndarray, shape (features,)
    bias : float

    Raises
    ------
    ValueError
        Si ``alpha`` es negativo, o si es 0 y las columnas no bastan para
        determinar los pesos.

    References
    ----------
    A. E. Hoerl y R. W. Kennard, *Ridge regression: biased estimation for
    nonorthogonal problems*, Technometrics 12, 1970.

    Examples
    --------
    >>> weights, bias = ridge([[0], [1], [2]], [1, 3, 5], alpha=2)
    >>> weights.tolist(), bias
    ([1.0], 2.0)
    """
    x, y = data(x, "x"), data(y, "y")
    same_length(x, y)
    if real(alpha, "alpha") < 0:
        raise ValueError(f"alpha debe ser 0 o más, pero llegó {alpha}.")
    x_mean, y_mean = x.mean(axis=0), y.mean()
    centered = x - x_mean
    curvature = centered.T @ centered + alpha * np.eye(x.shape[1])
    try:
        weights = np.linalg.solve(curvature, centered.T @ (y - y_mean))
    except np.linalg.LinAlgError:
        raise ValueError(
            "Hay columnas que se deducen de otras, o muy pocos ejemplos: "
            "muchos pesos empatan. Quita columnas o usa alpha > 0."
        ) from None
    return weights, float(y_mean - x_mean @ weights)


def average(x, y):
    """El modelo más flojo: contesta siempre la media de lo que vio."""
    mean = np.mean(y)
    return lambda x: np.full(len(x), mean)


def linear(alpha=0.0):
    """Un modelo lineal: regresión de mínimos cuadrados, o `ridge`."""

    def model(x, y):
        weights, bias = ridge(x, y, alpha)
        return lambda x: x @ weights + bias

    return model


def network(l2=0.0, epochs=300, hidden=8, seed=0):
    """Una red con una capa oculta ReLU, entrenada con Adam y lote completo.

    Parameters
    ----------
    l2 : float, optional
        Castigo a los pesos de las dos capas, como en Keras.
    epochs : int, optional
        Vueltas a los datos; cada una es una sola actualización.
    hidden : int, optional
        Neuronas ocultas.
    seed : int or numpy.random.Generator, optional
        De dónde salen los pesos iniciales. Cada entrenamiento parte de otros,
        así que lo que varía entre pliegues incluye también ese azar.

    Returns
    -------
    callable
        El modelo: ``model(x, y)`` entrena y devuelve ``predict``.
    """
    rng = np.random.default_rng(seed)

    def model(x, y):
        net = _build(x.shape[1], hidden, l2, rng)
        # Con un solo lote, el orden de los ejemplos no importa.
        net.fit(x, y, len(x), epochs, verbose=0, shuffle=False)
        return lambda x: net.predict(x)[:, 0]

    return model


def scaled(model):
    """El mismo modelo, con entradas y etiqueta a escala.

    La media y la desviación se aprenden junto con el modelo, de los mismos
    ejemplos: los de prueba no participan. Las respuestas regresan a las
    unidades originales.
    """

    def scaled_model(x, y):
        for_x, for_y = StandardScaler().fit(x), StandardScaler().fit(y)
        predict = model(for_x.transform(x), for_y.transform(y))
        return lambda x: for_y.inverse_transform(predict(for_x.transform(x)))

    return scaled_model


def learning_curves(x, y, epochs=1000, repeats=10, seed=0):
    """Mide, época por época, a la red sin castigo en una validación cruzada.

    Parameters
    ----------
    x, y : numpy.ndarray
        Los ejemplos y sus etiquetas, en sus unidades.
    epochs : int, optional
        Hasta dónde se entrena.
    repeats : int, optional
        Repartos, como en `validation.cross_validate`.
    seed : int, optional
        De dónde salen los pesos iniciales.

    Returns
    -------
    train, test : numpy.ndarray, shape (repeats, epochs)
        El RMSE de cada reparto en cada época: con los ejemplos de que
        aprende, justo antes de actualizar, y con los que no ve, después.
    """
    rng = np.random.default_rng(seed)
    squares = np.zeros((2, repeats, epochs))
    for repeat in range(repeats):
        for test in folds(len(y), seed=repeat):
            seen = np.delete(np.arange(len(y)), test)
            for_x = StandardScaler().fit(x[seen])
            for_y = StandardScaler().fit(y[seen])
            every = for_x.transform(x), for_y.transform(y)
            net = _build(x.shape[1], 8, 0, rng)
            history = net.fit(
                *(values[seen] for values in every),
                batch_size=len(seen),
                epochs=epochs,
                verbose=0,
                shuffle=False,
                validation_data=[values[test] for values in every],
            ).history
            # Cada ejemplo se ve en cuatro pliegues y se deja fuera en uno.
            parts = ("loss", len(seen) / 4), ("val_loss", len(test))
            for total, (key, rows) in zip(squares, parts, strict=True):
                total[repeat] += for_y.scale**2 * rows * np.array(history[key])
    return np.sqrt(squares / len(y))


def _build(inputs, hidden, l2, seed):
    penalty = L2(l2) if l2 else None
    net = Sequential(
        [
            Input((inputs,)),
            Dense(hidden, "relu", kernel_regularizer=penalty),
            Dense(1, kernel_regularizer=penalty),
        ],
        seed=seed,
    )
    net.compile(Adam(0.01), "mse")
    return net
