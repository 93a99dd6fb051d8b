r"""Redes de un byte por peso: caben en una página.

Cada matriz de pesos se escribe como :math:`W \approx s\,Q`, donde :math:`Q`
son enteros de -127 a 127 y :math:`s` es una sola escala.
"""

import base64

import numpy as np

from neurona.layers import Dense, Input
from neurona.models import Sequential

LARGEST = 127


def pack(array):
    """Escribe los bytes de un arreglo como texto, en base 64.

    Parameters
    ----------
    array : numpy.ndarray of uint8 or int8
        De cualquier forma; se escribe de corrido, por renglones.

    Returns
    -------
    str

    Raises
    ------
    TypeError
        Si sus elementos no son de un byte.
    """
    array = np.asarray(array)
    if array.dtype not in (np.uint8, np.int8):
        raise TypeError(
            f"Se esperaban elementos de un byte, pero llegó {array.dtype}. "
            "Si son grises de 0 a 255, conviértelos con astype('uint8')."
        )
    return base64.b64encode(array.tobytes()).decode("ascii")


def unpack(text, dtype="uint8"):
    """Lee lo que ``pack`` escribió, en un arreglo de un eje."""
    return np.frombuffer(base64.b64decode(text), dtype)


def quantize(model):
    r"""Redondea los pesos de una red a un byte.

    Parameters
    ----------
    model : neurona.models.Sequential
        Una red de capas ``Dense``, ya construida.

    Returns
    -------
    list of dict
        Por capa: ``weights``, los enteros :math:`Q` en base 64; ``scale``,
        :math:`s = \max |W| / 127`; ``biases``, sin redondear, y
        ``activation``, su nombre. Es JSON.

    Raises
    ------
    TypeError
        Si alguna capa no es ``Dense``.
    """
    model.require_built()
    for layer in model.layers:
        if not isinstance(layer, Dense):
            raise TypeError(
                "Solo se redondean redes de capas Dense, pero esta tiene "
                f"una {type(layer).__name__}."
            )
    return [_rounded(layer) for layer in model.layers]


def _rounded(layer):
    weights, *rest = layer.params
    biases = rest[0] if rest else np.zeros(layer.units)
    scale = float(np.abs(weights).max()) / LARGEST or 1.0
    rounded = np.rint(weights.astype(float) / scale).astype(np.int8)
    return {
        "weights": pack(rounded),
        "scale": scale,
        "biases": biases.astype(float).tolist(),
        "activation": layer.activation.name,
    }


def restore(network):
    """Construye la red que ``quantize`` redondeó.

    Parameters
    ----------
    network : list of dict
        Lo que devolvió ``quantize``.

    Returns
    -------
    neurona.models.Sequential
        Con los pesos redondeados, en float64.

    Raises
    ------
    ValueError
        Si no hay ninguna capa.
    """
    if not network:
        raise ValueError(
            "No llegó ninguna capa. Un laboratorio con red se crea con of, "
            "como DrawLab.of(red, imagen)."
        )
    sizes = [len(layer["biases"]) for layer in network]
    weights = [
        unpack(layer["weights"], "int8").reshape(-1, size) * layer["scale"]
        for layer, size in zip(network, sizes, strict=True)
    ]
    model = Sequential(
        [
            Input((len(weights[0]),)),
            *(Dense(len(n["biases"]), n["activation"]) for n in network),
        ],
        dtype="float64",
    )
    biases = [np.array(layer["biases"]) for layer in network]
    pairs = zip(weights, biases, strict=True)
    model.set_weights([array for pair in pairs for array in pair])
    return model
