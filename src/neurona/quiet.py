"""Silencia los avisos que TensorFlow escribe al cargarse, y nada más."""

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
