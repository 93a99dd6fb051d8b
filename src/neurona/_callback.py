"""Lo que fit llama mientras entrena."""


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
