"""Comprobaciones de la lección «Backpropagation»."""

import numpy as np

from neurona.practices import backpropagation as solutions

from ._answers import as_numbers
from ._feedback import Mistake, check_value
from ._parts import check_parts

# La red 3-2-1 que la lección sigue con lápiz.
PENCIL = {
    "x": np.array([[0.6, 0.8, 0.7]]),
    "W1": np.array([[0.1, 0.2], [0.3, 0.1], [0.5, 0.0]]),
    "b1": np.array([0.1, 0.1]),
    "W2": np.array([[0.1], [0.2]]),
    "b2": np.array([1.0]),
}


def pencil_deltas(answer):
    """Comprueba tres deltas hechas con lápiz: salida, oculta 1, oculta 2."""
    output, hidden = solutions.deltas(**PENCIL, t=1)
    h = 1 / (1 + np.exp(-(PENCIL["x"] @ PENCIL["W1"] + PENCIL["b1"])))
    slope, w = h * (1 - h), PENCIL["W2"].T
    mistakes = [
        ((-output, -hidden), "Signo: la delta de la salida es o - t."),
        (
            solutions.deltas(**PENCIL, t=0),
            "Esas son las deltas con t = 0, las de la lección: o - t, t = 1.",
        ),
        (
            (output, output * w),
            "Falta atravesar la sigmoide: multiplica por h (1 - h).",
        ),
        (
            (output, output * slope),
            "Falta el peso por el que llega la delta: 0.1 y 0.2.",
        ),
        (
            (output, output * w[:, ::-1] * slope),
            "Cambiaste los pesos: a la primera oculta le toca 0.1.",
        ),
        ((output, output * w * h), "La pendiente es h (1 - h), no h."),
    ]
    expected = np.append(output, hidden)
    mistakes = [(np.append(*wrong), hint) for wrong, hint in mistakes]
    return check_value(
        _snapped(answer, [expected, *(wrong for wrong, _ in mistakes)]),
        expected=expected,
        name="mis_deltas",
        mistakes=mistakes,
        success="Las tres son negativas: para acercarse a 1, todo sube.",
    )


def sigmoid_backward(answer):
    """Comprueba ``mi_capa_atras(X, W, A, G)``, que da ``dW, db, dX``."""

    def swap(position, change):
        """La solución, con uno de sus tres resultados equivocado."""

        def wrong(X, W, A, G):
            results = list(solutions.sigmoid_backward(X, W, A, G))
            results[position] = change(X, W, A, G, G * A * (1 - A))
            return results

        return wrong

    def with_delta(rule):
        """Las tres fórmulas, con otra delta."""

        def wrong(X, W, A, G):
            D = rule(A, G)
            return X.T @ D, D.sum(axis=0), D @ W.T

        return wrong

    return check_parts(
        answer,
        solution=solutions.sigmoid_backward,
        names=("dW", "db", "dX"),
        cases=[
            # W cuadrada: transponerla de más no da error.
            _layer_case(3, 2, 2, seed=0),
            _layer_case(4, 3, 2, seed=1),
        ],
        mistakes=[
            Mistake(
                swap(0, lambda X, W, A, G, D: D.T @ X),
                "dW está transpuesta: cada gradiente tiene la forma de su "
                "parámetro. Es X.T @ D.",
            ),
            Mistake(
                swap(0, lambda X, W, A, G, D: X.T @ D / len(X)),
                "Dividiste otra vez entre n: la media ya viene dentro de G.",
            ),
            Mistake(
                swap(1, lambda X, W, A, G, D: D.mean(axis=0)),
                "db suma sobre los ejemplos; la media ya viene dentro de G.",
            ),
            Mistake(
                swap(1, lambda X, W, A, G, D: D.sum(axis=1)),
                "Sumaste por renglones: cada renglón es un ejemplo y db "
                "lleva un número por neurona (axis=0).",
            ),
            Mistake(
                swap(1, lambda X, W, A, G, D: D.sum()),
                "db lleva un número por neurona: suma con axis=0.",
            ),
            Mistake(
                swap(2, lambda X, W, A, G, D: D @ W),
                "Hacia atrás se cruza W transpuesta: D @ W.T. Como W es "
                "cuadrada, NumPy no se queja.",
            ),
            Mistake(
                swap(2, lambda X, W, A, G, D: G @ W.T),
                "Por los pesos regresa D, no G: primero la activación.",
            ),
            Mistake(
                with_delta(lambda A, G: G),
                "Falta atravesar la activación: D = G · A · (1 - A).",
            ),
            Mistake(
                with_delta(lambda A, G: G * (1 - A**2)),
                "1 - A² es la pendiente de tanh; la de la sigmoide es "
                "A (1 - A).",
            ),
            Mistake(
                with_delta(lambda A, G: A * (1 - A)),
                "Falta lo que llega: D = G · A · (1 - A).",
            ),
        ],
        success="Tu capa sabe ir hacia atrás, con cualquier lote.",
    )


