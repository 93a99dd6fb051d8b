// Lo que el campo de juego dice de una red: curvas, cifras y una frase.
import { chart, COLORS, swatch } from "./chart.js";
import { element, fixed, readout, short } from "./controls.js";

const STYLES = {
  train: { color: COLORS.green, shape: "circle" },
  test: { color: COLORS.purple, dash: "6 4", shape: "square" },
};
const POINTS = 200;
// Cuántas veces menos gradiente deja sin aprender a la primera capa, y desde
// qué largo ya casi no hay pendiente.
const STARVED = 30;
const FLAT = 0.02;
// Las barras del gradiente van de 1e-8 a 10, en escala logarítmica.
const DECADES = { low: -8, high: 1 };

// El primer número redondo que no es menor.
function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * [1, 2, 5, 10].find((n) => n * power >= value);
}

export function curves() {
  const graph = chart({
    label: "El costo de entrenamiento y el de prueba, época por época.",
    title: "Costo por época", x: [0, 10], y: [0, 1],
  });
  const lines = { train: graph.line(STYLES.train), test: graph.line(STYLES.test) };
  const key = (part, text) => element("span", {}, swatch(STYLES[part]), text);
  return {
    node: element("div", {}, graph.node, element("p", { class: "lab-key" },
      key("train", "entrenamiento"), key("test", "prueba"))),
    draw({ costs, taken }) {
      const stride = Math.ceil((taken + 1) / POINTS);
      const kept = (_, k) => k % stride === 0 || k === taken;
      const pairs = (part) =>
        costs[part].map((cost, k) => [k, cost]).filter(kept);
      const [train, test] = [pairs("train"), pairs("test")];
      const top = Math.max(1e-6, ...[...train, ...test].map(([, cost]) => cost));
      graph.range("x", [0, roundUp(Math.max(10, taken))]);
      graph.range("y", [0, roundUp(top)]);
      lines.train(train, train.slice(-1));
      lines.test(test, test.slice(-1));
    },
  };
}

// Una barra y una cifra por capa.
export function gradientBars() {
  const rows = [1, 2, 3, 4].map((number) => {
    const name = element("th", { scope: "row" });
    const bar = element("span", { class: "lab-bar" });
    const output = element("output", { name: `norm${number}` });
    const row = element("tr", {}, name,
      element("td", { class: "lab-bars", "aria-hidden": "true" }, bar),
      element("td", {}, output));
    return { row, name, bar, output };
  });
  return {
    node: element("table", { class: "lab-table" },
      element("caption", {}, "Largo del gradiente de cada capa"),
      element("tbody", {}, ...rows.map(({ row }) => row))),
    show(norms) {
      rows.forEach(({ row, name, bar, output }, k) => {
        row.hidden = k >= norms.length;
        if (row.hidden) return;
        name.textContent = k === norms.length - 1 ? "salida" : `capa ${k + 1}`;
        const { low, high } = DECADES;
        const share = (Math.log10(norms[k] || 1e-99) - low) / (high - low);
        bar.style.width = `${100 * Math.max(0, Math.min(1, share))}%`;
        output.textContent = short(norms[k], 3);
      });
    },
  };
}

const percent = (share) => `${fixed(100 * share, 1)} %`;

export function figures() {
  const outputs = {
    epoch: readout("epoch", "época"),
    cost: readout("cost", "costo, entrenamiento"),
    test_cost: readout("test_cost", "costo, prueba"),
    accuracy: readout("accuracy", "exactitud, entrenamiento"),
    test_accuracy: readout("test_accuracy", "exactitud, prueba"),
  };
  return {
    node: element("div", { class: "lab-readouts" },
      ...Object.values(outputs).map(({ node }) => node)),
    show({ taken, lost, train, test }) {
      outputs.epoch.show(lost ? `${taken} (se fue)` : String(taken));
      outputs.cost.show(train ? short(train.cost) : "—");
      outputs.accuracy.show(train ? percent(train.accuracy) : "—");
      outputs.test_cost.show(test ? short(test.cost) : "—");
      outputs.test_accuracy.show(test ? percent(test.accuracy) : "—");
    },
  };
}

// El estado en palabras: qué pasó y, si algo anda mal, su remedio.
export function summary(state, run, norms) {
  const { taken, train, test } = run;
  if (!train) {
    return "Todavía no hay puntos: toca el plano, o usa «Mis puntos», y pon "
      + "algunos de cada clase.";
  }
  const tested = test ? `; con los de prueba, ${percent(test.accuracy)}` : "";
  return `Época ${taken}: el costo es ${short(train.cost)} y acierta en `
    + `${percent(train.accuracy)} de los puntos${tested}. `
    + verdict(state, run, norms);
}

function verdict({ rate }, { taken, lost, costs, train, test }, norms) {
  if (lost) {
    return `En la siguiente, el costo se dispara: el factor ${rate} es `
      + `demasiado grande. Prueba con ${short(rate / 10, 2)}.`;
  }
  if (taken === 0) return "Es la red inicial: da una época, o córrela.";
  if (train.cost > 1.5 * costs.train[0]) {
    return "El costo subió desde el inicio: los pasos son demasiado largos. "
      + "Baja el factor.";
  }
  const times = norms.at(-1) / norms[0];
  if (times > STARVED) {
    return `El gradiente de la primera capa es ${short(times, 2)} veces menor `
      + "que el de la salida: casi no aprende.";
  }
  if (train.accuracy < 0.9 && Math.hypot(...norms) < FLAT) {
    return "Casi no hay pendiente y todavía se equivoca: prueba otra semilla, "
      + "más neuronas u otra activación.";
  }
  if (test && test.cost > 1.5 * train.cost && test.cost > 0.1) {
    return "Con los de prueba cuesta más: se está sobreajustando.";
  }
  return train.accuracy === 1 ? "Separa todos los de entrenamiento." : "";
}
