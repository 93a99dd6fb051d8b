r"""Una neurona que dispara: el modelo de integración y disparo con fuga.

El voltaje :math:`V` de la membrana sube con la corriente que llega y, sin
ella, se fuga de regreso al reposo:

.. math:: \tau \frac{dV}{dt} = -(V - V_0) + R\,I

Cuando llega al umbral, la neurona dispara y el voltaje vuelve al reposo. Las
unidades se entienden entre sí: un nanoampere por un megaohm es un milivolt.
"""

import numpy as np

from neurona._validation import numeric, positive, positive_int, real

REST = -65.0
"""Voltaje en reposo, :math:`V_0`, y después de un disparo: mV."""

THRESHOLD = -50.0
"""Voltaje del umbral: mV."""

TAU = 20.0
r"""Constante de tiempo de la membrana, :math:`\tau`: ms."""

RESISTANCE = 10.0
"""Resistencia de la membrana, :math:`R`: MΩ."""

DT = 0.1
"""Paso de la simulación: ms."""


def lif_step(voltage, current, dt=DT):
    r"""Avanza un paso de tiempo con el método de Euler.

    .. math:: V \leftarrow V + \frac{dt}{\tau} \big(-(V - V_0) + R\,I\big)

    Parameters
    ----------
    voltage : float
        Voltaje de la membrana, en mV.
    current : float
        Corriente que llega, en nA.
    dt : float, optional
        Cuánto tiempo avanza, en ms.

    Returns
    -------
    voltage : float
        El voltaje nuevo; si disparó, el de reposo.
    spike : bool
        Si disparó.

    References
    ----------
    L. Lapicque, 1907; la forma de hoy, en W. Gerstner y otros, *Neuronal
    Dynamics*, Cambridge University Press, 2014, capítulo 1.
    """
    leak = REST - voltage
    voltage = voltage + dt / TAU * (leak + RESISTANCE * current)
    if voltage >= THRESHOLD:
        return REST, True
    return voltage, False


def simulate(current, duration=None, dt=DT):
    """Simula la neurona desde el reposo.

    Parameters
    ----------
    current : float or array_like, shape (steps,)
        Corriente, en nA: un número si es constante o un valor por paso.
    duration : float, optional
        Cuántos ms, si la corriente es constante.
    dt : float, optional
        Paso de tiempo, en ms.

    Returns
    -------
    voltages : numpy.ndarray, shape (steps,)
        Voltaje después de cada paso, en mV.
    spikes : numpy.ndarray, shape (disparos,)
        Tiempo de cada disparo, en ms.

    Raises
    ------
    TypeError, ValueError
        Si la corriente no es un número ni una lista de números, si falta la
        duración de una constante o si sobra la de una lista.

    Examples
    --------
    >>> voltages, spikes = simulate(2.0, duration=60)
    >>> spikes.round(1)
    array([27.7, 55.4])
    """
    dt = positive(dt, "dt")
    current = numeric(current, "current")
    if (current.ndim == 0) != (duration is not None) or current.ndim > 1:
        raise ValueError(
            "Da una corriente constante con su duración, simulate(2.0, "
            "duration=100), o una lista con un valor por paso y sin duración."
        )
    if duration is not None:
        steps = positive_int(
            round(positive(duration, "duration") / dt), "duration / dt"
        )
        current = np.full(steps, current)
    voltage, voltages, spikes = REST, np.empty(len(current)), []
    for i, amount in enumerate(current):
        voltage, spike = lif_step(voltage, amount, dt)
        voltages[i] = voltage
        if spike:
            spikes.append((i + 1) * dt)
    return voltages, np.array(spikes)


def firing_rate(current):
    r"""Frecuencia de disparo con una corriente constante.

    .. math::
        f = \frac{1}{\tau \ln \dfrac{R I}{R I - (V_u - V_0)}}
        \quad \text{si } R I > V_u - V_0, \qquad f = 0 \text{ si no}

    Parameters
    ----------
    current : float or array_like
        Corriente, en nA.

    Returns
    -------
    numpy.ndarray or float
        Disparos por segundo, en Hz.

    References
    ----------
    Se despeja de la solución exacta de la ecuación: cuánto tarda el voltaje
    en ir del reposo al umbral :math:`V_u`. W. Gerstner y otros, 2014.

    Examples
    --------
    >>> firing_rate([1.0, 2.0]).round(1)
    array([ 0. , 36.1])
    """
    drive = RESISTANCE * numeric(current, "current")
    gap = THRESHOLD - REST
    # Bajo el umbral no hay logaritmo que valga: ahí la frecuencia es 0.
    fires = drive > gap
    safe = np.where(fires, drive, 2 * gap)
    seconds = TAU * np.log(safe / (safe - gap)) / 1000
    return np.where(fires, 1 / seconds, 0.0)[()]


def rate_relu(current):
    r"""Recta rectificada a la que se acerca la frecuencia de disparo.

    .. math:: f \approx \max\left(0,\ \frac{1}{\tau}
        \left(\frac{R I}{V_u - V_0} - \frac{1}{2}\right)\right)

    Es una ReLU: los dos primeros términos del desarrollo de `firing_rate`
    para corrientes grandes.

    Parameters
    ----------
    current : float or array_like
        Corriente, en nA.

    Returns
    -------
    numpy.ndarray or float
        Disparos por segundo, en Hz.
    """
    drive = RESISTANCE * numeric(current, "current")
    per_ms = (drive / (THRESHOLD - REST) - 0.5) / TAU
    return np.maximum(0.0, 1000 * per_ms)[()]


def pulses(times, amount, duration, dt=DT):
    """Corriente de una señal breve en cada uno de los tiempos dados.

    Cada señal dura un solo paso y sube el voltaje ``amount`` milivolts de
    golpe, como si todo lo que manda una sinapsis llegara junto.

    Parameters
    ----------
    times : sequence of float
        Cuándo llega cada señal, en ms. Dos al mismo tiempo se suman.
    amount : float
        Cuánto sube el voltaje con cada una, en mV; negativo si inhibe.
    duration : float
        Cuántos ms dura la simulación.
    dt : float, optional
        Paso de tiempo, en ms.

    Returns
    -------
    numpy.ndarray, shape (steps,)
        La corriente de cada paso, en nA, para `simulate`.

    Raises
    ------
    ValueError
        Si alguna señal llega fuera de la simulación.
    """
    dt = positive(dt, "dt")
    steps = round(positive(duration, "duration") / dt)
    current = np.zeros(steps)
    for time in times:
        place = round(real(time, "times") / dt)
        if not 0 <= place < steps:
            raise ValueError(
                f"Hay una señal en {time} ms, pero la simulación va de 0 a "
                f"{duration} ms."
            )
        current[place] += real(amount, "amount") * TAU / (RESISTANCE * dt)
    return current


def coincidence_weight(separation):
    r"""Cuánto debe subir cada señal para que dos lleguen justo al umbral.

    .. math:: a = \frac{V_u - V_0}{1 + e^{-t / \tau}}

    Parameters
    ----------
    separation : float
        Tiempo :math:`t` entre las dos señales, en ms.

    Returns
    -------
    float
        Milivolts por señal.
    """
    left = np.exp(-separation / TAU)
    return float((THRESHOLD - REST) / (1 + left))
