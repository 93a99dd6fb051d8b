"""Lo que la página de *backpropagation* debe decir y dibujar."""

import re
from decimal import ROUND_HALF_UP, Context

import numpy as np
import pytest

# Cada número, por el nombre que el laboratorio le da.
PLACES = {
    "w₁": ("W2", 0, 0),
    "w₂": ("W2", 1, 0),
    "bₒ": ("b2", 0),
    "w₁₁": ("W1", 0, 0),
    "w₂₁": ("W1", 1, 0),
    "w₃₁": ("W1", 2, 0),
    "b₁": ("b1", 0),
    "w₁₂": ("W1", 0, 1),
    "w₂₂": ("W1", 1, 1),
    "w₃₂": ("W1", 2, 1),
    "b₂": ("b1", 1),
    "x₁": ("x", 0),
    "x₂": ("x", 1),
    "x₃": ("x", 2),
}
# Lo que cada paso calcula.
STEPS = [
    [],
    ["z₁", "h₁"],
    ["z₂", "h₂"],
    ["zₒ", "o"],
    ["C"],
    ["∂C/∂o"],
    [f"∂C/∂{name}" for name in ("zₒ", "w₁", "w₂", "bₒ")],
    [f"∂C/∂{name}" for name in ("h₁", "z₁", "w₁₁", "w₂₁", "w₃₁", "b₁")],
    [f"∂C/∂{name}" for name in ("h₂", "z₂", "w₁₂", "w₂₂", "w₃₂", "b₂")],
    ["∂C/∂x₁"],
    ["∂C/∂x₂"],
    ["∂C/∂x₃"],
]


def flat(arrays):
    """Los números de unos arreglos, cada uno con su nombre."""
    return {
        name: float(np.array(arrays[array])[tuple(place)])
        for name, (array, *place) in PLACES.items()
    }


def facts(lab):
    """Todo número que el laboratorio puede decir, desde Python."""
    network = lab.network
    network.forward(np.array([lab.x]))
    hidden, last = network.layers
    (z1, z2), (h1, h2) = hidden.z[0], hidden.a[0]
    known = {"z₁": z1, "h₁": h1, "z₂": z2, "h₂": h2, "zₒ": last.z[0, 0]}
    known |= {"o": lab.o, "C": lab.cost}
    gradients = lab.gradients
    delta = gradients["b2"][0]
    # Es 1/(1 - o) o -1/o, escritas con zₒ.
    side = -1 if lab.t else 1
    from_cost = side * (1 + np.exp(side * known["zₒ"]))
    known |= {f"∂C/∂{n}": v for n, v in flat(gradients).items()}
    known |= {
        "∂C/∂o": from_cost,
        "∂C/∂zₒ": delta,
        "∂C/∂h₁": delta * lab.W2[0][0],
        "∂C/∂h₂": delta * lab.W2[1][0],
        "∂C/∂z₁": gradients["b1"][0],
        "∂C/∂z₂": gradients["b1"][1],
    }
    return known


def short(value, digits=4):
    """Un número como lo escribe el laboratorio."""
    if value == 0:
        return "0"
    plain = 1e-3 <= abs(value) < 1e4
    context = Context(digits if plain else digits - 1, ROUND_HALF_UP)
    rounded = float(context.create_decimal_from_float(float(value)))
    if plain:
        return f"{rounded:.{digits}g}"
    return re.sub(r"e([+-])0*", r"e\1", f"{rounded:.{digits - 2}e}")


def fixed(value, digits):
    """Con decimales fijos, sin menos cero."""
    text = f"{value:.{digits}f}"
    return text if float(text) else text.lstrip("-")


def expected(lab):
    """Lo que cada lectura debe decir."""
    values, slopes, measures = map(
        flat, (lab.state(), lab.gradients, lab.measured)
    )
    seen = {name for step in STEPS[: lab.step + 1] for name in step}
    known = facts(lab)
    said = {"t": f"{lab.t}", "value": fixed(values[lab.chosen], 1)}
    said |= {name: short(known[name]) for name in STEPS[lab.step]}
    for name in PLACES:
        reached = f"∂C/∂{name}" in seen
        said[f"{name} value"] = fixed(values[name], 1)
        said[f"{name} back"] = fixed(slopes[name], 6) if reached else ""
        said[f"{name} measure"] = fixed(measures[name], 6) if reached else ""
    return said


def drawn(lab):
    """Los números que el dibujo debe llevar, ordenados."""
    seen = {name for step in STEPS[: lab.step + 1] for name in step}
    known, values = facts(lab), flat(lab.state())
    weights = [name for name in PLACES if name.startswith("w")]
    texts = ["h₁", "h₂", "o", "C", "x₁", "x₂", "x₃", f"t = {lab.t}"]
    texts += [short(values[name], 3) for name in [*weights, "x₁", "x₂", "x₃"]]
    texts += [f"{n} = {short(values[n], 3)}" for n in ("b₁", "b₂", "bₒ")]
    texts += [
        short(known[name], 3) if name in seen else "?"
        for name in ("h₁", "h₂", "o", "C")
    ]
    returned = [*weights, "z₁", "z₂", "zₒ", "o", "x₁", "x₂", "x₃"]
    texts += [
        f"← {short(known[f'∂C/∂{n}'], 2 if n.startswith('x') else 3)}"
        for n in returned
        if f"∂C/∂{n}" in seen
    ]
    return sorted(texts)


SEEN = """() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    return {
        says: Object.fromEntries(all(".lab output").map(
            (node) => [node.getAttribute("name"), node.textContent])),
        texts: all(".lab .lab-number").map((node) => node.textContent),
        lines: all(".lab .lab-lines > p").map((node) => node.textContent),
        refuses: Object.fromEntries(all(".lab button").map(
            (node) => [node.textContent, node.ariaDisabled === "true"])),
    };
}"""


def same_as_python(page, lab):
    """Compara cada lectura, cada cuenta y el dibujo con los de Python."""
    seen = page.evaluate(SEEN)
    assert seen["says"] == expected(lab)
    assert sorted(filter(None, seen["texts"])) == drawn(lab)
    assert len(seen["lines"]) == len(STEPS[lab.step])
    for line in seen["lines"]:
        accounted(line, lab)
    assert seen["refuses"] == {
        "adelante": lab.step >= 4,
        "atrás": not 4 <= lab.step < 11,
        "todo": lab.step == 11,
        "deshacer": lab.step == 0,
        "reiniciar": lab.step == 0,
    }


def accounted(line, lab):
    """Revisa que la cuenta de un renglón dé lo que dice, con letras y sin."""
    name, letters, *digits, result = line.split(" = ")
    assert name in STEPS[lab.step]
    if " × " not in line:
        return
    (digits,) = digits
    assert len(letters.split(" + ")) == len(digits.split(" + "))
    products = [
        np.prod([float(f.strip("()")) for f in term.split(" × ")])
        for term in digits.split(" + ")
    ]
    scale = max(map(abs, products))
    assert sum(products) == pytest.approx(float(result), abs=2e-3 * scale)


def button(page, name):
    """Un botón del laboratorio, por lo que dice."""
    return page.locator(".lab button", has_text=name)


def sentence(page):
    """Lo que dice la frase, cuando termina de decirlo."""
    page.wait_for_timeout(300)
    return page.locator(".lab-sentence").inner_text()
