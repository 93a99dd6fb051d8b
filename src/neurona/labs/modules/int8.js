// Redes de un byte por peso, como las escribe neurona.labs.int8.
import { activations, softmax } from "./activations.js";

export function bytes(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

export function text(pixels) {
  return btoa(String.fromCharCode(...pixels));
}

function prepared({ weights, scale, biases, activation }) {
  const rounded = new Int8Array(bytes(weights).buffer);
  const f = activations[activation];
  return {
    weights: Float64Array.from(rounded, (q) => q * scale),
    biases,
    f: activation === "softmax" ? softmax : (z) => z.map((value) => f(value)),
  };
}

// Las capas de una red, listas para `answer`.
export function network(layers) {
  return layers.map(prepared);
}

// Lo que la red contesta a una imagen de grises de 0 a 255.
export function answer(layers, pixels) {
  let a = Array.from(pixels, (gray) => gray / 255);
  for (const { weights, biases, f } of layers) {
    const z = [...biases];
    a.forEach((value, i) => {
      if (value === 0) return;
      for (let j = 0; j < z.length; j++) z[j] += value * weights[i * z.length + j];
    });
    a = f(z);
  }
  return a;
}
