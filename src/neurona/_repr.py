"""Cómo se muestran los objetos: como la llamada que los construye."""


def call(instance, arguments):
    """Devuelve el texto ``Clase(argumento=valor, ...)``."""
    listed = ", ".join(f"{name}={v!r}" for name, v in arguments.items())
    return f"{type(instance).__name__}({listed})"
