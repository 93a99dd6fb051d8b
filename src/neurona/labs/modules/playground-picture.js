// El plano del campo de juego: lo que la red responde y los puntos.
import { contours } from "./contours.js";
import { element } from "./controls.js";
import { CELLS, mark, place, plane } from "./plane.js";
import { RANGE } from "./playground-state.js";

const SHAPES = ["m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0", "m0 -4.5l4 7h-8z"];
// Adónde llegan los centros de las celdas.
const INNER = RANGE * (1 - 1 / CELLS);

export function picture() {
  const field = plane({
    range: RANGE,
    label: "Plano de las dos entradas. Los círculos azules y los triángulos "
      + "naranjas son las dos clases: llenos, los de entrenamiento; huecos, "
      + "los de prueba. El color del fondo es la respuesta de la red; la "
      + "línea, donde duda.",
  });
  const frontier = mark("path", { class: "lab-line" });
  const groups = ["test", "train"].flatMap((part) => [0, 1].map((label) => {
    const path = mark("path", { class: `lab-${part} lab-class${label}` });
    return { part, label, path };
  }));
  const cursor = mark("path", { class: "lab-point" });
  // Lo que cambia en cada cuadro, aparte de los puntos: pintarlos es lo caro.
  const moving = mark("svg", { viewBox: field.svg.getAttribute("viewBox") });
  moving.append(frontier);
  field.svg.before(element("div", { "aria-hidden": "true" }, moving));
  field.svg.append(...groups.map(({ path }) => path), cursor);
  field.node.classList.add("lab-tap");
  let drawn;
  // La línea se busca entre los centros de las celdas ya pintadas.
  const answers = new Float64Array(CELLS * CELLS);
  const cell = (side) => Math.round((side / INNER + 1) * (CELLS - 1) / 2);
  const answer = (a, b) => answers[CELLS * cell(-b) + cell(a)];

  return {
    node: field.node,
    paint(net) {
      let at = 0;
      field.paint((a, b) => (answers[at++] = net.forward(a, b)));
      const ends = contours(answer, INNER, [0.5], CELLS - 1).map((piece) =>
        piece.map(([a, b]) => `${field.x(a).toFixed(1)} ${field.y(b).toFixed(1)}`));
      place(frontier, { d: ends.map(([p, q]) => `M${p}L${q}`).join("") });
    },
    // Los puntos solo cambian con los datos.
    points(data) {
      if (drawn === data) return;
      drawn = data;
      for (const { part, label, path } of groups) {
        const { x, y } = data[part];
        let d = "";
        y.forEach((own, k) => {
          if (own !== label) return;
          d += `M${field.x(x[2 * k]).toFixed(1)} `
            + `${field.y(x[2 * k + 1]).toFixed(1)}${SHAPES[label]}`;
        });
        place(path, { d });
      }
    },
    // El lugar donde se pondrá un punto propio, o nada.
    cursor(at) {
      place(cursor, {
        d: at ? `M${field.x(at[0])} ${field.y(at[1]) - 7}l7 7l-7 7l-7 -7z` : "",
      });
    },
    // Llama a act(x₁, x₂) con cada toque.
    onTap(act) {
      field.svg.addEventListener("click", (event) => {
        const box = field.svg.getBoundingClientRect();
        const u = (event.clientX - box.left) / box.width;
        const v = (event.clientY - box.top) / box.height;
        act((2 * u - 1) * RANGE, (1 - 2 * v) * RANGE);
      });
    },
  };
}
