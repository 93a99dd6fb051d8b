"""Comprobaciones de la lección «La función de costo»."""

import numpy as np

from neurona import losses
from neurona.practices import costs

from ._feedback import Mistake, check_function


def huber_loss(answer):
    """Comprueba ``mi_huber(y, y_pred, delta)``."""

    def variant(small, large, average=np.mean):
        """El costo con otras fórmulas cerca y lejos, u otro promedio."""

        def wrong(y, y_pred, delta):
            e = np.abs(y_pred - y)
            near = e <= delta
            return average(np.where(near, small(e, delta), large(e, delta)))

        return wrong

    def half(e, delta):
        return e**2 / 2

    def straight(e, delta):
        return delta * e - delta**2 / 2

    def signed(y, y_pred, delta):
        e = y_pred - y
        return np.mean(np.where(e <= delta, e**2 / 2, straight(e, delta)))

    return check_function(
        answer,
        solution=lambda y, y_pred, delta: losses.Huber(delta)(y, y_pred),
        cases=[
            {
                "y": np.array([1.0, 2.0, 3.0, 4.0]),
                "y_pred": np.array([1.5, 1.0, 8.0, 0.0]),
                "delta": 2.0,
            },
            {
                "y": np.array([0.0, -1.0, 2.0]),
                "y_pred": np.array([0.25, 2.0, 2.5]),
                "delta": 0.5,
            },
        ],
        mistakes=[
            Mistake(
                variant(half, straight, np.sum),
                "Sumaste; falta dividir entre el número de ejemplos.",
            ),
            Mistake(
                variant(half, straight, np.asarray),
                "Falta promediar: el costo es un solo número.",
            ),
            Mistake(
                variant(lambda e, delta: e**2, straight),
                "Falta un ½ en la parte cuadrática: así la curva salta en "
                "delta.",
            ),
            Mistake(
                variant(half, lambda e, delta: delta * e),
                "A la parte recta le falta restar delta²/2.",
            ),
            Mistake(
                variant(half, lambda e, delta: e - 0.5),
                "La parte recta es delta·|e| - delta²/2: tu fórmula solo "
                "sirve con delta = 1.",
            ),
            Mistake(
                variant(straight, half),
                "Están al revés: lo cuadrático va cerca, donde |e| ≤ delta.",
            ),
            Mistake(
                signed,
                "Falta el valor absoluto: un error de -4 también es grande.",
            ),
            Mistake(
                variant(half, half),
                "Esa es la mitad del MSE: lejos debe crecer en línea recta.",
            ),
            Mistake(
                lambda y, y_pred, delta: losses.mse(y, y_pred),
                "Ese es el MSE, que no usa delta.",
            ),
        ],
        success="Cuadrático cerca, recto lejos, y sin salto en medio.",
    )


def line_gradient(answer):
    """Comprueba ``mi_gradiente(w, b, x, y)``, que regresa dos derivadas."""
    right = costs.line_gradient

    def with_error(formula):
        """Lo que sale de otra fórmula del error y de x."""
        return lambda w, b, x, y: formula(w * x + b - y, x)

    return check_function(
        answer,
        solution=right,
        cases=[
            {
                "w": 2.0,
                "b": -1.0,
                "x": np.array([1.0, 2.0, 4.0]),
                "y": np.array([3.0, 1.0, 2.0]),
            },
            {
                "w": -0.5,
                "b": 3.0,
                "x": np.array([-2.0, 0.5, 1.0, 3.0]),
                "y": np.array([1.0, 0.0, -2.0, 5.0]),
            },
        ],
        mistakes=[
            Mistake(
                lambda w, b, x, y: tuple(-d for d in right(w, b, x, y)),
                "Signo: el error es ŷ - y. El gradiente señala hacia donde "
                "el costo sube.",
            ),
            Mistake(
                lambda w, b, x, y: right(w, b, x, y)[::-1],
                "Son las dos derivadas, al revés: primero la de w.",
            ),
            Mistake(
                with_error(lambda e, x: (np.mean(e * x), np.mean(e))),
                "Falta el 2 que baja al derivar el cuadrado.",
            ),
            Mistake(
                with_error(lambda e, x: (2 * np.sum(e * x), 2 * np.sum(e))),
                "Sumaste: el costo es una media, falta dividir entre n.",
            ),
            Mistake(
                with_error(lambda e, x: (2 * e * x, 2 * e)),
                "Falta promediar: cada derivada es un solo número.",
            ),
            Mistake(
                with_error(lambda e, x: (2 * np.mean(e), 2 * np.mean(e))),
                "Al derivar respecto a w, la cadena multiplica cada error "
                "por su x.",
            ),
            Mistake(
                with_error(
                    lambda e, x: (2 * np.mean(e) * np.mean(x), 2 * np.mean(e))
                ),
                "Multiplica cada error por su x antes de promediar.",
            ),
            Mistake(
                lambda w, b, x, y: right(w, 0.0, x, y),
                "A tu predicción le falta sumar b.",
            ),
            Mistake(
                with_error(
                    lambda e, x: (np.mean(np.sign(e) * x), np.mean(np.sign(e)))
                ),
                "Ese es el gradiente del MAE: solo mira el signo del error.",
            ),
        ],
        success="Esas son las dos pendientes del MSE.",
    )


