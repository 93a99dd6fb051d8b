"""Lección «Más de una máquina»: varios procesos que entrenan una red.

`train` escribe el plan y los datos; `neurona.practices.launcher` empieza los
procesos y, pase lo que pase, los termina. Lo que hace cada uno está en
``neurona.practices.distributed_worker``.
"""

import json
import tempfile
from pathlib import Path
from typing import NamedTuple

import numpy as np

from neurona._validation import data, positive_int, same_length
from neurona.practices.launcher import WorkerLost, launch

__all__ = ["LOG", "Report", "WorkerLost", "train", "unfinished"]

WORKER = "neurona.practices.distributed_worker"
LOG = ("costs", "seconds", "cpu")
"""Lo que cada trabajador anota de cada época."""


class Report(NamedTuple):
    """Lo que entrega un trabajador al terminar.

    Attributes
    ----------
    costs : numpy.ndarray, shape (epochs,)
        El costo de cada época que entrenó.
    seconds, cpu : numpy.ndarray, shape (epochs,)
        Cuánto tardó cada una, y cuánto de ese tiempo ocupó el procesador. El
        segundo no cambia si otros programas lo ocupan también.
    weights : list of numpy.ndarray
        Los parámetros con que acabó su copia de la red.
    """

    costs: np.ndarray
    seconds: np.ndarray
    cpu: np.ndarray
    weights: list

    def get_weights(self):
        """Devuelve los parámetros, como lo haría una red."""
        return self.weights


def train(
    x,
    y,
    *,
    workers,
    epochs,
    batch_size=64,
    hidden=64,
    seed=0,
    checkpoint=None,
    power_cut=None,
    limit=240,
):
    """Entrena una red densa con varios procesos de TensorFlow.

    Una capa oculta con ReLU, salida softmax y Adam. Los ejemplos van siempre
    en el mismo orden; de cada lote, a cada trabajador le toca una parte.

    Parameters
    ----------
    x : array_like, shape (samples, features)
        Los ejemplos. Los que no completan un lote no se usan.
    y : array_like, shape (samples,)
        La clase de cada uno: 0, 1, 2...
    workers : int
        Cuántos procesos, todos en esta máquina.
    epochs, batch_size, hidden, seed : int
        Épocas en total, ejemplos por lote *entre todos*, neuronas ocultas y
        semilla de los pesos iniciales.
    checkpoint : str or pathlib.Path, optional
        Un archivo ``.keras`` donde guardar la red al final de cada época. Si
        ya existe, el entrenamiento sigue desde ahí.
    power_cut : tuple of int, optional
        ``(trabajador, época)``: quién muere, y a la mitad de qué época,
        contados desde 0. Es para ver qué pasa.
    limit : float, optional
        Segundos que se espera a que terminen.

    Returns
    -------
    list of Report
        Uno por trabajador.

    Raises
    ------
    WorkerLost
        Si un trabajador muere. Los demás se terminan.
    TimeoutError
        Si no acaban a tiempo. Todos se terminan.
    TypeError, ValueError
        Si los datos o las cuentas no sirven.
    """
    x, y = data(x, "x"), data(y, "y")
    same_length(x, y)
    plan = {
        name: positive_int(value, name, minimum)
        for name, value, minimum in (
            ("epochs", epochs, 1),
            ("batch_size", batch_size, 1),
            ("hidden", hidden, 1),
            ("seed", seed, 0),
        )
    }
    _check_batch(len(x), batch_size, positive_int(workers, "workers"))
    plan["checkpoint"] = checkpoint and str(Path(checkpoint).resolve())
    plan["power_cut"] = power_cut
    with tempfile.TemporaryDirectory(prefix="neurona-") as name:
        folder = Path(name)
        np.savez(folder / "datos.npz", x=x, y=y)
        (folder / "plan.json").write_text(json.dumps(plan), "utf8")
        try:
            launch(WORKER, folder, workers, limit=limit)
        finally:
            if checkpoint:
                unfinished(checkpoint).unlink(missing_ok=True)
        return [_read_report(folder, index) for index in range(workers)]


def unfinished(checkpoint):
    """Devuelve dónde se escribe un checkpoint mientras no está completo."""
    path = Path(checkpoint)
    return path.with_name(f"parcial-{path.name}")


def _read_report(folder, index):
    with np.load(folder / f"resultado-{index}.npz") as saved:
        log = [saved[name] for name in LOG]
        count = len(saved.files) - len(log)
        return Report(*log, [saved[f"w{i}"] for i in range(count)])


def _check_batch(samples, batch_size, workers):
    if batch_size % workers:
        raise ValueError(
            f"El lote tiene {batch_size} ejemplos, y no se reparten parejo "
            f"entre {workers} trabajadores: usa un múltiplo de {workers}."
        )
    if samples < batch_size:
        raise ValueError(
            f"x tiene {samples} ejemplos, y ni siquiera llena un lote de "
            f"{batch_size}: usa lotes más chicos."
        )
