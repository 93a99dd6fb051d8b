"""Revisiones de lo que entra: nada se entrena en silencio con basura.

Cada mensaje dice qué llegó, qué se esperaba y cómo remediarlo.
"""

import difflib
import numbers

import numpy as np


def choose(name, options, kind):
    """Devuelve ``options[name]``; si no existe, sugiere el más parecido.

    Parameters
    ----------
    name : str
        Nombre que se busca.
    options : dict
        Los nombres conocidos y lo que cada uno nombra.
    kind : str
        Qué se nombra, con su artículo: ``"la activación"``.

    Raises
    ------
    TypeError
        Si ``name`` no es un texto.
    ValueError
        Si ``name`` no está en ``options``.
    """
    if not isinstance(name, str):
        raise TypeError(
            f"Se esperaba el nombre de {kind} o un objeto de neurona, pero "
            f"llegó {describe(name)}. Nombres: {listing(options)}."
        )
    if name in options:
        return options[name]
    near = difflib.get_close_matches(name.lower(), options, n=1, cutoff=0.5)
    hint = f" ¿Quisiste decir '{near[0]}'?" if near else ""
    raise ValueError(
        f"No conozco {kind} '{name}'.{hint} Nombres: {listing(options)}."
    )


def listing(names):
    """Escribe los nombres entre comillas y separados por comas."""
    return ", ".join(f"'{name}'" for name in names)


def describe(value):
    """Nombra un valor que sobra: su tipo y, si es corto, él mismo."""
    text = repr(value)
    kind = type(value).__name__
    return f"{text} ({kind})" if len(text) <= 40 else f"un {kind}"


def floats(values, name="z"):
    """Devuelve ``values`` como arreglo de reales, sin copiar si ya lo es.

    Los enteros y los booleanos pasan a float64; float32 y float64 se
    conservan. De un número suelto sale un escalar de NumPy.

    Raises
    ------
    TypeError
        Si no son números reales.
    """
    array = numeric(values, name)
    if array.dtype.kind != "f":
        array = array.astype(np.float64)
    return array if array.ndim else array[()]


def numeric(values, name):
    """Devuelve ``values`` como arreglo de números, sin cambiar su tipo.

    Raises
    ------
    TypeError
        Si contiene textos, objetos o números complejos.
    ValueError
        Si sus renglones no tienen todos el mismo largo.
    """
    if isinstance(values, np.ndarray) and values.dtype.kind == "f":
        return values
    try:
        array = np.asarray(values)
    except ValueError:
        raise ValueError(
            f"{name} tiene renglones de distinto largo: todos deben tener "
            "las mismas columnas."
        ) from None
    if array.dtype.kind not in "fiub":
        raise TypeError(
            f"{name} debe contener números reales, pero su tipo es "
            f"'{array.dtype}'. Conviértelo con np.asarray({name}, "
            "dtype='float32')."
        )
    return array


def data(values, name):
    """Revisa un conjunto de datos: números finitos y al menos un ejemplo.

    Parameters
    ----------
    values : array_like
        Datos, con un ejemplo en cada renglón.
    name : str
        Cómo se llama el argumento en el mensaje.

    Returns
    -------
    numpy.ndarray
        El mismo arreglo, sin copia si ya lo era.

    Raises
    ------
    TypeError
        Si no son números reales.
    ValueError
        Si está vacío, es un solo número o contiene NaN o infinitos.
    """
    array = numeric(values, name)
    if array.ndim == 0:
        raise ValueError(
            f"{name} es un solo número ({array}), pero se espera un arreglo "
            "con un ejemplo en cada renglón."
        )
    if array.size == 0:
        raise ValueError(
            f"{name} está vacío: su forma es {array.shape}. Hace falta al "
            "menos un ejemplo."
        )
    finite(array, name)
    return array


def finite(array, name):
    """Revisa que no haya NaN ni infinitos, y dice dónde está el primero."""
    if array.dtype.kind != "f":
        return
    # La suma delata a cualquier NaN o infinito en una sola pasada y sin un
    # arreglo de banderas del tamaño de los datos. Puede desbordarse aunque
    # todos sean finitos: entonces deciden el mínimo y el máximo.
    with np.errstate(invalid="ignore", over="ignore"):
        if np.isfinite(array.sum()):
            return
        if np.isfinite(array.min()) and np.isfinite(array.max()):
            return
    bad = np.argwhere(~np.isfinite(array))
    place = tuple(int(i) for i in bad[0])
    raise ValueError(
        f"{name} contiene {len(bad)} valores que no son finitos (NaN o "
        f"infinito); el primero es {array[place]}, en la posición {place}. "
        "Quita o corrige esos ejemplos antes de continuar."
    )


def same_length(x, y, x_name="x", y_name="y"):
    """Revisa que haya tantas etiquetas como ejemplos."""
    if len(x) != len(y):
        raise ValueError(
            f"{x_name} tiene {len(x)} ejemplos, pero {y_name} tiene "
            f"{len(y)}: cada ejemplo necesita su etiqueta."
        )


def same_shape(a, b, a_name, b_name):
    """Revisa que dos arreglos tengan la misma forma."""
    if np.shape(a) != np.shape(b):
        raise ValueError(
            f"{a_name} tiene forma {np.shape(a)}, pero {b_name} tiene forma "
            f"{np.shape(b)}: deben ser iguales."
        )


def positive_int(value, name, minimum=1):
    """Devuelve un entero no menor que ``minimum``.

    Raises
    ------
    TypeError
        Si no es entero.
    ValueError
        Si es menor que ``minimum``.
    """
    if isinstance(value, bool) or not isinstance(value, numbers.Integral):
        raise TypeError(
            f"{name} debe ser un entero, pero llegó {describe(value)}."
        )
    if value < minimum:
        raise ValueError(
            f"{name} debe ser al menos {minimum}, pero llegó {value}."
        )
    return int(value)


def positive(value, name):
    """Devuelve un número mayor que cero y finito."""
    number = real(value, name)
    if number <= 0:
        raise ValueError(f"{name} debe ser mayor que 0, pero llegó {value}.")
    return number


def fraction(value, name):
    """Devuelve un número del intervalo [0, 1)."""
    number = real(value, name)
    if not 0 <= number < 1:
        raise ValueError(
            f"{name} debe estar entre 0 y 1, sin incluir el 1, pero llegó "
            f"{value}."
        )
    return number


def real(value, name):
    """Devuelve un número real finito como ``float``.

    Raises
    ------
    TypeError
        Si no es un número.
    ValueError
        Si es NaN o infinito.
    """
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        raise TypeError(
            f"{name} debe ser un número, pero llegó {describe(value)}."
        )
    if not np.isfinite(value):
        raise ValueError(f"{name} debe ser finito, pero llegó {value}.")
    return float(value)
