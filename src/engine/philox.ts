// The counter-based generator Philox4x32-10: the same four words for the same counter and key, no state; seeds streams and gives keyed draws.
// Source: Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3" (multipliers, Weyl constants, ten rounds).

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;

/** The upper 32 bits of the unsigned product of two 32-bit words. */
function multiplyHigh(x: number, y: number): number {
  const xLow = x & 0xffff;
  const xHigh = x >>> 16;
  const yLow = y & 0xffff;
  const yHigh = y >>> 16;
  const lowLow = Math.imul(xLow, yLow) >>> 0;
  // A middle product is at most (2^16 − 1)² and what is added below 2^16, so the sums stay below 2^32: words throughout, since a remainder of
  // doubles is a call to a slow library function.
  const middle = Math.imul(xHigh, yLow) + (lowLow >>> 16);
  const middle2 = Math.imul(xLow, yHigh) + (middle & 0xffff);
  return (Math.imul(xHigh, yHigh) + (middle >>> 16) + (middle2 >>> 16)) | 0;
}

/** Writes the four output words (as signed 32-bit integers) of counter c0…c3 under key k0, k1 into `out` (length ≥ 4). Never allocates. */
export function philoxInto(
  out: Int32Array,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
): void {
  let w0 = c0 | 0;
  let w1 = c1 | 0;
  let w2 = c2 | 0;
  let w3 = c3 | 0;
  let key0 = k0 | 0;
  let key1 = k1 | 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const high0 = multiplyHigh(MULTIPLIER_0, w0);
    const low0 = Math.imul(MULTIPLIER_0, w0);
    const high1 = multiplyHigh(MULTIPLIER_1, w2);
    const low1 = Math.imul(MULTIPLIER_1, w2);
    w0 = high1 ^ w1 ^ key0;
    w1 = low1;
    w2 = high0 ^ w3 ^ key1;
    w3 = low0;
    key0 = (key0 + WEYL_0) | 0;
    key1 = (key1 + WEYL_1) | 0;
  }
  out[0] = w0;
  out[1] = w1;
  out[2] = w2;
  out[3] = w3;
}
