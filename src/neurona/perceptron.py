r"""Las dos primeras neuronas artificiales.

- La unidad de McCulloch y Pitts (1943) decide, pero no aprende: alguien elige
  sus pesos y su umbral.
- El perceptrón de Rosenblatt (1958) aprende los suyos, corrigiéndolos cada
  vez que se equivoca.
"""

import numpy as np

from neurona._validation import data, positive, positive_int, real, same_length
from neurona.activations import step


def threshold_unit(x, weights, threshold):
    r"""Unidad de umbral: se enciende si la suma ponderada lo alcanza.

    .. math:: y = 1 \text{ si } w_1 x_1 + \cdots + w_n x_n \geq \theta

    Con :math:`b = -\theta` es una neurona con activación escalón.

    Parameters
    ----------
    x : array_like, shape (samples, inputs)
        Entradas; en el artículo original, ceros y unos.
    weights : array_like, shape (inputs,)
        Positivo si la entrada excita, negativo si inhibe. (En el original,
        una sola entrada inhibidora encendida apaga la unidad.)
    threshold : float
        Umbral :math:`\theta`.

    Returns
    -------
    numpy.ndarray, shape (samples,), int
        1 donde la unidad se enciende, 0 donde no.

    References
    ----------
    W. McCulloch y W. Pitts, *A logical calculus of the ideas immanent in
    nervous activity*, Bulletin of Mathematical Biophysics 5, 1943.

    Examples
    --------
    >>> threshold_unit([[0, 0], [0, 1], [1, 0], [1, 1]], [1, 1], 2)
    array([0, 0, 0, 1])
    """
    x, weights = _table(x), data(weights, "weights")
    _one_per_column(weights, x)
    return step(x @ weights - real(threshold, "threshold")).astype(int)


class Perceptron:
    r"""Perceptrón de Rosenblatt, para dos clases que una recta separa.

    Tras cada ejemplo :math:`(x, t)` corrige sus parámetros según su error:

    .. math::
        w \leftarrow w + \eta\,(t - y)\,x, \qquad
        b \leftarrow b + \eta\,(t - y), \qquad
        y = f(w x + b)

    donde :math:`f` es el escalón, con :math:`f(0) = 1`. Si acierta,
    :math:`t - y = 0` y nada cambia.

    Parameters
    ----------
    learning_rate : float, optional
        Factor de aprendizaje :math:`\eta`. Si se parte de ceros solo cambia
        la escala de los parámetros, no los errores.

    Attributes
    ----------
    weights : numpy.ndarray, shape (inputs,)
        Pesos aprendidos.
    bias : float
        Bias aprendido.
    errors : list of int
        Errores en cada época. Un 0 final dice que ya no hay qué corregir.
    path : numpy.ndarray, shape (corrections + 1, inputs + 1)
        Camino de la recta: los pesos y, al final, el bias, al comenzar y
        después de cada corrección.

    References
    ----------
    F. Rosenblatt, *The perceptron: a probabilistic model for information
    storage and organization in the brain*, Psychological Review 65, 1958.
    Diapositiva «Red perceptrón».

    Examples
    --------
    >>> x = [[0, 0], [0, 1], [1, 0], [1, 1]]
    >>> model = Perceptron().fit(x, [0, 0, 0, 1])
    >>> model.errors
    [2, 3, 3, 2, 1, 0]
    >>> model.predict(x)
    array([0, 0, 0, 1])
    """

    def __init__(self, learning_rate=1.0):
        self.learning_rate = positive(learning_rate, "learning_rate")
        self.weights = None
        self.bias = None
        self.errors = []
        self.path = None

    def fit(self, x, y, epochs=100, weights=None, bias=0.0):
        """Aprende hasta que una época pase sin errores.

        Parameters
        ----------
        x : array_like, shape (samples, inputs)
            Entradas; se visitan en orden.
        y : array_like, shape (samples,)
            Etiquetas, 0 o 1.
        epochs : int, optional
            Épocas, a lo más: se agotan si ninguna recta separa las clases.
        weights, bias : array_like and float, optional
            De dónde parte la recta; de ceros si no se dan.

        Returns
        -------
        Perceptron
            El mismo objeto.

        Raises
        ------
        TypeError, ValueError
            Si los datos no son números finitos, si sus formas no casan o si
            hay etiquetas distintas de 0 y 1.
        """
        x, y = _examples(x, y)
        if weights is None:
            weights = np.zeros(x.shape[1])
        w, b = data(weights, "weights").astype(float), real(bias, "bias")
        _one_per_column(w, x)
        self.errors = []
        path = [[*w, b]]
        for _ in range(positive_int(epochs, "epochs")):
            errors = 0
            for features, target in zip(x, y, strict=True):
                error = target - step(w @ features + b)
                if error != 0:
                    w += self.learning_rate * error * features
                    b += self.learning_rate * error
                    errors += 1
                    path.append([*w, b])
            self.errors.append(errors)
            if errors == 0:
                break
        self.weights, self.bias, self.path = w, float(b), np.array(path)
        return self

    def predict(self, x):
        """Devuelve la clase de cada ejemplo: enteros 0 o 1.

        Raises
        ------
        ValueError
            Si se llama antes de ``fit`` o si ``x`` tiene otras columnas.
        """
        if self.weights is None:
            raise ValueError(
                "El perceptrón aún no ha aprendido: llama primero a fit(x, y)."
            )
        return threshold_unit(x, self.weights, -self.bias)


