"""Las capas: cada una sabe ir hacia adelante y hacia atrás.

Hacia adelante, una capa recibe un lote, ``(ejemplos, entradas)``, y devuelve
su respuesta. Hacia atrás recibe cómo cambia el costo con esa respuesta, deja
en ``grads`` el gradiente de sus parámetros y devuelve cómo cambia el costo
con lo que entró. No sabe de costos ni de optimizadores.
"""

import math

import numpy as np

from neurona import activations, initializers, regularizers
from neurona._layer import Input, Layer
from neurona._validation import fraction, positive_int

__all__ = ["Dense", "Dropout", "Flatten", "Input", "Layer"]


class Dense(Layer):
    r"""Capa completamente conectada, :math:`a = f(xW + b)`.

    La diapositiva «Arquitectura de una neurona artificial» escribe
    :math:`f(Wx + b)` con un ejemplo en columna; aquí, como en Keras, cada
    ejemplo es un renglón y ``W`` tiene forma ``(entradas, unidades)``.

    Parameters
    ----------
    units : int
        Cuántas neuronas tiene.
    activation : str or Activation, optional
        Función de activación; sin ella, lineal.
    use_bias : bool, optional
        Si suma el *bias*.
    kernel_initializer : str or callable, optional
        Con qué pesos empieza.
    kernel_regularizer : str or L2, optional
        Costo extra de los pesos.
    input_shape : tuple of int, optional
        Forma de un ejemplo, si es la primera capa.
    name : str, optional
        Nombre para ``summary``.
    """

    def __init__(
        self,
        units,
        activation=None,
        use_bias=True,
        kernel_initializer="glorot_uniform",
        kernel_regularizer=None,
        input_shape=None,
        name=None,
    ):
        super().__init__(input_shape, name)
        self.units = positive_int(units, "units")
        self.activation = activations.get(activation)
        self.use_bias = bool(use_bias)
        self.kernel_initializer = initializers.get(kernel_initializer)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)

    @property
    def kernel(self):
        """Los pesos *W*, de forma ``(entradas, unidades)``."""
        return self.params[0]

    @property
    def bias(self):
        """El *bias b*, de forma ``(unidades,)``, o ``None`` si no tiene."""
        return self.params[1] if self.use_bias else None

    def build(self, input_shape, rng, dtype):
        if len(input_shape) != 1:
            raise ValueError(
                f"Dense espera ejemplos con un solo eje, pero recibe la forma "
                f"{input_shape}. Pon antes una capa Flatten()."
            )
        kernel = self.kernel_initializer((*input_shape, self.units), rng)
        self.params = [np.asarray(kernel, dtype)]
        if self.use_bias:
            self.params.append(np.zeros(self.units, dtype))
        self.grads = [np.zeros_like(w) for w in self.params]
        return (self.units,)

    def forward(self, x, training=False):
        self.x = x
        self.z = x @ self.kernel
        if self.use_bias:
            self.z += self.bias
        self.a = self.activation(self.z)
        return self.a

    def backward(self, grad):
        return self.backward_from_z(
            self.activation.backward(self.z, self.a, grad)
        )

    def backward_from_z(self, grad):
        r"""Igual que ``backward``, a partir de :math:`\partial C/\partial z`.

        .. math::

           \frac{\partial C}{\partial W} = x^T \frac{\partial C}{\partial z},
           \qquad
           \frac{\partial C}{\partial b} = \sum_{\text{ejemplos}}
           \frac{\partial C}{\partial z}, \qquad
           \frac{\partial C}{\partial x} = \frac{\partial C}{\partial z} W^T
        """
        np.matmul(self.x.T, grad, out=self.grads[0])
        if self.use_bias:
            grad.sum(axis=0, out=self.grads[1])
        if self.kernel_regularizer:
            self.grads[0] += self.kernel_regularizer.gradient(self.kernel)
        return grad @ self.kernel.T if self.needs_input_grad else None

    def penalty(self):
        if self.kernel_regularizer is None:
            return 0.0
        return self.kernel_regularizer.value(self.kernel)

    def config(self):
        return {
            "units": self.units,
            "activation": self.activation,
            "use_bias": self.use_bias,
            "kernel_regularizer": self.kernel_regularizer,
            "name": self.name,
        }


class Flatten(Layer):
    """Extiende cada ejemplo en un solo renglón: ``(28, 28)`` pasa a 784."""

    def build(self, input_shape, rng, dtype):
        return (math.prod(input_shape),)

    def forward(self, x, training=False):
        self.shape = x.shape
        return x.reshape(len(x), -1)

    def backward(self, grad):
        return grad.reshape(self.shape)


class Dropout(Layer):
    r"""Apaga al azar una fracción de las entradas mientras se entrena.

    Las que quedan se dividen entre :math:`1 - \text{rate}`, para que la
    suma esperada no cambie. Al predecir no hace nada.

    Parameters
    ----------
    rate : float
        Fracción que se apaga, en [0, 1).

    References
    ----------
    Srivastava y otros (2014), *Dropout: A Simple Way to Prevent Neural
    Networks from Overfitting*.
    """

    def __init__(self, rate, input_shape=None, name=None):
        super().__init__(input_shape, name)
        self.rate = fraction(rate, "rate")

    def build(self, input_shape, rng, dtype):
        self.rng = rng
        return input_shape

    def forward(self, x, training=False):
        self.scale = None
        if not training or self.rate == 0:
            return x
        keep = self._draw(x) >= self.rate
        self.scale = keep.astype(x.dtype) / (1 - self.rate)
        return x * self.scale

    def backward(self, grad):
        return grad if self.scale is None else grad * self.scale

    def _draw(self, x):
        # RandomState no sabe sortear en float32.
        if isinstance(self.rng, np.random.RandomState):
            return self.rng.random(x.shape)
        return self.rng.random(x.shape, dtype=x.dtype)

    def config(self):
        return {"rate": self.rate, "name": self.name}
