// El estado del campo de juego: qué valores acepta cada perilla, y cómo se
// escribe en la dirección de la página. Véase neurona.labs.PlaygroundLab.
import { decades } from "./controls.js";
import { NAMES } from "./activations.js";
import { OPTIMIZERS } from "./optimizers.js";

export const RANGE = 3;
export const MOST_POINTS = 100;

export const CHOICES = {
  dataset: {
    xor: "XOR", circles: "círculos", moons: "lunas", spiral: "espiral",
    own: "mis puntos",
  },
  activation: Object.fromEntries(
    ["linear", "sigmoid", "tanh", "relu", "leaky_relu"]
      .map((name) => [name, name === "tanh" ? name : NAMES[name]])),
  loss: {
    binary_crossentropy: "entropía cruzada",
    mean_squared_error: "error cuadrático",
  },
  optimizer: OPTIMIZERS,
};

const whole = (min, max, step = 1) => ({ min, max, step, digits: 0 });
export const NUMBERS = {
  noise: { min: 0, max: 0.5, step: 0.01, digits: 2 },
  samples: whole(20, 1000, 20),
  layers: whole(0, 3),
  units1: whole(1, 8), units2: whole(1, 8), units3: whole(1, 8),
  rate: { min: 1e-4, max: 10, scale: decades(1e-4, 10) },
  seed: whole(0, 99),
  epochs: whole(0, 5000),
};

// Una perilla que recorre unos cuantos valores.
const among = (values, text = String) => ({
  values,
  scale: {
    min: 0, max: values.length - 1, step: 1, text,
    position: (value) => values.indexOf(value),
    value: (position) => values[position],
  },
});
export const SERIES = {
  batch: among([1, 2, 5, 10, 20, 50, 100, 1000],
    (size) => (size === 1000 ? "todos" : String(size))),
  l2: among([0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1]),
};

export const NAMES_OF_STATE = ["dataset", "noise", "samples", "points",
  "layers", "units1", "units2", "units3", "activation", "loss", "optimizer",
  "rate", "batch", "l2", "seed", "epochs"];
const PREFIX = "#campo";

// De [[1, 2, 0], ...] a "1,2,0;..." y de regreso; null si no se entiende.
const written = (points) => points.map((point) => point.join(",")).join(";");
function readPoints(text) {
  const points = text.split(";").filter(Boolean)
    .map((point) => point.split(",").map(Number));
  const right = points.every(([a, b, label, ...more]) => !more.length
    && Math.abs(a) <= RANGE && Math.abs(b) <= RANGE
    && (label === 0 || label === 1));
  return right && points.length <= MOST_POINTS ? points : null;
}

// El valor que un texto nombra, o null si la perilla no lo acepta.
function read(name, text) {
  if (name === "points") return readPoints(text);
  if (CHOICES[name]) return Object.hasOwn(CHOICES[name], text) ? text : null;
  const value = text.trim() === "" ? NaN : Number(text);
  if (SERIES[name]) return SERIES[name].values.includes(value) ? value : null;
  const { min, max, step } = NUMBERS[name];
  const inside = value >= min && value <= max;
  return inside && (!(step >= 1) || Number.isInteger(value)) ? value : null;
}

// El estado de una dirección, sobre uno inicial; null si no trae ninguno.
export function stateOf(hash, initial) {
  if (hash !== PREFIX && !hash.startsWith(`${PREFIX}&`)) return null;
  const state = { ...initial };
  for (const [name, text] of new URLSearchParams(hash.slice(PREFIX.length))) {
    const value = NAMES_OF_STATE.includes(name) ? read(name, text) : null;
    if (value !== null) state[name] = value;
  }
  return state;
}

// La dirección de un estado; los puntos, solo si son propios.
export function hashOf(state) {
  return [PREFIX, ...NAMES_OF_STATE
    .filter((name) => name !== "points" || state.dataset === "own")
    .map((name) => `${name}=${
      name === "points" ? written(state.points) : state[name]}`),
  ].join("&");
}
