"""Comprobaciones de la lección «Inspiración biológica»."""

import numpy as np

from neurona import spiking

from ._answers import as_numbers, is_untouched
from ._feedback import Mistake, check_function
from ._text import describe, pending, right, wrong

REST, THRESHOLD = spiking.REST, spiking.THRESHOLD
TAU, R, DT = spiking.TAU, spiking.RESISTANCE, spiking.DT
GAP = THRESHOLD - REST


def lif_step(answer):
    """Comprueba ``mi_paso(v, current)``: el voltaje nuevo y si disparó."""

    def mistake(change, hint):
        """Un error en cuánto cambia el voltaje; el resto, bien."""

        def step(v, current):
            v = v + change(v, current)
            return (REST, True) if v >= THRESHOLD else (v, False)

        return Mistake(step, hint)

    def moved(v, current):
        return v + DT / TAU * (REST - v + R * current)

    return check_function(
        answer,
        solution=spiking.lif_step,
        cases=[
            {"v": -60.0, "current": 1.2},
            {"v": -70.0, "current": 0.0},
            {"v": -50.05, "current": 2.6},
            {"v": -50.05, "current": 1.6},
        ],
        mistakes=[
            mistake(
                lambda v, current: DT / TAU * R * current,
                "Falta la fuga: el voltaje también cae hacia el reposo, "
                "REST - v.",
            ),
            mistake(
                lambda v, current: DT / TAU * (v - REST + R * current),
                "Signo: la fuga acerca al reposo, así que es REST - v.",
            ),
            mistake(
                lambda v, current: DT / TAU * (REST - v + current),
                "Falta la resistencia: en mV, la corriente es R * current.",
            ),
            mistake(
                lambda v, current: REST - v + R * current,
                "Falta multiplicar el cambio por dt / TAU: es solo un paso.",
            ),
            mistake(
                lambda v, current: DT * (REST - v + R * current),
                "Falta dividir entre TAU.",
            ),
            mistake(
                lambda v, current: DT / TAU * (-v + R * current),
                "La fuga va hacia REST, no hacia 0.",
            ),
            Mistake(
                lambda v, current: (
                    DT / TAU * (REST - v + R * current),
                    False,
                ),
                "Ese es el cambio: súmalo a v.",
            ),
            Mistake(
                lambda v, current: (
                    moved(v, current),
                    moved(v, current) >= THRESHOLD,
                ),
                "Al disparar, el voltaje regresa a REST.",
            ),
            Mistake(
                lambda v, current: (moved(v, current), False),
                "Falta el umbral: si v llega a THRESHOLD, regresa REST, True.",
            ),
            Mistake(
                lambda v, current: moved(v, current),
                "Regresa dos cosas: el voltaje y si disparó.",
            ),
        ],
        success="Tu neurona integra, se fuga y dispara.",
        tolerance=1e-7,
    )


def firing_rate(answer):
    """Comprueba ``mi_frecuencia(current)``, en Hz."""

    def log(current):
        return np.log(R * current / (R * current - GAP))

    def above(rate):
        return lambda current: rate(current) if R * current > GAP else 0.0

    return check_function(
        answer,
        solution=spiking.firing_rate,
        cases=[
            {"current": 2.0},
            {"current": 4.0},
            {"current": 1.0},
            {"current": 1.5},
        ],
        mistakes=[
            Mistake(
                above(lambda current: 1 / (TAU * log(current))),
                "Están en disparos por milisegundo: multiplica por 1000.",
            ),
            Mistake(
                above(lambda current: TAU * log(current)),
                "Ese es el tiempo entre disparos, en ms: la frecuencia es "
                "1000 entre él.",
            ),
            Mistake(
                above(lambda current: -1000 / (TAU * log(current))),
                "Signo: en el logaritmo, R * current va arriba.",
            ),
            Mistake(
                above(lambda current: 1000 / log(current)),
                "Falta TAU, que multiplica al logaritmo.",
            ),
            Mistake(
                spiking.rate_relu,
                "Esa es la recta de la ReLU, una aproximación.",
            ),
            Mistake(
                lambda current: 1000 / (TAU * log(current)),
                "Falta el caso en que no dispara: si R * current no pasa de "
                "THRESHOLD - REST, la frecuencia es 0.",
            ),
        ],
        success="Cero hasta el umbral, y de ahí hacia arriba.",
    )


def coincidence(answer):
    """Comprueba ``mi_peso``, el de una neurona que detecta coincidencias."""
    if is_untouched(answer):
        return pending("falta mi_peso")
    weight = as_numbers(answer)
    if weight is None or weight.shape != () or not np.isfinite(weight):
        return wrong(
            "El peso es un solo número, en mV.",
            got=describe(answer),
            expected="un número",
        )
    for times, wanted, hint in SCENES:
        current = spiking.pulses(times, weight.item(), duration=120)
        fired = len(spiking.simulate(current)[1]) > 0
        if fired != wanted:
            return wrong(
                hint,
                given=f"señales en {times} ms, peso {describe(answer)} mV",
                got="dispara" if fired else "no dispara",
                expected="que dispare" if wanted else "que no dispare",
            )
    return right("Dispara solo si las dos señales llegan casi juntas.")


SCENES = (
    ([20], False, "Una sola señal no debe bastar: baja el peso."),
    (
        [20, 22],
        True,
        "Dos señales casi juntas deben bastar: sube el peso. Al llegar la "
        "segunda, la primera ya perdió algo.",
    ),
    (
        [20, 30],
        False,
        "Con señales separadas no debe disparar: a los 10 ms aún queda "
        "bastante de la primera. Baja un poco el peso.",
    ),
)
"""Los tiempos de las señales, si debe disparar y la pista si no cumple."""
