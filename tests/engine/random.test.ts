// Streams: published vectors, seeding by name, independence, snapshots, keyed draws.
import { describe, expect, it } from 'vitest';
import { AssertionError } from '../../src/base/assert.ts';
import { philoxInto } from '../../src/engine/philox.ts';
import { Stream, Streams, hashText, keyedUniform } from '../../src/engine/random.ts';

const hex = (words: Int32Array): string[] => [...words].map((word) => (word >>> 0).toString(16).padStart(8, '0'));

/** Chi-square of counts against equal expectation. */
function chiSquare(counts: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < counts.length; i += 1) total += counts[i]!;
  const expected = total / counts.length;
  let sum = 0;
  for (let i = 0; i < counts.length; i += 1) sum += ((counts[i]! - expected) * (counts[i]! - expected)) / expected;
  return sum;
}

/** 99.99 % bound of chi-square with 255 degrees of freedom (Wilson–Hilferty: 255·(1 − 2/2295 + 3.719·√(2/2295))³). */
const CHI_SQUARE_255_BOUND = 347;

describe('philox4x32-10', () => {
  // Known-answer vectors of the Random123 distribution (kat_vectors).
  const vectors: [number[], number[], string[]][] = [
    [
      [0, 0, 0, 0],
      [0, 0],
      ['6627e8d5', 'e169c58d', 'bc57ac4c', '9b00dbd8'],
    ],
    [
      [-1, -1, -1, -1],
      [-1, -1],
      ['408f276d', '41c83b0e', 'a20bc7c6', '6d5451fd'],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      ['d16cfe09', '94fdcceb', '5001e420', '24126ea1'],
    ],
  ];
  it('gives the published words', () => {
    const out = new Int32Array(4);
    for (const [c, k, expected] of vectors) {
      philoxInto(out, c[0]!, c[1]!, c[2]!, c[3]!, k[0]!, k[1]!);
      expect(hex(out)).toEqual(expected);
    }
  });
});

describe('xoshiro128**', () => {
  it('gives the words of the published algorithm, written again in big integers', () => {
    const mask = 0xffffffffn;
    const rotate = (x: bigint, k: bigint): bigint => ((x << k) | (x >> (32n - k))) & mask;
    const s = [1n, 2n, 3n, 4n];
    const reference = (): bigint => {
      const result = (rotate((s[1]! * 5n) & mask, 7n) * 9n) & mask;
      const t = (s[1]! << 9n) & mask;
      s[2]! ^= s[0]!;
      s[3]! ^= s[1]!;
      s[1]! ^= s[2]!;
      s[0]! ^= s[3]!;
      s[2]! ^= t;
      s[3] = rotate(s[3]!, 11n);
      return result;
    };
    const stream = new Stream(Int32Array.of(1, 2, 3, 4));
    expect(stream.bits() >>> 0).toBe(11_520);
    expect(reference()).toBe(11_520n);
    for (let i = 0; i < 1000; i += 1) expect(BigInt(stream.bits() >>> 0)).toBe(reference());
  });

  it('refuses the all-zero state and states of another length', () => {
    expect(() => new Stream(new Int32Array(4))).toThrow(AssertionError);
    expect(() => new Stream(Int32Array.of(1, 2, 3))).toThrow(AssertionError);
  });
});

describe('uniform numbers', () => {
  it('stay inside (0, 1) at both ends of the grid', () => {
    // The two extremes of the word pair; 2^-53 and 1 - 2^-53.
    const ends = [0, -1].map((word) => {
      const stream = new Streams(1, 0).get('test.ends', 0);
      stream.bits = () => word;
      return stream.uniform();
    });
    expect(ends[0]).toBe(1.1102230246251565e-16);
    expect(ends[1]).toBe(1 - 1.1102230246251565e-16);
  });

  it('fill 256 cells evenly, singly and in successive pairs', () => {
    const stream = new Streams(77, 0).get('test.even', 0);
    const cells = new Int32Array(256);
    const pairs = new Int32Array(256);
    for (let i = 0; i < 100_000; i += 1) {
      const u = stream.uniform();
      cells[Math.floor(u * 256)]! += 1;
      pairs[Math.floor(u * 16) * 16 + Math.floor(stream.uniform() * 16)]! += 1;
    }
    expect(chiSquare(cells)).toBeLessThan(CHI_SQUARE_255_BOUND);
    expect(chiSquare(pairs)).toBeLessThan(CHI_SQUARE_255_BOUND);
  });
});

