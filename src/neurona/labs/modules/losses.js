// Los costos de neurona.losses: una media sobre los ejemplos y su gradiente.

function mean(each, slope) {
  return {
    value: (y, p) =>
      p.reduce((sum, answer, i) => sum + each(y[i], answer), 0) / p.length,
    gradient: (y, p) =>
      p.map((answer, i) => slope(y[i], answer) / p.length),
  };
}

export const mse = mean((y, p) => (p - y) ** 2, (y, p) => 2 * (p - y));

export const mae = mean((y, p) => Math.abs(p - y), (y, p) => Math.sign(p - y));

export function huber(delta = 1) {
  return mean(
    (y, p) => {
      const error = Math.abs(p - y);
      const small = Math.min(error, delta);
      return small * (error - small / 2);
    },
    (y, p) => Math.max(-delta, Math.min(delta, p - y)),
  );
}

// Como en Keras: lejos de 0 y de 1, para que el logaritmo exista.
const EPSILON = 1e-7;
const inside = (p) => Math.max(EPSILON, Math.min(1 - EPSILON, p));

export const binaryCrossentropy = mean(
  (y, p) => {
    const q = inside(p);
    return -(y * Math.log(q) + (1 - y) * Math.log(1 - q));
  },
  // Donde se recortó, el costo ya no cambia con p.
  (y, p) => (inside(p) === p ? (p - y) / (p * (1 - p)) : 0),
);
