"""Equivocaciones con nombre, y las pruebas que deben notarlas.

Son las que de verdad se cometen al escribir una red: un signo, una media, una
traspuesta, un eje, un contador, dos pasos en otro orden. Ninguna detiene el
programa: la red aprende menos, o aprende otra cosa.
"""

from typing import NamedTuple


class Mutation(NamedTuple):
    """Un cambio en un archivo de ``neurona``.

    ``old`` aparece una sola vez en ``file`` y se cambia por ``new``; lo nota
    alguna de las ``tests``, archivos de ``tests/unit`` separados por espacios.
    """

    name: str
    file: str
    old: str
    new: str
    tests: str


MUTATIONS = [
    # Activaciones y costos: signos, medias, ejes y extremos.
    Mutation(
        "la sigmoide retropropaga sin su 1 - a",
        "activations.py",
        "return grad * a * (1 - a)",
        "return grad * a",
        "test_activations.py",
    ),
    Mutation(
        "la sigmoide se desborda del lado negativo",
        "activations.py",
        "(1 + np.exp(-np.abs(z)))",
        "(1 + np.exp(-z))",
        "test_activations.py",
    ),
    Mutation(
        "softmax suma por columnas",
        "activations.py",
        "return e / e.sum(axis=-1, keepdims=True)",
        "return e / e.sum(axis=0, keepdims=True)",
        "test_activations.py",
    ),
    Mutation(
        "softmax solo usa la diagonal de su derivada",
        "activations.py",
        "return a * (grad - (grad * a).sum(axis=-1, keepdims=True))",
        "return grad * a * (1 - a)",
        "test_activations.py",
    ),
    Mutation(
        "el escalón vale 0 en 0",
        "activations.py",
        "return (z >= 0).astype(z.dtype)",
        "return (z > 0).astype(z.dtype)",
        "test_perceptron.py",
    ),
    Mutation(
        "el error con el signo al revés",
        "_loss.py",
        "return np.subtract(y_pred, y_true)",
        "return np.subtract(y_true, y_pred)",
        "test_losses.py",
    ),
    Mutation(
        "el gradiente cuadrático es media de ejemplos, no de salidas",
        "losses.py",
        "return 2 * error / error.size",
        "return 2 * error / len(error)",
        "test_losses.py",
    ),
    Mutation(
        "la entropía dispersa resta 1 en lugar de 1/n",
        "entropies.py",
        "grad[np.arange(len(a)), y_true] -= 1 / len(a)",
        "grad[np.arange(len(a)), y_true] -= 1",
        "test_losses.py",
    ),
    Mutation(
        "la entropía olvida que cada p mueve a su renglón",
        "entropies.py",
        "return (grad - (grad * p).sum(axis=-1, keepdims=True)) / total",
        "return grad / total",
        "test_losses.py",
    ),
    # Capas y red.
    Mutation(
        "la capa devuelve el gradiente sin trasponer W",
        "layers.py",
        "return grad @ self.kernel.T if",
        "return grad @ self.kernel if",
        "test_layers.py",
    ),
    Mutation(
        "el gradiente del bias es una media",
        "layers.py",
        "grad.sum(axis=0, out=self.grads[1])",
        "grad.mean(axis=0, out=self.grads[1])",
        "test_gradient_check_model.py",
    ),
    Mutation(
        "la regularización se resta del gradiente",
        "layers.py",
        "self.grads[0] += self.kernel_regularizer",
        "self.grads[0] -= self.kernel_regularizer",
        "test_layers.py",
    ),
    Mutation(
        "Dropout no repone lo que apaga",
        "layers.py",
        "keep.astype(x.dtype) / (1 - self.rate)",
        "keep.astype(x.dtype)",
        "test_layers.py",
    ),
    Mutation(
        "el gradiente se queda en la última capa",
        "network.py",
        "layer.needs_input_grad = any(other.params for other in self.layers)",
        "layer.needs_input_grad = False",
        "test_gradient_check_model.py",
    ),
    Mutation(
        "todas las capas comparten los mismos números",
        "network.py",
        "start += w.size",
        "start += 0",
        "test_layers.py",
    ),
    # Optimizadores.
    Mutation(
        "el contador avanza una vez por arreglo",
        "_optimizer.py",
        "self.update(w, g, rate, *memory)",
        "self.update(w, g, rate, *memory)\n            self.iterations += 1",
        "test_optimizers.py",
    ),
    Mutation(
        "la inercia con el signo al revés",
        "optimizers.py",
        "velocity -= scratch",
        "velocity += scratch",
        "test_optimizers.py",
    ),
    Mutation(
        "RMSprop divide antes de actualizar su media",
        "optimizers.py",
        "mean_square += scratch\n        np.add(mean_square, self.epsilon,"
        " out=scratch)",
        "slot = mean_square + scratch\n        np.add(mean_square,"
        " self.epsilon, out=scratch)\n        mean_square[...] = slot",
        "test_optimizers.py",
    ),
    Mutation(
        "Adam corrige su sesgo con un paso de más",
        "optimizers.py",
        "t = self.iterations",
        "t = self.iterations + 1",
        "test_optimizers.py",
    ),
    # El ciclo de entrenamiento y la detención temprana.
    Mutation(
        "el paso se da antes de retropropagar",
        "training.py",
        "running.update(loss, y_batch, y_pred)\n        model.backward(",
        "running.update(loss, y_batch, y_pred)\n        model.optimizer.step("
        "[model.flat_params], [model.flat_grads])\n        model.backward(",
        "test_fit.py",
    ),
    Mutation(
        "las etiquetas no siguen a sus ejemplos",
        "training.py",
        "gather(y, rows, y_batch)",
        "gather(y, np.sort(rows), y_batch)",
        "test_fit.py",
    ),
    Mutation(
        "todos los lotes pesan lo mismo en la media",
        "training.py",
        "self.total += loss * len(y_pred)\n        self.count += len(y_pred)",
        "self.total += loss\n        self.count += 1",
        "test_fit.py",
    ),
    Mutation(
        "Dropout también actúa al evaluar",
        "training.py",
        "y_pred = model.forward(x_batch)",
        "y_pred = model.forward(x_batch, training=True)",
        "test_fit.py",
    ),
    Mutation(
        "se validan los primeros renglones",
        "_inputs.py",
        "return x[:split], y[:split], (x[split:], y[split:])",
        "return x[-split:], y[-split:], (x[:-split], y[:-split])",
        "test_fit.py",
    ),
    Mutation(
        "la paciencia tolera una época de más",
        "_monitors.py",
        "if self.wait >= self.patience:\n            self.stopped_epoch",
        "if self.wait > self.patience:\n            self.stopped_epoch",
        "test_callbacks.py",
    ),
    Mutation(
        "los mejores pesos se siguen moviendo",
        "_monitors.py",
        "self.best_weights = self.model.get_weights()",
        "self.best_weights = self.model.params",
        "test_callbacks.py",
    ),
    Mutation(
        "la espera tras bajar el factor nunca termina",
        "_monitors.py",
        "self.rest -= 1",
        "self.rest -= 0",
        "test_callbacks_plateau.py",
    ),
    # Quien comprueba, y las neuronas sueltas.
    Mutation(
        "la pendiente se divide entre h y no entre 2h",
        "gradient_check.py",
        "return (up - down) / (2 * step)",
        "return (up - down) / step",
        "test_gradient_check.py",
    ),
    Mutation(
        "quien comprueba mira el menor error",
        "gradient_check.py",
        "error.argmax()",
        "error.argmin()",
        "test_gradient_check.py",
    ),
    Mutation(
        "el perceptrón corrige hacia el otro lado",
        "perceptron.py",
        "error = target - step(w @ features + b)",
        "error = step(w @ features + b) - target",
        "test_perceptron.py",
    ),
    Mutation(
        "el camino guarda siempre el mismo punto",
        "gradient_descent.py",
        "path.append(point.copy())",
        "path.append(point)",
        "test_gradient_descent.py",
    ),
]
