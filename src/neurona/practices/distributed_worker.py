"""Lo que hace cada trabajador en «Más de una máquina».

Es un programa: ``python -m neurona.practices.distributed_worker CARPETA``.
En la carpeta espera los datos y el plan; en la variable ``TF_CONFIG``, quiénes
son todos. Los pone ahí `neurona.practices.distributed.train`.
"""

import json
import os
import shutil
import signal
import sys
import threading
import time
from pathlib import Path

import numpy as np

from neurona.practices.distributed import LOG, unfinished
from neurona.practices.launcher import PORT_TAKEN
from neurona.quiet import quiet_tensorflow


def main(folder):
    """Entrena la parte que toca, y deja el resultado en la carpeta."""
    leave_with_parent(folder)
    with quiet_tensorflow():
        import tensorflow as tf
    strategy = join(tf)
    plan = json.loads((folder / "plan.json").read_text("utf8"))
    with np.load(folder / "datos.npz") as saved:
        x, y = saved["x"].astype("float32"), saved["y"].astype("int32")
    log, model = train(strategy, plan, x, y)
    weights = {f"w{i}": w for i, w in enumerate(model.get_weights())}
    index = strategy.cluster_resolver.task_id
    np.savez(
        folder / f"resultado-{index}.npz",
        **dict(zip(LOG, log, strict=True)),
        **weights,
    )


def leave_with_parent(folder):
    """Borra la carpeta y termina, en cuanto muera quien lo empezó todo."""

    def wait():
        # La entrada estándar es un tubo que solo se cierra si él se va. Se
        # lee sin sys.stdin: su candado aborta a Python al terminar.
        os.read(0, 1)
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def join(tf):
    """Se une a los demás trabajadores, que dice ``TF_CONFIG``."""
    try:
        return tf.distribute.MultiWorkerMirroredStrategy()
    except tf.errors.OpError as error:
        if "Could not start gRPC server" not in str(error):
            raise
        # Sin despedirse: TensorFlow esperaría a quienes nunca conoció.
        os._exit(PORT_TAKEN)


def train(strategy, plan, x, y):
    """Entrena desde el checkpoint, o desde el principio; anota cada época."""
    batch_size, path = plan["batch_size"], plan["checkpoint"]
    index = strategy.cluster_resolver.task_id
    steps = len(x) // batch_size
    with strategy.scope():
        model = build(plan, x.shape[1], int(y.max()) + 1)
    step = make_step(strategy, model, batch_size)
    batches = share(strategy, x, y, batch_size)
    log = []
    done = int(model.optimizer.iterations.numpy()) // steps
    for epoch in range(done, plan["epochs"]):
        start, total = clocks(), 0.0
        for i, (x_part, y_part) in enumerate(batches):
            if plan["power_cut"] == [index, epoch] and i == steps // 2:
                die()
            total += step(x_part, y_part)
        log.append([float(total) / steps, *(clocks() - start)])
        # Todas las copias son iguales: basta que uno guarde la suya.
        if path and index == 0:
            save(model, path)
    return np.reshape(log, (-1, len(LOG))).T, model


def clocks():
    """Los segundos de reloj, y los que este proceso lleva trabajando."""
    return np.array([time.perf_counter(), time.process_time()])


def build(plan, features, classes):
    """Define y compila la red, o la carga con todo y su optimizador."""
    from tensorflow import keras

    if plan["checkpoint"] and os.path.exists(plan["checkpoint"]):
        return keras.models.load_model(plan["checkpoint"])
    keras.utils.set_random_seed(plan["seed"])
    model = keras.Sequential(
        [
            keras.Input((features,)),
            keras.layers.Dense(plan["hidden"], activation="relu"),
            keras.layers.Dense(classes, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy")
    model.optimizer.build(model.trainable_variables)
    return model


def share(strategy, x, y, batch_size):
    """Reparte cada lote entre los trabajadores."""
    import tensorflow as tf

    batches = tf.data.Dataset.from_tensor_slices((x, y))
    batches = batches.batch(batch_size, drop_remainder=True)
    options = tf.data.Options()
    options.experimental_distribute.auto_shard_policy = (
        tf.data.experimental.AutoShardPolicy.DATA
    )
    return strategy.experimental_distribute_dataset(
        batches.with_options(options)
    )


def make_step(strategy, model, batch_size):
    """Arma el paso que dan todos juntos."""
    import tensorflow as tf

    cost_of = tf.keras.losses.SparseCategoricalCrossentropy(reduction=None)

    def part(x, y):
        with tf.GradientTape() as tape:
            costs = cost_of(y, model(x, training=True))
            # Entre el lote entero: así las partes se suman y nada más.
            cost = tf.reduce_sum(costs) / batch_size
        weights = model.trainable_variables
        gradients = tape.gradient(cost, weights)
        # Aquí se hablan: cada gradiente se suma con los de los demás.
        model.optimizer.apply_gradients(zip(gradients, weights, strict=True))
        return cost

    @tf.function
    def step(x, y):
        costs = strategy.run(part, args=(x, y))
        return strategy.reduce("SUM", costs, axis=None)

    return step


def save(model, path):
    """Guarda la red de modo que el archivo nunca esté a medias."""
    model.save(unfinished(path))
    os.replace(unfinished(path), path)


def die():
    """Muere sin despedirse, como en un apagón."""
    # Windows no tiene SIGKILL; ahí SIGTERM tampoco avisa.
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
