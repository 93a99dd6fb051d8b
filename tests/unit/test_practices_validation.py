"""La validación cruzada, simple y anidada, contra cuentas hechas a mano."""

import numpy as np
import pytest

from neurona.practices import validation
from neurona.practices.gasolina import average

X = np.arange(12.0).reshape(12, 1)
Y = np.array([3.0, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8])


def remember(x, y):
    """Sabe la respuesta de lo que vio; de lo demás contesta −1."""
    seen = dict(zip(x[:, 0], y, strict=True))
    return lambda new: np.array([seen.get(v, -1.0) for v in new[:, 0]])


def constant(value):
    return lambda x, y: lambda new: np.full(len(new), value)


def test_every_example_is_in_exactly_one_fold():
    parts = validation.folds(48, k=5, seed=3)
    assert sorted(np.concatenate(parts)) == list(range(48))
    assert [len(part) for part in parts] == [10, 10, 10, 9, 9]


def test_folds_follow_their_seed_and_mix_the_order():
    first, again, other = (
        np.concatenate(validation.folds(20, k=4, seed=s)) for s in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)
    assert not np.array_equal(first, np.arange(20))


@pytest.mark.parametrize(
    ("n", "k", "message"), [(3, 4, "k menor"), (9, 1, "al menos 2")]
)
def test_impossible_folds_are_explained(n, k, message):
    with pytest.raises(ValueError, match=message):
        validation.folds(n, k)


def test_no_example_is_predicted_by_a_model_that_saw_it():
    predicted = validation.cross_validate(remember, X, Y, repeats=3, k=4)
    np.testing.assert_array_equal(predicted, np.full((3, 12), -1.0))


def test_average_of_the_other_folds_by_hand():
    (predicted,) = validation.cross_validate(average, X, Y, repeats=1, k=3)
    for test in validation.folds(12, k=3, seed=0):
        others = [Y[i] for i in range(12) if i not in test]
        np.testing.assert_allclose(predicted[test], sum(others) / 8)


def test_each_repeat_is_another_split():
    predicted = validation.cross_validate(average, X, Y, repeats=2, k=3)
    assert not np.allclose(predicted[0], predicted[1])


def test_rmse_is_the_root_of_the_mean_of_each_repeat():
    """Errores 3, 4 y 0, 0: raíz de 25 / 2, y cero."""
    y = np.array([1.0, 2.0])
    predicted = np.array([[4.0, 6.0], [1.0, 2.0]])
    np.testing.assert_allclose(
        validation.rmse(y, predicted), [np.sqrt(12.5), 0.0]
    )


def test_chooser_keeps_the_smallest_error_and_trains_it_with_everything():
    picks = []
    models = {"lejos": constant(90.0), "cerca": average, "cero": constant(0.0)}
    predict = validation.chooser(models, picks, k=3)(X, Y)
    assert picks == ["cerca"]
    np.testing.assert_allclose(predict(X[:2]), Y.mean())


def test_nested_choice_never_sees_the_held_out_rows():
    """Adentro solo llegan ejemplos de entrenamiento, y todos juntos ganan."""
    rows = []

    def spy(x, y):
        rows.append(set(x[:, 0]))
        return average(x, y)

    validation.cross_validate(validation.chooser({"a": spy}, k=3), X, Y, 1, 4)
    outer = validation.folds(12, k=4, seed=0)
    assert len(rows) == 4 * (3 + 1)
    for number, test in enumerate(outer):
        inside = rows[4 * number : 4 * number + 4]
        assert not set(X[test, 0]) & set.union(*inside)
        assert len(inside[-1]) == 9


def test_choosing_among_guesses_promises_what_it_does_not_keep():
    """Cuarenta adivinos: el mejor, medido donde se lo eligió, parece bueno.

    Si nadie sabe nada, el error esperado es la raíz de 2.
    """
    x = np.arange(60)[:, np.newaxis]
    best, kept = [], []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        y, guesses = rng.normal(size=60), rng.normal(size=(40, 60))
        models = {
            k: lambda x, y, g=g: lambda new: g[new[:, 0]]
            for k, g in enumerate(guesses)
        }
        best.append(validation.rmse(y, guesses).min())
        chosen = validation.chooser(models)
        (predicted,) = validation.cross_validate(chosen, x, y, repeats=1)
        kept.append(validation.rmse(y, predicted))
    assert np.mean(best) < 1.2
    assert np.mean(kept) == pytest.approx(np.sqrt(2), abs=0.1)


def test_difference_of_a_model_with_itself_is_zero():
    p = np.tile(Y + 1, (2, 1))
    assert validation.rmse_difference(Y, p, p) == (0.0, 0.0, 0.0)


def test_difference_of_constant_errors_is_exact():
    """Uno falla siempre por 3 y el otro por 1: no hay nada que variar."""
    low, middle, high = validation.rmse_difference(Y, Y[None] + 3, Y[None] - 1)
    np.testing.assert_allclose([low, middle, high], 2.0)


def test_difference_hangs_on_one_row():
    """Iguales salvo en un ejemplo: sin él en la muestra, empatan."""
    one, other = np.tile(Y + 1, (1, 1)), np.tile(Y + 1, (1, 1))
    one[0, 5] += 11
    low, middle, high = validation.rmse_difference(Y, one, other)
    assert low == 0
    assert middle == pytest.approx(np.sqrt((11 + 144) / 12) - 1)
    assert high > middle
