// AI ginning: for every lot the setting with the best value of lint after cleaning loss, grade and drying fuel; wet lots first.
import type { GinSetting } from '../../model/domain/ports.ts';
import { emptyGinResponse, ginResponseInto, type GinResponse, type GinValues } from '../forecast/gin-response.ts';
import type { GinningObservation } from '../observations.ts';
import type { Choice, GinningPolicy } from '../policies.ts';
import { SAFE_MOISTURE_PERCENT } from './haulage.ts';

/** Value of 1 kg of lint with these traits, as a share of base quality. */
export type LintPriceFactor = (response: GinResponse, seen: GinningObservation) => number;

const OPTIONS: readonly GinSetting[] = ([1, 2, 3] as const).flatMap((seedCottonCleaners) =>
  ([0, 1, 2, 3] as const).flatMap((lintCleaners) =>
    [5, 5.75, 6.5].map((lintMoistureTargetPercent) => ({ lintMoistureTargetPercent, seedCottonCleaners, lintCleaners })),
  ),
);

/** Options with the best worth that a decision names. */
const NAMED_OPTIONS = 3;

const optionName = (option: GinSetting): string => `${option.lintMoistureTargetPercent} %/${option.seedCottonCleaners}/${option.lintCleaners}`;

/** Worth of a setting for a lot with these traits: lint × price factor − heat, as a share of the base lint price per kg of seed cotton. */
function worthOf(response: GinResponse, gin: GinValues, seen: GinningObservation, option: GinSetting, priceFactor: LintPriceFactor, heatPriceShare: number): number {
  ginResponseInto(response, gin, seen, option);
  return response.lintShare * priceFactor(response, seen) - response.heatMjPerKgLint * heatPriceShare;
}

/** What a setting loses against the best of all options for the lot's true traits, ≥ 0, share of the base lint price per kg of seed cotton. */
export function ginningRegret(gin: GinValues, truth: GinningObservation, chosen: GinSetting, priceFactor: LintPriceFactor, heatPriceShare: number): number {
  const response = emptyGinResponse();
  const worth = (option: GinSetting): number => worthOf(response, gin, truth, option, priceFactor, heatPriceShare);
  const own = worth(chosen);
  return Math.max(0, ...OPTIONS.map((option) => worth(option) - own));
}

/** The policy. heatPriceShare: price of 1 MJ of heat over the base price of 1 kg of lint. */
export function bestValueGinning(gin: GinValues, priceFactor: LintPriceFactor, heatPriceShare: number): GinningPolicy {
  const response = emptyGinResponse();
  return {
    nextLot: (moisturePercent: Float64Array, count: number): Choice<number> => {
      let wettest = 0;
      for (let i = 1; i < count; i += 1) if (moisturePercent[i]! > moisturePercent[wettest]!) wettest = i;
      const isUrgent = moisturePercent[wettest]! > SAFE_MOISTURE_PERCENT;
      return isUrgent ? { value: wettest, reason: 'wetLotFirst' } : { value: 0, reason: 'firstComeFirstServed' };
    },
    setting: (seen: GinningObservation): Choice<GinSetting> => {
      let best = OPTIONS[0]!;
      let bestValue = -Infinity;
      for (const option of OPTIONS) {
        const value = worthOf(response, gin, seen, option, priceFactor, heatPriceShare);
        if (value > bestValue) {
          best = option;
          bestValue = value;
        }
      }
      const weighed = (): string =>
        OPTIONS.map((option) => ({ option, worth: worthOf(response, gin, seen, option, priceFactor, heatPriceShare) }))
          .sort((a, b) => b.worth - a.worth)
          .slice(0, NAMED_OPTIONS)
          .map(({ option, worth }) => `${optionName(option)}=${worth.toFixed(4)}`)
          .join(';');
      return { value: best, reason: 'bestLotValue', expected: bestValue, weighed };
    },
  };
}
