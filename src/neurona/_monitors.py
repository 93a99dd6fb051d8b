"""Vigilar una cifra, para detenerse o frenar cuando deja de mejorar."""

from neurona._callback import Callback
from neurona._validation import choose, fraction, positive_int, real


class Monitor(Callback):
    """Lo común a quienes vigilan una cifra: saber si mejoró.

    Attributes
    ----------
    best : float or None
        El mejor valor visto.
    """

    def __init__(self, monitor, min_delta, mode):
        self.monitor = monitor
        self.min_delta = abs(real(min_delta, "min_delta"))
        rising = monitor.endswith(("acc", "accuracy", "r2_score"))
        modes = {"auto": -1 if rising else 1, "min": 1, "max": -1}
        self.sign = choose(mode, modes, "el modo")
        self.best = None

    def improves(self, current):
        """Dice si ``current`` es mejor que todo lo anterior."""
        if self.best is None:
            return True
        return self.sign * (self.best - current) > self.min_delta

    def monitored(self, logs):
        """Devuelve la cifra vigilada.

        Raises
        ------
        ValueError
            Si ``fit`` no la anota.
        """
        if self.monitor in logs:
            return logs[self.monitor]
        remedy = ""
        if self.monitor.startswith("val_"):
            remedy = (
                " Para tener datos de validación, pasa a fit "
                "validation_split=0.2 o validation_data=(x_val, y_val)."
            )
        raise ValueError(
            f"{type(self).__name__} vigila '{self.monitor}', pero fit solo "
            f"anota {', '.join(logs)}.{remedy}"
        )


class EarlyStopping(Monitor):
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
        super().__init__(monitor, min_delta, mode)
        self.patience = positive_int(patience, "patience", 0)
        self.verbose = verbose
        self.restore_best_weights = restore_best_weights

    def on_train_begin(self, logs=None):
        # Así el mismo objeto sirve para otro fit.
        self.wait = 0
        self.best = None
        self.best_epoch = self.stopped_epoch = 0
        self.best_weights = None

    def on_epoch_end(self, epoch, logs=None):
        current = self.monitored(logs)
        if self.improves(current):
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


class ReduceLROnPlateau(Monitor):
    """Achica el factor de aprendizaje cuando lo vigilado deja de mejorar.

    Anota ``learning_rate`` en la historia de cada época.

    Parameters
    ----------
    monitor : str, optional
        Qué se vigila: una clave de la historia.
    factor : float, optional
        Por cuánto se multiplica el factor de aprendizaje, en [0, 1).
    patience : int, optional
        Épocas seguidas sin mejorar que se toleran.
    verbose : int, optional
        Con 1, avisa de cada cambio.
    mode : {"auto", "min", "max"}, optional
        Si mejorar es bajar o subir; ``"auto"`` lo sabe por el nombre.
    min_delta : float, optional
        Una mejora menor que esta no cuenta.
    cooldown : int, optional
        Épocas de espera, después de un cambio, antes de contar de nuevo.
    min_lr : float, optional
        El factor nunca baja de aquí.

    Raises
    ------
    TypeError
        Al empezar, si el optimizador sigue un calendario: no hay un número
        que achicar.
    ValueError
        Al terminar la primera época, si lo vigilado no existe.
    """

    def __init__(
        self,
        monitor="val_loss",
        factor=0.1,
        patience=10,
        verbose=0,
        mode="auto",
        min_delta=1e-4,
        cooldown=0,
        min_lr=0.0,
    ):
        super().__init__(monitor, min_delta, mode)
        self.factor = fraction(factor, "factor")
        self.patience = positive_int(patience, "patience", 0)
        self.verbose = verbose
        self.cooldown = positive_int(cooldown, "cooldown", 0)
        self.min_lr = real(min_lr, "min_lr")

    def on_train_begin(self, logs=None):
        if callable(self.model.optimizer.learning_rate):
            raise TypeError(
                "ReduceLROnPlateau cambia un factor de aprendizaje fijo, pero "
                "este optimizador sigue un calendario: usa uno u otro."
            )
        self.best = None
        self.wait = self.rest = 0

    def on_epoch_end(self, epoch, logs=None):
        optimizer = self.model.optimizer
        logs["learning_rate"] = optimizer.learning_rate
        current = self.monitored(logs)
        if self.rest:
            self.rest -= 1
            self.wait = 0
        if self.improves(current):
            self.best, self.wait = current, 0
        elif not self.rest:
            self.wait += 1
            if self.wait >= self.patience:
                self._reduce(optimizer, epoch)

    def _reduce(self, optimizer, epoch):
        if optimizer.learning_rate <= self.min_lr:
            return
        rate = max(optimizer.learning_rate * self.factor, self.min_lr)
        optimizer.learning_rate = rate
        self.wait, self.rest = 0, self.cooldown
        if self.verbose:
            print(
                f"Época {epoch + 1}: el factor de aprendizaje baja a {rate:g}."
            )
