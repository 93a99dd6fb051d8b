// Laboratorio 10, «Qué aprendió»: plantillas, y las imágenes de cada error.
import { arrange, choice, element, fixed, follow, readout, sentence, slider } from "./controls.js";
import { confusionTable } from "./confusion-table.js";
import { SIDE } from "./ink.js";
import { answer, bytes, network } from "./int8.js";
import { gray, raster, signed } from "./raster.js";

const PIXELS = SIDE * SIDE;

function figure(picture, ...lines) {
  return element("div", { class: "lab-figure" }, picture.node, ...lines);
}

// La plantilla de una clase: un peso por píxel, como imagen.
function template(name) {
  const picture = raster();
  const caption = element("output", { name });
  return {
    node: figure(picture, element("span", {}, "plantilla: ", caption)),
    show([{ weights }], names, k) {
      const largest = weights.reduce((most, w) => Math.max(most, Math.abs(w)), 0);
      const mine = weights.filter((_, i) => i % names.length === k);
      // Pocos pesos llegan al mayor: con la mitad ya se ve el color pleno.
      picture.paint(signed(mine, largest / 2 || 1));
      caption.textContent = names[k];
    },
  };
}

// Una imagen guardada y la probabilidad que la red da a cada clase.
function specimen(pixels, p, names, classes, index) {
  const picture = raster();
  picture.paint(gray(pixels));
  const top = Math.max(...p);
  const lines = classes.map((k) => element("span",
    { class: p[k] === top && "lab-first" }, `${names[k]} `,
    element("output", { name: `p${index}-${names[k]}` }, fixed(p[k]))));
  return figure(picture, ...lines);
}

function render({ model, el }) {
  const [names, epochs, matrices, cells] =
    ["names", "epochs", "matrices", "cells"].map((name) => model.get(name));
  const networks = model.get("networks").map(network);
  const stored = bytes(model.get("pixels"));
  const image = (k) => stored.subarray(k * PIXELS, (k + 1) * PIXELS);
  const table = confusionTable(names, (row, column) => {
    model.set("label", names[row]);
    model.set("answer", names[column]);
    model.save_changes();
  });
  const templates = [template("first"), template("second")];
  const count = readout("count", "imágenes en la casilla");
  const gallery = element("div", { class: "lab-gallery" });
  const says = sentence();
  const options = Object.fromEntries(names.map((name) => [name, name]));
  arrange(
    el, table.node,
    slider(model, "epoch", {
      label: "época",
      scale: {
        min: 0, max: epochs.length - 1, step: 1, text: String,
        value: (at) => epochs[at],
        position: (epoch) => epochs.indexOf(epoch),
      },
    }),
    choice(model, "label", { label: "lo correcto", options }),
    choice(model, "answer", { label: "la respuesta", options }),
    count.node,
    element("div", { class: "lab-gallery lab-templates" },
      ...templates.map(({ node }) => node)),
    gallery, says.node,
  );

  return follow(model, ["epoch", "label", "answer"], () => {
    const epoch = model.get("epoch");
    const now = epochs.indexOf(epoch);
    const [i, j] = [model.get("label"), model.get("answer")]
      .map((name) => names.indexOf(name));
    const classes = i === j ? [i] : [i, j];
    table.show(matrices[now], i, j);
    templates.forEach((each, k) => {
      each.node.hidden = k >= classes.length;
      each.show(networks[now], names, [i, j][k]);
    });
    const here = [...cells.keys()].filter((k) =>
      cells[k][0] === i && cells[k][1] === j);
    gallery.replaceChildren(...here.map((k, index) => specimen(image(k),
      answer(networks[now], image(k)), names, classes, index)));
    count.show(matrices[now][i][j]);
    const total = matrices[now][i].reduce((sum, value) => sum + value, 0);
    says.show(`Época ${epoch}: de ${total} imágenes de ${names[i]}, la red `
      + `contesta ${names[j]} en ${matrices[now][i][j]}. `
      + found(here.length, epochs.at(-1)));
  });
}

function found(count, last) {
  if (!count) {
    return "De esta casilla la página no guarda imágenes: abre una más llena.";
  }
  return count === 1
    ? `Se ve una que en la época ${last} cae aquí.`
    : `Se ven ${count} que en la época ${last} caen aquí.`;
}

export default { render };
