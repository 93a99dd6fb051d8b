"""El campo de juego corre, se detiene y dice qué le pasa."""

from urllib.parse import urlencode

import pytest
from playground_page import (
    LAB,
    PLAYGROUND,
    SMALL,
    button,
    initial,
    press,
    readings,
    same_as_python,
    sentence,
    set_state,
    small,
)


def paused_as_in_python(page, lab):
    """Lo que se lee al detenerse es lo de Python en esa misma época."""
    set_state(lab, epochs=int(readings(page)["epoch"]))
    same_as_python(page, lab)
    assert f"Época {lab.epochs}:" in sentence(page)
    assert button(page, "correr").count() == 1


@pytest.mark.parametrize("pace", ["1", "10"])
def test_it_runs_and_pauses(page, pace):
    lab = small(page)
    page.locator(f"{LAB} select[name=pace]").select_option(pace)
    button(page, "correr").press("Enter")
    page.wait_for_function(
        f"""() => Number(document.querySelector("{LAB} output[name=epoch]")
            .textContent) > 30"""
    )
    button(page, "pausa").press("Enter")
    paused_as_in_python(page, lab)


def test_it_pauses_while_it_trains_all_that_fits(page):
    wide = {"samples": 200, "layers": 2, "units1": 8, "units2": 8, "epochs": 0}
    lab = initial(page, f"#campo&{urlencode(wide)}")
    set_state(lab, **wide)
    same_as_python(page, lab)
    page.locator(f"{LAB} select[name=pace]").select_option("1000")
    # Da miles de épocas por segundo: la pausa, desde la página, en cuanto se
    # lee la primera época nueva. Desde fuera puede llegar después de la 5000.
    page.evaluate(
        f"""() => new Promise(done => {{
            const epoch = document.querySelector("{LAB} output[name=epoch]");
            const go = [...document.querySelectorAll("{LAB} button")]
                .find(b => b.textContent === "correr");
            new MutationObserver((_, watch) => {{
                if (Number(epoch.textContent) < 30) return;
                watch.disconnect();
                go.click();
                done();
            }}).observe(epoch, {{ childList: true }});
            go.click();
        }})"""
    )
    assert 30 <= int(readings(page)["epoch"]) < 5000
    paused_as_in_python(page, lab)


def test_it_stops_by_itself_at_the_last_epoch(page):
    lab = small(page)
    page.locator(f"{LAB} select[name=pace]").select_option("1000")
    button(page, "correr").press("Enter")
    set_state(lab, epochs=5000)
    same_as_python(page, lab)
    assert button(page, "correr").count() == 1


def test_pausing_between_two_frames_trains_no_more(page):
    lab = small(page)
    page.locator(f"{LAB} select[name=pace]").select_option("1000")
    # La pausa llega en el cuadro que pidió mil épocas, antes de la primera.
    page.evaluate(
        f"""() => new Promise(done => {{
            const all = [...document.querySelectorAll("{LAB} button")];
            const press = name =>
                all.find(b => b.textContent === name).click();
            press("correr");
            requestAnimationFrame(() => {{ press("pausa"); done(); }});
        }})"""
    )
    page.wait_for_timeout(350)
    same_as_python(page, lab)
    button(page, "una época").click()
    set_state(lab, epochs=5)
    same_as_python(page, lab)


def test_moving_a_knob_while_it_runs_starts_again(page):
    lab = small(page)
    button(page, "correr").click()
    press(page, "seed", "End")
    page.wait_for_function(
        f"""() => Number(document.querySelector("{LAB} output[name=epoch]")
            .textContent) > 2"""
    )
    button(page, "pausa").click()
    set_state(lab, seed=99, epochs=int(readings(page)["epoch"]))
    same_as_python(page, lab)


LOST = "activation=leaky_relu&layers=2&optimizer=sgd&rate=10&samples=60"


def test_a_divergence_is_named_with_its_remedy(page):
    lab = initial(page, f"#campo&{LOST}&epochs=0")
    set_state(
        lab,
        activation="leaky_relu",
        layers=2,
        optimizer="sgd",
        rate=10,
        samples=60,
    )
    button(page, "correr").click()
    page.wait_for_function(
        f"""() => document.querySelector("{LAB} output[name=epoch]")
            .textContent.includes("(se fue)")"""
    )
    lab.epochs = 5000
    assert lab.lost
    same_as_python(page, lab)
    assert button(page, "correr").count() == 1
    assert "demasiado grande. Prueba con 1." in sentence(page)
    # Otra época tampoco la da; con otro factor, se puede.
    button(page, "una época").click()
    same_as_python(page, lab)
    press(page, "rate", "Home")
    button(page, "una época").click()
    set_state(lab, rate=0.0001, epochs=1)
    same_as_python(page, lab)


DEEP = "dataset=circles&activation=sigmoid&layers=3&samples=100"
DEEP += "&optimizer=sgd&rate=0.1"


SAYINGS = {
    "Es la red inicial": "epochs=0",
    "Separa todos": "dataset=xor&noise=0&units1=4&epochs=100",
    "veces menor que el de la salida": f"{DEEP}&epochs=1",
    "Casi no hay pendiente": f"{DEEP}&epochs=100",
    "El costo subió": "dataset=circles&layers=2&rate=10&samples=100&epochs=40",
    "Con los de prueba cuesta más": "dataset=spiral&noise=0.05&samples=60"
    "&layers=2&units1=8&units2=8&epochs=200",
}


@pytest.mark.parametrize("words", list(SAYINGS))
def test_the_sentence_says_what_is_happening(page, words):
    initial(page, f"#campo&{SAYINGS[words]}")
    page.wait_for_function(
        f"""words => document.querySelector("{LAB} .lab-sentence")
            .textContent.includes(words)""",
        arg=words,
    )


def test_it_runs_for_who_prefers_less_motion(browser):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(PLAYGROUND.as_uri() + SMALL)
    # Cada dibujo cambia el costo: se cuentan en el primer segundo.
    drawn = page.evaluate(
        f"""async () => {{
            let drawn = 0;
            new MutationObserver(() => {{ drawn += 1; }}).observe(
                document.querySelector("{LAB} output[name=cost]"),
                {{ childList: true }});
            const go = [...document.querySelectorAll("{LAB} button")]
                .find(b => b.textContent === "correr");
            go.click();
            await new Promise(done => setTimeout(done, 900));
            go.click();
            return drawn;
        }}"""
    )
    context.close()
    assert 1 <= drawn <= 4


FAR = "dataset=circles&samples=1000&layers=2&units1=8&units2=8&epochs=2000"


def test_a_far_epoch_does_not_stop_the_page(page):
    """Llegar toma segundos; mientras, el navegador da cuadros."""
    initial(page, SMALL)
    frames = page.evaluate(
        f"""async (hash) => {{
            location.hash = hash;
            const epoch = document.querySelector("{LAB} output[name=epoch]");
            let frames = 0;
            while (epoch.textContent !== "2000") {{
                await new Promise(requestAnimationFrame);
                frames += 1;
            }}
            return frames;
        }}""",
        f"#campo&{FAR}",
    )
    assert frames > 20


def test_a_link_opened_while_it_runs_wins(page):
    lab = small(page)
    page.locator(f"{LAB} select[name=pace]").select_option("1000")
    button(page, "correr").click()
    page.evaluate("location.hash = '#campo&seed=3&samples=60&epochs=7'")
    set_state(lab, seed=3, units1=4, samples=60, epochs=7)
    same_as_python(page, lab)
    assert button(page, "correr").count() == 1
