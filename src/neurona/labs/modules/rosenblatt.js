// Los conjuntos de puntos [x₁, x₂, clase] y la regla del perceptrón, como las
// de neurona.labs.PerceptronLab.

function gate(...outputs) {
  const corners = [[0, 0], [0, 1], [1, 0], [1, 1]];
  return corners.map((corner, i) => [...corner, outputs[i]]);
}

export const SETS = {
  and: gate(0, 0, 0, 1),
  or: gate(0, 1, 1, 1),
  nand: gate(1, 1, 1, 0),
  xor: gate(0, 1, 1, 0),
  clouds: [
    [0.75, 0, 0], [1.25, 1, 1], [0, 1.5, 0], [0.75, 1.25, 1],
    [0, -0.5, 0], [1.5, 1.25, 1], [0, -0.25, 0], [1, 1, 1],
    [0.25, 0, 0], [1.25, 1.25, 1], [0.25, 0.75, 0], [1.75, 1, 1],
    [-0.5, 1, 0], [1.25, 0.75, 1],
  ],
};

export const answer = ([w1, w2, b], [x1, x2]) =>
  (w1 * x1 + w2 * x2 + b >= 0 ? 1 : 0);

// Visita `steps` ejemplos desde `start`, o hasta una época sin errores.
// `cycle` son las dos primeras épocas que acaban igual; la 0 es el inicio.
export function learn(points, start, rate, steps) {
  const w = [...start];
  const [path, errors] = [[start], []];
  const met = new Map([[String(w), 0]]);
  let [seen, last, cycle, finished] = [0, null, null, false];
  while (seen < steps && points.length && !finished) {
    const index = seen % points.length;
    if (index === 0) errors.push(0);
    const [x1, x2, label] = points[index];
    const error = label - answer(w, points[index]);
    last = { index, error, before: [...w] };
    if (error) {
      w[0] += rate * error * x1;
      w[1] += rate * error * x2;
      w[2] += rate * error;
      path.push([...w]);
      errors[errors.length - 1] += 1;
    }
    seen += 1;
    if (seen % points.length) continue;
    finished = errors.at(-1) === 0;
    if (finished || cycle) continue;
    const end = String(w);
    if (met.has(end)) cycle = [met.get(end), errors.length];
    met.set(end, errors.length);
  }
  return { w, path, errors, seen, last, cycle, finished };
}
