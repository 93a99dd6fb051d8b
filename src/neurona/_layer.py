"""Lo que toda capa sabe hacer, y la forma con que empieza una red."""

from neurona._validation import describe, positive_int, same_shape


class Input:
    """La forma de un ejemplo, sin contar el eje de los ejemplos.

    Parameters
    ----------
    shape : tuple of int
        ``(4,)`` para cuatro características, ``(28, 28)`` para una imagen.

    Raises
    ------
    TypeError
        Si no es una tupla de enteros.
    ValueError
        Si algún entero no es positivo.
    """

    def __init__(self, shape):
        if not isinstance(shape, (tuple, list)):
            raise TypeError(
                "La forma de la entrada debe ser una tupla, como (4,) o "
                f"(28, 28), pero llegó {describe(shape)}."
            )
        self.shape = tuple(positive_int(n, "Cada eje") for n in shape)


class Layer:
    """Lo común a todas las capas.

    Attributes
    ----------
    params, grads : list of numpy.ndarray
        Sus parámetros y, de la misma forma, el gradiente de cada uno.
    built : bool
        Si ya conoce la forma de su entrada.
    """

    activation = None

    def __init__(self, input_shape=None, name=None):
        self.input = None if input_shape is None else Input(input_shape)
        self.name = name
        self.params = []
        self.grads = []
        self.built = False
        # La primera capa con pesos no necesita llevar el gradiente hasta los
        # datos: es la multiplicación más cara y se ahorra.
        self.needs_input_grad = True

    def build(self, input_shape, rng, dtype):
        """Crea los parámetros y devuelve la forma de la salida."""
        raise NotImplementedError

    def forward(self, x, training=False):
        """Devuelve la respuesta de la capa a un lote."""
        raise NotImplementedError

    def backward(self, grad):
        r"""Lleva el gradiente de la salida a la entrada.

        Parameters
        ----------
        grad : numpy.ndarray
            :math:`\partial C / \partial a`, de la forma de la salida.

        Returns
        -------
        numpy.ndarray or None
            :math:`\partial C / \partial x`, o ``None`` si a nadie antes de
            esta capa le hace falta.
        """
        raise NotImplementedError

    def penalty(self):
        """Devuelve lo que la regularización suma al costo."""
        return 0.0

    def get_weights(self):
        """Devuelve una copia de sus parámetros."""
        return [w.copy() for w in self.params]

    def set_weights(self, weights):
        """Copia en la capa los parámetros dados, de las mismas formas.

        Raises
        ------
        ValueError
            Si sobran, faltan o tienen otra forma.
        """
        if len(weights) != len(self.params):
            raise ValueError(
                f"La capa '{self.name}' tiene {len(self.params)} arreglos de "
                f"parámetros, pero llegaron {len(weights)}."
            )
        for w, new in zip(self.params, weights, strict=True):
            same_shape(new, w, "El arreglo nuevo", "el de la capa")
        for w, new in zip(self.params, weights, strict=True):
            w[...] = new

    def count_params(self):
        """Devuelve cuántos números aprende."""
        return sum(w.size for w in self.params)

    def config(self):
        """Devuelve los argumentos con que se construye otra igual."""
        return {"name": self.name}
