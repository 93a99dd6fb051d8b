"""Todas las figuras: se leen en un teléfono, de día y de noche."""

import io
import itertools

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb

from neurona import plots

PHONE = 390


def _gallery():
    rng = np.random.default_rng(0)
    x = rng.normal(size=(40, 2))
    y = (x.sum(axis=1) > 0).astype(int)
    images = rng.integers(0, 256, size=(10, 28, 28))
    digits = np.arange(10)
    names = (
        "Camiseta Pantalón Suéter Vestido Abrigo Sandalia Camisa Tenis Bolsa "
        "Botín"
    ).split()
    many = rng.integers(0, 10, size=4000)
    log = {"loss": [2.0, 1.0, 0.5], "val_loss": [2.1, 1.2, 1.3]}
    log |= {"accuracy": [0.5, 0.8, 0.9], "val_accuracy": [0.4, 0.7, 0.8]}
    path = [[2.5, 2.0], [1.5, 1.0], [0.5, 0.2]]
    story = [
        (1943, "McCulloch y Pitts: un modelo de la neurona"),
        (1958, "Rosenblatt: el perceptrón"),
        (1974, 1980, "Primer invierno de la inteligencia artificial"),
        (1986, "Rumelhart, Hinton y Williams: retropropagación"),
        (1987, 1993, "Segundo invierno"),
        (1989, "LeCun: redes convolucionales"),
        (2021, "¿Llegaron para quedarse?"),
    ]

    def bowl(p):
        return p[0] ** 2 + p[1] ** 2

    return {
        "neuron": lambda: plots.neuron_diagram(inputs="n"),
        "neuron-one": lambda: plots.neuron_diagram(inputs=1),
        "neuron-six": lambda: plots.neuron_diagram(inputs=6),
        "neuron-values": lambda: plots.neuron_diagram(
            [0.5, -1.25, 100, 0.001], -0.35, activation="sigmoid"
        ),
        "neuron-absorbed": lambda: plots.neuron_diagram(
            absorbed=True, inputs=5, activation="step"
        ),
        "comparison": plots.neuron_comparison,
        "network": lambda: plots.network_diagram([784, 128, 64, 10]),
        "network-deep": lambda: plots.network_diagram([3] * 6),
        "curve": lambda: plots.activation_curve("step"),
        "gallery": plots.activation_gallery,
        "gallery-pair": lambda: plots.activation_gallery(["relu", "step"]),
        "images": lambda: plots.image_grid(
            images, digits, digits[::-1], names
        ),
        "one-image": lambda: plots.image_grid(images[:1], [3]),
        "pixels": lambda: plots.pixel_grid(flatten=True),
        "pixels-values": lambda: plots.pixel_grid(images[0, :12, :12] / 255),
        "pixels-flat": lambda: plots.pixel_grid(images[0], flatten=True),
        "weights": lambda: plots.weight_images(rng.normal(size=(784, 10))),
        "confusion": lambda: plots.confusion_matrix(many, many, names),
        "confusion-two": lambda: plots.confusion_matrix([0, 1], [1, 1]),
        "training": lambda: plots.training_curves(log, mark_best=True),
        "boundary": lambda: plots.decision_boundary(
            lambda p: p.sum(axis=1) > 0, x, y
        ),
        "line": lambda: plots.decision_line(
            [2, 1], -3, [[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 0, 1]
        ),
        "loss": lambda: plots.loss_curve(lambda w: w**2, [2, 1, 0.5]),
        "contour": lambda: plots.loss_surface(bowl, path, resolution=20),
        "surface": lambda: plots.loss_surface(
            bowl, path, kind="surface", resolution=20
        ),
        "timeline": lambda: plots.timeline(story),
    }


GALLERY = _gallery()


@pytest.fixture(params=GALLERY, scope="module")
def figure(request):
    """Cada figura, dibujada una sola vez para todas las pruebas."""
    plt.close("all")
    before = dict(plt.rcParams)
    assert GALLERY[request.param]() is None
    assert dict(plt.rcParams) == before
    assert len(plt.get_fignums()) == 1
    figure = plt.gcf()
    plt.close(figure)
    # Al cerrarla pierde su lienzo; se le da otro, sin ventana.
    FigureCanvasAgg(figure).draw()
    return figure


def visible_texts(figure):
    texts = figure.findobj(matplotlib.text.Text)
    return [t for t in texts if t.get_visible() and t.get_text().strip()]


def drawn_texts(figure):
    """Los textos que de verdad quedan dentro de la figura."""
    renderer = figure.canvas.get_renderer()
    hidden = set()
    for ax in figure.axes:
        if not ax.axison:
            hidden.update([ax.xaxis, ax.yaxis])
        for axis in (ax.xaxis, ax.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in [*axis.majorTicks, *axis.minorTicks]:
                if not low - 1e-9 <= tick.get_loc() <= high + 1e-9:
                    hidden.add(tick)
    out = {id(part) for artist in hidden for part in artist.findobj()}
    return [
        (text, text.get_window_extent(renderer))
        for text in visible_texts(figure)
        if id(text) not in out
    ]


def test_texts_read_on_a_phone(figure):
    width = figure.get_tightbbox().width * figure.dpi
    shown = min(PHONE, width) / width
    for text in visible_texts(figure):
        assert text.get_fontsize() / 72 * figure.dpi * shown >= 9, text


def test_texts_do_not_overlap(figure):
    for (one, a), (other, b) in itertools.combinations(drawn_texts(figure), 2):
        apart = (
            a.x1 - 1 <= b.x0
            or b.x1 - 1 <= a.x0
            or a.y1 - 1.5 <= b.y0
            or b.y1 - 1.5 <= a.y0
        )
        assert apart, (one.get_text(), other.get_text())


def test_no_box_behind_the_figure(figure):
    file = io.BytesIO()
    figure.savefig(
        file,
        format="png",
        bbox_inches="tight",
        facecolor=figure.get_facecolor(),
    )
    file.seek(0)
    pixels = plt.imread(file)
    corners = pixels[[0, 0, -1, -1], [0, -1, 0, -1]]
    assert (corners[:, 3] == 0).all()
    for ax in figure.axes:
        assert ax.get_facecolor()[3] == 0


def test_texts_use_ink_or_white_or_black(figure):
    allowed = {to_rgb(c) for c in (plots.INK, "white", "black")}
    for text, _ in drawn_texts(figure):
        assert to_rgb(text.get_color()) in allowed, text
