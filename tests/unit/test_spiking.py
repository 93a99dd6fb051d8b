"""La neurona que dispara, contra la solución exacta de su ecuación."""

import numpy as np
import pytest

from neurona.spiking import (
    coincidence_weight,
    firing_rate,
    lif_step,
    pulses,
    rate_relu,
    simulate,
)


def test_voltage_follows_the_exact_exponential():
    voltages, spikes = simulate(1.4, duration=100, dt=0.01)
    t = 0.01 * np.arange(1, len(voltages) + 1)
    exact = -65 + 14 * (1 - np.exp(-t / 20))
    np.testing.assert_allclose(voltages, exact, atol=0.01)
    assert len(spikes) == 0


def test_a_step_by_hand():
    # -60 + (0.1 / 20)(-65 + 60 + 10 · 1.2) = -60 + 0.005 · 7.
    assert lif_step(-60.0, 1.2) == (pytest.approx(-59.965), False)
    assert lif_step(-50.0, 3.0) == (-65.0, True)


def test_time_to_the_first_spike():
    # Exacto: 20 ln(RI / (RI - 15)) = 20 ln 4 ms con I = 2.
    _, spikes = simulate(2.0, duration=60, dt=0.01)
    np.testing.assert_allclose(
        spikes, 20 * np.log(4) * np.array([1, 2]), atol=0.05
    )


@pytest.mark.parametrize("current", [1.6, 2.0, 4.0, 8.0])
def test_rate_counts_the_spikes(current):
    _, spikes = simulate(current, duration=2000, dt=0.01)
    assert len(spikes) / 2 == pytest.approx(firing_rate(current), abs=1)


def test_rate_is_zero_until_the_threshold_current():
    assert firing_rate([-1.0, 0.0, 1.0, 1.45, 1.5]).tolist() == [0] * 5
    assert firing_rate(1.501) > 0


def test_relu_is_the_limit_of_the_rate():
    current = np.array([4.0, 8.0, 16.0, 64.0])
    gap = rate_relu(current) - firing_rate(current)
    assert (np.diff(np.abs(gap)) < 0).all() and abs(gap[-1]) < 0.2
    # 1000 / 20 · (10 I / 15 - 1/2): una ReLU de peso 33.3 y bias -25.
    assert rate_relu(3.0) == pytest.approx(75)
    assert rate_relu(0.5) == 0


def test_two_signals_fire_only_together():
    def spikes(times):
        return len(simulate(pulses(times, 10.0, duration=120))[1])

    assert spikes([20]) == 0
    assert spikes([20, 25]) == 1
    assert spikes([20, 70]) == 0


def test_coincidence_weight_is_the_edge():
    def fires(weight):
        return len(simulate(pulses([20, 30], weight, 120, 0.01), dt=0.01)[1])

    edge = coincidence_weight(10)
    assert edge == pytest.approx(15 / (1 + np.exp(-0.5)))
    assert fires(edge + 0.02) == 1 and fires(edge - 0.02) == 0
    assert coincidence_weight(0) == pytest.approx(7.5)


def test_a_pulse_lifts_the_voltage_at_once():
    voltages, _ = simulate(pulses([1.0], 7.0, duration=2))
    assert voltages[9] == -65 and voltages[10] == pytest.approx(-58)
    both, _ = simulate(pulses([1.0, 1.0], 7.0, duration=2))
    assert both[10] == pytest.approx(-51)
    # El paso que empieza en 1.0 ms termina, y dispara, en 1.1 ms.
    _, spikes = simulate(pulses([1.0], 16.0, duration=2))
    assert spikes.tolist() == pytest.approx([1.1])


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: simulate(2.0), ValueError, "con su duración"),
        (lambda: simulate([1, 2], duration=3), ValueError, "sin duración"),
        (lambda: simulate([[1, 2]]), ValueError, "una lista"),
        (lambda: simulate("dos", 3), TypeError, "números reales"),
        (lambda: simulate(2.0, duration=-1), ValueError, "mayor que 0"),
        (lambda: pulses([130], 1, duration=120), ValueError, "130 ms"),
    ],
)
def test_bad_input(call, error, message):
    with pytest.raises(error, match=message):
        call()
