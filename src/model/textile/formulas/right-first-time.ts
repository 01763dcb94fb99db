// What dyeing costs when some batches need additions or are stripped and dyed again.

export interface DyeingOutcome {
  readonly share: number;
  /** Index, right first time = 100. */
  readonly cost: number;
  readonly productivity: number;
  readonly profit: number;
}

/** Published indices of the four outcomes; shares are the caller's. Source: [W8]. */
export const RIGHT_FIRST_TIME_TABLE = {
  rightFirstTime: { cost: 100, productivity: 100, profit: 100 },
  smallAddition: { cost: 110, productivity: 80, profit: 48 },
  largeAddition: { cost: 135, productivity: 64, profit: -45 },
  stripAndRedye: { cost: 206, productivity: 48, profit: -375 },
} as const;

/** Expected cost, machine time per good batch (right first time = 1) and profit over the outcomes. Source: processing sheet 4.3. */
export function expectedDyeing(outcomes: readonly DyeingOutcome[]): { readonly cost: number; readonly time: number; readonly profit: number } {
  let cost = 0;
  let time = 0;
  let profit = 0;
  for (const outcome of outcomes) {
    cost += outcome.share * outcome.cost;
    time += (outcome.share * 100) / outcome.productivity;
    profit += outcome.share * outcome.profit;
  }
  return { cost, time, profit };
}
