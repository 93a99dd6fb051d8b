"""El laboratorio del sobreajuste en sus páginas: leerlo y compararlo."""

import json
import re
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest

from neurona.labs import OverfittingLab
from sitio.book import ROOT

LESSONS = ROOT / "_build/html/lessons"
CAPACITY = LESSONS / "4-aprendizaje/12-elegir-la-arquitectura.html"
PATIENCE = LESSONS / "5-tensorflow/16-guardar-y-detener.html"
LAB = '.lab[data-lab="overfitting"]'
# Los límites del dibujo de la gráfica.
LEFT, RIGHT = 36, 298


def initial(page, path, **state):
    """Abre la lección, la pone así y devuelve lo mismo en Python."""
    page.goto(path.as_uri())
    found = json.loads(page.locator(LAB).get_attribute("data-props"))
    assert page.locator(f"{LAB}.lab-on").count() == 1
    for name, value in state.items():
        control = page.locator(f"{LAB} [name={name}]").first
        if name == "network":
            control.select_option(value)
        else:
            control.fill(str(value))
    return OverfittingLab(**(found | state))


def fixed(value):
    """El número como lo escribe el laboratorio: la mitad, hacia afuera."""
    return str(Decimal(value).quantize(Decimal("0.001"), ROUND_HALF_UP))


def marked(lab):
    """Las épocas señaladas, por nombre."""
    found = {"best": lab.best_epoch, "seen": lab.epoch}
    if lab.patience is not None:
        found["stopped"] = lab.stopped_epoch
        found["restored"] = lab.restored_epoch
    return found


def expected(lab):
    """Lo que la página debe decir de un laboratorio de Python."""
    said = {"epoch": str(lab.epoch)}
    if lab.patience is not None:
        said["patience"] = str(lab.patience)
    if lab.frames:
        said["frame"] = str(lab.frame)
    for name, epoch in marked(lab).items():
        said[f"{name}-epoch"] = "nunca" if epoch is None else str(epoch)
        for key, costs in zip(("loss", "val_loss"), lab.curves, strict=True):
            cost = "—" if epoch is None else fixed(costs[epoch - 1])
            said[f"{name}-{key}"] = cost
    return said


def readings(page):
    """Lo que dicen la tabla y los deslizadores."""
    return page.evaluate(
        """lab => Object.fromEntries(
            [...document.querySelectorAll(`${lab} output`)].map(
                o => [o.getAttribute("name"), o.textContent]))""",
        LAB,
    )


def sentence_of(lab):
    """La frase que resume un estado."""
    loss, val_loss = lab.curves
    best, seen = lab.best_epoch, lab.epoch

    def since(costs):
        change = costs[seen - 1] - costs[best - 1]
        return f"{'bajó' if change < 0 else 'subió'} {fixed(abs(change))}"

    text = f"Época {seen} de {lab.epochs}. "
    if seen < best:
        text += (
            f"La validación todavía bajará a {fixed(val_loss[best - 1])}, en "
            f"la época {best}."
        )
    elif seen == best:
        text += "Es la mejor: ninguna otra tiene menor costo de validación."
    else:
        text += (
            f"Desde la mejor, la {best}, el entrenamiento {since(loss)} y la "
            f"validación {since(val_loss)}."
        )
    if lab.patience is None:
        return text
    text += f" Con paciencia {lab.patience}"
    stopped, back = lab.stopped_epoch, lab.restored_epoch
    if stopped is None:
        return f"{text} no se detiene, y vuelve a la {back}."
    text += (
        f" se detiene en la {stopped} y vuelve a la {back}: esperó "
        f"{stopped - back}. "
    )
    if back == best:
        return f"{text}Ninguna otra era mejor."
    lost = fixed(val_loss[back - 1] - val_loss[best - 1])
    return f"{text}Se perdió la {best}, que cuesta {lost} menos."


def drawn(page, lab):
    """Las curvas y las épocas señaladas, leídas en la gráfica."""
    paths, veil, ticks = page.locator(f"{LAB} .lab-chart > svg").evaluate(
        """svg => [
            [...svg.querySelectorAll(".lab-curve")].map(
              p => p.getAttribute("d")),
            ["x", "width"].map(
              n => +svg.querySelector(".lab-veil").getAttribute(n)),
            [...svg.querySelectorAll(".lab-tick[text-anchor=end]")].map(
              t => [+t.getAttribute("y") - 4, t.textContent])]"""
    )
    # El eje horizontal no tiene nombre: su letrero está vacío.
    numbers = [(y, float(text)) for y, text in ticks if text]
    up = np.polyfit(*zip(*numbers, strict=True), 1)

    def points(path):
        pairs = np.array(re.findall(r"[ML](\S+) ([-.\d]+)", path), float)
        pairs = pairs.reshape(-1, 2)
        epochs = (pairs[:, 0] - LEFT) / (RIGHT - LEFT) * lab.epochs
        return np.column_stack([epochs, np.polyval(up, pairs[:, 1])])

    loss, val_loss, *lines = map(points, paths)
    names = ("best", "stopped", "restored", "seen")
    marks = {n: x[0, 0] for n, x in zip(names, lines, strict=True) if len(x)}
    return loss, val_loss, marks, veil


def same_as_python(page, lab):
    """Compara lecturas, dibujo y frase con Python."""
    assert readings(page) == expected(lab)
    *curves, marks, (start, width) = drawn(page, lab)
    epochs = np.arange(1, lab.epochs + 1)
    for curve, costs in zip(curves, lab.curves, strict=True):
        places = np.column_stack([epochs, costs])
        assert curve == pytest.approx(places, abs=0.02)
    real = {n: e for n, e in marked(lab).items() if e is not None}
    assert marks == pytest.approx(real, abs=0.02)
    unseen = lab.epochs - (lab.stopped_epoch or lab.epochs)
    assert width == pytest.approx(
        unseen / lab.epochs * (RIGHT - LEFT), abs=0.01
    )
    assert start + width == pytest.approx(RIGHT)
    page.wait_for_timeout(300)
    says = page.locator(f"{LAB} .lab-sentence").inner_text()
    assert says == sentence_of(lab)
