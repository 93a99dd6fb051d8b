"""Optimizadores: cómo se da un paso cuesta abajo.

Un optimizador no sabe nada de redes. Recibe una lista de arreglos y la lista
de sus gradientes, y mueve los primeros en su lugar:

>>> point = np.array([3.0, 4.0])
>>> optimizer = SGD(learning_rate=0.1)
>>> optimizer.step([point], [2 * point])  # el gradiente de x² + y²
>>> point
array([2.4, 3.2])

El mismo objeto entrena una red y desciende por una función f(x, y):

- ``step(params, grads)`` da un paso: cambia ``params`` en su lugar, no toca
  ``grads`` y suma 1 a ``iterations``, una vez por paso y no por arreglo.
- ``reset()`` olvida los pasos dados, para empezar otra caminata.
- ``learning_rate`` es un número o una función de los pasos ya dados (véase
  :mod:`neurona.schedules`).
"""

import math

import numpy as np

from neurona import schedules
from neurona._optimizer import Optimizer
from neurona._validation import choose, fraction, positive

__all__ = ["SGD", "Adam", "Optimizer", "RMSprop", "get", "schedules"]


class SGD(Optimizer):
    r"""Gradiente descendente, con o sin inercia.

    .. math:: w \leftarrow w - \eta\, g

    Con *momentum* la velocidad :math:`v` recuerda los pasos anteriores:

    .. math:: v \leftarrow \mu v - \eta g, \qquad w \leftarrow w + v

    y con ``nesterov`` se avanza :math:`w \leftarrow w + \mu v - \eta g`.

    Parameters
    ----------
    learning_rate : float or callable, optional
        Factor de aprendizaje, :math:`\eta`.
    momentum : float, optional
        Inercia, :math:`\mu`, en [0, 1).
    nesterov : bool, optional
        Si la inercia mira un paso adelante.
    """

    def __init__(self, learning_rate=0.01, momentum=0.0, nesterov=False):
        super().__init__(learning_rate)
        self.momentum = fraction(momentum, "momentum")
        self.nesterov = bool(nesterov)

    @property
    def slots(self):
        return 1 if self.momentum else 0

    def update(self, w, g, rate, scratch, velocity=None):
        np.multiply(g, rate, out=scratch)
        if velocity is None:
            w -= scratch
            return
        velocity *= self.momentum
        velocity -= scratch
        if self.nesterov:
            w -= scratch
            np.multiply(velocity, self.momentum, out=scratch)
            w += scratch
        else:
            w += velocity


class RMSprop(Optimizer):
    r"""Divide el paso entre el tamaño reciente del gradiente.

    .. math::

       s \leftarrow \rho s + (1 - \rho)\, g^2, \qquad
       w \leftarrow w - \frac{\eta\, g}{\sqrt{s + \varepsilon}}

    Parameters
    ----------
    learning_rate : float or callable, optional
        Factor de aprendizaje, :math:`\eta`.
    rho : float, optional
        Cuánto se recuerda del pasado, en [0, 1).
    epsilon : float, optional
        Evita dividir entre cero; Keras lo suma *dentro* de la raíz.

    References
    ----------
    Tieleman y Hinton (2012), *Lecture 6.5: RMSProp*.
    """

    slots = 1

    def __init__(self, learning_rate=0.001, rho=0.9, epsilon=1e-7):
        super().__init__(learning_rate)
        self.rho = fraction(rho, "rho")
        self.epsilon = positive(epsilon, "epsilon")

    def update(self, w, g, rate, scratch, mean_square):
        np.square(g, out=scratch)
        scratch *= 1 - self.rho
        mean_square *= self.rho
        mean_square += scratch
        np.add(mean_square, self.epsilon, out=scratch)
        np.sqrt(scratch, out=scratch)
        np.divide(g, scratch, out=scratch)
        scratch *= rate
        w -= scratch


class Adam(Optimizer):
    r"""Inercia y tamaño reciente del gradiente, ambos sin sesgo inicial.

    .. math::

       \begin{aligned}
       m &\leftarrow m + (1 - \beta_1)(g - m) \\
       v &\leftarrow v + (1 - \beta_2)(g^2 - v) \\
       w &\leftarrow w - \eta\,
       \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t}\,
       \frac{m}{\sqrt{v} + \varepsilon}
       \end{aligned}

    Parameters
    ----------
    learning_rate : float or callable, optional
        Factor de aprendizaje, :math:`\eta`.
    beta_1, beta_2 : float, optional
        Cuánto recuerdan las medias de *g* y de *g²*, en [0, 1).
    epsilon : float, optional
        Evita dividir entre cero. Como en Keras, es la :math:`\hat\varepsilon`
        que el artículo propone al final de su sección 2, no la de su
        algoritmo 1.

    References
    ----------
    Kingma y Ba (2015), *Adam: A Method for Stochastic Optimization*.
    """

    slots = 2

    def __init__(
        self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7
    ):
        super().__init__(learning_rate)
        self.beta_1 = fraction(beta_1, "beta_1")
        self.beta_2 = fraction(beta_2, "beta_2")
        self.epsilon = positive(epsilon, "epsilon")

    def update(self, w, g, rate, scratch, mean, mean_square):
        t = self.iterations
        rate *= math.sqrt(1 - self.beta_2**t) / (1 - self.beta_1**t)
        np.subtract(g, mean, out=scratch)
        scratch *= 1 - self.beta_1
        mean += scratch
        np.square(g, out=scratch)
        scratch -= mean_square
        scratch *= 1 - self.beta_2
        mean_square += scratch
        np.sqrt(mean_square, out=scratch)
        scratch += self.epsilon
        np.divide(mean, scratch, out=scratch)
        scratch *= rate
        w -= scratch


_BY_NAME = {"sgd": SGD, "rmsprop": RMSprop, "adam": Adam}


def get(optimizer):
    """Devuelve un optimizador a partir de su nombre, o el mismo objeto.

    Raises
    ------
    ValueError
        Si el nombre no existe; el mensaje sugiere el más parecido.
    TypeError
        Si no es un nombre ni un optimizador.
    """
    if isinstance(optimizer, Optimizer):
        return optimizer
    if isinstance(optimizer, str):
        optimizer = optimizer.lower()
    return choose(optimizer, _BY_NAME, "el optimizador")()
