"""Comprobaciones de la práctica del consumo de gasolina."""

import numpy as np

from neurona.practices import dependence, gasolina

from ._feedback import Mistake, check_function

# La prueba está lejos del entrenamiento: quien la escala consigo misma, o
# con todo junto, se delata.
_SEEN = np.array([[1.0, 100.0], [3.0, 300.0], [5.0, 800.0]])
_NEW = np.array([[9.0, 400.0], [7.0, 1000.0]])


def _scaled(new, rows):
    return (new - rows.mean(axis=0)) / rows.std(axis=0)


_SCALING_MISTAKES = (
    Mistake(
        lambda seen, new: _scaled(new, new),
        "Usaste la media y la desviación de la prueba. El modelo aprendió "
        "con otra escala: la del entrenamiento.",
    ),
    Mistake(
        lambda seen, new: _scaled(new, np.vstack([seen, new])),
        "Juntaste entrenamiento y prueba: así la prueba se filtra en la "
        "escala. Usa solo x_train para la media y la desviación.",
    ),
    Mistake(
        lambda seen, new: _scaled(seen, seen),
        "Ese es el entrenamiento escalado. Regresa la prueba.",
    ),
    Mistake(
        lambda seen, new: new - seen.mean(axis=0),
        "Falta dividir entre la desviación estándar de x_train.",
    ),
    Mistake(
        lambda seen, new: new / seen.std(axis=0),
        "Falta restar la media de x_train.",
    ),
    Mistake(
        lambda seen, new: new - seen.mean(axis=0) / seen.std(axis=0),
        "Faltan paréntesis: primero se resta la media y el resultado se "
        "divide entre la desviación.",
    ),
    Mistake(
        lambda seen, new: (new - seen.mean(axis=0)) / seen.var(axis=0),
        "Dividiste entre la varianza. La desviación es su raíz: std.",
    ),
    Mistake(
        lambda seen, new: (new - seen.mean()) / seen.std(),
        "Una sola media para todo mezcla unidades. Cada columna tiene la "
        "suya: axis=0.",
    ),
)


def honest_scaling(answer):
    """Comprueba ``mi_escala(x_train, x_test)``: la prueba, escalada.

    Parameters
    ----------
    answer : callable
        Recibe dos tablas con las mismas columnas.

    Returns
    -------
    bool
        Si la respuesta es correcta.
    """
    return check_function(
        answer,
        solution=gasolina.scale_test,
        cases=[
            {"x_train": _SEEN, "x_test": _NEW},
            {"x_train": _NEW, "x_test": _SEEN},
        ],
        mistakes=_SCALING_MISTAKES,
        success="La prueba quedó en la escala que aprendió el modelo.",
    )


# Columnas y etiquetas de media 0, como pide el ejercicio.
_X = np.array([[-2.0, 1.0], [0.0, -3.0], [1.0, 1.0], [1.0, 1.0]])
_Y = np.array([-5.0, 1.0, 2.0, 2.0])
_X3 = np.array([[1.0, 0, -1], [-1, 2, 0], [0, -2, 1], [2, 1, 1], [-2, -1, -1]])
_Y3 = np.array([4.0, -1.0, -3.0, 6.0, -6.0])


def _solve(x, y, penalty):
    return np.linalg.solve(x.T @ x + penalty, x.T @ y)


def _diagonal(x, alpha):
    return alpha * np.eye(x.shape[1])


_RIDGE_MISTAKES = (
    Mistake(
        lambda x, y, a: _solve(x, y, 0),
        "Esos son los pesos sin castigo. Falta sumar alpha en la diagonal.",
    ),
    Mistake(
        lambda x, y, a: _solve(x, y, a),
        "Sumaste alpha a toda la matriz. Solo va en la diagonal: "
        "alpha * np.eye(columnas).",
    ),
    Mistake(
        lambda x, y, a: _solve(x, y, -_diagonal(x, a)),
        "Signo: el castigo se suma. Restado, premia los pesos grandes.",
    ),
    Mistake(
        lambda x, y, a: _solve(x, y, _diagonal(x, len(x) * a)),
        "Multiplicaste alpha por los ejemplos. Aquí el costo es una suma, "
        "no una media: va alpha tal cual.",
    ),
    Mistake(
        lambda x, y, a: _solve(x, y, _diagonal(x, a / len(x))),
        "Dividiste alpha entre los ejemplos. Aquí el costo es una suma, no "
        "una media: va alpha tal cual.",
    ),
    Mistake(
        lambda x, y, a: _solve(x, y, _diagonal(x, 2 * a)),
        "Sobra un 2: al derivar también aparece en el otro término, y se "
        "cancelan.",
    ),
    Mistake(
        lambda x, y, a: _solve(x, y, _diagonal(x, 1)),
        "Sumaste la identidad sin alpha: multiplícala por él.",
    ),
)


