// Laboratorio 4, «XOR en el espacio oculto»: mover los casos hasta que baste
// una recta.
import { arrange, button, choice, element, fixed, follow, readout, sentence, slider } from "./controls.js";
import { activations, NAMES } from "./activations.js";
import { CASES, drawing, TARGETS } from "./hidden-space-picture.js";

// Los pesos y el bias de la salida.
const GATES = {
  and: [1, 1, -1.5],
  or: [1, 1, -0.5],
  nand: [-1, -1, 1.5],
  nor: [-1, -1, 0.5],
  only_h1: [1, -1, -0.5],
  only_h2: [-1, 1, -0.5],
};
const LABELS = {
  and: "h₁ y h₂ (AND)",
  or: "h₁ o h₂ (OR)",
  nand: "no las dos (NAND)",
  nor: "ninguna (NOR)",
  only_h1: "h₁ y no h₂",
  only_h2: "h₂ y no h₁",
};
// Los nombres de las perillas de cada neurona oculta y de todo el estado.
const KNOBS = ["h1", "h2"].map((unit) =>
  ["w1", "w2", "b"].map((part) => `${unit}_${part}`));
const STATE = [...KNOBS.flat(), "activation", "gate"];
// Las perillas, en palabras.
const UNITS = ["h₁", "h₂"];
const PARTS = [
  { text: "w₁", most: 3 }, { text: "w₂", most: 3 }, { text: "b", most: 4.5 },
];
const TINY = 1e-12;

// Rehace la red a partir del estado, como neurona.labs.HiddenSpaceLab.model.
export function solve(state) {
  const f = activations[state.activation];
  const gate = GATES[state.gate];
  const weights = KNOBS.map((names) => names.map((name) => state[name]));
  const neuron = ([w1, w2, b], [x1, x2]) => w1 * x1 + w2 * x2 + b;
  const hide = (x) => weights.map((w) => f(neuron(w, x)));
  const answer = (h) => activations.step(neuron(gate, h));
  const points = CASES.map(hide);
  const outputs = points.map(answer);
  const right = outputs.map((y, k) => y === TARGETS[k]);
  return {
    weights, gate, hide, answer, points, outputs, right,
    correct: right.filter(Boolean).length,
    separable: separable(points),
  };
}

// Si una recta separa las dos clases. Dos segmentos ajenos quedan separados
// en la dirección de sus puntos más cercanos: la que va de un extremo a otro,
// o la perpendicular a uno de los dos.
function separable(points) {
  const sides = points.flatMap(([a, b]) =>
    points.map(([c, d]) => [a - c, b - d]));
  return [...sides, ...sides.map(([u, v]) => [-v, u])].some(([u, v]) => {
    const along = (target) => points.filter((_, k) => TARGETS[k] === target)
      .map(([a, b]) => u * a + v * b);
    return Math.min(...along(1)) > Math.max(...along(0)) + TINY;
  });
}

