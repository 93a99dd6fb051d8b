"""Juntar gradientes y lo que cuesta, con cuentas hechas a mano."""

import numpy as np
import pytest

from neurona import Dense, Input, Sequential
from neurona.practices.allreduce import (
    checkpoint_interval,
    combine,
    ring_bytes,
    server_bytes,
    speedup,
)


def test_parts_combine_into_the_gradient_of_the_whole_batch():
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(60, 3)), rng.integers(0, 4, 60)
    model = Sequential(
        [Input((3,)), Dense(5, "tanh"), Dense(4, "softmax")],
        seed=0,
        dtype="float64",
    )
    model.compile("sgd", "sparse_categorical_crossentropy")

    def gradient(rows):
        model.backward(model.loss, y[rows], model.forward(x[rows]))
        return model.flat_grads.copy()

    parts = [slice(0, 7), slice(7, 40), slice(40, 60)]
    joined = combine([gradient(part) for part in parts], [7, 33, 20])
    assert np.abs(joined - gradient(slice(60))).max() < 1e-12


def test_combine_refuses_what_does_not_match():
    with pytest.raises(ValueError, match="2 gradientes"):
        combine([[1.0], [2.0]], [3])
    with pytest.raises(ValueError, match="ningún ejemplo"):
        combine([[1.0], [2.0]], [0, 0])


def ring(gradients):
    """Suma en anillo, envío por envío; cuenta los números que manda cada uno.

    Es otra manera de llegar a la fórmula: aquí se hace, no se calcula.
    """
    count = len(gradients)
    pieces = [np.split(np.array(g), count) for g in gradients]
    sent = np.zeros(count)
    for adding in (True, False):
        for turn in range(count - 1):
            # Todos mandan a la vez: primero se copia lo que cada quien manda.
            chosen = [(i + (not adding) - turn) % count for i in range(count)]
            moving = [pieces[i][k].copy() for i, k in enumerate(chosen)]
            for i, (k, piece) in enumerate(zip(chosen, moving, strict=True)):
                neighbour = pieces[(i + 1) % count]
                neighbour[k] = neighbour[k] * adding + piece
                sent[i] += piece.size
    return [np.concatenate(p) for p in pieces], sent


@pytest.mark.parametrize("workers", [1, 2, 3, 5, 8])
def test_ring_bytes_are_those_that_a_ring_sends(workers):
    size = 120
    gradients = np.random.default_rng(workers).normal(size=(workers, size))
    sums, sent = ring(gradients)
    for result in sums:
        np.testing.assert_allclose(result, gradients.sum(axis=0))
    assert set(sent * 4) == {ring_bytes(workers, size)}


def test_bytes_at_many_workers():
    many = ring_bytes(np.array([1, 2, 1000]), 1_000_000_000)
    assert many.tolist() == [0, 4e9, 7.992e9]
    assert server_bytes(1000, 50_890) == 407_120_000
    assert ring_bytes(2, 100, bytes_each=2) == 200


def test_speedup_by_hand():
    """Cuatro mil millones de bits por vuelta, a mil millones por segundo."""
    # 2 * (1/2) * 4 bytes * 1e9 = 4e9 bytes, a 1e9 bytes por segundo: 4 s.
    assert speedup(2, seconds=8, parameters=10**9, gigabits=8) == 1
    assert speedup(1, seconds=3, parameters=10**9, gigabits=8) == 1
    # Sin casi nada que mandar, el doble de trabajadores es el doble.
    fast = speedup(2, seconds=100, parameters=1, gigabits=8)
    assert fast == pytest.approx(2)


def test_interval_loses_the_least():
    """Ningún otro intervalo, más corto o más largo, pierde menos."""
    save, between = 7.0, 5000.0
    best = checkpoint_interval(save, lifetime=50_000, workers=10)

    def lost(interval):
        return save / interval + interval / (2 * between)

    for other in best * np.linspace(0.5, 2, 31):
        assert lost(best) <= lost(other) + 1e-15
    assert best == pytest.approx(264.575, abs=1e-3)


@pytest.mark.parametrize(
    "call",
    [
        lambda: speedup(0, 1, 1, 1),
        lambda: speedup(2, -1, 1, 1),
        lambda: speedup(2, 1, 1, 0),
        lambda: checkpoint_interval(0, 1, 1),
        lambda: checkpoint_interval(1, 1, 0),
    ],
)
def test_bad_numbers_are_explained(call):
    with pytest.raises(ValueError, match="debe ser"):
        call()
