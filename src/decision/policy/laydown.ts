// AI laydown: bales kept by k-means category of their measured traits, every laydown drawn from all categories in proportion to stock.
import type { LaydownObservation } from '../observations.ts';
import type { Choice, LaydownPolicy } from '../policies.ts';

/** Category of a bale from its measured traits. */
export type BaleCategory = (traits: Float64Array) => number;

/**
 * How far a laydown lies from the store that it was taken from, root mean square over the traits, in the store's deviations: 0 would be a
 * laydown just like the store, the best there is. `trait(position, t)` is the true trait of a bale; 0 for a store of bales that are all alike.
 */
export function laydownRegret(trait: (position: number, t: number) => number, traitCount: number, count: number, chosen: ArrayLike<number>, taken: number): number {
  if (taken === 0) return 0;
  let squares = 0;
  for (let t = 0; t < traitCount; t += 1) {
    let sum = 0;
    let square = 0;
    const first = trait(0, t);
    for (let i = 0; i < count; i += 1) {
      const off = trait(i, t) - first;
      sum += off;
      square += off * off;
    }
    let own = 0;
    for (let i = 0; i < taken; i += 1) own += trait(chosen[i]!, t) - first;
    const variance = square / count - (sum / count) * (sum / count);
    const off = own / taken - sum / count;
    // Rounding leaves bales that are alike with a variance about 0.
    if (variance > 1e-12 * first * first) squares += (off * off) / variance;
  }
  return Math.sqrt(squares / traitCount);
}

/** The policy with `categories` categories (≤ 16). Scratch state lives within one call only. */
export function stratifiedLaydown(categories: number, categoryOf: BaleCategory): LaydownPolicy {
  const stock = new Int32Array(categories + 1);
  const quota = new Int32Array(categories + 1);
  const remainder = new Float64Array(categories + 1);
  const slot = (category: number): number => (category < 0 ? categories : category);
  return {
    category: categoryOf,
    choose: (seen: LaydownObservation, chosen: Int32Array): Choice<number> => {
      const size = Math.min(seen.size, seen.count);
      stock.fill(0);
      for (let i = 0; i < seen.count; i += 1) stock[slot(seen.category[i]!)]! += 1;
      // Largest-remainder shares: every category in proportion to its stock, the total exact.
      let given = 0;
      for (let c = 0; c <= categories; c += 1) {
        const exact = seen.count === 0 ? 0 : (stock[c]! * size) / seen.count;
        quota[c] = Math.floor(exact);
        remainder[c] = exact - quota[c]!;
        given += quota[c]!;
      }
      while (given < size) {
        let best = -1;
        for (let c = 0; c <= categories; c += 1) {
          if (quota[c]! < stock[c]! && (best < 0 || remainder[c]! > remainder[best]!)) best = c;
        }
        quota[best]! += 1;
        remainder[best]! -= 1;
        given += 1;
      }
      let taken = 0;
      for (let i = 0; i < seen.count && taken < size; i += 1) {
        const c = slot(seen.category[i]!);
        if (quota[c]! > 0) {
          quota[c]! -= 1;
          chosen[taken] = i;
          taken += 1;
        }
      }
      return { value: taken, reason: 'stratifiedByCategory' };
    },
  };
}
