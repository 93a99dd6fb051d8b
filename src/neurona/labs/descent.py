"""Laboratorio 6: el gradiente descendente, paso a paso."""

import numpy as np
import traitlets

from neurona import surfaces
from neurona.gradient_descent import minimize
from neurona.labs._lab import Lab
from neurona.optimizers import SGD, Adam, RMSprop
from neurona.plots.style import BLUE, INK, VERMILION, canvas
from neurona.plots.surface import DEPTH

RANGE = 3
FAR = 1000
LEVELS = 12

SURFACES = {
    "parabola": surfaces.parabola,
    "ravine": surfaces.ravine,
    "rosenbrock": lambda condition: surfaces.rosenbrock(),
    "two_minima": lambda condition: surfaces.two_minima(),
}
MINIMA = {
    "parabola": [[0, 0]],
    "ravine": [[0, 0]],
    "rosenbrock": [[1, 1]],
    "two_minima": [[-1.046681, 0], [0.945650, 0]],
}


class DescentLab(Lab):
    r"""Un descenso que se camina paso a paso, con cuatro optimizadores.

    Attributes
    ----------
    surface : str
        Por dónde se baja: ``"parabola"``, ``"ravine"``, ``"rosenbrock"`` o
        ``"two_minima"``, las de :mod:`neurona.surfaces`.
    condition : float
        La mayor curvatura de la parábola y del barranco, :math:`L`, de 1 a
        100.
    start1, start2 : float
        De dónde se parte, de -3 a 3; la parábola solo usa ``start1``.
    rate : float
        El factor de aprendizaje, de 0.0001 a 3.
    momentum : float
        La inercia, de 0 a 0.99.
    optimizer : str
        Quien da los pasos: ``"sgd"``, ``"momentum"``, ``"rmsprop"`` o
        ``"adam"``; solo ``"momentum"`` usa la inercia.
    steps : int
        Cuántos pasos se dan, de 0 a 1000.

    Raises
    ------
    traitlets.TraitError
        Si una perilla recibe lo que no puede mostrar.

    Examples
    --------
    >>> lab = DescentLab(condition=10, start1=3, rate=0.02, steps=2)
    >>> lab.path
    array([3.  , 2.4 , 1.92])
    """

    module = "descent"
    alt = (
        "El costo y, sobre él, el camino del descenso: un cuadro donde "
        "empieza, un punto por paso y un rombo donde termina."
    )

    surface = traitlets.Enum(tuple(SURFACES), "parabola").tag(sync=True)
    condition = traitlets.Float(10.0, min=1, max=100).tag(sync=True)
    start1 = traitlets.Float(2.5, min=-RANGE, max=RANGE).tag(sync=True)
    start2 = traitlets.Float(1.0, min=-RANGE, max=RANGE).tag(sync=True)
    rate = traitlets.Float(0.05, min=1e-4, max=3).tag(sync=True)
    momentum = traitlets.Float(0.9, min=0, max=0.99).tag(sync=True)
    optimizer = traitlets.Enum(
        ("sgd", "momentum", "rmsprop", "adam"), "sgd"
    ).tag(sync=True)
    steps = traitlets.Int(0, min=0, max=1000).tag(sync=True)

    @property
    def path(self):
        """El camino, un punto por renglón, desde el inicio.

        Si se va más lejos que 1000, termina ahí.
        """
        cost, slope = self._surface()
        start = self.start1
        if self.surface != "parabola":
            start = [self.start1, self.start2]
        if self.steps == 0:
            return np.array([start])

        def gradient(w):
            # Lo que sigue se recorta: que no se desborde.
            return slope(w) if np.abs(w).max() < FAR else np.zeros_like(w)

        path = minimize(cost, gradient, start, self._walker(), self.steps)
        sizes = np.abs(path).reshape(len(path), -1).max(axis=1)
        lost = np.flatnonzero(sizes >= FAR)
        return path[: lost[0] + 1] if lost.size else path

    @property
    def lost(self):
        """Si el descenso se fue al infinito."""
        return bool(np.abs(self.path[-1]).max() >= FAR)

    @property
    def w(self):
        """Adónde llegó: un número o un arreglo de dos."""
        return self.path[-1]

    @property
    def cost(self):
        """El costo adonde llegó."""
        return float(self._surface().cost(self.w))

    @property
    def slope(self):
        """El largo del gradiente adonde llegó."""
        return float(np.linalg.norm(self._surface().gradient(self.w)))

    @property
    def stride(self):
        """El largo del último paso; ``None`` si no ha dado ninguno."""
        if self.steps == 0:
            return None
        return float(np.linalg.norm(self.path[-1] - self.path[-2]))

    @property
    def edge(self):
        r"""El factor desde el que una parábola o un barranco no converge.

        Es :math:`2/L` y, con inercia, :math:`2(1 + \mu)/L`. Es ``None`` si
        la curvatura cambia de un lugar a otro o si el optimizador ajusta
        sus pasos solo.
        """
        if self.surface not in ("parabola", "ravine"):
            return None
        inertia = {"sgd": 0, "momentum": self.momentum}.get(self.optimizer)
        return None if inertia is None else 2 * (1 + inertia) / self.condition

    def _surface(self):
        return SURFACES[self.surface](self.condition)

    def _walker(self):
        if self.optimizer == "momentum":
            return SGD(self.rate, momentum=self.momentum)
        kinds = {"sgd": SGD, "rmsprop": RMSprop, "adam": Adam}
        return kinds[self.optimizer](self.rate)

    def picture(self):
        """Dibuja el costo y el camino."""
        cost, path = self._surface().cost, self.path
        with canvas(figsize=(4.2, 4.2)) as ax:
            if self.surface == "parabola":
                t = np.linspace(-RANGE, RANGE, 121)
                ax.plot(t, cost(t), color=BLUE)
                ax.set(ylim=ax.get_ylim(), xlabel="$w$", ylabel="Costo")
                path = np.column_stack([path, cost(path)])
            else:
                _draw_levels(ax, cost)
                ax.set(ylim=(-RANGE, RANGE), xlabel="$w_1$", ylabel="$w_2$")
            ax.set_xlim(-RANGE, RANGE)
            ax.plot(*np.transpose(MINIMA[self.surface]), "P", color=INK)
            ax.plot(*path.T, "o-", color=VERMILION, ms=3, lw=1.2)
            ax.plot(*path[0], "s", color=VERMILION)
            ax.plot(*path[-1], "D", color=INK)
        return ax.figure


def _draw_levels(ax, cost):
    t = np.linspace(-RANGE, RANGE, 91)
    mesh = np.stack(np.meshgrid(t, t), axis=-1)
    height = np.apply_along_axis(cost, -1, mesh)
    # Casi logarítmica: cerca del mínimo, donde todo pasa, también hay
    # curvas de nivel.
    height = np.log1p(1000 * (height - height.min()) / np.ptp(height))
    ax.contourf(t, t, height, LEVELS, cmap=DEPTH)
    ax.contour(t, t, height, LEVELS, colors=BLUE, linewidths=0.5)
