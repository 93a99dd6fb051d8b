// Una red 3-2-1 con números: la ida, la vuelta y la derivada que se mide.
import { activations, derivatives, sigmoid } from "./activations.js";

// Dónde vive cada número, en el orden en que la vuelta llega a él.
export const PLACES = {
  "w₁": ["W2", 0, 0], "w₂": ["W2", 1, 0], "bₒ": ["b2", 0],
  "w₁₁": ["W1", 0, 0], "w₂₁": ["W1", 1, 0], "w₃₁": ["W1", 2, 0],
  "b₁": ["b1", 0],
  "w₁₂": ["W1", 0, 1], "w₂₂": ["W1", 1, 1], "w₃₂": ["W1", 2, 1],
  "b₂": ["b1", 1],
  "x₁": ["x", 0], "x₂": ["x", 1], "x₃": ["x", 2],
};

// Qué suma cada neurona: pares [lo que entra, por dónde]; y su bias.
export const SUMS = {
  "z₁": [[["x₁", "w₁₁"], ["x₂", "w₂₁"], ["x₃", "w₃₁"]], "b₁"],
  "z₂": [[["x₁", "w₁₂"], ["x₂", "w₂₂"], ["x₃", "w₃₂"]], "b₂"],
  "zₒ": [[["h₁", "w₁"], ["h₂", "w₂"]], "bₒ"],
};

// La vuelta, nodo por nodo: cada derivada es la suma, camino por camino, de
// [lo que llega, por la derivada local].
export const CHAIN = {
  C: { o: [["C", "C′(o)"]] },
  o: {
    "zₒ": [["o", "σ′(zₒ)"]],
    "w₁": [["zₒ", "h₁"]], "w₂": [["zₒ", "h₂"]], "bₒ": [["zₒ", "1"]],
  },
  "h₁": {
    "h₁": [["zₒ", "w₁"]], "z₁": [["h₁", "f′(z₁)"]],
    "w₁₁": [["z₁", "x₁"]], "w₂₁": [["z₁", "x₂"]], "w₃₁": [["z₁", "x₃"]],
    "b₁": [["z₁", "1"]],
  },
  "h₂": {
    "h₂": [["zₒ", "w₂"]], "z₂": [["h₂", "f′(z₂)"]],
    "w₁₂": [["z₂", "x₁"]], "w₂₂": [["z₂", "x₂"]], "w₃₂": [["z₂", "x₃"]],
    "b₂": [["z₂", "1"]],
  },
  "x₁": { "x₁": [["z₁", "w₁₁"], ["z₂", "w₁₂"]] },
  "x₂": { "x₂": [["z₁", "w₂₁"], ["z₂", "w₂₂"]] },
  "x₃": { "x₃": [["z₁", "w₃₁"], ["z₂", "w₃₂"]] },
};

// El estado sin su forma: lo que vale cada número, por nombre.
export function numbers(state) {
  return Object.fromEntries(Object.entries(PLACES).map(
    ([name, [array, ...place]]) =>
      [name, place.reduce((inside, i) => inside[i], state[array])]));
}

// El arreglo donde vive un número, con otro valor en su lugar.
export function replaced(state, name, value) {
  const [array, i, j] = PLACES[name];
  const put = (list, at, item) => Object.assign([...list], { [at]: item });
  const row = state[array][i];
  return put(state[array], i, j === undefined ? value : put(row, j, value));
}

// La ida: completa los números con las sumas, las respuestas y el costo.
export function forward(given, { t, activation }) {
  const all = { ...given };
  const total = ([pairs, bias]) =>
    pairs.reduce((sum, [a, b]) => sum + all[a] * all[b], 0) + all[bias];
  for (const j of ["₁", "₂"]) {
    const z = total(SUMS[`z${j}`]);
    all[`z${j}`] = z;
    all[`h${j}`] = activations[activation](z);
    all[`f′(z${j})`] = derivatives[activation](z);
  }
  const z = total(SUMS["zₒ"]);
  const o = sigmoid(z);
  // Es 1 - o, sin restar: cuando o llega a 1, la resta no deja cifras.
  const rest = sigmoid(-z);
  return {
    ...all, "zₒ": z, o, "σ′(zₒ)": o * rest, 1: 1,
    C: Math.max(z, 0) - z * t + Math.log1p(Math.exp(-Math.abs(z))),
    "C′(o)": t ? -1 / o : 1 / rest,
  };
}

// La vuelta: la derivada del costo con cada número.
export function backward(all) {
  const arrived = { C: 1 };
  for (const node of Object.values(CHAIN)) {
    for (const [name, paths] of Object.entries(node)) {
      arrived[name] = paths.reduce(
        (sum, [from, local]) => sum + arrived[from] * all[local], 0);
    }
  }
  return arrived;
}

// La misma derivada, medida como en neurona.gradient_check.
export function measured(given, options) {
  return Object.fromEntries(Object.keys(PLACES).map((name) => {
    const step = 1e-5 * Math.max(1, Math.abs(given[name]));
    const cost = (change) =>
      forward({ ...given, [name]: given[name] + change }, options).C;
    return [name, (cost(step) - cost(-step)) / (2 * step)];
  }));
}
