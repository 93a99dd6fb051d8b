// Los puntos propios: se ponen y se quitan con el puntero o con el teclado.
import { button, change, choice, element, follow, slider } from "./controls.js";
import { shim } from "./host.js";
import { MOST_POINTS, RANGE } from "./playground-state.js";

// Más cerca que esto, dos puntos son el mismo.
const NEAR = 0.15;

const round = (x) => Math.round(10 * Math.max(-RANGE, Math.min(RANGE, x))) / 10;

export function ownPoints(model, view) {
  const cursor = shim({ own1: 0, own2: 0, label: 0 });
  const inside = { min: -RANGE, max: RANGE, step: 0.1 };

  function toggle() {
    const [a, b] = [cursor.get("own1"), cursor.get("own2")];
    const points = model.get("points");
    const rest = points.filter(([c, d]) => Math.hypot(a - c, b - d) > NEAR);
    const added = rest.length === points.length
      ? [[a, b, cursor.get("label")]] : [];
    change(model, "points", [...rest, ...added].slice(0, MOST_POINTS));
  }
  const group = element("fieldset", { class: "lab-group" },
    element("legend", {}, "Mis puntos"),
    choice(cursor, "label", {
      label: "clase", options: { 0: "círculo", 1: "triángulo" }, read: Number,
    }),
    slider(cursor, "own1", { label: "lugar x₁", ...inside }),
    slider(cursor, "own2", { label: "lugar x₂", ...inside }),
    element("div", { class: "lab-buttons" },
      button("poner o quitar", toggle),
      button("quitar todos", () => change(model, "points", []))));
  const isOwn = () => model.get("dataset") === "own";
  view.onTap((a, b) => {
    if (!isOwn()) return;
    cursor.set("own1", round(a));
    cursor.set("own2", round(b));
    toggle();
  });
  const show = () => {
    group.hidden = !isOwn();
    view.cursor(isOwn() ? [cursor.get("own1"), cursor.get("own2")] : null);
  };
  follow(cursor, ["own1", "own2"], show);
  return { node: group, stop: follow(model, ["dataset"], show) };
}
