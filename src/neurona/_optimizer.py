"""Lo que todo optimizador hace igual: contar pasos y guardar memoria."""

import math

import numpy as np

from neurona._repr import call
from neurona._validation import positive

# Un peso que ya no recibe gradiente olvida el suyo poco a poco, 0.9 veces lo
# que queda, hasta números menores que 1e-38. Con esos el procesador es diez
# veces más lento, y en MNIST así están todas las orillas de la imagen. Por eso
# la memoria se limpia cada tantos pasos: lo que no llega a DUST ya no mueve
# nada.
CLEAN_EVERY = 100
DUST = 1e-30


class Optimizer:
    """Lo común a todo optimizador: contar pasos y guardar su memoria.

    Attributes
    ----------
    learning_rate : float or callable
        Factor de aprendizaje; se puede cambiar entre paso y paso.
    iterations : int
        Pasos dados.
    """

    #: Cuántos arreglos recuerda por cada parámetro, de la forma de este.
    slots = 0

    def __init__(self, learning_rate):
        if not callable(learning_rate):
            learning_rate = positive(learning_rate, "learning_rate")
        self.learning_rate = learning_rate
        self.reset()

    def reset(self):
        """Olvida los pasos dados: el siguiente será el primero."""
        self.iterations = 0
        self._memory = None
        self._shapes = None

    def step(self, params, grads):
        """Da un paso: cambia los parámetros en su lugar.

        Parameters
        ----------
        params : list of numpy.ndarray
            Parámetros, float32 o float64.
        grads : list of numpy.ndarray
            Gradiente del costo respecto a cada uno, de su misma forma.

        Raises
        ------
        TypeError
            Si los parámetros no son arreglos de reales.
        ValueError
            Si las formas no corresponden, si cambiaron desde el paso
            anterior o si el calendario da un factor imposible.
        """
        if [np.shape(g) for g in grads] != self._shapes:
            self._start(params, grads)
        rate = self.current_rate()
        # El contador avanza aquí, una vez por paso: dentro del ciclo
        # contaría parámetros y la corrección de Adam sería otra.
        self.iterations += 1
        for w, g, memory in zip(params, grads, self._memory, strict=True):
            self.update(w, g, rate, *memory)
        if self.iterations % CLEAN_EVERY == 0:
            for slot in self.memory:
                slot[np.abs(slot) < DUST] = 0

    def current_rate(self):
        """Devuelve el factor de aprendizaje del paso que sigue."""
        rate = self.learning_rate
        if callable(rate):
            rate = rate(self.iterations)
        if not 0 <= rate < math.inf:
            raise ValueError(
                "El factor de aprendizaje debe ser finito y no negativo, "
                f"pero en el paso {self.iterations} vale {rate}."
            )
        return float(rate)

    def update(self, w, g, rate, scratch, *slots):
        """Mueve un solo parámetro; cada optimizador dice cómo.

        Parameters
        ----------
        w, g : numpy.ndarray
            El parámetro, que cambia en su lugar, y su gradiente.
        rate : float
            Factor de aprendizaje de este paso.
        scratch : numpy.ndarray
            Arreglo de la misma forma para las cuentas intermedias.
        *slots : numpy.ndarray
            La memoria de este parámetro; empieza en ceros.
        """
        raise NotImplementedError

    @property
    def memory(self):
        """Los arreglos que recuerda, para guardarlos."""
        return [slot for _, *slots in self._memory or [] for slot in slots]

    def restore(self, params, iterations, memory):
        """Vuelve a un punto de la caminata que se guardó."""
        self.reset()
        if iterations:
            self._start(params, params)
            shapes = [slot.shape for slot in self.memory]
            if shapes != [saved.shape for saved in memory]:
                raise ValueError(
                    "La memoria guardada del optimizador no corresponde a "
                    "los parámetros."
                )
            for slot, saved in zip(self.memory, memory, strict=True):
                slot[...] = saved
            self.iterations = iterations

    def _start(self, params, grads):
        for w in params:
            if not isinstance(w, np.ndarray) or w.dtype.kind != "f":
                raise TypeError(
                    "Cada parámetro debe ser un arreglo de reales, porque "
                    "cambia en su lugar: np.array([3.0, 4.0])."
                )
        shapes = [w.shape for w in params]
        if shapes != [np.shape(g) for g in grads]:
            raise ValueError(
                f"Los parámetros tienen formas {shapes}, pero los gradientes "
                f"tienen {[np.shape(g) for g in grads]}: deben ser iguales."
            )
        if self._shapes is not None:
            raise ValueError(
                f"Este optimizador ya movió parámetros de formas "
                f"{self._shapes} y ahora recibe {shapes}. Usa otro, o "
                "reset() para empezar de nuevo."
            )
        self._shapes = shapes
        self._memory = [
            [np.zeros_like(w) for _ in range(1 + self.slots)] for w in params
        ]

    def __repr__(self):
        return call(self, self.config())

    def config(self):
        """Devuelve los argumentos con que se construye otro igual."""
        return {
            k: v
            for k, v in vars(self).items()
            if k != "iterations" and not k.startswith("_")
        }
