// Las superficies de neurona.surfaces: costo, gradiente y mínimos.

function parabola(curvature) {
  return {
    cost: ([w]) => (curvature * (w * w)) / 2,
    gradient: ([w]) => [curvature * w],
    minima: [[0]],
    curvature,
  };
}

function ravine(condition) {
  return {
    cost: ([a, b]) => (a * a + condition * b * b) / 2,
    gradient: ([a, b]) => [a, condition * b],
    minima: [[0, 0]],
    curvature: condition,
  };
}

function rosenbrock() {
  return {
    cost: ([a, b]) => (1 - a) ** 2 + 100 * (b - a * a) ** 2,
    gradient([a, b]) {
      const side = b - a * a;
      return [-2 * (1 - a) - 400 * a * side, 200 * side];
    },
    minima: [[1, 1]],
  };
}

const TILT = 0.1;

function twoMinima() {
  return {
    cost: ([a, b]) => (a * a - 1) ** 2 / 4 + TILT * a + (b * b) / 2,
    gradient: ([a, b]) => [a * (a * a - 1) + TILT, b],
    // Donde a³ - a + TILT = 0 y el costo se curva hacia arriba.
    minima: [[-1.046681, 0], [0.945650, 0]],
  };
}

// Por nombre; solo las dos primeras tienen una curvatura que elegir.
export const surfaces = {
  parabola, ravine, rosenbrock, two_minima: twoMinima,
};

export const SURFACES = {
  parabola: "parábola",
  ravine: "barranco",
  rosenbrock: "Rosenbrock",
  two_minima: "dos mínimos",
};
