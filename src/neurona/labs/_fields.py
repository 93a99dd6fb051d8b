"""Lo que una red contesta en todo un plano, época por época."""

import numpy as np

from neurona.callbacks import Callback
from neurona.labs.int8 import LARGEST, pack, unpack

#: Celdas por lado de la malla.
SIDE = 24
# Cada época guardada dura como una mitad más que la anterior: al principio
# la frontera cambia aprisa y después, despacio.
FRAMES = (1, 3, 6, 10, 16, 24, 34, 50, 80, 125, 200)
MARGIN = 1.05
# Se guarda log(p / (1 - p)), en décimas: entre dos celdas cambia casi en
# línea recta, y con pocas se sabe bien dónde vale 0, que es la frontera.
STEP = 0.1


def square_around(x):
    """Devuelve el centro y medio lado de un cuadrado que encierra puntos.

    Parameters
    ----------
    x : array_like, shape (n, 2)
        Los puntos; el cuadrado tiene el mismo centro en los dos ejes.
    """
    low, high = float(np.min(x)), float(np.max(x))
    reach = MARGIN * (high - low) / 2
    return round((low + high) / 2, 3), round(reach, 3)


def ticks(center, reach):
    """Devuelve los centros de las celdas a lo largo de un lado."""
    return center + reach * ((2 * np.arange(SIDE) + 1) / SIDE - 1)


class FieldRecorder(Callback):
    """Guarda lo que una red de una salida contesta en todo el plano.

    Se pasa a ``fit`` y luego a :meth:`neurona.labs.OverfittingLab.of`.

    Parameters
    ----------
    x : array_like, shape (n, 2)
        Los puntos de entrenamiento: la malla los encierra.
    epochs : sequence of int, optional
        Al final de qué épocas se guarda, contadas desde 1; la primera,
        siempre.

    Attributes
    ----------
    frames : list of int
        Las épocas guardadas.
    fields : list of str
        Lo que contestó en cada una, como lo lee ``probabilities``.

    Raises
    ------
    ValueError
        Al guardar, si la red no tiene una sola salida.
    """

    def __init__(self, x, epochs=FRAMES):
        self.epochs = {1, *epochs}
        self.frames, self.fields = [], []
        side = ticks(*square_around(x))
        mesh = np.meshgrid(side, side[::-1])
        self._mesh = np.stack(mesh, axis=-1).reshape(-1, 2)

    def on_epoch_end(self, epoch, logs=None):
        if epoch + 1 not in self.epochs:
            return
        answers = np.asarray(self.model.predict(self._mesh))
        if answers.shape != (SIDE**2, 1):
            raise ValueError(
                f"La red da {answers.shape[-1]} números por punto, pero "
                "aquí se colorea una sola probabilidad: usa una salida "
                "sigmoide."
            )
        self.frames.append(epoch + 1)
        p = np.clip(answers.astype(float), 1e-9, 1 - 1e-9)
        scores = np.clip(np.log(p / (1 - p)) / STEP, -LARGEST, LARGEST)
        self.fields.append(pack(np.rint(scores).astype(np.int8)))

    def __repr__(self):
        return f"<FieldRecorder: épocas {self.frames}>"


def probabilities(field):
    """Lee un plano guardado: ``(24, 24)``, por renglones desde arriba."""
    scores = unpack(field, "int8").reshape(SIDE, SIDE) * STEP
    return 1 / (1 + np.exp(-scores))
