"""Laboratorio 8: el campo de juego, una red que se entrena a la vista."""

import json

import numpy as np
import traitlets
from matplotlib.colors import LinearSegmentedColormap

from neurona.datasets import load_playground
from neurona.labs._lab import Lab
from neurona.labs._playground import OPTIMIZERS, train
from neurona.plots.style import BLUE, INK, VERMILION, canvas

RANGE = 3
# Donde la red duda no hay color: se ve la página, clara u oscura.
FIELD = LinearSegmentedColormap.from_list(
    "campo", [BLUE + "6E", BLUE + "00", VERMILION + "00", VERMILION + "6E"]
)


class PlaygroundLab(Lab):
    r"""Una red que aprende a separar dos clases de puntos, época por época.

    El estado es todo: con él, la página y Python llegan a la misma red,
    cifra por cifra. Los pesos iniciales (de Glorot) y el orden de los lotes
    salen de ``np.random.RandomState(seed)``; los puntos, de
    :func:`~neurona.datasets.playground.load_playground`. Cambiar una perilla
    de la página empieza de nuevo.

    La página escribe su estado en la dirección, y de ahí lo lee: después de
    ``#campo`` van los atributos de abajo con su valor, en cualquier orden, y
    los que faltan valen lo que diga la lección. Los puntos propios se
    escriben seguidos: dos coordenadas y la clase. Por ejemplo::

        #campo&dataset=spiral&noise=0.05&layers=2&units1=8&units2=8&epochs=500
        #campo&dataset=own&points=-1.5,2,0;1,0.5,1&layers=0

    Attributes
    ----------
    dataset : str
        Los puntos: ``"xor"``, ``"circles"``, ``"moons"``, ``"spiral"`` u
        ``"own"``, los de ``points``.
    noise : float
        El ruido de los puntos, de 0 a 0.5.
    samples : int
        Cuántos puntos, de 20 a 1000: la mitad entrena, la mitad prueba.
    points : list of list
        Los puntos propios, ``[x1, x2, clase]``; todos entrenan. Las
        coordenadas van de -3 a 3 y la clase es 0 o 1.
    layers : int
        Cuántas capas ocultas, de 0 a 3.
    units1, units2, units3 : int
        Cuántas neuronas tiene cada una, de 1 a 8.
    activation : str
        La de las capas ocultas: ``"linear"``, ``"sigmoid"``, ``"tanh"``,
        ``"relu"`` o ``"leaky_relu"``. La salida es una sigmoide.
    loss : str
        ``"binary_crossentropy"`` o ``"mean_squared_error"``.
    optimizer : str
        ``"sgd"``, ``"momentum"`` (SGD con inercia 0.9), ``"rmsprop"`` o
        ``"adam"``.
    rate : float
        El factor de aprendizaje, de 0.0001 a 10.
    batch : int
        Ejemplos por lote: 1, 2, 5, 10, 20, 50, 100 o 1000 (todos).
    l2 : float
        El factor de L2: 0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03 o 0.1.
    seed : int
        La semilla de los pesos y del orden de los lotes, de 0 a 99.
    epochs : int
        Cuántas épocas se entrena, de 0 a 5000.

    Raises
    ------
    traitlets.TraitError
        Si una perilla recibe lo que no puede mostrar.

    Examples
    --------
    >>> lab = PlaygroundLab(dataset="xor", noise=0, units1=4, epochs=100)
    >>> lab.accuracy
    1.0
    """

    module = "playground"
    alt = (
        "Un plano con puntos de dos clases: círculos azules y triángulos "
        "naranjas. El color del fondo es lo que la red responde en cada "
        "lugar: azul donde dice círculo, naranja donde dice triángulo, más "
        "intenso cuanto más segura está."
    )

    dataset = traitlets.Enum(
        ("xor", "circles", "moons", "spiral", "own"), "xor"
    ).tag(sync=True)
    noise = traitlets.Float(0.1, min=0, max=0.5).tag(sync=True)
    samples = traitlets.Int(300, min=20, max=1000).tag(sync=True)
    points = traitlets.List(traitlets.List(), maxlen=100).tag(sync=True)
    layers = traitlets.Int(1, min=0, max=3).tag(sync=True)
    units1 = traitlets.Int(4, min=1, max=8).tag(sync=True)
    units2 = traitlets.Int(4, min=1, max=8).tag(sync=True)
    units3 = traitlets.Int(4, min=1, max=8).tag(sync=True)
    activation = traitlets.Enum(
        ("linear", "sigmoid", "tanh", "relu", "leaky_relu"), "tanh"
    ).tag(sync=True)
    loss = traitlets.Enum(
        ("binary_crossentropy", "mean_squared_error"), "binary_crossentropy"
    ).tag(sync=True)
    optimizer = traitlets.Enum(tuple(OPTIMIZERS), "adam").tag(sync=True)
    rate = traitlets.Float(0.03, min=1e-4, max=10).tag(sync=True)
    batch = traitlets.Enum((1, 2, 5, 10, 20, 50, 100, 1000), 10).tag(sync=True)
    l2 = traitlets.Enum(
        (0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1), 0
    ).tag(sync=True)
    seed = traitlets.Int(0, min=0, max=99).tag(sync=True)
    epochs = traitlets.Int(0, min=0, max=5000).tag(sync=True)

    _trained = (None, None)

    @traitlets.validate("points")
    def _inside(self, proposal):
        for point in proposal.value:
            if not _is_inside(point):
                raise traitlets.TraitError(
                    f"points contiene {point}, pero cada punto es [x1, x2, "
                    f"clase]: coordenadas de -{RANGE} a {RANGE} y clase 0 o 1."
                )
        return proposal.value

    @property
    def data(self):
        """Los puntos, ``(x, y), (x_test, y_test)``; ``None`` si no hay."""
        if self.dataset != "own":
            return load_playground(self.dataset, self.noise, self.samples)
        if not self.points:
            return None, None
        table = np.array(self.points, dtype=float)
        return (table[:, :2], table[:, 2]), None

    @property
    def model(self):
        """La red, entrenada ``epochs`` épocas o hasta que se perdió."""
        return self._training()[0]

    @property
    def costs(self):
        """El costo de entrenamiento antes de empezar y tras cada época."""
        return [cost for cost, _ in self._training()[1]]

    @property
    def test_costs(self):
        """El costo de prueba, igual; vacío con puntos propios."""
        return [cost for _, cost in self._training()[1] if cost is not None]

    @property
    def lost(self):
        """Si el costo se fue al infinito, o pasó de 10, y se detuvo."""
        return self._training()[2]

    @property
    def accuracy(self):
        """La exactitud en los puntos de entrenamiento; ``None`` sin ellos."""
        return self._accuracy(self.data[0])

    @property
    def test_accuracy(self):
        """La exactitud en los puntos de prueba; ``None`` sin ellos."""
        return self._accuracy(self.data[1])

    @property
    def norms(self):
        """El largo del gradiente de cada capa, con todos los ejemplos."""
        if self.data[0] is None:
            return []
        _, grads = self.model.gradients(*self.data[0])
        pairs = zip(grads[::2], grads[1::2], strict=True)
        return [float(np.hypot(*map(np.linalg.norm, p))) for p in pairs]

    def picture(self):
        """Dibuja lo que responde la red y los puntos de entrenamiento."""
        t = np.linspace(-RANGE, RANGE, 161)
        mesh = np.stack(np.meshgrid(t, t), axis=-1).reshape(-1, 2)
        field = self.model.predict(mesh).reshape(len(t), len(t))
        with canvas(figsize=(4.2, 4.2)) as ax:
            ax.imshow(
                field,
                origin="lower",
                extent=(-RANGE, RANGE, -RANGE, RANGE),
                cmap=FIELD,
                vmin=0,
                vmax=1,
            )
            if field.min() < 0.5 < field.max():
                ax.contour(t, t, field, [0.5], colors=INK, linewidths=1)
            if self.data[0] is not None:
                x, y = self.data[0]
                ax.plot(*x[y == 0].T, "o", color=BLUE, ms=4)
                ax.plot(*x[y == 1].T, "^", color=VERMILION, ms=4)
            ax.set(xlabel="$x_1$", ylabel="$x_2$")
        return ax.figure

    def _training(self):
        # Cada lectura pregunta por la misma red: se entrena una sola vez.
        state = json.dumps(self.state())
        if self._trained[0] != state:
            self._trained = (state, train(self))
        return self._trained[1]

    def _accuracy(self, data):
        if data is None:
            return None
        x, y = data
        return float(np.mean((self.model.predict(x)[:, 0] > 0.5) == y))


def _is_inside(point):
    return (
        len(point) == 3
        and all(isinstance(x, (int, float)) for x in point)
        and max(map(abs, point[:2])) <= RANGE
        and point[2] in (0, 1)
    )
