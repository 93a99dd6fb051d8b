"""Curvas: activaciones, entrenamiento, costo; y la línea de tiempo."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from drawn import labelled, texts

from neurona import activations, plots


def values(line):
    x, y = (np.asarray(v, dtype=float) for v in line.get_data())
    kept = np.isfinite(x)
    return x[kept], y[kept]


@pytest.mark.parametrize("name", ["linear", "step", "tanh", "leaky_relu"])
def test_curve_and_derivative_are_those_of_the_activation(name, ax):
    plots.activation_curve(name, (-2, 3), ax=ax)
    f = activations.get(name)
    for label, function in (("f", f), ("f'", f.derivative)):
        (line,) = labelled(ax.lines, label)
        z, drawn = values(line)
        assert (z.min(), z.max()) == (-2, 3)
        assert drawn == pytest.approx(function(z))


def test_derivative_is_told_apart_by_dash_and_can_be_left_out(ax):
    plots.activation_curve("tanh", ax=ax)
    (f,), (slope,) = labelled(ax.lines, "f"), labelled(ax.lines, "f'")
    assert (f.get_linestyle(), slope.get_linestyle()) == ("-", "--")
    other = plt.figure().add_subplot()
    plots.activation_curve("tanh", derivative=False, ax=other)
    assert not labelled(other.lines, "f'")


def test_step_is_not_joined_across_its_jump(ax):
    plots.activation_curve("step", derivative=False, ax=ax)
    (line,) = labelled(ax.lines, "f")
    assert np.isnan(line.get_xdata()).any()
    points = {
        tuple(np.ravel(p.get_data())): p.get_markerfacecolor() != "none"
        for p in ax.lines
        if p.get_marker() == "o"
    }
    assert points == {(0, 0): False, (0, 1): True}


@pytest.mark.parametrize(
    "name, low, high, written",
    [
        ("sigmoid", 0, 1, "rango (0, 1)"),
        ("tanh", -1, 1, "rango (−1, 1)"),
        ("relu", 0, None, "rango [0, ∞)"),
    ],
)
def test_range_is_shaded(name, low, high, written, ax):
    plots.activation_curve(name, ax=ax)
    box = ax.patches[0].get_bbox()
    # Un rango sin fin se sombrea hasta el borde.
    assert (box.y0, box.y1) == (low, high or ax.get_ylim()[1])
    assert ax.get_title(loc="right") == written


def test_softmax_shows_its_probabilities(ax):
    plots.activation_curve("softmax", ax=ax)
    heights = [bar.get_height() for bar in ax.patches]
    e = np.exp([2, 1, 0, -1])
    assert heights == pytest.approx(e / e.sum())


def test_gallery_has_the_seven():
    plots.activation_gallery()
    titles = [ax.get_title(loc="left") for ax in plt.gcf().axes]
    plt.close()
    assert titles == [
        "Lineal",
        "Escalón",
        "Sigmoide",
        "Tanh",
        "ReLU",
        "Leaky ReLU",
        "Softmax",
        "",
    ]


def test_bad_curves_are_explained():
    with pytest.raises(ValueError, match="¿Quisiste decir 'relu'"):
        plots.activation_curve("relo")
    with pytest.raises(ValueError, match="el inicio debe ser menor"):
        plots.activation_curve("relu", (3, -3))
    with pytest.raises(ValueError, match="un par"):
        plots.activation_curve("relu", 5)
    with pytest.raises(ValueError, match="names está vacío"):
        plots.activation_gallery([])


LOG = {
    "loss": [3.0, 2.0, 1.0],
    "accuracy": [0.1, 0.5, 0.9],
    "val_loss": [3.0, 1.5, 2.0],
}


def test_training_draws_each_metric_in_spanish():
    plots.training_curves(dict(sorted(LOG.items())))
    loss, accuracy = plt.gcf().axes
    plt.close()
    assert (loss.get_ylabel(), accuracy.get_ylabel()) == ("Costo", "Exactitud")
    assert accuracy.get_xlabel() == "Época"
    (train,) = labelled(loss.lines, "entrenamiento")
    (check,) = labelled(loss.lines, "validación")
    assert train.get_xydata().tolist() == [[1, 3], [2, 2], [3, 1]]
    assert check.get_ydata().tolist() == LOG["val_loss"]
    assert train.get_color() != check.get_color()
    assert (train.get_linestyle(), check.get_linestyle()) == ("-", "--")
    assert len(accuracy.lines) == 1


def test_training_takes_what_fit_returns_and_marks_the_best(ax):
    class History:
        history = LOG

    plots.training_curves(History(), keys=["loss"], mark_best=True, ax=ax)
    (mark,) = labelled(ax.lines, "mejor época: 2")
    assert mark.get_xdata()[0] == 2


@pytest.mark.parametrize(
    "history, options, kind, message",
    [
        ([1, 2], {}, TypeError, "lo que devuelve fit"),
        ({}, {}, ValueError, "vacío"),
        ({"loss": []}, {}, ValueError, "vacío"),
        (LOG, {"keys": ["acuracy"]}, ValueError, "'accuracy'"),
        ({"loss": [1]}, {"mark_best": True}, ValueError, "validation_data"),
    ],
)
def test_bad_histories_are_explained(history, options, kind, message):
    with pytest.raises(kind, match=message):
        plots.training_curves(history, **options)


def test_loss_curve_draws_the_cost_and_the_steps(ax):
    plots.loss_curve(lambda w: (w - 1) ** 2, [3, 2, 1.5], ax=ax)
    x, y = ax.lines[0].get_data()
    assert np.allclose(y, (x - 1) ** 2)
    (steps,) = labelled(ax.lines, "camino")
    assert steps.get_xydata().tolist() == [[3, 4], [2, 1], [1.5, 0.25]]
    assert ax.get_ylabel() == "Costo"


def plane(p):
    return p[0] + 2 * p[1] + 9


def test_contour_evaluates_the_point_and_keeps_the_ranges(ax):
    seen = []

    def f(p):
        seen.append(tuple(p))
        return plane(p)

    path = [[1, 2], [0, 0.5]]
    plots.loss_surface(f, path, (-1, 2), (0, 3), resolution=4, ax=ax)
    assert {(-1, 0), (2, 0), (-1, 3), (2, 3)} <= set(seen)
    assert (ax.get_xlim(), ax.get_ylim()) == ((-1, 2), (0, 3))
    (steps,) = labelled(ax.lines, "camino")
    assert steps.get_xydata().tolist() == path
    lines = ax.collections[1]
    assert sum(len(drawn.vertices) > 1 for drawn in lines.get_paths()) > 5
    for level, drawn in zip(lines.levels, lines.get_paths(), strict=True):
        assert plane(drawn.vertices.T) == pytest.approx(level)


def test_surface_lifts_the_path_to_its_cost():
    ax = plt.figure().add_subplot(projection="3d")
    path = [[1.0, 1.0], [0.0, 0.0]]
    plots.loss_surface(plane, path, kind="surface", resolution=5, ax=ax)
    (steps,) = labelled(ax.lines, "camino")
    assert list(steps.get_data_3d()[2]) == [12, 9]
    assert ax.get_zlabel() == "Costo"
    plt.close()


def test_bad_surfaces_are_explained(ax):
    with pytest.raises(ValueError, match=r"\(pasos \+ 1, 2\)"):
        plots.loss_surface(plane, [1, 2, 3])
    with pytest.raises(ValueError, match="no son finitos"):
        plots.loss_curve(abs, [1, np.inf])
    with pytest.raises(ValueError, match="'surface'"):
        plots.loss_surface(plane, kind="surfase")
    with pytest.raises(ValueError, match="tres dimensiones"):
        plots.loss_surface(plane, kind="surface", ax=ax)


def test_timeline_runs_downwards_with_periods(ax):
    events = [(2000, "dos"), (1974, 1980, "frío"), (1950, "uno")]
    plots.timeline(events, ax=ax)
    assert texts(ax) == ["1950", "uno", "1974–1980", "frío", "2000", "dos"]
    heights = [t.get_position()[1] for t in ax.texts[::2]]
    assert heights == sorted(heights, reverse=True)
    (period,) = labelled(ax.patches, "periodo")
    assert period.get_height() / 6 == pytest.approx(2.0 / 50)


@pytest.mark.parametrize(
    "events, kind, message",
    [
        ([], ValueError, "No hay acontecimientos"),
        ([1943], ValueError, "debe ser"),
        ([("1943", "x")], TypeError, "El año debe ser un número"),
        ([(1943, 7)], TypeError, "debe ser str"),
        ([(1980, 1974, "x")], ValueError, "antes de empezar"),
    ],
)
def test_bad_events_are_explained(events, kind, message):
    with pytest.raises(kind, match=message):
        plots.timeline(events)
