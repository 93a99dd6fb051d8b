"""Consumo de gasolina en 48 estados de Estados Unidos, 1971-1972.

La tabla acompaña al paquete en ``petrol.csv``: un estado por renglón.

========================== ==============================================
Columna                    Qué mide
========================== ==============================================
state                      abreviatura postal del estado
petrol_tax                 impuesto a la gasolina, en centavos por galón
average_income             ingreso medio, en dólares por persona
paved_highways             carreteras federales, en millas
driver_licence_proportion  personas con licencia / población
petrol_consumption         consumo, en galones por persona y por año
========================== ==============================================

Notes
-----
Muchas copias de esta tabla dicen que el consumo está en millones de galones.
No es así: en la tabla original, Maine gastó 557 millones de galones entre
1 029 miles de personas, y 557 / 1.029 = 541 galones por persona, que es la
cifra de su renglón.

References
----------
S. Weisberg, *Applied Linear Regression*, Wiley, 1980, pp. 32-33. Reimpresa en
H. Späth, *Mathematical Algorithms for Linear Regression*, Academic Press,
1991.
"""

from pathlib import Path

import numpy as np

PATH = Path(__file__).with_name("petrol.csv")
FEATURES = (
    "petrol_tax",
    "average_income",
    "paved_highways",
    "driver_licence_proportion",
)
TARGET = "petrol_consumption"


def load_petrol():
    """Lee la tabla de gasolina: cuatro características y el consumo.

    Para verla con nombres y estados: ``pandas.read_csv(petrol.PATH)``.

    Returns
    -------
    x : numpy.ndarray, shape (48, 4)
        Las columnas de ``FEATURES``, en ese orden y en sus unidades.
    y : numpy.ndarray, shape (48,)
        Consumo en galones por persona y por año.

    References
    ----------
    S. Weisberg, *Applied Linear Regression*, Wiley, 1980, pp. 32-33.

    Examples
    --------
    >>> x, y = load_petrol()
    >>> x.shape
    (48, 4)
    >>> float(y.max())
    968.0
    """
    # La primera columna es el nombre del estado: no es un número.
    table = np.loadtxt(
        PATH, delimiter=",", skiprows=1, usecols=range(1, 6), encoding="utf-8"
    )
    return table[:, :-1], table[:, -1]
