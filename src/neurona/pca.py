r"""Componentes principales: el plano que mejor acompaña a unos puntos.

Un autoencoder lineal encuentra el mismo plano, descendiendo por su costo.
"""

import numpy as np

from neurona._validation import data, positive_int


def principal_axes(x, dimensions=2):
    r"""Direcciones en que los datos varían más, perpendiculares entre sí.

    Son los primeros renglones de :math:`V^\top` en la descomposición en
    valores singulares :math:`U S V^\top` de los datos centrados.

    Parameters
    ----------
    x : array_like, shape (samples, features)
        Los datos; no hace falta centrarlos.
    dimensions : int, optional
        Cuántas direcciones.

    Returns
    -------
    numpy.ndarray, shape (dimensions, features)
        Un eje por renglón, de largo 1. Su sentido es arbitrario: un eje y
        su opuesto describen la misma recta.

    Raises
    ------
    TypeError, ValueError
        Si ``x`` no es una tabla o si se piden más ejes que columnas.

    References
    ----------
    K. Pearson, *On lines and planes of closest fit to systems of points in
    space*, Philosophical Magazine 2, 1901. Diapositiva «Recapitulación»:
    técnicas de reducción dimensional.
    """
    x = data(x, "x")
    if x.ndim != 2:
        raise ValueError(
            f"x tiene forma {x.shape}, pero se espera una tabla: "
            "(ejemplos, características)."
        )
    dimensions = positive_int(dimensions, "dimensions")
    if dimensions > min(x.shape):
        raise ValueError(
            f"dimensions es {dimensions}, pero de una tabla de forma "
            f"{x.shape} salen a lo más {min(x.shape)} ejes."
        )
    _, _, axes = np.linalg.svd(x - x.mean(axis=0), full_matrices=False)
    return axes[:dimensions]


def project(x, dimensions=2):
    """Lleva cada ejemplo al punto más cercano del plano principal.

    Parameters
    ----------
    x : array_like, shape (samples, features)
        Los datos.
    dimensions : int, optional
        Dimensiones del plano: 1 es una recta; 2, un plano.

    Returns
    -------
    numpy.ndarray, shape (samples, features)
        Los datos reconstruidos, en las coordenadas originales.

    Raises
    ------
    TypeError, ValueError
        Como en `principal_axes`.

    Examples
    --------
    >>> project([[1, 1], [2, 2], [3, 3]], dimensions=1).round(6)
    array([[1., 1.],
           [2., 2.],
           [3., 3.]])
    """
    axes = principal_axes(x, dimensions)
    mean = np.mean(x, axis=0)
    codes = (x - mean) @ axes.T
    return codes @ axes + mean
