"""Las imágenes del curso: MNIST y Fashion-MNIST.

Se buscan, en este orden, en la carpeta que nombra la variable de entorno
``NEURONA_DATA``, en la caché de Keras o su descarga y, sin red, en una
muestra que viene con el curso. Nada se lee sin comprobar su MD5.
"""

import functools
import os
from pathlib import Path

from neurona._validation import choose
from neurona.datasets import _samples
from neurona.datasets._idx import DamagedFile, read_folder
from neurona.datasets._keras_files import NoDownload, read_keras

FASHION_NAMES = (
    "playera", "pantalón", "suéter", "vestido", "abrigo",
    "sandalia", "camisa", "tenis", "bolsa", "botín",
)  # fmt: skip
FASHION_NAMES_EN = (
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
    "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
)  # fmt: skip

_FOLDERS = {
    "mnist": "mnist",
    "fashion_mnist": "fashion-mnist",
    "fashion-mnist": "fashion-mnist",
}
_SAMPLES = {
    "mnist": (
        "MNIST", "los dígitos de 8x8 de scikit-learn, agrandados",
        _samples.digits,
    ),
    "fashion-mnist": (
        "Fashion-MNIST", "siluetas dibujadas por el curso",
        _samples.silhouettes,
    ),
}  # fmt: skip
_REMEDY = "Corrige NEURONA_DATA, o quítala para descargar los datos."


def load_mnist():
    """Carga MNIST: dígitos escritos a mano, del 0 al 9.

    Returns
    -------
    tuple
        ``(x_train, y_train), (x_test, y_test)``, como en Keras: imágenes
        uint8 ``(60000, 28, 28)`` y ``(10000, 28, 28)``, con grises de 0 a
        255, y etiquetas uint8. Sin red ni archivos es una muestra de 1497 y
        300 dígitos, y un aviso lo dice. Los arreglos son tuyos: puedes
        escribir en ellos.

    Raises
    ------
    FileNotFoundError
        Si ``NEURONA_DATA`` no nombra una carpeta con los cuatro archivos.
    ValueError
        Si un archivo está dañado o no es el publicado.

    References
    ----------
    Y. LeCun, C. Cortes y C. J. C. Burges, *The MNIST database of
    handwritten digits*.

    Examples
    --------
    >>> (x_train, y_train), (x_test, y_test) = load_mnist()
    """
    return _split_copy("mnist")


def load_fashion_mnist():
    """Carga Fashion-MNIST: diez clases de ropa y calzado.

    Los nombres de las clases están en ``FASHION_NAMES`` (en inglés, en
    ``FASHION_NAMES_EN``), en el orden de las etiquetas.

    Returns
    -------
    tuple
        ``(x_train, y_train), (x_test, y_test)``, como en Keras: imágenes
        uint8 ``(60000, 28, 28)`` y ``(10000, 28, 28)``, con grises de 0 a
        255, y etiquetas uint8. Sin red ni archivos es una muestra de 2000 y
        400 siluetas, y un aviso lo dice. Los arreglos son tuyos: puedes
        escribir en ellos.

    Raises
    ------
    FileNotFoundError
        Si ``NEURONA_DATA`` no nombra una carpeta con los cuatro archivos.
    ValueError
        Si un archivo está dañado o no es el publicado.

    References
    ----------
    H. Xiao, K. Rasul y R. Vollgraf (2017), *Fashion-MNIST: a novel image
    dataset for benchmarking machine learning algorithms*,
    arXiv:1708.07747.

    Examples
    --------
    >>> (x_train, y_train), (x_test, y_test) = load_fashion_mnist()
    """
    return _split_copy("fashion-mnist")


def origin(name):
    """Dice si los datos que se cargan son los reales o la muestra.

    Parameters
    ----------
    name : {"mnist", "fashion_mnist"}
        El conjunto.

    Returns
    -------
    str
        ``"real"`` o ``"sample"``.

    Raises
    ------
    FileNotFoundError, ValueError
        Los mismos que al cargar el conjunto, o si el nombre no existe.
    """
    kind, _ = _load(choose(name, _FOLDERS, "el conjunto"), _variable())
    return kind


def _split_copy(name):
    # Se entrega una copia: quien escriba en ella no cambia lo que reciben
    # los demás.
    _, arrays = _load(name, _variable())
    x_train, y_train, x_test, y_test = (array.copy() for array in arrays)
    return (x_train, y_train), (x_test, y_test)


def _variable():
    return os.environ.get("NEURONA_DATA", "").strip()


# Recordar lo cargado hace que ``origin`` no lea dos veces, que el aviso salga
# una sola vez y que, sin red, no se espere de nuevo en cada llamada.
@functools.cache
def _load(name, variable):
    if variable:
        return "real", _from_folder(Path(variable).expanduser(), name)
    try:
        return "real", read_keras(name)
    except NoDownload as error:
        title, what, sample = _SAMPLES[name]
        arrays = sample()
        print(
            f"AVISO: esto no es {title}, sino una muestra ({what}), porque "
            f"{error}.\nPara usar los datos reales, conéctate a internet y "
            "reinicia el kernel, o pon en NEURONA_DATA su carpeta."
        )
        return "sample", arrays


def _from_folder(folder, name):
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        raise FileNotFoundError(
            f"NEURONA_DATA nombra «{folder.absolute()}», que no es una "
            f"carpeta que se pueda leer. {_REMEDY}"
        )
    try:
        return read_folder(folder.absolute(), name)
    except FileNotFoundError as error:
        raise FileNotFoundError(f"{error} {_REMEDY}") from None
    except DamagedFile as error:
        raise DamagedFile(
            error.path,
            error.reason,
            "Cópialo de nuevo desde su fuente, o quita la variable "
            "NEURONA_DATA para descargar los datos.",
        ) from None
