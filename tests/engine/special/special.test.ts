// Special functions against values computed with 40 digits (mpmath 1.x: erfc, loggamma, gammainc, betainc; quantiles by root finding).
import { describe, expect, it } from 'vitest';
import { AssertionError } from '../../../src/base/assert.ts';
import { gammaQuantile, lnGamma, regularizedGammaP, regularizedGammaQ } from '../../../src/engine/special/gamma.ts';
import { normalCdf } from '../../../src/engine/special/normal-cdf.ts';
import { normalQuantile } from '../../../src/engine/special/normal.ts';
import { regularizedBeta, studentTCdf, studentTQuantile } from '../../../src/engine/special/student.ts';

/** |got − expected| relative to expected (absolute where expected is 0). */
function error(got: number, expected: number): number {
  return Math.abs(got - expected) / (expected === 0 ? 1 : Math.abs(expected));
}

describe('normal distribution', () => {
  it('quantile has the relative accuracy of algorithm AS 241', () => {
    const cases: [number, number][] = [
      [1e-300, -37.0470962993612],
      [1e-30, -11.464024688443615],
      [1e-10, -6.361340902404057],
      [0.001, -3.0902323061678136],
      [0.07, -1.4757910281791706],
      [0.075, -1.439531470938456],
      [0.2, -0.8416212335729142],
      [0.6, 0.2533471031357998],
      [0.93, 1.4757910281791706],
      [0.975, 1.9599639845400543],
      [0.99999, 4.264890793922825],
    ];
    // A few units in the last place; in the upper tail 1 − p itself has lost digits.
    for (const [p, z] of cases) expect(error(normalQuantile(p), z)).toBeLessThan(p > 0.99 ? 1e-12 : 2e-15);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    for (const p of [-0.1, 1.1, NaN]) expect(() => normalQuantile(p)).toThrow(AssertionError);
  });

  it('distribution function is accurate in both tails', () => {
    const cases: [number, number][] = [
      [-10, 7.619853024160525e-24],
      [-1.96, 0.024997895148220435],
      [-0.1, 0.460172162722971],
      [0, 0.5],
      [0.5, 0.6914624612740131],
      [3, 0.9986501019683699],
      [9, 1],
    ];
    for (const [x, p] of cases) expect(error(normalCdf(x), p)).toBeLessThan(1e-13);
    expect(normalCdf(-40)).toBe(0);
    expect(normalCdf(40)).toBe(1);
  });
});

