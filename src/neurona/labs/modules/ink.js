// La tinta de un dibujo de 28 × 28: pintarla, moverla y centrarla.
export const SIDE = 28;
// A esta distancia del trazo, en píxeles, la tinta se acaba.
const REACH = 1.75;

const clip = (value) => Math.max(0, Math.min(1, value));

// Agrega un trazo recto, como neurona.labs.stroke; los extremos son
// [renglón, columna].
export function stroke(pixels, [r, c], [rEnd, cEnd]) {
  const [dr, dc] = [rEnd - r, cEnd - c];
  const length = dr * dr + dc * dc || 1;
  return pixels.map((old, k) => {
    const [row, column] = [Math.floor(k / SIDE), k % SIDE];
    const t = clip(((row - r) * dr + (column - c) * dc) / length);
    const [a, b] = [row - r - t * dr, column - c - t * dc];
    const ink = clip(REACH - Math.sqrt(a * a + b * b));
    return Math.max(old, Math.floor(255 * ink + 0.5));
  });
}

// El centro de masa, [renglón, columna]; null si no hay tinta.
export function center(pixels) {
  let [ink, row, column] = [0, 0, 0];
  pixels.forEach((gray, k) => {
    ink += gray;
    row += gray * Math.floor(k / SIDE);
    column += gray * (k % SIDE);
  });
  return ink ? [row / ink, column / ink] : null;
}

// Lo que se sale por una orilla se pierde.
export function shift(pixels, rows, columns) {
  return pixels.map((_, k) => {
    const row = Math.floor(k / SIDE) - rows;
    const column = (k % SIDE) - columns;
    const inside = row >= 0 && row < SIDE && column >= 0 && column < SIDE;
    return inside ? pixels[row * SIDE + column] : 0;
  });
}

// Redondea como NumPy: la mitad, al entero par.
function round(value) {
  const near = Math.round(value);
  return Math.abs(value % 1) === 0.5 && near % 2 ? near - 1 : near;
}

// Centra la tinta hasta donde un píxel lo permite, como en MNIST.
export function recenter(pixels) {
  const place = center(pixels);
  if (!place) return pixels;
  return shift(pixels, ...place.map((value) => round(SIDE / 2 - value)));
}
