// El costo visto desde arriba, o de lado si hay un solo peso, y el camino.
import { contours } from "./contours.js";
import { mark, place, plane } from "./plane.js";

export const RANGE = 3;

// El costo va de 0 a 1 en una escala casi logarítmica: cerca del mínimo, donde
// todo pasa, también hay curvas de nivel.
const LEVELS = 12;

function depth({ cost, minima }) {
  const low = Math.min(...minima.map(cost));
  const high = Math.max(...[-RANGE, RANGE].flatMap((a) =>
    [-RANGE, RANGE].map((b) => cost([a, b]))));
  return (a, b) =>
    Math.log1p((1000 * (cost([a, b]) - low)) / (high - low)) / Math.log1p(1000);
}

export function drawing(model) {
  const field = plane({
    range: RANGE,
    names: ["w₁", "w₂"],
    label: "El costo y el camino que baja por él. El cuadro es el inicio; el "
      + "rombo, adonde llegó; las cruces, los mínimos. Arrastra para cambiar "
      + "el inicio.",
  });
  const level = mark("path", { class: "lab-level" });
  const crosses = mark("path", { class: "lab-minimum" });
  const line = mark("path", { class: "lab-path" });
  const dots = mark("path", { class: "lab-path lab-path-dots" });
  const begin = mark("path", { class: "lab-path-start" });
  const end = mark("path", { class: "lab-point" });
  field.svg.append(level, crosses, line, dots, begin, end);
  const axis = field.svg.querySelector(".lab-axis");
  const [across, up] = field.svg.querySelectorAll(".lab-text");
  field.onDrag((a, b) => {
    model.set("start1", Math.round(a * 10) / 10);
    if (model.get("surface") !== "parabola") {
      model.set("start2", Math.round(b * 10) / 10);
    }
    model.save_changes();
  });

  let painted;
  function background(surface, flat, pixel) {
    if (flat) {
      field.paint(() => 0.5);
      const ws = Array.from({ length: 121 }, (_, i) => i / 20 - RANGE);
      place(level, { d: `M${ws.map((w) => pixel([w])).join("L")}` });
    } else {
      const height = depth(surface);
      field.paint((a, b) => 0.5 - height(a, b) / 2);
      const levels = Array.from({ length: LEVELS - 1 }, (_, k) => (k + 1) / LEVELS);
      place(level, {
        d: contours(height, RANGE, levels).map(([p, q]) =>
          `M${pixel(p)}L${pixel(q)}`).join(""),
      });
    }
  }

  return {
    node: field.node,
    draw({ surface: name, condition }, { surface, path }) {
      const flat = path[0].length === 1;
      // La parábola se ve de lado: su costo es la altura.
      const floor = field.y(-RANGE) - 24;
      const top = surface.cost([RANGE, RANGE]);
      const spot = flat
        ? ([w]) => [field.x(w), floor - (surface.cost([w]) / top) * (floor - 24)]
        : ([a, b]) => [field.x(a), field.y(b)];
      const pixel = (w) => spot(w).map((p) =>
        Math.round(100 * Math.max(-9999, Math.min(9999, p))) / 100).join(" ");
      if (painted !== `${name} ${condition}`) {
        background(surface, flat, pixel);
        painted = `${name} ${condition}`;
        const base = flat ? floor : field.y(0);
        place(axis, { y1: base, y2: base });
        place(across, { y: flat ? base + 18 : base - 6 });
        across.textContent = flat ? "w" : "w₁";
        up.textContent = flat ? "costo" : "w₂";
        place(crosses, {
          d: surface.minima.map((w) => `M${pixel(w)}m-6 0h12m-6 -6v12`).join(""),
        });
      }
      const places = path.map(pixel);
      place(line, { d: `M${places.join("L")}` });
      place(dots, { d: places.map((p) => `M${p}h0`).join("") });
      place(begin, { d: `M${places[0]}m-5 -5h10v10h-10z` });
      place(end, { d: `M${places.at(-1)}m0 -8l8 8l-8 8l-8 -8z` });
    },
  };
}
