"""Comprobaciones de la lección «Campo de juego»."""

import math

from neurona.practices.playground import momentum_distance, seeds_needed

from ._answers import is_untouched
from ._feedback import Mistake, check_function
from ._text import describe, pending, right, wrong

SPIRAL = {"dataset": "spiral", "noise": 0.02, "samples": 300}
MOST_PARAMETERS = 25
ENOUGH = 0.95


def seed_count(answer):
    """Comprueba ``mi_cuantas(fails, sure)``, cuántas semillas probar."""

    def needed(fails, sure):
        return math.log(1 - sure) / math.log(fails)

    return check_function(
        answer,
        solution=seeds_needed,
        cases=[
            {"fails": 0.6, "sure": 0.95},
            {"fails": 0.2, "sure": 0.9},
            {"fails": 0.5, "sure": 0.75},
        ],
        mistakes=[
            Mistake(
                needed,
                "No se prueba una fracción de semilla: redondea hacia arriba.",
            ),
            Mistake(
                lambda fails, sure: math.floor(needed(fails, sure)),
                "Redondeaste hacia abajo: con esas no alcanza la seguridad.",
            ),
            Mistake(
                lambda fails, sure: seeds_needed(1 - fails, sure),
                "Usaste la probabilidad de aprender: lo que se multiplica es "
                "la de fallar.",
            ),
            Mistake(
                lambda fails, sure: seeds_needed(fails, 1 - sure),
                "Todas fallan con probabilidad 1 - sure, no sure.",
            ),
            Mistake(
                lambda fails, sure: math.ceil(1 / (1 - fails)),
                "Eso es lo que se tarda en promedio: se pide más seguridad.",
            ),
        ],
        success="Con esas, casi seguro aprende al menos una.",
    )


def momentum_reach(answer):
    """Comprueba ``mi_avance(rate, momentum, steps)``."""

    def velocity(rate, momentum, steps):
        return rate * sum(momentum**k for k in range(steps))

    return check_function(
        answer,
        solution=momentum_distance,
        cases=[
            {"rate": 0.5, "momentum": 0.9, "steps": 3},
            {"rate": 0.05, "momentum": 0.9, "steps": 100},
            {"rate": 0.1, "momentum": 0.0, "steps": 4},
        ],
        mistakes=[
            Mistake(
                lambda rate, momentum, steps: rate * steps,
                "Falta la inercia: ese es el avance de SGD sin ella.",
            ),
            Mistake(
                velocity,
                "Esa es la última velocidad: suma las de todos los pasos.",
            ),
            Mistake(
                lambda rate, momentum, steps: (
                    momentum_distance(rate, momentum, steps)
                    - velocity(rate, momentum, steps)
                ),
                "Avanzas antes de sumar el factor: primero cambia la "
                "velocidad y después se avanza.",
            ),
            Mistake(
                lambda rate, momentum, steps: (
                    (1 - momentum) * momentum_distance(rate, momentum, steps)
                ),
                "Aquí el factor no se multiplica por 1 - momentum: es "
                "momentum * v + rate.",
            ),
            Mistake(
                lambda rate, momentum, steps: rate * steps / (1 - momentum),
                "Así avanza cuando la velocidad ya es la final: al principio "
                "va más despacio.",
            ),
        ],
        success="Con inercia 0.9, cada paso llega a valer por diez.",
    )


def small_spiral(answer):
    """Comprueba ``mi_espiral``: las perillas de una red chica.

    Entrena la red con la espiral y mide su exactitud de prueba.
    """
    if is_untouched(answer):
        return pending("falta el diccionario")
    if not isinstance(answer, dict):
        return wrong(
            "Da un diccionario: el nombre de cada perilla y su valor.",
            got=describe(answer),
        )
    empty = [name for name, value in answer.items() if is_untouched(value)]
    if empty:
        return pending("falta " + ", ".join(map(str, empty)))
    return _train_spiral(answer)


def _train_spiral(knobs):
    # Los laboratorios tardan en cargar: solo los espera quien los usa.
    from traitlets import TraitError

    from neurona.labs import PlaygroundLab

    known = PlaygroundLab.class_trait_names(sync=True)
    strange = [name for name in knobs if name not in known]
    if strange:
        return wrong(
            "El laboratorio no tiene esa perilla.", got=describe(strange[0])
        )
    try:
        lab = PlaygroundLab(**(knobs | SPIRAL | {"epochs": 0}))
        parameters = lab.model.count_params()
        lab.epochs = knobs.get("epochs", 0)
    except TraitError as error:
        return wrong("Esa perilla no acepta ese valor.", got=str(error))
    if parameters > MOST_PARAMETERS:
        return wrong(
            "Son demasiados: quita neuronas o capas.",
            got=f"{parameters} parámetros",
            expected=f"{MOST_PARAMETERS} o menos",
        )
    accuracy = lab.test_accuracy
    if accuracy >= ENOUGH:
        return right(
            f"{parameters} parámetros y {accuracy:.1%} en la prueba: la "
            "espiral no pedía una red grande."
        )
    return wrong(
        _spiral_hint(lab),
        got=f"{accuracy:.1%} en la prueba",
        expected=f"{ENOUGH:.0%} o más",
    )


def _spiral_hint(lab):
    """Por qué una red del campo de juego no llegó."""
    if lab.lost:
        return "El costo se disparó: baja el factor."
    if not lab.epochs:
        return "Sin épocas no aprende: da epochs."
    if lab.layers == 0 or lab.activation == "linear":
        return "Sin una activación que doble, solo hay una recta."
    return (
        "Con esos parámetros se puede: prueba en el laboratorio otro reparto, "
        "otra activación o más épocas."
    )
