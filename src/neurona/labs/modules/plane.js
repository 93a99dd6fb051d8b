// Un plano x₁, x₂: un campo de color, y encima líneas, flechas y puntos.
import { element } from "./controls.js";

const SVG = "http://www.w3.org/2000/svg";
export const CELLS = 64;
const SIZE = 320;

// El color de cada valor de 0 a 1: azul abajo, naranja arriba, nada en medio.
// Con transparencia, el mismo color sirve en la página clara y en la oscura.
const LOW = [0, 114, 178];
const HIGH = [213, 94, 0];

export function mark(tag, attributes = {}) {
  const node = document.createElementNS(SVG, tag);
  place(node, attributes);
  return node;
}

export function place(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, value);
  }
}

// Llama a move(u, v) mientras el puntero arrastra: de 0 a 1, desde arriba a la
// izquierda.
export function drag(svg, move) {
  const send = (event) => {
    const box = svg.getBoundingClientRect();
    move(
      (event.clientX - box.left) / box.width,
      (event.clientY - box.top) / box.height,
    );
  };
  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId);
    send(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (svg.hasPointerCapture(event.pointerId)) send(event);
  });
}

// El plano va de center - range a center + range en los dos ejes.
export function plane({ range, label, names = ["x₁", "x₂"], center = 0 }) {
  const canvas = element("canvas", { width: CELLS, height: CELLS });
  const svg = mark("svg", { viewBox: `0 0 ${SIZE} ${SIZE}`, role: "img" });
  svg.setAttribute("aria-label", label);
  const node = element("div", { class: "lab-plane" }, canvas, svg);
  const [low, high] = [center - range, center + range];
  const x = (value) => ((value - low) / (2 * range)) * SIZE;
  const y = (value) => ((high - value) / (2 * range)) * SIZE;
  axes(svg, x, y, low, high, names);
  const context = canvas.getContext("2d");
  const image = context.createImageData(CELLS, CELLS);

  return {
    node, svg, x, y,
    // Pinta f(x₁, x₂), de 0 a 1, en cada celda.
    paint(f) {
      for (let i = 0, k = 0; i < CELLS; i++) {
        const b = high - ((i + 0.5) / CELLS) * 2 * range;
        for (let j = 0; j < CELLS; j++, k += 4) {
          const a = ((j + 0.5) / CELLS) * 2 * range + low;
          const value = f(a, b);
          const [red, green, blue] = value < 0.5 ? LOW : HIGH;
          image.data[k] = red;
          image.data[k + 1] = green;
          image.data[k + 2] = blue;
          image.data[k + 3] = 220 * Math.min(0.5, Math.abs(value - 0.5));
        }
      }
      context.putImageData(image, 0, 0);
    },
    // Llama a move(x₁, x₂) mientras el puntero arrastra.
    onDrag(move) {
      const inside = (t) => Math.max(low, Math.min(high, t));
      drag(svg, (u, v) => move(
        inside(low + 2 * u * range), inside(high - 2 * v * range)));
    },
  };
}

function axes(svg, x, y, low, high, [across, up]) {
  const ends = [[low, 0, high, 0], [0, low, 0, high]];
  for (const [x1, y1, x2, y2] of ends) {
    svg.append(mark("line", {
      x1: x(x1), y1: y(y1), x2: x(x2), y2: y(y2), class: "lab-axis",
    }));
  }
  const names = [[across, x(high) - 18, y(0) - 6], [up, x(0) + 6, 16]];
  for (const [text, left, top] of names) {
    const name = mark("text", { x: left, y: top, class: "lab-text" });
    name.textContent = text;
    svg.append(name);
  }
}

// El tramo de la recta w1·x + w2·y + b = 0 que cabe en el plano, o null.
export function lineInside(w1, w2, b, range) {
  if (w1 === 0 && w2 === 0) return null;
  const norm = w1 * w1 + w2 * w2;
  const [x0, y0] = [(-w1 * b) / norm, (-w2 * b) / norm];
  const far = 4 * range / Math.sqrt(norm);
  return [[x0 - w2 * far, y0 + w1 * far], [x0 + w2 * far, y0 - w1 * far]];
}
