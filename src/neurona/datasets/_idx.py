"""Lee archivos IDX y comprueba que son los publicados, byte por byte."""

import gzip
import hashlib
import os
import struct
import zlib

import numpy as np

# MD5 de cada archivo ya descomprimido, en el orden en que Keras entrega sus
# arreglos: x_train, y_train, x_test, y_test.
PUBLISHED = {
    "mnist": {
        "train-images-idx3-ubyte": "6bbc9ace898e44ae57da46a324031adb",
        "train-labels-idx1-ubyte": "a25bea736e30d166cdddb491f175f624",
        "t10k-images-idx3-ubyte": "2646ac647ad5339dbf082846283269ea",
        "t10k-labels-idx1-ubyte": "27ae3e4e09519cfbb04c329615203637",
    },
    "fashion-mnist": {
        "train-images-idx3-ubyte": "f4a8712d7a061bf5bd6d2ca38dc4d50a",
        "train-labels-idx1-ubyte": "9018921c3c673c538a1fc5bad174d6f9",
        "t10k-images-idx3-ubyte": "8181f5470baa50b63fa0f6fddb340f0a",
        "t10k-labels-idx1-ubyte": "15d484375f8d13e6eb1aabb0c3f46965",
    },
}
UNSIGNED_BYTE = 8


class DamagedFile(ValueError):
    """Un archivo de datos roto, a medias o distinto del publicado."""

    def __init__(self, path, reason, remedy=""):
        super().__init__(f"El archivo «{path}» {reason}. {remedy}".strip())
        self.path, self.reason = path, reason


def read_idx(path, md5):
    """Lee un archivo IDX de bytes sin signo, comprimido o no.

    Parameters
    ----------
    path : pathlib.Path
        El archivo; si termina en ``.gz``, se descomprime.
    md5 : str
        MD5 publicado de su contenido descomprimido.

    Returns
    -------
    numpy.ndarray of uint8
        Las imágenes ``(n, 28, 28)`` o las etiquetas ``(n,)``. Es de solo
        lectura: mira los bytes leídos, sin copiarlos.

    Raises
    ------
    DamagedFile
        Si no se puede leer, está a medias o no es el publicado.

    References
    ----------
    Y. LeCun, C. Cortes y C. J. C. Burges, *The MNIST database of
    handwritten digits*: el formato IDX, con enteros *big-endian*.
    """
    content = _content(path)
    if len(content) < 4:
        raise DamagedFile(path, "está vacío o a medias")
    zeros, kind, ndim = struct.unpack(">HBB", content[:4])
    if zeros != 0 or kind != UNSIGNED_BYTE or ndim not in (1, 3):
        raise DamagedFile(path, "no tiene el encabezado de un IDX de bytes")
    start = 4 + 4 * ndim
    if len(content) < start:
        raise DamagedFile(path, "está a medias: se corta en su encabezado")
    shape = struct.unpack(f">{ndim}I", content[4:start])
    expected = start + int(np.prod(shape, dtype=object))
    if len(content) != expected:
        raise DamagedFile(
            path,
            f"tiene {len(content)} bytes, pero su encabezado anuncia "
            f"{expected}",
        )
    _same_md5(path, hashlib.md5(content).hexdigest(), md5)
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape)


def check_array(array, path, md5):
    """Revisa un arreglo que no venía en IDX contra el MD5 del original.

    El MD5 publicado cuenta también el encabezado, así que se reconstruye.

    Raises
    ------
    DamagedFile
        Si el arreglo no es de bytes o no es el publicado.
    """
    if array.dtype != np.uint8:
        raise DamagedFile(
            path, f"guarda números '{array.dtype}' en lugar de 'uint8'"
        )
    header = struct.pack(
        f">HBB{array.ndim}I", 0, UNSIGNED_BYTE, array.ndim, *array.shape
    )
    digest = hashlib.md5(header)
    digest.update(np.ascontiguousarray(array))
    _same_md5(path, digest.hexdigest(), md5)


def read_folder(folder, name):
    """Lee los cuatro archivos IDX de un conjunto.

    Parameters
    ----------
    folder : pathlib.Path
        Carpeta que contiene ``mnist/`` y ``fashion-mnist/``.
    name : str
        ``"mnist"`` o ``"fashion-mnist"``.

    Returns
    -------
    tuple of numpy.ndarray
        ``x_train``, ``y_train``, ``x_test``, ``y_test``.

    Raises
    ------
    DamagedFile
        Si algún archivo no es el publicado.
    FileNotFoundError
        Si falta la carpeta del conjunto o alguno de los cuatro archivos.
    """
    paths = [_find(folder / name, file) for file in PUBLISHED[name]]
    return tuple(
        read_idx(path, md5)
        for path, md5 in zip(paths, PUBLISHED[name].values(), strict=True)
    )


def _find(folder, file):
    for path in (folder / file, folder / f"{file}.gz"):
        if os.path.isfile(path):
            return path
    raise FileNotFoundError(f"Falta el archivo «{folder / file}[.gz]».")


def _content(path):
    try:
        if path.suffix != ".gz":
            return path.read_bytes()
        with gzip.open(path) as file:
            return file.read()
    except EOFError:
        raise DamagedFile(
            path, "está a medias: se corta antes de su final"
        ) from None
    except (gzip.BadGzipFile, zlib.error):
        raise DamagedFile(path, "no es un gzip íntegro") from None
    except OSError as error:
        raise DamagedFile(
            path, f"no se puede leer ({type(error).__name__})"
        ) from None


def _same_md5(path, found, md5):
    if found != md5:
        raise DamagedFile(
            path, f"no es el publicado: su MD5 es {found} y se esperaba {md5}"
        )
