"""Los módulos del perceptrón, solos en un navegador, contra ``neurona``."""

import numpy as np
from js_modules import run
from perceptron_page import LINE, SETS

from neurona.labs import PerceptronLab
from neurona.labs.perceptron import RATES
from neurona.perceptron import Perceptron


def random_labs():
    """Laboratorios de toda clase, con puntos al azar."""
    rng = np.random.default_rng(3)
    for k in range(120):
        samples = int(rng.integers(1, 25))
        x = rng.integers(-4, 9, (samples, 2)) / 4
        label = rng.integers(0, 2, samples)
        if k % 3:
            w = rng.normal(size=2)
            label = (x @ w >= rng.normal()).astype(int)
        start = rng.integers(-12, 13, 3) / 4 * (k % 2)
        yield PerceptronLab(
            dataset="own",
            points=np.column_stack([x, label]).tolist(),
            **dict(zip(LINE, start.tolist(), strict=True)),
            rate=RATES[k % len(RATES)],
            steps=int(rng.integers(0, 3001)),
        )


def test_the_rule_in_javascript_is_that_of_the_perceptron(browser):
    labs = [
        PerceptronLab(dataset=name, rate=rate, steps=steps)
        for name in SETS
        for rate in (0.125, 1, 8)
        for steps in (0, 1, 7, 28, 999)
    ] + list(random_labs())
    walks = run(
        browser,
        "rosenblatt",
        """({ learn, SETS }, labs) => labs.map(([state, start]) => learn(
            SETS[state.dataset] ?? state.points, start, state.rate,
            state.steps))""",
        [(lab.state(), lab._start()) for lab in labs],
    )
    for lab, walk in zip(labs, walks, strict=True):
        assert walk["path"] == lab.path.tolist()
        assert walk["errors"] == lab.errors
        assert walk["w"] == [*lab.weights, lab.bias]
        assert walk["finished"] == lab.finished
        assert walk["seen"] == lab.seen
        assert walk["cycle"] == (lab.cycle and list(lab.cycle))
        x, y = lab.data
        whole = lab.seen // len(x)
        if whole and not lab.seen % len(x):
            model = Perceptron(lab.rate)
            *w, b = lab._start()
            model.fit(x, y, whole, w, b)
            assert walk["errors"] == model.errors
            assert walk["path"] == model.path.tolist()
    assert sum(walk["finished"] for walk in walks) > 40
    assert sum(walk["cycle"] is not None for walk in walks) > 10


def test_the_bound_in_javascript_is_exactly_that_of_python(browser):
    labs = [PerceptronLab(dataset=name) for name in SETS]
    labs += list(random_labs())
    for lab in labs:
        lab.start1 = lab.start2 = lab.start_bias = 0
    tables = [np.column_stack(lab.data).tolist() for lab in labs]
    bounds = run(
        browser,
        "separation",
        "({ novikoffBound }, tables) => tables.map(novikoffBound)",
        [*tables, []],
    )
    assert bounds == [*(lab.bound for lab in labs), None]
    assert sum(bound is None for bound in bounds) > 10


def test_the_sets_are_those_of_python(browser):
    sets = run(browser, "rosenblatt", "({ SETS }) => SETS")
    assert sets == {
        name: np.column_stack(PerceptronLab(dataset=name).data).tolist()
        for name in SETS
    }
