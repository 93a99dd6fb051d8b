// Laboratorio 5, segunda parte: con qué fuerza corrige cada costo.
import { arrange, change, choice, element, fixed, follow, readout, sentence, short, slider } from "./controls.js";
import { sigmoid } from "./activations.js";
import { chart, COLORS, swatch } from "./chart.js";
import { binaryCrossentropy, mse } from "./losses.js";

const RANGE = 8;
const LOSSES = { mse, binary_crossentropy: binaryCrossentropy };
const NAMES = { mse: "MSE", binary_crossentropy: "entropía" };
const STYLES = {
  mse: { color: COLORS.blue, shape: "square" },
  binary_crossentropy: { color: COLORS.vermilion, dash: "9 4", shape: "up" },
};
const ZS = Array.from({ length: 161 }, (_, k) => k / 10 - RANGE);

// El costo de un ejemplo y su pendiente respecto a z, con p = σ(z).
export function measure(name, y, z) {
  const p = sigmoid(z);
  return {
    cost: LOSSES[name].value([y], [p]),
    slope: LOSSES[name].gradient([y], [p])[0] * p * (1 - p),
  };
}

function graph(reading, title, y, label) {
  const view = chart({
    label, title, xName: "z", x: [-RANGE, RANGE], y, height: 175,
  });
  const cursor = view.line({ color: "currentColor", shape: "circle" });
  const lines = Object.entries(STYLES).map(([name, style]) =>
    [name, view.line(style)]);
  return {
    view,
    draw(label, z) {
      cursor([[z, y[0]], [z, y[1]]]);
      for (const [name, draw] of lines) {
        const point = (at) => [at, measure(name, label, at)[reading]];
        draw(ZS.map(point), [point(z)]);
      }
    },
  };
}

function table() {
  const rows = Object.entries(NAMES).map(([name, text]) => {
    const cells = ["cost", "slope"].map((reading) =>
      element("output", { name: `${name}-${reading}` }));
    return {
      name, cells,
      node: element("tr", {},
        element("th", { scope: "row" }, swatch(STYLES[name]), ` ${text}`),
        ...cells.map((cell) => element("td", {}, cell))),
    };
  });
  return {
    node: element("table", { class: "lab-table" },
      element("thead", {}, element("tr", {},
        element("td"),
        ...["costo", "∂C/∂z"].map((text) =>
          element("th", { scope: "col" }, text)))),
      element("tbody", {}, ...rows.map(({ node }) => node))),
    show(y, z) {
      for (const { name, cells } of rows) {
        const { cost, slope } = measure(name, y, z);
        cells[0].textContent = short(cost, 3);
        cells[1].textContent = short(slope, 3);
      }
    },
  };
}

function render({ model, el }) {
  const graphs = [
    graph("cost", "C", [-0.5, 8.5],
      "El costo según z: el MSE nunca pasa de 1; la entropía cruzada crece "
      + "sin tope donde la neurona se equivoca."),
    graph("slope", "∂C/∂z", [-1.1, 1.1],
      "La pendiente de cada costo según z. Donde la neurona está segura y "
      + "equivocada, la del MSE casi es cero y la de la entropía mide casi 1."),
  ];
  for (const { view } of graphs) {
    view.onDrag((z) => change(model, "z", Math.round(z * 10) / 10));
  }
  const p = readout("p", "p = σ(z) =");
  const numbers = table();
  const says = sentence();
  arrange(
    el, element("div", {}, ...graphs.map(({ view }) => view.node)),
    slider(model, "z", { label: "z", min: -RANGE, max: RANGE, step: 0.1 }),
    choice(model, "y", {
      label: "respuesta y", read: Number,
      options: { 0: "0: a tiempo", 1: "1: llegó tarde" },
    }),
    p.node, numbers.node, says.node,
  );

  return follow(model, ["z", "y"], () => {
    const [z, y] = [model.get("z"), model.get("y")];
    for (const { draw } of graphs) draw(y, z);
    p.show(short(sigmoid(z), 3));
    numbers.show(y, z);
    says.show(summary(z, y));
  });
}

function summary(z, y) {
  const p = sigmoid(z);
  const push = (name) => Math.abs(measure(name, y, z).slope);
  const times = push("binary_crossentropy") / push("mse");
  return `Con z = ${fixed(z, 1)} y respuesta ${y}, la neurona está `
    + `${judge(Math.abs(p - y))}. La entropía cruzada empuja `
    + `${short(times, 3)} veces lo que el MSE.`;
}

// Qué tan segura y qué tan acertada, por lo que le falta a p.
function judge(error) {
  if (error === 0.5) return "en duda";
  const verdict = error > 0.5 ? "equivocada" : "acertada";
  return Math.abs(error - 0.5) > 0.4 ? `segura y ${verdict}` : verdict;
}

export default { render };
