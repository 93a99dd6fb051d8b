"""Lección «Compilar y ajustar»: qué pide ``compile`` y qué hace ``fit``."""

import contextlib
import io
import math
import re
import textwrap

import numpy as np

from neurona._validation import (
    choose,
    fraction,
    positive_int,
    same_length,
)

#: Las órdenes con que una terminal pinta letras de colores.
COLORS = re.compile(r"\x1b\[[0-9;]*m")


def choose_loss(y, activation):
    """Elige el costo que va con unas etiquetas y con una salida.

    Parameters
    ----------
    y : array_like
        Las etiquetas: cantidades, ceros y unos, enteros o *one-hot*.
    activation : {"linear", "sigmoid", "softmax"}
        La activación de la última capa.

    Returns
    -------
    str
        El nombre del costo, en Keras y en neurona.

    Raises
    ------
    ValueError
        Si la activación no es una de las tres.

    References
    ----------
    Diapositiva «Resumen», columna de la función de costo.

    Examples
    --------
    >>> choose_loss([3, 0, 9], "softmax")
    'sparse_categorical_crossentropy'
    """
    integers = np.ndim(y) == 1 or np.shape(y)[1:] == (1,)
    categorical = "categorical_crossentropy"
    names = {
        "linear": "mse",
        "sigmoid": "binary_crossentropy",
        "softmax": "sparse_" + categorical if integers else categorical,
    }
    return choose(activation, names, "la activación de salida")


def updates(samples, batch_size, epochs, validation_split=0.0):
    r"""Cuántas veces corrige ``fit`` los parámetros.

    .. math:: E \left\lceil \frac{n}{B} \right\rceil

    donde *n* cuenta los ejemplos que quedan después de apartar los de
    validación, *B* es el tamaño del lote y *E* el número de épocas.

    Parameters
    ----------
    samples, batch_size, epochs : int
        Los ejemplos que recibe ``fit``, el tamaño del lote y las épocas.
    validation_split : float, optional
        Fracción de los ejemplos que se aparta para validar.

    Returns
    -------
    int

    Raises
    ------
    TypeError, ValueError
        Si alguna cuenta no es un entero positivo o la fracción no está entre
        0 y 1.

    References
    ----------
    Diapositiva «3. Ajuste del modelo»: épocas y tamaño del *batch*. Como en
    Keras, el último lote de la época puede quedar incompleto.

    Examples
    --------
    >>> updates(300, batch_size=32, epochs=5)
    50
    """
    samples = positive_int(samples, "samples")
    batch_size = positive_int(batch_size, "batch_size")
    epochs = positive_int(epochs, "epochs")
    part = fraction(validation_split, "validation_split")
    training = math.floor(samples * (1 - part))
    return epochs * math.ceil(training / batch_size)


def fit_neuron(x, y, rate, epochs, batch_size):
    r"""Ajusta una neurona lineal por lotes, sin revolver los ejemplos.

    Cada lote da un paso cuesta abajo por su error cuadrático medio:

    .. math::

       w \leftarrow w - \eta \frac{2}{m} \sum_i e_i x_i, \qquad
       b \leftarrow b - \eta \frac{2}{m} \sum_i e_i

    con :math:`e_i = w x_i + b - y_i` y *m* los ejemplos del lote.

    Parameters
    ----------
    x, y : numpy.ndarray, shape (samples,)
        Una entrada y un valor por ejemplo.
    rate : float
        Factor de aprendizaje, :math:`\eta`.
    epochs, batch_size : int
        Vueltas a los ejemplos y ejemplos por lote.

    Returns
    -------
    w, b : float
        El peso y el *bias*; los dos empiezan en 0.

    Raises
    ------
    ValueError
        Si ``x`` y ``y`` no tienen el mismo largo.

    References
    ----------
    Diapositiva «Backpropagation», el algoritmo, con una sola neurona.

    Examples
    --------
    >>> x = np.array([0.0, 1.0, 2.0, 3.0])
    >>> w, b = fit_neuron(x, 2 * x + 1, rate=0.1, epochs=200, batch_size=2)
    >>> round(w, 3), round(b, 3)
    (2.0, 1.0)
    """
    same_length(x, y)
    w = b = 0.0
    for _ in range(epochs):
        for start in range(0, len(x), batch_size):
            rows = slice(start, start + batch_size)
            error = w * x[rows] + b - y[rows]
            w -= rate * 2 * np.mean(error * x[rows])
            b -= rate * 2 * np.mean(error)
    return float(w), float(b)


def try_pair(model, loss, x, y, epochs=1, width=42):
    """Entrena en lotes de 8 con un costo y unas etiquetas; dice qué pasó.

    Parameters
    ----------
    model : neurona.Sequential or keras.Model
        La red, que se compila con Adam.
    loss : str
        El nombre del costo.
    x, y : numpy.ndarray
        Los ejemplos y sus etiquetas; se visitan en ese orden.
    epochs : int, optional
        Cuántas épocas.
    width : int, optional
        En cuántas columnas se acomoda el mensaje de error.

    Returns
    -------
    str
        El costo de la última época, o el error con que se detuvo.
    """
    try:
        model.compile("adam", loss)
        run = model.fit(
            x, y, batch_size=8, epochs=epochs, shuffle=False, verbose=0
        )
    except Exception as error:
        return textwrap.fill(f"{type(error).__name__}: {error}", width)
    return f"entrenó, con costo {run.history['loss'][-1]:.2f}"


def printed(function, *args, **kwargs):
    r"""Llama a una función y devuelve lo que dejó escrito en la pantalla.

    Una barra de progreso se reescribe encima de sí misma; de ella queda lo
    último, sin los colores.

    Parameters
    ----------
    function : callable
        Lo que se llama, con ``*args`` y ``**kwargs``.

    Returns
    -------
    str

    Examples
    --------
    >>> printed(print, "10 %\r90 %")
    '90 %\n'
    """
    with contextlib.redirect_stdout(io.StringIO()) as screen:
        function(*args, **kwargs)
    lines = COLORS.sub("", screen.getvalue()).split("\n")
    return "\n".join(line.rpartition("\r")[2].rstrip() for line in lines)
