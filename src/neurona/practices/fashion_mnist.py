"""Práctica 3: el reto de Fashion-MNIST.

Una red de capas densas, la de la lección, en `neurona`; y otra con
normalización por lotes y *dropout*, en Keras. TensorFlow se carga dentro de
las funciones que lo usan.
"""

import math

import numpy as np

from neurona.practices import mnist

GOAL = 0.30
"""El reto de la diapositiva: un costo de validación de 0.3 o menos."""

VALIDATION = 0.1
"""Fracción de los ejemplos, los últimos, que se aparta para validar."""

CLASSES = 10


def train(x, y, rate, *, seed, epochs, callbacks=(), batch_size=128):
    """Entrena en `neurona` la red densa del reto: 256, 128 y 10 neuronas.

    Parameters
    ----------
    x : numpy.ndarray, shape (samples, pixels)
        Imágenes aplanadas, con grises de 0 a 1.
    y : numpy.ndarray, shape (samples,)
        Clases, de 0 a 9.
    rate : float or callable
        Factor de aprendizaje de Adam, o un calendario: una función del paso.
    seed : int
        Semilla de los pesos iniciales y del orden de los lotes.
    epochs : int
        Épocas, a lo más.
    callbacks : sequence of Callback, optional
        Por ejemplo, la detención temprana.
    batch_size : int, optional
        Imágenes por paso.

    Returns
    -------
    model : neurona.Sequential
        La red entrenada.
    history : dict of list of float
        Costo y exactitud de cada época; los de validación, con los últimos
        ejemplos.
    """
    return mnist.train(
        x,
        y,
        [256, 128],
        seed=seed,
        epochs=epochs,
        rate=rate,
        batch_size=batch_size,
        callbacks=callbacks,
    )


def count_steps(samples, epochs, batch_size=128):
    """Cuenta los pasos que da el optimizador en un entrenamiento.

    Parameters
    ----------
    samples : int
        Ejemplos, con los que se apartan para validar.
    epochs, batch_size : int
        Épocas y ejemplos por paso.

    Returns
    -------
    int

    Examples
    --------
    >>> count_steps(60000, epochs=10)
    4220
    """
    trained = math.floor(samples * (1 - VALIDATION))
    return epochs * math.ceil(trained / batch_size)


def one_cycle(step, steps, peak):
    r"""Factor de aprendizaje de un ciclo: sube en línea recta y baja.

    .. math::

       \eta(t) = \begin{cases}
       \eta_{\max}\left(\dfrac{1}{25} + \dfrac{24}{25}\,\dfrac{t}{s}\right)
       & t < s \\[2ex]
       \dfrac{\eta_{\max}}{2}\left(1 + \cos \pi\,\dfrac{t - s}{T - s}\right)
       & t \geq s
       \end{cases}

    con :math:`s = 0.3\,T`: tres décimas del camino son de subida.

    Parameters
    ----------
    step : int
        Pasos ya dados, *t*.
    steps : int
        Pasos de todo el entrenamiento, *T*.
    peak : float
        El factor más grande, :math:`\eta_{\max}`.

    Returns
    -------
    float

    References
    ----------
    L. N. Smith y N. Topin, *Super-convergence: very fast training of neural
    networks using large learning rates*, arXiv:1708.07120. La bajada en
    coseno es de Loshchilov y Hutter, 2017.

    Examples
    --------
    >>> [round(one_cycle(t, 100, 0.5), 3) for t in (0, 15, 30, 65, 100)]
    [0.02, 0.26, 0.5, 0.25, 0.0]
    """
    climb = 0.3 * steps
    if step < climb:
        return peak * (1 + 24 * step / climb) / 25
    progress = min((step - climb) / (steps - climb), 1)
    return peak * (1 + math.cos(math.pi * progress)) / 2


def example_costs(probabilities, labels):
    r"""Entropía cruzada de cada ejemplo, :math:`-\ln p`.

    Parameters
    ----------
    probabilities : numpy.ndarray, shape (samples, classes)
        Lo que respondió la red.
    labels : numpy.ndarray, shape (samples,)
        La clase correcta de cada ejemplo.

    Returns
    -------
    numpy.ndarray, shape (samples,)
        Su media es el costo que reporta ``evaluate``.

    Examples
    --------
    >>> p = np.array([[0.25, 0.75], [0.5, 0.5]])
    >>> example_costs(p, np.array([0, 1])).round(3)
    array([1.386, 0.693])
    """
    right = probabilities[np.arange(len(labels)), labels]
    # Como Keras: sin esta cota, un solo cero haría infinita la media.
    return -np.log(np.clip(right.astype(np.float64), 1e-7, 1))


def standard_error(costs):
    r"""Error estándar de una media: cuánto cambiaría con otros ejemplos.

    .. math:: e = \frac{s}{\sqrt{n}}, \qquad
       s^2 = \frac{1}{n - 1} \sum_{k=1}^{n} (c_k - \bar{c})^2

    Parameters
    ----------
    costs : array_like, shape (samples,)
        El costo de cada ejemplo.

    Returns
    -------
    float
        En las unidades del costo.

    Examples
    --------
    >>> float(standard_error([1, 2, 3, 4, 5]).round(4))
    0.7071
    """
    return np.std(costs, ddof=1) / np.sqrt(len(costs))


def build_regularized(steps, peak=3e-3, inputs=784):
    """Define y compila en Keras la red que también cumple en la prueba.

    Dos capas ocultas, de 256 y 128; en cada una, normalización por lotes,
    ReLU y *dropout*. El factor de aprendizaje da un ciclo, como `one_cycle`.

    Parameters
    ----------
    steps : int
        Pasos de todo el entrenamiento: `count_steps`.
    peak : float, optional
        El factor más grande.
    inputs : int, optional
        Píxeles de cada imagen aplanada.

    Returns
    -------
    keras.Sequential
        La red compilada, sin entrenar.
    """
    from tensorflow import keras

    layers = keras.layers
    model = keras.Sequential([keras.Input((inputs,))])
    for units in (256, 128):
        # Sin bias: la normalización resta la media y suma uno propio.
        model.add(layers.Dense(units, use_bias=False))
        model.add(layers.BatchNormalization())
        model.add(layers.Activation("relu"))
        model.add(layers.Dropout(0.3))
    model.add(layers.Dense(CLASSES, activation="softmax"))
    climb = round(0.3 * steps)
    rate = keras.optimizers.schedules.CosineDecay(
        peak / 25, steps - climb, warmup_target=peak, warmup_steps=climb
    )
    model.compile(
        keras.optimizers.Adam(rate),
        "sparse_categorical_crossentropy",
        metrics=["accuracy"],
        # Va y viene menos entre Python y TensorFlow: es más rápido.
        steps_per_execution=50,
    )
    return model
