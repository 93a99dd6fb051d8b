"""La regla de la cadena en JavaScript, sola en un navegador."""

import numpy as np
from backpropagation_page import PLACES, facts, flat
from js_modules import run

from neurona.labs import BackpropagationLab

ACTIVATIONS = ("sigmoid", "tanh", "relu")


def labs():
    """Noventa redes con números al azar entre -2 y 2."""
    rng = np.random.default_rng(7)
    for k in range(90):
        yield BackpropagationLab(
            x=rng.uniform(-2, 2, 3).tolist(),
            W1=rng.uniform(-2, 2, (3, 2)).tolist(),
            b1=rng.uniform(-2, 2, 2).tolist(),
            W2=rng.uniform(-2, 2, (2, 1)).tolist(),
            b2=rng.uniform(-2, 2, 1).tolist(),
            t=k % 2,
            activation=ACTIVATIONS[k % 3],
        )


def test_the_chain_is_that_of_neurona(browser):
    networks = list(labs())
    found = run(
        browser,
        "chain",
        """({ numbers, forward, backward, measured }, states) =>
            states.map((state) => {
                const given = numbers(state);
                const all = forward(given, state);
                return [given, all, backward(all), measured(given, state)];
            })""",
        [lab.state() for lab in networks],
    )
    for lab, (given, seen, slopes, measures) in zip(
        networks, found, strict=True
    ):
        assert given == flat(lab.state())
        assert measures.keys() == PLACES.keys()
        for name, value in facts(lab).items():
            ours = slopes[name[4:]] if "∂" in name else seen[name]
            # Neurona resta 1 - o, y con o casi 1 pierde cifras.
            np.testing.assert_allclose(ours, value, rtol=1e-12, atol=1e-12)
        # La medida divide entre 2e-5 el redondeo del costo.
        for name, value in flat(lab.measured).items():
            np.testing.assert_allclose(measures[name], value, atol=1e-9)


def test_the_ends_of_the_sigmoid_do_not_overflow(browser):
    """Con ReLU, zₒ llega a 58: ahí 1 - o vale 0 si se resta."""
    lab = BackpropagationLab(
        x=[2, 2, 2],
        W1=[[2, 2]] * 3,
        b1=[2, 2],
        W2=[[2], [2]],
        b2=[2],
        activation="relu",
    )
    slopes = run(
        browser,
        "chain",
        """({ numbers, forward, backward }, state) =>
            backward(forward(numbers(state), state))""",
        lab.state(),
    )
    for name, value in flat(lab.gradients).items():
        assert slopes[name] == value
