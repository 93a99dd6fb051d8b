"""Validación cruzada: medir a un modelo, y a uno que elige entre otros.

Un *modelo* es aquí una función ``model(x, y)`` que aprende de unos ejemplos y
devuelve otra, ``predict(x)``, que contesta a ejemplos nuevos. Como todos
tienen la misma forma, los mide el mismo código; y como elegir entre modelos
también es aprender de unos ejemplos, la validación anidada no necesita otro.
"""

import numpy as np

from neurona._validation import positive_int


def folds(n, k=5, seed=0):
    """Reparte ``n`` ejemplos al azar en ``k`` pliegues casi iguales.

    Returns
    -------
    list of numpy.ndarray
        Los índices de cada pliegue; cada ejemplo está en uno y solo uno.

    Raises
    ------
    TypeError, ValueError
        Si hay menos ejemplos que pliegues, o menos de dos pliegues.

    Examples
    --------
    >>> [len(fold) for fold in folds(48, k=5)]
    [10, 10, 10, 9, 9]
    """
    if n < positive_int(k, "k", minimum=2):
        raise ValueError(
            f"No se pueden repartir {n} ejemplos en {k} pliegues: usa un k "
            "menor."
        )
    return np.array_split(np.random.default_rng(seed).permutation(n), k)


def cross_validate(model, x, y, repeats=10, k=5):
    """Predice cada ejemplo con un modelo que no lo vio, varias veces.

    Parameters
    ----------
    model : callable
        ``model(x, y)`` aprende y devuelve ``predict``.
    x, y : numpy.ndarray
        Los ejemplos y sus etiquetas.
    repeats : int, optional
        Cuántas veces se vuelve a repartir.
    k : int, optional
        Pliegues de cada reparto.

    Returns
    -------
    numpy.ndarray, shape (repeats, samples)
        Una predicción por ejemplo y reparto.

    References
    ----------
    M. Stone, *Cross-validatory choice and assessment of statistical
    predictions*, Journal of the Royal Statistical Society B 36, 1974.
    """
    predicted = np.empty((repeats, len(y)))
    for repeat in range(repeats):
        for test in folds(len(y), k, seed=repeat):
            train = np.delete(np.arange(len(y)), test)
            predict = model(x[train], y[train])
            predicted[repeat, test] = predict(x[test])
    return predicted


def rmse(y, predicted):
    """Raíz del error cuadrático medio, en las unidades de ``y``.

    Con ``predicted`` de forma ``(repeats, samples)``, una por reparto.

    Examples
    --------
    >>> float(rmse(np.array([5, 5]), np.array([2, 8])))
    3.0
    """
    return np.sqrt(np.mean((predicted - y) ** 2, axis=-1))


def chooser(models, picks=None, repeats=1, k=5):
    """Un modelo que prueba varios y se queda con el de menor error.

    Los prueba con una validación cruzada *dentro* de los ejemplos que
    recibe; luego entrena al ganador con todos ellos. Medirlo con
    `cross_validate` es una validación cruzada anidada: los ejemplos de
    prueba no participan en la elección.

    Parameters
    ----------
    models : dict
        Nombre y modelo de cada candidato.
    picks : list, optional
        Donde se anota el nombre del ganador de cada aprendizaje.
    repeats, k : int, optional
        Los de la validación cruzada de adentro.

    Returns
    -------
    callable
        El modelo que elige.

    References
    ----------
    S. Varma y R. Simon, *Bias in error estimation when using
    cross-validation for model selection*, BMC Bioinformatics 7, 2006.
    """

    def model(x, y):
        errors = {
            name: rmse(y, cross_validate(candidate, x, y, repeats, k)).mean()
            for name, candidate in models.items()
        }
        best = min(errors, key=errors.get)
        if picks is not None:
            picks.append(best)
        return models[best](x, y)

    return model


def rmse_difference(y, one, other, samples=2000, seed=0):
    """Cuánto mayor es el RMSE de un modelo que el de otro, con su intervalo.

    Remuestrea los ejemplos (*bootstrap*), siempre los mismos para los dos
    modelos: dice qué tanto depende la diferencia de cuáles ejemplos tocaron.
    No corrige el haber elegido a un modelo mirando esos mismos errores.

    Parameters
    ----------
    y : numpy.ndarray, shape (n,)
        Las etiquetas.
    one, other : numpy.ndarray, shape (repeats, n)
        Las predicciones de cada modelo, de `cross_validate`.
    samples : int, optional
        Cuántas veces se remuestrea.
    seed : int, optional
        De dónde sale el azar.

    Returns
    -------
    low, middle, high : float
        El intervalo de 95 % y, en medio, la diferencia con los ejemplos que
        hay.

    References
    ----------
    B. Efron, *Bootstrap methods: another look at the jackknife*, The Annals
    of Statistics 7, 1979.
    """
    n = len(y)
    # Error cuadrático de cada ejemplo, promediado sobre los repartos.
    squares = np.stack([np.mean((p - y) ** 2, axis=0) for p in (one, other)])
    rows = np.random.default_rng(seed).integers(n, size=(samples, n))
    first, second = np.sqrt(squares[:, rows].mean(axis=2))
    low, high = np.quantile(first - second, [0.025, 0.975])
    whole = np.sqrt(squares.mean(axis=1))
    return float(low), float(whole[0] - whole[1]), float(high)
