// The distributions of a stream: distribution functions, monotone inversion, one uniform each, refusals.
import { describe, expect, it } from 'vitest';
import { AssertionError } from '../../src/base/assert.ts';
import { Streams } from '../../src/engine/random.ts';
import type { Stream } from '../../src/engine/random.ts';
import { regularizedGammaP, regularizedGammaQ } from '../../src/engine/special/gamma.ts';
import { normalCdf } from '../../src/engine/special/normal-cdf.ts';

const stream = (entity: number): Stream => new Streams(2024, 0).get('test.distribution', entity);
const N = 20_000;
/** 99.99 % bound of the Kolmogorov–Smirnov statistic for large n: 2.225/√n (solves 2·exp(−2x²) = 1e-4). */
const KS_BOUND = 2.225 / Math.sqrt(N);

/** The greatest distance between the empirical distribution of n draws and a continuous distribution function. */
function distance(draw: () => number, cdf: (x: number) => number): number {
  const values = Float64Array.from({ length: N }, draw).sort();
  let greatest = 0;
  for (let i = 0; i < N; i += 1) {
    const p = cdf(values[i]!);
    greatest = Math.max(greatest, p - i / N, (i + 1) / N - p);
  }
  return greatest;
}

const logVariance = Math.log1p(0.4 * 0.4);
const continuous: [string, (s: Stream) => number, (x: number) => number][] = [
  ['uniform', (s) => s.uniform(), (x) => x],
  ['between 3 and 5', (s) => s.between(3, 5), (x) => (x - 3) / 2],
  ['exponential', (s) => s.exponential(7), (x) => 1 - Math.exp(-x / 7)],
  ['normal', (s) => s.normal(), normalCdf],
  [
    'lognormal',
    (s) => s.lognormal(12, 0.4),
    (x) => normalCdf((Math.log(x / 12) + logVariance / 2) / Math.sqrt(logVariance)),
  ],
  ['weibull', (s) => s.weibull(2.5, 40), (x) => 1 - Math.exp(-Math.pow(x / 40, 2.5))],
  ['weibull of shape 1', (s) => s.weibull(1, 40), (x) => 1 - Math.exp(-x / 40)],
  ['triangular', (s) => s.triangular(1, 2, 5), (x) => (x < 2 ? ((x - 1) * (x - 1)) / 4 : 1 - ((5 - x) * (5 - x)) / 12)],
  ['triangular without a left side', (s) => s.triangular(0, 0, 1), (x) => 1 - (1 - x) * (1 - x)],
  ['triangular without a right side', (s) => s.triangular(0, 1, 1), (x) => x * x],
  ['gamma of shape 2.5', (s) => s.gamma(2.5, 3), (x) => regularizedGammaP(2.5, x / 3)],
  ['gamma of shape 0.3', (s) => s.gamma(0.3, 1), (x) => regularizedGammaP(0.3, x)],
];

const everyVariate: [string, (s: Stream) => unknown][] = [
  ...continuous.map(([name, draw]): [string, (s: Stream) => unknown] => [name, draw]),
  ['lognormal without spread', (s) => s.lognormal(5, 0)],
  ['poisson', (s) => s.poisson(3)],
  ['poisson of a large mean', (s) => s.poisson(1000)],
  ['integer', (s) => s.integer(6)],
  ['chance', (s) => s.chance(0.5)],
];

