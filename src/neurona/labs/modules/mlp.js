// Una red pequeña de dos entradas y una salida sigmoide, gemela de
// neurona.Sequential en float64: los mismos parámetros, en el mismo orden.
import { activations, sigmoid } from "./activations.js";
import { tanh } from "./tanh.js";

const FORMULAS = { ...activations, tanh };

// La derivada de cada activación, a partir de su salida.
const SLOPES = {
  linear: () => 1,
  sigmoid: (a) => a * (1 - a),
  tanh: (a) => 1 - a * a,
  relu: (a) => (a > 0 ? 1 : 0),
  leaky_relu: (a) => (a > 0 ? 1 : 0.2),
};

// El costo de un ejemplo y su derivada respecto a z. La entropía cruzada y la
// sigmoide se simplifican juntas: nada se desborda.
const LOSSES = {
  binary_crossentropy: {
    value: (z, a, y) =>
      Math.max(z, 0) - z * y + Math.log1p(Math.exp(-Math.abs(z))),
    slope: (a, y) => a - y,
  },
  mean_squared_error: {
    value: (z, a, y) => (a - y) * (a - y),
    slope: (a, y) => 2 * (a - y) * a * (1 - a),
  },
};

// Los datos son { x, y }: x1, x2, x1, x2, ... y una clase, 0 o 1, por ejemplo.
// En los ciclos no se crea nada: todo se escribe en los mismos arreglos.
export function network({ units, activation, loss, l2 = 0 }) {
  const [f, slope] = [FORMULAS[activation], SLOPES[activation]];
  const cost = LOSSES[loss];
  const layers = [];
  let size = 0;
  let nodes = units[0];
  for (let k = 1; k < units.length; k++) {
    const [inputs, outputs] = [units[k - 1], units[k]];
    const bias = size + inputs * outputs;
    layers.push({
      inputs, outputs, weights: size, bias, from: nodes - inputs, to: nodes,
    });
    size = bias + outputs;
    nodes += outputs;
  }
  const params = new Float64Array(size);
  const grads = new Float64Array(size);
  const a = new Float64Array(nodes);
  const delta = new Float64Array(nodes);
  const last = nodes - 1;
  let z = 0;

  // Deja las salidas de todas las neuronas en a, y la última suma en z. De dos
  // en dos neuronas, porque una suma no tiene que esperar a la otra; si son
  // nones, la segunda suma de la última pareja sobra.
  function forward(x1, x2) {
    a[0] = x1;
    a[1] = x2;
    for (let k = 0; k < layers.length; k++) {
      const { inputs, outputs, weights, bias, from, to } = layers[k];
      for (let j = 0; j < outputs; j += 2) {
        let one = 0;
        let two = 0;
        for (let i = 0, w = weights + j; i < inputs; i++, w += outputs) {
          const input = a[from + i];
          one += input * params[w];
          two += input * params[w + 1];
        }
        z = one + params[bias + j];
        if (to === last) break;
        a[to + j] = f(z);
        if (j + 1 < outputs) a[to + j + 1] = f(two + params[bias + j + 1]);
      }
    }
    a[last] = sigmoid(z);
    return a[last];
  }

  // Suma en grads el gradiente de un ejemplo, a partir del de la última z.
  function backward(error) {
    delta[last] = error;
    for (let k = layers.length - 1; k >= 0; k--) {
      const { inputs, outputs, weights, bias, from, to } = layers[k];
      for (let j = 0; j < outputs; j++) grads[bias + j] += delta[to + j];
      for (let i = 0; i < inputs; i++) {
        const input = a[from + i];
        const row = weights + i * outputs;
        let sum = 0;
        for (let j = 0; j < outputs; j++) {
          grads[row + j] += input * delta[to + j];
          sum += params[row + j] * delta[to + j];
        }
        if (k > 0) delta[from + i] = sum * slope(input);
      }
    }
  }

  function penalty() {
    if (!l2) return 0;
    let sum = 0;
    for (const { weights, bias } of layers) {
      for (let i = weights; i < bias; i++) sum += params[i] * params[i];
    }
    return l2 * sum;
  }

  // Deja en grads el gradiente de un lote y devuelve su costo. Sin orden, los
  // ejemplos van como vienen.
  function gradient({ x, y }, order, start, end) {
    grads.fill(0);
    const count = end - start;
    let total = 0;
    for (let k = start; k < end; k++) {
      const at = order ? order[k] : k;
      const answer = forward(x[2 * at], x[2 * at + 1]);
      total += cost.value(z, answer, y[at]);
      backward(cost.slope(answer, y[at]) / count);
    }
    if (l2) {
      for (const { weights, bias } of layers) {
        for (let i = weights; i < bias; i++) grads[i] += 2 * l2 * params[i];
      }
    }
    return total / count + penalty();
  }

  return {
    params,
    grads,
    layers,
    forward,
    gradient,
    // Pesos uniformes de Glorot, como los de Dense; el bias empieza en 0.
    initialize(random) {
      params.fill(0);
      for (const { inputs, outputs, weights, bias } of layers) {
        const limit = Math.sqrt(6 / (inputs + outputs));
        for (let i = weights; i < bias; i++) {
          params[i] = random.uniform(-limit, limit);
        }
      }
    },
    // Una época: dice si todo siguió siendo finito.
    epoch(data, order, batch, step) {
      for (let start = 0; start < order.length; start += batch) {
        const end = Math.min(start + batch, order.length);
        if (!Number.isFinite(gradient(data, order, start, end))) return false;
        step(params, grads);
      }
      return params.every(Number.isFinite);
    },
    evaluate({ x, y }) {
      let total = 0;
      let right = 0;
      for (let k = 0; k < y.length; k++) {
        const answer = forward(x[2 * k], x[2 * k + 1]);
        total += cost.value(z, answer, y[k]);
        if ((answer > 0.5 ? 1 : 0) === y[k]) right += 1;
      }
      return { cost: total / y.length + penalty(), accuracy: right / y.length };
    },
    // El largo del gradiente de cada capa, con todos los ejemplos.
    norms(data) {
      gradient(data, null, 0, data.y.length);
      return layers.map(({ weights, bias, outputs }) =>
        Math.hypot(...grads.subarray(weights, bias + outputs)));
    },
  };
}
