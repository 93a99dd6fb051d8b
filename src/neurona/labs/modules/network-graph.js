// La red 3-2-1 dibujada: los datos de ida y lo que regresa, con sus números.
import { short } from "./controls.js";
import { mark, place } from "./plane.js";

const RADIUS = 24;
const SPOTS = {
  "x₁": [33, 32], "x₂": [33, 148], "x₃": [33, 264],
  "h₁": [190, 90], "h₂": [190, 206], o: [310, 148], C: [310, 264],
};
const WIRES = [
  ["x₁", "h₁", "w₁₁"], ["x₁", "h₂", "w₁₂"], ["x₂", "h₁", "w₂₁"],
  ["x₂", "h₂", "w₂₂"], ["x₃", "h₁", "w₃₁"], ["x₃", "h₂", "w₃₂"],
  ["h₁", "o", "w₁"], ["h₂", "o", "w₂"], ["o", "C", "o"],
];
// Lo que cada neurona escribe fuera de su círculo, y a qué altura.
const NOTES = {
  "x₁": ["x₁", null, 36], "x₂": ["x₂", null, 36], "x₃": ["x₃", null, 36],
  "h₁": ["z₁", "b₁", 36], "h₂": ["z₂", "b₂", 36], o: ["zₒ", "bₒ", -46],
};
const LINE = 14;
const brief = (value) => short(value, 3);

function write(group, x, y, extra = "") {
  const text = mark("text", { x, y, class: `lab-number ${extra}` });
  group.append(text);
  return text;
}

// Una flecha de un nodo al otro; al regresar, al revés.
function arrow(from, to, back) {
  const [a, b] = (back ? [to, from] : [from, to]).map((name) => SPOTS[name]);
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  const [u, v] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  const at = ([x, y], along, aside = 0) =>
    `${(x + along * u - aside * v).toFixed(1)} `
    + `${(y + along * v + aside * u).toFixed(1)}`;
  return `M${at(a, RADIUS)}L${at(b, -RADIUS)}`
    + `M${at(b, -RADIUS - 8, 5)}L${at(b, -RADIUS)}`
    + `L${at(b, -RADIUS - 8, -5)}`;
}

export function graph(label) {
  const svg = mark("svg", {
    viewBox: "0 0 340 316", role: "img", "aria-label": label,
    class: "lab-graph",
  });
  const wires = WIRES.map(([from, to, name]) => {
    const [[x1, y1], [x2, y2]] = [SPOTS[from], SPOTS[to]];
    // A esta altura los números de líneas vecinas no se enciman.
    const steep = Math.abs(y2 - y1) > x2 - x1;
    const share = from.startsWith("x") ? (steep ? 0.36 : 0.4) : 0.5;
    const path = mark("path", { class: "lab-wire" });
    svg.append(path);
    return { from, to, name, path,
      at: [x1 + share * (x2 - x1), y1 + share * (y2 - y1)] };
  });
  for (const wire of wires) {
    wire.weight = write(svg, wire.at[0], wire.at[1] - 2);
    wire.slope = write(svg, wire.at[0], wire.at[1] - 2 + LINE, "lab-strong");
  }
  const nodes = Object.entries(SPOTS).map(([name, [x, y]]) => {
    const circle = mark("circle", { cx: x, cy: y, r: RADIUS, class: "lab-node" });
    svg.append(circle);
    write(svg, x, y - 6, "lab-inside").textContent = name;
    const [slope, bias, down] = NOTES[name] ?? [null, null, 36];
    return {
      name, circle, slope, bias,
      value: write(svg, x, y + 10, "lab-inside"),
      first: write(svg, x, y + down),
      second: write(svg, x, y + down + LINE, "lab-strong"),
    };
  });

  return {
    node: svg,
    // `seen` y `back` dicen de qué nodos ya se hizo la ida y la vuelta; `now`
    // es el nodo en turno.
    draw({ all, slopes, seen, back, now, t }) {
      const returning = back.has(now);
      for (const { from, to, name, path, weight, slope } of wires) {
        const active = returning ? now === from : now === to;
        place(path, {
          d: arrow(from, to, back.has(from)),
          class: `lab-wire${back.has(from) ? " lab-back" : ""}`
            + `${active ? " lab-now" : ""}`,
        });
        weight.textContent = name === "o" ? "" : brief(all[name]);
        slope.textContent = back.has(to) ? `← ${brief(slopes[name])}` : "";
      }
      for (const { name, circle, value, first, second, slope, bias } of nodes) {
        place(circle, { class: `lab-node${name === now ? " lab-now" : ""}` });
        value.textContent = seen.has(name) ? brief(all[name]) : "?";
        if (name === "C") first.textContent = `t = ${t}`;
        if (bias) first.textContent = `${bias} = ${brief(all[bias])}`;
        const note = bias ? second : first;
        if (slope) {
          // Junto a las entradas hay menos lugar.
          const digits = bias ? 3 : 2;
          note.textContent = back.has(name)
            ? `← ${short(slopes[slope], digits)}` : "";
          note.classList.add("lab-strong");
        }
      }
    },
  };
}
