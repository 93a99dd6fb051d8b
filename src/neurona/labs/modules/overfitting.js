// Laboratorio 9: el sobreajuste, época por época, y dónde parar.
import { arrange, button, change, choice, element, fixed, follow, readout, sentence, slider } from "./controls.js";
import { chart, COLORS, swatch } from "./chart.js";
import { field } from "./field.js";
import { stopping } from "./stopping.js";
import { mark, place } from "./plane.js";

const CURVES = {
  loss: { text: "entrenamiento", color: COLORS.blue, shape: "circle" },
  val_loss: {
    text: "validación", color: COLORS.vermilion, dash: "7 3", shape: "circle",
  },
};
// Las épocas señaladas: cada una, una línea vertical y dos marcadores.
const MARKS = {
  best: {
    text: "la mejor", color: COLORS.green, dash: "2 3", shape: "diamond",
  },
  stopped: {
    text: "se detiene", color: COLORS.purple, dash: "8 3", shape: "cross",
  },
  restored: {
    text: "vuelve a", color: COLORS.purple, dash: "8 3 2 3", shape: "plus",
  },
  seen: { text: "la que ves", color: "currentColor", shape: "circle" },
};
const DIGITS = 3;
const KNOBS = ["network", "epoch", "patience"];
const STATE = ["names", "losses", "val_losses", "frames", ...KNOBS];

// Lo que se lee de un estado; las épocas se cuentan desde 1.
export function measure(state) {
  const { names, frames, network, epoch, patience } = state;
  const k = names.indexOf(network);
  const [loss, val_loss] = [state.losses[k], state.val_losses[k]];
  const { best } = stopping(val_loss, val_loss.length);
  const early = patience === null ? {} : stopping(val_loss, patience);
  const frame = frames.filter((at) => at <= epoch).length - 1;
  return {
    k, loss, val_loss, frame, patience,
    epochs: {
      best, stopped: early.stopped, restored: early.best, seen: epoch,
    },
  };
}

function picture(model, total) {
  const all = [...model.get("losses"), ...model.get("val_losses")].flat();
  const top = all.reduce((most, cost) => Math.max(most, cost), 0);
  const graph = chart({
    label: "Dos costos por época: el de entrenamiento, continuo, y el de "
      + "validación, a rayas. Las líneas verticales señalan épocas.",
    title: "costo, por época", x: [0, total], y: [0, 1.05 * top], height: 240,
  });
  // Lo que la detención temprana no alcanza a ver.
  const veil = mark("rect", {
    class: "lab-veil", y: graph.y(1.05 * top),
    height: graph.y(0) - graph.y(1.05 * top),
  });
  const curves = Object.entries(CURVES).map(
    ([name, style]) => [name, graph.line(style)]);
  graph.svg.append(veil);
  const marks = Object.entries(MARKS).map(
    ([name, style]) => [name, graph.line(style)]);
  graph.onDrag((at) => change(model, "epoch",
    Math.max(1, Math.min(total, Math.round(at)))));
  return {
    node: graph.node,
    draw(found) {
      for (const [name, draw] of curves) {
        draw(found[name].map((cost, k) => [k + 1, cost]));
      }
      for (const [name, draw] of marks) {
        const at = found.epochs[name];
        draw(at ? [[at, 0], [at, 1.05 * top]] : [], at ? [
          [at, found.val_loss[at - 1]], [at, found.loss[at - 1]],
        ] : []);
      }
      const stop = graph.x(found.epochs.stopped ?? total);
      place(veil, { x: stop, width: graph.x(total) - stop });
    },
  };
}

