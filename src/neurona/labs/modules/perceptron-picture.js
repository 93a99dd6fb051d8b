// El plano del perceptrón: puntos, recta y el ejemplo que acaba de ver.
import { answer } from "./rosenblatt.js";
import { lineInside, mark, place, plane } from "./plane.js";

export const LOW = -1;
export const HIGH = 2;
const RANGE = (HIGH - LOW) / 2;

// Como trazos que empiezan en su centro.
const SHAPES = ["m-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0", "m-6 -6h12v12h-12z"];
const RING = "m-12 0a12 12 0 1 0 24 0a12 12 0 1 0 -24 0";
const CROSS = "m-7 0h14m-7 -7v14";

export function drawing() {
  const field = plane({
    range: RANGE,
    center: (LOW + HIGH) / 2,
    label: "Plano con los puntos: círculos, la clase 0; cuadros, la clase 1. "
      + "El color es lo que el perceptrón responde; el anillo, el último "
      + "ejemplo que vio; la línea punteada, la recta de antes.",
  });
  const before = mark("line", { class: "lab-line lab-before" });
  const line = mark("line", { class: "lab-line" });
  const classes = SHAPES.map((_, i) =>
    mark("path", { class: `lab-example lab-class-${i}` }));
  const ring = mark("path", { class: "lab-ring" });
  const cross = mark("path", { class: "lab-minimum" });
  field.svg.append(before, line, ...classes, ring, cross);
  const at = ([a, b]) => `M${field.x(a)} ${field.y(b)}`;

  function drawLine(node, w) {
    const ends = w && lineInside(...w, RANGE);
    node.style.display = ends ? "" : "none";
    if (!ends) return;
    const [[ax, ay], [bx, by]] = ends;
    place(node, {
      x1: field.x(ax), y1: field.y(ay), x2: field.x(bx), y2: field.y(by),
    });
  }

  return {
    ...field,
    draw(points, { w, last }) {
      field.paint((a, b) => answer(w, [a, b]));
      drawLine(before, last?.error ? last.before : null);
      drawLine(line, w);
      classes.forEach((node, i) => place(node, {
        d: points.filter(([, , label]) => label === i)
          .map((point) => at(point) + SHAPES[i]).join(""),
      }));
      place(ring, { d: last ? at(points[last.index]) + RING : "" });
    },
    // Dónde caería un punto nuevo; null si nadie los está poniendo.
    aim(point) { place(cross, { d: point ? at(point) + CROSS : "" }); },
  };
}
