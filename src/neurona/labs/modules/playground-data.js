// Los puntos del campo de juego, gemelos de neurona.datasets.load_playground.
import { mersenne } from "./random.js";

const CORNERS = [[-1, -1], [-1, 1], [1, 1], [1, -1]];
const TURN = 2 * Math.PI;

// Cada forma da sus puntos sin ruido: [x1, x2] para el punto k.
const SHAPES = {
  xor: () => (k) => CORNERS[k % 4].map((side) => 0.75 * side),
  circles(samples, random) {
    const angles = draws(samples, () => random.uniform(0, TURN));
    return (k) => ring(k % 2 ? 0.5 : 1, angles[k]);
  },
  moons(samples, random) {
    const angles = draws(samples, () => random.uniform(0, Math.PI));
    return (k) => {
      const [a, b] = ring(1, angles[k]);
      return k % 2 ? [1 - a, 0.5 - b] : [a, b];
    };
  },
  spiral(samples, random) {
    const radii = draws(samples, () => random.uniform(0, 1));
    return (k) => ring(radii[k], TURN * (radii[k] + (k % 2) / 2));
  },
};
const CENTERS = { moons: [0.5, 0.25] };
const SCALE = 2;

const draws = (samples, draw) => Array.from({ length: samples }, draw);
const ring = (radius, angle) =>
  [radius * Math.cos(angle), radius * Math.sin(angle)];

// Puntos [x1, x2, clase], como los de una red.
function columns(points) {
  return {
    x: Float64Array.from(points.flatMap(([a, b]) => [a, b])),
    y: Float64Array.from(points, ([, , label]) => label),
  };
}

function make({ dataset, noise, samples, points }) {
  if (dataset === "own") return { train: columns(points), test: columns([]) };
  const random = mersenne(0);
  const place = SHAPES[dataset](samples, random);
  const center = CENTERS[dataset] ?? [0, 0];
  const all = Array.from({ length: samples }, (_, k) => [
    ...place(k).map((side, axis) =>
      SCALE * (side + noise * random.normal() - center[axis])),
    k % 2,
  ]);
  const half = Math.floor(samples / 2);
  return { train: columns(all.slice(0, half)), test: columns(all.slice(half)) };
}

// Los de entrenamiento y los de prueba; con puntos propios no hay prueba. Los
// últimos se guardan: casi siempre se vuelven a pedir.
let known = {};
export function load({ dataset, noise, samples, points }) {
  const key = JSON.stringify([dataset, noise, samples, points]);
  if (known.key !== key) {
    known = { key, data: make({ dataset, noise, samples, points }) };
  }
  return known.data;
}