// Un renglón por época señalada: cuál es y cuánto cuesta en cada curva.
function table(shown) {
  const rows = shown.map((name) => {
    const outputs = ["epoch", ...Object.keys(CURVES)].map((column) =>
      element("output", { name: `${name}-${column}` }));
    return {
      name, outputs,
      node: element("tr", {},
        element("th", { scope: "row" },
          swatch(MARKS[name]), ` ${MARKS[name].text}`),
        ...outputs.map((output) => element("td", {}, output))),
    };
  });
  const heads = Object.values(CURVES).map((style) =>
    element("th", { scope: "col" }, swatch(style), element("br"), style.text));
  return {
    node: element("table", { class: "lab-table" },
      element("thead", {}, element("tr", {}, element("td"),
        element("th", { scope: "col" }, "época"), ...heads)),
      element("tbody", {}, ...rows.map(({ node }) => node))),
    show(found) {
      for (const { name, outputs } of rows) {
        const at = found.epochs[name];
        const costs = Object.keys(CURVES).map((curve) =>
          (at ? fixed(found[curve][at - 1], DIGITS) : "—"));
        [at ?? "nunca", ...costs].forEach((text, k) => {
          outputs[k].textContent = text;
        });
      }
    },
  };
}

function render({ model, el }) {
  const read = () =>
    Object.fromEntries(STATE.map((name) => [name, model.get(name)]));
  const { names, frames, losses, patience } = read();
  const total = losses[0].length;
  const stops = patience !== null;
  const drawing = picture(model, total);
  const plane = frames.length > 0 && field({
    points: model.get("points"), square: model.get("square"),
    label: "Plano de las dos entradas. Los círculos azules y los triángulos "
      + "naranjas son los puntos de entrenamiento; el color del fondo es la "
      + "respuesta de la red; la línea, su frontera.",
  });
  const frame = readout("frame", "la frontera es de la época");
  const numbers = table(stops ? Object.keys(MARKS) : ["best", "seen"]);
  const says = sentence();
  const go = (name, text) => button(text, () =>
    change(model, "epoch", measure(read()).epochs[name]));
  arrange(
    el,
    plane ? element("div", { class: "lab-pair" },
      element("div", {}, plane.node, frame.node), drawing.node) : drawing.node,
    ...(names.length > 1 ? [choice(model, "network", {
      label: "red",
      options: Object.fromEntries(names.map((name) => [name, name])),
    })] : []),
    ...(stops ? [slider(model, "patience", {
      label: "paciencia", min: 0, max: total - 1, step: 1, digits: 0,
    })] : []),
    slider(model, "epoch", {
      label: "época", min: 1, max: total, step: 1, digits: 0,
    }),
    element("div", { class: "lab-buttons" },
      go("best", "ir a la mejor"),
      ...(stops ? [go("restored", "ir adonde vuelve")] : [])),
    numbers.node, says.node,
  );

  return follow(model, KNOBS, () => {
    const found = measure(read());
    drawing.draw(found);
    numbers.show(found);
    if (plane) {
      plane.show(model.get("fields")[found.k][found.frame]);
      frame.show(frames[found.frame]);
    }
    says.show(summary(found));
  });
}

const moved = (change) =>
  `${change < 0 ? "bajó" : "subió"} ${fixed(Math.abs(change), DIGITS)}`;

function summary(found) {
  const { loss, val_loss, epochs: { best, seen } } = found;
  const since = (costs) => moved(costs[seen - 1] - costs[best - 1]);
  const least = fixed(val_loss[best - 1], DIGITS);
  const where = seen < best
    ? `La validación todavía bajará a ${least}, en la época ${best}.`
    : seen === best
      ? "Es la mejor: ninguna otra tiene menor costo de validación."
      : `Desde la mejor, la ${best}, el entrenamiento ${since(loss)} y la `
        + `validación ${since(val_loss)}.`;
  return `Época ${seen} de ${loss.length}. ${where}${verdict(found)}`;
}

function verdict({ val_loss, patience, epochs: { best, stopped, restored } }) {
  if (patience === null) return "";
  const start = ` Con paciencia ${patience}`;
  if (stopped === null) {
    return `${start} no se detiene, y vuelve a la ${restored}.`;
  }
  const lost = fixed(val_loss[restored - 1] - val_loss[best - 1], DIGITS);
  return `${start} se detiene en la ${stopped} y vuelve a la ${restored}: `
    + `esperó ${stopped - restored}. ` + (restored === best
    ? "Ninguna otra era mejor."
    : `Se perdió la ${best}, que cuesta ${lost} menos.`);
}

export default { render };
