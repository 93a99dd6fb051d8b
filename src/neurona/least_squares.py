r"""La recta de mínimos cuadrados, con la que una sola neurona coincide."""

from neurona._validation import data, same_length


def fit_line(x, y):
    r"""Recta que deja el menor error cuadrático medio.

    .. math::
        m = \frac{\sum_i (x_i - \bar{x})(y_i - \bar{y})}
        {\sum_i (x_i - \bar{x})^2}, \qquad b = \bar{y} - m\,\bar{x}

    Parameters
    ----------
    x, y : array_like, shape (samples,)
        Una característica y el valor que se quiere predecir.

    Returns
    -------
    slope, intercept : float
        La pendiente ``m`` y la ordenada al origen ``b``.

    Raises
    ------
    ValueError
        Si no hay un valor por ejemplo, o si toda ``x`` es igual y ninguna
        recta es mejor que otra.

    References
    ----------
    A.-M. Legendre, *Nouvelles méthodes pour la détermination des orbites des
    comètes*, 1805. Diapositiva «Recapitulación»: regresión.

    Examples
    --------
    >>> fit_line([0, 1, 2], [1, 3, 5])
    (2.0, 1.0)
    """
    x, y = data(x, "x"), data(y, "y")
    same_length(x, y)
    if x.ndim != 1 or y.ndim != 1:
        raise ValueError(
            f"x tiene forma {x.shape} y y tiene forma {y.shape}, pero se "
            "espera una lista de números en cada una: usa .ravel()."
        )
    if x.min() == x.max():
        raise ValueError(
            f"Todos los valores de x son {x[0]}: hacen falta al menos dos "
            "distintos para trazar una recta."
        )
    dx, dy = x - x.mean(), y - y.mean()
    slope = (dx @ dy) / (dx @ dx)
    intercept = y.mean() - slope * x.mean()
    return float(slope), float(intercept)
