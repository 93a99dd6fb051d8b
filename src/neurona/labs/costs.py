"""Laboratorio 5, primera parte: qué recta prefiere cada costo."""

import numpy as np
import traitlets

from neurona import losses
from neurona._validation import choose
from neurona.labs._best_lines import huber_line, least_absolute_line
from neurona.labs._lab import Lab
from neurona.least_squares import fit_line
from neurona.plots.style import BLUE, GREEN, INK, VERMILION, canvas

#: Kilómetros y minutos de ocho entregas sin contratiempos.
X = np.arange(1.0, 9)
Y = np.array([8.0, 9, 13, 17, 18, 23, 25, 27])

# El nombre de cada costo, su color, su trazo y su marcador.
LOOKS = {
    "mse": ("MSE", BLUE, (0, (4, 2)), "s"),
    "mae": ("MAE", VERMILION, (0, (1, 1.5)), "X"),
    "huber": ("Huber", GREEN, (0, (5, 2, 1, 2)), "^"),
}


class CostsLab(Lab):
    r"""Nueve entregas, una recta que mueves tú y un valor atípico.

    Las mejores rectas se calculan cada vez: la de menor MSE, con mínimos
    cuadrados; la de menor MAE, entre todas las que pasan por dos puntos, y
    la de menor costo de Huber, con mínimos cuadrados reponderados.

    Attributes
    ----------
    slope, intercept : float
        Los minutos por kilómetro de tu recta, de -4 a 8, y los que promete
        para cero kilómetros, de -20 a 40.
    outlier_x, outlier_y : float
        Los kilómetros de la novena entrega, de 0 a 10, y sus minutos, de 0
        a 80.
    delta : float
        La frontera de Huber, de 0.1 a 100 minutos.

    Raises
    ------
    traitlets.TraitError
        Si una perilla recibe lo que no puede mostrar.

    Examples
    --------
    >>> lab = CostsLab(slope=3, intercept=4, outlier_y=76)
    >>> round(lab.costs["mse"], 3)
    225.667
    >>> lab.fit("mse")
    >>> round(lab.slope, 3)
    5.933
    """

    module = "costs"
    slope = traitlets.Float(3.0, min=-4, max=8).tag(sync=True)
    intercept = traitlets.Float(4.0, min=-20, max=40).tag(sync=True)
    outlier_x = traitlets.Float(9.0, min=0, max=10).tag(sync=True)
    outlier_y = traitlets.Float(31.0, min=0, max=80).tag(sync=True)
    delta = traitlets.Float(1.0, min=0.1, max=100).tag(sync=True)

    @property
    def points(self):
        """Los kilómetros y los minutos de las nueve: dos arreglos."""
        return np.append(X, self.outlier_x), np.append(Y, self.outlier_y)

    @property
    def costs(self):
        """El costo de tu recta, por nombre."""
        line = self.slope, self.intercept
        return {name: self._cost(name, line) for name in LOOKS}

    @property
    def shares(self):
        """Qué parte de cada costo pone el atípico, de 0 a 1, por nombre."""
        x, y = self.outlier_x, self.outlier_y
        answer = self.slope * x + self.intercept
        alone = {
            name: loss([y], [answer]) for name, loss in self._losses().items()
        }
        total = len(self.points[0])
        return {n: alone[n] / (total * cost) for n, cost in self.costs.items()}

    @property
    def best(self):
        """La pendiente y la ordenada de la mejor recta de cada costo."""
        x, y = self.points
        return {
            "mse": fit_line(x, y),
            "mae": least_absolute_line(x, y),
            "huber": huber_line(x, y, self.delta),
        }

    @property
    def least(self):
        """El menor costo posible, por nombre."""
        return {n: self._cost(n, line) for n, line in self.best.items()}

    def fit(self, loss):
        """Pone tu recta donde un costo es el menor posible.

        Parameters
        ----------
        loss : str
            ``"mse"``, ``"mae"`` o ``"huber"``.

        Raises
        ------
        ValueError
            Si no es uno de esos tres.
        """
        self.slope, self.intercept = choose(loss, self.best, "el costo")

    def _losses(self):
        return {
            "mse": losses.mse,
            "mae": losses.mae,
            "huber": losses.Huber(self.delta),
        }

    def _cost(self, name, line):
        x, y = self.points
        return self._losses()[name](y, line[0] * x + line[1])

    @property
    def alt(self):
        """Lo que la figura muestra, en una oración."""
        slopes = [
            f"la de menor {LOOKS[name][0]} sube {line[0]:.2f}"
            for name, line in self.best.items()
        ]
        return (
            "Ocho puntos casi alineados y un rombo, el atípico, en "
            f"({self.outlier_x:g}, {self.outlier_y:g}). Por cada kilómetro, "
            f"tu recta sube {self.slope:.2f} minutos; {'; '.join(slopes)}."
        )

    def picture(self):
        """Dibuja los puntos, tu recta y las tres mejores."""
        ends = np.array([0.0, 10])
        with canvas(figsize=(4.6, 4)) as ax:
            for name, line in self.best.items():
                text, color, style, marker = LOOKS[name]
                ax.plot(
                    ends,
                    line[0] * ends + line[1],
                    color=color,
                    linestyle=style,
                    marker=marker,
                    label=f"menor {text}",
                )
            ax.plot(
                ends,
                self.slope * ends + self.intercept,
                color=INK,
                label="tu recta",
            )
            ax.plot(X, Y, "o", color=INK)
            ax.plot(self.outlier_x, self.outlier_y, "D", color=INK, ms=9)
            ax.set(xlabel="kilómetros", ylabel="minutos", ylim=(-2, 82))
            ax.figure.legend(loc="outside lower center", ncols=2)
        return ax.figure
