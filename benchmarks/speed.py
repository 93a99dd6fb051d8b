"""Segundos por época en MNIST: neurona junto a Keras, scikit-learn y PyTorch.

Todos entrenan la misma red, en float32, con lotes barajados y con los mismos
hilos: una época de calentamiento y cinco que se miden, por turnos, para que un
bache de la máquina les toque a todos. Se informa la mediana. El *piso* son los
puros productos de matrices de una época: nadie tarda menos con esa biblioteca.
El *ciclo* es NumPy escrito a mano con cuidado y sin revisar nada: la meta es
que el paquete no cueste mucho más que él.

Solo dice algo en una máquina desocupada: si le disputan los núcleos, los hilos
se esperan unos a otros y todo puede tardar cien veces más.

Uso: ``python benchmarks/speed.py [--rows 0 1] [--repeats 5] [--threads 2]``
"""

import argparse
import gc
import importlib.util
import statistics
import time
import warnings

import numpy as np
from careful_loop import careful_loop
from threadpoolctl import threadpool_limits

from neurona import Dense, Input, Sequential
from neurona.datasets import load_mnist, origin
from neurona.quiet import quiet_tensorflow

# Capas, lote y optimizador.
ROWS = [
    ((784, 64, 10), 32, "sgd"),
    ((784, 64, 10), 32, "adam"),
    ((784, 64, 10), 128, "sgd"),
    ((784, 64, 10), 128, "adam"),
    ((784, 128, 64, 10), 32, "sgd"),
    ((784, 128, 64, 10), 32, "adam"),
    ((784, 128, 64, 10), 128, "sgd"),
    ((784, 128, 64, 10), 128, "adam"),
]


def floor(x, y, sizes, batch, optimizer):
    """Los 3L - 1 productos de matrices de cada lote, y nada más."""
    rng = np.random.default_rng(0)
    shapes = list(zip(sizes, sizes[1:], strict=False))
    weights = [rng.normal(size=s).astype("float32") for s in shapes]
    grads = [np.empty_like(w) for w in weights]
    values = [np.zeros((batch, n), "float32") for n in sizes]
    slopes = [np.zeros((batch, n), "float32") for n in sizes]

    def epoch():
        for start in range(0, len(x), batch):
            rows = x[start : start + batch]
            n = len(rows)
            for i, w in enumerate(weights):
                a = values[i][:n] if i else rows
                np.matmul(a, w, out=values[i + 1][:n])
                np.matmul(a.T, slopes[i + 1][:n], out=grads[i])
                if i:
                    np.matmul(slopes[i + 1][:n], w.T, out=slopes[i][:n])

    return epoch


def numpy_network(x, y, sizes, batch, optimizer):
    """La red de este curso."""
    layers = [Dense(n, "relu") for n in sizes[1:-1]]
    layers.append(Dense(sizes[-1], "softmax"))
    model = Sequential([Input((sizes[0],)), *layers], seed=0)
    model.compile(
        optimizer=optimizer,
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    return lambda: model.fit(x, y, batch_size=batch, verbose=0)


def keras_network(x, y, sizes, batch, optimizer, **options):
    """La misma red en Keras, con ``fit``."""
    with quiet_tensorflow():
        import keras
    layers = [keras.layers.Dense(n, "relu") for n in sizes[1:-1]]
    layers.append(keras.layers.Dense(sizes[-1], "softmax"))
    model = keras.Sequential([keras.Input((sizes[0],)), *layers])
    model.compile(
        optimizer=optimizer,
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
        **options,
    )
    return lambda: model.fit(x, y, batch_size=batch, verbose=0)


def keras_compiled(*row):
    """Keras con XLA."""
    return keras_network(*row, jit_compile=True)


def keras_many_steps(*row):
    """Keras con cincuenta actualizaciones por llamada."""
    return keras_network(*row, steps_per_execution=50)


def sklearn_network(x, y, sizes, batch, optimizer):
    """``MLPClassifier``: cada ``partial_fit`` es una época."""
    from sklearn.neural_network import MLPClassifier

    model = MLPClassifier(
        hidden_layer_sizes=sizes[1:-1],
        solver=optimizer,
        batch_size=batch,
        alpha=0,
        momentum=0,
        random_state=0,
    )
    classes = np.arange(sizes[-1])
    return lambda: model.partial_fit(x, y, classes=classes)


def torch_network(x, y, sizes, batch, optimizer):
    """El ciclo de entrenamiento usual de PyTorch."""
    import torch

    layers = []
    for inputs, units in zip(sizes, sizes[1:], strict=False):
        layers += [torch.nn.Linear(inputs, units), torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1])
    kinds = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}
    steps = kinds[optimizer](model.parameters(), lr=1e-3)
    loss_of = torch.nn.CrossEntropyLoss()
    x, y = torch.from_numpy(x), torch.from_numpy(y.astype("int64"))

    def epoch():
        total = correct = 0
        for rows in torch.randperm(len(x)).split(batch):
            scores = model(x[rows])
            loss = loss_of(scores, y[rows])
            steps.zero_grad()
            loss.backward()
            steps.step()
            total += loss.item() * len(rows)
            correct += (scores.argmax(1) == y[rows]).sum().item()

    return epoch


