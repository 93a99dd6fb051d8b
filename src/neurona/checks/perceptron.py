"""Comprobaciones de la lección «El perceptrón»."""

import numpy as np

from neurona.activations import step
from neurona.practices.perceptron import correct, margin, pocket

from ._answers import is_untouched
from ._feedback import Mistake, check_function


def perceptron_correction(answer):
    """Comprueba ``mi_correccion(w, b, x, t, eta)``, que regresa ``w, b``."""

    def missed(x, w, b, t):
        return t - step(x @ w + b)

    return check_function(
        _together(answer) if callable(answer) else answer,
        solution=_together(correct),
        cases=[
            _case([0.5, -1.0], 0.25, x=[2.0, 3.0], t=1),
            _case([1.0, 2.0], -1.0, x=[3.0, 0.5], t=0),
            _case([1.0, 2.0], -1.0, x=[3.0, 0.5], t=1),
            _case([1.0, -1.0], 0.0, x=[2.0, 2.0], t=0),
        ],
        mistakes=[
            _mistake(
                lambda w, b, x, t, eta: (
                    w + eta * (t - (x @ w + b > 0)) * x,
                    b + eta * (t - (x @ w + b > 0)),
                ),
                "Con z = 0 el escalón vale 1: usa step(z) o z >= 0.",
            ),
            _mistake(
                lambda w, b, x, t, eta: (
                    w - eta * missed(x, w, b, t) * x,
                    b - eta * missed(x, w, b, t),
                ),
                "El signo está al revés: el error es t - y, no y - t.",
            ),
            _mistake(
                lambda w, b, x, t, eta: (w + eta * missed(x, w, b, t) * x, b),
                "Falta corregir el bias: b + η (t - y).",
            ),
            _mistake(
                lambda w, b, x, t, eta: (
                    w + missed(x, w, b, t) * x,
                    b + missed(x, w, b, t),
                ),
                "Falta el factor de aprendizaje: multiplica por él el error.",
            ),
            _mistake(
                lambda w, b, x, t, eta: (
                    w + eta * missed(x, w, b, t),
                    b + eta * missed(x, w, b, t),
                ),
                "En los pesos, el error se multiplica por x: cada peso se "
                "corrige según su entrada.",
            ),
            _mistake(
                lambda w, b, x, t, eta: (
                    w + eta * (t - x @ w - b) * x,
                    b + eta * (t - x @ w - b),
                ),
                "Compara t con la salida y = step(z), no con la suma z.",
            ),
            _mistake(
                lambda w, b, x, t, eta: (w + eta * t * x, b + eta * t),
                "Usaste t en lugar del error t - y: así corriges también "
                "los aciertos, y con t = 0 nunca.",
            ),
        ],
        success="Tu neurona corrige sus errores y no toca sus aciertos.",
    )


def separation_margin(answer):
    """Comprueba ``mi_margen(X, t, w, b)``."""

    def signed(X, t, w, b):
        return (2 * t - 1) * (X @ w + b)

    X = np.array([[4.0, 1.0], [1.0, 0.0], [3.0, 4.0], [0.0, -1.0]])
    t = np.array([1, 0, 1, 0])
    w = np.array([3.0, 4.0])
    return check_function(
        answer,
        solution=margin,
        cases=[
            {"X": X, "t": t, "w": w, "b": -8.0},
            {"X": X, "t": t, "w": w, "b": -20.0},
        ],
        mistakes=[
            Mistake(
                lambda X, t, w, b: signed(X, t, w, b).min(),
                "Falta dividir entre el tamaño de w: la suma crece con los "
                "pesos, la distancia no.",
            ),
            Mistake(
                lambda X, t, w, b: np.abs(X @ w + b).min() / np.sqrt(w @ w),
                "El valor absoluto esconde los errores: multiplica por "
                "2t - 1, para que lo mal clasificado dé negativo.",
            ),
            Mistake(
                lambda X, t, w, b: (X @ w + b).min() / np.sqrt(w @ w),
                "Falta la etiqueta: multiplica por 2t - 1, que es +1 si "
                "t = 1 y -1 si t = 0.",
            ),
            Mistake(
                lambda X, t, w, b: (t * (X @ w + b)).min() / np.sqrt(w @ w),
                "Con t = 0 el producto se borra: usa 2t - 1, que vale -1.",
            ),
            Mistake(
                lambda X, t, w, b: signed(X, t, w, b).mean() / np.sqrt(w @ w),
                "El margen es la distancia del más cercano: min, no mean.",
            ),
            Mistake(
                lambda X, t, w, b: signed(X, t, w, b).min() / np.abs(w).sum(),
                "El tamaño de w es la raíz de la suma de los cuadrados, "
                "np.linalg.norm(w), no la suma de los valores absolutos.",
            ),
            Mistake(
                lambda X, t, w, b: signed(X, t, w, b).min() / (w @ w),
                "Falta la raíz: el tamaño de w es np.sqrt(w @ w).",
            ),
            Mistake(
                lambda X, t, w, b: signed(X, t, w, b) / np.sqrt(w @ w),
                "Esas son las distancias de todos: el margen es la menor.",
            ),
        ],
        success="Mides la distancia del ejemplo más cercano a la recta.",
    )


def pocket_line(answer):
    """Comprueba ``mi_bolsillo(X, t, path)``."""

    def errors(X, t, path):
        return [np.sum(step(X @ w[:-1] + w[-1]) != t) for w in path]

    X = np.array([[0, 0], [1, 3], [3, 1], [4, 4], [3, 5], [0, 1.0]])
    t = np.array([0, 0, 1, 1, 0, 0])
    # La tercera recta es la mejor; sin su bias, lo parecería la segunda.
    path = np.array(
        [[0, 0, 0], [1, -1, 1], [1, 0, -2], [-1, 1, 1], [0, 1, -3.5]]
    )
    return check_function(
        answer,
        solution=pocket,
        cases=[{"X": X, "t": t, "path": path}],
        mistakes=[
            Mistake(
                lambda X, t, path: path[-1],
                "Esa es la última recta. Cuando ninguna separa, la última "
                "no es la mejor: cuenta los errores de cada una.",
            ),
            Mistake(
                lambda X, t, path: np.argmin(errors(X, t, path)),
                "Ese es el número de renglón: regresa la recta, "
                "path[renglón].",
            ),
            Mistake(
                lambda X, t, path: np.min(errors(X, t, path)),
                "Esos son sus errores: regresa la recta que los comete.",
            ),
            Mistake(
                lambda X, t, path: path[np.argmax(errors(X, t, path))],
                "Esa es la peor: busca la que menos se equivoca.",
            ),
            Mistake(
                lambda X, t, path: path[np.argmin(errors(X, t, path))][:-1],
                "Falta el bias: regresa el renglón completo.",
            ),
            Mistake(
                lambda X, t, path: path[
                    np.argmin([np.sum(step(X @ w[:-1]) != t) for w in path])
                ],
                "El último número de cada renglón es el bias: súmalo.",
            ),
        ],
        success="Guardaste la mejor recta del camino, no la última.",
    )


def _case(w, b, *, x, t):
    return {"w": np.array(w), "b": b, "x": np.array(x), "t": t, "η": 0.5}


def _mistake(wrong, hint):
    return Mistake(_together(wrong), hint)


def _together(rule):
    """Pone w y b, que la regla da por separado, en un solo arreglo."""

    def joined(*arguments):
        result = rule(*arguments)
        if is_untouched(result):
            return result
        if not isinstance(result, (tuple, list)) or len(result) != 2:
            raise TypeError("se esperaban dos resultados: return w, b")
        return np.append(*result)

    return joined
