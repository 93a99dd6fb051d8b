"""Lo que las comprobaciones escriben, para leerse de un vistazo."""

import textwrap

import numpy as np

PENDING = (
    "Todavía no hay respuesta: {what}. Escribe tu código en lugar de los "
    "puntos suspensivos{ending} y vuelve a ejecutar las dos celdas."
)

WIDTH = 60
# Lo que se ve en la página, con el ejercicio aún sin respuesta, cabe en el
# ancho de un teléfono.
NARROW = 40


class Verdict(int):
    """Si la respuesta es correcta: vale ``True`` o ``False``.

    Un cuaderno no lo muestra: el mensaje ya está escrito, y un «False» suelto
    debajo de él solo estorbaría.
    """

    def __repr__(self):
        return repr(bool(self))

    def _ipython_display_(self):
        """No muestra nada."""


def pending(what, ending=""):
    """Avisa que el ejercicio sigue sin respuesta; regresa ``False``."""
    message = PENDING.format(what=what, ending=ending)
    print(textwrap.fill(message, NARROW))
    return Verdict(False)


def right(message):
    """Celebra una respuesta correcta; regresa ``True``."""
    print(textwrap.fill(f"✓ {message}", NARROW))
    return Verdict(True)


def wrong(hint, *, given=None, got=None, expected=None):
    """Muestra entrada, respuesta, valor esperado y pista; da ``False``.

    Los cuatro son textos; los que no se dan no se muestran.
    """
    print("✗ Aún no.")
    rows = {
        "Con": given,
        "Tu respuesta": got,
        "Se esperaba": expected,
        "Pista": textwrap.fill(hint, WIDTH - 16),
    }
    width = max(len(label) for label, text in rows.items() if text) + 2
    for label, text in rows.items():
        if text:
            # Las matrices ocupan varios renglones: se alinean bajo el primero.
            body = str(text).replace("\n", "\n  " + " " * width)
            print(f"  {label + ':':<{width}}{body}")
    return Verdict(False)


def describe(value):
    """Texto corto de un valor: números con 6 cifras, funciones por nombre."""
    if value is None:
        return "None"
    if value is Ellipsis:
        return "puntos suspensivos (...)"
    if callable(value):
        name = getattr(value, "__name__", None) or getattr(value, "name", None)
        return name or type(value).__name__
    try:
        array = np.asarray(value)
        if array.dtype.kind in "biuf" and array.size:
            return _numbers(array)
    except Exception:
        # Listas disparejas y objetos raros: se muestran tal cual.
        pass
    return _shorten(_safe_repr(value))


def describe_case(case):
    """Texto de las entradas: ``x = [1 2], w = [0.5 1], b = -1``."""
    parts = [
        f"{name} = "
        + describe(value).replace("\n", "\n" + " " * (len(name) + 3))
        for name, value in case.items()
    ]
    one_line = not any("\n" in part for part in parts)
    return (", " if one_line else "\n").join(parts)


def _numbers(array):
    if array.ndim == 0:
        return f"{array.item():.6g}"
    return np.array2string(
        array,
        threshold=30,
        edgeitems=3,
        max_line_width=60,
        formatter={"float_kind": lambda v: f"{v:.6g}"},
    )


def _safe_repr(value):
    try:
        return repr(value)
    except Exception:
        return f"un objeto {type(value).__name__}"


def _shorten(text, limit=100):
    return text if len(text) <= limit else text[: limit - 1] + "…"
