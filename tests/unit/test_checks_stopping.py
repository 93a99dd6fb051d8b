"""Comprobaciones de «Guardar y detener»: cada error, su pista."""

import json

import pytest

from neurona import Dense, Input, Sequential, checks
from neurona.callbacks import EarlyStopping
from neurona.checks.stopping import CONFIGS, COSTS
from neurona.practices.stopping import (
    count_lambdas,
    early_stop,
    epochs_left,
)

MARK = '"class_name": "__lambda__"'


def said(capsys):
    return " ".join(capsys.readouterr().out.split())


def counting(improves, resets=True, first=1):
    """Otra manera de contar: una espera que vuelve a cero."""

    def stop(costs, patience):
        best, wait = 0, 0
        for epoch, cost in enumerate(costs):
            if epoch == 0 or improves(cost, costs[best], costs[epoch - 1]):
                best, wait = epoch, 0 if resets else wait
            else:
                wait += 1
            if wait >= patience:
                break
        return best + first, epoch + first

    return stop


lower = counting(lambda cost, best, last: cost < best)


def searched(config):
    """Otra solución correcta: contar en el texto."""
    return json.dumps(config).count(MARK)


def looped(k, n, lote, epocas):
    """Otra solución correcta: restar épocas completas una por una."""
    per_epoch = len(range(0, n, lote))
    while k >= per_epoch and epocas:
        k, epocas = k - per_epoch, epocas - 1
    return epocas


def test_solutions_pass():
    assert checks.stopping_epoch(early_stop)
    assert checks.stopping_epoch(lower)
    assert checks.lambda_count(count_lambdas)
    assert checks.lambda_count(searched)
    assert checks.pending_epochs(epochs_left)
    assert checks.pending_epochs(looped)


@pytest.mark.parametrize(
    "check",
    [checks.stopping_epoch, checks.lambda_count, checks.pending_epochs],
)
@pytest.mark.parametrize("stub", [None, ..., lambda *args: None])
def test_stubs_are_pending(check, stub, capsys):
    assert not check(stub)
    assert "Todavía no" in said(capsys)


@pytest.mark.parametrize(("costs", "patience"), COSTS)
def test_early_stop_agrees_with_the_callback(costs, patience):
    """La cuenta es la del callback que detiene a la red de verdad."""

    class Model:
        stop_training = False

    stop = EarlyStopping(patience=patience)
    stop.model = Model()
    stop.on_train_begin()
    for last, cost in enumerate(costs, start=1):
        stop.on_epoch_end(last - 1, {"val_loss": cost})
        if stop.model.stop_training:
            break
    assert early_stop(costs, patience) == (stop.best_epoch + 1, last)


def test_early_stop_needs_epochs():
    with pytest.raises(ValueError, match="costs está vacío"):
        early_stop([], 2)
    with pytest.raises(ValueError, match="patience"):
        early_stop([1.0], 0)


def test_epochs_left_reads_a_real_optimizer():
    model = Sequential([Input((1,)), Dense(1)], seed=0)
    model.compile("adam", "mse")
    x = [[float(i)] for i in range(7)]
    model.fit(x, x, batch_size=3, epochs=4, verbose=0)
    assert epochs_left(model.optimizer.iterations, 7, 3, 10) == 6


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (counting(lambda c, b, last: c < b, first=0), "desde 1"),
        (lambda c, p: early_stop(c, p)[::-1], "al revés"),
        (lambda c, p: early_stop(c, p + 1), "una época tarde"),
        (counting(lambda c, b, last: c < b, resets=False), "a cero"),
        (counting(lambda c, b, last: c < last), "con la época anterior"),
        (counting(lambda c, b, last: c <= b), "Un empate"),
        (
            lambda c, p: (c.index(min(c)) + 1, early_stop(c, p)[1]),
            "nunca ocurrieron",
        ),
        (lambda c, p: (early_stop(c, p)[0], len(c)), "falta detenerse"),
        (lambda c, p: early_stop(c, p)[0], "falta return"),
    ],
)
def test_stopping_epoch_hints(answer, hint, capsys):
    assert not checks.stopping_epoch(answer)
    assert hint in said(capsys)


def named(config):
    return json.dumps(config).count('"Lambda"')


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda c: json.dumps(c).lower().count("lambda__"), None),
        (lambda c: searched(c) + named(c), "dos veces la misma"),
        (named, "busca «__lambda__»"),
        (lambda c: int(c["class_name"] == "__lambda__"), "primer diccionario"),
        (lambda c: MARK in json.dumps(c), "Se pide cuántas"),
    ],
)
def test_lambda_count_hints(answer, hint, capsys):
    assert checks.lambda_count(answer) == (hint is None)
    assert (hint or "✓") in said(capsys)


def test_lambda_cases_tell_depth():
    assert [count_lambdas(config) for config in CONFIGS] == [0, 1, 3]


@pytest.mark.parametrize(
    ("answer", "hint"),
    [
        (lambda k, n, b, e: e - epochs_left(k, n, b, e), "las que faltan"),
        (lambda k, n, b, e: e - k, "actualizaciones a épocas"),
        (lambda k, n, b, e: max(e - k, 0), "actualizaciones a épocas"),
        (lambda k, n, b, e: e - k // (n // b), "el incompleto"),
        (lambda k, n, b, e: e - k / -(-n // b), "media época"),
        (lambda k, n, b, e: e + -k // -(-n // b), "quedó a medias: se"),
        (lambda k, n, b, e: e - k // -(-n // b), "menos que cero"),
    ],
)
def test_pending_epochs_hints(answer, hint, capsys):
    assert not checks.pending_epochs(answer)
    assert hint in said(capsys)
