// Con quién se compara el campo de juego: una red de objetos, nodos y enlaces,
// que visita los ejemplos de uno en uno, como la de TensorFlow Playground, y
// al terminar cada época mide el costo de entrenamiento y el de prueba.

class Link {
  constructor(source, target, weight) {
    Object.assign(this, { source, target, weight, gradient: 0, seen: 0 });
  }
}

class Node {
  constructor(activation) {
    Object.assign(this, {
      activation, bias: 0.1, inputs: [], outputs: [], total: 0, output: 0,
      outputSlope: 0, totalSlope: 0, gradient: 0, seen: 0,
    });
  }
  update() {
    this.total = this.bias;
    for (let i = 0; i < this.inputs.length; i++) {
      const link = this.inputs[i];
      this.total += link.weight * link.source.output;
    }
    this.output = this.activation.value(this.total);
    return this.output;
  }
}

const TANH = {
  value: (z) => Math.tanh(z),
  slope(z) { const a = Math.tanh(z); return 1 - a * a; },
};

function build(units) {
  const layers = units.map((count) =>
    Array.from({ length: count }, () => new Node(TANH)));
  for (let k = 1; k < layers.length; k++) {
    for (const target of layers[k]) {
      for (const source of layers[k - 1]) {
        const link = new Link(source, target, Math.random() - 0.5);
        source.outputs.push(link);
        target.inputs.push(link);
      }
    }
  }
  return layers;
}

function forward(layers, example) {
  layers[0].forEach((node, i) => { node.output = example[i]; });
  for (let k = 1; k < layers.length; k++) {
    for (let j = 0; j < layers[k].length; j++) layers[k][j].update();
  }
  return layers.at(-1)[0].output;
}

function backward(layers, target) {
  const last = layers.at(-1)[0];
  last.outputSlope = last.output - target;
  for (let k = layers.length - 1; k >= 1; k--) {
    for (const node of layers[k]) {
      node.totalSlope = node.outputSlope * node.activation.slope(node.total);
      node.gradient += node.totalSlope;
      node.seen += 1;
      for (const link of node.inputs) {
        link.gradient += node.totalSlope * link.source.output;
        link.seen += 1;
      }
    }
    if (k === 1) continue;
    for (const node of layers[k - 1]) {
      node.outputSlope = 0;
      for (const link of node.outputs) {
        node.outputSlope += link.weight * link.target.totalSlope;
      }
    }
  }
}

function step(layers, rate) {
  for (let k = 1; k < layers.length; k++) {
    for (const node of layers[k]) {
      if (node.seen) node.bias -= (rate * node.gradient) / node.seen;
      node.gradient = node.seen = 0;
      for (const link of node.inputs) {
        if (link.seen) link.weight -= (rate * link.gradient) / link.seen;
        link.gradient = link.seen = 0;
      }
    }
  }
}

// Una época; los ejemplos son [x1, x2, -1 o 1].
function epoch(layers, examples, test, { rate, batch }) {
  examples.forEach((example, i) => {
    forward(layers, example);
    backward(layers, example[2]);
    if ((i + 1) % batch === 0) step(layers, rate);
  });
  const cost = (all) => all.reduce((total, example) =>
    total + 0.5 * (forward(layers, example) - example[2]) ** 2, 0) / all.length;
  return [cost(examples), cost(test)];
}

export const oneExample = { build, epoch };
