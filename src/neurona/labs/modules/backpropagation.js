// Laboratorio 7, «Backpropagation con números»: la ida y la vuelta, nodo por
// nodo.
import { arrange, button, change, choice, element, fixed, follow, sentence, slider } from "./controls.js";
import { backward, CHAIN, forward, measured, numbers, PLACES, replaced } from "./chain.js";
import { graph } from "./network-graph.js";
import { accounts, words } from "./chain-words.js";

const ARRAYS = ["x", "W1", "b1", "W2", "b2"];
const STATE = [...ARRAYS, "t", "activation", "step"];
const FORWARD = ["h₁", "h₂", "o", "C"];
const BACK = Object.keys(CHAIN);
const MOST = FORWARD.length + BACK.length;
const OPTIONS = { sigmoid: "sigmoide", tanh: "tanh", relu: "ReLU" };
const NAMES = Object.keys(PLACES);

// Los números de un estado: la ida, la vuelta y la medida.
function compute(state) {
  const given = numbers(state);
  const all = forward(given, state);
  return { all, slopes: backward(all), measures: measured(given, state) };
}

// Un slider para el número elegido: se porta como uno del estado.
function chosen(model, read) {
  const names = ["chosen", ...ARRAYS];
  return {
    get: () => numbers(read())[model.get("chosen")],
    set(_, value) {
      const name = model.get("chosen");
      model.set(PLACES[name][0], replaced(read(), name, value));
    },
    on(_, draw) { for (const n of names) model.on(`change:${n}`, draw); },
    save_changes: () => model.save_changes(),
  };
}

function table() {
  const rows = Object.fromEntries(NAMES.map((name) => {
    const cells = ["value", "back", "measure"].map((key) =>
      element("output", { name: `${name} ${key}` }));
    const row = element("tr", {}, element("th", { scope: "row" }, name),
      ...cells.map((cell) => element("td", {}, cell)));
    return [name, { row, cells }];
  }));
  return {
    node: element("table", { class: "lab-table" },
      element("caption", {}, "La derivada del costo con cada número"),
      element("thead", {}, element("tr", {}, element("td"),
        ...["vale", "hacia atrás", "medida"].map((text) =>
          element("th", { scope: "col" }, text)))),
      element("tbody", {}, ...NAMES.map((name) => rows[name].row))),
    show({ all, slopes, measures }, reached, fresh) {
      for (const [name, { row, cells: [value, back, measure] }] of
        Object.entries(rows)) {
        const known = reached.includes(name);
        row.classList.toggle("lab-now", fresh.includes(name));
        value.textContent = fixed(all[name], 1);
        back.textContent = known ? fixed(slopes[name], 6) : "";
        measure.textContent = known ? fixed(measures[name], 6) : "";
      }
    },
  };
}

function render({ model, el }) {
  const read = () =>
    Object.fromEntries(STATE.map((name) => [name, model.get(name)]));
  const picture = graph("Una red de tres entradas, dos neuronas ocultas y una "
    + "de salida, con su costo. Cada línea lleva su peso; con una flecha van "
    + "las derivadas que ya regresaron. Los pasos y la tabla dicen los "
    + "mismos números.");
  const lines = element("div", { class: "lab-lines" });
  const facts = table();
  const says = sentence();
  // Un botón deshabilitado pierde el foco: estos se quedan y no hacen nada.
  const walk = (label, next) => {
    const node = button(label, () => {
      const step = next(model.get("step"));
      if (step !== null) change(model, "step", step);
    });
    return { node, next };
  };
  const turn = FORWARD.length;
  const buttons = [
    walk("adelante", (step) => (step < turn ? step + 1 : null)),
    walk("atrás", (step) => (step >= turn && step < MOST ? step + 1 : null)),
    walk("todo", (step) => (step < MOST ? MOST : null)),
    walk("deshacer", (step) => (step > 0 ? step - 1 : null)),
    walk("reiniciar", (step) => (step > 0 ? 0 : null)),
  ];
  const inside = { min: -2, max: 2, step: 0.1 };
  arrange(
    el,
    element("div", {}, picture.node,
      element("div", { class: "lab-buttons" },
        ...buttons.map(({ node }) => node)),
      says.node),
    lines,
    choice(model, "chosen", {
      label: "número",
      options: Object.fromEntries(NAMES.map((name) => [name, name])),
    }),
    slider(chosen(model, read), "value", { label: "su valor", ...inside }),
    slider(model, "t", {
      label: "etiqueta t", min: 0, max: 1, step: 1, digits: 0,
    }),
    choice(model, "activation", { label: "ocultas", options: OPTIONS }),
  );
  el.append(element("div", { class: "lab-wide" }, facts.node));

  return follow(model, STATE, () => {
    const state = read();
    const found = compute(state);
    const back = BACK.slice(0, Math.max(0, state.step - turn));
    const now = [...FORWARD, ...BACK][state.step - 1];
    const fresh = back.length ? Object.keys(CHAIN[now]) : [];
    const reached = back.flatMap((node) => Object.keys(CHAIN[node]));
    picture.draw({
      ...found, now, t: state.t, back: new Set(back),
      seen: new Set(["x₁", "x₂", "x₃", ...FORWARD.slice(0, state.step)]),
    });
    const here = { now, returning: back.length > 0, reached };
    lines.replaceChildren(...accounts(here, found, state));
    facts.show(found, reached, fresh);
    for (const { node, next } of buttons) {
      node.setAttribute("aria-disabled", next(state.step) === null);
    }
    says.show(words(here, found, state, state.step === MOST));
  });
}

export default { render };
