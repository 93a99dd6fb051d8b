"""Optimizadores: los pasos que publica Keras y el contador de pasos."""

import numpy as np
import pytest

from neurona import optimizers, schedules
from neurona.optimizers import SGD, Adam, RMSprop

G = np.array([1.0, 6, 7, 2])


def _step(optimizer, times=1, start=(1.0, 2, 3, 4), grad=G):
    point = np.array(start)
    for _ in range(times):
        optimizer.step([point], [grad])
    return point


@pytest.mark.parametrize(
    "make, expected",
    [
        (SGD, [0.5, -1, -0.5, 3]),
        (Adam, [0.5, 1.5, 2.5, 3.5]),
        (RMSprop, [-0.5811, 0.4189, 1.4189, 2.4189]),
    ],
)
def test_keras_goldens(make, expected):
    """Un paso con gradiente [1, 6, 7, 2] (optimizers/*_test.py)."""
    np.testing.assert_allclose(_step(make(0.5)), expected, atol=1e-4)


def test_rmsprop_docstring():
    """De 10 a 9.683772 con el gradiente de x²/2 (documentación de Keras)."""
    point = _step(RMSprop(0.1), start=[10.0], grad=np.array([10.0]))
    assert point[0] == pytest.approx(9.683772)


def test_momentum_by_hand():
    """v = -0.1, luego -0.15; w = 0.9, luego 0.75."""
    one = np.ones(1)
    point = _step(SGD(0.1, momentum=0.5), 2, start=[1.0], grad=one)
    assert point[0] == pytest.approx(0.75)


def test_nesterov_by_hand():
    """w += 0.5 v - 0.1: 1 - 0.15 = 0.85, luego 0.85 - 0.175 = 0.675."""
    one = np.ones(1)
    optimizer = SGD(0.1, momentum=0.5, nesterov=True)
    assert _step(optimizer, 2, [1.0], one)[0] == pytest.approx(0.675)


def test_rmsprop_adds_epsilon_inside_the_root():
    """Con g = 1: s = 0.25, y la raíz de 0.25 + 0.75 es 1."""
    optimizer = RMSprop(0.1, rho=0.75, epsilon=0.75)
    assert _step(optimizer, 1, [0.0], np.ones(1))[0] == pytest.approx(-0.1)


def test_rmsprop_remembers_by_hand():
    """Con g = 1, luego 2: s = 0.25, luego 0.1875 + 1 = 1.1875."""
    optimizer, point = RMSprop(0.1, rho=0.75, epsilon=1e-15), np.zeros(1)
    for g in (1.0, 2.0):
        optimizer.step([point], [np.array([g])])
    assert point[0] == pytest.approx(-0.1 / 0.5 - 0.2 / np.sqrt(1.1875))


def test_adam_adds_epsilon_outside_the_root():
    """Con g = 1: 0.1 por 0.5, entre la raíz de 0.25 más 0.5."""
    optimizer = Adam(0.1, beta_2=0.75, epsilon=0.5)
    assert _step(optimizer, 1, [0.0], np.ones(1))[0] == pytest.approx(-0.05)


def test_defaults_are_those_of_keras():
    assert SGD().config() == {
        "learning_rate": 0.01,
        "momentum": 0,
        "nesterov": False,
    }
    assert RMSprop().config() == {
        "learning_rate": 0.001,
        "rho": 0.9,
        "epsilon": 1e-7,
    }
    assert Adam().config() == {
        "learning_rate": 0.001,
        "beta_1": 0.9,
        "beta_2": 0.999,
        "epsilon": 1e-7,
    }


def test_adam_is_the_algorithm_of_the_paper():
    """Algoritmo 1 con medias corregidas; épsilon es despreciable."""
    rng, optimizer = np.random.default_rng(0), Adam(0.1, 0.8, 0.9, 1e-15)
    w, m, v = np.ones(3), np.zeros(3), np.zeros(3)
    point = w.copy()
    for t in range(1, 7):
        g = rng.normal(size=3)
        optimizer.step([point], [g])
        m = 0.8 * m + 0.2 * g
        v = 0.9 * v + 0.1 * g**2
        w -= 0.1 * (m / (1 - 0.8**t)) / np.sqrt(v / (1 - 0.9**t))
    np.testing.assert_allclose(point, w)


def test_first_adam_step_ignores_the_size_of_the_gradient():
    """Con el sesgo corregido, el primer paso mide lo que el factor."""
    for size in (1e-2, 1.0, 1e3):
        point = _step(Adam(0.1), start=[0.0], grad=np.array([size]))
        assert point[0] == pytest.approx(-0.1, rel=1e-3)


