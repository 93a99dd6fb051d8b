"""Métricas: valores a mano y de los ejemplos de Keras y scikit-learn."""

import numpy as np
import pytest

from neurona import Dense, Input, Sequential, metrics


def test_binary_accuracy():
    """Ejemplo de keras.metrics.BinaryAccuracy: 3 de 4."""
    y, p = [[1], [1], [0], [0]], [[0.98], [1], [0], [0.6]]
    assert metrics.binary_accuracy(y, p) == 0.75


def test_exactly_the_threshold_is_a_zero():
    assert metrics.binary_accuracy([[0]], [[0.5]]) == 1


def test_categorical_accuracies():
    """Ejemplo de keras.metrics.CategoricalAccuracy: 1 de 2."""
    p = [[0.1, 0.9, 0.8], [0.05, 0.95, 0]]
    y = [[0, 0, 1], [0, 1, 0]]
    assert metrics.categorical_accuracy(y, p) == 0.5
    assert metrics.sparse_categorical_accuracy([2, 1], p) == 0.5
    assert metrics.sparse_categorical_accuracy([[2], [1]], p) == 0.5


def test_errors():
    y, p = [1.0, 2, 3], [1.0, 4, 0]
    assert metrics.mean_squared_error(y, p) == pytest.approx(13 / 3)
    assert metrics.mean_absolute_error(y, p) == pytest.approx(5 / 3)


def test_r2_is_that_of_scikit_learn():
    """Ejemplo de la documentación de sklearn.metrics.r2_score."""
    y, p = [3, -0.5, 2, 7], [2.5, 0.0, 2, 8]
    assert metrics.r2_score(y, p) == pytest.approx(0.9486081370449679)
    several = metrics.r2_score(
        [[0.5, 1], [-1, 1], [7, -6]], [[0, 2], [-1, 2], [8, -5]]
    )
    assert several == pytest.approx(np.mean([0.96543779, 0.90816327]))


def test_r2_of_big_numbers_keeps_its_digits():
    y = 1e8 + np.array([3, -0.5, 2, 7])
    p = 1e8 + np.array([2.5, 0.0, 2, 8])
    assert metrics.r2_score(y, p) == pytest.approx(0.948608137, abs=1e-6)


def test_r2_of_a_constant_is_refused():
    with pytest.raises(ValueError, match="constante"):
        metrics.r2_score([1.0, 1.0], [1.0, 2.0])


def test_batches_give_the_same_as_the_whole():
    rng = np.random.default_rng(0)
    y, p = rng.normal(size=(17, 2)), rng.normal(size=(17, 2))
    for name, function in (
        ("r2_score", metrics.r2_score),
        ("mae", metrics.mean_absolute_error),
        ("mse", metrics.mean_squared_error),
    ):
        metric = metrics.get(name)
        for start in range(0, 17, 5):
            rows = slice(start, start + 5)
            metric.update(y[rows], p[rows])
        assert metric.result() == pytest.approx(function(y, p))


def test_confusion_matrix():
    """Ejemplo de la documentación de sklearn.metrics.confusion_matrix."""
    y, p = [2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2]
    expected = [[2, 0, 0], [0, 0, 1], [1, 0, 2]]
    assert metrics.confusion_matrix(y, p).tolist() == expected
    assert metrics.confusion_matrix(y, p, classes=4).shape == (4, 4)


@pytest.mark.parametrize("p", [[0.5, 1], [-1, 1], [0, 7]])
def test_confusion_matrix_refuses_what_is_not_a_class(p):
    with pytest.raises(ValueError, match="argmax"):
        metrics.confusion_matrix([0, 1], p, classes=2)


@pytest.mark.parametrize(
    "outputs, sparse, expected",
    [
        (1, False, metrics.binary_accuracy),
        (3, False, metrics.categorical_accuracy),
        (3, True, metrics.sparse_categorical_accuracy),
    ],
)
def test_accuracy_chooses_like_keras(outputs, sparse, expected):
    metric = metrics.get("accuracy", outputs, sparse)
    assert metric.function is expected
    assert metric.name == "accuracy"


def test_unknown_name_suggests_the_nearest():
    with pytest.raises(ValueError, match="¿Quisiste decir 'accuracy'?"):
        metrics.get("acuracy")


def test_shapes_must_agree():
    with pytest.raises(ValueError, match=r"\(2,\).*\(2, 1\)"):
        metrics.mean_squared_error([1, 2], [[1], [2]])


@pytest.mark.parametrize("metric", [metrics.get("mae"), metrics.R2Score()])
def test_a_metric_object_starts_again_every_time(metric):
    """Dos evaluaciones iguales dan lo mismo, y cuentan lo mismo."""
    model = Sequential([Input((1,)), Dense(1)], seed=0)
    model.compile("sgd", "mse", metrics=[metric])
    x, y = np.arange(4.0).reshape(-1, 1), np.arange(4.0)
    first = model.evaluate(x, y, verbose=0)
    assert model.evaluate(x, 2 * y, verbose=0) != first
    assert model.evaluate(x, y, verbose=0) == first
    assert metric.count == 4
