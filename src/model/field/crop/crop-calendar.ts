// When the stages of one season fall, from the temperatures of that season; no state of the crop, no stress.
import { assert } from '../../../base/assert.ts';
import { ln, pow, roundHalfEven } from '../../../base/math.ts';
import { grownCanopy } from './canopy-curve.ts';
import type { CropParameters } from './crop-parameters.ts';
import { flowerShare } from './flowering-curve.ts';
import { growingDegreeDays } from './growing-degree-days.ts';
import { kernelExp, kernelPow } from './kernel-exp.ts';
import { harvestIndexCurve, referenceHarvestIndexOn, type HarvestIndexCurve } from './harvest-index-curve.ts';

/** Stage ends in the crop's own unit (degree days or days after planting). */
export interface CropStages {
  readonly initialCanopy: number;
  readonly tenPercentCanopy: number;
  readonly maximumCanopy: number;
  readonly canopyDevelopmentEnd: number;
  readonly yieldFormationEnd: number;
  readonly floweringEnd: number;
}

/** The stages that follow from the parameters alone.
 *  Source: AquaCrop-OSPy initialize/compute_crop_calendar. */
export function cropStages(crop: CropParameters): CropStages {
  const initialCanopy = crop.plantsPerHa * crop.seedlingCoverCm2 * 1e-8;
  const ccx = crop.maximumCanopy;
  const growth = crop.canopyGrowth;
  return {
    initialCanopy,
    tenPercentCanopy: roundHalfEven(crop.emergence + ln(0.1 / initialCanopy) / growth),
    maximumCanopy: roundHalfEven(crop.emergence + ln((0.25 * ccx * ccx) / initialCanopy / (ccx - 0.98 * ccx)) / growth),
    canopyDevelopmentEnd: crop.isDeterminate ? roundHalfEven(crop.floweringStart + crop.floweringLength / 2) : crop.senescence,
    yieldFormationEnd: crop.floweringStart + crop.yieldFormationLength,
    floweringEnd: crop.floweringStart + crop.floweringLength,
  };
}

/** One season's calendar in days after planting, with the curves that depend on the day alone. */
export interface SeasonCalendar {
  /** False when the given temperatures end before maturity; the days of unreached stages then are the last day. */
  readonly reachesMaturity: boolean;
  readonly maturityDay: number;
  readonly maximumCanopyDay: number;
  readonly canopyDevelopmentEndDay: number;
  readonly yieldFormationStartDay: number;
  readonly yieldFormationEndDay: number;
  readonly yieldFormationDays: number;
  readonly floweringDays: number;
  readonly curve: HarvestIndexCurve;
  /** Reference harvest index and share of flowers by day of yield formation (index 0 unused). */
  readonly referenceHarvestIndex: Float64Array;
  readonly flowerShare: Float64Array;
  /** Sum of degree days up to each day after planting (index 0 is 0) and the root depth of an unstressed crop then. */
  readonly degreeDaySum: Float64Array;
  readonly potentialRootM: Float64Array;
  /** Cover of a crop without any stress on each day of growth, with its full maximum and with the 0.98 of it that the potential canopy has. */
  readonly unstressedCover: Float64Array;
  readonly potentialCover: Float64Array;
}

/** The depth of unstressed roots at a time after planting in the crop's unit, m.
 *  Source: AquaCrop-OSPy solution/root_development. */
export function potentialRootDepth(crop: CropParameters, time: number): number {
  const startM = crop.minimumRootDepthM * (crop.initialRootDepthPercent / 100);
  const from = roundHalfEven(crop.emergence / 2);
  let depthM = startM;
  if (time >= crop.maximumRooting) depthM = crop.maximumRootDepthM;
  else if (time > from) {
    depthM = startM + (crop.maximumRootDepthM - startM) * pow((time - from) / (crop.maximumRooting - from), 1 / crop.rootShape);
  }
  return Math.max(depthM, crop.minimumRootDepthM);
}

