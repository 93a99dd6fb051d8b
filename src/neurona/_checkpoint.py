"""Guardar la red mientras aprende."""

from neurona._monitors import Monitor


class ModelCheckpoint(Monitor):
    """Guarda la red al final de cada época, o solo cuando mejora.

    Parameters
    ----------
    filepath : str or Path
        El archivo, ``.neurona``; admite la época y las cifras anotadas,
        como en ``"red-{epoch:02d}-{val_loss:.3f}.neurona"``.
    monitor : str, optional
        Qué se vigila con ``save_best_only``.
    verbose : int, optional
        Con 1, avisa de cada archivo.
    save_best_only : bool, optional
        Si solo guarda cuando lo vigilado mejora.
    mode : {"auto", "min", "max"}, optional
        Si mejorar es bajar o subir; ``"auto"`` lo sabe por el nombre.

    Raises
    ------
    ValueError
        Al terminar la primera época, si lo vigilado no existe o si el
        nombre del archivo pide una cifra que ``fit`` no anota.
    """

    def __init__(
        self,
        filepath,
        monitor="val_loss",
        verbose=0,
        save_best_only=False,
        mode="auto",
    ):
        super().__init__(monitor, 0, mode)
        self.filepath = str(filepath)
        self.verbose = verbose
        self.save_best_only = bool(save_best_only)

    def on_epoch_end(self, epoch, logs=None):
        if self.save_best_only:
            # No se olvida al empezar otro fit: al reanudar, un modelo peor
            # que el guardado no debe borrarlo.
            current = self.monitored(logs)
            if not self.improves(current):
                return
            self.best = current
        path = self._path(epoch, logs)
        self.model.save(path)
        if self.verbose:
            print(f"Época {epoch + 1}: la red se guardó en {path}.")

    def _path(self, epoch, logs):
        try:
            return self.filepath.format(epoch=epoch + 1, **logs)
        except KeyError as error:
            raise ValueError(
                f"El nombre '{self.filepath}' pide {error}, pero fit solo "
                f"anota epoch, {', '.join(logs)}."
            ) from None
