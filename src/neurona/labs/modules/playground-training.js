// El entrenamiento del campo de juego: del estado a la red, época por época.
// Es gemelo de neurona.labs.PlaygroundLab.
import { load } from "./playground-data.js";
import { network } from "./mlp.js";
import { optimizers } from "./optimizers.js";
import { mersenne } from "./random.js";

// Un costo mayor que este se da por perdido.
const FAR = 10;
const MOMENTUM = 0.9;

export function unitsOf({ layers, units1, units2, units3 }) {
  return [2, ...[units1, units2, units3].slice(0, layers), 1];
}

export function training(state) {
  const data = load(state);
  const { train, test } = data;
  const random = mersenne(state.seed);
  const net = network({ ...state, units: unitsOf(state) });
  net.initialize(random);
  const step = optimizers[state.optimizer]({
    rate: state.rate, momentum: MOMENTUM,
  });
  const order = new Int32Array(train.y.length);
  const before = new Float64Array(net.params.length);
  const costs = { train: [], test: [] };
  const self = {
    net, data, costs,
    empty: train.y.length === 0,
    lost: false,
    // El costo y la exactitud de la red de ahora; null si no hay puntos.
    train: null,
    test: null,
    // Cuántas épocas van.
    get taken() { return Math.max(0, costs.train.length - 1); },
    // Da una época; si el costo se pierde, vuelve a la última red que servía.
    advance() {
      if (self.lost || self.empty) return false;
      before.set(net.params);
      random.permute(order);
      self.lost = !net.epoch(train, order, state.batch, step) || !note();
      if (self.lost) net.params.set(before);
      return !self.lost;
    },
    // El largo del gradiente de cada capa.
    norms: () => (self.empty ? [] : net.norms(train)),
  };
  // Anota los costos de la red, si todavía dicen algo.
  function note() {
    const now = net.evaluate(train);
    if (!(now.cost < FAR)) return false;
    self.train = now;
    costs.train.push(now.cost);
    if (test.y.length) {
      self.test = net.evaluate(test);
      costs.test.push(self.test.cost);
    }
    return true;
  }
  if (!self.empty) note();
  return self;
}
