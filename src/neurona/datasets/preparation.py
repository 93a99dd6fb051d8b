r"""Preparar los datos antes de entrenar: separar una prueba y escalar.

El orden importa: primero se separa la prueba y después se escala, con la
media y la desviación del entrenamiento. Si la prueba participa en ellas, deja
de ser un examen con preguntas nuevas.
"""

import math

import numpy as np

from neurona._validation import data, positive, same_length
from neurona.datasets._seed import generator


def train_test_split(x, y, test_size=0.2, seed=0):
    """Reparte los ejemplos al azar entre entrenamiento y prueba.

    Parameters
    ----------
    x : array_like, shape (samples, ...)
        Características.
    y : array_like, shape (samples, ...)
        Etiquetas o valores, uno por ejemplo.
    test_size : float, optional
        Fracción de los ejemplos que va a la prueba, redondeada hacia arriba.
    seed : int or numpy.random.Generator, optional
        De dónde sale el azar.

    Returns
    -------
    x_train, x_test, y_train, y_test : numpy.ndarray
        En el orden de ``sklearn.model_selection.train_test_split``.

    Raises
    ------
    TypeError, ValueError
        Si los datos no son números finitos, si sus largos no coinciden o si
        alguna de las partes queda vacía.

    Examples
    --------
    >>> x, y = np.arange(10.0).reshape(5, 2), np.arange(5)
    >>> x_train, x_test, y_train, y_test = train_test_split(x, y)
    >>> len(x_train), len(x_test)
    (4, 1)
    """
    x, y = data(x, "x"), data(y, "y")
    same_length(x, y)
    count = math.ceil(positive(test_size, "test_size") * len(x))
    if count >= len(x):
        raise ValueError(
            f"Con test_size={test_size} y {len(x)} ejemplos no queda ninguno "
            "para entrenar: usa una fracción menor, como 0.2, o más ejemplos."
        )
    order = generator(seed).permutation(len(x))
    test, train = order[:count], order[count:]
    return x[train], x[test], y[train], y[test]


class StandardScaler:
    r"""Lleva cada columna a media 0 y desviación estándar 1.

    .. math:: x' = \frac{x - \mu}{\sigma}

    Así todas las columnas pesan lo mismo y el gradiente descendente avanza
    parejo en todas. La media y la desviación se aprenden con ``fit`` y *solo*
    del entrenamiento.

    Attributes
    ----------
    mean : numpy.ndarray or None
        Media de cada columna, con las unidades de la columna.
    scale : numpy.ndarray or None
        Desviación estándar de cada columna (divide entre n, como en
        scikit-learn); 1 donde la columna es constante.

    Examples
    --------
    >>> scaler = StandardScaler().fit([[1.0], [3.0]])
    >>> scaler.transform([[5.0]])
    array([[3.]])
    """

    def __init__(self):
        self.mean = None
        self.scale = None

    def fit(self, x):
        """Aprende la media y la desviación de cada columna.

        Parameters
        ----------
        x : array_like, shape (samples, ...)
            Datos de entrenamiento.

        Returns
        -------
        StandardScaler
            El mismo objeto.
        """
        x = data(x, "x")
        self.mean = x.mean(axis=0)
        # Una columna constante se queda en 0, sin dividir entre 0. Se
        # reconoce por sus extremos: el redondeo puede darle una desviación
        # diminuta en lugar de 0.
        constant = x.max(axis=0) == x.min(axis=0)
        self.scale = np.where(constant, 1, x.std(axis=0))
        return self

    def transform(self, x):
        """Escala ``x`` con la media y la desviación ya aprendidas.

        Raises
        ------
        ValueError
            Si se llama antes de ``fit`` o si ``x`` tiene otras columnas.
        """
        return (self._checked(x) - self.mean) / self.scale

    def fit_transform(self, x):
        """Aprende de ``x`` y lo devuelve escalado."""
        return self.fit(x).transform(x)

    def inverse_transform(self, x):
        """Deshace la escala: regresa a las unidades originales.

        Raises
        ------
        ValueError
            Si se llama antes de ``fit`` o si ``x`` tiene otras columnas.
        """
        return self._checked(x) * self.scale + self.mean

    def _checked(self, x):
        if self.mean is None:
            raise ValueError(
                "El escalador aún no conoce los datos: llama primero a "
                "fit(x_train), solo con el entrenamiento."
            )
        x = data(x, "x")
        if x.shape[1:] != self.mean.shape:
            raise ValueError(
                f"x tiene forma {x.shape}, pero el escalador aprendió de "
                f"ejemplos de forma {self.mean.shape}."
            )
        return x
