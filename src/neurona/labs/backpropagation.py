"""Laboratorio 7: *backpropagation*, nodo por nodo y con números."""

import matplotlib.pyplot as plt
import numpy as np
import traitlets

from neurona.gradient_check import numerical_gradient
from neurona.labs._lab import Lab
from neurona.layers import Dense, Input
from neurona.models import Sequential
from neurona.plots.backpropagation import backpropagation_diagram

PARAMS = ("W1", "b1", "W2", "b2")
# Los números de la red, en el orden en que la vuelta llega a cada uno.
NAMES = tuple("w₁ w₂ bₒ w₁₁ w₂₁ w₃₁ b₁ w₁₂ w₂₂ w₃₂ b₂ x₁ x₂ x₃".split())


def _row(size, default=traitlets.Undefined):
    number = traitlets.Float(min=-2, max=2)
    return traitlets.List(number, default, minlen=size, maxlen=size)


def _matrix(rows, columns, default):
    return traitlets.List(
        _row(columns), default, minlen=rows, maxlen=rows
    ).tag(sync=True)


class BackpropagationLab(Lab):
    r"""Una red 3-2-1 cuya ida y cuya vuelta se caminan nodo por nodo.

    La salida es sigmoide y el costo, la entropía cruzada de un ejemplo. Los
    números son los del ejemplo a mano de scikit-learn. Cada arreglo se
    cambia entero, ``lab.b2 = [0.5]``, y sus números van de -2 a 2.

    Attributes
    ----------
    x : list of float, shape (3,)
        Las entradas.
    W1, b1, W2, b2 : list, shapes (3, 2), (2,), (2, 1), (1,)
        Los parámetros, con las formas de ``get_weights``.
    t : int
        La etiqueta, 0 o 1.
    activation : str
        La de las ocultas: ``"sigmoid"``, ``"tanh"`` o ``"relu"``.
    step : int
        Cuántos pasos se han dado: 4 de ida y 7 de vuelta.
    chosen : str
        El número que la perilla mueve: ``"w₁₁"``, ``"b₁"``, ``"x₁"``...

    Raises
    ------
    traitlets.TraitError
        Si una perilla recibe lo que no puede mostrar.

    References
    ----------
    Los números: scikit-learn, ``test_mlp.py``, ``test_fit``. La cuenta:
    Rumelhart, Hinton y Williams (1986); diapositiva «Backpropagation».

    Examples
    --------
    >>> lab = BackpropagationLab()
    >>> round(lab.o, 3), lab.gradients["b1"].round(5)
    (0.765, array([0.01668, 0.03742]))
    """

    module = "backpropagation"
    alt = (
        "Dos dibujos de una red de tres entradas, dos neuronas ocultas y una "
        "salida. En el de arriba las flechas van a la derecha, con la "
        "activación de cada nodo y el peso de cada línea. En el de abajo "
        "regresan, con la delta de cada neurona y el gradiente de cada peso."
    )

    x = _row(3, [0.6, 0.8, 0.7]).tag(sync=True)
    W1 = _matrix(3, 2, [[0.1, 0.2], [0.3, 0.1], [0.5, 0.0]])
    b1 = _row(2, [0.1, 0.1]).tag(sync=True)
    W2 = _matrix(2, 1, [[0.1], [0.2]])
    b2 = _row(1, [1.0]).tag(sync=True)
    t = traitlets.Int(0, min=0, max=1).tag(sync=True)
    activation = traitlets.Enum(("sigmoid", "tanh", "relu"), "sigmoid").tag(
        sync=True
    )
    step = traitlets.Int(0, min=0, max=11).tag(sync=True)
    chosen = traitlets.Enum(NAMES, "w₁").tag(sync=True)

    @property
    def network(self):
        """La misma red, de ``neurona``, en float64 y compilada."""
        network = Sequential(
            [Input((3,)), Dense(2, self.activation), Dense(1, "sigmoid")],
            dtype="float64",
        )
        network.compile("sgd", "binary_crossentropy")
        network.set_weights([getattr(self, name) for name in PARAMS])
        return network

    @property
    def h(self):
        """Lo que responden las ocultas, de forma ``(2,)``."""
        return self.network.layers[0].forward(np.array([self.x]))[0]

    @property
    def o(self):
        """Lo que responde la red, un ``float``."""
        return float(self.network.forward(np.array([self.x]))[0, 0])

    @property
    def cost(self):
        """El costo del ejemplo, un ``float``."""
        return self.network.gradients([self.x], [[self.t]])[0]

    @property
    def gradients(self):
        """El gradiente de cada arreglo, por nombre, con *backpropagation*.

        Los de ``b1`` y ``b2`` son las deltas de sus neuronas.
        """
        _, found = self.network.gradients([self.x], [[self.t]])
        gradients = dict(zip(PARAMS, found, strict=True))
        return gradients | {"x": np.array(self.W1) @ gradients["b1"]}

    @property
    def measured(self):
        """El mismo gradiente, medido con diferencias centrales."""
        network = self.network
        arrays = {n: np.array(getattr(self, n)) for n in (*PARAMS, "x")}

        def slopes(name):
            def cost(array):
                moved = arrays | {name: array}
                network.set_weights([moved[n] for n in PARAMS])
                return network.gradients([moved["x"]], [[self.t]])[0]

            return numerical_gradient(cost, arrays[name])

        return {name: slopes(name) for name in arrays}

    def picture(self):
        """Dibuja la ida y la vuelta enteras."""
        gradients = self.gradients
        backpropagation_diagram(
            [self.W1, self.W2],
            [self.b1, self.b2],
            [self.x, self.h, self.o],
            [gradients["b1"], gradients["b2"]],
        )
        return plt.gcf()
