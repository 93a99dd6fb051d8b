"""La descarga de Keras, con lo que a ella le falta.

``keras.utils.get_file`` no tiene límite de espera, no conoce la suma de
Fashion-MNIST, y si alguien mata el proceso deja en su caché medio archivo en
el que después confía. Aquí la espera tiene límite, lo que llega se guarda en
la caché solo cuando está completo, y nada se lee sin comprobar su MD5.
"""

import contextlib
import functools
import importlib.util
import io
import os
import socket
import tempfile
import threading
import urllib.error
import urllib.parse
import urllib.request
import zipfile
import zlib
from pathlib import Path

import numpy as np

from neurona.datasets._idx import (
    PUBLISHED,
    DamagedFile,
    check_array,
    read_idx,
)
from neurona.quiet import quiet_tensorflow

ORIGIN = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/"
TIMEOUT = 15  # segundos


class NoDownload(Exception):
    """La descarga no fue posible; el mensaje dice por qué."""


def read_keras(name):
    """Lee un conjunto de la caché de Keras; si no está, lo descarga.

    Parameters
    ----------
    name : str
        ``"mnist"`` o ``"fashion-mnist"``.

    Returns
    -------
    tuple of numpy.ndarray
        ``x_train``, ``y_train``, ``x_test``, ``y_test``, comprobados.

    Raises
    ------
    NoDownload
        Si no está en la caché y no hay red o falta TensorFlow.
    DamagedFile
        Si se descargó otra vez y lo que llegó tampoco es lo publicado.
    """
    md5s = PUBLISHED[name]
    if name == "mnist":
        return _obtain(
            "mnist.npz", lambda path: _read_npz(path, md5s.values())
        )
    return tuple(
        _obtain(f"{name}/{file}.gz", functools.partial(read_idx, md5=md5))
        for file, md5 in md5s.items()
    )


def _obtain(file, read):
    # Dos intentos: lo que está roto se borra y se pide una vez más.
    for _ in range(2):
        try:
            path = _cached(file) or _download(file)
            return read(path)
        except NoDownload as error:
            problem = error
        except DamagedFile as error:
            problem = DamagedFile(
                error.path,
                f"{error.reason}, aunque se pidió de nuevo a Keras",
                "Bórralo si sigue ahí y revisa si tu red pide iniciar sesión,"
                " o usa NEURONA_DATA con los archivos originales.",
            )
            with contextlib.suppress(OSError):
                error.path.unlink()
    raise problem


def _read_npz(path, md5s):
    names = ("x_train", "y_train", "x_test", "y_test")
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = tuple(file[name] for name in names)
    # Medio zip falla de muchas formas, según dónde se haya cortado.
    except (OSError, EOFError, ValueError, LookupError, TypeError):
        raise DamagedFile(path, "no es un .npz íntegro") from None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError):
        raise DamagedFile(path, "no es un .npz íntegro") from None
    for array, md5 in zip(arrays, md5s, strict=True):
        check_array(array, path, md5)
    return arrays


def _folders():
    """Las carpetas donde Keras guarda datos, en el orden en que las usa."""
    home = Path(os.environ.get("KERAS_HOME") or "~/.keras").expanduser()
    # Keras recurre a la temporal cuando no puede escribir en la primera.
    temporary = Path(tempfile.gettempdir(), ".keras")
    return home / "datasets", temporary / "datasets"


def _cached(file):
    for folder in _folders():
        # A diferencia de Path.is_file, no falla en una carpeta ajena.
        if os.path.isfile(folder / file):
            return folder / file
    return None


def _download(file):
    if importlib.util.find_spec("tensorflow") is None:
        raise NoDownload("falta TensorFlow, que los descarga")
    host = urllib.parse.urlsplit(ORIGIN).netloc
    if not _reachable(ORIGIN):
        raise NoDownload(f"no hay conexión con {host}")
    target = _writable(file)
    with quiet_tensorflow():
        from tensorflow import keras

        get_file = keras.utils.get_file
    print(f"Descargando {file} de {host}, solo esta vez...", flush=True)
    with (
        tempfile.TemporaryDirectory(
            prefix="neurona-", dir=target.parent
        ) as folder,
        _patience(TIMEOUT),
        # La barra de Keras llenaría de renglones la salida de una lección.
        contextlib.redirect_stdout(io.StringIO()),
    ):
        try:
            path = get_file(
                target.name,
                origin=ORIGIN + target.name,
                cache_dir=folder,
                cache_subdir="",
            )
        # Keras lanza Exception a secas cuando la red falla.
        except Exception as error:
            raise NoDownload(
                f"la descarga de {file} se interrumpió"
            ) from error
        os.replace(path, target)
    return target


def _writable(file):
    for folder in _folders():
        target = folder / file
        with contextlib.suppress(OSError):
            target.parent.mkdir(parents=True, exist_ok=True)
            if os.access(target.parent, os.W_OK):
                return target
    raise NoDownload("no hay carpeta donde guardarlos")


@functools.cache
def _reachable(url):
    """Dice si alguien contesta en ``url`` antes de que pasen 15 s.

    El límite de un socket no basta: vale para cada dirección de la máquina
    remota, que puede tener muchas, y no cuenta la búsqueda de su nombre. Por
    eso se toca a la puerta en otro hilo. La respuesta se recuerda: sin red,
    cada llamada esperaría otros 15 s.
    """
    answered = []

    def knock():
        request = urllib.request.Request(url, method="HEAD")
        try:
            urllib.request.urlopen(request, timeout=TIMEOUT).close()
        except urllib.error.HTTPError:
            pass  # Contestó, aunque no haya nada en esa página.
        except Exception:
            return
        answered.append(True)

    thread = threading.Thread(target=knock, daemon=True)
    thread.start()
    thread.join(TIMEOUT)
    return bool(answered)


@contextlib.contextmanager
def _patience(seconds):
    """Da a los sockets nuevos un límite de espera, solo por un rato."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(seconds)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)
