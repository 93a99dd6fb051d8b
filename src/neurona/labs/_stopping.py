"""Dónde habría parado la detención temprana, con los costos ya conocidos."""

from types import SimpleNamespace

import numpy as np

from neurona.callbacks import EarlyStopping

# Con cuatro cifras basta para dibujar y para leer.
DIGITS = 4
# Con diecisiete, ningún float64 cambia.
EVERY_DIGIT = 17


def stopping(costs, patience):
    """Pasa unos costos de validación por la detención temprana.

    Parameters
    ----------
    costs : sequence of float
        El costo de cada época.
    patience : int
        Épocas seguidas sin mejorar que se toleran.

    Returns
    -------
    best : int
        La mejor época que alcanzó a ver, contada desde 1.
    stopped : int or None
        La época en que se detuvo, contada desde 1; ``None`` si no lo hizo.
    """
    watcher = EarlyStopping(patience=patience)
    watcher.model = SimpleNamespace(stop_training=False)
    watcher.on_train_begin()
    for epoch, cost in enumerate(costs):
        watcher.on_epoch_end(epoch, {"val_loss": cost})
        if watcher.model.stop_training:
            return watcher.best_epoch + 1, epoch + 1
    return watcher.best_epoch + 1, None


def rounded(costs):
    """Redondea unos costos sin cambiar ninguna decisión.

    Lleva cuatro cifras, o las que hagan falta para que cada época mejore a
    las anteriores si y solo si antes las mejoraba: de eso depende dónde se
    detiene, con cualquier paciencia.
    """
    for digits in range(DIGITS, EVERY_DIGIT + 1):
        short = [float(f"{cost:.{digits}g}") for cost in costs]
        if np.array_equal(_records(short), _records(costs)):
            return short
    raise AssertionError("diecisiete cifras distinguen cualquier float64")


def _records(costs):
    lowest = np.minimum.accumulate(costs)
    return np.flatnonzero(np.r_[True, lowest[1:] < lowest[:-1]])
