"""Dependencia parcial: qué contesta un modelo según cada característica."""

import numpy as np


def partial_dependence(predict, x, column, value):
    """Qué contesta el modelo, en promedio, si una columna vale lo mismo.

    Parameters
    ----------
    predict : callable
        Recibe ejemplos y devuelve una respuesta por ejemplo.
    x : array_like, shape (samples, features)
        Ejemplos; no cambian.
    column : int
        Qué característica se fija.
    value : float
        El valor que se le pone en todos los ejemplos.

    Returns
    -------
    float
        La media de las respuestas.

    References
    ----------
    J. H. Friedman, *Greedy function approximation: a gradient boosting
    machine*, The Annals of Statistics 29, 2001, sección 8.2.

    Examples
    --------
    >>> x = [[1.0, 10.0], [3.0, 20.0]]
    >>> partial_dependence(lambda x: x[:, 0] * x[:, 1], x, 0, 2.0)
    30.0
    """
    x = np.array(x, dtype=float)
    x[:, column] = value
    return float(np.mean(predict(x)))


def dependence_curves(models, x, points=30):
    """La dependencia parcial de varios modelos en cada característica.

    Parameters
    ----------
    models : dict
        Nombre y ``predict`` de cada modelo.
    x : numpy.ndarray, shape (samples, features)
        Ejemplos.
    points : int, optional
        En cuántos valores se evalúa: cuantiles, más juntos donde hay más
        ejemplos.

    Returns
    -------
    grids : numpy.ndarray, shape (features, points)
        Los valores de cada característica.
    curves : dict
        Por cada modelo, un arreglo de la misma forma.
    """
    grids = np.quantile(x, np.linspace(0, 1, points), axis=0).T
    curves = {
        name: np.array(
            [
                [partial_dependence(predict, x, j, value) for value in grid]
                for j, grid in enumerate(grids)
            ]
        )
        for name, predict in models.items()
    }
    return grids, curves
