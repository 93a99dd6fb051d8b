// Un plano guardado de antemano: lo que una red contestó en una malla.
import { contours } from "./contours.js";
import { bytes } from "./int8.js";
import { mark, place, plane } from "./plane.js";

const SIDE = 24;
// Cada celda guarda log(p / (1 - p)), en décimas.
const STEP = 0.1;
const SHAPES = ["m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0", "m0 -4.5l4 7h-8z"];

// La respuesta en cualquier lugar, antes de la sigmoide: entre las cuatro
// celdas que lo rodean. Los renglones guardados van de arriba abajo.
export function between(text, [center, reach]) {
  const cells = new Int8Array(bytes(text).buffer);
  const along = (value) => {
    const at = ((value - center) / reach + 1) * SIDE / 2 - 0.5;
    const inside = Math.max(0, Math.min(SIDE - 1, at));
    const first = Math.min(SIDE - 2, Math.floor(inside));
    return [first, inside - first];
  };
  return (a, b) => {
    const [j, u] = along(a);
    const [i, v] = along(2 * center - b);
    const k = SIDE * i + j;
    const across = (at) => cells[at] + u * (cells[at + 1] - cells[at]);
    const [above, below] = [across(k), across(k + SIDE)];
    return STEP * (above + v * (below - above));
  };
}

// `points` son [x₁, x₂, clase]; `square`, el centro y medio lado.
export function field({ points, square, label }) {
  const [center, reach] = square;
  const view = plane({ range: reach, center, label });
  const frontier = mark("path", { class: "lab-line" });
  const spot = (a, b) => `${view.x(a).toFixed(1)} ${view.y(b).toFixed(1)}`;
  view.svg.append(frontier, ...SHAPES.map((shape, kind) => mark("path", {
    class: `lab-example lab-class-${kind}`,
    d: points.filter(([, , own]) => own === kind).map(([a, b]) =>
      `M${spot(a, b)}${shape}`).join(""),
  })));
  let shown;
  return {
    node: view.node,
    show(text) {
      if (text === shown) return;
      shown = text;
      const score = between(text, square);
      view.paint((a, b) => 1 / (1 + Math.exp(-score(a, b))));
      // La malla llega a los centros de las celdas de la orilla.
      const pieces = contours((a, b) => score(a + center, b + center),
        reach * (1 - 1 / SIDE), [0], SIDE - 1);
      const at = ([a, b]) => spot(a + center, b + center);
      place(frontier, {
        d: pieces.map(([from, to]) => `M${at(from)}L${at(to)}`).join(""),
      });
    },
  };
}
