"""Práctica 2: clasificar dígitos escritos a mano (MNIST).

Las funciones de las imágenes y de los resultados usan solo NumPy;
TensorFlow se carga dentro de las que entrenan.
"""

import numpy as np

CLASSES = 10


def prepare_images(images):
    """Aplana imágenes y lleva sus grises al intervalo de 0 a 1.

    Parameters
    ----------
    images : numpy.ndarray
        Imágenes de forma ``(n, alto, ancho)``, con grises de 0 a 255.

    Returns
    -------
    numpy.ndarray
        Una imagen por renglón, de forma ``(n, alto * ancho)``, en float32.

    Raises
    ------
    ValueError
        Si ``images`` no tiene tres ejes.

    Notes
    -----
    El píxel del renglón i y la columna j queda en la posición
    ``ancho * i + j`` (diapositiva *Red neuronal* de la práctica 2).
    """
    images = np.asarray(images)
    if images.ndim != 3:
        raise ValueError(
            "Se esperaban imágenes de forma (n, alto, ancho), pero llegó "
            f"{images.shape}. Para una sola imagen usa imagen[np.newaxis]."
        )
    return images.reshape(len(images), -1).astype("float32") / 255


def center_of_mass(images):
    r"""Calcula el centro de masa de cada imagen, con la tinta como masa.

    Parameters
    ----------
    images : numpy.ndarray
        Imágenes de forma ``(n, alto, ancho)``; el fondo vale 0.

    Returns
    -------
    numpy.ndarray
        Renglón y columna de cada centro, de forma ``(n, 2)``, en píxeles.

    Raises
    ------
    ValueError
        Si alguna imagen no tiene tinta.

    Notes
    -----
    El renglón del centro es :math:`\bar{r} = \sum_{ij} i\,t_{ij} \big/
    \sum_{ij} t_{ij}`, donde :math:`t_{ij}` es la tinta del renglón i y la
    columna j; la columna del centro se obtiene igual con j.
    """
    # La suma de un renglón no cabe en uint8.
    by_row = images.sum(axis=2, dtype=np.float64)
    by_column = images.sum(axis=1, dtype=np.float64)
    ink = by_row.sum(axis=1)
    if not ink.all():
        raise ValueError(
            f"La imagen {int(np.argmin(ink))} no tiene tinta: sin masa no "
            "hay centro de masa. Quítala antes de continuar."
        )
    rows = by_row @ np.arange(by_row.shape[1]) / ink
    columns = by_column @ np.arange(by_column.shape[1]) / ink
    return np.stack([rows, columns], axis=1)


def accuracy(probabilities, labels):
    """Calcula la exactitud: qué fracción de las predicciones acierta.

    Parameters
    ----------
    probabilities : numpy.ndarray
        Un renglón por imagen y una columna por clase, ``(n, clases)``.
    labels : numpy.ndarray
        La clase verdadera de cada imagen, ``(n,)``.

    Returns
    -------
    float
        Aciertos entre imágenes, de 0 a 1.
    """
    predicted = np.argmax(probabilities, axis=1)
    return float(np.mean(predicted == labels))


def most_confused(matrix):
    """Encuentra la confusión más frecuente de una matriz de confusión.

    Parameters
    ----------
    matrix : numpy.ndarray
        Matriz de confusión: un renglón por clase verdadera, una columna
        por clase predicha.

    Returns
    -------
    tuple of int
        La clase verdadera y la clase predicha.
    """
    matrix = np.asarray(matrix)
    # La diagonal cuenta aciertos: se cubre en una copia, no en la original.
    errors = np.where(np.eye(len(matrix), dtype=bool), 0, matrix)
    row, column = np.unravel_index(np.argmax(errors), errors.shape)
    return int(row), int(column)


def worst_mistakes(probabilities, labels, count):
    """Encuentra los errores que la red cometió con más seguridad.

    Parameters
    ----------
    probabilities : numpy.ndarray
        Un renglón por imagen y una columna por clase, ``(n, clases)``.
    labels : numpy.ndarray
        La clase verdadera de cada imagen, ``(n,)``.
    count : int
        Cuántos errores se piden; si hay menos, salen todos.

    Returns
    -------
    numpy.ndarray
        Índices de las imágenes, del error más seguro al menos seguro.
    """
    predicted = np.argmax(probabilities, axis=1)
    wrong = np.flatnonzero(predicted != labels)
    confidence = np.max(probabilities[wrong], axis=1)
    # Orden estable: dos errores igual de seguros salen como en los datos.
    return wrong[np.argsort(-confidence, kind="stable")][:count]


def build_model(inputs=784, hidden=128):
    """Define y compila en Keras la red de la lección.

    Una capa oculta ReLU y una salida softmax con un nodo por dígito; con
    los valores de entrada, 101,770 parámetros.

    Parameters
    ----------
    inputs : int, default 784
        Píxeles de cada imagen aplanada.
    hidden : int, default 128
        Neuronas de la capa oculta.

    Returns
    -------
    keras.Sequential
        La red compilada, sin entrenar.
    """
    from tensorflow import keras

    model = keras.Sequential(
        [
            keras.Input(shape=(inputs,)),
            keras.layers.Dense(hidden, activation="relu"),
            keras.layers.Dense(CLASSES, activation="softmax"),
        ]
    )
    model.compile(
        optimizer="adam",
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


def train(x, y, *, epochs=8, batch_size=128, seed=18):
    """Entrena la red de la lección con una semilla fija.

    Parameters
    ----------
    x : numpy.ndarray
        Imágenes preparadas con `prepare_images`, ``(n, píxeles)``.
    y : numpy.ndarray
        Dígitos de 0 a 9, ``(n,)``.
    epochs : int, default 8
        Vueltas a los datos.
    batch_size : int, default 128
        Imágenes por cada ajuste de los pesos.
    seed : int, default 18
        Semilla de los pesos iniciales y del orden de los lotes.

    Returns
    -------
    model : keras.Sequential
        La red entrenada.
    history : dict
        Costo y exactitud de cada época, con el último 10 % de los datos
        apartado para validar.
    """
    from tensorflow import keras

    keras.utils.set_random_seed(seed)
    model = build_model(inputs=x.shape[1])
    fitted = model.fit(
        x,
        y,
        epochs=epochs,
        batch_size=batch_size,
        validation_split=0.1,
        verbose=0,
    )
    return model, fitted.history