def training_step(answer):
    """Comprueba ``mi_paso(X, y, W1, b1, W2, b2, rate)``."""
    return check_parts(
        answer,
        solution=solutions.training_step,
        names=("W1", "b1", "W2", "b2"),
        cases=[_step_case(samples=5, seed=0), _step_case(samples=3, seed=1)],
        mistakes=[
            Mistake(
                _step(sign=-1),
                "Signo: subiste la cuesta. El paso es p - rate · gradiente.",
            ),
            Mistake(
                _step(late=True),
                "Usaste W2 ya corregida para llevar la delta hacia atrás. "
                "Calcula todos los gradientes y después actualiza.",
            ),
            Mistake(
                _step(scale=0.5),
                "Falta el 2: la derivada de (p - y)² es 2 (p - y).",
            ),
            Mistake(
                _step(mean=False),
                "Falta dividir entre n: el costo es una media.",
            ),
            Mistake(
                _step(slope=lambda H: 1.0),
                "Falta la pendiente de ReLU: 1 donde la neurona oculta se "
                "encendió y 0 donde no.",
            ),
            Mistake(
                _step(slope=lambda H: H * (1 - H)),
                "H (1 - H) es la pendiente de la sigmoide; la de ReLU es 1 "
                "donde H > 0 y 0 donde no.",
            ),
            Mistake(
                _step(slope=lambda H: 1 - H**2),
                "1 - H² es la pendiente de tanh; la de ReLU es 1 donde "
                "H > 0 y 0 donde no.",
            ),
            Mistake(
                _step(biases=False),
                "Falta corregir los bias: también son parámetros.",
            ),
            Mistake(
                _step(rate=False),
                "Falta el factor de aprendizaje: p - rate · gradiente.",
            ),
        ],
        success="Un paso entero: adelante, costo, atrás y actualizar.",
    )


def _step(
    sign=1,
    scale=1.0,
    mean=True,
    slope=lambda H: H > 0,
    biases=True,
    late=False,
    rate=True,
):
    """Un paso de la misma red, con el error que se pida."""

    def wrong(X, y, W1, b1, W2, b2, learning_rate):
        size = sign * (learning_rate if rate else 1)
        H = np.maximum(X @ W1 + b1, 0)
        D2 = scale * 2 * (H @ W2 + b2 - y) / (len(X) if mean else 1)
        new_W2 = W2 - size * H.T @ D2
        D1 = (D2 @ (new_W2 if late else W2).T) * slope(H)
        return (
            W1 - size * X.T @ D1,
            b1 - size * D1.sum(axis=0) * biases,
            new_W2,
            b2 - size * D2.sum(axis=0) * biases,
        )

    return wrong


def _snapped(answer, candidates):
    """Cambia una respuesta hecha con lápiz por la que quiso ser."""
    numbers = as_numbers(answer)
    if numbers is None or numbers.shape != (3,):
        return answer
    # Redondear en el camino mueve la tercera cifra.
    near = [c for c in candidates if np.abs(numbers - c).max() < 1e-3]
    return near[0] if near else answer


def _layer_case(samples, inputs, units, seed):
    rng = np.random.default_rng(seed)
    return {
        "X": rng.normal(size=(samples, inputs)).round(1),
        "W": rng.normal(size=(inputs, units)).round(1),
        "A": rng.uniform(0.1, 0.9, size=(samples, units)).round(1),
        "G": rng.normal(size=(samples, units)).round(1),
    }


def _step_case(samples, seed):
    rng = np.random.default_rng(seed)
    return {
        "X": rng.normal(size=(samples, 2)).round(1),
        "y": rng.normal(size=(samples, 1)).round(1),
        "W1": rng.normal(size=(2, 3)).round(1),
        "b1": rng.normal(size=3).round(1),
        "W2": rng.normal(size=(3, 1)).round(1),
        "b2": rng.normal(size=1).round(1),
        "rate": 0.1,
    }
