"""Qué se escribe y qué se calla mientras corre una lección."""

import contextlib
import os
import sys


@contextlib.contextmanager
def quiet_tensorflow():
    """Importa TensorFlow sin sus avisos de arranque.

    TensorFlow escribe sus avisos desde C++, directo al descriptor 2: ni
    ``warnings`` ni ``sys.stderr`` los ven, y la variable
    ``TF_CPP_MIN_LOG_LEVEL`` ya no los calla todos. Aquí el descriptor apunta
    a ninguna parte solo mientras dura el bloque; los avisos de Python, que
    salen por ``sys.stderr``, se conservan.

    Examples
    --------
    >>> with quiet_tensorflow():
    ...     from tensorflow import keras
    """
    # El nivel se fija antes de importar: después TensorFlow ya no lo lee, y
    # sin él vuelve a avisar cuando usa el procesador por primera vez.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    sys.stderr.flush()
    with contextlib.ExitStack() as stack:
        saved = os.dup(2)
        stack.callback(os.close, saved)
        stack.callback(os.dup2, saved, 2)
        if sys.stderr is sys.__stderr__:
            # En una terminal sys.stderr es el descriptor 2: se le da la
            # copia. En Jupyter es otro canal y no hace falta.
            copy = stack.enter_context(os.fdopen(os.dup(saved), "w"))
            stack.enter_context(contextlib.redirect_stderr(copy))
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield


def verbosity():
    """Devuelve el ``verbose`` de un entrenamiento que tarda: 1 o 0.

    Quien espera frente a su cuaderno o su terminal ve avanzar una barra. Al
    construir el libro nadie espera, y sus renglones ensuciarían la página:
    quien lo construye define la variable ``NEURONA_QUIET``.

    Returns
    -------
    int
        0 si ``NEURONA_QUIET`` está definida; si no, 1.
    """
    return 0 if os.environ.get("NEURONA_QUIET") else 1
