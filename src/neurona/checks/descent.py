"""Comprobaciones de la lección «Gradiente descendente»."""

import numpy as np

from neurona.practices import descent

from ._feedback import Mistake, check_function


def gradient_descent(answer):
    """Comprueba ``mi_descenso(gradiente, w, eta, pasos)``."""
    descend = descent.descend
    return check_function(
        answer,
        solution=descend,
        cases=[
            {**start, "pasos": steps}
            for start, steps in zip(_starts(), (3, 4, 2), strict=True)
        ],
        mistakes=[
            Mistake(
                lambda gradient, w, eta, n: descend(gradient, w, -eta, n),
                "El signo: el gradiente apunta cuesta arriba. Réstalo.",
            ),
            Mistake(
                lambda gradient, w, eta, n: descend(gradient, w, eta, 1),
                "Diste un solo paso: ¿está el return dentro del ciclo?",
            ),
            Mistake(
                lambda gradient, w, eta, n: w - n * eta * gradient(w),
                "Usaste siempre el gradiente del inicio: vuelve a "
                "calcularlo en cada paso, en el nuevo w.",
            ),
            Mistake(
                lambda gradient, w, eta, n: descend(gradient, w, 1, n),
                "Falta el factor de aprendizaje: multiplica el gradiente "
                "por eta.",
            ),
            Mistake(
                lambda gradient, w, eta, n: descend(gradient, w, eta, n - 1),
                "Falta un paso: for _ in range(pasos) da las vueltas justas.",
            ),
            Mistake(
                lambda gradient, w, eta, n: descend(gradient, w, eta, n + 1),
                "Sobra un paso: for _ in range(pasos) da las vueltas justas.",
            ),
            Mistake(
                lambda gradient, w, eta, n: np.array(
                    [descend(gradient, w, eta, k) for k in range(n + 1)]
                ),
                "Ese es el camino completo: regresa solo el último punto.",
            ),
            Mistake(
                lambda gradient, w, eta, n: w,
                "Regresaste el punto de partida: guarda en w cada paso.",
            ),
        ],
        success="Bajas paso a paso, y en cada uno miras la pendiente.",
    )


def rate_threshold(answer):
    """Comprueba ``mi_umbral(H)``, el factor desde el que no converge."""

    def extremes(H):
        return np.linalg.eigvalsh(H)[[0, -1]]

    return check_function(
        answer,
        solution=descent.largest_rate,
        cases=[
            {"H": np.array([[2.0, 0.0], [0.0, 25.0]])},
            {"H": np.array([[3.0, 4.0], [4.0, 9.0]])},
            {"H": np.array([[4.0, 1.0, 0], [1, 3.0, 1], [0, 1, 2.0]])},
        ],
        mistakes=[
            Mistake(
                lambda H: 2 / extremes(H)[0],
                "Usaste la menor curvatura: manda la dirección más curva, "
                "que es la primera en desbordarse.",
            ),
            Mistake(
                lambda H: 1 / extremes(H)[1],
                "1/L es un buen factor, pero el umbral es el doble.",
            ),
            Mistake(
                lambda H: extremes(H)[1],
                "Esa es la curvatura L: el umbral es 2 entre ella.",
            ),
            Mistake(
                lambda H: 2 / np.linalg.eigvalsh(H),
                "Ese es el umbral de cada dirección: con un solo eta para "
                "todas, regresa el menor.",
            ),
            Mistake(
                np.linalg.cond,
                "Ese es el número de condición: el umbral solo depende de "
                "la mayor curvatura.",
            ),
            Mistake(
                lambda H: 2 / extremes(H).sum(),
                "Ese es el factor que más rápido converge; el umbral es 2 "
                "entre la mayor curvatura, sin sumarle la menor.",
            ),
            Mistake(
                lambda H: 2 / np.diag(H).max(),
                "En un barranco girado, ni la diagonal ni el mayor número "
                "son las curvaturas: usa np.linalg.eigvalsh.",
            ),
            Mistake(
                lambda H: 2 / np.linalg.norm(H),
                "np.linalg.norm(H) mezcla todas las curvaturas: usa la "
                "mayor, np.linalg.eigvalsh(H).max().",
            ),
        ],
        success="La dirección más curva pone el límite: 2/L.",
    )


def momentum_descent(answer):
    """Comprueba ``mi_inercia(gradiente, w, eta, mu, pasos)``."""
    return check_function(
        answer,
        solution=descent.descend_with_momentum,
        cases=[
            {**start, "mu": mu, "pasos": 3}
            for start, mu in zip(_starts(), (0.9, 0.5, 0.8), strict=True)
        ],
        mistakes=[
            _mistake(
                lambda v, g, eta, mu: (-eta * g, 0),
                "Eso es el descenso sin inercia: v recuerda los pasos "
                "anteriores. Empieza en 0 antes del ciclo, no adentro.",
            ),
            _mistake(
                lambda v, g, eta, mu: (v, mu * v - eta * g),
                "Moviste w con la velocidad anterior: actualiza v primero.",
            ),
            _mistake(
                lambda v, g, eta, mu: _same(mu * v + eta * g),
                "El signo: la velocidad va cuesta abajo, -eta * g.",
            ),
            _mistake(
                lambda v, g, eta, mu: _same(v - eta * g),
                "Falta mu: sin él la velocidad nunca se gasta.",
            ),
            _mistake(
                lambda v, g, eta, mu: _same(mu * v - g),
                "Falta el factor de aprendizaje: multiplica g por eta.",
            ),
            _mistake(
                lambda v, g, eta, mu: _same(mu * v - (1 - mu) * eta * g),
                "Sobra el (1 - mu): el gradiente entra completo.",
            ),
            _mistake(
                lambda v, g, eta, mu: (mu * v - 2 * eta * g, mu * v - eta * g),
                "Restas el gradiente dos veces: ya va dentro de v.",
            ),
            Mistake(
                lambda gradient, w, eta, mu, n: descent.descend_with_momentum(
                    gradient, w, eta, mu, 1
                ),
                "Diste un solo paso: ¿está el return dentro del ciclo?",
            ),
        ],
        success="Tu descenso recuerda de dónde viene.",
    )


def _starts():
    """De dónde se parte, y con qué gradiente, del más simple al menos."""
    return [
        _start("10 * w", lambda w: 10 * w, 3.0, eta=0.02),
        _start(
            "w * [1, 4]",
            lambda w: w * np.array([1.0, 4.0]),
            np.array([2.0, -1.0]),
            eta=0.1,
        ),
        # Aquí la pendiente no es proporcional a w.
        _start("cos(w)", lambda w: np.cos(w), 1.0, eta=0.5),
    ]


def _start(formula, gradient, w, *, eta):
    # Quien se equivoca ve la fórmula en lugar de «<lambda>».
    gradient.__name__ = formula
    return {"gradiente": gradient, "w": w, "eta": eta}


def _same(v):
    """Mueve w tanto como dice la velocidad nueva."""
    return v, v


def _mistake(rule, hint):
    """Un descenso con otra regla, que da cuánto mover w y la nueva v."""

    def walk(gradient, w, eta, mu, steps):
        v = 0
        for _ in range(steps):
            move, v = rule(v, gradient(w), eta, mu)
            w = w + move
        return w

    return Mistake(walk, hint)
