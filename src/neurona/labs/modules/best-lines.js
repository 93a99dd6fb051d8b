// La recta de menor costo entre unos puntos, como neurona.labs._best_lines.
import { mae } from "./losses.js";

// Menos que esto no es una mejora: es el redondeo.
const TIE = 1e-9;
const MOST = 1000;

export const along = ([slope, intercept], x) =>
  x.map((at) => slope * at + intercept);

// Mínimos cuadrados; `weights` dice cuánto cuenta cada punto.
export function leastSquares(x, y, weights = x.map(() => 1)) {
  const sum = (f) => weights.reduce((total, w, i) => total + w * f(i), 0);
  const all = sum(() => 1);
  const [middle, height] = [sum((i) => x[i]) / all, sum((i) => y[i]) / all];
  const slope = sum((i) => (x[i] - middle) * (y[i] - height))
    / sum((i) => (x[i] - middle) ** 2);
  return [slope, height - slope * middle];
}

// Alguna de las mejores pasa por dos de los puntos: basta probar cada par.
export function leastAbsolute(x, y) {
  let best;
  let least = Infinity;
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) {
      if (x[i] === x[j]) continue;
      const slope = (y[j] - y[i]) / (x[j] - x[i]);
      const line = [slope, y[i] - slope * x[i]];
      const cost = mae.value(y, along(line, x));
      if (cost < least - TIE) [best, least] = [line, cost];
    }
  }
  return best;
}

// Mínimos cuadrados una y otra vez: lo que queda lejos cuenta menos.
export function leastHuber(x, y, delta) {
  let line = leastSquares(x, y);
  for (let step = 0; step < MOST; step++) {
    const before = line;
    const weights = along(line, x).map((answer, i) =>
      delta / Math.max(delta, Math.abs(answer - y[i])));
    line = leastSquares(x, y, weights);
    if (line.every((w, i) => Math.abs(w - before[i]) < TIE)) break;
  }
  return line;
}
