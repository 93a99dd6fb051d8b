"""Los módulos del campo de juego, en un navegador, contra ``neurona``."""

import numpy as np
import pytest
from js_modules import run

from neurona.datasets import load_playground
from neurona.labs import PlaygroundLab

NAMES = ("xor", "circles", "moons", "spiral")
STATES = [
    {},
    {"layers": 0, "dataset": "moons", "optimizer": "sgd", "rate": 0.1},
    {"layers": 2, "dataset": "circles", "activation": "relu", "units1": 8},
    {"layers": 3, "activation": "sigmoid", "optimizer": "rmsprop", "seed": 9},
    {"activation": "leaky_relu", "loss": "mean_squared_error", "noise": 0.3},
    {"layers": 2, "optimizer": "momentum", "l2": 0.003, "rate": 0.01},
    {"activation": "linear", "loss": "mean_squared_error", "l2": 0.1},
    {"units1": 1, "optimizer": "sgd", "rate": 1.0, "batch": 1000, "seed": 3},
    {
        "dataset": "own",
        "points": [[-1, 2, 0], [0, 0, 1], [2.5, -0.3, 0], [3, 3, 1]],
        "batch": 1,
    },
]


def labs(**common):
    """Un laboratorio de Python por estado."""
    return [PlaygroundLab(**(state | common)) for state in STATES]


def test_the_generator_is_the_published_one(browser):
    """El 10000.º entero de la semilla 5489, según C++ [rand.predef]."""
    last = run(
        browser,
        "random",
        """({ mersenne }) => {
            const random = mersenne(5489);
            let last;
            for (let k = 0; k < 10000; k++) last = random.integer();
            return last;
        }""",
    )
    assert last == 4123659995


@pytest.mark.parametrize("seed", [0, 1, 7, 99, 2**31, 2**32 - 1])
def test_every_draw_is_that_of_numpy(browser, seed):
    ours = run(
        browser,
        "random",
        """({ mersenne }, seed) => {
            const random = mersenne(seed);
            const many = (draw) => Array.from({ length: 700 }, draw);
            const order = [1, 2, 3, 33, 500].map((n) => new Int32Array(n));
            return [
                many(random.real),
                many(() => random.uniform(-0.3, 0.7)),
                many(random.normal),
                order.map((o) => { random.permute(o); return [...o]; }),
                many(random.normal),
            ];
        }""",
        seed,
    )
    rng = np.random.RandomState(seed)
    assert ours[0] == rng.random_sample(700).tolist()
    assert ours[1] == pytest.approx(rng.uniform(-0.3, 0.7, 700), rel=1e-15)
    assert ours[2] == pytest.approx(rng.normal(size=700), rel=1e-14)
    for order in ours[3]:
        assert order == rng.permutation(len(order)).tolist()
    assert ours[4] == pytest.approx(rng.normal(size=700), rel=1e-14)


def test_the_tangent_is_that_of_numpy(browser):
    """A una o dos unidades de la última cifra, también donde empata."""
    edges = [1 / 64, 1 / 32, 1.265625, 19.98, 19.984375, 20, 20.1, 800]
    z = np.concatenate(
        [np.linspace(-4, 4, 4001), edges, 10.0 ** -np.arange(9)]
    )
    z = np.concatenate([z, -z, [0]])
    ours = run(
        browser,
        "tanh",
        "({ tanh }, all) => [...all, Infinity, NaN].map(tanh).map(String)",
        z.tolist(),
    )
    *finite, limit, nothing = map(float, ours)
    np.testing.assert_allclose(finite, np.tanh(z), rtol=6e-16, atol=0)
    assert limit == 1 and np.isnan(nothing)


@pytest.mark.parametrize("name", NAMES)
def test_points_are_those_of_neurona(browser, name):
    for noise, samples in [(0, 20), (0.1, 300), (0.5, 1000), (0.03, 77)]:
        ours = run(
            browser,
            "playground-data",
            """({ load }, state) => ["train", "test"].map((part) => {
                const { x, y } = load(state)[part];
                return [[...x], [...y]];
            })""",
            {"dataset": name, "noise": noise, "samples": samples},
        )
        theirs = load_playground(name, noise, samples)
        for (x, y), (a, b) in zip(ours, theirs, strict=True):
            np.testing.assert_allclose(x, a.ravel(), rtol=0, atol=1e-14)
            assert y == b.tolist()


def trained(browser, states):
    """Entrena en el navegador hasta la época que dice cada estado."""
    return run(
        browser,
        "playground-training",
        """({ training }, states) => states.map((state) => {
            const run = training(state);
            while (run.taken < state.epochs && run.advance());
            return { ...run, norms: run.norms(),
                params: [...run.net.params] };
        })""",
        states,
    )


