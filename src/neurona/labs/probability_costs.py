"""Laboratorio 5, segunda parte: con qué fuerza corrige cada costo."""

import numpy as np
import traitlets

from neurona import losses
from neurona.activations import sigmoid
from neurona.labs._lab import Lab
from neurona.plots.style import BLUE, INK, VERMILION, canvases

RANGE = 8

# El nombre de cada costo, su color, su trazo y su marcador.
LOOKS = {
    "mse": ("MSE", BLUE, "solid", "s"),
    "binary_crossentropy": ("entropía cruzada", VERMILION, (0, (4, 2)), "^"),
}


class ProbabilityCostLab(Lab):
    r"""Una neurona sigmoide, un ejemplo y dos costos con sus pendientes.

    La pendiente es :math:`\partial C/\partial z`, con
    :math:`p = \sigma(z)`: lo que la neurona corrige en un paso.

    Attributes
    ----------
    z : float
        La suma ponderada de la neurona, de -8 a 8.
    y : int
        La respuesta correcta, 0 o 1.

    Raises
    ------
    traitlets.TraitError
        Si una perilla recibe lo que no puede mostrar.

    Examples
    --------
    >>> lab = ProbabilityCostLab(z=0, y=1)
    >>> lab.p, lab.slopes
    (0.5, {'mse': -0.25, 'binary_crossentropy': -0.5})
    """

    module = "probability-costs"
    alt = (
        "Dos gráficas, una sobre otra. Arriba, los costos de una neurona "
        "sigmoide: el MSE se aplana y la entropía cruzada sube sin parar "
        "donde la neurona está segura y equivocada. Abajo, sus pendientes: "
        "ahí la del MSE se apaga y la de la entropía cruzada casi mide 1."
    )

    z = traitlets.Float(-4.0, min=-RANGE, max=RANGE).tag(sync=True)
    y = traitlets.Int(1, min=0, max=1).tag(sync=True)

    @property
    def p(self):
        """La probabilidad que la neurona le da a un 1."""
        return float(sigmoid(self.z))

    @property
    def costs(self):
        """El costo del ejemplo, por nombre."""
        return {name: self._cost(name, self.z) for name in LOOKS}

    @property
    def slopes(self):
        """La pendiente del costo respecto a ``z``, por nombre."""
        return {name: self._slope(name, self.z) for name in LOOKS}

    def _cost(self, name, z):
        return losses.get(name)([float(self.y)], [sigmoid(z)])

    def _slope(self, name, z):
        p = np.array([sigmoid(z)])
        gradient = losses.get(name).gradient(np.array([float(self.y)]), p)
        return float(sigmoid.backward(z, p, gradient)[0])

    def picture(self):
        """Dibuja los costos, sus pendientes y el punto marcado."""
        z = np.linspace(-RANGE, RANGE, 161)
        with canvases(2, 1, figsize=(5.2, 5.4), sharex=True) as axes:
            for name, (text, color, style, marker) in LOOKS.items():
                for ax, f in zip(axes, (self._cost, self._slope), strict=True):
                    ax.plot(
                        z,
                        [f(name, at) for at in z],
                        color=color,
                        linestyle=style,
                        label=text,
                    )
                    ax.plot(self.z, f(name, self.z), marker, color=color, ms=8)
            for ax in axes:
                ax.axvline(self.z, color=INK, linewidth=1)
            axes[0].set_ylabel("$C$")
            axes[1].set(xlabel="$z$", ylabel=r"$\partial C/\partial z$")
            axes[0].legend()
        return axes[0].figure
