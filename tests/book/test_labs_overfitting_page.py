"""El laboratorio del sobreajuste, en sus dos páginas, del disco."""

import re

import numpy as np
import pytest
from overfitting_page import (
    CAPACITY,
    LAB,
    LEFT,
    PATIENCE,
    RIGHT,
    initial,
    readings,
    same_as_python,
)


def side_of_the_frontier(page, lab):
    """De qué lado del 0.5 pinta la página cada celda guardada."""
    colours = page.locator(f"{LAB} canvas").evaluate(
        "c => [...c.getContext('2d').getImageData(0, 0, 64, 64).data]"
    )
    red, _, _, alpha = np.array(colours).reshape(64, 64, 4).transpose(2, 0, 1)
    # La celda guardada más cercana al centro de cada cuadro pintado.
    near = ((np.arange(64) + 0.5) / 64 * 24).astype(int)
    ours = lab.field[np.ix_(near, near)]
    sure = (alpha > 30) & (np.abs(ours - 0.5) > 0.3)
    return red > 100, ours > 0.5, sure


def test_the_frontier_is_that_of_the_network(page):
    for network in ("2-2-1", "2-64-64-1"):
        for epoch in (1, 33, 200):
            lab = initial(page, CAPACITY, network=network, epoch=epoch)
            painted, ours, sure = side_of_the_frontier(page, lab)
            assert epoch == 1 or sure.sum() > 200
            # Junto a la frontera, la celda más cercana puede ser del otro.
            assert (painted == ours)[sure].mean() > 0.97
            frontier = page.locator(f"{LAB} .lab-line").get_attribute("d")
            crossed = len(np.unique(ours)) == 2
            assert bool(frontier) == crossed


def test_every_control_works_by_keyboard(page):
    lab = initial(page, CAPACITY)
    same_as_python(page, lab)
    for _ in range(3):
        page.locator(f"{LAB} input[name=epoch]").press("ArrowLeft")
    lab.epoch -= 3
    same_as_python(page, lab)
    page.locator(f"{LAB} select").press("ArrowUp")
    lab.network = "2-16-1"
    same_as_python(page, lab)
    page.locator(f"{LAB} button").press("Enter")
    lab.epoch = lab.best_epoch
    same_as_python(page, lab)
    lab = initial(page, PATIENCE)
    same_as_python(page, lab)
    page.locator(f"{LAB} input[name=patience]").press("ArrowRight")
    lab.patience += 1
    same_as_python(page, lab)
    page.locator(f"{LAB} button").last.press("Enter")
    lab.epoch = lab.restored_epoch
    same_as_python(page, lab)


def test_every_control_works_by_pointer(page):
    lab = initial(page, PATIENCE)
    for name in ("epoch", "patience"):
        page.locator(f"{LAB} input[name={name}]").click(
            position={"x": 60, "y": 10}
        )
        seen = int(readings(page)[name])
        assert seen != getattr(lab, name)
        setattr(lab, name, seen)
        same_as_python(page, lab)
    for text, name in {
        "ir a la mejor": "best_epoch",
        "ir adonde vuelve": "restored_epoch",
    }.items():
        page.get_by_role("button", name=text).click()
        lab.epoch = getattr(lab, name)
        same_as_python(page, lab)


def test_the_epoch_follows_the_pointer_on_the_chart(page):
    lab = initial(page, CAPACITY)
    svg = page.locator(f"{LAB} .lab-chart > svg")
    svg.scroll_into_view_if_needed()
    box = svg.bounding_box()
    scale = box["width"] / 320
    page.mouse.move(box["x"] + scale * (LEFT + 200), box["y"] + 60)
    page.mouse.down()
    page.mouse.move(
        box["x"] + scale * (LEFT + 0.4 * (RIGHT - LEFT)), box["y"] + 60
    )
    lab.epoch = 80
    same_as_python(page, lab)
    # Antes de la primera época no hay ninguna.
    page.mouse.move(box["x"] + 1, box["y"] + 60)
    page.mouse.up()
    lab.epoch = 1
    same_as_python(page, lab)


def test_training_falls_while_validation_turns(page):
    """Lo que la lección manda descubrir, con sus números."""
    lab = initial(page, CAPACITY, network="2-64-64-1", epoch=200)
    loss, val_loss = lab.curves
    assert 20 < lab.best_epoch < 60
    assert val_loss[-1] > 4 * val_loss[lab.best_epoch - 1]
    assert loss[-1] < 0.5 * loss[lab.best_epoch - 1]
    for network in ("2-2-1", "2-16-1"):
        lab = initial(page, CAPACITY, network=network)
        assert lab.best_epoch > 150
        assert min(lab.curves[1]) > 0.9 * lab.curves[1][-1]


@pytest.mark.parametrize("patience", [0, 5, 6, 12, 40, 120, 121, 149])
def test_patience_trades_time_for_risk(page, patience):
    lab = initial(page, PATIENCE, patience=patience)
    same_as_python(page, lab)
    assert lab.restored_epoch == (10 if patience < 6 else 30)
    never = patience > 120
    waited = max(patience, 1)
    assert lab.stopped_epoch == (
        None if never else lab.restored_epoch + waited
    )


def test_fit_stopped_where_the_lab_says(page):
    """La celda de abajo entrena de verdad con cuatro paciencias."""
    lab = initial(page, PATIENCE)
    text = page.locator("article").inner_text()
    found = re.findall(
        r"paciencia +(\d+), épocas (\d+): ([\d.]+) ([\d.]+)", text
    )
    assert len(found) == 4
    for lab.patience, epochs, last, back in (
        (int(p), int(n), float(a), float(b)) for p, n, a, b in found
    ):
        costs = lab.curves[1]
        assert lab.stopped_epoch == epochs
        assert costs[epochs - 1] == pytest.approx(last, abs=6e-4)
        assert costs[lab.restored_epoch - 1] == pytest.approx(back, abs=6e-4)


@pytest.mark.parametrize("path", [CAPACITY, PATIENCE])
def test_it_fits_a_phone_and_every_target_can_be_touched(page, path):
    page.set_viewport_size({"width": 390, "height": 844})
    initial(page, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    lab = page.locator(LAB).bounding_box()
    for part in page.locator(f"{LAB} :is(label, table, button)").all():
        box = part.bounding_box()
        assert box["x"] + box["width"] <= lab["x"] + lab["width"] + 1
        assert box["height"] >= 24
    for cell in page.locator(f"{LAB} :is(th, td)").all():
        box = cell.bounding_box()
        assert box["x"] + box["width"] <= lab["x"] + lab["width"] + 1