describe('stream variates', () => {
  it.each(continuous)('%s follows its distribution function', (_name, draw, cdf) => {
    const s = stream(1);
    expect(distance(() => draw(s), cdf)).toBeLessThan(KS_BOUND);
  });

  it.each(everyVariate)('%s takes exactly one uniform', (_name, draw) => {
    const one = stream(2);
    const other = stream(2);
    draw(one);
    other.uniform();
    expect(one.state()).toEqual(other.state());
  });

  it.each(continuous)('%s increases with its uniform', (_name, draw) => {
    const s = stream(3);
    const grid = [1e-15, 1e-6, 0.01, 0.2, 0.4, 0.5, 0.6, 0.8, 0.99, 1 - 1e-6, 1 - 1e-15];
    const values = grid.map((u) => {
      s.uniform = () => u;
      return draw(s);
    });
    expect(values).toEqual([...values].sort((x, y) => x - y));
    for (const value of values) expect(Number.isFinite(value)).toBe(true);
  });

  it('writes the same normal variates at once as one by one', () => {
    const out = new Float64Array(6).fill(7);
    stream(3).normalsInto(out, 5);
    const one = stream(3);
    expect([...out]).toEqual([...Array.from({ length: 5 }, () => one.normal()), 7]);
  });

  it('goes on after variates at once where it would be after as many one by one', () => {
    const atOnce = stream(3);
    atOnce.normalsInto(new Float64Array(10), 10);
    const one = stream(3);
    for (let i = 0; i < 10; i += 1) one.normal();
    expect([...atOnce.state()]).toEqual([...one.state()]);
  });

  it('a lognormal has the mean and variation that were asked for', () => {
    const s = stream(4);
    const n = 200_000;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i += 1) {
      const x = s.lognormal(20, 0.5);
      sum += x;
      squares += x * x;
    }
    const mean = sum / n;
    const cv = Math.sqrt(squares / n - mean * mean) / mean;
    // Standard error of the mean: 20·0.5/√n = 0.022; four of them.
    expect(Math.abs(mean - 20)).toBeLessThan(0.09);
    // The squared cv of a lognormal has excess fourth moments; 3 % covers four standard errors at cv 0.5.
    expect(Math.abs(cv / 0.5 - 1)).toBeLessThan(0.03);
    expect(s.lognormal(5, 0)).toBe(5);
  });

  for (const mean of [0, 0.3, 4, 40, 40.5, 500, 1e6]) {
    it(`a Poisson count of mean ${mean} inverts its distribution function exactly`, () => {
      const s = stream(5);
      for (let i = 0; i < 200; i += 1) {
        const u = s.uniform();
        s.uniform = () => u;
        const count = s.poisson(mean);
        delete (s as { uniform?: unknown }).uniform;
        if (mean === 0) expect(count).toBe(0);
        else {
          // P(N ≤ count) ≥ u > P(N ≤ count − 1), up to the rounding of the two ways to sum (1e-12 relative).
          expect(regularizedGammaQ(count + 1, mean)).toBeGreaterThanOrEqual(u * (1 - 1e-10));
          if (count > 0) expect(regularizedGammaQ(count, mean)).toBeLessThan(u * (1 + 1e-10));
        }
      }
    });
  }

  it('a Poisson count ends in the far tail', () => {
    const s = stream(6);
    s.uniform = () => 1 - 1.1102230246251565e-16;
    expect(s.poisson(3)).toBeLessThan(60);
    expect(s.poisson(3)).toBeGreaterThan(20);
    s.uniform = () => 1.1102230246251565e-16;
    expect(s.poisson(50)).toBeGreaterThanOrEqual(0);
    expect(s.poisson(50)).toBeLessThan(12);
  });

  it('whole numbers are equally likely and chances have their probability', () => {
    const s = stream(7);
    const counts = new Int32Array(6);
    let hits = 0;
    for (let i = 0; i < 60_000; i += 1) {
      counts[s.integer(6)]! += 1;
      if (s.chance(0.3)) hits += 1;
    }
    // Four standard deviations of a binomial: 4·√(60000·p·(1−p)).
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(4 * Math.sqrt((60_000 * 5) / 36));
    expect(Math.abs(hits - 18_000)).toBeLessThan(4 * Math.sqrt(60_000 * 0.21));
    expect(s.integer(1)).toBe(0);
    expect(s.chance(0)).toBe(false);
    expect(s.chance(1)).toBe(true);
    expect(s.triangular(4, 4, 4)).toBe(4);
  });

  it('parameters out of range are refused', () => {
    const s = stream(8);
    const faults: (() => unknown)[] = [
      () => s.lognormal(0, 1),
      () => s.lognormal(1, -1),
      () => s.weibull(0, 1),
      () => s.weibull(1, 0),
      () => s.triangular(2, 1, 3),
      () => s.triangular(1, 4, 3),
      () => s.poisson(-1),
      () => s.poisson(1e10),
      () => s.gamma(0, 1),
      () => s.gamma(1, 0),
      () => s.integer(0),
      () => s.integer(2 ** 33),
    ];
    for (const fault of faults) expect(fault).toThrow(AssertionError);
  });
});
