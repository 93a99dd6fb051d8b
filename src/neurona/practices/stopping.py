"""Lección «Guardar y detener»: cuándo parar, qué abrir y cuánto falta."""

import atexit
import contextlib
import logging
import math
import tempfile
import textwrap
import warnings
from pathlib import Path

import numpy as np

from neurona._validation import positive_int


def scratch_folder():
    """Crea una carpeta que se borra al cerrar Python; regresa su ruta."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    return Path(folder.name)


def same_weights(a, b):
    """Dice si dos redes tienen los mismos pesos, bit por bit.

    Parameters
    ----------
    a, b : neurona.Sequential or keras.Model
        Dos redes de la misma forma.
    """
    pairs = zip(a.get_weights(), b.get_weights(), strict=True)
    return all(np.array_equal(*pair) for pair in pairs)


@contextlib.contextmanager
def listening(width=44):
    """Guarda los avisos de Keras en vez de dejarlos en la pantalla.

    Parameters
    ----------
    width : int, optional
        En cuántas columnas se acomoda cada aviso.

    Yields
    ------
    list of str
        La primera frase de cada aviso; se llena al terminar el bloque.

    Examples
    --------
    >>> with listening() as notices:
    ...     warnings.warn("Cuidado. Más detalles aquí.")
    >>> notices
    ['Aviso: Cuidado']
    """
    notices = []

    def keep(record):
        notices.append(_sentence("Aviso", record.getMessage(), width))
        return False

    # Keras avisa por dos caminos: warnings y el registro de absl.
    logger = logging.getLogger("absl")
    logger.addFilter(keep)
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            yield notices
    finally:
        logger.removeFilter(keep)
        # Los DeprecationWarning son para quien hizo la biblioteca.
        notices += [
            _sentence("Aviso", w.message, width)
            for w in caught
            if not issubclass(w.category, DeprecationWarning)
        ]


def attempt(function, *args, width=44, **kwargs):
    """Llama a una función y dice en una frase cómo le fue.

    Parameters
    ----------
    function : callable
        Lo que se llama, con ``*args`` y ``**kwargs``.
    width : int, optional
        En cuántas columnas se acomoda la frase.

    Returns
    -------
    str
        La primera frase del error o, si no lo hubo, del primer aviso.

    Examples
    --------
    >>> attempt(int, "7")
    'sin avisos'
    >>> attempt([].pop)
    'IndexError: pop from empty list'
    """
    with listening(width) as notices:
        try:
            function(*args, **kwargs)
        except Exception as error:
            return _sentence(type(error).__name__, error, width)
    return notices[0] if notices else "sin avisos"


def _sentence(kind, message, width):
    first = str(message).split(". ")[0].split("\n")[0]
    return textwrap.fill(f"{kind}: {first}", width)


def power_cut(library, epoch):
    """Construye un callback que corta el entrenamiento, como un apagón.

    Parameters
    ----------
    library : module
        ``neurona`` o ``keras``: de quién es la red.
    epoch : int
        La época en que ocurre, contada desde 0, antes de su primer lote.

    Returns
    -------
    Callback
        Al llegar ahí lanza ``KeyboardInterrupt``, lo mismo que interrumpir
        el cuaderno.
    """

    class PowerCut(library.callbacks.Callback):
        def on_epoch_begin(self, now, logs=None):
            if now == epoch:
                raise KeyboardInterrupt

    return PowerCut()


def early_stop(costs, patience):
    """En qué época se detiene ``EarlyStopping``, y cuál fue la mejor.

    Parameters
    ----------
    costs : sequence of float
        El costo de validación de cada época.
    patience : int
        Épocas seguidas sin mejorar que se toleran.

    Returns
    -------
    best, last : int
        La mejor época y la última que se entrena, contadas desde 1.

    Raises
    ------
    TypeError, ValueError
        Si la paciencia no es un entero positivo o no hay épocas.

    References
    ----------
    Diapositiva «Early stopping» y ``keras.callbacks.EarlyStopping``, con
    ``min_delta=0``.

    Examples
    --------
    >>> early_stop([0.9, 0.5, 0.6, 0.7, 0.4], patience=2)
    (2, 4)
    """
    patience = positive_int(patience, "patience")
    if not len(costs):
        raise ValueError("costs está vacío: se esperaba un costo por época.")
    best = 1
    for epoch, cost in enumerate(costs, start=1):
        if cost < costs[best - 1]:
            best = epoch
        elif epoch - best >= patience:
            break
    return best, epoch


def count_lambdas(config):
    """Cuenta las funciones de Python que trae un archivo ``.keras``.

    Parameters
    ----------
    config : dict, list or other
        Lo que dice su ``config.json``, o una parte.

    Returns
    -------
    int
        Cuántos diccionarios, a cualquier profundidad, tienen
        ``"class_name": "__lambda__"``.

    Notes
    -----
    Así escribe Keras una ``lambda``; el archivo se lee sin ejecutarla. Que
    no haya ninguna no hace seguro al archivo.

    Examples
    --------
    >>> count_lambdas({"function": {"class_name": "__lambda__"}})
    1
    """
    if isinstance(config, dict):
        own = config.get("class_name") == "__lambda__"
        return own + sum(map(count_lambdas, config.values()))
    if isinstance(config, list):
        return sum(map(count_lambdas, config))
    return 0


def epochs_left(iterations, samples, batch_size, epochs):
    r"""Cuántas épocas faltan, según la cuenta que guardó el optimizador.

    .. math:: E - \left\lfloor \frac{k}{\lceil n / B \rceil} \right\rfloor

    donde *k* son las actualizaciones hechas, *n* los ejemplos, *B* el
    tamaño del lote y *E* las épocas que se pidieron. Una época a medias se
    repite entera.

    Parameters
    ----------
    iterations : int
        Las actualizaciones que ya dio el optimizador.
    samples, batch_size, epochs : int
        Ejemplos, tamaño del lote y épocas en total.

    Returns
    -------
    int
        Nunca menos que 0.

    Raises
    ------
    TypeError, ValueError
        Si alguna cuenta no es un entero, o si es negativa.

    Examples
    --------
    >>> epochs_left(12, samples=100, batch_size=50, epochs=10)
    4
    """
    iterations = positive_int(iterations, "iterations", 0)
    samples = positive_int(samples, "samples")
    batch_size = positive_int(batch_size, "batch_size")
    epochs = positive_int(epochs, "epochs")
    done = iterations // math.ceil(samples / batch_size)
    return max(epochs - done, 0)
