"""Lección «Elegir la arquitectura»: macetas, salidas y una elección."""

import numpy as np

from neurona._validation import positive_int, real
from neurona.datasets import StandardScaler, load_petrol, train_test_split
from neurona.datasets._seed import generator

OUTPUTS = {
    "temperatura": (1, "linear", "mse"),
    "basura": (1, "sigmoid", "binary_crossentropy"),
    "moneda": (5, "softmax", "sparse_categorical_crossentropy"),
    "ingredientes": (8, "sigmoid", "binary_crossentropy"),
    "nublado": (1, "sigmoid", "mse"),
}
"""La capa de salida de cada pedido: nodos, activación y costo."""


def flowerpots(samples=300, noise=0.01, seed=0):
    r"""Macetas con dos sensores, y cuatro preguntas sobre las mismas.

    ==============  =====================================================
    Pregunta        Respuesta
    ==============  =====================================================
    regresión       litros de agua, :math:`0.7 + 0.6\,s - 1.6\,h`,
                    recortados al intervalo [0, 1]
    binaria         1 si le hace falta algo
    multiclase      dónde está: 0 en el baño, si :math:`h > 0.7`; si no,
                    1 en el patio, con :math:`s > 0.5`, o 2 en la sala
    multietiqueta   qué le falta: regar, con :math:`h < 0.4`; sombra, con
                    :math:`s > 0.65`; drenar, con :math:`h > 0.75`
    ==============  =====================================================

    Parameters
    ----------
    samples : int, optional
        Cuántas macetas.
    noise : float, optional
        Desviación estándar del error de los sensores.
    seed : int or numpy.random.Generator, optional
        De dónde sale el azar.

    Returns
    -------
    x : numpy.ndarray, shape (samples, 2)
        Lo que miden los sensores de humedad *h* y de sol *s*, de 0 a 1.
    y : dict of numpy.ndarray
        Por pregunta, ``(samples,)``; la multietiqueta, ``(samples, 3)``.

    Examples
    --------
    >>> x, y = flowerpots(5)
    >>> x.shape, y["multietiqueta"].shape
    ((5, 2), (5, 3))
    """
    rng = generator(seed)
    h, s = rng.uniform(size=(2, positive_int(samples, "samples")))
    needs = np.column_stack([h < 0.4, s > 0.65, h > 0.75]).astype(int)
    x = np.column_stack([h, s])
    y = {
        "regresión": np.clip(0.7 + 0.6 * s - 1.6 * h, 0, 1),
        "binaria": needs.max(axis=1),
        "multiclase": np.where(h > 0.7, 0, np.where(s > 0.5, 1, 2)),
        "multietiqueta": needs,
    }
    return x + rng.normal(0, real(noise, "noise"), x.shape), y


def petrol_error(model, seed):
    """Mide una red en una partición de la tabla de gasolina.

    Aparta 12 estados, escala entradas y consumo con los otros 36, entrena
    250 épocas con ellos y mide en los apartados.

    Parameters
    ----------
    model : Sequential or None
        Una red nueva y compilada, de cuatro entradas; ``None`` predice la
        media.
    seed : int
        Decide qué estados se apartan.

    Returns
    -------
    float
        Raíz del error cuadrático medio, en galones por persona.
    """
    x_train, x_val, y_train, y_val = train_test_split(
        *load_petrol(), test_size=0.25, seed=seed
    )
    if model is None:
        answer = y_train.mean()
    else:
        inputs, output = StandardScaler(), StandardScaler()
        x_train = inputs.fit_transform(x_train)
        y_train = output.fit_transform(y_train[:, np.newaxis])
        model.fit(x_train, y_train, epochs=250, verbose=0)
        scaled = model.predict(inputs.transform(x_val))
        answer = output.inverse_transform(scaled)[:, 0]
    return float(np.sqrt(np.mean((y_val - answer) ** 2)))


def label_costs(y, p):
    r"""Entropía cruzada binaria de cada etiqueta, por separado.

    Parameters
    ----------
    y : array_like, shape (samples, labels)
        Ceros y unos.
    p : array_like, shape (samples, labels)
        Probabilidades.

    Returns
    -------
    numpy.ndarray, shape (labels,)
        Su promedio es el costo ``"binary_crossentropy"``.

    Examples
    --------
    >>> label_costs([[1, 0], [1, 1]], [[0.5, 0.5], [0.5, 0.5]]).round(3)
    array([0.693, 0.693])
    """
    y, p = np.asarray(y), np.asarray(p)
    costs = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    return costs.mean(axis=0)


def simplest_choice(costs):
    """Elige la red más chica que empata con la mejor.

    Empata si su costo medio rebasa al de la mejor por no más que el error
    estándar de esta: la desviación entre la raíz del número de semillas.

    Parameters
    ----------
    costs : array_like, shape (networks, seeds)
        Costos de validación; las redes, de la más chica a la más grande.

    Returns
    -------
    int
        El renglón elegido.

    References
    ----------
    Breiman, Friedman, Olshen y Stone (1984), *Classification and Regression
    Trees*, sección 3.4.3.

    Examples
    --------
    >>> simplest_choice([[0.9, 0.8], [0.3, 0.5], [0.2, 0.4], [0.7, 0.9]])
    1
    """
    costs = np.asarray(costs)
    means = costs.mean(axis=1)
    best = means.argmin()
    error = costs[best].std(ddof=1) / np.sqrt(costs.shape[1])
    ties = means <= means[best] + error
    return int(ties.argmax())
