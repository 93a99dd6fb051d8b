// Una gráfica: ejes con números y líneas que se distinguen sin el color.
import { element } from "./controls.js";
import { drag, mark, place } from "./plane.js";

const WIDTH = 320;
const MARGIN = { left: 36, right: 22, top: 18, bottom: 20 };

// Los colores de neurona.plots.style: contrastan con claro y con oscuro.
export const COLORS = {
  blue: "#0072B2", vermilion: "#D55E00", green: "#009E73", purple: "#CC79A7",
};

// Los marcadores, como trazos que empiezan en su centro.
export const SHAPES = {
  circle: "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
  square: "m-3.5 -3.5h7v7h-7z",
  up: "m0 -5l4.5 8h-9z",
  diamond: "m0 -5l5 5l-5 5l-5 -5z",
  down: "m0 5l4.5 -8h-9z",
  plus: "m-5 0h10m-5 -5v10",
  cross: "m-4 -4l8 8m0 -8l-8 8",
};

// Un estilo es { color, dash, shape }; así se pinta una línea con él.
function stroke({ color, dash = "" }) {
  return { stroke: color, "stroke-dasharray": dash };
}

function spot({ color, shape }) {
  return { class: "lab-mark", stroke: color, fill: color, "data-shape": shape };
}

// La muestra de un estilo, para ponerla junto a su nombre.
export function swatch(style) {
  const svg = mark("svg", {
    viewBox: "0 0 30 14", class: "lab-swatch", "aria-hidden": "true",
  });
  svg.append(
    mark("path", { class: "lab-curve", d: "M0 7H30", ...stroke(style) }),
    mark("path", { d: `M15 7${SHAPES[style.shape]}`, ...spot(style) }),
  );
  return svg;
}

// Los números redondos de un eje.
export function ticks([low, high], most = 5) {
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((n) => n * power >= rough);
  const found = [];
  for (let k = Math.ceil(low / step); k * step <= high + step / 1e6; k++) {
    found.push(Number((k * step).toPrecision(12)));
  }
  return found;
}

// `x` y `y` son los límites [menor, mayor]; `title`, lo que mide el eje y.
export function chart({ label, title, x, y, xName = "", height = 190 }) {
  const svg = mark("svg", {
    viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": label,
  });
  const [left, top] = [MARGIN.left, MARGIN.top];
  const width = WIDTH - left - MARGIN.right;
  const tall = height - top - MARGIN.bottom;
  const limits = { x, y };
  const share = (value, [low, high]) => (value - low) / (high - low);
  const at = {
    x: (value) => left + share(value, limits.x) * width,
    y: (value) => top + (1 - share(value, limits.y)) * tall,
  };
  const grid = mark("g");
  // Un svg dentro de otro recorta lo que se sale de la gráfica.
  const inside = mark("svg", {
    x: left, y: top, width, height: tall,
    viewBox: `${left} ${top} ${width} ${tall}`,
  });
  svg.append(grid, inside);

  const write = (text, attributes) => {
    const node = mark("text", { class: "lab-text lab-tick", ...attributes });
    node.textContent = text;
    grid.append(node);
  };
  const rule = (value, zero) =>
    mark("path", { class: zero ? "lab-axis" : "lab-grid", d: value });
  const axes = () => {
    grid.replaceChildren();
    for (const value of ticks(limits.x, 6)) {
      grid.append(rule(`M${at.x(value)} ${top}v${tall}`, value === 0));
      write(value, {
        x: at.x(value), y: height - 6, "text-anchor": "middle",
      });
    }
    for (const value of ticks(limits.y, 4)) {
      grid.append(rule(`M${left} ${at.y(value)}h${width}`, value === 0));
      write(value, { x: left - 5, y: at.y(value) + 4, "text-anchor": "end" });
    }
    write(title, { x: left, y: 11 });
    write(xName, { x: WIDTH, y: height - 6, "text-anchor": "end" });
  };
  axes();

  return {
    node: element("div", { class: "lab-chart" }, svg), svg, ...at,
    // Cambia los límites de un eje; las líneas se vuelven a trazar después.
    range(axis, ends) {
      if (String(limits[axis]) === String(ends)) return;
      limits[axis] = ends;
      axes();
    },
    // Una línea; `points` son pares [x, y], y un null la corta. `spots` son
    // los pares que llevan marcador.
    line(style) {
      const path = mark("path", { class: "lab-curve", ...stroke(style) });
      const dots = mark("path", spot(style));
      inside.append(path);
      svg.append(dots);
      const to = ([a, b]) => `${at.x(a).toFixed(2)} ${at.y(b).toFixed(2)}`;
      return (points, spots = []) => {
        let pen = "M";
        let d = "";
        for (const point of points) {
          d += point ? pen + to(point) : "";
          pen = point ? "L" : "M";
        }
        place(path, { d });
        place(dots, {
          d: spots.map((p) => `M${to(p)}${SHAPES[style.shape]}`).join(""),
        });
      };
    },
    // Llama a move(x, y) mientras el puntero arrastra.
    onDrag(move) {
      const inverse = (t, [low, high]) =>
        low + Math.max(0, Math.min(1, t)) * (high - low);
      drag(svg, (u, v) => move(
        inverse((u * WIDTH - left) / width, limits.x),
        inverse(1 - (v * height - top) / tall, limits.y),
      ));
    },
  };
}