def cross_entropy(answer):
    """Comprueba ``mi_entropia(clases, P)``, con un ejemplo por renglón."""

    def chosen(labels, p):
        return p[np.arange(len(labels)), labels]

    def with_chosen(formula):
        return lambda labels, p: formula(chosen(labels, p))

    return check_function(
        answer,
        solution=costs.cross_entropy,
        cases=[
            {
                "clases": np.array([0, 1, 1]),
                "P": np.array(
                    [[0.7, 0.2, 0.1], [0.1, 0.6, 0.3], [0.3, 0.2, 0.5]]
                ),
            },
            {
                "clases": np.array([2, 0]),
                "P": np.array([[0.1, 0.1, 0.8], [0.25, 0.5, 0.25]]),
            },
            {
                "clases": np.array([1, 0]),
                "P": np.array([[1.0, 0.0], [0.5, 0.5]]),
            },
        ],
        mistakes=[
            # Primero: en los otros casos es la respuesta correcta.
            Mistake(
                with_chosen(lambda q: -np.mean(np.log(q))),
                "El logaritmo de 0 es infinito. Recorta antes con "
                "np.clip(P, 1e-7, 1).",
            ),
            Mistake(
                with_chosen(lambda q: np.mean(np.log(q))),
                "Signo: el logaritmo de una probabilidad es negativo, y el "
                "costo no.",
            ),
            Mistake(
                with_chosen(lambda q: -np.sum(np.log(q))),
                "Sumaste; falta dividir entre el número de ejemplos.",
            ),
            Mistake(
                with_chosen(lambda q: -np.log(q)),
                "Falta promediar: el costo es un solo número.",
            ),
            Mistake(
                with_chosen(lambda q: -np.log(np.mean(q))),
                "Primero el logaritmo de cada una, después la media.",
            ),
            Mistake(
                with_chosen(lambda q: 1 - np.mean(q)),
                "Falta el logaritmo: así, estar seguro y equivocado cuesta "
                "a lo más 1.",
            ),
            Mistake(
                with_chosen(lambda q: -np.mean(np.log10(q))),
                "Es el logaritmo natural, np.log, y no el de base 10.",
            ),
            Mistake(
                lambda labels, p: costs.cross_entropy(labels, p) / p.shape[1],
                "Dividiste entre todos los números de P, y no entre los "
                "ejemplos.",
            ),
            Mistake(
                lambda labels, p: -np.mean(np.log(p[:, labels])),
                "P[:, clases] cruza todos los renglones con todas las "
                "clases: pon np.arange(len(clases)) en lugar de los dos "
                "puntos.",
            ),
            Mistake(
                lambda labels, p: -np.mean(np.log(p.max(axis=1))),
                "Esa es la probabilidad más alta; usa la de la clase "
                "correcta.",
            ),
            Mistake(
                lambda labels, p: -np.mean(np.log(p)),
                "Promediaste toda la matriz: solo cuenta la probabilidad de "
                "la clase correcta.",
            ),
        ],
        success="Esa es la entropía cruzada, y aguanta una probabilidad de 0.",
    )
