// Laboratorio 2, «Activaciones y derivadas»: qué pendiente llega al fondo.
import { arrange, change, element, fixed, follow, sentence, several, short, slider } from "./controls.js";
import { activations, derivatives, NAMES, softmax } from "./activations.js";
import { chart, COLORS, swatch } from "./chart.js";

const RANGE = 6;
const first = (z) => softmax([z, 0])[0];
const VALUES = { ...activations, softmax: first };
const SLOPES = { ...derivatives, softmax: (z) => first(z) * (1 - first(z)) };
const SHORT = { ...NAMES, tanh: "tanh", softmax: "softmax" };
const LABELS = { ...SHORT, softmax: "softmax [z, 0]" };

// Las que coinciden en un tramo difieren en color, en trazo y en marcador.
const STYLES = {
  linear: { color: COLORS.vermilion, dash: "2 3", shape: "circle" },
  step: { color: COLORS.purple, shape: "square" },
  sigmoid: { color: COLORS.blue, shape: "up" },
  tanh: { color: COLORS.vermilion, dash: "9 4", shape: "diamond" },
  relu: { color: COLORS.green, shape: "down" },
  leaky_relu: { color: COLORS.purple, dash: "9 4", shape: "plus" },
  softmax: { color: COLORS.green, dash: "2 3", shape: "cross" },
};
const ORDER = Object.keys(STYLES);

// Los puntos de una curva; un salto en 0 la corta.
const STEPS = 120;
const LEFT = Array.from({ length: STEPS }, (_, k) => RANGE * (k / STEPS - 1));
const RIGHT = LEFT.map((z) => -z).reverse();
const NEAR = 1e-9;

function points(f) {
  const pair = (z) => [z, f(z)];
  const jump = Math.abs(f(NEAR) - f(-NEAR)) > 1e-3;
  return [
    ...[...LEFT, -NEAR].map(pair),
    ...(jump ? [null] : []),
    ...[NEAR, ...RIGHT].map(pair),
  ];
}

// Cada curva lleva sus marcadores corridos: así se ven las que coinciden.
function spots(f, index) {
  return [-5.6, -3.2, -0.8, 1.6, 4]
    .map((z) => z + 0.3 * index)
    .map((z) => [z, f(z)]);
}

// Los límites que dejan ver unas alturas, con algo de aire.
function limits(heights) {
  const [low, high] = [Math.min(0, ...heights), Math.max(1, ...heights)];
  const air = 0.08 * (high - low);
  return [low - air, high + air];
}

function curves(title, label) {
  const graph = chart({
    label, title, xName: "z", x: [-RANGE, RANGE], y: [0, 1],
  });
  const lines = ORDER.map((name) => graph.line(STYLES[name]));
  const cursor = graph.line({ color: "currentColor", shape: "circle" });
  return {
    graph,
    draw(functions, z) {
      const shown = Object.values(functions);
      const heights = shown.flatMap((f) => [-RANGE, 0, RANGE].map(f));
      const [low, high] = limits(heights);
      graph.range("y", [low, high]);
      ORDER.forEach((name, index) => {
        const f = functions[name];
        lines[index](f ? points(f) : [], f ? spots(f, index) : []);
      });
      cursor([[z, low], [z, high]], shown.map((f) => [z, f(z)]));
    },
  };
}

// Una tabla con un renglón por activación; los encabezados pueden cambiar.
function table() {
  const power = () => element("sup");
  const powers = [power(), power()];
  const head = [
    ["f(z)"], ["f′(z)"], ["f′(z)", powers[0]], ["máx f′", powers[1]],
  ];
  const keys = ["values", "slopes", "products", "largest_products"];
  const rows = ORDER.map((name) => {
    const cells = keys.map((key) =>
      element("output", { name: `${name}-${key}` }));
    const row = element("tr", {},
      element("th", { scope: "row" }, SHORT[name]),
      ...cells.map((cell) => element("td", {}, cell)));
    return { row, cells };
  });
  return {
    node: element("table", { class: "lab-table" },
      element("thead", {}, element("tr", {},
        element("td"),
        ...head.map((parts) => element("th", { scope: "col" }, ...parts)))),
      element("tbody", {}, ...rows.map(({ row }) => row))),
    show(depth, readings) {
      for (const node of powers) node.textContent = depth;
      ORDER.forEach((name, index) => {
        const { row, cells } = rows[index];
        row.hidden = !readings[name];
        cells.forEach((cell, k) => {
          cell.textContent = readings[name] ? short(readings[name][k], 3) : "";
        });
      });
    },
  };
}

function render({ model, el }) {
  const values = curves("f(z)",
    "Curvas de las activaciones marcadas; una línea vertical señala z.");
  const slopes = curves("f′(z)",
    "Curvas de sus derivadas; una línea vertical señala z.");
  for (const { graph } of [values, slopes]) {
    graph.onDrag((z) => change(model, "z", Math.round(z * 10) / 10));
  }
  const numbers = table();
  const says = sentence();
  arrange(
    el, element("div", {}, values.graph.node, slopes.graph.node),
    several(model, "shown", {
      label: "Activaciones", options: LABELS,
      sample: (name) => swatch(STYLES[name]),
    }),
    slider(model, "z", { label: "z", min: -RANGE, max: RANGE, step: 0.1 }),
    slider(model, "depth", {
      label: "capas", min: 1, max: 20, step: 1, digits: 0,
    }),
    slider(model, "alpha", {
      label: "α de Leaky", min: 0, max: 0.5, step: 0.01, digits: 2,
    }),
    numbers.node, says.node,
  );

  return follow(model, ["shown", "z", "alpha", "depth"], () => {
    const [z, alpha, depth] = ["z", "alpha", "depth"].map((n) => model.get(n));
    const shown = ORDER.filter((name) => model.get("shown").includes(name));
    const pick = (functions) => Object.fromEntries(shown.map((name) =>
      [name, (at) => functions[name](at, alpha)]));
    const [f, slope] = [pick(VALUES), pick(SLOPES)];
    values.draw(f, z);
    slopes.draw(slope, z);
    const readings = Object.fromEntries(shown.map((name) => {
      const here = slope[name](z);
      // La mayor pendiente está en 0, o en todo z positivo.
      const steepest = Math.max(slope[name](0), slope[name](1));
      return [name, [f[name](z), here, here ** depth, steepest ** depth]];
    }));
    numbers.show(depth, readings);
    says.show(summary(z, depth, readings));
  });
}

// Qué le pasa a la pendiente de cada una, en palabras.
function summary(z, depth, readings) {
  const names = Object.keys(readings);
  if (!names.length) return "Marca alguna activación para ver su curva.";
  const share = (name) => readings[name][2];
  const list = (test) => names.filter(test).map((name) => LABELS[name]);
  const fates = [
    ["queda entera", list((name) => share(name) === 1)],
    ["se encoge", list((n) => share(n) >= 0.001 && share(n) < 1)],
    ["casi se borra", list((n) => share(n) > 0 && share(n) < 0.001)],
    ["desaparece", list((name) => share(name) === 0)],
  ].filter(([, found]) => found.length);
  const layers = depth === 1 ? "una capa" : `${depth} capas`;
  return `En z = ${fixed(z, 1)}, tras ${layers}, la pendiente ${fates.map(
    ([fate, found]) => `${fate}: ${found.join(", ")}`).join("; ")}.`;
}

export default { render };