def novikoff_bound(x, y, weights, bias):
    r"""Cota de Novikoff: a lo más cuántas correcciones hará el perceptrón.

    .. math:: \text{correcciones} \leq (R / \gamma)^2

    :math:`R` es el mayor tamaño de un ejemplo y :math:`\gamma` el margen, la
    distancia del más cercano a una recta que separa las clases; el bias
    cuenta como el peso de una columna de unos. Vale si el perceptrón parte de
    ceros, con cualquier recta que separe: la de mayor margen la hace más fina.

    Parameters
    ----------
    x, y : array_like
        Entradas y etiquetas, como en ``Perceptron.fit``.
    weights, bias : array_like, float
        Una recta que separa las clases.

    Returns
    -------
    float
        La cota, para la suma de los errores de todas las épocas.

    Raises
    ------
    ValueError
        Si la recta no separa las clases.

    References
    ----------
    A. Novikoff, *On convergence proofs on perceptrons*, Symposium on the
    Mathematical Theory of Automata 12, 1962.
    """
    x, y = _examples(x, y)
    weights, bias = data(weights, "weights"), real(bias, "bias")
    _one_per_column(weights, x)
    # Positivo del lado correcto de la recta, negativo del otro.
    side = (2 * y - 1) * (x @ weights + bias)
    worst = int(side.argmin())
    if side[worst] <= 0:
        raise ValueError(
            "La recta no separa las clases, y sin separación no hay cota: el "
            f"ejemplo {worst} queda del otro lado o justo sobre ella."
        )
    radius = (x**2).sum(axis=1).max() + 1
    margin = side[worst] ** 2 / (weights @ weights + bias**2)
    return float(radius / margin)


def _examples(x, y):
    x, y = _table(x), data(y, "y")
    same_length(x, y)
    if y.ndim != 1:
        raise ValueError(
            f"y tiene forma {y.shape}, pero se espera una etiqueta por "
            f"ejemplo, con forma ({len(x)},): usa y.ravel()."
        )
    if not np.isin(y, (0, 1)).all():
        raise ValueError(
            "El perceptrón espera las etiquetas 0 y 1, pero en y hay "
            f"{np.unique(y)[:5]}. Si son -1 y 1, usa (y + 1) // 2."
        )
    return x.astype(float), y.astype(float)


def _table(x):
    x = data(x, "x")
    if x.ndim != 2:
        raise ValueError(
            f"x tiene forma {x.shape}, pero se espera (ejemplos, entradas). "
            "Un solo ejemplo va entre dobles corchetes: [[0, 1]]."
        )
    return x


def _one_per_column(weights, x):
    if weights.shape != (x.shape[1],):
        raise ValueError(
            f"x tiene {x.shape[1]} columnas, pero los pesos tienen forma "
            f"{weights.shape}: hace falta un peso por columna."
        )