@pytest.mark.parametrize("make", [SGD, RMSprop, Adam])
def test_steps_are_counted_once_for_all_parameters(make):
    """Repartir el punto en varios arreglos no cambia el camino."""
    whole, parts = make(0.1), make(0.1)
    together = np.array([1.0, 2, 3, 4])
    split = [np.array([1.0]), np.array([2.0, 3]), np.array([4.0])]
    for _ in range(5):
        whole.step([together], [G])
        parts.step(split, [G[:1], G[1:3], G[3:]])
    assert whole.iterations == parts.iterations == 5
    np.testing.assert_array_equal(together, np.concatenate(split))


@pytest.mark.parametrize("make", [SGD, RMSprop, Adam])
def test_gradient_is_left_alone(make):
    grad = G.copy()
    _step(make(0.1), 3, grad=grad)
    np.testing.assert_array_equal(grad, G)


@pytest.mark.parametrize(
    "make", [lambda: SGD(0.1, 0.9), lambda: SGD(0.1, 0.9, True), RMSprop, Adam]
)
def test_reset_forgets(make):
    optimizer = make()
    first = _step(optimizer, 3)
    optimizer.reset()
    np.testing.assert_array_equal(_step(optimizer, 3), first)


@pytest.mark.parametrize("make", [SGD, RMSprop, Adam])
def test_float32_stays_float32(make):
    point = np.ones(3, np.float32)
    make(0.1).step([point], [np.ones(3, np.float32)])
    assert point.dtype == np.float32
    assert (point < 1).all()


def test_schedule_receives_the_steps_already_taken():
    seen = []

    def schedule(step):
        seen.append(step)
        return 1 / (1 + step)

    point = _step(SGD(schedule), 3, start=[0.0], grad=np.ones(1))
    assert seen == [0, 1, 2]
    assert point[0] == pytest.approx(-(1 + 1 / 2 + 1 / 3))


def test_learning_rate_can_change_between_steps():
    optimizer, point = SGD(1.0), np.zeros(1)
    optimizer.step([point], [np.ones(1)])
    optimizer.learning_rate = 0.5
    optimizer.step([point], [np.ones(1)])
    assert point[0] == -1.5


@pytest.mark.parametrize("rate", [0, -0.1, np.nan, np.inf])
def test_impossible_rates_are_refused(rate):
    with pytest.raises(ValueError, match="learning_rate"):
        SGD(rate)


def test_text_is_not_a_rate():
    with pytest.raises(TypeError, match="learning_rate debe ser un número"):
        Adam("0.1")


@pytest.mark.parametrize("rate", [-1, np.inf, np.nan])
def test_schedule_must_give_possible_rates(rate):
    with pytest.raises(ValueError, match=f"paso 0 vale {rate}"):
        _step(SGD(lambda step: rate))


def test_schedule_may_start_at_zero():
    assert _step(SGD(lambda step: 0)).tolist() == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "make, name",
    [
        (lambda: SGD(momentum=1.0), "momentum"),
        (lambda: RMSprop(rho=-0.1), "rho"),
        (lambda: RMSprop(epsilon=0), "epsilon"),
        (lambda: Adam(beta_1=1.5), "beta_1"),
        (lambda: Adam(beta_2=1.0), "beta_2"),
        (lambda: Adam(epsilon=0), "epsilon"),
    ],
)
def test_arguments_out_of_range_are_named(make, name):
    with pytest.raises(ValueError, match=f"^{name} debe"):
        make()


def test_shapes_must_agree():
    with pytest.raises(ValueError, match=r"\(2,\).*\(3,\)"):
        SGD().step([np.ones(2)], [np.ones(3)])


def test_another_set_of_parameters_is_refused():
    optimizer = Adam()
    optimizer.step([np.ones(2)], [np.ones(2)])
    with pytest.raises(ValueError, match="reset"):
        optimizer.step([np.ones(3)], [np.ones(3)])


def test_integers_cannot_move_in_place():
    with pytest.raises(TypeError, match="arreglo de reales"):
        SGD().step([np.array([1, 2])], [np.ones(2)])


def test_names():
    assert isinstance(optimizers.get("Adam"), Adam)
    assert isinstance(optimizers.get("SGD"), SGD)
    mine = RMSprop(0.5)
    assert optimizers.get(mine) is mine
    message = "el optimizador 'adan'.*¿Quisiste decir 'adam'?"
    with pytest.raises(ValueError, match=message):
        optimizers.get("adan")


def test_repr_tells_the_arguments():
    assert repr(SGD(0.5)) == (
        "SGD(learning_rate=0.5, momentum=0.0, nesterov=False)"
    )


@pytest.mark.parametrize(
    "schedule",
    [
        schedules.ExponentialDecay(0.1, 10, 0.5),
        schedules.CosineDecay(0.0, 10, 0.1, 0.2, 3),
    ],
)
def test_a_schedule_shows_how_to_build_it_again(schedule):
    names = vars(schedules)
    again = eval(repr(schedule), dict(names))
    assert [again(t) for t in range(20)] == [schedule(t) for t in range(20)]
