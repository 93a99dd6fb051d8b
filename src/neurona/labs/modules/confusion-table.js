// Una matriz de confusión en que cada casilla se puede abrir.
import { element, FOCUSABLE } from "./controls.js";

const STEPS = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
};

// Llama a open(correcta, respuesta). Con el tabulador se llega a la casilla
// abierta; con las flechas, a las demás.
export function confusionTable(names, open) {
  const size = names.length;
  const buttons = names.map((_, row) => names.map((_, column) => {
    const node = element("button", { type: "button", ...FOCUSABLE });
    node.addEventListener("click", () => open(row, column));
    node.addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      if (!step) return;
      event.preventDefault();
      const inside = (value) => Math.max(0, Math.min(size - 1, value));
      const [to, across] = [inside(row + step[0]), inside(column + step[1])];
      open(to, across);
      buttons[to][across].focus();
    });
    return node;
  }));
  const head = element("tr", {},
    element("td", {}),
    ...names.map((name) =>
      element("th", { scope: "col" }, element("span", {}, name))));
  const rows = buttons.map((row, i) => element("tr", {},
    element("th", { scope: "row" }, names[i]),
    ...row.map((node) => element("td", {}, node))));
  return {
    node: element("table", { class: "lab-table lab-matrix" },
      element("caption", {}, "renglón: lo correcto; columna: la respuesta"),
      element("thead", {}, head), element("tbody", {}, ...rows)),
    show(matrix, label, answer) {
      const most = Math.max(1, ...matrix.flatMap((row, i) =>
        row.filter((_, j) => i !== j)));
      buttons.forEach((row, i) => row.forEach((node, j) => {
        const count = matrix[i][j];
        const opened = i === label && j === answer;
        const [color, share] = i === j
          ? ["0, 114, 178", 0.4] : ["213, 94, 0", (0.5 * count) / most];
        node.textContent = count;
        node.style.background = `rgba(${color}, ${count ? share : 0})`;
        node.tabIndex = opened ? 0 : -1;
        node.setAttribute("aria-pressed", opened);
        node.setAttribute("aria-label",
          `${names[i]}, la red contestó ${names[j]}: ${count}`);
      }));
    },
  };
}