// Una tabla con un renglón por caso.
function table(outputs) {
  const head = ["x₁, x₂", "h₁", "h₂", "y", "t", "¿bien?"];
  const rows = CASES.map((pair) => {
    const cells = ["h1", "h2", "y", "t", "right"].map((key) =>
      element("output", { name: `${key}-${pair.join("")}` }));
    outputs.push(cells);
    return element("tr", {},
      element("th", { scope: "row" }, name(pair)),
      ...cells.map((cell) => element("td", {}, cell)));
  });
  return element("table", { class: "lab-table" },
    element("thead", {}, element("tr", {},
      ...head.map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...rows));
}

function render({ model, el }) {
  const picture = drawing();
  const cells = [];
  const numbers = table(cells);
  const correct = readout("correct", "aciertos:");
  const enough = readout("separable", "¿basta una recta en el espacio oculto?");
  const says = sentence();
  const knobs = UNITS.map((unit, k) => element("div", {},
    ...PARTS.map(({ text, most }, i) => slider(model, KNOBS[k][i], {
      label: `${text} de ${unit}`, min: -most, max: most, step: 0.25, digits: 2,
    }))));
  const set = (...values) => {
    values.forEach((value, k) => model.set(KNOBS.flat()[k], value));
    model.save_changes();
  };
  const first = () => KNOBS[0].map((knob) => model.get(knob));
  arrange(
    el, picture.node,
    element("div", { class: "lab-pair" }, ...knobs),
    element("div", { class: "lab-buttons" },
      button("OR y NAND", () => set(1, 1, -0.5, -1, -1, 1.5)),
      button("OR y NAND, × 3", () => set(3, 3, -1.5, -3, -3, 4.5)),
      button("copiar las entradas", () => set(1, 0, -0.5, 0, 1, -0.5)),
      button("h₂ igual a h₁", () => set(...first(), ...first()))),
    element("div", { class: "lab-pair" },
      element("div", {},
        choice(model, "gate", { label: "salida", options: LABELS }),
        choice(model, "activation", {
          label: "ocultas",
          options: { step: NAMES.step, sigmoid: NAMES.sigmoid },
        }),
        correct.node, enough.node, says.node),
      numbers),
  );

  return follow(model, STATE, () => {
    const state = Object.fromEntries(STATE.map((n) => [n, model.get(n)]));
    const solved = solve(state);
    picture.draw(solved);
    const digits = state.activation === "step" ? 0 : 3;
    cells.forEach((row, k) => {
      const { points, outputs, right } = solved;
      const texts = [
        ...points[k].map((h) => fixed(h, digits)),
        outputs[k], TARGETS[k], right[k] ? "✓ sí" : "✗ no",
      ];
      row.forEach((cell, i) => { cell.textContent = texts[i]; });
    });
    correct.show(`${solved.correct} de 4`);
    enough.show(solved.separable ? "sí" : "no");
    says.show([score(solved), together(solved), advice(state, solved)]
      .filter(Boolean).join(" "));
  });
}

const name = (pair) => `(${pair.join(", ")})`;

// (0, 1), (1, 0) y (1, 1)
function list(indices) {
  const names = indices.map((k) => name(CASES[k]));
  const last = names.pop();
  return names.length ? `${names.join(", ")} y ${last}` : last;
}

function score({ right }) {
  const wrong = [0, 1, 2, 3].filter((k) => !right[k]);
  return wrong.length
    ? `Acierta ${4 - wrong.length} de 4; falla en ${list(wrong)}.`
    : "Acierta los cuatro.";
}

// Los grupos de dos o más casos que caen en el mismo lugar.
function groups(points) {
  const same = (p, q) => Math.hypot(p[0] - q[0], p[1] - q[1]) < 1e-9;
  return points
    .map((p) => points.flatMap((q, k) => (same(p, q) ? [k] : [])))
    .filter((group, k) => group.length > 1 && group[0] === k);
}

function together({ points }) {
  return groups(points).map((group) => `${list(group)} caen juntos.`).join(" ");
}

function advice(state, { weights, points, correct, separable: enough }) {
  const lost = weights.findIndex(([w1, w2]) => w1 === 0 && w2 === 0);
  if (lost >= 0) {
    return `${UNITS[lost]} no tiene recta: dale un peso distinto de 0.`;
  }
  if (correct === 4) return "En el espacio oculto basta una recta.";
  if (enough) {
    return "Una recta los separaría, pero no la de esta compuerta: prueba "
      + `otra${state.activation === "sigmoid" ? " o alarga los pesos" : ""}.`;
  }
  if (points.every(([h1, h2]) => h1 === h2)) {
    return "h₁ y h₂ dicen siempre lo mismo: todo cae en un segmento y ninguna "
      + "recta separa las clases. Mueve una de las dos.";
  }
  const mixed = groups(points).some((group) =>
    group.some((k) => TARGETS[k] !== TARGETS[group[0]]));
  return mixed
    ? "Quedaron juntas las dos clases: ninguna compuerta las separa. Mueve "
      + "las rectas."
    : "Ninguna recta separa las clases: mueve las de las neuronas ocultas.";
}

export default { render };
