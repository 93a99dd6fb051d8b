// El generador MT19937 con la semilla y los sorteos de
// np.random.RandomState(seed), que NumPy prometió no cambiar (NEP 19).
// Matsumoto y Nishimura (1998), Mersenne Twister.

const SIZE = 624;
const SHIFT = 397;

export function mersenne(seed) {
  const key = new Uint32Array(SIZE);
  key[0] = seed;
  for (let i = 1; i < SIZE; i++) {
    key[i] = Math.imul(1812433253, key[i - 1] ^ (key[i - 1] >>> 30)) + i;
  }
  let at = SIZE;
  let spare = null;

  function refill() {
    for (let i = 0; i < SIZE; i++) {
      const next = key[(i + 1) % SIZE];
      const y = (key[i] & 0x80000000) | (next & 0x7fffffff);
      key[i] = key[(i + SHIFT) % SIZE] ^ (y >>> 1) ^ (y & 1 && 0x9908b0df);
    }
    at = 0;
  }

  // Un entero de 32 bits.
  function integer() {
    if (at === SIZE) refill();
    let y = key[at++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  // Un real de [0, 1), con 53 bits.
  function real() {
    const high = integer() >>> 5;
    return (high * 67108864 + (integer() >>> 6)) / 9007199254740992;
  }

  // Un entero de 0 a max: se descarta lo que sobra de una potencia de dos.
  function upTo(max) {
    const mask = 2 ** (32 - Math.clz32(max)) - 1;
    let value = (integer() & mask) >>> 0;
    while (value > max) value = (integer() & mask) >>> 0;
    return value;
  }

  return {
    integer,
    real,
    uniform: (low, high) => low + (high - low) * real(),
    // Una normal de media 0 y desviación 1, por el método polar de Marsaglia:
    // cada par de sorteos da dos, y la segunda espera su turno.
    normal() {
      if (spare !== null) {
        const value = spare;
        spare = null;
        return value;
      }
      let a, b, r;
      do {
        a = 2 * real() - 1;
        b = 2 * real() - 1;
        r = a * a + b * b;
      } while (r >= 1 || r === 0);
      const stretch = Math.sqrt((-2 * Math.log(r)) / r);
      spare = stretch * a;
      return stretch * b;
    },
    // Llena un arreglo con 0, 1, 2, ... en desorden.
    permute(order) {
      for (let i = 0; i < order.length; i++) order[i] = i;
      for (let i = order.length - 1; i > 0; i--) {
        const j = upTo(i);
        [order[i], order[j]] = [order[j], order[i]];
      }
    },
  };
}
