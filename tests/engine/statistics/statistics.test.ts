// The statistics against plain sums over stored observations; intervals against hand figures and their coverage.
import { describe, expect, it } from 'vitest';
import { AssertionError } from '../../../src/base/assert.ts';
import { Streams } from '../../../src/engine/random.ts';
import {
  BatchMeans,
  Histogram,
  QuantileSketch,
  Tally,
  TimeWeighted,
  confidenceInterval,
  intervalOfTally,
  pairedDifference,
} from '../../../src/engine/statistics.ts';

const stream = (entity: number) => new Streams(31, 0).get('test.statistics', entity);

describe('tally', () => {
  const values = [3, -1, 4, 1, -5, 9, 2.5];
  const mean = values.reduce((x, y) => x + y, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (values.length - 1);

  it('gives count, mean, variance, sum and extremes', () => {
    const tally = new Tally();
    for (const x of values) tally.add(x);
    expect(tally.count).toBe(7);
    expect(tally.mean).toBeCloseTo(mean, 13);
    expect(tally.variance).toBeCloseTo(variance, 12);
    expect(tally.standardDeviation).toBeCloseTo(Math.sqrt(variance), 12);
    expect(tally.sum).toBeCloseTo(13.5, 12);
    expect([tally.min, tally.max]).toEqual([-5, 9]);
  });

  it('knows nothing without observations, and no spread with one', () => {
    const tally = new Tally();
    expect([tally.count, tally.mean, tally.variance, tally.min, tally.max]).toEqual([0, NaN, NaN, Infinity, -Infinity]);
    tally.add(2);
    expect([tally.mean, tally.variance]).toEqual([2, NaN]);
  });

  it('keeps its digits when the mean is large', () => {
    const tally = new Tally();
    for (let i = 0; i < 1000; i += 1) tally.add(1e9 + (i % 2));
    expect(tally.variance).toBeCloseTo(0.25 * (1000 / 999), 9);
  });

  it('merges to the tally of all, resets, and goes on from a snapshot', () => {
    const all = new Tally();
    const left = new Tally();
    const right = new Tally();
    values.forEach((x, i) => {
      all.add(x);
      (i < 3 ? left : right).add(x);
    });
    left.merge(right);
    expect(left.mean).toBeCloseTo(all.mean, 13);
    expect(left.variance).toBeCloseTo(all.variance, 12);
    expect([left.count, left.min, left.max]).toEqual([7, -5, 9]);
    left.merge(new Tally());
    expect(left.count).toBe(7);
    const restored = new Tally();
    restored.load(all.save());
    all.add(6);
    restored.add(6);
    expect(restored.save()).toEqual(all.save());
    all.reset();
    expect(all.save()).toEqual(new Tally().save());
  });
});

describe('time-weighted level', () => {
  it('averages over time, with variance, integral and extremes', () => {
    const level = new TimeWeighted(100, 2);
    level.set(110, 5);
    level.change(130, -5);
    expect(level.value).toBe(0);
    expect(level.integral(150)).toBe(2 * 10 + 5 * 20);
    expect(level.mean(150)).toBe(120 / 50);
    expect(level.variance(150)).toBeCloseTo((4 * 10 + 25 * 20) / 50 - 2.4 * 2.4, 12);
    expect([level.min, level.max]).toEqual([0, 5]);
  });

  it('is the level itself while no time has passed', () => {
    const level = new TimeWeighted(7, 3);
    expect([level.mean(7), level.variance(7), level.integral(7)]).toEqual([3, 0, 0]);
  });

  it('has no variance below zero by rounding', () => {
    const level = new TimeWeighted(0, 0.1);
    for (let i = 1; i < 1000; i += 1) level.set(i * 3, 0.1);
    expect(level.variance(3000)).toBeGreaterThanOrEqual(0);
  });

  it('starts again at a reset and goes on from a snapshot', () => {
    const level = new TimeWeighted(0, 9);
    level.set(10, 4);
    level.reset(20);
    expect([level.min, level.max, level.mean(30)]).toEqual([4, 4, 4]);
    const restored = new TimeWeighted(0, 0);
    restored.load(level.save());
    restored.set(25, 8);
    expect(restored.mean(30)).toBe(6);
    expect(level.mean(30)).toBe(4);
  });
});

describe('histogram', () => {
  it('counts each value in its bin, edges to the right, the rest outside', () => {
    const histogram = new Histogram(0, 10, 5);
    for (const x of [-1, 0, 1.9, 2, 9.999999, 10, 50, -Infinity, Infinity]) histogram.add(x);
    expect([0, 1, 2, 3, 4].map((i) => histogram.bin(i))).toEqual([2, 1, 0, 0, 1]);
    expect([histogram.underflow, histogram.overflow, histogram.count]).toEqual([2, 3, 9]);
    expect([histogram.edge(0), histogram.edge(5)]).toEqual([0, 10]);
  });

  it('puts a value just below the end into the last bin whatever the rounding', () => {
    for (const bins of [3, 7, 10, 49, 1000]) {
      const histogram = new Histogram(0, 0.7, bins);
      histogram.add(0.7 - 1.2e-16);
      histogram.add(0.6999999999999998);
      expect(histogram.bin(bins - 1) + histogram.overflow).toBe(2);
      expect(histogram.bin(bins - 1)).toBeGreaterThanOrEqual(1);
    }
  });

  it('gives quantiles within a bin width of the true ones', () => {
    const s = stream(1);
    const histogram = new Histogram(0, 1, 50);
    const values = Float64Array.from({ length: 5001 }, () => {
      const x = s.uniform() * s.uniform();
      histogram.add(x);
      return x;
    }).sort();
    for (const p of [0.001, 0.1, 0.5, 0.9, 0.999])
      expect(Math.abs(histogram.quantile(p) - values[Math.ceil(p * 5001) - 1]!)).toBeLessThan(0.02);
    expect(histogram.quantile(1)).toBeLessThanOrEqual(1);
  });

  it('says when a quantile lies outside or nothing was seen', () => {
    const histogram = new Histogram(0, 1, 2);
    expect(histogram.quantile(0.5)).toBeNaN();
    for (const x of [-1, 0.5, 2]) histogram.add(x);
    expect([histogram.quantile(0.2), histogram.quantile(0.99)]).toEqual([-Infinity, Infinity]);
  });

  it('refuses NaN, empty ranges and bins that do not exist; goes on from a snapshot', () => {
    const histogram = new Histogram(0, 1, 2);
    expect(() => histogram.add(NaN)).toThrow(AssertionError);
    expect(() => histogram.bin(2)).toThrow(AssertionError);
    expect(() => histogram.bin(-1)).toThrow(AssertionError);
    for (const [low, high, bins] of [
      [1, 1, 2],
      [0, 1, 0],
      [0, 1, 1.5],
    ] as const)
      expect(() => new Histogram(low, high, bins)).toThrow(AssertionError);
    histogram.add(0.3);
    const restored = new Histogram(0, 1, 2);
    restored.load(histogram.save());
    expect(restored.bin(0)).toBe(1);
  });
});

describe('quantile sketch', () => {
  const distributions: [string, (u: number) => number][] = [
    ['uniform', (u) => u],
    ['exponential', (u) => -Math.log(u)],
    ['heavy-tailed over forty powers of ten', (u) => Math.pow(10, 40 * (u - 0.5))],
    ['of both signs with zeros', (u) => (u < 0.3 ? -1 / u : u < 0.5 ? 0 : u)],
    ['constant', () => 17.3],
    ['subnormal', (u) => u * 1e-310],
  ];

  it.each(distributions)('finds every quantile of %s values within its stated error', (_name, shape) => {
    const s = stream(2);
    const sketch = new QuantileSketch();
    const n = 10_000;
    const values = Float64Array.from({ length: n }, () => {
      const x = shape(s.uniform());
      sketch.add(x);
      return x;
    }).sort();
    expect(sketch.count).toBe(n);
    for (const p of [0, 0.0001, 0.01, 0.25, 0.3, 0.4, 0.5, 0.77, 0.99, 0.9999, 1]) {
      const exact = values[Math.max(1, Math.ceil(p * n)) - 1]!;
      // Subnormal numbers have fewer than seven mantissa bits left: one unit of 2^-1042 (the cell) is their resolution.
      const bound = QuantileSketch.relativeError * Math.abs(exact) + (Math.abs(exact) < 1e-307 ? 1e-310 : 0);
      expect(Math.abs(sketch.quantile(p) - exact)).toBeLessThanOrEqual(bound);
    }
  });

  it('merges to the sketch of all, and the order of observations does not matter', () => {
    const s = stream(3);
    const values = Array.from({ length: 500 }, () => (s.uniform() - 0.3) * 1000);
    const all = new QuantileSketch();
    const backward = new QuantileSketch();
    const left = new QuantileSketch();
    const right = new QuantileSketch();
    values.forEach((x, i) => {
      all.add(x);
      (i % 3 === 0 ? left : right).add(x);
    });
    for (const x of values.toReversed()) backward.add(x);
    left.merge(right);
    left.merge(new QuantileSketch());
    for (let p = 0; p <= 1; p += 0.05) {
      expect(left.quantile(p)).toBe(all.quantile(p));
      expect(backward.quantile(p)).toBe(all.quantile(p));
    }
    const restored = new QuantileSketch();
    restored.load(all.save());
    restored.add(5);
    all.add(5);
    for (let p = 0; p <= 1; p += 0.1) expect(restored.quantile(p)).toBe(all.quantile(p));
  });

  it('refuses what is not finite, and probabilities out of range; NaN when empty', () => {
    const sketch = new QuantileSketch();
    expect(sketch.quantile(0.5)).toBeNaN();
    for (const x of [NaN, Infinity]) expect(() => sketch.add(x)).toThrow(AssertionError);
    for (const p of [-0.1, 1.1]) expect(() => sketch.quantile(p)).toThrow(AssertionError);
  });
});

describe('confidence intervals', () => {
  it('agree with a hand computation', () => {
    // 2, 4, 6, 8: mean 5, s² = 20/3, t(0.975, 3) = 3.182446305284263.
    const half = 3.182446305284263 * Math.sqrt(20 / 3 / 4);
    const interval = confidenceInterval([2, 4, 6, 8], 0.95);
    expect(interval.mean).toBe(5);
    expect(interval.low).toBeCloseTo(5 - half, 10);
    expect(interval.high).toBeCloseTo(5 + half, 10);
    const tally = new Tally();
    for (const x of [2, 4, 6, 8]) tally.add(x);
    expect(intervalOfTally(tally, 0.95)).toEqual(interval);
  });

  it('are unknown below two values', () => {
    expect(confidenceInterval([3], 0.95)).toEqual({ mean: 3, low: NaN, high: NaN });
    expect(confidenceInterval([], 0.95)).toEqual({ mean: NaN, low: NaN, high: NaN });
  });

  it('of pairs are those of the differences', () => {
    const a = Float64Array.of(5, 7, 9.5);
    const b = [1, 2, 3];
    expect(pairedDifference(a, b, 0.9)).toEqual(confidenceInterval([4, 5, 6.5], 0.9));
    expect(() => pairedDifference([1], [1, 2], 0.9)).toThrow(AssertionError);
    for (const level of [0, 1]) expect(() => confidenceInterval([1, 2], level)).toThrow(AssertionError);
  });

  it('cover the true mean as often as they say', () => {
    const s = stream(4);
    let covered = 0;
    for (let i = 0; i < 2000; i += 1) {
      const { low, high } = confidenceInterval(
        Array.from({ length: 5 }, () => s.normal()),
        0.9,
      );
      if (low <= 0 && 0 <= high) covered += 1;
    }
    // Four standard deviations of a binomial: 4·√(2000·0.9·0.1) = 54.
    expect(Math.abs(covered - 1800)).toBeLessThan(54);
  });
});

describe('batch means', () => {
  it('keep between `batches` and twice as many, all of one size', () => {
    const batches = new BatchMeans(4);
    for (let i = 0; i < 100; i += 1) batches.add(i);
    expect(batches.batchSize).toBe(16);
    expect(batches.fullBatches).toBe(6);
    expect(batches.interval(0.95).mean).toBe(95 / 2);
  });

  it('cover the mean of a correlated series where single values do not', () => {
    const s = stream(5);
    let covered = 0;
    let naive = 0;
    for (let run = 0; run < 200; run += 1) {
      const batches = new BatchMeans(10);
      const tally = new Tally();
      let x = 0;
      for (let i = 0; i < 5000; i += 1) {
        x = 0.9 * x + s.normal();
        batches.add(x);
        tally.add(x);
      }
      const wide = batches.interval(0.95);
      if (wide.low <= 0 && 0 <= wide.high) covered += 1;
      const narrow = intervalOfTally(tally, 0.95);
      if (narrow.low <= 0 && 0 <= narrow.high) naive += 1;
    }
    // 190 expected; four standard deviations are 12.3. Single values cover about 1 in 3.
    expect(covered).toBeGreaterThan(175);
    expect(naive).toBeLessThan(120);
  });

  it('go on from a snapshot; refuse fewer than two batches', () => {
    const one = new BatchMeans(2);
    const other = new BatchMeans(2);
    for (let i = 0; i < 9; i += 1) one.add(i * i);
    other.load(one.save());
    for (let i = 0; i < 9; i += 1) {
      one.add(i);
      other.add(i);
    }
    expect(other.save()).toEqual(one.save());
    expect(() => new BatchMeans(1)).toThrow(AssertionError);
  });
});
