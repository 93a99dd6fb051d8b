"""Comprobaciones de la lección «¿Qué problemas resuelve una red?»."""

import difflib
import unicodedata

import numpy as np

from neurona.least_squares import fit_line
from neurona.pca import principal_axes, project

from ._answers import is_untouched
from ._feedback import Mistake, check_function
from ._text import describe, pending, right, wrong

PROBLEMS = {
    "precio de una casa": (
        "regresión",
        "El precio es una cantidad: entre dos precios siempre cabe otro.",
    ),
    "correo basura": (
        "clasificación",
        "Hay dos respuestas posibles, basura o no, y ejemplos ya marcados.",
    ),
    "dígito en una foto": (
        "clasificación",
        "Los dígitos son nombres de clases: confundir un 7 con un 8 no es "
        "un error más chico que confundirlo con un 1.",
    ),
    "milímetros de lluvia": (
        "regresión",
        "La respuesta es una cantidad. «¿Lloverá?» sí sería clasificación.",
    ),
    "mapa de mil canciones": (
        "reducción",
        "Nadie dio respuestas correctas: solo se quiere pasar de cincuenta "
        "números por canción a dos.",
    ),
}
"""Cada problema del ejercicio, su tipo y el porqué."""


def problem_types(answer):
    """Comprueba ``mis_tipos``: qué tipo de problema es cada uno."""
    if is_untouched(answer):
        return pending("falta el diccionario")
    if not isinstance(answer, dict):
        return wrong(
            "Conserva las llaves del diccionario y cambia solo los valores.",
            got=describe(answer),
            expected="un diccionario",
        )
    kinds = {_plain(kind): kind for kind, _ in PROBLEMS.values()}
    for problem, (kind, reason) in PROBLEMS.items():
        if is_untouched(answer.get(problem)):
            return pending(f"falta el tipo de «{problem}»")
        given = _plain(answer[problem])
        if given not in kinds:
            near = difflib.get_close_matches(given, kinds, n=1)
            hint = f" ¿Quisiste decir «{kinds[near[0]]}»?" if near else ""
            return wrong(
                f"No es uno de los tres tipos.{hint}",
                given=f"«{problem}»",
                got=describe(answer[problem]),
                expected=", ".join(kinds.values()),
            )
        if kinds[given] != kind:
            return wrong(reason, given=f"«{problem}»", got=kinds[given])
    return right("Los cinco: ya sabes qué pregunta hace cada problema.")


def _plain(text):
    """Un texto en minúsculas y sin acentos."""
    text = unicodedata.normalize("NFD", str(text).strip().lower())
    return "".join(c for c in text if not unicodedata.combining(c))


def _over_y(x, y):
    slope = fit_line(y, x)[0]
    return slope, y.mean() - slope * x.mean()


def line_fit(answer):
    """Comprueba ``mi_recta(x, y)``, que regresa pendiente y ordenada."""
    return check_function(
        answer,
        solution=fit_line,
        cases=[
            {
                "x": np.array([1.0, 2.0, 4.0, 5.0]),
                "y": np.array([3.0, 2.0, 7.0, 6.0]),
            },
            {
                "x": np.array([-2.0, 0.0, 1.0]),
                "y": np.array([5.0, 4.0, 0.0]),
            },
        ],
        mistakes=[
            Mistake(
                lambda x, y: fit_line(x, y)[::-1],
                "Son los números correctos, al revés: primero la pendiente, "
                "después la ordenada.",
            ),
            Mistake(
                lambda x, y: fit_line(y, x),
                "Esa recta predice x a partir de y: el denominador lleva "
                "las x.",
            ),
            Mistake(
                _over_y,
                "El denominador de la pendiente lleva las x, no las y.",
            ),
            Mistake(
                lambda x, y: ((x @ y) / (x @ x), 0.0),
                "Esa recta pasa por el origen a la fuerza: resta las medias.",
            ),
            Mistake(
                lambda x, y: (
                    (x @ y) / (x @ x),
                    y.mean() - (x @ y) / (x @ x) * x.mean(),
                ),
                "Para la pendiente, resta primero la media a x y a y.",
            ),
            Mistake(
                lambda x, y: (fit_line(x, y)[0], y.mean()),
                "La pendiente es correcta. A la ordenada le falta restar m "
                "por la media de x.",
            ),
            Mistake(
                lambda x, y: (
                    fit_line(x, y)[0],
                    y.mean() + fit_line(x, y)[0] * x.mean(),
                ),
                "La pendiente es correcta. En la ordenada, m por la media "
                "de x se resta.",
            ),
            Mistake(
                lambda x, y: (
                    fit_line(x, y)[0] / len(x),
                    y.mean() - fit_line(x, y)[0] / len(x) * x.mean(),
                ),
                "Si promedias arriba, promedia también abajo: sobra dividir "
                "entre n.",
            ),
        ],
        success="Esa es la recta de mínimos cuadrados.",
    )


def projection(answer):
    """Comprueba ``mi_plano(X, k)``: los datos llevados a su plano."""
    rng = np.random.default_rng(3)
    flat = rng.normal(size=(6, 2)) @ [[2.0, 1.0, 0.5], [0.0, 1.0, -1.0]]
    x = (flat + rng.normal(scale=0.2, size=(6, 3)) + [5.0, -3.0, 1.0]).round(1)
    return check_function(
        answer,
        solution=project,
        cases=[{"X": x, "k": 2}, {"X": x, "k": 1}],
        mistakes=[
            Mistake(
                lambda X, k: project(X, k) - X.mean(axis=0),
                "Falta regresar la media: se resta al principio y se suma "
                "al final.",
            ),
            Mistake(
                lambda X, k: _through_origin(X, k),
                "Falta centrar: sin restar la media, el plano pasa por el "
                "origen.",
            ),
            Mistake(
                lambda X, k: _through_origin(X - X.mean(), k) + X.mean(),
                "X.mean() es un solo número: resta la media de cada columna, "
                "con axis=0.",
            ),
            Mistake(
                lambda X, k: (X - X.mean(axis=0)) @ principal_axes(X, k).T,
                "Esos son los k números de cada ejemplo. Falta regresar a "
                "las columnas originales: multiplica por los ejes.",
            ),
            Mistake(
                lambda X, k: _with_axes(X, principal_axes(X, 3)[:, :k].T),
                "Tomaste las primeras k columnas de Vt: los ejes son sus "
                "renglones.",
            ),
            Mistake(
                lambda X, k: _with_axes(X, principal_axes(X, 3)[-k:]),
                "Esos son los ejes en que los datos varían menos: quédate "
                "con los primeros k.",
            ),
        ],
        success="Ese es el plano más cercano a los puntos.",
    )


def _with_axes(x, axes):
    mean = x.mean(axis=0)
    return (x - mean) @ axes.T @ axes + mean


def _through_origin(x, k):
    axes = np.linalg.svd(x, full_matrices=False)[2][:k]
    return x @ axes.T @ axes
