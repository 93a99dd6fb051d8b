"""Laboratorio 2: siete activaciones, sus derivadas y muchas capas."""

import numpy as np
import traitlets
from matplotlib.lines import Line2D

from neurona import activations
from neurona.labs._lab import Lab
from neurona.plots.activation_curves import SPANISH
from neurona.plots.style import INK, MARKERS, PALETTE, canvases

NAMES = tuple(SPANISH)
BLUE, VERMILION, GREEN, PURPLE = PALETTE
DASHED, DOTTED = (0, (4, 2)), (0, (1, 1.5))
# Las que coinciden en un tramo difieren en color, en trazo y en marcador.
LINES = {
    "linear": (VERMILION, DOTTED),
    "step": (PURPLE, "solid"),
    "sigmoid": (BLUE, "solid"),
    "tanh": (VERMILION, DASHED),
    "relu": (GREEN, "solid"),
    "leaky_relu": (PURPLE, DASHED),
    "softmax": (GREEN, DOTTED),
}


class FirstOfTwo(activations.Activation):
    r"""La primera de dos probabilidades, softmax de :math:`[z, 0]`.

    Softmax no actúa sobre un número; con dos clases y la segunda fija en
    0, sí deja una curva de :math:`z`: la de la sigmoide.
    """

    name = "softmax"

    def __call__(self, z):
        return activations.softmax(_pairs(z))[..., 0]

    def derivative(self, z):
        return activations.softmax.derivative(_pairs(z))[..., 0, 0]


class ActivationsLab(Lab):
    r"""Las activaciones, sus derivadas y lo que queda tras varias capas.

    Al atravesar capas las pendientes se multiplican. Aquí todas las capas
    reciben el mismo :math:`z` y sus pesos valen 1: el producto es
    :math:`f'(z)^n`.

    Attributes
    ----------
    shown : list of str
        Las activaciones que se ven, en el orden de la lección.
    z : float
        El punto en que se leen, de -6 a 6.
    depth : int
        Cuántas capas, de 1 a 20.
    alpha : float
        La pendiente de Leaky ReLU con entradas negativas, de 0 a 0.5.

    Raises
    ------
    traitlets.TraitError
        Si una perilla recibe lo que no puede mostrar.

    Examples
    --------
    >>> lab = ActivationsLab(shown=["sigmoid"], z=0, depth=2)
    >>> lab.slopes, lab.products
    ({'sigmoid': 0.25}, {'sigmoid': 0.0625})
    """

    module = "activation-curves"
    alt = (
        "Dos gráficas, una sobre otra: arriba, las curvas de las activaciones "
        "elegidas; abajo, las de sus derivadas. Una línea vertical marca el "
        "mismo z en las dos, con un punto en cada curva."
    )

    shown = traitlets.List(
        traitlets.Enum(NAMES), ["sigmoid", "tanh", "relu"]
    ).tag(sync=True)
    z = traitlets.Float(0.0, min=-6, max=6).tag(sync=True)
    depth = traitlets.Int(1, min=1, max=20).tag(sync=True)
    alpha = traitlets.Float(0.2, min=0, max=0.5).tag(sync=True)

    @traitlets.validate("shown")
    def _in_order(self, proposal):
        return [name for name in NAMES if name in proposal.value]

    @property
    def values(self):
        """Lo que vale cada activación en ``z``, por nombre."""
        return {f.name: float(f(self.z)) for f in self._functions()}

    @property
    def slopes(self):
        """La derivada de cada activación en ``z``, por nombre."""
        return self._slopes_at(self.z)

    @property
    def products(self):
        """Lo que queda de la derivada en ``z`` tras ``depth`` capas."""
        return {n: slope**self.depth for n, slope in self.slopes.items()}

    @property
    def largest_products(self):
        """Lo más que puede quedar tras ``depth`` capas, en el mejor ``z``."""
        # La mayor pendiente está en 0, o en todo z positivo.
        at_0, at_1 = self._slopes_at(0.0), self._slopes_at(1.0)
        return {n: max(at_0[n], at_1[n]) ** self.depth for n in at_0}

    def picture(self):
        """Dibuja las curvas, las de sus derivadas y el punto marcado."""
        right = np.linspace(1e-9, 6, 121)
        z = np.concatenate([-right[::-1], right])
        with canvases(2, 1, figsize=(5.2, 5.4), sharex=True) as axes:
            for f in self._functions():
                for ax, curve in zip(axes, (f, f.derivative), strict=True):
                    self._draw(ax, f, curve, z)
            for ax, label in zip(axes, ("$f(z)$", "$f'(z)$"), strict=True):
                ax.axvline(self.z, color=INK, linewidth=1)
                ax.set_ylabel(label)
            axes[-1].set_xlabel("$z$")
            axes[0].figure.legend(
                handles=[_key(name) for name in self.shown],
                loc="outside lower center",
                ncols=3,
            )
        return axes[0].figure

    def _functions(self):
        ours = {
            "leaky_relu": activations.LeakyReLU(self.alpha),
            "softmax": FirstOfTwo(),
        }
        return [ours.get(n) or activations.get(n) for n in self.shown]

    def _slopes_at(self, z):
        return {f.name: float(f.derivative(z)) for f in self._functions()}

    def _draw(self, ax, f, curve, z):
        color, style = LINES[f.name]
        heights = curve(z)
        # Un salto en 0 corta la línea.
        right = np.searchsorted(z, 0)
        if abs(heights[right] - heights[right - 1]) > 1e-3:
            z = np.insert(z, right, np.nan)
            heights = np.insert(heights, right, np.nan)
        ax.plot(z, heights, color=color, linestyle=style)
        marker = MARKERS[NAMES.index(f.name)]
        ax.plot(self.z, curve(self.z), marker, color=color, markersize=8)


def _pairs(z):
    z = np.asarray(z, dtype=float)
    return np.stack([z, np.zeros_like(z)], axis=-1)


def _key(name):
    color, style = LINES[name]
    marker = MARKERS[NAMES.index(name)]
    text = "softmax [z, 0]" if name == "softmax" else SPANISH[name]
    return Line2D(
        [], [], color=color, linestyle=style, marker=marker, label=text
    )
