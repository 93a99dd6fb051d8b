r"""Una celda recurrente mínima, solo hacia adelante.

En una red *feedforward* la salida depende de la entrada de este instante. En
una recurrente depende además de un estado, que resume las anteriores.
"""

import numpy as np

from neurona._validation import data


def recurrent_cell(x, W, U, b, state=None):
    r"""Recorre una secuencia y devuelve el estado después de cada paso.

    .. math:: h_t = \tanh(x_t W + h_{t-1} U + b)

    La flecha que regresa en el diagrama es :math:`h_{t-1} U`: con ``U = 0``
    la celda olvida, y es una capa densa que se aplica a cada paso.

    Parameters
    ----------
    x : array_like, shape (steps, inputs) or (samples, steps, inputs)
        Una secuencia, o varias del mismo largo.
    W : array_like, shape (inputs, units)
        Pesos de la entrada.
    U : array_like, shape (units, units)
        Pesos del estado anterior.
    b : array_like, shape (units,)
        Bias.
    state : array_like, shape (units,) or (samples, units), optional
        Estado inicial; ceros si no se da.

    Returns
    -------
    numpy.ndarray, shape (steps, units) or (samples, steps, units)
        Los estados, entre -1 y 1; el último es la salida de la celda.

    Raises
    ------
    TypeError, ValueError
        Si algo no es un número finito o si las formas no casan.

    References
    ----------
    J. L. Elman, *Finding Structure in Time*, Cognitive Science 14, 1990.
    Diapositiva «Dirección del flujo de información». Es ``SimpleRNN`` de
    Keras.

    Examples
    --------
    Un solo impulso al principio, y la celda lo recuerda:

    >>> h = recurrent_cell([[1.0], [0.0], [0.0]], [[1.0]], [[1.0]], [0.0])
    >>> h.ravel().round(2)
    array([0.76, 0.64, 0.57])
    """
    x, W, U, b = data(x, "x"), data(W, "W"), data(U, "U"), data(b, "b")
    if state is None:
        state = np.zeros_like(b, dtype=float)
    state = data(state, "state")
    _check_shapes(x, W, U, b, state)
    states = []
    for t in range(x.shape[-2]):
        state = np.tanh(x[..., t, :] @ W + state @ U + b)
        states.append(state)
    return np.stack(states, axis=-2)


def _check_shapes(x, W, U, b, state):
    if x.ndim not in (2, 3):
        raise ValueError(
            f"x tiene forma {x.shape}, pero se espera (pasos, entradas) o "
            "(ejemplos, pasos, entradas)."
        )
    inputs, units = x.shape[-1], b.size
    expected = {
        "W": (W, (inputs, units)),
        "U": (U, (units, units)),
        "b": (b, (units,)),
    }
    for name, (array, shape) in expected.items():
        if array.shape != shape:
            raise ValueError(
                f"{name} tiene forma {array.shape}, pero con {inputs} "
                f"entradas y {units} unidades debe tener {shape}."
            )
    if state.shape not in ((units,), x.shape[:-2] + (units,)):
        raise ValueError(
            f"state tiene forma {state.shape}, pero con {units} unidades "
            f"debe tener {x.shape[:-2] + (units,)}."
        )
