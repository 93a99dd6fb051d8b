"""El entrenamiento repartido de verdad, con TensorFlow y en 127.0.0.1."""

import tempfile

import numpy as np
import pytest

from neurona.practices import distributed
from neurona.practices.distributed import WorkerLost, train
from neurona.practices.distributed_worker import build
from neurona.practices.stopping import same_weights

RNG = np.random.default_rng(21)
X = RNG.normal(size=(50, 3)).astype("float32")
Y = (X.sum(axis=1) > 0).astype(int)
PLAN = {"epochs": 3, "batch_size": 16, "hidden": 4, "seed": 7}


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """Dos trabajadores: un apagón, y lo que sigue."""
    here = tmp_path_factory.mktemp("puntos")
    scratch = tmp_path_factory.mktemp("temporal")
    patch = pytest.MonkeyPatch()
    # Aquí y en los trabajadores: TensorFlow también escribe temporales.
    patch.setattr(tempfile, "tempdir", str(scratch))
    patch.setenv("TMPDIR", str(scratch))
    plan = PLAN | {"workers": 2, "checkpoint": here / "red.keras"}
    with pytest.raises(WorkerLost) as lost:
        train(X, Y, **plan, power_cut=(1, 1))
    left = sorted(path.name for path in here.iterdir())
    resumed = train(X, Y, **plan)
    left += [path.name for path in scratch.iterdir()]
    patch.undo()
    return lost.value, left, resumed


def test_a_worker_is_lost(story):
    lost, *_ = story
    assert lost.index == 1 and "SIGKILL" in str(lost)


def test_nothing_is_left_but_the_checkpoint(story):
    assert story[1] == ["red.keras"]


def test_both_workers_end_with_the_same_network(story):
    resumed = story[2]
    assert same_weights(*resumed)
    assert [w.shape for w in resumed[0].weights] == [
        (3, 4),
        (4,),
        (4, 2),
        (2,),
    ]


def test_the_training_goes_on_where_it_was(story):
    """Faltaban dos épocas, y acaba donde ``fit``, sin repartir ni cortar."""
    model = build(PLAN | {"checkpoint": None}, 3, 2)
    history = model.fit(
        X[:48], Y[:48], batch_size=16, epochs=3, shuffle=False, verbose=0
    ).history
    for report in story[2]:
        assert (report.seconds > 0).all() and (report.cpu > 0).all()
        assert report.seconds.shape == report.cpu.shape == (2,)
        np.testing.assert_allclose(
            report.costs, history["loss"][1:], rtol=1e-5
        )
        for w, expected in zip(
            report.weights, model.get_weights(), strict=True
        ):
            np.testing.assert_allclose(w, expected, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    "changes, message",
    [
        ({"workers": 3}, "múltiplo de 3"),
        ({"batch_size": 64}, "lotes más chicos"),
        ({"epochs": 0}, "epochs"),
        ({"workers": 0}, "workers"),
        ({"seed": -1}, "seed"),
    ],
)
def test_bad_plans_are_explained(changes, message, monkeypatch):
    monkeypatch.setattr(distributed, "launch", None)
    with pytest.raises(ValueError, match=message):
        train(X, Y, **{"workers": 2} | PLAN | changes)


def test_every_example_needs_its_class(monkeypatch):
    monkeypatch.setattr(distributed, "launch", None)
    with pytest.raises(ValueError, match="su etiqueta"):
        train(X, Y[:-1], workers=2, epochs=1, batch_size=2)


def test_an_unfinished_checkpoint_is_removed(monkeypatch, tmp_path):
    """A quien mataron mientras guardaba no le dio tiempo de acabar."""
    path = tmp_path / "red.keras"

    def crash(*args, **kwargs):
        distributed.unfinished(path).touch()
        raise WorkerLost(0, "El trabajador 0 murió")

    monkeypatch.setattr(distributed, "launch", crash)
    with pytest.raises(WorkerLost):
        train(X, Y, workers=2, **PLAN, checkpoint=path)
    assert not list(tmp_path.iterdir())
