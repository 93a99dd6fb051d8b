// El estado presente, escrito como código de neurona que llega a lo mismo.
import { unitsOf } from "./playground-training.js";

const OPTIMIZERS = {
  sgd: ["SGD", (rate) => `SGD(${rate})`],
  momentum: ["SGD", (rate) => `SGD(${rate}, momentum=0.9)`],
  rmsprop: ["RMSprop", (rate) => `RMSprop(${rate})`],
  adam: ["Adam", (rate) => `Adam(${rate})`],
};
// Cuántos costos se comparan.
const FIRST = 20;

// `costs` son los del laboratorio tras cada época.
export function code(state, costs) {
  const { dataset, noise, samples, points, activation, l2 } = state;
  const [optimizer, call] = OPTIMIZERS[state.optimizer];
  const more = l2 ? ", kernel_regularizer=L2(" + l2 + ")" : "";
  const hidden = unitsOf(state).slice(1, -1);
  const own = dataset === "own";
  if (own && !points.length) return "# Todavía no hay puntos.\n";
  const lines = [
    "import numpy as np",
    "from neurona import Dense, Input, Sequential",
    ...(own ? [] : ["from neurona.datasets import load_playground"]),
    `from neurona.optimizers import ${optimizer}`,
    ...(l2 ? ["from neurona.regularizers import L2"] : []),
    "",
    ...(own ? [
      "points = np.array([",
      ...points.map((point) => `    [${point.join(", ")}],`),
      "], dtype=float)",
      "x, y = points[:, :2], points[:, 2]",
    ] : [
      "(x, y), (x_test, y_test) = load_playground(",
      `    "${dataset}", noise=${noise}, samples=${samples}`,
      ")",
    ]),
    "# Este generador da los mismos números en cada equipo, y en la página.",
    "model = Sequential(",
    "    [",
    "        Input((2,)),",
    ...hidden.map((n) => `        Dense(${n}, "${activation}"${more}),`),
    `        Dense(1, "sigmoid"${more}),`,
    "    ],",
    `    seed=np.random.RandomState(${state.seed}),`,
    '    dtype="float64",',
    ")",
    `model.compile(${call(state.rate)}, loss="${state.loss}")`,
    "",
    "costs = []",
    `for epoch in range(${state.epochs || FIRST}):`,
    `    model.fit(x, y, batch_size=${state.batch}, verbose=0)`,
    "    costs.append(model.evaluate(x, y, verbose=0))",
    'print("costo:", costs[-1])',
    ...(own ? [] : [
      'print("de prueba:", model.evaluate(x_test, y_test, verbose=0))',
    ]),
    ...compare(costs.slice(0, FIRST)),
  ];
  return `${lines.join("\n")}\n`;
}

function compare(costs) {
  if (!costs.length) return [];
  return [
    "",
    "# Lo que vio el laboratorio tras las primeras épocas.",
    "lab = [",
    ...costs.map((cost) => `    ${cost},`),
    "]",
    'print("diferencia:", np.abs(np.subtract(costs[: len(lab)], lab)).max())',
  ];
}
