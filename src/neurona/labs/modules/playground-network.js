// La red dibujada: una línea por peso, más gruesa cuanto más cuenta.
import { element } from "./controls.js";
import { mark, place } from "./plane.js";

const WIDTH = 320;
const HEIGHT = 136;
const MARGIN = 12;
const NODE = 5;
const THICKEST = 6;

// El centro de cada neurona, capa por capa.
function centers(units) {
  const gap = (HEIGHT - 2 * MARGIN) / 7;
  return units.map((count, k) => Array.from({ length: count }, (_, i) => [
    MARGIN + ((WIDTH - 2 * MARGIN) * k) / (units.length - 1),
    HEIGHT / 2 + gap * (i - (count - 1) / 2),
  ]));
}

export function networkPicture() {
  const svg = mark("svg", {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img",
    "aria-label": "La red: sus neuronas y una línea por cada peso.",
  });
  let built;
  let lines = [];

  function build(units) {
    const places = centers(units);
    lines = places.slice(1).map((layer, k) => places[k].flatMap(([x1, y1]) =>
      layer.map(([x2, y2]) => mark("line", { x1, y1, x2, y2 }))));
    const nodes = places.flat().map(([cx, cy]) =>
      mark("circle", { class: "lab-node", cx, cy, r: NODE }));
    svg.replaceChildren(...lines.flat(), ...nodes);
  }

  return {
    node: element("div", { class: "lab-network" }, svg,
      element("p", {}, "Cada línea es un peso: continua y azul si es "
        + "positivo, a rayas y naranja si es negativo.")),
    draw({ params, layers }) {
      const units = [2, ...layers.map(({ outputs }) => outputs)];
      if (built !== String(units)) build(units);
      built = String(units);
      layers.forEach(({ weights }, k) => lines[k].forEach((line, i) => {
        const w = params[weights + i];
        place(line, {
          class: w < 0 ? "lab-weight lab-minus" : "lab-weight",
          "stroke-width": Math.min(THICKEST, 1.5 * Math.abs(w)).toFixed(2),
        });
      }));
    },
  };
}
