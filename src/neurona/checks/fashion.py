"""Comprobaciones de la práctica de Fashion-MNIST."""

import math

import numpy as np

from neurona import datasets
from neurona.practices import fashion_mnist as practice

from ._answers import is_untouched
from ._feedback import Mistake, check_function
from ._text import describe, pending, right, wrong

# El principio, la mitad de la subida, la cima y la bajada, hasta el final.
_STEPS = [(t, 100) for t in (0, 15, 30, 50, 65, 100)] + [(2743, 4220)]


def _cosine(progress):
    return (1 + np.cos(np.pi * progress)) / 2


def _climb(t, steps, start=1 / 25):
    return start + (1 - start) * t / (0.3 * steps)


def _fall(t, steps):
    return _cosine((t - 0.3 * steps) / (0.7 * steps))


_CYCLE_MISTAKES = (
    Mistake(
        lambda t, n, top: (
            top * (_climb(t, n, 0) if t < 0.3 * n else _fall(t, n))
        ),
        "La subida no empieza en 0, sino en un veinticincoavo del máximo.",
    ),
    Mistake(
        lambda t, n, top: (
            top * (1 + 24 * t / n) / 25 if t < 0.3 * n else top * _fall(t, n)
        ),
        "La subida termina en el paso 0.3 T y ahí debe valer el máximo: "
        "divide t entre 0.3 T, no entre T.",
    ),
    Mistake(
        lambda t, n, top: (
            top * (_climb(t, n) if t < 0.3 * n else _cosine(t / n))
        ),
        "La bajada empieza cuando termina la subida: su avance es "
        "(t - 0.3 T) / (T - 0.3 T), no t / T.",
    ),
    Mistake(
        lambda t, n, top: (
            top * (_climb(t, n) if t < 0.3 * n else 2 * _fall(t, n))
        ),
        "Falta dividir la bajada entre 2: el coseno más 1 va de 2 a 0.",
    ),
    Mistake(
        lambda t, n, top: (
            top * (_climb(t, n) if t < 0.3 * n else 1 - _fall(t, n))
        ),
        "Signo: es 1 más el coseno. El tuyo sube cuando debe bajar.",
    ),
    Mistake(
        lambda t, n, top: (
            top * (_climb(t, n) if t < 0.3 * n else (1 - t / n) / 0.7)
        ),
        "Esa bajada es una recta: aquí se pide la media onda de coseno.",
    ),
    Mistake(
        lambda t, n, top: top * _cosine(t / n),
        "Falta la subida: esa es solo la bajada, desde el primer paso.",
    ),
)


def one_cycle(answer):
    """Comprueba ``mi_ciclo(paso, pasos, maximo)``, un calendario."""
    return check_function(
        answer,
        solution=practice.one_cycle,
        cases=[
            {"paso": step, "pasos": steps, "maximo": peak}
            for peak in (1.0, 0.002)
            for step, steps in _STEPS
        ],
        mistakes=_CYCLE_MISTAKES,
        success=(
            "Ese es tu calendario: tres décimas de subida y una bajada en "
            "coseno hasta 0."
        ),
    )


_ERROR_MISTAKES = (
    Mistake(
        lambda c: np.std(c, ddof=1),
        "Esa es la desviación de los costos. La de su media es menor: "
        "divide entre la raíz de n.",
    ),
    Mistake(
        lambda c: np.std(c) / np.sqrt(len(c)),
        "Casi: la suma de cuadrados se divide entre n - 1. En np.std eso se "
        "pide con ddof=1.",
    ),
    Mistake(
        lambda c: np.std(c, ddof=1) / len(c),
        "Dividiste entre n; la desviación de una media baja con la raíz de n.",
    ),
    Mistake(
        lambda c: np.var(c, ddof=1) / np.sqrt(len(c)),
        "Usaste la varianza: toma antes su raíz, la desviación estándar.",
    ),
    Mistake(
        lambda c: np.var(c, ddof=1) / len(c),
        "Ese es el cuadrado del error estándar: falta la raíz.",
    ),
    Mistake(
        np.mean,
        "Esa es la media. Se pide cuánto puedes fiarte de ella.",
    ),
)


def standard_error(answer):
    """Comprueba ``mi_error_estandar(costos)``: el de su media."""
    return check_function(
        answer,
        solution=practice.standard_error,
        cases=[
            {"costos": np.array([0.1, 0.4, 0.1, 2.2])},
            {"costos": np.array([0.02, 0.5, 1.3, 0.01, 0.07])},
        ],
        mistakes=_ERROR_MISTAKES,
        success="Ese es el error estándar de un costo medio.",
    )


