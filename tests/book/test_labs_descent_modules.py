"""Los módulos del descenso, solos en un navegador, contra ``neurona``."""

import itertools

import numpy as np
import pytest
from js_modules import run

from neurona.labs import DescentLab
from neurona.labs.descent import MINIMA
from neurona.optimizers import SGD, Adam, RMSprop

OPTIMIZERS = ("sgd", "momentum", "rmsprop", "adam")


@pytest.mark.parametrize("surface", list(MINIMA))
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_the_path_is_that_of_neurona(browser, surface, optimizer):
    # Con 0.041 y 50 se aleja poco a poco: se ve dónde se da por perdido.
    labs = [
        DescentLab(
            surface=surface,
            optimizer=optimizer,
            rate=rate,
            momentum=momentum,
            condition=condition,
            start1=-1.2,
            start2=1,
            steps=250,
        )
        for rate, momentum, condition in itertools.product(
            (0.0005, 0.005, 0.041, 0.3), (0.5, 0.9), (1, 25, 50)
        )
    ]
    walks = run(
        browser,
        "descent",
        """({ walk }, states) =>
            states.map(walk).map(({ path, lost }) => [path, lost])""",
        [lab.state() for lab in labs],
    )
    for lab, (path, lost) in zip(labs, walks, strict=True):
        ours = lab.path.reshape(len(lab.path), -1)
        assert lost == lab.lost
        # Junto a cero no hay cifras que comparar, salvo las del camino.
        np.testing.assert_allclose(path, ours, rtol=1e-12, atol=1e-15)
    assert max(len(path) for path, _ in walks) == 251


def test_defaults_are_those_of_neurona(browser):
    """Sin argumentos: las constantes de Keras, que son las nuestras."""
    ends = run(
        browser,
        "optimizers",
        """(optimizers) => ["sgd", "rmsprop", "adam"].map((name) => {
            const w = [3, -2];
            const step = optimizers[name]();
            for (let t = 0; t < 150; t++) step(w, w.map((x) => 2 * x));
            return w;
        })""",
    )
    for end, kind in zip(ends, (SGD, RMSprop, Adam), strict=True):
        w, walker = np.array([3.0, -2.0]), kind()
        for _ in range(150):
            walker.step([w], [2 * w])
        np.testing.assert_allclose(end, w, rtol=1e-12)


def test_level_curves_of_a_cone_are_circles(browser):
    ends = run(
        browser,
        "contours",
        """({ contours }) =>
            contours((a, b) => Math.hypot(a, b), 3, [1, 2.5])""",
    )
    radius = np.hypot(*np.moveaxis(np.array(ends), -1, 0))
    inner = radius[:, 0] < 2
    assert np.abs(radius[inner] - 1).max() < 0.01
    assert np.abs(radius[~inner] - 2.5).max() < 0.01
    # Juntos dan la vuelta entera.
    length = np.linalg.norm(np.diff(ends, axis=1), axis=-1)
    assert length[inner].sum() == pytest.approx(2 * np.pi, rel=0.01)
    assert length[~inner].sum() == pytest.approx(5 * np.pi, rel=0.01)
