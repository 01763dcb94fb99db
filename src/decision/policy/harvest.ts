// AI harvest: picks a block when a day's waiting would lose more open cotton to rain and wind than it would gain in bolls that open. Knows no weather to come.
import { ln } from '../../base/math.ts';
import type { HarvestObservation } from '../observations.ts';
import type { Choice, HarvestPolicy } from '../policies.ts';

/** What open cotton loses in the field and how fast bolls open: engineering knowledge shared with the field's parameters. */
export interface HarvestValues {
  /** Share of the open cotton that is lost per day and per mm of rain. */
  readonly openLossPerDay: number;
  readonly openLossPerRainMm: number;
  /** Heat between the first open boll and 60 % open bolls, °C·d above 15.56 °C. */
  readonly openingHeat: number;
  readonly nextPickIntervalDays: number;
}

/** 1 − exp(−0.916·s²) is the share of open bolls at relative heat s; 60 % at s = 1. Source: as crop/boll-opening.ts. */
const SIXTY_PERCENT_HAZARD = 0.916290731874155;
/** Value that a boll loses when the next pick takes it and not this one: a lower grade for trash and moisture. Assumed: one grade of five. */
const LATER_PICK_LOSS = 0.05;
/** Loss of value by fading, per day and mm of rain: about a colour grade in three rainy weeks; assumed, as the field's own rates are. */
const FADING_PER_DAY = 0.001;
const FADING_PER_RAIN_MM = 0.002;
/** Below this share of open cotton on the plants no pass pays: the 150 kg/ha below which no machine drives, of about 2.5 t/ha; assumed. */
const LEAST_STANDING_SHARE = 0.06;
/** Days of work in the gin's yard beyond which damp cotton is better left to dry in the field; assumed. */
const FULL_YARD_DAYS = 5;
const DAMP_RAIN_MM = 2;

/** Share of the bolls that will open per day from the share that is open and the heat units of a day, 0 when none or all are open. */
export function openingRise(openShare: number, heatUnitsPerDay: number, openingHeat: number): number {
  if (openShare <= 0 || openShare >= 1) return 0;
  const left = 1 - openShare;
  const relativeHeat = Math.sqrt(-ln(left) / SIXTY_PERCENT_HAZARD);
  return (2 * SIXTY_PERCENT_HAZARD * relativeHeat * left * heatUnitsPerDay) / openingHeat;
}

interface DayOfWaiting {
  readonly rise: number;
  /** Shares of the block's crop that a day of waiting loses and gains. */
  readonly loss: number;
  readonly gain: number;
}

function dayOfWaiting(seen: HarvestObservation, values: HarvestValues): DayOfWaiting {
  const rise = openingRise(seen.openShare, seen.usualHeatUnits, values.openingHeat);
  const rainMm = Number.isNaN(seen.comingRainMm) ? seen.usualRainMm : seen.comingRainMm;
  const dailyLoss = values.openLossPerDay + FADING_PER_DAY + (values.openLossPerRainMm + FADING_PER_RAIN_MM) * rainMm;
  return { rise, loss: seen.standingShare * dailyLoss, gain: rise * (seen.isLastPick ? 1 : values.nextPickIntervalDays * dailyLoss + LATER_PICK_LOSS) };
}

/** Share of the block's crop that picking now loses against waiting a day, ≥ 0, for the true state and the weather that comes. */
export function harvestRegret(truth: HarvestObservation, values: HarvestValues): number {
  const { loss, gain } = dayOfWaiting(truth, values);
  return Math.max(0, gain - loss);
}

/**
 * The policy: waiting a day loses a share of what stands open (wind, rain, fading) and gains the bolls of the day, which the next pick would take
 * later and dirtier, or nobody after the last. It picks where the loss is the larger.
 */
export function marginalHarvest(values: HarvestValues): HarvestPolicy {
  return {
    startsPick: (seen: HarvestObservation): Choice<boolean> => {
      const { rise, loss, gain } = dayOfWaiting(seen, values);
      const explained = { forecast: rise, expected: loss - gain, weighed: () => `pick=${gain.toFixed(4)};wait=${loss.toFixed(4)}` };
      if (seen.standingShare < LEAST_STANDING_SHARE) return { value: false, reason: 'bollsStillOpen', ...explained };
      if (seen.ginDaysAhead > FULL_YARD_DAYS && seen.recentRainMm > DAMP_RAIN_MM) return { value: false, reason: 'ginYardFull', ...explained };
      return { value: loss >= gain, reason: loss >= gain ? 'rainRisk' : 'bollsStillOpen', ...explained };
    },
  };
}
