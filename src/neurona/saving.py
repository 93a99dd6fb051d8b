"""Guardar y cargar redes: un zip con JSON y arreglos, nunca *pickle*.

Un archivo ``.neurona`` contiene ``model.json``, que dice cómo es la red y
cómo se compiló, y un ``.npy`` por arreglo de parámetros y de memoria del
optimizador. Nada de lo que contiene se ejecuta al abrirlo.
"""

import io
import json
import zipfile
import zlib
from pathlib import Path

import numpy as np

from neurona import layers, losses, optimizers, regularizers, schedules
from neurona._validation import describe, finite
from neurona.activations import Activation

VERSION = 1

#: Las únicas clases que un archivo puede nombrar.
KNOWN = {
    kind.__name__: kind
    for kind in (
        *Activation.__subclasses__(),
        layers.Dense,
        layers.Flatten,
        layers.Dropout,
        losses.MeanSquaredError,
        losses.MeanAbsoluteError,
        losses.Huber,
        losses.BinaryCrossentropy,
        losses.CategoricalCrossentropy,
        losses.SparseCategoricalCrossentropy,
        optimizers.SGD,
        optimizers.RMSprop,
        optimizers.Adam,
        regularizers.L2,
        schedules.ExponentialDecay,
        schedules.CosineDecay,
    )
}


def save_model(model, path):
    """Guarda una red: sus capas, sus pesos y cómo se compiló.

    También guarda la memoria del optimizador y el estado del azar: la red
    cargada sigue entrenando como si nunca se hubiera guardado.

    Parameters
    ----------
    model : Sequential
        La red.
    path : str or pathlib.Path
        Nombre del archivo, que termina en ``.neurona``.

    Raises
    ------
    ValueError
        Si el nombre no termina en ``.neurona``, si la red no tiene pesos o
        no son finitos, o si algo en ella no se puede escribir.
    """
    path = _checked(path, "to_keras(model).save('model.keras')")
    model.require_built()
    finite(model.flat_params, "La red")
    optimizer = model.optimizer
    content = {
        "format": "neurona",
        "version": VERSION,
        "name": model.name,
        "dtype": model.dtype.name,
        "input_shape": model.input_shape,
        "layers": [_encode(layer) for layer in model.layers],
        "optimizer": _encode(optimizer),
        "loss": _encode(model.loss),
        "metrics": [_encode(metric) for metric in model.metrics],
        "iterations": optimizer.iterations if optimizer else 0,
        "random": _random_state(model.rng),
    }
    with zipfile.ZipFile(path, "w") as file:
        text = json.dumps(content, ensure_ascii=False, indent=1)
        file.writestr("model.json", text)
        for i, array in enumerate(model.params):
            _write(file, f"params/{i}.npy", array)
        for i, array in enumerate(optimizer.memory if optimizer else []):
            _write(file, f"optimizer/{i}.npy", array)


def read_model(path, model_class):
    """Lee el archivo que escribió :func:`save_model`.

    Parameters
    ----------
    path : str or pathlib.Path
        El archivo.
    model_class : type
        Con qué clase se construye la red.

    Returns
    -------
    Sequential
        La red, con los mismos pesos bit por bit.

    Raises
    ------
    FileNotFoundError
        Si el archivo no existe.
    ValueError
        Si no es de neurona, está dañado, lo escribió una versión más nueva
        o sus arreglos no corresponden a sus capas.
    """
    path = _checked(path, "from_keras(tf.keras.models.load_model(...))")
    if not path.is_file():
        raise FileNotFoundError(f"No existe el archivo '{path}'.")
    try:
        with zipfile.ZipFile(path) as file:
            content = json.loads(file.read("model.json"))
            _check_format(content, path)
            arrays = {
                name: _read(file, name)
                for name in file.namelist()
                if name.endswith(".npy")
            }
        return _rebuild(content, arrays, model_class)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise ValueError(
            f"'{path}' no es un archivo de neurona, o está incompleto: "
            "guárdalo o descárgalo otra vez."
        ) from error
    except (KeyError, TypeError, AttributeError, UnicodeError) as error:
        raise ValueError(
            f"'{path}' es un zip, pero le falta algo o algo en él no es de "
            f"neurona ({error})."
        ) from error
    except json.JSONDecodeError as error:
        raise ValueError(
            f"'{path}' está dañado: no se entiende su model.json."
        ) from error


def _rebuild(content, arrays, model_class):
    model = model_class(
        [layers.Input(content["input_shape"])],
        name=content["name"],
        dtype=content["dtype"],
    )
    for layer in content["layers"]:
        model.add(_decode(layer))
    model.set_weights(_numbered(arrays, "params"))
    if content["loss"] is not None:
        model.compile(
            _decode(content["optimizer"]),
            _decode(content["loss"]),
            metrics=content["metrics"],
        )
        model.optimizer.restore(
            [model.flat_params],
            content["iterations"],
            _numbered(arrays, "optimizer"),
        )
    if content["random"] is not None:
        model.rng.bit_generator.state = content["random"]
    return model


def _random_state(rng):
    # De otro generador, con números que no caben en JSON, no se guarda.
    bits = getattr(rng, "bit_generator", None)
    return bits.state if isinstance(bits, np.random.PCG64) else None


def _encode(value):
    """Escribe un objeto como su clase y sus argumentos."""
    kind = type(value).__name__
    if KNOWN.get(kind) is type(value):
        settings = value.config() if hasattr(value, "config") else vars(value)
        encoded = {name: _encode(v) for name, v in settings.items()}
        return {"class": kind, **encoded}
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise ValueError(
        f"No se puede guardar {describe(value)}: solo objetos de neurona. "
        "Si es el factor de aprendizaje, usa un calendario de "
        "neurona.schedules."
    )


def _decode(value):
    """Construye el objeto que ``_encode`` escribió."""
    if not isinstance(value, dict):
        return value
    settings = {name: _decode(v) for name, v in value.items()}
    return KNOWN[settings.pop("class")](**settings)


def _checked(path, remedy):
    path = Path(path)
    if path.suffix in (".h5", ".keras", ".hdf5"):
        raise ValueError(
            f"'{path.name}' es un nombre de Keras; neurona usa "
            f"'{path.stem}.neurona'. Para pasar de uno a otro: from "
            f"neurona.keras_bridge import to_keras, from_keras; {remedy}."
        )
    if path.suffix != ".neurona":
        raise ValueError(
            f"El nombre del archivo debe terminar en .neurona, pero llegó "
            f"'{path.name}'. Prueba con '{path.name}.neurona'."
        )
    return path


def _check_format(content, path):
    if not isinstance(content, dict) or content.get("format") != "neurona":
        raise ValueError(f"'{path}' no es un archivo de neurona.")
    if content["version"] > VERSION:
        raise ValueError(
            f"'{path}' usa el formato {content['version']}, más nuevo que el "
            f"de esta versión de neurona ({VERSION}): actualiza neurona."
        )


def _write(file, name, array):
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, array, allow_pickle=False)
    file.writestr(name, buffer.getvalue())


def _read(file, name):
    try:
        return np.lib.format.read_array(
            io.BytesIO(file.read(name)), allow_pickle=False
        )
    except (ValueError, MemoryError) as error:
        raise ValueError(
            f"El arreglo {name} está dañado o contiene objetos de Python "
            "(pickle), que neurona no abre porque podrían ejecutar código."
        ) from error


def _numbered(arrays, folder):
    count = sum(name.startswith(folder + "/") for name in arrays)
    return [arrays[f"{folder}/{i}.npy"] for i in range(count)]
