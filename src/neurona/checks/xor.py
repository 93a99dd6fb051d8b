"""Comprobaciones de la lección «La compuerta XOR»."""

import numpy as np

from neurona.activations import step
from neurona.practices.xor import best_seed, parity, xor

from ._answers import as_numbers, is_untouched
from ._feedback import Mistake, check_function
from ._text import Verdict, describe, pending, wrong

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
CUBE = np.array([[0, 0, 0], [0, 1, 0], [1, 0, 1], [1, 1, 1]])


def xor_network(W1, b1, w2, b2):
    """Comprueba los parámetros de una red 2-2-1 de escalones."""
    if is_untouched([W1, b1, w2, b2]):
        return pending("faltan W1, b1, w2 o b2")
    given = {"W1": W1, "b1": b1, "w2": w2, "b2": b2}
    shapes = {"W1": (2, 2), "b1": (2,), "w2": (2,), "b2": ()}
    numbers = _read(given, shapes)
    if numbers is None:
        return Verdict(False)
    W1, b1, w2, b2 = numbers.values()
    hidden = step(CORNERS @ W1 + b1)
    return check_function(
        lambda X: step(hidden @ w2 + b2),
        solution=xor,
        cases=[{"X": CORNERS}],
        mistakes=[
            *_clash(hidden),
            *_outputs(XOR_HINTS),
            Mistake(
                lambda X: step(hidden @ w2 + b2),
                "La capa oculta sí separa los cuatro casos: revisa w2 y b2. "
                "La salida debe encenderse donde la oculta da "
                f"{describe(hidden[1])} y {describe(hidden[2])}.",
            ),
        ],
        success="Tus tres neuronas hacen lo que una sola no puede: una XOR.",
    )


def parity_output(w, b):
    """Comprueba la neurona de salida de la paridad de tres entradas."""
    if is_untouched([w, b]):
        return pending("faltan w o b")
    numbers = _read({"w": w, "b": b}, {"w": (3,), "b": ()})
    if numbers is None:
        return Verdict(False)
    w, b = numbers.values()
    # Con 0, 1, 2 y 3 unos, las neuronas que se encienden son las primeras.
    hidden = np.tril(np.ones((4, 4)), -1)[:, :3]
    return check_function(
        lambda X: step(hidden @ w + b),
        solution=parity,
        cases=[{"X": CUBE}],
        mistakes=_outputs(PARITY_HINTS),
        success="Sumas y restas por turnos: así se cuenta hasta impar.",
    )


def seed_choice(answer):
    """Comprueba ``mi_mejor_semilla(train, seeds)``."""
    costs = {4: 0.35, 5: 0.69, 8: 0.01, 6: 0.48}

    def cost(seed):
        return costs[seed]

    return check_function(
        answer,
        solution=best_seed,
        cases=[{"train": cost, "seeds": [4, 5, 8, 6]}],
        mistakes=[
            Mistake(
                lambda train, seeds: min(train(seed) for seed in seeds),
                "Ese es el costo: regresa la semilla con que se obtuvo.",
            ),
            Mistake(
                lambda train, seeds: int(np.argmin([train(s) for s in seeds])),
                "Esa es su posición en la lista: regresa seeds[posición].",
            ),
            Mistake(
                lambda train, seeds: max(seeds, key=train),
                "Esa es la de mayor costo: busca la de menor.",
            ),
            Mistake(
                lambda train, seeds: seeds[-1],
                "Esa es la última que probaste, no la mejor.",
            ),
            Mistake(
                lambda train, seeds: min(seeds),
                "Comparaste las semillas, no sus costos: llama a train.",
            ),
        ],
        success="Entrenas con varias semillas y te quedas con la mejor.",
    )


def _read(given, shapes):
    """Convierte los parámetros a arreglos, o dice cuál tiene otra forma."""
    numbers = {name: as_numbers(value) for name, value in given.items()}
    for name, value in numbers.items():
        if value is None or value.shape != shapes[name]:
            wrong(
                "Revisa cuántos pesos llegan a cada neurona: W1 lleva una "
                "columna por neurona oculta; el bias de la salida es un solo "
                "número, sin corchetes."
                if "W1" in given
                else "w lleva un peso por cada neurona oculta y b es un solo "
                "número, sin corchetes.",
                got=f"{name} = {describe(given[name])}",
                expected=f"{name} de forma {shapes[name]}"
                if shapes[name]
                else f"{name} con un número",
            )
            return None
    return numbers


def _clash(hidden):
    """El error de una capa oculta que junta lo que hay que separar."""
    for i in (0, 3):
        for j in (1, 2):
            if (hidden[i] == hidden[j]).all():
                hint = (
                    f"La capa oculta da {describe(hidden[i])} tanto para "
                    f"{describe(CORNERS[i])} como para "
                    f"{describe(CORNERS[j])}, que llevan etiquetas "
                    "distintas: ninguna salida podrá separarlos."
                )
                # La pista vale sea cual sea la salida equivocada.
                tables = np.ndindex(2, 2, 2, 2)
                return [Mistake(lambda X, t=t: t, hint) for t in tables]
    return []


def _outputs(hints):
    return [
        Mistake(lambda X, v=values: np.array(v), hint)
        for values, hint in hints.items()
    ]


# Las salidas en el orden 00, 01, 10, 11.
XOR_HINTS = {
    (0, 1, 1, 1): "Esa es la OR: falta que el caso (1, 1) apague la salida. "
    "Dale un peso negativo a la AND.",
    (1, 0, 0, 1): "Esa es la contraria, XNOR: cambia el signo de w2 y de b2.",
    (0, 0, 0, 0): "La salida nunca se enciende: sube b2 o los pesos w2.",
    (1, 1, 1, 1): "La salida nunca se apaga: baja b2.",
}

# Las salidas con 0, 1, 2 y 3 unos.
PARITY_HINTS = {
    (0, 1, 1, 1): "Con dos unos hay que apagar: la segunda neurona resta.",
    (0, 1, 0, 0): "Con tres unos hay que volver a encender: la tercera suma.",
    (0, 0, 0, 1): "Con un solo uno también se enciende: sube el primer peso "
    "por encima de -b.",
    (1, 0, 1, 0): "Es la contraria: cambia el signo de todo.",
    (0, 0, 0, 0): "Nunca se enciende: b es demasiado negativo.",
    (1, 1, 1, 1): "Nunca se apaga: sin ningún uno la suma es b, así que b "
    "debe ser negativo.",
}
