// Laboratorio 10, «Dibuja un dígito»: una red contesta mientras dibujas.
import { arrange, button, change, element, fixed, follow, readout, sentence, slider } from "./controls.js";
import { center, recenter, shift, SIDE, stroke } from "./ink.js";
import { answer, bytes, network, text } from "./int8.js";
import { pad } from "./pad.js";

const ARROWS = {
  "← izquierda": [0, -1], "derecha →": [0, 1], "↑ arriba": [-1, 0],
  "↓ abajo": [1, 0],
};

function group(legend, ...buttons) {
  return element("fieldset", { class: "lab-group" },
    element("legend", {}, legend),
    element("div", { class: "lab-buttons" }, ...buttons));
}

// Una barra y un número por dígito.
function bars(count) {
  const rows = Array.from({ length: count }, (_, digit) => {
    const meter = element("meter", { "aria-hidden": "true" });
    const output = element("output", { name: `p${digit}` });
    const node = element("tr", {},
      element("th", { scope: "row" }, String(digit)),
      element("td", {}, meter), element("td", {}, output));
    return { node, meter, output };
  });
  return {
    node: element("table", { class: "lab-table lab-bars" },
      element("caption", {}, "probabilidad de cada dígito"),
      element("tbody", {}, ...rows.map(({ node }) => node))),
    show(p, first) {
      rows.forEach(({ node, meter, output }, digit) => {
        meter.value = p[digit];
        output.textContent = fixed(p[digit], 3);
        node.classList.toggle("lab-first", digit === first);
      });
    },
  };
}

function render({ model, el }) {
  const layers = network(model.get("network"));
  const read = () => bytes(model.get("drawing"));
  const write = (pixels) => change(model, "drawing", text(pixels));
  const pen = readout("pen", "pluma");
  let where = "";
  const paper = pad({
    label: "Lienzo de 28 por 28. Dibuja con el ratón o el dedo; o mueve la "
      + "pluma con las flechas, y bájala o levántala con la barra espaciadora.",
    // Python se entera al final de cada trazo.
    draw: (from, to) => model.set("drawing", text(stroke(read(), from, to))),
    end: () => model.save_changes(),
    moved({ at, down }) {
      where = `(${at.join(", ")}), ${down ? "abajo" : "arriba"}`;
      pen.show(where);
      if (paper.focused()) speak();
    },
  });
  const chart = bars(layers.at(-1).biases.length);
  const outputs = {
    answer: readout("answer", "la red dice"),
    center: readout("center", "centro de masa"),
  };
  const says = sentence();
  let said = "";
  const speak = () =>
    says.show(`${paper.focused() ? `Pluma en ${where}. ` : ""}${said}`);

  arrange(
    el, element("div", {}, paper.node,
      element("div", { class: "lab-readouts" },
        outputs.answer.node, outputs.center.node, pen.node)),
    chart.node,
    group("muestras", ...model.get("examples").map(({ name, drawing }) =>
      button(name, () => change(model, "drawing", drawing)))),
    group("mover", ...Object.entries(ARROWS).map(([name, [rows, columns]]) =>
      button(name, () => {
        const step = model.get("step");
        write(shift(read(), step * rows, step * columns));
      }))),
    slider(model, "step", {
      label: "píxeles", min: 1, max: 10, step: 1, digits: 0,
    }),
    element("div", { class: "lab-buttons" },
      button("centrar", () => write(recenter(read()))),
      button("borrar", () => write(new Uint8Array(SIDE * SIDE)))),
    says.node,
  );
  paper.start();

  return follow(model, ["drawing"], () => {
    const pixels = read();
    const p = answer(layers, pixels);
    const [first, second] = [...p.keys()].sort((a, b) => p[b] - p[a]);
    const place = center(pixels);
    paper.show(pixels, place);
    chart.show(p, first);
    outputs.answer.show(`${first}, con ${fixed(p[first], 3)}`);
    outputs.center.show(place
      ? `(${place.map((value) => fixed(value, 1)).join(", ")})` : "—");
    said = place
      ? `La red dice ${first}, con ${fixed(p[first], 3)}; después, ${second}, `
        + `con ${fixed(p[second], 3)}. ${whereabouts(place)}`
      : `El lienzo está vacío y aun así la red dice ${first}. Dibuja algo o `
        + "elige una muestra.";
    speak();
  });
}

function whereabouts(place) {
  const away = place.map((value) => value - SIDE / 2);
  if (away.every((value) => Math.abs(value) <= 0.5)) {
    return "Está centrado, como los dígitos de MNIST.";
  }
  return `Está a ${fixed(Math.hypot(...away), 1)} píxeles de donde MNIST lo `
    + "centra: oprime «centrar».";
}

export default { render };
