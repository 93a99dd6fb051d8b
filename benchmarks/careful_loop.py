"""Una red de NumPy escrita a mano para correr, no para leerse.

Es la vara con que se mide a neurona: hace lo mismo, sin capas ni revisiones.
Todos los parámetros viven en un arreglo, cada cuenta escribe en memoria que
ya estaba pedida y nadie pregunta si los datos están bien.
"""

import math

import numpy as np


def careful_loop(x, y, sizes, batch, optimizer):
    """ReLU, softmax y entropía cruzada, por lotes barajados."""
    rng = np.random.default_rng(0)
    shapes = list(zip(sizes, sizes[1:], strict=False))
    weights = Parameters(shapes)
    grads = Parameters(shapes)
    for matrix in weights.matrices:
        limit = math.sqrt(6 / sum(matrix.shape))
        matrix[...] = rng.uniform(-limit, limit, matrix.shape)
    step = {"sgd": sgd, "adam": adam}[optimizer](weights.flat, grads.flat)
    x_buffer = np.empty((batch, sizes[0]), "float32")
    y_buffer = np.empty(batch, y.dtype)
    values = [np.empty((batch, n), "float32") for n in sizes[1:]]
    slopes = [np.empty((batch, n), "float32") for n in sizes[1:]]
    passes = [np.empty((batch, n), bool) for n in sizes[1:]]
    column = np.empty((batch, 1), "float32")
    numbers = np.arange(batch)
    last = len(shapes) - 1

    def forward(x_batch, n):
        a = x_batch
        for i in range(last + 1):
            z = values[i][:n]
            np.matmul(a, weights.matrices[i], out=z)
            z += weights.vectors[i]
            if i < last:
                np.maximum(z, 0, out=z)
            a = z
        return z

    def softmax(z, y_batch, n):
        """Devuelve el costo del lote y deja su gradiente en ``slopes``."""
        total, slope = column[:n], slopes[last][:n]
        np.max(z, axis=1, keepdims=True, out=total)
        z -= total
        np.exp(z, out=slope)
        np.sum(slope, axis=1, keepdims=True, out=total)
        right = numbers[:n], y_batch
        loss = float(np.log(total).sum() - z[right].sum())
        slope /= total
        slope[right] -= 1
        slope *= 1 / n
        return loss

    def backward(x_batch, n):
        for i in range(last, -1, -1):
            a = values[i - 1][:n] if i else x_batch
            slope = slopes[i][:n]
            np.matmul(a.T, slope, out=grads.matrices[i])
            np.sum(slope, axis=0, out=grads.vectors[i])
            if i:
                before, mask = slopes[i - 1][:n], passes[i - 1][:n]
                np.matmul(slope, weights.matrices[i].T, out=before)
                np.greater(a, 0, out=mask)
                before *= mask

    def epoch():
        order = rng.permutation(len(x))
        loss = correct = 0
        for start in range(0, len(x), batch):
            rows = order[start : start + batch]
            n = len(rows)
            x_batch, y_batch = x_buffer[:n], y_buffer[:n]
            np.take(x, rows, axis=0, out=x_batch, mode="clip")
            np.take(y, rows, out=y_batch, mode="clip")
            z = forward(x_batch, n)
            correct += np.count_nonzero(z.argmax(axis=1) == y_batch)
            loss += softmax(z, y_batch, n)
            backward(x_batch, n)
            step()
        return loss / len(x), correct / len(x)

    return epoch


class Parameters:
    """Matrices y vectores de todas las capas, seguidos en un arreglo."""

    def __init__(self, shapes):
        total = sum(a * b + b for a, b in shapes)
        self.flat = np.zeros(total, "float32")
        self.matrices, self.vectors = [], []
        start = 0
        for a, b in shapes:
            middle = start + a * b
            self.matrices.append(self.flat[start:middle].reshape(a, b))
            self.vectors.append(self.flat[middle : middle + b])
            start = middle + b


def sgd(w, g):
    """Devuelve la función que da un paso de gradiente descendente."""
    scratch = np.empty_like(w)

    def step():
        np.multiply(g, 0.01, out=scratch)
        np.subtract(w, scratch, out=w)

    return step


def adam(w, g):
    """Devuelve la función que da un paso de Adam."""
    mean, mean_square = np.zeros_like(w), np.zeros_like(w)
    scratch = np.empty_like(w)
    steps = 0

    def step():
        nonlocal steps
        steps += 1
        rate = 1e-3 * math.sqrt(1 - 0.999**steps) / (1 - 0.9**steps)
        np.multiply(mean, 0.9, out=mean)
        np.multiply(g, 0.1, out=scratch)
        np.add(mean, scratch, out=mean)
        np.square(g, out=scratch)
        np.multiply(scratch, 0.001, out=scratch)
        np.multiply(mean_square, 0.999, out=mean_square)
        np.add(mean_square, scratch, out=mean_square)
        np.sqrt(mean_square, out=scratch)
        np.add(scratch, 1e-7, out=scratch)
        np.divide(mean, scratch, out=scratch)
        np.multiply(scratch, rate, out=scratch)
        np.subtract(w, scratch, out=w)

    return step
