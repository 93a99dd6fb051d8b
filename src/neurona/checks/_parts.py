"""Comprueba funciones que regresan varios arreglos."""

import contextlib
import io
import itertools

from ._answers import is_untouched
from ._feedback import Mistake, check_function
from ._text import right


def check_parts(answer, *, names, solution, cases, mistakes, success):
    """Como `check_function`, para una función que regresa varios arreglos.

    Los compara uno por uno, cada uno con su forma, y dice cuál falla.

    Parameters
    ----------
    answer : callable
        La función del estudiante.
    names : sequence of str
        Cómo se llama cada resultado, en orden.
    solution : callable
        La solución, que regresa los mismos resultados.
    mistakes : sequence of Mistake
        Errores conocidos; cada uno regresa también todos los resultados.
    cases, success
        Como en `check_function`.

    Returns
    -------
    bool
        Si todos los resultados son correctos.
    """

    def part(function, i):
        def chosen(*arguments):
            results = function(*arguments)
            if is_untouched(results):
                return None
            if not isinstance(results, (tuple, list)):
                raise TypeError(f"falta return {', '.join(names)}")
            if len(results) != len(names):
                raise TypeError(
                    f"llegaron {len(results)} resultados y se esperaban "
                    f"{len(names)}: return {', '.join(names)}"
                )
            return results[i]

        return chosen if callable(function) else function

    # Caso por caso: el primero suele ser el que delata el descuido.
    for case, (i, name) in itertools.product(cases, enumerate(names)):
        with contextlib.redirect_stdout(io.StringIO()) as said:
            passed = check_function(
                part(answer, i),
                solution=part(solution, i),
                cases=[case],
                mistakes=[Mistake(part(m.wrong, i), m.hint) for m in mistakes],
                success=success,
            )
        if not passed:
            message = said.getvalue()
            # El hueco y los errores de Python no son de un resultado solo.
            if "Se esperaba:" in message and "se detuvo" not in message:
                print(f"Revisa {name}, el resultado {i + 1} de {len(names)}.")
            print(message, end="")
            return passed
    return right(success)
