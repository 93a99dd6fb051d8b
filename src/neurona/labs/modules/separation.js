// La cota de Novikoff con el mayor margen, como neurona.labs._separation: con
// coordenadas en cuartos las cuentas son exactas, y los dos dan lo mismo.

const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const minus = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a, b) => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

// Del origen al lugar más cercano de la recta que une dos puntos.
function throughTwo(a, b) {
  const d = minus(b, a);
  const [all, part] = [dot(d, d), dot(a, d)];
  return a.map((x, k) => x * all - d[k] * part);
}

// Del origen al lugar más cercano del plano que une tres.
function throughThree(a, b, c) {
  const normal = cross(minus(b, a), minus(c, a));
  const sign = Math.sign(dot(normal, a));
  return normal.map((x) => x * sign);
}

// La mejor dirección (w₁, w₂, b) la deciden uno, dos o tres ejemplos.
function directions(signed) {
  const found = [...signed];
  signed.forEach((a, i) => signed.slice(i + 1).forEach((b, j) => {
    found.push(throughTwo(a, b));
    for (const c of signed.slice(i + j + 2)) found.push(throughThree(a, b, c));
  }));
  return found;
}

// Qué tan de su lado queda el peor; si alguno queda del otro, ya no importa.
function nearest(v, signed) {
  let least = Infinity;
  for (const s of signed) {
    least = Math.min(least, dot(v, s));
    if (least <= 0) return 0;
  }
  return least;
}

// Los puntos son [x₁, x₂, clase]; devuelve null si ninguna recta los separa.
export function novikoffBound(points) {
  const signed = points.map(([a, b, label]) =>
    (label ? [a, b, 1] : [-a, -b, -1]));
  let margin = 0;
  for (const v of directions(signed)) {
    const side = nearest(v, signed);
    if (side > 0) margin = Math.max(margin, (side * side) / dot(v, v));
  }
  return margin ? Math.max(...signed.map((s) => dot(s, s))) / margin : null;
}
