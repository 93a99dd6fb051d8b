// Laboratorio 8, «Campo de juego»: una red que se entrena a la vista.
import { arrange, button, choice, element, sentence, slider } from "./controls.js";
import { shim } from "./host.js";
import { addressBar, link } from "./playground-address.js";
import { code } from "./playground-code.js";
import { networkPicture } from "./playground-network.js";
import { ownPoints } from "./playground-own.js";
import { picture } from "./playground-picture.js";
import { curves, figures, gradientBars, summary } from "./playground-readings.js";
import { runner } from "./playground-runner.js";
import { sharing } from "./playground-share.js";
import { CHOICES, NUMBERS, SERIES } from "./playground-state.js";

// Mientras corre, el plano cambia en cada cuadro; lo que se lee, cada tantos
// milisegundos, y la frase, que se oye, todavía menos.
const TELL = 100;
const SPEAK = 3000;

function render({ model, el }) {
  // En Jupyter la dirección de la página es de otro.
  const onPage = !model.send;
  const pace = shim({ pace: 1 });
  // Cuándo se dijo cada cosa por última vez.
  let [told, spoken] = [0, 0];
  const view = picture();
  const net = networkPicture();
  const graph = curves();
  const bars = gradientBars();
  const numbers = figures();
  const says = sentence();
  const runs = runner(model, { pace: () => pace.get("pace"), draw });
  const own = ownPoints(model, view);
  const address = onPage && addressBar(runs.read(), runs.load);
  const share = sharing([
    ...(onPage ? [{
      name: "link", label: "copiar liga", title: "La liga a este estado",
      text: () => link(runs.read()),
    }] : []),
    {
      name: "code", label: "copiar código", title: "El código en Python",
      text: () => code(runs.read(), runs.run.costs.train.slice(1)),
    },
  ]);
  const knob = (name, label) =>
    slider(model, name, { label, ...(NUMBERS[name] ?? SERIES[name]) });
  const list = (name, label) =>
    choice(model, name, { label, options: CHOICES[name] });
  const group = (title, ...controls) =>
    element("fieldset", { class: "lab-group" },
      element("legend", {}, title), ...controls);
  const layers = [1, 2, 3].map((k) => knob(`units${k}`, `en la capa ${k}`));
  const made = [knob("noise", "ruido"), knob("samples", "puntos")];
  const go = button("correr", () => {
    told = 0;
    runs.toggle();
  });
  arrange(
    el,
    element("div", {}, view.node,
      element("div", { class: "lab-buttons" }, go,
        button("una época", runs.step), button("reiniciar", runs.reset)),
      choice(pace, "pace", {
        label: "por cuadro", read: Number,
        options: { 1: "1 época", 10: "10 épocas", 1000: "las que quepan" },
      }),
      says.node, graph.node, numbers.node, bars.node),
    group("Datos", list("dataset", "conjunto"), ...made), own.node,
    group("Red", knob("layers", "capas ocultas"), ...layers,
      list("activation", "activación"), net.node),
    group("Entrenamiento", list("loss", "costo"),
      list("optimizer", "optimizador"), knob("rate", "factor η"),
      knob("batch", "lote"), knob("l2", "L2"), knob("seed", "semilla")),
    share.node,
  );

  // Lo que no cuenta en este estado no se puede mover.
  function enable({ dataset, layers: depth }) {
    const allow = (control, counts) => {
      control.querySelector("input").disabled = !counts;
    };
    made.forEach((control) => allow(control, dataset !== "own"));
    layers.forEach((control, k) => allow(control, k < depth));
  }

  function draw() {
    const { run, running } = runs;
    const now = performance.now();
    view.paint(run.net);
    view.points(run.data);
    if (running && now - told < TELL) return;
    told = now;
    const state = runs.read();
    const norms = run.norms();
    net.draw(run.net);
    graph.draw(run);
    numbers.show(run);
    bars.show(norms);
    go.textContent = running ? "pausa" : "correr";
    if (!running || now - spoken > SPEAK) {
      spoken = now;
      says.show(summary(state, run, norms));
    }
    if (running) return;
    enable(state);
    share.refresh();
    if (onPage) address.write(state);
  }

  // Quien abre una liga quiere ver el laboratorio.
  function open() {
    const found = onPage && address.open();
    if (found) requestAnimationFrame(() => el.scrollIntoView());
    return found;
  }
  if (onPage) addEventListener("hashchange", open);
  if (!open()) runs.arrive();
  return () => {
    runs.stop();
    own.stop();
    removeEventListener("hashchange", open);
  };
}

export default { render };
