// Laboratorio 6, «Gradiente descendente»: hasta dónde aguanta un paso.
import { arrange, button, change, choice, decades, element, follow, readout, sentence, short, slider } from "./controls.js";
import { drawing, RANGE } from "./descent-picture.js";
import { optimizers, OPTIMIZERS } from "./optimizers.js";
import { surfaces, SURFACES } from "./surfaces.js";

const MOST = 1000;
// Más lejos que esto, el camino se da por perdido.
const FAR = 1000;
// Menos pendiente que esta no se nota.
const FLAT = 0.002;
const STATE = ["surface", "condition", "start1", "start2", "optimizer", "rate",
  "momentum", "steps"];

// Rehace el camino a partir del estado, como neurona.labs.DescentLab.path.
export function walk(state) {
  const surface = surfaces[state.surface](state.condition);
  const start = [state.start1, state.start2].slice(0, surface.minima[0].length);
  const step = optimizers[state.optimizer](state);
  const w = [...start];
  const path = [start];
  let lost = false;
  while (path.length <= state.steps && !lost) {
    step(w, surface.gradient(w));
    path.push([...w]);
    lost = !w.every((x) => Math.abs(x) < FAR);
  }
  return { surface, path, lost };
}

// El factor desde el que una parábola ya no converge, y su fórmula.
function edge({ optimizer, momentum }, { curvature }) {
  if (!curvature) return null;
  if (optimizer === "sgd") return { formula: "2/L", top: 2 };
  if (optimizer === "momentum") {
    return { formula: "2(1 + μ)/L", top: 2 * (1 + momentum) };
  }
  return null;
}

function render({ model, el }) {
  const read = () =>
    Object.fromEntries(STATE.map((name) => [name, model.get(name)]));
  const picture = drawing(model);
  const outputs = {
    taken: readout("taken", "pasos"),
    w: readout("w", "w"),
    cost: readout("cost", "costo"),
    slope: readout("slope", "largo del gradiente"),
    stride: readout("stride", "último paso"),
    curvature: readout("curvature", "curvatura L"),
    edge: readout("edge", "orilla"),
  };
  const says = sentence();
  const inside = { min: -RANGE, max: RANGE, step: 0.1 };
  const forward = (count) => button(
    count === 1 ? "un paso" : `${count} pasos`,
    () => {
      if (walk(read()).lost) return;
      change(model, "steps", Math.min(MOST, model.get("steps") + count));
    },
  );
  const condition = slider(model, "condition", {
    label: "curvatura L", min: 1, max: 100, step: 1, digits: 0,
  });
  const start2 = slider(model, "start2", { label: "inicio w₂", ...inside });
  const momentum = slider(model, "momentum", {
    label: "momentum μ", min: 0, max: 0.99, step: 0.01, digits: 2,
  });
  arrange(
    el, picture.node,
    choice(model, "surface", { label: "superficie", options: SURFACES }),
    condition,
    slider(model, "start1", { label: "inicio w₁", ...inside }), start2,
    choice(model, "optimizer", { label: "optimizador", options: OPTIMIZERS }),
    slider(model, "rate", { label: "factor η", scale: decades(1e-4, 3) }),
    momentum,
    element("div", { class: "lab-buttons" }, forward(1), forward(10),
      button("reiniciar", () => change(model, "steps", 0))),
    element("div", { class: "lab-readouts" },
      ...Object.values(outputs).map(({ node }) => node)),
    says.node,
  );
  // Lo que no cuenta en este estado no se puede mover.
  const enable = (control, counts) => {
    control.querySelector("input").disabled = !counts;
  };

  return follow(model, STATE, () => {
    const state = read();
    const walked = walk(state);
    const facts = measure(state, walked);
    enable(condition, walked.surface.curvature);
    enable(start2, walked.path[0].length === 2);
    enable(momentum, state.optimizer === "momentum");
    picture.draw(state, walked);
    for (const [name, output] of Object.entries(outputs)) {
      output.show(facts[name]);
    }
    says.show(`Paso ${facts.taken}: w = ${facts.w} y el costo es `
      + `${facts.cost}. ${verdict(state, walked)}`);
  });
}

const point = (w) =>
  (w.length === 1 ? short(w[0]) : `(${w.map((x) => short(x)).join(", ")})`);

// Lo que se lee de un camino, ya escrito.
function measure(state, { surface, path, lost }) {
  const w = path.at(-1);
  const before = path.at(-2);
  const limit = edge(state, surface);
  const taken = path.length - 1;
  return {
    taken: lost ? `${taken} (se fue)` : String(taken),
    w: point(w),
    cost: short(surface.cost(w)),
    slope: short(Math.hypot(...surface.gradient(w))),
    stride: before ? short(Math.hypot(...w.map((x, i) => x - before[i]))) : "—",
    curvature: surface.curvature ? short(surface.curvature) : "cambia",
    edge: limit
      ? `${limit.formula} = ${short(limit.top / surface.curvature)}` : "—",
  };
}

// En el fondo exacto del barranco, la curvatura mayor no cuenta.
function onSteepSide({ gradient, curvature }, start) {
  return gradient(start).some((g, i) => g && g === curvature * start[i]);
}

function verdict(state, { surface, path, lost }) {
  const limit = edge(state, surface);
  const excess = limit && onSteepSide(surface, path[0])
    ? state.rate * surface.curvature - limit.top : -1;
  const bound = limit
    && `${limit.formula} = ${short(limit.top / surface.curvature)}`;
  if (excess > 0) {
    return `No converge: el factor es mayor que ${bound}. Bájalo.`;
  }
  if (lost) {
    return "Se fue al infinito: el factor es demasiado grande para esta "
      + "superficie. Prueba con uno diez veces menor.";
  }
  const w = path.at(-1);
  if (excess === 0) {
    return `El factor es justo ${bound}: rebota y no se acerca.`;
  }
  if (Math.hypot(...surface.gradient(w)) < FLAT) {
    const near = surface.minima.some((minimum) =>
      Math.hypot(...w.map((x, i) => x - minimum[i])) < 0.1);
    return near
      ? "Casi no hay pendiente: llegó a un mínimo."
      : "Casi no hay pendiente, pero no es un mínimo: es una silla.";
  }
  if (path.length === 1) return "Es el inicio: da un paso.";
  return surface.cost(w) > surface.cost(path.at(-2))
    ? "El último paso subió el costo."
    : "El último paso bajó el costo.";
}

export default { render };