def fashion_challenge(model):
    """Mide una red en la validación de Fashion-MNIST y dice cuánto falta.

    La validación son las últimas imágenes de entrenamiento, una de cada
    diez, con grises de 0 a 1: las que aparta ``validation_split=0.1``. Se
    aceptan redes de Keras y de `neurona`, con la imagen aplanada o sin
    aplanar.

    Parameters
    ----------
    model : keras.Model or neurona.Sequential
        La red, ya entrenada.

    Returns
    -------
    bool
        Si su costo es de 0.3 o menos, y no aprendió de esas imágenes.
    """
    if is_untouched(model):
        return pending("falta tu red, ya entrenada")
    if hasattr(model, "history") and not hasattr(model, "predict"):
        return wrong("Eso es lo que devuelve fit. Pasa la red.")
    if not hasattr(model, "predict"):
        return wrong("Pasa la red entrenada.", got=describe(model))
    (x, y), (x_test, y_test) = datasets.load_fashion_mnist()
    if datasets.origin("fashion_mnist") == "sample":
        print("Con la muestra: esto no cuenta como el reto.")
    split = math.floor(len(x) * (1 - practice.VALIDATION))
    # Con unas cuantas imágenes basta para saber cómo va el entrenamiento.
    seen = slice(0, len(x) - split)
    try:
        scale = _best_scale(model, x[seen][:500], y[seen][:500])
        cost, hits = _measure(model, x[split:] / scale, y[split:])
        train, _ = _measure(model, x[seen] / scale, y[seen])
        test, _ = _measure(model, x_test / scale, y_test)
    except _Unusable as error:
        return wrong(str(error))
    print(f"Costo de validación: {cost:.3f}")
    print(f"Exactitud:           {hits:.1%}")
    # Una red honesta falla casi igual en dos grupos que no ha visto.
    if test - cost > 0.04 and cost - train < (test - train) / 2:
        return wrong(
            "Tu red acierta en la validación como en lo que estudió, y no "
            "en imágenes nuevas: ¿entrenó con la validación? Usa "
            "validation_split=0.1."
        )
    if cost <= practice.GOAL:
        return right("¡Reto cumplido! El costo es de 0.3 o menos.")
    return wrong(
        f"Te faltan {cost - practice.GOAL:.3f}. {_advice(cost, train, scale)}"
    )


class _Unusable(Exception):
    """Con esa red no se puede medir; el mensaje dice por qué."""


def _best_scale(model, x, y):
    """Divide entre 255, salvo si la red se entrenó con grises enteros."""
    return min((255, 1), key=lambda scale: _measure(model, x / scale, y)[0])


def _measure(model, x, y):
    """Costo y exactitud; lanza `_Unusable` si la salida no sirve."""
    shape = [d for d in model.input_shape or [] if d is not None]
    if math.prod(shape) != math.prod(x.shape[1:]):
        raise _Unusable(
            f"La entrada de tu red es {tuple(shape)}, y una imagen tiene "
            f"{math.prod(x.shape[1:])} píxeles."
        )
    p = model.predict(x.reshape(-1, *shape).astype("float32"), verbose=0)
    if p.shape != (len(x), practice.CLASSES) or not np.isfinite(p).all():
        raise _Unusable(
            "Se esperaban 10 probabilidades por imagen y tu red dio otra "
            f"cosa, de forma {p.shape}. La última capa: Dense(10, softmax)."
        )
    if p.min() < 0 or np.abs(p.sum(axis=1) - 1).max() > 1e-3:
        raise _Unusable(
            "Las salidas de tu red no suman 1: falta la softmax en la "
            "última capa."
        )
    hits = np.mean(p.argmax(axis=1) == y)
    return practice.example_costs(p, y).mean(), hits


def _advice(cost, train, scale):
    """La pista, según cómo va el entrenamiento."""
    if cost > 0.9:
        return (
            "Es casi como adivinar. ¿Está entrenada? La comprobación le da "
            "grises de 0 a 1: si los preparaste de otro modo, pon esa "
            "preparación dentro de la red."
        )
    if scale == 1:
        return "Entrenaste con grises de 0 a 255: divide entre 255."
    if train < cost / 2:
        return (
            f"En lo que estudió su costo es {train:.3f}: memoriza. Detenla "
            "antes y regresa a los mejores pesos, o apaga neuronas al azar."
        )
    if cost > 0.34:
        return "Aún puede aprender: más neuronas o más épocas."
    return "Estás cerca: baja el factor de aprendizaje hacia el final."
