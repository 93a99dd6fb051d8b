"""Lo que se hace al final de cada época: anotar, avisar, detenerse."""

import sys

from neurona._validation import choose, positive_int, real


class Callback:
    """Lo que ``fit`` llama mientras entrena. Una subclase define lo suyo.

    Attributes
    ----------
    model : Sequential
        La red que se entrena; con ``model.stop_training = True`` la época
        en curso es la última.
    params : dict
        ``{"epochs": épocas que se pidieron}``.
    """

    model = None
    params = None

    def on_train_begin(self, logs=None):
        """Se llama una vez, antes de la primera época."""

    def on_epoch_begin(self, epoch, logs=None):
        """Se llama al empezar la época ``epoch``, contada desde 0."""

    def on_epoch_end(self, epoch, logs=None):
        """Se llama al terminar la época, con sus costos y métricas."""

    def on_train_end(self, logs=None):
        """Se llama una vez, después de la última época."""


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


class EarlyStopping(Callback):
    """Detiene el entrenamiento cuando lo vigilado deja de mejorar.

    Parameters
    ----------
    monitor : str, optional
        Qué se vigila: una clave de la historia.
    min_delta : float, optional
        Una mejora menor que esta no cuenta.
    patience : int, optional
        Épocas seguidas sin mejorar que se toleran.
    verbose : int, optional
        Con 1, avisa al detenerse.
    mode : {"auto", "min", "max"}, optional
        Si mejorar es bajar o subir; ``"auto"`` lo sabe por el nombre.
    restore_best_weights : bool, optional
        Si al final vuelve a los pesos de la mejor época.

    Attributes
    ----------
    best : float
        El mejor valor visto.
    best_epoch, stopped_epoch : int
        La época del mejor valor y la última, contadas desde 0;
        ``stopped_epoch`` vale 0 si no se detuvo.

    Raises
    ------
    ValueError
        Al terminar la primera época, si lo vigilado no existe. (Keras solo
        avisa y nunca se detiene.)
    """

    def __init__(
        self,
        monitor="val_loss",
        min_delta=0,
        patience=0,
        verbose=0,
        mode="auto",
        restore_best_weights=False,
    ):
        self.monitor = monitor
        self.min_delta = abs(real(min_delta, "min_delta"))
        self.patience = positive_int(patience, "patience", 0)
        self.verbose = verbose
        rising = monitor.endswith(("acc", "accuracy", "r2_score"))
        modes = {"auto": -1 if rising else 1, "min": 1, "max": -1}
        self.sign = choose(mode, modes, "el modo")
        self.restore_best_weights = restore_best_weights

    def on_train_begin(self, logs=None):
        # Así el mismo objeto sirve para otro fit.
        self.wait = 0
        self.best = None
        self.best_epoch = self.stopped_epoch = 0
        self.best_weights = None

    def on_epoch_end(self, epoch, logs=None):
        current = self._monitored(logs)
        if self._improves(current):
            self.best, self.best_epoch, self.wait = current, epoch, 0
            if self.restore_best_weights:
                self.best_weights = self.model.get_weights()
            return
        self.wait += 1
        if self.wait >= self.patience:
            self.stopped_epoch = epoch
            self.model.stop_training = True

    def on_train_end(self, logs=None):
        if self.stopped_epoch and self.verbose:
            print(
                f"Época {self.stopped_epoch + 1}: detención temprana; la "
                f"mejor fue la {self.best_epoch + 1}."
            )
        if self.best_weights is not None:
            self.model.set_weights(self.best_weights)

    def _improves(self, current):
        if self.best is None:
            return True
        return self.sign * (self.best - current) > self.min_delta

    def _monitored(self, logs):
        if self.monitor in logs:
            return logs[self.monitor]
        remedy = ""
        if self.monitor.startswith("val_"):
            remedy = (
                " Para tener datos de validación, pasa a fit "
                "validation_split=0.2 o validation_data=(x_val, y_val)."
            )
        raise ValueError(
            f"EarlyStopping vigila '{self.monitor}', pero fit solo anota "
            f"{', '.join(logs)}.{remedy}"
        )


class EpochLines(Callback):
    """Escribe un renglón por época (``verbose=2``)."""

    def on_epoch_end(self, epoch, logs=None):
        total = self.params["epochs"]
        print(f"Época {epoch + 1}/{total} - {summary_line(logs)}")


class ProgressBar(Callback):
    """Muestra una barra que avanza con cada época (``verbose=1``)."""

    def on_train_begin(self, logs=None):
        # tqdm tarda en cargarse, y sin barra no hace falta.
        from tqdm.auto import tqdm

        self.bar = tqdm(
            total=self.params["epochs"], unit="época", file=sys.stdout
        )

    def on_epoch_end(self, epoch, logs=None):
        self.bar.set_postfix_str(summary_line(logs), refresh=False)
        self.bar.update()

    def on_train_end(self, logs=None):
        self.bar.close()


def summary_line(logs):
    """Escribe costos y métricas en un renglón, con cuatro decimales."""
    return " - ".join(f"{name}: {value:.4f}" for name, value in logs.items())


def prepare(callbacks, model, epochs, verbose):
    """Reúne los avisos de un entrenamiento; el primero es la historia.

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
    every = [History(), *reporters[level], *(callbacks or [])]
    for callback in every:
        callback.model = model
        callback.params = {"epochs": epochs}
    return every