def test_five_hundred_steps_reach_the_same_network(browser):
    # Un lote por época: 500 épocas son 500 pasos.
    ours = labs(samples=60, batch=1000, epochs=500)
    seen = trained(browser, [lab.state() for lab in ours])
    for lab, run_ in zip(ours, seen, strict=True):
        assert run_["taken"] == 500 and not lab.lost
        np.testing.assert_allclose(
            run_["params"], lab.model.flat_params, rtol=1e-12, atol=1e-12
        )
        np.testing.assert_allclose(
            run_["costs"]["train"], lab.costs, rtol=1e-12, atol=1e-14
        )


def test_every_reading_is_that_of_neurona(browser):
    for epochs in (0, 1, 12):
        ours = labs(epochs=epochs)
        seen = trained(browser, [lab.state() for lab in ours])
        for lab, run_ in zip(ours, seen, strict=True):
            costs = run_["costs"]
            assert costs["train"] == pytest.approx(lab.costs, rel=1e-11)
            assert costs["test"] == pytest.approx(lab.test_costs, rel=1e-11)
            assert run_["norms"] == pytest.approx(lab.norms, rel=1e-9)
            assert run_["train"]["cost"] == pytest.approx(lab.costs[-1])
            assert run_["train"]["accuracy"] == lab.accuracy
            tested = run_["test"] and run_["test"]["accuracy"]
            assert tested == lab.test_accuracy


@pytest.mark.parametrize(
    "state",
    [
        {"activation": "leaky_relu", "optimizer": "sgd", "rate": 3.0}
        | {"layers": 2, "dataset": "circles", "samples": 100},
        {"activation": "linear", "layers": 2, "optimizer": "momentum"}
        | {"rate": 10.0},
        {"l2": 0.1, "optimizer": "sgd", "rate": 10.0},
        # Este pasa de 10 y, si se le dejara, volvería.
        {"activation": "relu", "optimizer": "sgd", "rate": 10.0}
        | {"dataset": "circles", "samples": 100},
    ],
)
def test_a_lost_training_stops_at_the_same_epoch(browser, state):
    lab = PlaygroundLab(**state, epochs=200)
    (run_,) = trained(browser, [lab.state()])
    assert run_["lost"] and lab.lost
    assert run_["taken"] == len(lab.costs) - 1
    np.testing.assert_allclose(
        run_["params"], lab.model.flat_params, rtol=1e-6
    )


def test_without_points_there_is_nothing_to_train(browser):
    lab = PlaygroundLab(dataset="own", epochs=5)
    (run_,) = trained(browser, [lab.state()])
    assert run_["empty"] and run_["taken"] == 0 and run_["norms"] == []
    assert lab.norms == [] and lab.accuracy is None and not lab.lost


def test_an_address_holds_the_whole_state(browser):
    states = [lab.state() for lab in labs(epochs=7)]
    base = PlaygroundLab().state()
    back = run(
        browser,
        "playground-state",
        """({ hashOf, stateOf }, [states, base]) =>
            states.map((state) => stateOf(hashOf(state), base))""",
        [states, base],
    )
    for state, read in zip(states, back, strict=True):
        assert read == state


def test_an_address_that_says_nonsense_changes_nothing(browser):
    base = PlaygroundLab(seed=4).state()
    nonsense = "&".join(
        "dataset=cubo&noise=-1&layers=9&units1=2.5&rate=nada&batch=3"
        "&l2=0.02&seed=&epochs=1e9&points=1,2&points=9,0,1&otro=1".split("&")
    )
    read = run(
        browser,
        "playground-state",
        """({ stateOf }, [base, nonsense]) => [
            stateOf("#campo&" + nonsense, base),
            stateOf("#campo&noise=0.25&seed=5&points=1,-2,1", base),
            stateOf("#campo", base),
            stateOf("#camposanto&seed=2", base),
            stateOf("#sec-otra", base),
        ]""",
        [base, nonsense],
    )
    assert read[0] == base == read[2]
    assert read[1] == base | {"noise": 0.25, "seed": 5, "points": [[1, -2, 1]]}
    assert read[3] is None and read[4] is None


def test_the_code_repeats_the_training(browser, capsys):
    """El texto se corre aquí: sus 20 primeros costos son los mismos."""
    ours = labs(epochs=25)
    texts = run(
        browser,
        "playground-code",
        """({ code }, labs) => labs.map(([s, costs]) => code(s, costs))""",
        [[lab.state(), lab.costs[1:]] for lab in ours],
    )
    for lab, text in zip(ours, texts, strict=True):
        names = {}
        exec(text, names)
        assert len(names["costs"]) == 25
        assert names["lab"] == pytest.approx(lab.costs[1:21], rel=1e-15)
        assert names["costs"] == pytest.approx(lab.costs[1:], rel=1e-12)
        assert max(map(len, text.splitlines())) < 80
    assert "diferencia:" in capsys.readouterr().out
