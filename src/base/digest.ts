// A 64-bit running digest of numbers and text (two independent 32-bit multiply-xorshift lanes); equality checks only, not cryptography.

const scratch = new Float64Array(1);
const scratchWords = new Uint32Array(scratch.buffer);

/** Running digest; state lives in an Int32Array so that every engine keeps it unboxed. */
export class Digest {
  readonly #lanes: Int32Array;

  constructor() {
    this.#lanes = Int32Array.of(0x243f6a88, 0x13198a2e);
  }

  /** Folds one 32-bit integer in. */
  addInteger(value: number): void {
    const lanes = this.#lanes;
    let a = (lanes[0]! ^ value) | 0;
    a = Math.imul(a ^ (a >>> 16), 0x85ebca6b);
    a = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
    let b = (lanes[1]! + value) | 0;
    b = Math.imul(b ^ (b >>> 15), 0x2c1b3c6d);
    b = Math.imul(b ^ (b >>> 12), 0x297a2d39);
    lanes[0] = (a ^ (a >>> 16)) + (b | 0);
    lanes[1] = (b ^ (b >>> 15)) + Math.imul(a, 5);
  }

  /** Folds the 64 bits of a number in (−0 counts as 0; every NaN is the same). */
  addNumber(value: number): void {
    scratch[0] = value === 0 ? 0 : value;
    if (Number.isNaN(value)) {
      this.addInteger(0x7ff80000);
      return;
    }
    this.addInteger(scratchWords[0]! | 0);
    this.addInteger(scratchWords[1]! | 0);
  }

  /** Folds the UTF-16 code units of a text and its length in. */
  addText(text: string): void {
    this.addInteger(text.length);
    for (let i = 0; i < text.length; i += 1) this.addInteger(text.charCodeAt(i));
  }

  /** The digest so far as 16 hexadecimal digits. */
  hex(): string {
    const part = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
    return part(this.#lanes[0]!) + part(this.#lanes[1]!);
  }

  /** The state, two 32-bit integers, for snapshots. */
  save(): Int32Array {
    return this.#lanes.slice();
  }

  load(saved: Int32Array): void {
    this.#lanes.set(saved);
  }
}

/** The digest of one text. */
export function textDigest(text: string): string {
  const digest = new Digest();
  digest.addText(text);
  return digest.hex();
}