CONTESTANTS = {
    "piso": floor,
    "ciclo": careful_loop,
    "neurona": numpy_network,
    "Keras": keras_network,
    "Keras XLA": keras_compiled,
    "Keras ×50": keras_many_steps,
    "scikit-learn": sklearn_network,
    "PyTorch": torch_network,
}


def contestants(threads):
    """Los que están instalados aquí, todos con los mismos hilos."""
    needs = {"Keras": "keras", "scikit": "sklearn", "PyTorch": "torch"}
    here = {
        name: build
        for name, build in CONTESTANTS.items()
        if all(
            importlib.util.find_spec(module)
            for prefix, module in needs.items()
            if name.startswith(prefix)
        )
    }
    if "Keras" in here:
        with quiet_tensorflow():
            import tensorflow as tf
        tf.config.threading.set_intra_op_parallelism_threads(threads)
    if "PyTorch" in here:
        import torch

        torch.set_num_threads(threads)
    return here


def measure(builders, row, repeats):
    """Devuelve la mediana de cada uno, en segundos por época."""
    epochs = {name: build(*row) for name, build in builders.items()}
    times = {name: [] for name in epochs}
    for _ in range(1 + repeats):
        for name, epoch in epochs.items():
            gc.collect()
            start = time.perf_counter()
            epoch()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(t[1:]) for name, t in times.items()}


def line(cells):
    """Un renglón de una tabla de Markdown."""
    print("| " + " | ".join(cells) + " |", flush=True)


def report(results, builders):
    """Escribe las veces que cada uno tarda lo que neurona."""
    line(["red", "lote", "optimizador", *builders])
    line(["---"] * (len(builders) + 3))
    for name, times in results:
        line([*name, *(f"{t / times['neurona']:.2f}" for t in times.values())])
    excess = [t["neurona"] / t["ciclo"] for _, t in results]
    print(
        f"\nneurona / ciclo: mediana {statistics.median(excess):.2f} "
        f"(meta 1.25), mayor {max(excess):.2f} (meta 1.6)."
    )


def main():
    """Mide los renglones que se pidan y escribe las tablas."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="+", help="de 0 a 7")
    parser.add_argument("--repeats", type=int, default=5, help="épocas")
    parser.add_argument("--threads", type=int, default=2, help="hilos")
    options = parser.parse_args()

    (x, y), _ = load_mnist()
    print(f"Datos: {origin('mnist')}, {len(x)} ejemplos; ", end="")
    print(f"{options.threads} hilos.\n\nSegundos por época:\n")
    x = x.reshape(len(x), -1).astype("float32") / 255
    builders = contestants(options.threads)
    line(["red", "lote", "optimizador", *builders])
    line(["---"] * (len(builders) + 3))
    results = []
    with threadpool_limits(options.threads):
        for i in options.rows or range(len(ROWS)):
            row = ROWS[i]
            times = measure(builders, (x, y, *row), options.repeats)
            name = ["-".join(map(str, row[0])), *map(str, row[1:])]
            line(name + [f"{t:.3f}" for t in times.values()])
            results.append((name, times))
    print("\nVeces lo que tarda neurona:\n")
    report(results, builders)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
