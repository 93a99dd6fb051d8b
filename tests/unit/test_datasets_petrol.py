"""La tabla de gasolina, contra las cifras publicadas."""

import csv

import numpy as np

from neurona.datasets import load_petrol, petrol


def test_shapes_and_published_mean():
    x, y = load_petrol()
    assert x.shape == (48, 4)
    assert y.shape == (48,)
    assert round(y.mean(), 2) == 576.77


def test_first_and_last_rows():
    x, y = load_petrol()
    assert x[0].tolist() == [9.0, 3571, 1976, 0.525]
    assert x[-1].tolist() == [7.0, 5002, 9794, 0.593]
    assert (y[0], y[-1]) == (541, 524)


def test_units_are_gallons_per_person():
    # Maine: 557 millones de galones entre 1.029 millones de personas.
    _, y = load_petrol()
    assert y[0] == round(557 / 1.029)


def test_extremes_are_wyoming_and_new_york():
    _, y = load_petrol()
    with open(petrol.PATH, encoding="utf-8", newline="") as file:
        states = [row["state"] for row in csv.DictReader(file)]
    assert len(set(states)) == 48
    assert (states[y.argmax()], y.max()) == ("WY", 968)
    assert (states[y.argmin()], y.min()) == ("NY", 344)


def test_names_are_those_of_the_table():
    with open(petrol.PATH, encoding="utf-8") as file:
        header = file.readline().strip().split(",")
    assert header == ["state", *petrol.FEATURES, petrol.TARGET]


def test_licences_are_a_proportion():
    x, _ = load_petrol()
    licences = x[:, petrol.FEATURES.index("driver_licence_proportion")]
    assert np.all((licences > 0.4) & (licences < 0.8))
