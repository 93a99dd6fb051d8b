// Laboratorio 3, «Perceptrón paso a paso»: solo los errores mueven la recta.
import { arrange, button, change, choice, element, fixed, follow, readout, sentence, short, slider } from "./controls.js";
import { drawing, HIGH, LOW } from "./perceptron-picture.js";
import { answer, learn, SETS } from "./rosenblatt.js";
import { novikoffBound } from "./separation.js";

const MOST_STEPS = 3000;
const MOST_POINTS = 24;
const START = ["start1", "start2", "start_bias"];
const STATE = ["dataset", "points", ...START, "rate", "steps", "new1", "new2"];
const NAMES = {
  and: "AND", or: "OR", nand: "NAND", xor: "XOR",
  clouds: "dos nubes", own: "tus puntos",
};
const CLASSES = { 0: "● clase 0", 1: "■ clase 1" };
// Potencias de 2: así ninguna cuenta se redondea.
const POWERS = {
  min: -3, max: 3, step: 1, value: (k) => 2 ** k, position: Math.log2,
  text: String,
};

function render({ model, el }) {
  const pointsNow = () => SETS[model.get("dataset")] ?? model.get("points");
  const startNow = () => START.map((name) => model.get(name));
  const run = () =>
    learn(pointsNow(), startNow(), model.get("rate"), model.get("steps"));
  const set = (values) => {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    model.save_changes();
  };
  const restart = () => change(model, "steps", 0);
  // Otros puntos u otra recta inicial son otro aprendizaje.
  const fresh = (control) => {
    control.addEventListener("input", restart);
    return control;
  };
  const visit = (count) => {
    const { seen, finished } = run();
    const { length } = pointsNow();
    if (finished || !length) return;
    change(model, "steps", Math.min(MOST_STEPS, seen + count(seen, length)));
  };
  const own = (points) => set({ steps: 0, points, dataset: "own" });
  const add = () => {
    if (pointsNow().length === MOST_POINTS) return;
    const point = ["new1", "new2", "new_class"].map((name) => model.get(name));
    own([...pointsNow(), point]);
  };

  const picture = drawing();
  const outputs = {
    seen: readout("seen", "va en"),
    weights: readout("weights", "w"),
    bias: readout("bias", "b"),
    wrong: readout("wrong", "mal clasificados"),
    errors: readout("errors", "errores por época"),
    mistakes: readout("mistakes", "errores, en total"),
    bound: readout("bound", "cota de Novikoff"),
  };
  const says = sentence();
  const quarters = { step: 0.25, digits: 2 };
  const line = { min: -3, max: 3, ...quarters };
  const inside = { min: LOW, max: HIGH, ...quarters };
  const editor = element("details", {},
    element("summary", { "data-lm-suppress-shortcuts": "true" },
      "Poner y quitar puntos"),
    choice(model, "new_class", {
      label: "punto nuevo", options: CLASSES, read: Number,
    }),
    slider(model, "new1", { label: "punto x₁", ...inside }),
    slider(model, "new2", { label: "punto x₂", ...inside }),
    element("div", { class: "lab-buttons" },
      button("agregar", add),
      button("quitar el último", () => own(pointsNow().slice(0, -1))),
      button("borrar todos", () => own([]))));
  arrange(
    el, element("div", {}, picture.node, editor),
    fresh(choice(model, "dataset", { label: "puntos", options: NAMES })),
    fresh(slider(model, "start1", { label: "inicio w₁", ...line })),
    fresh(slider(model, "start2", { label: "inicio w₂", ...line })),
    fresh(slider(model, "start_bias", { label: "inicio b", ...line })),
    slider(model, "rate", { label: "factor η", scale: POWERS }),
    element("div", { class: "lab-buttons" },
      button("un ejemplo", () => visit(() => 1)),
      button("una época", () => visit((seen, n) => n - (seen % n))),
      button("reiniciar", restart),
      button("inicio en 0", () =>
        set({ steps: 0, start1: 0, start2: 0, start_bias: 0 }))),
    says.node,
    element("div", { class: "lab-readouts" },
      ...Object.values(outputs).map(({ node }) => node)),
  );

  // Con el puntero: el punto se acomoda al arrastrar y se queda al soltar.
  // Solo se ponen puntos con su panel abierto; si no, el dedo recorre la página.
  const near = (value) => Math.round(4 * value) / 4;
  picture.onDrag((a, b) => {
    if (editor.open) set({ new1: near(a), new2: near(b) });
  });
  picture.svg.addEventListener("click", () => { if (editor.open) add(); });
  const aim = () => {
    picture.aim(editor.open ? [model.get("new1"), model.get("new2")] : null);
    picture.svg.style.touchAction = editor.open ? "none" : "auto";
    picture.svg.style.cursor = editor.open ? "" : "default";
  };
  editor.addEventListener("toggle", aim);

  // La cota cuesta más que lo demás, y solo cambia con los puntos.
  let [known, bound] = [null, null];
  return follow(model, STATE, () => {
    const points = pointsNow();
    if (points !== known) [known, bound] = [points, novikoffBound(points)];
    if (model.get("dataset") === "own" && !points.length) editor.open = true;
    const now = run();
    picture.draw(points, now);
    aim();
    const facts = measure(points, now);
    facts.bound = startNow().some(Boolean) ? "solo desde 0"
      : bound ? fixed(bound, 1) : "no hay";
    for (const [name, output] of Object.entries(outputs)) {
      output.show(facts[name]);
    }
    says.show(`${told(points, now, facts)} ${verdict(points, now, bound)}`);
  });
}

