"""Comprobaciones de la lección «Elegir la arquitectura»."""

import numpy as np

from neurona.practices.choice import label_costs, simplest_choice

from ._answers import is_untouched
from ._feedback import Mistake, check_function
from ._text import describe, pending, right, wrong

REGRESSION = {"mse", "mae", "huber", "mean_squared_error"}
REGRESSION |= {"mean_absolute_error"}
BINARY = {"binary_crossentropy"}
CLASSES = {"sparse_categorical_crossentropy", "categorical_crossentropy"}

# Por pedido: las salidas buenas, cada una con sus costos.
RIGHT = {
    "temperatura": {(1, "linear"): REGRESSION},
    # Dos nodos con softmax dicen lo mismo que uno con sigmoide.
    "basura": {(1, "sigmoid"): BINARY, (2, "softmax"): CLASSES},
    "moneda": {(5, "softmax"): CLASSES},
    "ingredientes": {(8, "sigmoid"): BINARY},
    "nublado": {(1, "sigmoid"): REGRESSION | BINARY},
}

# Por pedido: por qué no sirve cada activación.
ACTIVATIONS = {
    "temperatura": {
        "relu": "Con relu nunca podrás anunciar temperaturas bajo cero.",
        "sigmoid": "La sigmoide se queda entre 0 y 1, y son grados.",
        "tanh": "tanh se queda entre -1 y 1, y son grados.",
        "softmax": "No hay clases: se pide una cantidad.",
    },
    "basura": {
        "linear": "Se pide una probabilidad: debe quedar entre 0 y 1.",
        "relu": "Se pide una probabilidad, y relu puede dar 7.3.",
        "tanh": "tanh da números negativos, y es una probabilidad.",
    },
    "moneda": {
        "sigmoid": "Cada foto trae una sola moneda: las cinco respuestas "
        "compiten y deben sumar 1.",
        "linear": "Se piden probabilidades que sumen 1.",
        "relu": "Se piden probabilidades que sumen 1.",
    },
    "ingredientes": {
        "softmax": "Softmax reparte una sola probabilidad, y una ensalada "
        "lleva varios ingredientes a la vez.",
        "linear": "Cada ingrediente es un sí o no: entre 0 y 1.",
        "relu": "Cada ingrediente es un sí o no: entre 0 y 1.",
    },
    "nublado": {
        "linear": "La especificación pide quedarse entre 0 y 1, y la lineal "
        "puede salirse.",
        "relu": "relu no baja de 0, pero puede pasar de 1.",
        "tanh": "tanh puede bajar hasta -1, y es una fracción.",
        "softmax": "No hay clases que se excluyan: es una sola cantidad.",
    },
}

NODES = {
    "temperatura": "Es una sola cantidad: un nodo.",
    "basura": "Sí o no: un nodo con sigmoide basta; el no es 1 - p.",
    "moneda": "Un nodo por clase, y hay cinco.",
    "ingredientes": "Un nodo por etiqueta, y hay ocho.",
    "nublado": "Es una sola cantidad: un nodo.",
}


def output_layers(answer):
    """Comprueba ``mi_salida``: nodos, activación y costo por pedido."""
    if is_untouched(answer):
        return pending("falta el diccionario")
    if not isinstance(answer, dict) or set(RIGHT) - set(answer):
        return wrong(
            "Conserva el diccionario con sus cinco pedidos.",
            got=describe(answer),
            expected=", ".join(RIGHT),
        )
    empty = [name for name in RIGHT if _is_empty(answer[name])]
    if empty:
        return pending("falta " + ", ".join(empty))
    for name in RIGHT:
        hint = _output_hint(name, answer[name])
        if hint:
            return wrong(hint, given=name, got=describe(answer[name]))
    return right("Cada salida dice lo que su pedido necesita, y nada más.")


