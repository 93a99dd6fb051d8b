"""Lo que la lección «Guardar y detener» usa y no enseña."""

import logging
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

import neurona
from neurona import Dense, Input, Sequential
from neurona.practices.stopping import (
    attempt,
    listening,
    power_cut,
    same_weights,
)


def network(seed=0):
    model = Sequential([Input((1,)), Dense(1)], seed=seed)
    model.compile("sgd", "mse")
    return model


def test_attempt_says_the_error_first():
    def fail():
        warnings.warn("antes", stacklevel=1)
        raise KeyError("Uno. Dos.")

    assert attempt(fail) == "KeyError: 'Uno"
    assert attempt(int, "7") == "sin avisos"


def test_listening_hears_both_channels(capfd):
    with listening() as notices:
        logging.getLogger("absl").warning("Primero. Sobra.")
        warnings.warn("Segundo\nsobra", stacklevel=1)
        warnings.warn("nadie lo oye", DeprecationWarning, stacklevel=1)
    assert notices == ["Aviso: Primero", "Aviso: Segundo"]
    assert "Primero" not in "".join(capfd.readouterr())


def test_listening_stops_listening():
    with pytest.raises(ZeroDivisionError), listening() as notices:
        1 / 0  # noqa: B018
    logging.getLogger("absl").warning("después")
    assert notices == []
    assert not logging.getLogger("absl").filters


def test_power_cut_comes_before_the_epoch():
    model = network()
    with pytest.raises(KeyboardInterrupt):
        model.fit(
            [[1.0]],
            [1.0],
            epochs=5,
            verbose=0,
            callbacks=[power_cut(neurona, 3)],
        )
    assert model.optimizer.iterations == 3


def test_same_weights_looks_at_every_array():
    one, other = network(), network()
    assert same_weights(one, other)
    w, b = one.get_weights()
    other.set_weights([w, b + 1e-6])
    assert not same_weights(one, other)


def test_scratch_folder_disappears():
    code = (
        "from neurona.practices.stopping import scratch_folder as f;"
        "p = f(); (p / 'red').write_text('x'); print(p)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True
    )
    assert run.stdout and not Path(run.stdout.strip()).exists()
