// Curvas de nivel: en cada cuadro de una malla, el tramo en que f cruza un
// nivel.

// Devuelve tramos [[x, y], [x, y]] en el cuadrado de -range a range.
export function contours(f, range, levels, cells = 64) {
  const side = (2 * range) / cells;
  const at = (i) => i * side - range;
  const heights = Array.from({ length: cells + 1 }, (_, i) =>
    Array.from({ length: cells + 1 }, (_, j) => f(at(j), at(i))));
  const pieces = [];
  for (let i = 0; i < cells; i++) {
    for (let j = 0; j < cells; j++) {
      const values = [heights[i][j], heights[i][j + 1],
        heights[i + 1][j + 1], heights[i + 1][j]];
      const [low, high] = [Math.min(...values), Math.max(...values)];
      for (const level of levels) {
        if (level <= low || level > high) continue;
        // Las cuatro esquinas, en orden alrededor del cuadro.
        const corners = [[j, i], [j + 1, i], [j + 1, i + 1], [j, i + 1]];
        const points = crossings(corners, values, level)
          .map(([a, b]) => [at(a), at(b)]);
        for (let k = 0; k < points.length; k += 2) {
          pieces.push([points[k], points[k + 1]]);
        }
      }
    }
  }
  return pieces;
}

// Dónde cruza el nivel las orillas de un cuadro: dos veces, o cuatro.
function crossings(corners, values, level) {
  const found = [];
  for (let k = 0; k < 4; k++) {
    const [from, to] = [values[k], values[(k + 1) % 4]];
    if ((from < level) === (to < level)) continue;
    const t = (level - from) / (to - from);
    const [[a, b], [c, d]] = [corners[k], corners[(k + 1) % 4]];
    found.push([a + t * (c - a), b + t * (d - b)]);
  }
  return found;
}
