"""El ciclo de entrenamiento: épocas, lotes y un paso por lote.

Es el algoritmo de la diapositiva «Backpropagation»: para cada lote se
propaga hacia adelante, se compara con las etiquetas, se retropropaga el
gradiente y el optimizador da un paso.
"""

import math

import numpy as np

from neurona import metrics
from neurona._threads import threads_for


def train(model, x, y, epochs, batch_size, shuffle, validation, callbacks):
    """Entrena la red, con datos ya revisados.

    Parameters
    ----------
    model : Sequential
        La red, compilada.
    x, y : numpy.ndarray
        Los ejemplos y sus etiquetas.
    epochs, batch_size : int
        Épocas y ejemplos por lote.
    shuffle : bool
        Si en cada época los ejemplos se visitan en otro orden.
    validation : tuple of numpy.ndarray or None
        Ejemplos y etiquetas que solo se evalúan.
    callbacks : list of Callback
        A quién se avisa.
    """
    notify(callbacks, "on_train_begin")
    model.stop_training = False
    largest = max(w.size for w in model.params)
    with threads_for(batch_size * largest):
        for epoch in range(epochs):
            notify(callbacks, "on_epoch_begin", epoch)
            order = model.rng.permutation(len(x)) if shuffle else None
            logs = train_epoch(model, x, y, batch_size, order, epoch)
            if validation is not None:
                results = evaluate(model, *validation)
                logs |= {f"val_{name}": v for name, v in results.items()}
            notify(callbacks, "on_epoch_end", epoch, logs)
            if model.stop_training:
                break
    notify(callbacks, "on_train_end")


# Al desbordarse, NumPy avisa en inglés; el error que detiene el entrenamiento
# lo explica mejor.
@np.errstate(over="ignore", invalid="ignore")
def train_epoch(model, x, y, batch_size, order, epoch):
    """Visita una vez todos los ejemplos y devuelve las medias de la época."""
    running = Running(model)
    for batch, (x_batch, y_batch) in enumerate(
        batches(model, x, y, batch_size, order)
    ):
        y_pred = model.forward(x_batch, training=True)
        loss = model.cost(model.loss, y_batch, y_pred)
        if not math.isfinite(loss):
            raise ValueError(diverged(model, loss, epoch, batch))
        running.update(loss, y_batch, y_pred)
        model.backward(model.loss, y_batch, y_pred)
        model.optimizer.step([model.flat_params], [model.flat_grads])
    if not np.isfinite(model.flat_params).all():
        raise ValueError(diverged(model, math.nan, epoch, batch))
    return running.result()


def evaluate(model, x, y, batch_size=1024):
    """Devuelve el costo y las métricas, sin cambiar la red."""
    running = Running(model)
    for x_batch, y_batch in batches(model, x, y, batch_size):
        y_pred = model.forward(x_batch)
        loss = model.cost(model.loss, y_batch, y_pred)
        running.update(loss, y_batch, y_pred)
    return running.result()


class Running:
    """La media del costo y las métricas de los lotes que van pasando."""

    def __init__(self, model):
        self.total = 0.0
        self.count = 0
        outputs = model.output_shape[-1]
        sparse = model.loss.label_dtype is not None
        self.metrics = [
            metrics.get(name, outputs, sparse) for name in model.metrics
        ]

    def update(self, loss, y_true, y_pred):
        """Suma un lote: pesa lo que pesan sus ejemplos."""
        self.total += loss * len(y_pred)
        self.count += len(y_pred)
        for metric in self.metrics:
            metric.update(y_true, y_pred)

    def result(self):
        """Devuelve las métricas y el costo, por su nombre."""
        values = {metric.name: metric.result() for metric in self.metrics}
        return values | {"loss": self.total / self.count}


def batches(model, x, y, batch_size, order=None):
    """Recorre los ejemplos por lotes, en el tipo de la red.

    Con ``order`` los reúne en ese orden, siempre en los mismos dos
    arreglos: no se copia el conjunto de datos ni se pide memoria por lote.
    """
    label_dtype = model.loss.label_dtype or model.dtype
    if order is None:
        for start in range(0, len(x), batch_size):
            rows = slice(start, start + batch_size)
            yield (
                x[rows].astype(model.dtype, copy=False),
                y[rows].astype(label_dtype, copy=False),
            )
        return
    size = min(batch_size, len(x))
    x_batch = np.empty((size, *x.shape[1:]), model.dtype)
    y_batch = np.empty((size, *y.shape[1:]), label_dtype)
    for start in range(0, len(x), batch_size):
        rows = order[start : start + batch_size]
        yield gather(x, rows, x_batch), gather(y, rows, y_batch)


def gather(source, rows, batch):
    """Copia en ``batch`` los renglones pedidos, y devuelve los que llenó."""
    batch = batch[: len(rows)]
    if source.dtype == batch.dtype:
        # mode="clip" escribe directo en out; el modo normal usa una copia.
        np.take(source, rows, axis=0, out=batch, mode="clip")
    else:
        batch[...] = source[rows]
    return batch


def notify(callbacks, event, *args):
    """Avisa a todos de lo que acaba de pasar."""
    for callback in callbacks:
        getattr(callback, event)(*args)


def diverged(model, loss, epoch, batch):
    """Explica por qué se detuvo un entrenamiento que se fue al infinito."""
    rate = model.optimizer.current_rate()
    return (
        f"El costo se volvió {loss} en la época {epoch + 1}, lote "
        f"{batch + 1}, y el entrenamiento se detuvo. Casi siempre la causa "
        f"es un factor de aprendizaje demasiado grande (ahora {rate:g}): "
        "prueba con uno diez veces menor y escala los datos. Los pesos ya "
        "no sirven: crea la red de nuevo."
    )
