"""Laboratorio 9: el sobreajuste, época por época, y dónde parar."""

import numpy as np
import traitlets

from neurona._validation import data
from neurona.labs._fields import probabilities, square_around
from neurona.labs._lab import Lab
from neurona.labs._overfitting import draw
from neurona.labs._stopping import rounded, stopping

COSTS = ("loss", "val_loss")


class OverfittingLab(Lab):
    """Las curvas de unos entrenamientos reales y, si se da, su frontera.

    Se crea con ``OverfittingLab.of``.

    Attributes
    ----------
    names : list of str
        El nombre de cada red.
    losses, val_losses : list of list of float
        Por red, los costos de entrenamiento y de validación de cada época,
        con cuatro cifras.
    points : list of list of float
        Los puntos de entrenamiento: dos coordenadas y la clase, 0 o 1.
    square : list of float
        El centro y medio lado del plano que se dibuja.
    frames : list of int
        Las épocas de las que se guardó el plano.
    fields : list of list of str
        Por red y por época guardada, lo que la red contesta: 24 por 24
        bytes en base 64.
    network : str
        La red que se ve.
    epoch : int
        La época que se ve, contada desde 1.
    patience : int or None
        La paciencia de la detención temprana; con ``None`` no hay.

    Raises
    ------
    traitlets.TraitError
        Si una perilla recibe lo que no puede mostrar.

    Examples
    --------
    >>> costs = {"loss": [4, 3, 2, 1], "val_loss": [5, 3, 4, 2]}
    >>> lab = OverfittingLab.of({"2-8-1": costs}, patience=1)
    >>> lab.best_epoch, lab.stopped_epoch, lab.restored_epoch
    (4, 3, 2)
    """

    module = "overfitting"

    names = traitlets.List(traitlets.Unicode()).tag(sync=True)
    losses = traitlets.List(traitlets.List()).tag(sync=True)
    val_losses = traitlets.List(traitlets.List()).tag(sync=True)
    points = traitlets.List(traitlets.List()).tag(sync=True)
    square = traitlets.List(traitlets.Float()).tag(sync=True)
    frames = traitlets.List(traitlets.Int()).tag(sync=True)
    fields = traitlets.List(traitlets.List()).tag(sync=True)
    network = traitlets.Unicode().tag(sync=True)
    epoch = traitlets.Int(1).tag(sync=True)
    patience = traitlets.Int(None, allow_none=True).tag(sync=True)

    @classmethod
    def of(cls, histories, points=None, recorders=None, patience=None):
        """Crea el laboratorio de unos entrenamientos.

        Parameters
        ----------
        histories : dict of dict
            Por nombre de red, la historia que devolvió ``fit``, de
            ``neurona`` o de Keras, con ``validation_data``. Todas con las
            mismas épocas.
        points : tuple of numpy.ndarray, optional
            Los puntos de entrenamiento ``(n, 2)`` y sus clases.
        recorders : dict of FieldRecorder, optional
            Por nombre de red, lo que se guardó del plano mientras aprendía.
        patience : int, optional
            La paciencia con que empieza; si falta, no hay detención.

        Returns
        -------
        OverfittingLab
            Abierto en la última época de la última red.

        Raises
        ------
        ValueError
            Si no hay redes, si falta una historia o si no miden lo mismo.
        """
        costs = {
            key: [_costs(name, h, key) for name, h in histories.items()]
            for key in COSTS
        }
        lengths = {len(c) for each in costs.values() for c in each}
        if len(lengths) != 1:
            raise ValueError(
                f"Las historias tienen {sorted(lengths)} épocas, pero se "
                "espera al menos una red, y todas con las mismas épocas."
            )
        state = {"patience": patience}
        if (points is None) != (recorders is None):
            raise ValueError(
                "points y recorders van juntos: los puntos de entrenamiento "
                "y un FieldRecorder por red."
            )
        if recorders:
            x, classes = points
            first, *others = (recorders[name] for name in histories)
            if any(first.frames != other.frames for other in others):
                raise ValueError(
                    "Cada red guardó otras épocas del plano. Usa un "
                    "FieldRecorder por red, con las mismas épocas."
                )
            state |= {
                "points": [
                    [*map(float, np.round(point, 3)), int(label)]
                    for point, label in zip(x, np.ravel(classes), strict=True)
                ],
                "square": list(square_around(x)),
                "frames": first.frames,
                "fields": [recorders[name].fields for name in histories],
            }
        return cls(
            names=list(histories),
            losses=costs["loss"],
            val_losses=costs["val_loss"],
            network=list(histories)[-1],
            epoch=lengths.pop(),
            **state,
        )

    @traitlets.validate("network")
    def _known(self, proposal):
        if proposal.value not in self.names:
            raise traitlets.TraitError(
                f"network debe ser una de {self.names}, pero llegó "
                f"{proposal.value!r}."
            )
        return proposal.value

    @traitlets.validate("epoch")
    def _trained(self, proposal):
        return self._between(proposal, 1, self.epochs)

    @traitlets.validate("patience")
    def _bearable(self, proposal):
        if proposal.value is None:
            return None
        return self._between(proposal, 0, self.epochs - 1)

    def _between(self, proposal, low, high):
        if not low <= proposal.value <= high:
            raise traitlets.TraitError(
                f"{proposal.trait.name} va de {low} a {high}, pero llegó "
                f"{proposal.value}."
            )
        return proposal.value

    @property
    def epochs(self):
        """Cuántas épocas se entrenó cada red."""
        return len(self.losses[0])

    @property
    def curves(self):
        """Los costos de la red que se ve: entrenamiento y validación."""
        k = self.names.index(self.network)
        return self.losses[k], self.val_losses[k]

    @property
    def best_epoch(self):
        """La época de menor costo de validación."""
        return stopping(self.curves[1], self.epochs)[0]

    @property
    def stopped_epoch(self):
        """Dónde se detiene, o ``None`` si llega hasta el final."""
        if self.patience is None:
            return None
        return stopping(self.curves[1], self.patience)[1]

    @property
    def restored_epoch(self):
        """La época cuyos pesos devuelve ``restore_best_weights``.

        Es ``None`` si no hay detención temprana.
        """
        if self.patience is None:
            return None
        return stopping(self.curves[1], self.patience)[0]

    @property
    def frame(self):
        """La última época guardada del plano hasta la que se ve, o None."""
        return max((f for f in self.frames if f <= self.epoch), default=None)

    @property
    def field(self):
        """Lo que la red contesta en esa época: ``(24, 24)``, de 0 a 1.

        Los renglones van de arriba abajo. Es ``None`` si no se guardó.
        """
        if self.frame is None:
            return None
        fields = self.fields[self.names.index(self.network)]
        return probabilities(fields[self.frames.index(self.frame)])

    @property
    def alt(self):
        """Lo que la figura muestra, en una oración."""
        (first, *_, last), (_, *_, end) = self.curves
        lowest = self.curves[1][self.best_epoch - 1]
        text = (
            f"Dos curvas de {self.epochs} épocas de la red {self.network}: la "
            f"de entrenamiento va de {first:.2f} a {last:.2f}; la de "
            f"validación es mínima en la {self.best_epoch}, con "
            f"{lowest:.2f}, y termina en {end:.2f}."
        )
        if self.frames:
            text += " Al lado, los puntos y la frontera de la red."
        return text

    def picture(self):
        """Dibuja las curvas, con sus épocas, y el plano si se guardó."""
        return draw(self)

    def __repr__(self):
        return (
            f"<OverfittingLab de {', '.join(self.names)}: {self.network}, "
            f"época {self.epoch} de {self.epochs}>"
        )


def _costs(name, history, key):
    """Los costos de una historia, revisados y con pocas cifras."""
    if key not in history:
        raise ValueError(
            f"La historia de {name} solo trae {', '.join(history)}: falta "
            f"{key}. Pasa a fit validation_data=(x_val, y_val)."
        )
    return rounded(data(history[key], f"{key} de {name}").tolist())
