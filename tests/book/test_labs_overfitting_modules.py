"""Los módulos del sobreajuste, solos en un navegador, contra ``neurona``."""

from itertools import pairwise

import numpy as np
import pytest
from js_modules import run

from neurona.labs import OverfittingLab
from neurona.labs._fields import probabilities, ticks
from neurona.labs._stopping import stopping
from neurona.labs.int8 import pack


def test_it_stops_where_early_stopping_does(browser):
    """Costos al azar de pocas cifras: con empates y con tropiezos."""
    random = np.random.default_rng(0)
    curves = [
        (random.integers(0, 9, n) - drop * np.arange(n)).tolist()
        for n in (1, 2, 7, 30)
        for drop in (0, 0.5, 1)
        for _ in range(5)
    ]
    cases = [[c, p] for c in curves for p in (0, 1, 2, 3, 5, 29)]
    seen = run(
        browser,
        "stopping",
        "({ stopping }, cases) => cases.map(([c, p]) => stopping(c, p))",
        cases,
    )
    for (costs, patience), found in zip(cases, seen, strict=True):
        best, stopped = stopping(costs, patience)
        assert found == {"best": best, "stopped": stopped}


@pytest.mark.parametrize("patience", [None, 0, 2, 4])
def test_it_reads_what_the_lab_reads(browser, patience):
    histories = {
        "a": {"loss": [4, 3, 2, 1, 1], "val_loss": [5, 3, 4, 4, 2]},
        "b": {"loss": [9, 8, 7, 6, 5], "val_loss": [1, 2, 3, 4, 5]},
    }
    lab = OverfittingLab.of(histories, patience=patience)
    lab.frames = [1, 3]
    knobs = [(name, epoch) for name in histories for epoch in range(1, 6)]
    states = [lab.state() | {"network": n, "epoch": e} for n, e in knobs]
    seen = run(
        browser,
        "overfitting",
        "({ measure }, states) => states.map(measure)",
        states,
    )
    for (lab.network, lab.epoch), found in zip(knobs, seen, strict=True):
        epochs = found["epochs"]
        assert epochs["best"] == lab.best_epoch
        assert epochs.get("stopped") == lab.stopped_epoch
        assert epochs.get("restored") == lab.restored_epoch
        assert epochs["seen"] == lab.epoch
        assert (found["loss"], found["val_loss"]) == lab.curves
        assert lab.frames[found["frame"]] == lab.frame


def test_the_field_passes_through_what_was_stored(browser):
    random = np.random.default_rng(1)
    square = [0.5, 2.0]
    stored = random.integers(-127, 128, (24, 24)).astype(np.int8)
    side = ticks(*square)
    places = [[a, b] for b in side[::-1] for a in side]
    middles = [[(a + c) / 2, side[3]] for a, c in pairwise(side)]
    seen = run(
        browser,
        "field",
        """({ between }, [text, square, places]) => {
            const score = between(text, square);
            return places.map(([a, b]) => score(a, b));
        }""",
        [pack(stored), square, np.array(places + middles).tolist()],
    )
    at_cells = np.array(seen[: 24 * 24]).reshape(24, 24)
    ours = probabilities(pack(stored))
    assert 1 / (1 + np.exp(-at_cells)) == pytest.approx(ours, abs=1e-9)
    # La cuarta desde abajo es la vigésima primera desde arriba.
    row = stored[20] / 10
    assert seen[24 * 24 :] == pytest.approx((row[1:] + row[:-1]) / 2)
