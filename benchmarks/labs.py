"""Los laboratorios: cuánto pesan, cuánto tardan y qué tan rápido entrenan.

De cada página con laboratorios, ya construida: lo que pesan sus módulos y lo
que tarda cada deslizador en contestar, con el acomodo de la página incluido.
Del campo de juego, con la red 2-8-8-1 y 500 puntos (y 500 de prueba): cuadros
y épocas por segundo en la página, y las épocas de un ciclo que visita los
ejemplos de uno en uno, como el de TensorFlow Playground; por turnos con el
nuestro, y de cada quien su mejor turno.

De los cuadros cuentan aquellos en que el plano se pintó, no todos los que el
navegador ofrece; en una página vacía ofrece los de la línea de «vacía». La
comparación le da ventaja al ciclo: corre solo, en una página quieta y sin
dibujar nada, mientras que las épocas de la página incluyen todo lo que se
dibuja.

Metas: 20 kB comprimidos, 16 ms, 60 cuadros y ganarle al ciclo también en la
página. Solo dice algo en una máquina desocupada.

Uso: ``python benchmarks/labs.py [--site _build/html]``
"""

import argparse
import gzip
import re
from pathlib import Path

from playwright.sync_api import sync_playwright

from neurona.labs import PlaygroundLab, _modules
from sitio.browser import OPTIONS, find_browser

HERE = Path(__file__).parent
LAB = re.compile(r'<div class="lab" data-lab="([\w-]+)"')
BIG = dict(dataset="circles", layers=2, units1=8, units2=8, samples=1000)

SLIDERS = """() => {
    const times = [];
    for (const input of document.querySelectorAll(".lab input[type=range]")) {
        if (input.disabled || input.closest("[hidden]")) continue;
        const [low, high] = [Number(input.min), Number(input.max)];
        for (let k = 0; k < 15; k++) {
            input.value = low + (high - low) * ((7 * k) % 15) / 14;
            const start = performance.now();
            input.dispatchEvent(new Event("input", { bubbles: true }));
            document.body.getBoundingClientRect();
            // Las primeras veces, el navegador apenas compila.
            if (k > 4) times.push(performance.now() - start);
        }
    }
    times.sort((a, b) => a - b);
    const at = (share) => times[Math.floor(share * (times.length - 1))];
    return times.length ? [at(0.5), at(0.95)] : [0, 0];
}"""

FRAMES = """async (pace) => {
    const find = (name) => document.querySelector(`.lab ${name}`);
    const named = (text) => [...document.querySelectorAll(".lab button")]
        .find((button) => button.textContent === text);
    const press = (text) => named(text)?.click();
    const select = find("select[name=pace]");
    select.value = pace;
    select.dispatchEvent(new Event("change"));
    press("reiniciar");
    const context = find(".lab-plane canvas").getContext("2d");
    const put = context.putImageData;
    let painted = 0;
    context.putImageData = (...image) => {
        painted += 1;
        put.apply(context, image);
    };
    press("correr");
    // Al oprimir «correr» también se pinta, y eso no es un cuadro.
    painted = 0;
    let frames = 0;
    const start = performance.now();
    // Si llega a la última época que permite, se detiene sola.
    while (named("pausa") && performance.now() - start < 5000) {
        const before = painted;
        await new Promise(requestAnimationFrame);
        // Dos veces en un cuadro se ven como una.
        if (painted > before) frames += 1;
    }
    const seconds = (performance.now() - start) / 1000;
    delete context.putImageData;
    press("pausa");
    const epochs = Number(find("output[name=epoch]").textContent);
    return [frames / seconds, epochs / seconds];
}"""

BLANK = """async () => {
    const start = performance.now();
    let frames = 0;
    while (performance.now() - start < 2000) {
        await new Promise(requestAnimationFrame);
        frames += 1;
    }
    return 1000 * frames / (performance.now() - start);
}"""

RACE = """([ours, other, state]) => {
    const run = new Function(ours)().training(state);
    const { build, epoch } = new Function(other)();
    const points = ({ x, y }) =>
        [...y].map((label, k) => [x[2 * k], x[2 * k + 1], 2 * label - 1]);
    const [train, test] = [points(run.data.train), points(run.data.test)];
    const layers = build([2, 8, 8, 1]);
    const turns = [
        () => run.advance(), () => epoch(layers, train, test, state),
    ];
    const best = [Infinity, Infinity];
    for (let k = 0; k < 60; k++) {
        turns.forEach((turn, who) => {
            const start = performance.now();
            for (let j = 0; j < 5; j++) turn();
            const time = (performance.now() - start) / 5;
            // Los primeros turnos son para que el navegador compile.
            if (k > 9) best[who] = Math.min(best[who], time);
        });
    }
    return best.map((time) => 1000 / time);
}"""


def pages_with_labs(site):
    """Da cada página con laboratorios y los nombres de estos."""
    for path in sorted(site.rglob("*.html")):
        names = set(LAB.findall(path.read_text("utf8")))
        if names:
            yield path, names


def weigh(names):
    """Devuelve los kB de los módulos de una página, y comprimidos."""
    text = _modules.page_script(names).encode()
    return len(text) / 1000, len(gzip.compress(text)) / 1000


def race(browser, batch, optimizer):
    """Devuelve las épocas por segundo nuestras y del ciclo."""
    ours = f"{_modules._wrapped('playground-training')}"
    ours += "\nreturn $playground_training;"
    other = (HERE / "one_example.js").read_text("utf8")
    other = other.replace("export const", "const") + "\nreturn oneExample;"
    state = PlaygroundLab(batch=batch, optimizer=optimizer, **BIG).state()
    page = browser.new_page()
    try:
        return page.evaluate(RACE, [ours, other, state])
    finally:
        page.close()


def measure(browser, site):
    """Mide y escribe las tres tablas."""
    print("página                     kB    gzip   deslizador, ms (95 %)")
    for path, names in pages_with_labs(site):
        page = browser.new_page()
        page.goto(path.as_uri())
        page.wait_for_timeout(500)
        middle, late = page.evaluate(SLIDERS)
        raw, small = weigh(names)
        print(
            f"{path.stem:24} {raw:5.1f} {small:7.1f} "
            f"{middle:8.1f} ({late:.1f})"
        )
        if "playground" in names:
            page.goto("about:blank")
            print(f"    vacía: {page.evaluate(BLANK):.1f} cuadros por segundo")
            address = "&".join(f"{k}={v}" for k, v in BIG.items())
            page.goto(f"{path.as_uri()}#campo&{address}")
            page.wait_for_timeout(500)
            for pace in ("1", "10", "1000"):
                frames, epochs = page.evaluate(FRAMES, pace)
                print(
                    f"    hasta {pace} épocas por cuadro: {frames:.1f} "
                    f"cuadros y {epochs:.0f} épocas por segundo"
                )
        page.close()
    print("\népocas por segundo, 2-8-8-1 con 500 puntos: nuestras, del ciclo")
    for batch, optimizer in ((10, "sgd"), (1, "sgd"), (10, "adam")):
        ours, theirs = race(browser, batch, optimizer)
        print(
            f"lote {batch:2} {optimizer:5} {ours:6.0f} {theirs:6.0f}   "
            f"{ours / theirs:.1f} veces"
        )


def main():
    """Abre un navegador y mide."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=Path("_build/html"))
    site = parser.parse_args().site.resolve()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=OPTIONS
        )
        measure(browser, site)
        browser.close()


if __name__ == "__main__":
    main()
