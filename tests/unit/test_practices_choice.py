"""Lección «Elegir la arquitectura»: macetas y soluciones."""

import numpy as np
import pytest

from neurona.losses import binary_crossentropy
from neurona.practices.choice import (
    flowerpots,
    label_costs,
    petrol_error,
    simplest_choice,
)


def test_flowerpots_follow_their_rules_where_sensors_are_exact():
    x, y = flowerpots(500, noise=0, seed=3)
    h, s = x.T
    assert 0 <= x.min() < 0.05 and 0.95 < x.max() <= 1
    water, shade, drain = y["multietiqueta"].T
    assert np.array_equal(water == 1, h < 0.4)
    assert np.array_equal(shade == 1, s > 0.65)
    assert np.array_equal(drain == 1, h > 0.75)
    assert np.array_equal(y["binaria"], (water | shade | drain))
    assert set(y["multietiqueta"].sum(axis=1)) == {0, 1, 2}
    place = y["multiclase"]
    assert np.array_equal(place == 0, h > 0.7)
    assert (s[place == 1] > 0.5).all() and (s[place == 2] <= 0.5).all()
    litres = 0.7 + 0.6 * s - 1.6 * h
    inside = (litres > 0) & (litres < 1)
    assert y["regresión"][inside] == pytest.approx(litres[inside])
    assert set(y["regresión"][~inside]) == {0, 1}


def test_sensors_err_by_their_noise_and_the_seed_repeats():
    exact, truth = flowerpots(2000, noise=0, seed=5)
    noisy, same = flowerpots(2000, noise=0.1, seed=5)
    assert np.std(noisy - exact) == pytest.approx(0.1, rel=0.05)
    assert np.array_equal(truth["regresión"], same["regresión"])
    assert np.array_equal(flowerpots(seed=1)[0], flowerpots(seed=1)[0])
    assert not np.array_equal(flowerpots(seed=1)[0], flowerpots(seed=2)[0])


def test_bad_flowerpots_are_explained():
    with pytest.raises(ValueError, match="al menos 1"):
        flowerpots(0)
    with pytest.raises(TypeError, match="noise debe ser un número"):
        flowerpots(noise="mucho")


def test_label_costs_by_hand_and_their_mean_is_the_loss():
    y = np.array([[1, 0], [0, 0]])
    p = np.array([[0.5, 0.2], [0.75, 0.2]])
    # (ln 2 + ln 4) / 2 y -ln 0.8.
    expected = [1.5 * np.log(2), np.log(1.25)]
    assert label_costs(y, p) == pytest.approx(expected)
    assert label_costs(y, p).mean() == pytest.approx(
        binary_crossentropy.value(y, p)
    )


@pytest.mark.parametrize(
    ("costs", "row"),
    [
        # Error estándar de la mejor, 1: empata hasta 6.
        ([[7.0, 7.0], [5.9, 5.9], [4.0, 6.0], [4.5, 5.6]], 1),
        ([[6.1, 6.1], [4.0, 6.0]], 1),
        # Sin dispersión solo empata ella misma.
        ([[1.0, 1.1], [1.0, 1.0]], 1),
        ([[0.2, 0.2], [0.2, 0.2]], 0),
    ],
)
def test_simplest_choice(costs, row):
    assert simplest_choice(costs) == row


class Constant:
    """Una red que responde siempre lo mismo, en la escala en que aprende."""

    def fit(self, x, y, **options):
        assert x.shape == (36, 4) and y.shape == (36, 1)
        assert x.mean(axis=0) == pytest.approx(0, abs=1e-9)
        assert y.std() == pytest.approx(1)

    def predict(self, x):
        return np.zeros((len(x), 1))


def test_petrol_error_is_in_gallons_of_the_states_left_out():
    # El cero escalado es la media del entrenamiento.
    expected = petrol_error(None, seed=4)
    assert petrol_error(Constant(), seed=4) == pytest.approx(expected)
    assert 50 < expected < 250
    assert petrol_error(None, seed=5) != expected
