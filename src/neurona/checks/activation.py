"""Comprobaciones de la lección «Funciones de activación»."""

import numpy as np

from neurona import activations

from ._feedback import Mistake, check_function


def sigmoid(answer):
    """Comprueba ``mi_sigmoide(z)``: el valor, y que no se desborde."""
    return check_function(
        answer,
        solution=activations.sigmoid,
        cases=[
            {"z": np.array([-2.0, 0.0, 1.0])},
            {"z": np.array([[0.5, -0.5], [3.0, -3.0]])},
            {"z": np.array([-1000.0, -50.0, 50.0, 1000.0])},
        ],
        mistakes=[
            Mistake(
                lambda z: 1 / (1 + np.exp(z)),
                "Signo: es exp(-z). La tuya baja cuando z sube.",
            ),
            Mistake(
                lambda z: 1 / np.exp(-z),
                "Falta sumar 1 en el denominador: 1 + exp(-z).",
            ),
            Mistake(
                lambda z: 1 + np.exp(-z),
                "Ese es el denominador: falta dividir 1 entre él.",
            ),
            Mistake(
                np.tanh,
                "Esa es la tangente hiperbólica: va de -1 a 1.",
            ),
            Mistake(
                lambda z: np.exp(z) / (1 + np.exp(z)),
                "Con z muy grande, exp(z) es infinito e inf/inf da NaN. "
                "Usa exp(-|z|), que nunca se desborda.",
            ),
        ],
        success="Tu sigmoide es correcta, y no se desborda.",
        on_warning=(
            "Los números son correctos, pero una exponencial se desbordó. "
            "Calcula exp(-|z|). Ojo: np.where evalúa sus dos ramas."
        ),
    )


def sigmoid_derivative(answer):
    """Comprueba ``mi_derivada(z)``, la derivada de la sigmoide."""
    s = activations.sigmoid
    return check_function(
        answer,
        solution=s.derivative,
        cases=[
            {"z": np.array([-2.0, 0.5, 1.0])},
            {"z": np.array([[0.0, 3.0], [-0.3, -5.0]])},
        ],
        mistakes=[
            Mistake(s, "Esa es la sigmoide; falta derivarla."),
            Mistake(
                lambda z: z * (1 - z),
                "La fórmula usa la salida a = σ(z), no z: calcula primero a.",
            ),
            Mistake(
                lambda z: 1 - s(z),
                "Falta un factor: la derivada es a · (1 - a).",
            ),
            Mistake(
                lambda z: -s(z) * (1 - s(z)),
                "Signo: la sigmoide siempre sube, así que su derivada es "
                "positiva.",
            ),
            Mistake(
                lambda z: 1 - s(z) ** 2,
                "1 - a² es la derivada de la tangente hiperbólica.",
            ),
        ],
        success="Esa es la pendiente de la sigmoide en cada z.",
    )


def softmax(answer):
    """Comprueba ``mi_softmax(Z)``, un ejemplo en cada renglón."""

    def naive(z):
        e = np.exp(z)
        return e / e.sum(axis=1, keepdims=True)

    return check_function(
        answer,
        solution=activations.softmax,
        cases=[
            # Cuadrada: sin keepdims la división se hace, y se hace mal.
            {"Z": np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 1.0], [2, 1, -1]])},
            {"Z": np.array([[0.5, -0.5], [2.0, 2.0], [-3.0, 0.0]])},
            {"Z": np.array([[1000.0, 1001.0], [-1000.0, -1001.0]])},
        ],
        mistakes=[
            Mistake(
                lambda z: np.exp(z) / np.exp(z).sum(),
                "Dividiste entre la suma de todo: cada renglón es un "
                "ejemplo y debe sumar 1 por separado (axis=1).",
            ),
            Mistake(
                lambda z: np.exp(z) / np.exp(z).sum(axis=0),
                "Sumaste por columnas: las clases de un ejemplo están en su "
                "renglón, axis=1.",
            ),
            Mistake(
                lambda z: np.exp(z) / np.exp(z).sum(axis=1),
                "Falta keepdims=True: sin él, cada columna se divide entre "
                "la suma de otro renglón.",
            ),
            Mistake(
                np.exp,
                "Falta normalizar: divide cada renglón entre su suma.",
            ),
            Mistake(
                activations.sigmoid,
                "Esa es la sigmoide, que mira cada número por separado: "
                "softmax los compara con los de su renglón.",
            ),
            Mistake(
                lambda z: z / z.sum(axis=1, keepdims=True),
                "Falta la exponencial: sin ella puede haber probabilidades "
                "negativas.",
            ),
            Mistake(
                naive,
                "Con números grandes, exp se desborda y queda inf/inf. "
                "Resta antes el mayor de cada renglón.",
            ),
            Mistake(
                lambda z: naive(z - z.max()),
                "Restaste el mayor de todo el arreglo: el renglón chico "
                "queda en 0/0. Resta el mayor de cada renglón.",
            ),
        ],
        success="Tus renglones son probabilidades, sin desbordarse.",
        on_warning="Los números son correctos, pero exp se desbordó.",
    )
