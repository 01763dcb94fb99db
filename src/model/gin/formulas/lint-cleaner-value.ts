// How many lint cleaners pay: mass times price, not grade. A pure comparison; the decision core has its own.

/** Value of a bale after 0, 1, 2 … lint cleaners.
 *  Units and shapes: mass in any unit; losses 0 to 1 (one per cleaner); prices per the same unit, one more than losses; returns values in order.
 *  Source: processing sheet 1.7, vector 10: each loss is a share of what reaches the cleaner. */
export function valuesByLintCleaners(mass: number, losses: readonly number[], prices: readonly number[]): number[] {
  const values: number[] = [];
  let left = mass;
  for (let cleaners = 0; cleaners < prices.length; cleaners += 1) {
    if (cleaners > 0) left *= 1 - losses[cleaners - 1]!;
    values.push(left * prices[cleaners]!);
  }
  return values;
}

/** The number of lint cleaners with the highest value, the smaller on a tie. Shapes: values by number of cleaners, not empty. */
export function bestLintCleaners(values: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < values.length; i += 1) if (values[i]! > values[best]!) best = i;
  return best;
}