/** The time after planting at which unstressed roots have a depth: the inverse of potentialRootDepth between its ends.
 *  Units and shapes: depth in m above the initial depth; time in the crop's unit.
 *  Source: AquaCrop 7.3 CalculateRootingDepth. */
export function timeOfRootDepth(crop: CropParameters, depthM: number): number {
  const startM = crop.minimumRootDepthM * (crop.initialRootDepthPercent / 100);
  const from = roundHalfEven(crop.emergence / 2);
  return from + (crop.maximumRooting - from) * kernelPow((depthM - startM) / (crop.maximumRootDepthM - startM), crop.rootShape);
}

/** The calendar of a season.
 *  Units and shapes: daily extremes in °C from the planting day (index `from`) on, as far as known (`to` exclusive).
 *  Fails: throws AssertionError without any day; a season that is too cold gives reachesMaturity false.
 *  Source: AquaCrop-OSPy initialize/compute_crop_calendar (a stage falls on the first day whose sum exceeds it). */
export function seasonCalendar(
  crop: CropParameters,
  tMinC: ArrayLike<number>,
  tMaxC: ArrayLike<number>,
  from: number,
  to: number,
): SeasonCalendar {
  assert(to > from, 'a season needs at least one day of weather');
  const stages = cropStages(crop);
  const count = to - from;
  const degreeDaySum = new Float64Array(count + 1);
  for (let day = 1; day <= count; day += 1) {
    const at = from + day - 1;
    degreeDaySum[day] = degreeDaySum[day - 1]! + growingDegreeDays(crop.degreeDayMethod, crop, tMinC[at]!, tMaxC[at]!);
  }
  const isDegreeDays = crop.calendar === 'degreeDays';
  const dayOf = (time: number): number => {
    if (!isDegreeDays) return time;
    let day = 1;
    while (day < count && !(degreeDaySum[day]! > time)) day += 1;
    return day;
  };
  const yieldFormationStartDay = dayOf(crop.floweringStart);
  const yieldFormationEndDay = dayOf(stages.yieldFormationEnd);
  const yieldFormationDays = Math.max(1, yieldFormationEndDay - yieldFormationStartDay);
  const floweringDays = Math.max(1, isDegreeDays ? dayOf(stages.floweringEnd) - yieldFormationStartDay : crop.floweringLength);
  const initial = crop.initialHarvestIndex;
  const curve = harvestIndexCurve(yieldFormationDays, crop.referenceHarvestIndex, initial);
  const grown = (time: number, maximum: number): number => grownCanopy(stages.initialCanopy, maximum, kernelExp(crop.canopyGrowth * (time - crop.emergence)));
  const days = Array.from({ length: yieldFormationDays + 2 }, (_, day) => day);
  return {
    reachesMaturity: isDegreeDays ? degreeDaySum[count]! > crop.maturity : count >= crop.maturity,
    maturityDay: dayOf(crop.maturity),
    maximumCanopyDay: dayOf(stages.maximumCanopy),
    canopyDevelopmentEndDay: dayOf(stages.canopyDevelopmentEnd),
    yieldFormationStartDay,
    yieldFormationEndDay,
    yieldFormationDays,
    floweringDays,
    curve,
    referenceHarvestIndex: Float64Array.from(days, (day) => referenceHarvestIndexOn(day, curve, crop.referenceHarvestIndex, initial)),
    flowerShare: Float64Array.from({ length: floweringDays + 1 }, (_, day) => (day === 0 ? 0 : flowerShare(day, floweringDays))),
    degreeDaySum,
    unstressedCover: degreeDaySum.map((sum, day) => grown(isDegreeDays ? sum : day, crop.maximumCanopy)),
    potentialCover: degreeDaySum.map((sum, day) => grown(isDegreeDays ? sum : day, 0.98 * crop.maximumCanopy)),
    potentialRootM: degreeDaySum.map((sum, day) => potentialRootDepth(crop, isDegreeDays ? sum : day)),
  };
}
