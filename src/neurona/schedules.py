"""Factores de aprendizaje que cambian con cada paso.

Un calendario es cualquier función que recibe el número de pasos ya dados
(0, 1, 2, ...) y devuelve el factor de aprendizaje del paso que sigue:
``SGD(learning_rate=lambda step: 0.1 / (1 + step))``. Aquí están los dos más
usados, con los nombres y las fórmulas de ``keras.optimizers.schedules``.
"""

import math

from neurona._repr import call
from neurona._validation import positive, positive_int, real


class ExponentialDecay:
    r"""Encoge el factor en la misma proporción cada ``decay_steps`` pasos.

    .. math:: \eta(t) = \eta_0 \, d^{\,t / T}

    Parameters
    ----------
    initial_learning_rate : float
        Factor del primer paso, :math:`\eta_0`.
    decay_steps : int
        Pasos en los que el factor se multiplica una vez por :math:`d`, *T*.
    decay_rate : float
        Proporción, *d*.
    """

    def __init__(self, initial_learning_rate, decay_steps, decay_rate):
        self.initial_learning_rate = positive(
            initial_learning_rate, "initial_learning_rate"
        )
        self.decay_steps = positive_int(decay_steps, "decay_steps")
        self.decay_rate = positive(decay_rate, "decay_rate")

    def __call__(self, step):
        """Devuelve el factor de aprendizaje tras ``step`` pasos."""
        return self.initial_learning_rate * self.decay_rate ** (
            step / self.decay_steps
        )

    def __repr__(self):
        return call(self, vars(self))


class CosineDecay:
    r"""Baja el factor por media onda de coseno, tras una subida opcional.

    .. math::

       \eta(t) = \eta_0 \left[\alpha + (1 - \alpha)\,
       \tfrac{1}{2}\left(1 + \cos\frac{\pi t}{T}\right)\right]

    Con ``warmup_target`` el factor sube primero en línea recta desde
    ``initial_learning_rate`` hasta ese valor, y de ahí baja.

    Parameters
    ----------
    initial_learning_rate : float
        Factor del primer paso; puede ser 0 si hay subida.
    decay_steps : int
        Pasos que dura la bajada, *T*; después el factor ya no cambia.
    alpha : float, optional
        Fracción del factor máximo que queda al final.
    warmup_target : float, optional
        Factor al que llega la subida.
    warmup_steps : int, optional
        Pasos que dura la subida.

    References
    ----------
    Loshchilov y Hutter (2017), *SGDR: Stochastic Gradient Descent with Warm
    Restarts*.
    """

    def __init__(
        self,
        initial_learning_rate,
        decay_steps,
        alpha=0.0,
        warmup_target=None,
        warmup_steps=0,
    ):
        self.initial_learning_rate = real(
            initial_learning_rate, "initial_learning_rate"
        )
        self.decay_steps = positive_int(decay_steps, "decay_steps")
        self.alpha = real(alpha, "alpha")
        self.warmup_target = warmup_target
        self.warmup_steps = positive_int(warmup_steps, "warmup_steps", 0)

    def __call__(self, step):
        """Devuelve el factor de aprendizaje tras ``step`` pasos."""
        start, peak = self.initial_learning_rate, self.warmup_target
        if peak is None:
            peak = start
        elif step < self.warmup_steps:
            return start + (peak - start) * step / self.warmup_steps
        else:
            step -= self.warmup_steps
        progress = min(step / self.decay_steps, 1)
        wave = (1 + math.cos(math.pi * progress)) / 2
        return peak * (self.alpha + (1 - self.alpha) * wave)

    def __repr__(self):
        return call(self, vars(self))