const pair = ([a, b]) => `(${short(a)}, ${short(b)})`;
const some = (count, one, many) => `${count} ${count === 1 ? one : many}`;

// Lo que se lee, ya escrito.
function measure(points, { w, errors, seen }) {
  const n = points.length;
  const wrong = points.filter((point) => answer(w, point) !== point[2]);
  const last = errors.slice(-8).join(", ");
  return {
    seen: seen
      ? `época ${errors.length}, ejemplo ${((seen - 1) % n) + 1} de ${n}`
      : "el inicio",
    weights: pair(w),
    bias: short(w[2]),
    wrong: `${wrong.length} de ${n}`,
    errors: errors.length > 8 ? `…, ${last}` : last || "—",
    mistakes: String(errors.reduce((sum, count) => sum + count, 0)),
  };
}

// Qué pasó con el último ejemplo, y por qué.
function told(points, { w, seen, last }, facts) {
  if (!points.length) return "No hay puntos.";
  if (!seen) {
    return `La recta está donde la pusiste: ${facts.wrong} mal clasificados.`;
  }
  const [x1, x2, label] = points[last.index];
  const [v1, v2, b] = last.before;
  const heard = `${pair([x1, x2])} es de la clase ${label}, y con `
    + `z = ${short(v1 * x1 + v2 * x2 + b)} respondió ${label - last.error}:`;
  if (!last.error) return `${heard} acertó, y nada se mueve.`;
  const moved = w[0] || w[1] ? "Por eso se movió la recta."
    : `Sin pesos aún no hay recta: responde ${answer(w, [0, 0])} en todas partes.`;
  return `${heard} falló, y ${last.error > 0 ? "sumó" : "restó"} η·x a w y η `
    + `a b. ${moved}`;
}

// Si termina, si no terminará o qué sigue.
function verdict(points, { errors, seen, cycle, finished }, bound) {
  if (!points.length) return "Agrega algunos: haz clic en el plano o usa el botón.";
  if (finished) return "Una época entera sin errores: terminó.";
  if (cycle) {
    return `Nunca terminará: la época ${cycle[1]} acabó con los mismos pesos `
      + `${cycle[0] ? `que la época ${cycle[0]}` : "del inicio"}, y desde ahí `
      + "todo se repite. Ninguna recta separa estos puntos; quita alguno.";
  }
  if (seen === MOST_STEPS) {
    return `Van ${some(errors.length, "época", "épocas")}, y aquí no caben más.`;
  }
  if (!bound && seen > 10 * points.length) {
    return "Nunca terminará: ninguna recta separa estos puntos. Quita alguno.";
  }
  return seen ? "" : "Da un paso, o muévela tú.";
}

export default { render };
