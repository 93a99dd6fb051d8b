"""Los módulos de los costos, solos en un navegador, contra ``neurona``."""

import itertools

import numpy as np
import pytest
from js_modules import run

from neurona.labs import CostsLab, ProbabilityCostLab
from neurona.losses import Huber, binary_crossentropy, mae, mse


def test_the_best_lines_are_those_of_neurona(browser):
    states = [
        {
            "slope": 1.5,
            "intercept": 10.0,
            "outlier_x": km,
            "outlier_y": minutes,
            "delta": delta,
        }
        for km, minutes, delta in itertools.product(
            (0, 1, 4.5, 5, 9, 10), (0, 18, 31, 76, 80), (0.1, 1, 7.5, 100)
        )
    ]
    seen = run(
        browser,
        "costs",
        "({ measure }, states) => states.map(measure)",
        states,
    )
    for state, found in zip(states, seen, strict=True):
        lab = CostsLab(**state)
        for name, line in lab.best.items():
            assert found["best"][name] == pytest.approx(line, abs=1e-8)
        for reading in ("costs", "least", "shares"):
            ours = getattr(lab, reading)
            assert found[reading] == pytest.approx(ours, rel=1e-9)


def test_the_losses_are_those_of_neurona(browser):
    """Cada valor y cada gradiente, también donde hay esquinas."""
    random = np.random.default_rng(0)
    y, p = random.normal(scale=3, size=(2, 40))
    p[:2] = y[:2]
    t, q = (random.random(40) < 0.5) * 1.0, random.random(40)
    q[:4], t[:4] = [0, 1, 0, 1], [0, 0, 1, 1]
    seen = run(
        browser,
        "losses",
        """(m, [y, p, t, q]) => [
            [m.mse, y, p], [m.mae, y, p], [m.huber(), y, p],
            [m.huber(2.5), y, p], [m.binaryCrossentropy, t, q],
        ].map(([loss, a, b]) => [loss.value(a, b), loss.gradient(a, b)])""",
        [values.tolist() for values in (y, p, t, q)],
    )
    ours = [(loss, y, p) for loss in (mse, mae, Huber(), Huber(2.5))]
    ours.append((binary_crossentropy, t, q))
    for (value, gradient), (loss, a, b) in zip(seen, ours, strict=True):
        assert value == pytest.approx(loss(a, b), rel=1e-12)
        theirs = loss.gradient(a, b)
        assert gradient == pytest.approx(theirs, rel=1e-12, abs=1e-15)


@pytest.mark.parametrize("y", [0, 1])
def test_the_slopes_are_those_of_neurona(browser, y):
    z = np.linspace(-8, 8, 161)
    seen = run(
        browser,
        "probability-costs",
        """({ measure }, [y, z]) => ["mse", "binary_crossentropy"].map(
            name => z.map(at => measure(name, y, at)))""",
        [y, z.tolist()],
    )
    labs = [ProbabilityCostLab(z=at, y=y) for at in z]
    for name, found in zip(labs[0].costs, seen, strict=True):
        for lab, measured in zip(labs, found, strict=True):
            ours = {"cost": lab.costs[name], "slope": lab.slopes[name]}
            assert measured == pytest.approx(ours, rel=1e-12, abs=1e-15)
