"""Lo que se hace al final de cada época: anotar, avisar, detenerse."""

from neurona._callback import Callback
from neurona._checkpoint import ModelCheckpoint
from neurona._monitors import EarlyStopping, ReduceLROnPlateau
from neurona._progress import EpochLines, ProgressBar

__all__ = [
    "Callback",
    "EarlyStopping",
    "History",
    "ModelCheckpoint",
    "ReduceLROnPlateau",
]


class History(Callback):
    """Anota el costo y las métricas de cada época; ``fit`` la devuelve.

    Attributes
    ----------
    history : dict of list of float
        ``history["loss"]``, ``history["val_loss"]`` y una lista por métrica.
    epoch : list of int
        Los números de las épocas, desde 0.
    """

    def __init__(self):
        self.history = {}
        self.epoch = []

    def on_epoch_end(self, epoch, logs=None):
        self.epoch.append(epoch)
        for name, value in logs.items():
            self.history.setdefault(name, []).append(value)

    def __repr__(self):
        return f"<History: {len(self.epoch)} épocas de {list(self.history)}>"


def prepare(callbacks, model, epochs, verbose):
    """Devuelve la historia de un entrenamiento y todos sus avisos, en orden.

    Los de quien entrena van primero: lo que anoten queda en la historia.

    Raises
    ------
    TypeError
        Si alguno no es un :class:`Callback`.
    """
    reporters = {0: [], 1: [ProgressBar()], 2: [EpochLines()]}
    level = 1 if verbose == "auto" else verbose
    if level not in reporters:
        raise ValueError(f"verbose debe ser 0, 1 o 2, pero llegó {verbose!r}.")
    for callback in callbacks or []:
        if not isinstance(callback, Callback):
            raise TypeError(
                f"{type(callback).__name__} no es un callback de neurona. "
                "Si viene de Keras, impórtalo de neurona.callbacks."
            )
    history = History()
    every = [*(callbacks or []), history, *reporters[level]]
    for callback in every:
        callback.model = model
        callback.params = {"epochs": epochs}
    return history, every
