"""Laboratorio 3: el perceptrón, ejemplo por ejemplo."""

import numpy as np
import traitlets

from neurona.activations import step
from neurona.datasets.gates import GATES, gate
from neurona.labs._lab import Lab
from neurona.labs._separation import widest_line
from neurona.perceptron import Perceptron, novikoff_bound
from neurona.plots.style import INK, MARKERS, PALETTE, SIDES, canvas

LOW, HIGH = -1, 2
# Con cuartos y potencias de 2 ninguna cuenta se redondea: que el factor solo
# cambia la escala se ve exacto.
RATES = (0.125, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
MOST_STEPS = 3000
MOST_POINTS = 24
# Cada punto: x1, x2 y su clase.
CLOUDS = (
    (0.75, 0.0, 0),
    (1.25, 1.0, 1),
    (0.0, 1.5, 0),
    (0.75, 1.25, 1),
    (0.0, -0.5, 0),
    (1.5, 1.25, 1),
    (0.0, -0.25, 0),
    (1.0, 1.0, 1),
    (0.25, 0.0, 0),
    (1.25, 1.25, 1),
    (0.25, 0.75, 0),
    (1.75, 1.0, 1),
    (-0.5, 1.0, 0),
    (1.25, 0.75, 1),
)


class PerceptronLab(Lab):
    """La regla de Rosenblatt, ejemplo por ejemplo, o una recta puesta a mano.

    Attributes
    ----------
    dataset : str
        Los puntos: ``"and"``, ``"or"``, ``"nand"``, ``"xor"``,
        ``"clouds"`` (dos nubes) u ``"own"`` (los de ``points``).
    points : list of list of float
        Tus puntos, a lo más 24: ``[x1, x2, clase]``, con coordenadas de -1
        a 2 en cuartos y clase 0 o 1. La regla los visita en ese orden.
    start1, start2, start_bias : float
        La recta inicial, de -3 a 3, en cuartos: la que pones a mano.
    rate : float
        El factor de aprendizaje: una potencia de 2, de 0.125 a 8.
    steps : int
        Cuántos ejemplos se muestran, de 0 a 3000.
    new1, new2 : float
        Dónde caería el siguiente punto que agregues, de -1 a 2, en cuartos.
    new_class : int
        La clase que tendría, 0 o 1.

    Raises
    ------
    traitlets.TraitError
        Si una perilla recibe lo que no puede mostrar.

    Examples
    --------
    >>> lab = PerceptronLab(dataset="and", steps=24)
    >>> lab.errors, lab.finished
    ([2, 3, 3, 2, 1, 0], True)
    """

    module = "perceptron"
    alt = (
        "Un plano con puntos de dos clases, círculos y cuadros. Una recta lo "
        "parte en dos colores: lo que el perceptrón responde de cada lado. Un "
        "anillo marca el último ejemplo que vio."
    )

    dataset = traitlets.Enum((*GATES, "clouds", "own"), "and").tag(sync=True)
    points = traitlets.List(
        traitlets.List(traitlets.Float(), minlen=3, maxlen=3),
        maxlen=MOST_POINTS,
    ).tag(sync=True)
    start1 = traitlets.Float(0.0, min=-3, max=3).tag(sync=True)
    start2 = traitlets.Float(0.0, min=-3, max=3).tag(sync=True)
    start_bias = traitlets.Float(0.0, min=-3, max=3).tag(sync=True)
    rate = traitlets.Enum(RATES, 1.0).tag(sync=True)
    steps = traitlets.Int(0, min=0, max=MOST_STEPS).tag(sync=True)
    new1 = traitlets.Float(0.5, min=LOW, max=HIGH).tag(sync=True)
    new2 = traitlets.Float(0.5, min=LOW, max=HIGH).tag(sync=True)
    new_class = traitlets.Enum((0, 1), 1).tag(sync=True)

    @traitlets.validate("start1", "start2", "start_bias", "new1", "new2")
    def _in_quarters(self, proposal):
        if not _is_quarter(proposal.value):
            raise traitlets.TraitError(
                f"{proposal.trait.name} = {proposal.value}: se espera un "
                "múltiplo de 0.25."
            )
        return proposal.value

    @traitlets.validate("points")
    def _points_of_the_plane(self, proposal):
        for i, (x1, x2, label) in enumerate(proposal.value):
            inside = all(LOW <= x <= HIGH and _is_quarter(x) for x in (x1, x2))
            if not inside or label not in (0, 1):
                raise traitlets.TraitError(
                    f"points[{i}] = {proposal.value[i]}: se espera "
                    f"[x1, x2, clase], con coordenadas de {LOW} a {HIGH} en "
                    "múltiplos de 0.25 y clase 0 o 1."
                )
        return proposal.value

    @property
    def data(self):
        """Los puntos ``(n, 2)`` y sus clases ``(n,)``, 0 o 1."""
        if self.dataset in GATES:
            return gate(self.dataset)
        rows = CLOUDS if self.dataset == "clouds" else self.points
        table = np.reshape(rows, (-1, 3)).astype(float)
        return table[:, :2], table[:, 2].astype(int)

    @property
    def errors(self):
        """Los errores de cada época; la última puede estar a medias."""
        return self._learnt()[0]

    @property
    def path(self):
        """El camino, como el de ``Perceptron``: ``(correcciones + 1, 3)``."""
        return self._learnt()[1]

    @property
    def weights(self):
        """Los pesos de la recta que se ve."""
        return self.path[-1, :2]

    @property
    def bias(self):
        """El *bias* de la recta que se ve."""
        return float(self.path[-1, 2])

    @property
    def mistakes(self):
        """Cuántos errores se han cometido, que es cuánto se ha corregido."""
        return sum(self.errors)

    @property
    def finished(self):
        """Si ya pasó una época entera sin errores."""
        return self._learnt()[2]

    @property
    def seen(self):
        """Cuántos ejemplos se vieron: al terminar ya no se ven más."""
        samples = len(self.data[0])
        if self.finished or samples == 0:
            return len(self.errors) * samples
        return self.steps

    @property
    def wrong(self):
        """Cuántos puntos deja la recta del lado equivocado."""
        x, y = self.data
        return int((step(x @ self.weights + self.bias) != y).sum())

    @property
    def bound(self):
        """La cota de Novikoff, con el mayor margen.

        Es ``None`` si no la hay: si no se parte de ceros o si ninguna recta
        separa las clases.
        """
        x, y = self.data
        line = widest_line(x, y)
        if line is None or any(self._start()):
            return None
        return novikoff_bound(x, y, *line)

    @property
    def cycle(self):
        """Las dos primeras épocas que acaban igual, o ``None``.

        Desde ahí todo se repite; la 0 es el inicio.
        """
        if self.finished or not self.errors:
            return None
        errors, path, _ = self._learnt()
        whole = self.steps // len(self.data[0])
        ends = path[np.cumsum([0, *errors[:whole]])]
        met = {}
        for epoch, end in enumerate(map(tuple, ends)):
            if end in met:
                return met[end], epoch
            met[end] = epoch
        return None

    def _start(self):
        return [self.start1, self.start2, self.start_bias]

    def _learnt(self):
        """Los errores por época, el camino y si ya terminó."""
        x, y = self.data
        errors, path = [], np.array([self._start()])
        if len(x) == 0:
            return errors, path, False
        whole, rest = divmod(self.steps, len(x))
        for samples, epochs in ((len(x), whole), (rest, 1)):
            if samples and epochs:
                *w, b = path[-1]
                model = Perceptron(self.rate)
                model.fit(x[:samples], y[:samples], epochs, w, b)
                errors += model.errors
                path = np.vstack([path, model.path[1:]])
                if samples == len(x) and errors[-1] == 0:
                    return errors, path, True
        return errors, path, False

    def picture(self):
        """Dibuja el plano, los puntos, la recta y el último ejemplo."""
        x, y = self.data
        t = np.linspace(LOW, HIGH, 151)
        w1, w2 = self.weights
        z = w1 * t + w2 * t[:, np.newaxis] + self.bias
        with canvas(figsize=(4.2, 4.2)) as ax:
            ax.imshow(
                z >= 0,
                origin="lower",
                extent=(LOW, HIGH, LOW, HIGH),
                cmap=SIDES,
                vmin=0,
                vmax=1,
                alpha=0.25,
            )
            if z.min() < 0 < z.max():
                ax.contour(t, t, z, [0], colors=INK)
            for label in (0, 1):
                style = {"color": PALETTE[label], "ms": 9}
                ax.plot(*x[y == label].T, MARKERS[label], **style)
            if self.seen and len(x):
                last = x[(self.seen - 1) % len(x)]
                ax.plot(*last, "o", ms=17, mfc="none", mec=INK, mew=2)
            ax.set(xlabel="$x_1$", ylabel="$x_2$")
        return ax.figure


def _is_quarter(value):
    return float(4 * value).is_integer()