def label_cost(answer):
    """Comprueba ``mi_costo(Y, P)``: un costo por etiqueta."""
    return check_function(
        answer,
        solution=label_costs,
        cases=[
            {
                "Y": np.array([[1, 0], [1, 1], [0, 0]]),
                "P": np.array([[0.8, 0.4], [0.5, 0.9], [0.1, 0.3]]),
            },
            # Cuadrada: aquí el eje equivocado da la misma forma.
            {
                "Y": np.array([[1, 0], [0, 0]]),
                "P": np.array([[0.7, 0.2], [0.6, 0.5]]),
            },
        ],
        mistakes=[
            Mistake(
                lambda Y, P: label_costs(Y, P).mean(),
                "Ese es el promedio de todo, el costo que ve fit: aquí se "
                "pide uno por etiqueta. Promedia por columnas, axis=0.",
            ),
            Mistake(
                lambda Y, P: label_costs(Y.T, P.T),
                "Ese es el costo de cada ejemplo: las etiquetas están en las "
                "columnas, axis=0.",
            ),
            Mistake(
                lambda Y, P: label_costs(Y, P) * len(Y),
                "Sumaste los ejemplos: falta dividir entre cuántos son.",
            ),
            Mistake(
                lambda Y, P: -label_costs(Y, P),
                "Signo: el logaritmo de una probabilidad es negativo, y el "
                "costo no.",
            ),
            Mistake(
                lambda Y, P: -(Y * np.log(P)).mean(axis=0),
                "Falta el segundo término: cuando y es 0 se paga "
                "ln(1 - p). Sin él, decir que sí a todo saldría gratis.",
            ),
            Mistake(
                lambda Y, P: label_costs(Y, P) / np.log(2),
                "Es el logaritmo natural: np.log, no np.log2.",
            ),
        ],
        success="Un costo por etiqueta; fit usa su promedio.",
    )


def network_choice(answer):
    """Comprueba ``mi_eleccion(costs)``, la más chica que empata."""

    def means(costs):
        return costs.mean(axis=1)

    def within(costs, error):
        return means(costs) <= means(costs).min() + error

    def best_error(costs):
        best = costs[means(costs).argmin()]
        return best.std(ddof=1) / np.sqrt(len(best))

    return check_function(
        answer,
        solution=simplest_choice,
        cases=[{"costs": TIED}, {"costs": CLEAR}],
        mistakes=[
            Mistake(
                lambda costs: means(costs).argmin(),
                "Esa es la del menor costo medio. ¿No hay otra más chica "
                "que empate con ella?",
            ),
            Mistake(
                lambda costs: np.argmax(
                    within(costs, best_error(costs) * costs.shape[1] ** 0.5)
                ),
                "Usaste la desviación: el error estándar la divide entre la "
                "raíz del número de semillas.",
            ),
            Mistake(
                lambda costs: np.flatnonzero(within(costs, best_error(costs)))[
                    -1
                ],
                "Esa empata, pero es la más grande: se pide la más chica.",
            ),
            Mistake(
                lambda costs: costs.min(axis=1).argmin(),
                "Esa tiene la semilla con más suerte: compara promedios.",
            ),
            Mistake(
                lambda costs: costs.mean(axis=0).argmin(),
                "Promediaste por redes: las semillas están en las columnas, "
                "axis=1.",
            ),
            Mistake(
                lambda costs: means(costs).min(),
                "Ese es un costo: regresa el número del renglón.",
            ),
        ],
        success="Entre las que empatan, la más chica.",
    )


def _is_empty(value):
    """Dice si un pedido sigue en hueco; ``None`` es una activación."""
    parts = value if isinstance(value, (tuple, list)) else [value]
    return value is None or any(part is Ellipsis for part in parts)


def _output_hint(name, value):
    """La pista que corresponde a la salida de un pedido, o ``None``."""
    if not isinstance(value, (tuple, list)) or len(value) != 3:
        return "Da tres cosas: (nodos, activación, costo)."
    nodes, activation, cost = value
    if not isinstance(nodes, (int, np.integer)):
        return "El número de nodos es un entero."
    activation = "linear" if activation is None else activation
    if not isinstance(activation, str) or not isinstance(cost, str):
        return "La activación y el costo se dan por su nombre, entre comillas."
    known = {choice[1] for choice in RIGHT[name]}
    if activation not in known:
        reasons = ACTIVATIONS[name]
        return reasons.get(activation, "Esa activación no sirve de salida.")
    if (nodes, activation) not in RIGHT[name]:
        return NODES[name]
    if cost in RIGHT[name][nodes, activation]:
        return None
    if name == "ingredientes" and cost in CLASSES:
        return (
            "Esa entropía es para clases que se excluyen: aquí cada "
            "etiqueta es un sí o no, y su costo es el binario."
        )
    if activation == "softmax":
        return "Con clases que se excluyen, el costo es la categórica."
    if activation == "sigmoid":
        return "Con un sí o no, el costo es la entropía cruzada binaria."
    return "Para una cantidad: 'mse', 'mae' o 'huber'."


# Un renglón por red y una columna por semilla.
TIED = np.array(
    [
        [1.00, 1.02, 0.98, 1.04],
        [0.54, 0.53, 0.55, 0.52],
        [0.50, 0.54, 0.52, 0.52],
        [0.44, 0.56, 0.48, 0.52],
        [0.53, 0.47, 0.53, 0.51],
        [0.10, 1.20, 0.90, 1.40],
    ]
)
CLEAR = np.array([[0.30, 0.31, 0.29], [0.90, 0.95, 0.10], [0.80, 0.90, 1.00]])
