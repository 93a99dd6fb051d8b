"""``Sequential``: una red que se define, compila, ajusta, evalúa y usa.

Son los pasos de Keras, con sus mismos nombres y argumentos.
"""

import numpy as np

from neurona import losses, optimizers, saving, training
from neurona import metrics as metrics_module
from neurona._inputs import check_x, check_xy, rows_or, training_data
from neurona._progress import summary_line
from neurona._validation import positive_int
from neurona.callbacks import prepare
from neurona.network import Network
from neurona.summary import summary_table


class Sequential(Network):
    """Una red de capas en fila que aprende de ejemplos.

    Parameters
    ----------
    layers : list, optional
        ``Input`` y capas, en orden; también se agregan con ``add``.
    name : str, optional
        Nombre para ``summary``.
    seed : int, numpy.random.Generator or RandomState, optional
        Semilla de todo su azar: los pesos iniciales, el orden de los
        ejemplos y ``Dropout``. Con la misma semilla, la misma historia.
    dtype : {"float32", "float64"}, optional
        Precisión de los cálculos.

    Examples
    --------
    >>> from neurona import Dense, Input
    >>> model = Sequential([Input((2,)), Dense(1, "sigmoid")], seed=0)
    >>> model.compile(optimizer="sgd", loss="binary_crossentropy")
    >>> history = model.fit([[0, 1], [1, 0]], [1, 0], verbose=0)
    >>> model.predict([[0, 1]]).shape
    (1, 1)
    """

    optimizer = None
    loss = None
    metrics = ()
    history = None
    stop_training = False

    def compile(self, optimizer="rmsprop", loss=None, *, metrics=None):
        """Elige cómo aprende la red.

        Parameters
        ----------
        optimizer : str or Optimizer, optional
            ``"sgd"``, ``"rmsprop"``, ``"adam"`` o un objeto; empieza sin
            memoria de otros entrenamientos.
        loss : str or Loss
            Función de costo.
        metrics : list of str, optional
            Métricas que se anotan además del costo.

        Raises
        ------
        ValueError
            Si falta el costo o algún nombre no existe.
        """
        if loss is None:
            raise ValueError(
                "Falta la función de costo: compile('sgd', loss='mse')."
            )
        self.loss = losses.get(loss)
        self.optimizer = optimizers.get(optimizer)
        self.optimizer.reset()
        single = isinstance(metrics, str)
        self.metrics = [metrics] if single else list(metrics or [])
        for metric in self.metrics:
            metrics_module.get(metric)

    def fit(
        self,
        x,
        y,
        batch_size=32,
        epochs=1,
        verbose="auto",
        callbacks=None,
        validation_split=0.0,
        validation_data=None,
        shuffle=True,
    ):
        """Ajusta los pesos con ejemplos.

        Parameters
        ----------
        x : array_like
            Ejemplos, de forma ``(n, *input_shape)``.
        y : array_like
            Etiquetas, ``(n,)`` o ``(n, salidas)`` según el costo.
        batch_size : int, optional
            Ejemplos por actualización; ``None`` es 32.
        epochs : int, optional
            Vueltas completas a los ejemplos.
        verbose : {"auto", 0, 1, 2}, optional
            0, silencio; 1 o ``"auto"``, una barra; 2, un renglón por época.
        callbacks : list of Callback, optional
            Por ejemplo, ``[EarlyStopping(patience=5)]``.
        validation_split : float, optional
            Fracción de ejemplos, los *últimos*, que se aparta para validar.
        validation_data : tuple, optional
            ``(x_val, y_val)``; tiene prioridad sobre ``validation_split``.
        shuffle : bool, optional
            Si cada época visita los ejemplos en otro orden.

        Returns
        -------
        History
            Con el costo y las métricas de cada época en ``.history``. Son
            la media de los lotes, cada uno antes de su actualización.

        Raises
        ------
        ValueError
            Si los datos no sirven o si el costo deja de ser finito.
        """
        epochs = positive_int(epochs, "epochs")
        size = rows_or(batch_size, 32)
        x, y, validation = training_data(
            self, x, y, validation_split, validation_data
        )
        history, every = prepare(callbacks, self, epochs, verbose)
        training.train(self, x, y, epochs, size, shuffle, validation, every)
        self.history = history
        return history

    def evaluate(
        self, x, y, batch_size=None, verbose="auto", return_dict=False
    ):
        """Mide el costo y las métricas, sin cambiar la red.

        Parameters
        ----------
        x, y : array_like
            Ejemplos y etiquetas, mejor si no se usaron para entrenar.
        batch_size : int, optional
            Ejemplos que se propagan a la vez; no cambia el resultado.
        verbose : {"auto", 0, 1, 2}, optional
            Con 0 no escribe el resultado.
        return_dict : bool, optional
            Si devuelve un diccionario por nombre.

        Returns
        -------
        float or list of float or dict
            El costo; con métricas, ``[costo, métrica, ...]``, como Keras.
        """
        x, y = check_xy(self, x, y)
        size = rows_or(batch_size, 1024)
        results = training.evaluate(self, x, y, size)
        if verbose:
            print(summary_line(results))
        if return_dict:
            return results
        loss = results.pop("loss")
        return [loss, *results.values()] if results else loss

    def predict(self, x, batch_size=None, verbose=0):
        """Responde a ejemplos nuevos.

        Parameters
        ----------
        x : array_like
            Ejemplos, de forma ``(n, *input_shape)``.
        batch_size : int, optional
            Ejemplos que se propagan a la vez; no cambia el resultado.
        verbose : optional
            Se acepta como en Keras; no escribe nada.

        Returns
        -------
        numpy.ndarray
            De forma ``(n, *output_shape)``.
        """
        x = check_x(self, x)
        size = rows_or(batch_size, 1024)
        y = np.empty((len(x), *self.output_shape), self.dtype)
        for start in range(0, len(x), size):
            rows = slice(start, start + size)
            y[rows] = self.forward(x[rows].astype(self.dtype, copy=False))
        return y

    def train_on_batch(self, x, y):
        """Da una sola actualización y devuelve el costo de antes."""
        x, y = check_xy(self, x, y)
        return training.train_epoch(self, x, y, len(x), None, 0)["loss"]

    def gradients(self, x, y):
        """Calcula el gradiente del costo sin cambiar los pesos.

        Returns
        -------
        loss : float
            El costo de todo el lote.
        grads : list of numpy.ndarray
            Su gradiente, en el orden y con las formas de ``get_weights``.
        """
        x, y = check_xy(self, x, y)
        (batch,) = training.batches(self, x, y, len(x))
        y_pred = self.forward(batch[0])
        self.backward(self.loss, batch[1], y_pred)
        loss = self.cost(self.loss, batch[1], y_pred)
        return loss, [g.copy() for g in self.grads]

    def summary(self):
        """Escribe una tabla con las capas, sus formas y sus parámetros."""
        print(summary_table(self))

    def save(self, path):
        """Guarda la red; véase :func:`neurona.saving.save_model`."""
        saving.save_model(self, path)


def load_model(path):
    """Carga una red guardada con ``save``.

    Parameters
    ----------
    path : str or pathlib.Path
        Un archivo ``.neurona``.

    Returns
    -------
    Sequential
        La misma red, compilada si lo estaba.

    Raises
    ------
    FileNotFoundError
        Si el archivo no existe.
    ValueError
        Si no es de neurona, está dañado o es de una versión más nueva.
    """
    return saving.read_model(path, Sequential)
