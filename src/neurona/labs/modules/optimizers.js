// Los optimizadores de neurona.optimizers: sus fórmulas y sus constantes.
// Cada uno devuelve una función que mueve w en su lugar con el gradiente g.

// Como en neurona: la memoria se limpia cada tantos pasos.
const CLEAN_EVERY = 100;
const DUST = 1e-30;

function remembering(slots, update) {
  let t = 0;
  let memory;
  return (w, g) => {
    memory ??= Array.from({ length: slots }, () => new Float64Array(w.length));
    t += 1;
    update(w, g, t, ...memory);
    if (t % CLEAN_EVERY) return;
    for (const slot of memory) {
      slot.forEach((x, i) => { if (Math.abs(x) < DUST) slot[i] = 0; });
    }
  };
}

export function sgd({ rate = 0.01, momentum = 0 } = {}) {
  return remembering(1, (w, g, t, v) => {
    for (let i = 0; i < w.length; i++) {
      v[i] = momentum * v[i] - rate * g[i];
      w[i] += v[i];
    }
  });
}

export function rmsprop({ rate = 0.001, rho = 0.9, epsilon = 1e-7 } = {}) {
  return remembering(1, (w, g, t, s) => {
    for (let i = 0; i < w.length; i++) {
      s[i] = rho * s[i] + (1 - rho) * (g[i] * g[i]);
      w[i] -= (g[i] / Math.sqrt(s[i] + epsilon)) * rate;
    }
  });
}

export function adam({
  rate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7,
} = {}) {
  return remembering(2, (w, g, t, m, v) => {
    const step = (rate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
    for (let i = 0; i < w.length; i++) {
      m[i] += (1 - beta1) * (g[i] - m[i]);
      v[i] += (1 - beta2) * (g[i] * g[i] - v[i]);
      w[i] -= (m[i] / (Math.sqrt(v[i]) + epsilon)) * step;
    }
  });
}

// Por nombre; solo «momentum» usa la inercia.
export const optimizers = {
  sgd: ({ rate }) => sgd({ rate }),
  momentum: sgd,
  rmsprop,
  adam,
};

export const OPTIMIZERS = {
  sgd: "SGD", momentum: "momentum", rmsprop: "RMSprop", adam: "Adam",
};
