"""Laboratorio 4: la capa oculta muda los cuatro casos de la XOR."""

import numpy as np
import traitlets

from neurona import datasets
from neurona.labs._lab import Lab
from neurona.layers import Dense, Input
from neurona.models import Sequential
from neurona.plots.style import INK, MARKERS, PALETTE, SIDES, canvases

LIMITS = (-0.5, 1.5)
TINY = 1e-12

# Los pesos y el bias de la salida.
GATES = {
    "and": (1, 1, -1.5),
    "or": (1, 1, -0.5),
    "nand": (-1, -1, 1.5),
    "nor": (-1, -1, 0.5),
    "only_h1": (1, -1, -0.5),
    "only_h2": (-1, 1, -0.5),
}


def _knob(value, most=3):
    return traitlets.Float(value, min=-most, max=most).tag(sync=True)


class HiddenSpaceLab(Lab):
    r"""Dos neuronas ocultas y una salida ante la XOR.

    A un lado, las entradas con las dos rectas ocultas; al otro, adónde
    lleva la capa oculta a cada caso y la recta de la salida.

    Attributes
    ----------
    h1_w1, h1_w2, h2_w1, h2_w2 : float
        Los pesos de cada neurona oculta, de -3 a 3.
    h1_b, h2_b : float
        El *bias* de cada una, de -4.5 a 4.5.
    activation : str
        La de las neuronas ocultas: ``"step"`` o ``"sigmoid"``.
    gate : str
        Qué hace la salida, un escalón, con :math:`h_1` y :math:`h_2`:
        ``"and"``, ``"or"``, ``"nand"``, ``"nor"``, ``"only_h1"`` (:math:`h_1`
        y no :math:`h_2`) o ``"only_h2"``.

    Raises
    ------
    traitlets.TraitError
        Si una perilla recibe lo que no puede mostrar.

    Examples
    --------
    >>> lab = HiddenSpaceLab(gate="or")
    >>> lab.correct, lab.separable
    (2, True)
    """

    module = "hidden-space"
    alt = (
        "Dos planos. En el primero, los cuatro casos en las esquinas de un "
        "cuadrado y las rectas de las dos neuronas ocultas; el color es la "
        "respuesta de la red. En el segundo, el lugar al que la capa oculta "
        "lleva cada caso y la recta de la salida."
    )

    h1_w1 = _knob(1.0)
    h1_w2 = _knob(1.0)
    h1_b = _knob(-0.5, 4.5)
    h2_w1 = _knob(-1.0)
    h2_w2 = _knob(-1.0)
    h2_b = _knob(1.5, 4.5)
    activation = traitlets.Enum(("step", "sigmoid"), "step").tag(sync=True)
    gate = traitlets.Enum(tuple(GATES), "and").tag(sync=True)

    @property
    def model(self):
        """La red, un ``Sequential`` 2-2-1 con estos pesos."""
        *v, c = GATES[self.gate]
        model = Sequential(
            [Input((2,)), Dense(2, self.activation), Dense(1, "step")],
            dtype="float64",
        )
        model.set_weights(
            [
                [[self.h1_w1, self.h2_w1], [self.h1_w2, self.h2_w2]],
                [self.h1_b, self.h2_b],
                np.reshape(v, (2, 1)),
                [c],
            ]
        )
        return model

    @property
    def hidden(self):
        """Adónde va cada caso, de forma ``(4, 2)``."""
        x, _ = datasets.gate("xor")
        return self.model.layers[0].forward(x)

    @property
    def outputs(self):
        """La respuesta a cada caso, de forma ``(4,)``."""
        x, _ = datasets.gate("xor")
        return self.model.predict(x, verbose=0)[:, 0]

    @property
    def correct(self):
        """Cuántos casos acierta, de 0 a 4."""
        _, t = datasets.gate("xor")
        return int((self.outputs == t).sum())

    @property
    def separable(self):
        """Si en el espacio oculto una recta separa las dos clases."""
        _, t = datasets.gate("xor")
        points = self.hidden
        # Dos segmentos ajenos quedan separados en la dirección de sus puntos
        # más cercanos: la que va de un extremo a otro, o la perpendicular a
        # uno de los dos.
        sides = (points[:, np.newaxis] - points).reshape(-1, 2)
        normals = sides[:, ::-1] * [-1, 1]
        along = points @ np.concatenate([sides, normals]).T
        gaps = along[t == 1].min(axis=0) - along[t == 0].max(axis=0)
        return bool((gaps > TINY).any())

    def picture(self):
        """Dibuja los dos planos, sus rectas y los cuatro casos."""
        x, _ = datasets.gate("xor")
        first, last = self.model.layers
        with canvases(1, 2, figsize=(5.6, 3)) as axes:
            _plane(axes[0], self.model.predict, first, x, "x")
            _plane(axes[1], last.forward, last, self.hidden, "h")
        return axes[0].figure


def _plane(ax, answer, layer, points, letter):
    """Dibuja un plano: el color de la respuesta, las rectas y los casos."""
    side = np.linspace(*LIMITS, 161)
    mesh = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    square = side.size, side.size
    ax.imshow(
        answer(mesh).reshape(square),
        origin="lower",
        extent=LIMITS * 2,
        cmap=SIDES,
        vmin=0,
        vmax=1,
        alpha=0.25,
    )
    lines = mesh @ layer.kernel + layer.bias
    for z, style in zip(lines.T, ("solid", "dashed"), strict=False):
        if z.min() < 0 < z.max():
            z = z.reshape(square)
            ax.contour(side, side, z, [0], colors=INK, linestyles=style)
    cases, t = datasets.gate("xor")
    for k in range(2):
        # Un cuadro y un círculo en el mismo lugar, los dos se ven.
        ax.plot(
            *points[t == k].T,
            MARKERS[k],
            color=PALETTE[k],
            markersize=(11, 7)[k],
            fillstyle="none",
        )
    places, where = np.unique(points.round(6), axis=0, return_inverse=True)
    for i, place in enumerate(places):
        names = [f"({a:g}, {b:g})" for a, b in cases[where.ravel() == i]]
        ax.annotate(
            "\n".join(names),
            place,
            xytext=(0, 9),
            textcoords="offset points",
            ha="center",
            fontsize=9,
        )
    ax.set(xlabel=f"${letter}_1$", ylabel=f"${letter}_2$")
    ax.set(xticks=[0, 1], yticks=[0, 1])
