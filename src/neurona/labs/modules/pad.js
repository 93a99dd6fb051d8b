// Un lienzo en que se dibuja con el ratón, con el dedo o con el teclado.
import { element, FOCUSABLE } from "./controls.js";
import { SIDE } from "./ink.js";
import { mark, place } from "./plane.js";
import { gray, raster } from "./raster.js";

const STEPS = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
};
const inside = (value) => Math.max(0, Math.min(SIDE - 1, value));

// Llama a draw(desde, hasta) con cada tramo, a end() al soltar y a
// moved({ at, down }) cuando la pluma cambia; los lugares son
// [renglón, columna].
export function pad({ label, draw, end, moved }) {
  const paper = raster();
  const svg = mark("svg", {
    viewBox: `-0.5 -0.5 ${SIDE} ${SIDE}`, tabindex: 0,
    role: "application", "aria-label": label, ...FOCUSABLE,
  });
  const middle = mark("circle", {
    class: "lab-target", r: 1.2, cx: SIDE / 2, cy: SIDE / 2,
  });
  const cross = mark("path", { class: "lab-mass" });
  const tip = mark("rect", { class: "lab-pen", width: 1, height: 1 });
  svg.append(middle, cross, tip);

  let pen = [SIDE / 2, SIDE / 2];
  let down = false;
  const show = () => {
    place(tip, { x: pen[1] - 0.5, y: pen[0] - 0.5, "data-down": down });
    moved({ at: pen, down });
  };
  let last;
  const follow = (event) => {
    const box = svg.getBoundingClientRect();
    const at = [
      ((event.clientY - box.top) / box.height) * SIDE - 0.5,
      ((event.clientX - box.left) / box.width) * SIDE - 0.5,
    ];
    draw(last ?? at, at);
    last = at;
    pen = at.map((value) => inside(Math.round(value)));
    show();
  };
  svg.addEventListener("pointerdown", (event) => {
    svg.setPointerCapture(event.pointerId);
    last = null;
    follow(event);
  });
  svg.addEventListener("pointermove", (event) => {
    if (svg.hasPointerCapture(event.pointerId)) follow(event);
  });
  svg.addEventListener("lostpointercapture", end);
  svg.addEventListener("keydown", (event) => {
    const before = pen;
    const step = STEPS[event.key];
    if (step) pen = pen.map((value, i) => inside(value + step[i]));
    else if (event.key === " ") down = !down;
    else return;
    event.preventDefault();
    if (down) {
      draw(before, pen);
      end();
    }
    show();
  });
  svg.addEventListener("blur", () => {
    down = false;
    show();
  });

  return {
    node: element("div", { class: "lab-plane lab-pad" }, paper.node, svg),
    start: show,
    focused: () => document.activeElement === svg,
    // Muestra el dibujo y su centro de masa, si lo hay.
    show(pixels, center) {
      paper.paint(gray(pixels));
      cross.style.display = center ? "" : "none";
      if (!center) return;
      place(cross, { d: `M${center[1]} ${center[0]}m-1.2 0h2.4m-1.2 -1.2v2.4` });
    },
  };
}
