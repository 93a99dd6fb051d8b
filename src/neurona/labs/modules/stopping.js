// La detención temprana, gemela de neurona.callbacks.EarlyStopping.

// Dónde se detiene, o null, y la mejor época que vio: contadas desde 1.
export function stopping(costs, patience) {
  let best = 1;
  let wait = 0;
  for (let epoch = 2; epoch <= costs.length; epoch++) {
    if (costs[epoch - 1] < costs[best - 1]) {
      best = epoch;
      wait = 0;
    } else {
      wait += 1;
      if (wait >= patience) return { best, stopped: epoch };
    }
  }
  return { best, stopped: null };
}
