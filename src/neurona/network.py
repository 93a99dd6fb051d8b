"""Una red: sus capas en fila, hacia adelante y hacia atrás."""

import numpy as np

from neurona._validation import data, describe
from neurona.layers import Input, Layer


class Network:
    """Capas en fila: la salida de cada una es la entrada de la siguiente.

    Es la parte de :class:`~neurona.models.Sequential` que no aprende: sabe
    responder y sabe hacia dónde baja el costo.

    Attributes
    ----------
    layers : list of Layer
        Las capas, sin contar ``Input``.
    input_shape, output_shape : tuple of int or None
        La forma de un ejemplo y de su respuesta, cuando ya se conocen.
    params, grads : list of numpy.ndarray
        Los parámetros de todas las capas y el gradiente de cada uno.
    """

    def __init__(self, layers=None, name=None, *, seed=None, dtype="float32"):
        self.name = name or "sequential"
        self.dtype = np.dtype(dtype)
        if self.dtype not in (np.float32, np.float64):
            raise ValueError(
                f"dtype debe ser 'float32' o 'float64', pero llegó '{dtype}'."
            )
        # RandomState, cuyo azar NumPy prometió no cambiar, se usa tal cual.
        legacy = isinstance(seed, np.random.RandomState)
        self.rng = seed if legacy else np.random.default_rng(seed)
        self.layers = []
        self.input_shape = self.output_shape = None
        for layer in layers or []:
            self.add(layer)

    def add(self, layer):
        """Agrega una capa al final.

        Parameters
        ----------
        layer : Layer or Input
            Una capa nueva, que no esté en otra red; ``Input`` solo al
            principio.

        Raises
        ------
        TypeError
            Si no es una capa de neurona.
        ValueError
            Si ya está en uso o si su forma no embona con la anterior.
        """
        if isinstance(layer, Input):
            self._start_with(layer.shape)
            return
        if not isinstance(layer, Layer):
            raise TypeError(
                "Se esperaba una capa de neurona, como Dense(10), pero llegó "
                f"{describe(layer)}."
            )
        if layer.built or layer in self.layers:
            raise ValueError(
                f"La capa '{layer.name}' ya está en una red: crea otra."
            )
        if layer.input is not None and not self.layers:
            self._start_with(layer.input.shape)
        if layer.name is None:
            layer.name = self._free_name(type(layer).__name__.lower())
        if self.built:
            self._build_layer(layer)
        self.layers.append(layer)
        if self.built:
            self._pack()

    @property
    def built(self):
        """Si ya conoce la forma de su entrada y, con ella, sus pesos."""
        return self.input_shape is not None

    @property
    def params(self):
        return [w for layer in self.layers for w in layer.params]

    @property
    def grads(self):
        return [g for layer in self.layers for g in layer.grads]

    def forward(self, x, training=False):
        """Propaga un lote hacia adelante.

        Parameters
        ----------
        x : numpy.ndarray
            Un lote, de forma ``(ejemplos, *input_shape)``.
        training : bool, optional
            Si se está entrenando: solo entonces actúa ``Dropout``.

        Returns
        -------
        numpy.ndarray
            La respuesta, de forma ``(ejemplos, *output_shape)``.
        """
        for layer in self.layers:
            x = layer.forward(x, training)
        return x

    def cost(self, loss, y_true, y_pred):
        """Devuelve el costo del lote que acaba de propagarse.

        Si el costo y la última activación se simplifican juntos, se calcula
        a partir de la suma ponderada *z*, que no pierde cifras.
        """
        last = self.layers[-1]
        if loss.fuses_with(last.activation):
            value = loss.value_from_logits(y_true, last.z)
        else:
            value = loss.value(y_true, y_pred)
        return value + sum(layer.penalty() for layer in self.layers)

    def backward(self, loss, y_true, y_pred):
        """Retropropaga: deja en ``grads`` el gradiente del costo.

        Parameters
        ----------
        loss : Loss
            La función de costo.
        y_true, y_pred : numpy.ndarray
            Las etiquetas del lote y lo que ``forward`` acaba de responder.

        References
        ----------
        Rumelhart, Hinton y Williams (1986), *Learning representations by
        back-propagating errors*. Diapositiva «Backpropagation».
        """
        *hidden, last = self.layers
        if loss.fuses_with(last.activation):
            grad = loss.gradient_from_logits(y_true, y_pred)
            grad = last.backward_from_z(grad)
        else:
            grad = last.backward(loss.gradient(y_true, y_pred))
        for layer in reversed(hidden):
            if grad is None:
                break
            grad = layer.backward(grad)

    def __repr__(self):
        size = "sin construir"
        if self.built:
            size = f"{self.count_params():,} parámetros"
        kinds = ", ".join(type(layer).__name__ for layer in self.layers)
        return f"<{type(self).__name__} '{self.name}': [{kinds}], {size}>"

    def get_weights(self):
        """Devuelve una copia de los parámetros, capa por capa: W, b, W..."""
        return [w.copy() for w in self.params]

    def set_weights(self, weights):
        """Copia en la red los parámetros dados, en el orden de get_weights.

        Raises
        ------
        ValueError
            Si sobran, faltan, tienen otra forma o no son finitos.
        """
        self.require_built()
        weights = [data(w, "El arreglo de parámetros") for w in weights]
        if [w.shape for w in weights] != [w.shape for w in self.params]:
            raise ValueError(
                "La red espera parámetros de formas "
                f"{[w.shape for w in self.params]}, pero llegaron "
                f"{[w.shape for w in weights]}."
            )
        for w, new in zip(self.params, weights, strict=True):
            w[...] = new

    def count_params(self):
        """Devuelve cuántos números aprende la red."""
        return sum(layer.count_params() for layer in self.layers)

    def require_built(self):
        """Revisa que la red ya tenga pesos.

        Raises
        ------
        ValueError
            Si no tiene capas o no conoce la forma de su entrada.
        """
        if not self.layers:
            raise ValueError("La red no tiene capas: usa add(Dense(...)).")
        if not self.built:
            raise ValueError(
                "La red todavía no sabe qué forma tiene su entrada. Pon "
                "Input((n,)) como primera capa, o llama antes a fit."
            )

    def _start_with(self, shape):
        if self.layers or self.built:
            raise ValueError("Input solo puede ir al principio de la red.")
        self.input_shape = self.output_shape = shape

    def build(self, input_shape):
        """Fija la forma de un ejemplo y crea los pesos de cada capa."""
        self.output_shape = tuple(input_shape)
        for layer in self.layers:
            self._build_layer(layer)
        # Hasta el final: si una capa no embona, la red sigue sin construir.
        self.input_shape = tuple(input_shape)
        self._pack()

    def _build_layer(self, layer):
        layer.needs_input_grad = any(other.params for other in self.layers)
        self.output_shape = layer.output_shape = layer.build(
            self.output_shape, self.rng, self.dtype
        )
        layer.built = True

    def _pack(self):
        # Todos los parámetros viven seguidos en un solo arreglo, y cada capa
        # guarda una ventana a los suyos: el optimizador da su paso de una
        # sola vez, sin importar cuántas capas haya.
        self.flat_params = np.empty(self.count_params(), self.dtype)
        self.flat_grads = np.zeros_like(self.flat_params)
        start = 0
        for layer in self.layers:
            for i, w in enumerate(layer.params):
                place = slice(start, start + w.size)
                layer.params[i] = self.flat_params[place].reshape(w.shape)
                layer.grads[i] = self.flat_grads[place].reshape(w.shape)
                layer.params[i][...] = w
                start += w.size

    def _free_name(self, base):
        names = {layer.name for layer in self.layers}
        numbered = (f"{base}_{i}" for i in range(1, len(names) + 2))
        return next(n for n in (base, *numbered) if n not in names)
