// Laboratorio 1, «La neurona»: qué hacen w, b y la activación.
import { arrange, choice, fixed, follow, readout, sentence, slider } from "./controls.js";
import { activations, NAMES } from "./activations.js";
import { lineInside, mark, place, plane } from "./plane.js";

const RANGE = 4;
const NUMBERS = ["w1", "w2", "b", "x1", "x2"];

// Lleva la salida de cada activación al color: 0.5 donde la neurona duda.
const TO_COLOR = {
  step: (a) => a,
  sigmoid: (a) => a,
  tanh: (a) => (a + 1) / 2,
};
const squash = (a) => 0.5 + a / 6;

function render({ model, el }) {
  const field = plane({
    range: RANGE,
    label: "Plano de las dos entradas. El color es la salida de la neurona; "
      + "la línea, donde z vale 0; la flecha, los pesos; el rombo, el punto.",
  });
  const line = mark("line", { class: "lab-line" });
  const arrow = mark("line", { class: "lab-arrow" });
  const head = mark("path", { class: "lab-arrow-head" });
  const point = mark("path", { class: "lab-point" });
  field.svg.append(line, arrow, head, point);
  field.onDrag((a, b) => {
    model.set("x1", Math.round(a * 10) / 10);
    model.set("x2", Math.round(b * 10) / 10);
    model.save_changes();
  });

  const z = readout("z", "z =");
  const a = readout("a", "a = f(z) =");
  const says = sentence();
  const weight = { min: -3, max: 3, step: 0.1 };
  const inside = { min: -RANGE, max: RANGE, step: 0.1 };
  arrange(
    el, field.node,
    slider(model, "w1", { label: "w₁", ...weight }),
    slider(model, "w2", { label: "w₂", ...weight }),
    slider(model, "b", { label: "bias b", ...weight }),
    choice(model, "activation", { label: "activación f", options: NAMES }),
    slider(model, "x1", { label: "punto x₁", ...inside }),
    slider(model, "x2", { label: "punto x₂", ...inside }),
    z.node, a.node, says.node,
  );

  return follow(model, [...NUMBERS, "activation"], () => {
    const [w1, w2, b, x1, x2] = NUMBERS.map((name) => model.get(name));
    const name = model.get("activation");
    const f = activations[name];
    const color = TO_COLOR[name] ?? squash;
    const sum = w1 * x1 + w2 * x2 + b;
    const output = f(sum);
    field.paint((p, q) => color(f(w1 * p + w2 * q + b)));
    drawLine(line, field, w1, w2, b);
    drawArrow(arrow, head, field, w1, w2, b);
    const [px, py] = [field.x(x1), field.y(x2)];
    place(point, { d: `M${px} ${py - 8}l8 8l-8 8l-8 -8z` });
    z.show(fixed(sum));
    a.show(fixed(output, 3));
    says.show(`En (${fixed(x1, 1)}, ${fixed(x2, 1)}), z = ${fixed(sum)} y la `
      + `salida es ${fixed(output, 3)}. ${side(sum)} ${sureness(w1, w2)}`);
  });
}

function side(z) {
  if (Math.abs(z) < 1e-9) return "El punto está sobre la línea.";
  return z > 0
    ? "El punto está del lado al que apuntan los pesos."
    : "El punto está del lado contrario al que apuntan los pesos.";
}

function sureness(w1, w2) {
  const length = Math.hypot(w1, w2);
  if (length === 0) return "Sin pesos no hay línea: las entradas no cuentan.";
  return `Los pesos miden ${fixed(length)}.`;
}

function drawLine(line, field, w1, w2, b) {
  const ends = lineInside(w1, w2, b, RANGE);
  line.style.display = ends ? "" : "none";
  if (!ends) return;
  const [[ax, ay], [bx, by]] = ends;
  place(line, {
    x1: field.x(ax), y1: field.y(ay), x2: field.x(bx), y2: field.y(by),
  });
}

// La flecha sale del pie de la recta más cercano al origen.
function drawArrow(arrow, head, field, w1, w2, b) {
  const norm = w1 * w1 + w2 * w2;
  const visible = norm > 0 ? "" : "none";
  arrow.style.display = head.style.display = visible;
  if (!norm) return;
  const [fx, fy] = [(-w1 * b) / norm, (-w2 * b) / norm];
  const [x1, y1] = [field.x(fx), field.y(fy)];
  const [x2, y2] = [field.x(fx + w1), field.y(fy + w2)];
  place(arrow, { x1, y1, x2, y2 });
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  place(head, {
    d: "M0 0l-9 -5v10z", transform: `translate(${x2} ${y2}) rotate(${angle})`,
  });
}

export default { render };
