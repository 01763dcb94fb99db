// The month's plan of products: scaling to what a mill can make, and sharing out so that the month comes near the plan.
import { describe, expect, it } from 'vitest';
import { PRODUCT } from '../../../src/model/domain/products.ts';
import { ProductPlan } from '../../../src/model/textile/product-plan.ts';

const ALL = { weaves: true, knits: true, makesUp: true };

function planOf(abilities: typeof ALL, shares: readonly number[]): ProductPlan {
  const plan = new ProductPlan(abilities);
  plan.renew((out) => out.set(shares));
  return plan;
}

const sharesOf = (plan: ProductPlan): number[] => [0, 1, 2].map((product) => plan.share(product));

describe('a plan of products', () => {
  it('is scaled to 1 over what the mill has machines for', () => {
    expect(sharesOf(planOf(ALL, [2, 1, 1]))).toEqual([0.5, 0.25, 0.25]);
    expect(sharesOf(planOf({ ...ALL, knits: false }, [2, 2, 4]))).toEqual([0.5, 0.5, 0]);
    expect(sharesOf(planOf({ ...ALL, makesUp: false }, [1, 6, 3]))).toEqual([0.25, 0, 0.75]);
    expect(sharesOf(planOf({ weaves: false, knits: true, makesUp: false }, [1, 1, 0]))).toEqual([0, 0, 1]);
    expect(sharesOf(planOf(ALL, [0, 0, 0]))).toEqual([1, 0, 0]);
  });

  it('refuses shares that are negative or no numbers', () => {
    expect(() => planOf(ALL, [1, -0.1, 0])).toThrow('shares >= 0');
    expect(() => planOf(ALL, [1, Number.NaN, 0])).toThrow('shares >= 0');
  });

  it('gives every lot to the product that is further behind, so that the month never strays by more than half a lot', () => {
    const plan = planOf(ALL, [0.5, 0.2, 0.3]);
    let knitted = 0;
    for (let lot = 1; lot <= 500; lot += 1) {
      if (plan.knits(700)) knitted += 700;
      expect(Math.abs(knitted - 0.3 * 700 * lot)).toBeLessThanOrEqual(350 + 1e-6);
    }
  });

  it('shares first-grade sheeting out in the same way, by the woven part of the plan', () => {
    const plan = planOf(ALL, [0.6, 0.2, 0.2]);
    let madeUp = 0;
    for (let batch = 1; batch <= 400; batch += 1) {
      const isMadeUp = plan.wantsMakingUp(650);
      plan.noteSheeting(650, isMadeUp);
      if (isMadeUp) madeUp += 650;
      // A quarter of what is woven.
      expect(Math.abs(madeUp - 0.25 * 650 * batch)).toBeLessThanOrEqual(325 + 1e-6);
    }
  });

  it('makes none of what has no share, and starts counting anew with a new plan', () => {
    const plan = planOf(ALL, [1, 0, 0]);
    for (let lot = 0; lot < 20; lot += 1) expect(plan.knits(700)).toBe(false);
    expect(plan.wantsMakingUp(650)).toBe(false);
    plan.renew((out) => out.set([0, 0, 1], 0));
    expect(plan.share(PRODUCT.knitted)).toBe(1);
    expect(plan.knits(700)).toBe(true);
  });

  it('goes on after a restore as if nothing had happened', () => {
    const first = planOf(ALL, [0.4, 0.3, 0.3]);
    for (let lot = 0; lot < 7; lot += 1) first.knits(700 + lot);
    const second = new ProductPlan(ALL);
    second.load(first.save());
    for (let lot = 0; lot < 30; lot += 1) expect(second.knits(650 + 3 * lot)).toBe(first.knits(650 + 3 * lot));
    expect(second.save()).toEqual(first.save());
  });
});
