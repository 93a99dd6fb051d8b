"""Laboratorio 1: la neurona, con sus perillas."""

import numpy as np
import traitlets

from neurona import activations
from neurona.labs._lab import Lab
from neurona.plots.style import INK, SIDES, canvas

NAMES = ("linear", "step", "sigmoid", "tanh", "relu", "leaky_relu")


class NeuronLab(Lab):
    """Una neurona de dos entradas: qué hacen sus pesos, su *bias* y *f*.

    Attributes
    ----------
    w1, w2, b : float
        Los pesos y el *bias*, de -3 a 3.
    activation : str
        La función de activación.
    x1, x2 : float
        El punto en que se lee la respuesta, de -4 a 4.

    Raises
    ------
    traitlets.TraitError
        Si una perilla recibe lo que no puede mostrar.

    Examples
    --------
    >>> lab = NeuronLab(w1=1, w2=-2, b=0.5, x1=3, x2=1)
    >>> lab.z
    1.5
    """

    module = "neuron"
    alt = (
        "Un plano con las dos entradas de una neurona en los ejes. Una recta "
        "lo parte en dos colores: de un lado la neurona se enciende y del "
        "otro se apaga. Un rombo marca el punto elegido."
    )

    w1 = traitlets.Float(1.0, min=-3, max=3).tag(sync=True)
    w2 = traitlets.Float(1.0, min=-3, max=3).tag(sync=True)
    b = traitlets.Float(0.0, min=-3, max=3).tag(sync=True)
    activation = traitlets.Enum(NAMES, "step").tag(sync=True)
    x1 = traitlets.Float(1.0, min=-4, max=4).tag(sync=True)
    x2 = traitlets.Float(1.0, min=-4, max=4).tag(sync=True)

    @property
    def z(self):
        """La suma ponderada en el punto, un ``float``."""
        return self.w1 * self.x1 + self.w2 * self.x2 + self.b

    @property
    def a(self):
        """La salida de la neurona en el punto, un ``float``."""
        return float(activations.get(self.activation)(self.z))

    def picture(self):
        """Dibuja el plano, la recta y el punto."""
        t = np.linspace(-4, 4, 161)
        z = self.w1 * t + self.w2 * t[:, np.newaxis] + self.b
        with canvas(figsize=(4.2, 4.2)) as ax:
            ax.imshow(
                z >= 0,
                origin="lower",
                extent=(-4, 4, -4, 4),
                cmap=SIDES,
                vmin=0,
                vmax=1,
                alpha=0.25,
            )
            if z.min() < 0 < z.max():
                ax.contour(t, t, z, [0], colors=INK)
            ax.plot(self.x1, self.x2, "D", color=INK)
            ax.set(xlabel="$x_1$", ylabel="$x_2$")
        return ax.figure
