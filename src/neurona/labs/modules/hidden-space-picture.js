// Las entradas y el espacio oculto, lado a lado, con los cuatro casos.
import { element } from "./controls.js";
import { lineInside, mark, place, plane } from "./plane.js";

export const CASES = [[0, 0], [0, 1], [1, 0], [1, 1]];
export const TARGETS = [0, 1, 1, 0];

const CENTER = 0.5;
const RANGE = 1;
const ENDS = [CENTER - RANGE, CENTER + RANGE];
// A esta distancia dos fichas no se enciman, en unidades del dibujo.
const ROOM = 34;
const CHIPS = [
  { class: "lab-low", d: "m-13 0a13 13 0 1 0 26 0a13 13 0 1 0 -26 0" },
  { class: "lab-high", d: "m-12 -12h24v24h-24z" },
].map(({ d, ...other }) => ({ ...other, d: `M0 0${d}` }));

const move = (node, [x, y]) => {
  node.style.transform = `translate(${x}px, ${y}px)`;
};

function written(attributes, text) {
  const node = mark("text", { class: "lab-text", ...attributes });
  node.textContent = text;
  return node;
}

// Una recta con el nombre de lo que pasa del lado al que apuntan sus pesos.
// `side` la pone en una mitad o en la otra: así se leen dos rectas iguales.
function boundary(view, text, side, dash = "") {
  const line = mark("line", { class: "lab-line", "stroke-dasharray": dash });
  const name = written({ "text-anchor": "middle" }, text);
  view.svg.append(line, name);
  return (w1, w2, b) => {
    const corners = ENDS.flatMap((x) =>
      ENDS.map((y) => w1 * x + w2 * y + b));
    const crosses = Math.min(...corners) < 0 && Math.max(...corners) > 0;
    line.style.display = name.style.display = crosses ? "" : "none";
    if (!crosses) return;
    const [[ax, ay], [bx, by]] = lineInside(w1, w2, b, 2 * RANGE);
    place(line, {
      x1: view.x(ax), y1: view.y(ay), x2: view.x(bx), y2: view.y(by),
    });
    const length = Math.hypot(w1, w2);
    const [u1, u2] = [w1 / length, w2 / length];
    const away = (w1 * CENTER + w2 * CENTER + b) / length - 0.18;
    const at = (u, v) =>
      Math.max(-0.3, Math.min(1.3, CENTER - away * u + side * 0.45 * v));
    place(name, { x: view.x(at(u1, -u2)), y: view.y(at(u2, u1)) + 5 });
  };
}

// Una ficha por caso y, debajo, el punto exacto en que cae.
function cases(svg) {
  const dots = CASES.map(() => mark("circle", { class: "lab-dot", r: 3 }));
  const chips = CASES.map((pair, k) => {
    const chip = mark("g", { class: "lab-case" });
    chip.append(
      mark("path", CHIPS[TARGETS[k]]),
      written({ "text-anchor": "middle", y: 4 }, pair.join(",")),
      written({ x: 10, y: -9, class: "lab-wrong" }, "✗"),
    );
    return chip;
  });
  svg.append(...dots, ...chips);
  return (places, outputs) => {
    apart(places).forEach((at, k) => {
      move(dots[k], places[k]);
      move(chips[k], at);
      chips[k].lastChild.style.display =
        outputs[k] === TARGETS[k] ? "none" : "";
    });
  };
}

// Aparta poco a poco las fichas que se encimarían, cada una hacia la esquina
// de la que salió su caso.
function apart(places) {
  let at = places.map(([x, y], k) => {
    const [x1, x2] = CASES[k];
    return [x + x1 - 0.5, y - x2 + 0.5];
  });
  for (let round = 0; round < 60; round++) {
    at = at.map((p) => at.reduce(([x, y], q) => {
      const [dx, dy] = [p[0] - q[0], p[1] - q[1]];
      const distance = Math.hypot(dx, dy) || 1;
      const push = Math.max(0, ROOM - distance) / 5 / distance;
      return [x + push * dx, y + push * dy];
    }, p));
  }
  return at;
}

function view(title, names, label) {
  const field = plane({ range: RANGE, center: CENTER, names, label });
  const [left, top] = [field.x(0), field.y(1)];
  const [right, bottom] = [field.x(1), field.y(0)];
  field.svg.append(
    mark("path", {
      class: "lab-axis", fill: "none", d: `M${left} ${top}H${right}V${bottom}`,
    }),
    written({ x: right - 4, y: bottom + 30, class: "lab-text lab-tick" }, "1"),
    written({ x: left - 30, y: top + 4, class: "lab-text lab-tick" }, "1"),
  );
  return {
    ...field,
    node: element("div", {}, element("p", { class: "lab-title" }, title),
      field.node),
  };
}

export function drawing() {
  const input = view("Entradas", ["x₁", "x₂"],
    "Las cuatro entradas, en las esquinas de un cuadrado, y las rectas de las "
    + "dos neuronas ocultas. El color es la respuesta de la red.");
  const hidden = view("Espacio oculto", ["h₁", "h₂"],
    "Adónde lleva la capa oculta cada caso, y la recta de la salida. El color "
    + "es su respuesta.");
  const first = boundary(input, "h₁ → 1", 1);
  const second = boundary(input, "h₂ → 1", -1, "8 4");
  const last = boundary(hidden, "y = 1", 1);
  const corners = cases(input.svg);
  const landed = cases(hidden.svg);
  return {
    node: element("div", { class: "lab-pair" }, input.node, hidden.node),
    draw({ weights: [one, two], gate, hide, answer, points, outputs }) {
      input.paint((x1, x2) => answer(hide([x1, x2])));
      hidden.paint((h1, h2) => answer([h1, h2]));
      first(...one);
      second(...two);
      last(...gate);
      const at = ({ x, y }) => ([a, b]) => [x(a), y(b)];
      corners(CASES.map(at(input)), outputs);
      landed(points.map(at(hidden)), outputs);
    },
  };
}
