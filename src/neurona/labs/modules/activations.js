// Las activaciones de neurona.activations, con las mismas fórmulas.

export function sigmoid(z) {
  const e = Math.exp(-Math.abs(z));
  return z >= 0 ? 1 / (1 + e) : e / (1 + e);
}

export const activations = {
  linear: (z) => z,
  step: (z) => (z >= 0 ? 1 : 0),
  sigmoid,
  tanh: Math.tanh,
  relu: (z) => Math.max(z, 0),
  leaky_relu: (z, alpha = 0.2) => (z > 0 ? z : alpha * z),
};

// Las derivadas, con el valor que neurona elige donde no existen.
export const derivatives = {
  linear: () => 1,
  step: () => 0,
  sigmoid: (z) => sigmoid(z) * (1 - sigmoid(z)),
  tanh: (z) => 1 - Math.tanh(z) ** 2,
  relu: (z) => (z > 0 ? 1 : 0),
  leaky_relu: (z, alpha = 0.2) => (z > 0 ? 1 : alpha),
};

// Las probabilidades de un renglón; restar el mayor evita el desborde.
export function softmax(row) {
  const largest = Math.max(...row);
  const e = row.map((z) => Math.exp(z - largest));
  const sum = e.reduce((total, value) => total + value, 0);
  return e.map((value) => value / sum);
}

export const NAMES = {
  linear: "lineal",
  step: "escalón",
  sigmoid: "sigmoide",
  tanh: "tangente hiperbólica",
  relu: "ReLU",
  leaky_relu: "Leaky ReLU",
};