describe('gamma functions', () => {
  it('logarithm of gamma', () => {
    const cases: [number, number][] = [
      [1e-8, 18.42068073818021],
      [0.1, 2.252712651734206],
      [0.5, 0.5723649429247001],
      [1, 0],
      [1.5, -0.12078223763524522],
      [2, 0],
      [3.7, 1.4280723266653879],
      [10, 12.801827480081469],
      [11.999, 17.499865227646104],
      [12, 17.502307845873887],
      [50.5, 146.51925549072064],
      [1000, 5905.220423209181],
      [1e8, 1742068066.1038346],
    ];
    for (const [x, expected] of cases)
      expect(Math.abs(lnGamma(x) - expected)).toBeLessThan(1e-13 * Math.max(1, expected));
    expect(() => lnGamma(0)).toThrow(AssertionError);
  });

  it('incomplete ratios, lower and upper', () => {
    const cases: [number, number, number, number][] = [
      [0.5, 0.1, 0.345279153981423, 0.654720846018577],
      [0.5, 30, 0.9999999999999906, 9.485737571073848e-15],
      [1, 1, 0.6321205588285577, 0.36787944117144233],
      [3, 2, 0.32332358381693654, 0.6766764161830635],
      [3, 20, 0.9999995444850495, 4.555149505589213e-7],
      [100, 90, 0.15822098918643016, 0.8417790108135699],
      [100, 130, 0.9972495916326934, 0.002750408367306526],
      [1e4, 1e4, 0.5013298083399552, 0.4986701916600448],
      [1e4, 10400, 0.999961119829426, 3.88801705739882e-5],
      [1e6, 998000, 0.022696114006736802, 0.9773038859932632],
    ];
    // exp(a·ln x − x − lnΓ(a)) cancels numbers of size a·ln a: relative error about a·ln a × 2⁻⁵².
    for (const [a, x, p, q] of cases) {
      const tolerance = 1e-14 + a * Math.log(a + 2) * 1e-15;
      expect(error(regularizedGammaP(a, x), p)).toBeLessThan(tolerance);
      expect(error(regularizedGammaQ(a, x), q)).toBeLessThan(tolerance * 10);
    }
    expect(regularizedGammaP(2, 0)).toBe(0);
    expect(regularizedGammaQ(2, 0)).toBe(1);
    expect(regularizedGammaP(2, Infinity)).toBe(1);
  });

  it('quantile inverts the lower ratio at every shape', () => {
    for (const shape of [0.01, 0.1, 0.49, 0.5, 1, 2.5, 30, 1000]) {
      for (const p of [1e-12, 1e-4, 0.01, 0.3, 0.5, 0.9, 0.9999, 1 - 1e-12]) {
        const x = gammaQuantile(p, shape);
        // Where the quantile is not a normal number any more (p^(1/shape) under 1e-290) there is nothing to invert.
        if (x > 1e-280) expect(error(regularizedGammaP(shape, x), p)).toBeLessThan(1e-10);
        else expect(Math.pow(p, 1 / shape)).toBeLessThan(1e-270);
      }
    }
    expect(gammaQuantile(0, 2)).toBe(0);
    for (const [p, shape] of [
      [1, 1],
      [-0.1, 1],
      [0.5, 0],
    ] as const)
      expect(() => gammaQuantile(p, shape)).toThrow(AssertionError);
  });
});

describe('Student t', () => {
  it('quantile', () => {
    const cases: [number, number, number][] = [
      [0.975, 1, 12.706204736174705],
      [0.975, 2, 4.302652729749464],
      [0.975, 9, 2.2621571627982053],
      [0.995, 29, 2.7563859036706053],
      [0.9, 3, 1.6377443536962102],
      [0.9995, 5, 6.86882662588111],
      [0.975, 199, 1.971956544251754],
      [0.975, 2.5, 3.574654842003683],
      [0.6, 7, 0.26316686135202283],
    ];
    for (const [p, df, t] of cases) {
      expect(error(studentTQuantile(p, df), t)).toBeLessThan(1e-11);
      expect(error(studentTQuantile(1 - p, df), -t)).toBeLessThan(1e-11);
      expect(error(studentTCdf(t, df), p)).toBeLessThan(1e-12);
      expect(error(studentTCdf(-t, df), 1 - p)).toBeLessThan(1e-11);
    }
    expect(studentTQuantile(0.5, 4)).toBe(0);
    expect(studentTQuantile(0.975, Infinity)).toBe(normalQuantile(0.975));
    expect(error(studentTQuantile(0.975, 1e7), normalQuantile(0.975))).toBeLessThan(1e-6);
    for (const [p, df] of [
      [0, 3],
      [1, 3],
      [0.5, 0],
    ] as const)
      expect(() => studentTQuantile(p, df)).toThrow(AssertionError);
  });

  it('incomplete beta ratio', () => {
    const cases: [number, number, number, number][] = [
      [0.3, 2, 3, 0.3483],
      [0.5, 0.5, 0.5, 0.5],
      [0.01, 5, 0.5, 2.4712578086395444e-11],
      [0.9, 10, 20, 0.9999999999999593],
      [0.999, 1, 1, 0.999],
    ];
    for (const [x, a, b, expected] of cases) expect(error(regularizedBeta(x, a, b), expected)).toBeLessThan(1e-12);
    expect(regularizedBeta(0, 1, 1)).toBe(0);
    expect(regularizedBeta(1, 1, 1)).toBe(1);
    for (const [x, a, b] of [
      [-0.1, 1, 1],
      [1.1, 1, 1],
      [0.5, 0, 1],
      [0.5, 1, 0],
    ] as const)
      expect(() => regularizedBeta(x, a, b)).toThrow(AssertionError);
  });
});
