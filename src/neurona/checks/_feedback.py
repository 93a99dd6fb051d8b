"""Lo que comparten todas las comprobaciones de los ejercicios.

Una comprobación llama a la función del estudiante con varias entradas, mira
lo que regresa y dice qué pasó. Si la respuesta está mal, la compara con los
errores conocidos del ejercicio para dar la pista que corresponde. Nunca
lanza un error por una respuesta equivocada.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from ._answers import as_numbers, call, is_untouched, same
from ._text import Verdict, describe, describe_case, pending, right, wrong


class Mistake(NamedTuple):
    """Un error conocido: lo que daría quien lo comete, y la pista.

    Parameters
    ----------
    wrong : callable
        Recibe las mismas entradas que la respuesta y regresa lo que
        regresaría una respuesta con ese error.
    hint : str
        La pista que se muestra si la respuesta coincide con ``wrong``.
    """

    wrong: Callable
    hint: str


def check_function(
    answer: Callable,
    *,
    solution: Callable,
    cases: Sequence[Mapping[str, Any]],
    mistakes: Sequence[Mistake] = (),
    success: str,
    on_warning: str | None = None,
    tolerance: float = 1e-5,
) -> bool:
    """Comprueba la función del estudiante contra la solución.

    Parameters
    ----------
    answer : callable
        La función del estudiante.
    solution : callable
        La solución; recibe las mismas entradas, en el mismo orden.
    cases : sequence of dict
        Cada entrada: nombre del argumento y su valor. Se pasan por posición,
        así que el estudiante puede llamar a sus parámetros como quiera.
    mistakes : sequence of Mistake
        Errores conocidos, del más particular al más general.
    success : str
        Lo que se dice si todo coincide.
    on_warning : str, optional
        Pista si NumPy avisó de un desbordamiento o de una división entre
        cero. Sin ella, los avisos se pasan por alto.
    tolerance : float, default 1e-5
        Diferencia relativa que se perdona.

    Returns
    -------
    bool
        Si la respuesta es correcta. Nunca lanza por una equivocada.

    Examples
    --------
    >>> check_function(
    ...     lambda x: -x,
    ...     solution=lambda x: 2 * x,
    ...     cases=[{"x": 3.0}],
    ...     mistakes=[Mistake(lambda x: -x, "Revisa el signo.")],
    ...     success="Bien.",
    ... )
    ✗ Aún no.
      Con:          x = 3
      Tu respuesta: -3
      Se esperaba:  6
      Pista:        Revisa el signo.
    False
    """
    missing = check_is_function(answer)
    if missing is not None:
        return missing
    for case in cases:
        outcome = call(answer, case.values())
        if isinstance(outcome.error, NotImplementedError):
            return pending("la función aún no está escrita")
        if outcome.error is None and is_untouched(outcome.value):
            return pending(
                "la función regresó " + describe(outcome.value),
                ", termina con return",
            )
        expected = np.asarray(solution(*case.values()), dtype=np.float64)
        got = as_numbers(outcome.value)
        if got is not None and same(got, expected, tolerance):
            hint = outcome.warning and on_warning
        else:
            hint = _hint_for(outcome, got, expected, case, mistakes)
        if hint:
            return wrong(
                hint,
                given=describe_case(case),
                got=_what_came(outcome),
                expected=describe(expected),
            )
    return right(success)


def check_is_function(answer: Any) -> Verdict | None:
    """Avisa si la respuesta falta o no es una función; si lo es, ``None``."""
    if is_untouched(answer):
        return pending("falta la función")
    if not callable(answer):
        return wrong(
            "Pasa la función misma, sin llamarla: su nombre, sin paréntesis.",
            got=describe(answer),
            expected="una función",
        )
    return None


def check_value(
    answer: Any,
    *,
    expected: Any,
    name: str = "tu respuesta",
    mistakes: Sequence[tuple[Any, str]] = (),
    success: str,
    tolerance: float = 1e-5,
) -> bool:
    """Comprueba un número o un arreglo calculado por el estudiante.

    ``mistakes`` son pares de valor equivocado y pista; lo demás, como en
    `check_function`.
    """
    if is_untouched(answer):
        return pending(f"{name} es {describe(answer)}")
    return check_function(
        lambda: answer,
        solution=lambda: expected,
        cases=[{}],
        mistakes=[Mistake(lambda v=v: v, hint) for v, hint in mistakes],
        success=success,
        tolerance=tolerance,
    )


def _what_came(outcome):
    """Texto de lo que regresó la respuesta, o del error que lanzó."""
    if outcome.error is not None:
        return f"se detuvo con {type(outcome.error).__name__}: {outcome.error}"
    text = describe(outcome.value)
    if outcome.warning:
        text += f"\n(y NumPy avisó: {outcome.warning})"
    return text


def _hint_for(outcome, got, expected, case, mistakes):
    """La pista que corresponde a una respuesta equivocada."""
    if outcome.error is not None:
        return _hint_for_error(outcome.error)
    if got is None:
        return "Se esperaban números: un número o un arreglo de NumPy."
    for mistake in mistakes:
        seen = call(mistake.wrong, case.values())
        seen = None if seen.error else as_numbers(seen.value)
        if seen is not None and same(got, seen):
            return mistake.hint
    return _general_hint(got, expected)


def _hint_for_error(error):
    """Pista para los errores de Python más comunes en los ejercicios."""
    text = str(error)
    if "truth value of an array" in text:
        return (
            "if decide una sola vez, y un arreglo trae muchos números: "
            "usa np.where(condición, si_sí, si_no)."
        )
    if isinstance(error, TypeError) and "positional argument" in text:
        return "Revisa cuántos argumentos recibe tu función, y en qué orden."
    if "Python scalar" in text:
        return "math.exp acepta un solo número; np.exp, un arreglo entero."
    if isinstance(error, NameError):
        return "Un nombre no existe: ¿falta definirlo o está mal escrito?"
    if "broadcast" in text or "mismatch" in text or "not aligned" in text:
        return "Las formas no encajan: imprime .shape de cada arreglo."
    return "Lee el mensaje del error: dice qué operación no se pudo hacer."


def _general_hint(got, expected):
    """Pista cuando ningún error conocido coincide."""
    if got.shape != expected.shape:
        return (
            f"La forma no coincide: llegó {got.shape} y se esperaba "
            f"{expected.shape}."
        )
    if np.isnan(got).any() and not np.isnan(expected).any():
        return "Hay NaN: busca una división 0/0 o una resta inf - inf."
    if same(got, -expected):
        return "Los números son correctos, pero con el signo contrario."
    return "La forma es correcta, pero los números no: revisa la fórmula."