describe('streams', () => {
  it('hand out the same object for the same purpose and entity', () => {
    const streams = new Streams(1, 0);
    expect(streams.get('a', 1)).toBe(streams.get('a', 1));
    expect(streams.get('a', 1)).not.toBe(streams.get('a', 2));
  });

  it('differ by seed (both halves of it), replication, purpose and entity', () => {
    const first = (seed: number, replication: number, purpose: string, entity: number): number =>
      new Streams(seed, replication).get(purpose, entity).uniform();
    const values = [
      first(1, 0, 'a', 0),
      first(2, 0, 'a', 0),
      first(1 + 4_294_967_296, 0, 'a', 0),
      first(1, 1, 'a', 0),
      first(1, 0, 'b', 0),
      first(1, 0, 'a', 1),
      first(0, 1, 'a', 0),
      first(0, 0, 'a', 1),
    ];
    expect(new Set(values).size).toBe(values.length);
  });

  it('do not depend on the order in which they are first asked for', () => {
    const forward = new Streams(9, 3);
    const backward = new Streams(9, 3);
    const names = ['x', 'y', 'z'];
    const ask = (streams: Streams, order: readonly string[]): Map<string, number> =>
      new Map(order.map((name) => [name, streams.get(name, 5).uniform()]));
    const a = ask(forward, names);
    const b = ask(backward, names.toReversed());
    for (const name of names) expect(a.get(name)).toBe(b.get(name));
  });

  it('of neighbouring entities and replications are uncorrelated', () => {
    // |r| of n independent pairs stays below 4/sqrt(n) with probability 0.99994.
    const n = 20_000;
    const pairs: [(i: number) => number, (i: number) => number][] = [
      [(i) => new Streams(1, 0).get('c', i).uniform(), (i) => new Streams(1, 0).get('c', i + 1).uniform()],
      [(i) => new Streams(1, i).get('c', 0).uniform(), (i) => new Streams(1, i + 1).get('c', 0).uniform()],
    ];
    for (const [x, y] of pairs) {
      let sum = 0;
      for (let i = 0; i < n; i += 1) sum += (x(i) - 0.5) * (y(i) - 0.5);
      expect(Math.abs(sum / n) * 12).toBeLessThan(4 / Math.sqrt(n));
    }
  });

  it('go on from a snapshot in the same objects, and forget what was first asked for after it', () => {
    const streams = new Streams(4, 2);
    const kept = streams.get('kept', 7);
    kept.uniform();
    const saved = streams.save();
    const next = kept.uniform();
    const later = streams.get('later', 0);
    const laterFirst = later.uniform();
    later.uniform();
    streams.load(saved);
    expect(kept.uniform()).toBe(next);
    expect(later.uniform()).toBe(laterFirst);
    const other = new Streams(4, 0);
    other.load(saved);
    expect(other.replication).toBe(2);
    expect(other.get('kept', 7).uniform()).toBe(next);
    expect(() => new Streams(5, 2).load(saved)).toThrow(AssertionError);
  });

  it('start again as another replication when reseeded', () => {
    const streams = new Streams(4, 0);
    const stream = streams.get('a', 1);
    stream.uniform();
    streams.reseed(6);
    expect(stream.uniform()).toBe(new Streams(4, 6).get('a', 1).uniform());
    expect(streams.replication).toBe(6);
    expect(() => streams.reseed(-1)).toThrow(AssertionError);
  });

  it('refuse seeds, replications and entities out of range', () => {
    for (const seed of [-1, 0.5, NaN, 2 ** 53]) expect(() => new Streams(seed, 0)).toThrow(AssertionError);
    for (const replication of [-1, 0.5, 2 ** 32]) expect(() => new Streams(1, replication)).toThrow(AssertionError);
    for (const entity of [-1, 0.5, 2 ** 32]) expect(() => new Streams(1, 0).get('a', entity)).toThrow(AssertionError);
    expect(new Streams(2 ** 53 - 1, 2 ** 32 - 1).get('a', 2 ** 32 - 1).uniform()).toBeGreaterThan(0);
  });

  it('refuse two purposes with one hash', () => {
    // A birthday search over short names finds a colliding pair of 32-bit hashes within about 100,000 names.
    const seen = new Map<number, string>();
    let pair: [string, string] | undefined;
    for (let i = 0; pair === undefined && i < 1_000_000; i += 1) {
      const name = `p${i}`;
      const other = seen.get(hashText(name));
      if (other !== undefined) pair = [other, name];
      seen.set(hashText(name), name);
    }
    const [one, two] = pair!;
    const streams = new Streams(1, 0);
    streams.get(one, 0);
    expect(() => streams.get(two, 0)).toThrow(/same hash/);
  });
});

describe('keyed uniforms', () => {
  it('depend on every key and on nothing else', () => {
    const hash = hashText('bale');
    const base = keyedUniform(1, hash, 2, 3);
    expect(keyedUniform(1, hash, 2, 3)).toBe(base);
    for (const other of [
      keyedUniform(2, hash, 2, 3),
      keyedUniform(1 + 4_294_967_296, hash, 2, 3),
      keyedUniform(1, hashText('lot'), 2, 3),
      keyedUniform(1, hash, 3, 3),
      keyedUniform(1, hash, 2, 4),
      keyedUniform(1, hash, 3, 2),
    ]) {
      expect(other).not.toBe(base);
    }
    expect(base).toBeGreaterThan(0);
    expect(base).toBeLessThan(1);
  });

  it('fill 256 cells evenly over a grid of small keys, singly and with their neighbour', () => {
    const hash = hashText('grid');
    const cells = new Int32Array(256);
    const pairs = new Int32Array(256);
    for (let i = 0; i < 300; i += 1) {
      for (let j = 0; j < 300; j += 1) {
        const u = keyedUniform(1, hash, i, j);
        cells[Math.floor(u * 256)]! += 1;
        pairs[Math.floor(u * 16) * 16 + Math.floor(keyedUniform(1, hash, i, j + 1000) * 16)]! += 1;
      }
    }
    expect(chiSquare(cells)).toBeLessThan(CHI_SQUARE_255_BOUND);
    expect(chiSquare(pairs)).toBeLessThan(CHI_SQUARE_255_BOUND);
  });
});

describe('text hash', () => {
  it('is an unsigned 32-bit number that tells similar names apart', () => {
    const names = ['', 'a', 'b', 'ab', 'ba', 'gin.life', 'gin.lifE', 'gin.repair', 'хлопок'];
    const hashes = names.map(hashText);
    expect(new Set(hashes).size).toBe(names.length);
    for (const hash of hashes) expect(hash >>> 0).toBe(hash);
  });
});