def ridge_weights(answer):
    """Comprueba ``mi_ridge(X, y, alpha)``: los pesos con castigo.

    Parameters
    ----------
    answer : callable
        Recibe columnas y etiquetas de media 0, y un número.

    Returns
    -------
    bool
        Si la respuesta es correcta.
    """
    return check_function(
        answer,
        solution=lambda x, y, alpha: gasolina.ridge(x, y, alpha)[0],
        cases=[
            {"X": _X, "y": _Y, "alpha": 3.0},
            {"X": _X3, "y": _Y3, "alpha": 0.5},
            {"X": _X, "y": _Y, "alpha": 0.0},
        ],
        mistakes=_RIDGE_MISTAKES,
        success="Pesos con castigo; con alpha = 0, los de siempre.",
    )


def _product(x):
    """Modelo que no es lineal: el promedio de x no da el promedio de y."""
    return x[:, 0] * x[:, 1] ** 2


# Así se muestra cuando una respuesta falla.
_product.__name__ = "x₀ · x₁²"

_ROWS = np.array([[1, 1], [2, 3], [4, 2], [5, 5]])


def _fixed(x, place, value):
    x = np.array(x, dtype=float)
    x[place] = value
    return x


def _at_the_mean(f, x, column, value):
    return f(_fixed(x.mean(axis=0)[None], np.s_[:, column], value))


_WRONG_MEAN = (
    "Promediaste los ejemplos y no las respuestas. Si el modelo no es "
    "lineal, no da lo mismo."
)
_DEPENDENCE_MISTAKES = (
    Mistake(
        lambda f, x, j, v: f(_fixed(x, np.s_[:, j], v)),
        "Vas bien: esa es la respuesta de cada ejemplo. Falta promediarlas.",
    ),
    Mistake(
        lambda f, x, j, v: f(_fixed(x, np.s_[:, j], v)).sum(),
        "Sumaste las respuestas: se promedian.",
    ),
    Mistake(
        lambda f, x, j, v: f(x).mean(),
        "Promediaste sin cambiar la columna: primero ponle el valor en "
        "todos los ejemplos.",
    ),
    Mistake(_at_the_mean, _WRONG_MEAN),
    Mistake(lambda f, x, j, v: _at_the_mean(f, x, j, v)[0], _WRONG_MEAN),
    Mistake(
        lambda f, x, j, v: f(_fixed(x, np.s_[j], v)).mean(),
        "Cambiaste un renglón, que es un ejemplo. La característica es una "
        "columna: copia[:, columna].",
    ),
    Mistake(
        lambda f, x, j, v: f(_fixed(x, np.s_[:, j], int(v))).mean(),
        "Al valor se le cayeron los decimales: la copia es de enteros. "
        "Hazla con np.array(x, dtype=float).",
    ),
)


def partial_dependence(answer):
    """Comprueba ``mi_dependencia(predict, x, columna, valor)``.

    Parameters
    ----------
    answer : callable
        Recibe un modelo ya entrenado, ejemplos, una columna y un valor.

    Returns
    -------
    bool
        Si la respuesta es correcta.
    """
    return check_function(
        answer,
        solution=dependence.partial_dependence,
        cases=[
            {"predict": _product, "x": _ROWS, "columna": 1, "valor": 3.0},
            {"predict": _product, "x": _ROWS, "columna": 0, "valor": 2.5},
        ],
        mistakes=_DEPENDENCE_MISTAKES,
        success="Una respuesta por ejemplo, y su promedio.",
    )
