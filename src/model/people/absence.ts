// How many of those called in do not come: binomial, from one uniform that depends on nothing but plant, role and shift.
import { exp, log1p } from '../../base/math.ts';
import { hashText, keyedUniform } from '../../engine/random.ts';
import { normalQuantile } from '../../engine/special/normal.ts';
import { ROLES } from '../domain/people.ts';

/** Expected absentees above which the normal approximation is within one person of the binomial quantile. */
const MANY = 400;
/** Spread of replications over the keys; larger than any site number × roles. */
const REPLICATION_STRIDE = 1_000_003;
const ABSENCE = hashText('plant.absence');

/** Smallest k with P(absent ≤ k) ≥ u. Units and shapes: people, probability 0 … 1 each, u in (0, 1); returns 0 … people.
 *  Source: inversion of the binomial distribution; normal approximation with continuity correction where more than 400 are expected. */
export function absentees(people: number, probability: number, u: number): number {
  if (people === 0 || probability <= 0) return 0;
  if (probability >= 1) return people;
  const mean = people * probability;
  if (mean > MANY) {
    const quantile = mean + Math.sqrt(mean * (1 - probability)) * normalQuantile(u) - 0.5;
    return Math.min(people, Math.max(0, Math.ceil(quantile)));
  }
  let term = exp(people * log1p(-probability));
  let sum = term;
  let absent = 0;
  const odds = probability / (1 - probability);
  while (sum < u && absent < people) {
    term *= ((people - absent) / (absent + 1)) * odds;
    absent += 1;
    sum += term;
  }
  return absent;
}

/** The luck of a role on a shift: the same in compared runs, whoever is called in and whether the plant was open before. */
export function absenceLuck(streams: { readonly seed: number; readonly replication: number }, site: number, role: number, shift: number): number {
  return keyedUniform(streams.seed, ABSENCE, site * ROLES.length + role + streams.replication * REPLICATION_STRIDE, shift);
}
