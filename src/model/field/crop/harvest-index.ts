// One day of the harvest index under stress: before flowering, at pollination, after it; the unstressed curve is elsewhere.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { exp, ln, sin } from '../../../base/math.ts';
import type { CropParameters } from './crop-parameters.ts';
import type { CropUnit } from './crop-block.ts';
import { PRE_FLOWERING_DONE, type CropState } from './crop-state.ts';
import type { SeasonCalendar } from './crop-calendar.ts';
import { kernelExp, kernelLn } from './kernel-exp.ts';
import { STRESS_AVAILABLE, STRESS_DEPLETION, T_MAX, T_MIN, today } from './day-scratch.ts';
import { EXPANSION, POLLINATION, relativeStress, STOMATA, stressCoefficient } from './water-stress.ts';

const HALF_TURN = 3.141592653589793;

/** The rise of the harvest index by growth held back before flowering.
 *  Units and shapes: biomass over biomass without stress; cover as fraction; returns a factor, 0 without a canopy.
 *  Source: AquaCrop-OSPy solution/HIadj_pre_anthesis (FAO AquaCrop reference manual, section 3.12). */
export function preFloweringFactor(crop: CropParameters, biomassRatio: number, cover: number): number {
  if (cover <= 0.01) return 0;
  if (crop.preFloweringRisePercent <= 0) return 1;
  const range = ln(crop.preFloweringRisePercent) / 5.62;
  const low = 1 - range;
  const top = 1 - range / 3;
  const rise = crop.preFloweringRisePercent / 100;
  if (biomassRatio >= low && biomassRatio < top) {
    return 1 + ((1 + sin((1.5 - (biomassRatio - low) / (top - low)) * HALF_TURN)) / 2) * rise;
  }
  if (biomassRatio > top && biomassRatio <= 1) {
    return 1 + ((1 + sin((0.5 + (biomassRatio - top) / (1 - top)) * HALF_TURN)) / 2) * rise;
  }
  return 1;
}

function logisticFailure(shape: number, relative: number): number {
  return 0.001 / (0.001 + 0.999 * exp(-shape * (1 - relative)));
}

/** How much of a day's flowers set fruit in the cold, 0 to 1.
 *  Source: AquaCrop-OSPy solution/temperature_stress. */
export function coldPollination(crop: CropParameters, tMinC: number): number {
  if (!crop.hasColdFailure || tMinC >= crop.coldStartC) return 1;
  if (tMinC <= crop.coldCompleteC) return 0;
  return logisticFailure(crop.pollinationShape, (crop.coldStartC - tMinC) / (crop.coldStartC - crop.coldCompleteC));
}

/** How much of a day's flowers set fruit in the heat, 0 to 1.
 *  Source: FAO AquaCrop reference manual, section 3.2 (ramp); AquaCrop-OSPy solution/temperature_stress compares the limits the other way round, which makes a step at the upper one. */
export function heatPollination(crop: CropParameters, tMaxC: number): number {
  if (!crop.hasHeatFailure) return 1;
  if (crop.isHeatStep) {
    if (tMaxC <= crop.heatCompleteC) return 1;
    if (tMaxC >= crop.heatStartC) return 0;
    return logisticFailure(crop.pollinationShape, (tMaxC - crop.heatCompleteC) / (crop.heatStartC - crop.heatCompleteC));
  }
  if (tMaxC <= crop.heatStartC) return 1;
  if (tMaxC >= crop.heatCompleteC) return 0;
  return logisticFailure(crop.pollinationShape, (tMaxC - crop.heatStartC) / (crop.heatCompleteC - crop.heatStartC));
}

/** Rise by leaf growth held back and fall by closed stomata after flowering began; writes the sums and postFloweringFactor.
 *  Source: AquaCrop-OSPy solution/HIadj_post_anthesis. */
function afterFlowering(crop: CropParameters, state: CropState, b: number, calendar: SeasonCalendar, day: number, expansion: number, stomata: number): void {
  const vegetative = calendar.canopyDevelopmentEndDay - calendar.yieldFormationStartDay;
  const filling = calendar.yieldFormationDays;
  const elapsed = day - 1 - calendar.yieldFormationStartDay;
  const counts = state.preFloweringFactor[b]! > 0.99 && state.canopyCover[b]! > 0.001;
  if (counts && day <= calendar.canopyDevelopmentEndDay + 1 && vegetative > 0 && crop.vegetativeCoefficient > 0) {
    const sum = state.expansionSum[b]! + (1 + (1 - expansion) / crop.vegetativeCoefficient) / vegetative;
    state.expansionSum[b] = sum;
    state.upwardFactor[b] = (vegetative / elapsed) * sum;
  }
  if (counts && day <= calendar.yieldFormationEndDay + 1 && filling > 0 && crop.stomatalCoefficient > 0) {
    const held = stomata === 1 ? 1 : stomata <= 0 ? 0 : kernelExp(0.1 * kernelLn(stomata)) * (1 - (1 - stomata) / crop.stomatalCoefficient);
    const sum = state.stomataSum[b]! + held / filling;
    state.stomataSum[b] = sum;
    state.downwardFactor[b] = (filling / elapsed) * sum;
  }
  const up = state.upwardFactor[b]!;
  const down = state.downwardFactor[b]!;
  let factor = 1;
  if (vegetative === 0) factor = down;
  else if (vegetative <= filling) factor = down * ((vegetative * up + (filling - vegetative)) / filling);
  else factor = up * ((filling * down + (vegetative - filling)) / vegetative);
  state.postFloweringFactor[b] = factor;
}

/** Builds the harvest index of block b by one day; writes harvestIndex and harvestIndexAdjusted.
 *  Units and shapes: day after planting without delays; the day's scratch holds temperatures and the root zone at the end of the day, the thresholds are set for today.
 *  Source: AquaCrop-OSPy solution/harvest_index (FAO AquaCrop reference manual, section 3.12). */
export function buildHarvestIndex(
  unit: CropUnit,
  state: CropState,
  b: number,
  calendar: SeasonCalendar,
  day: number,
): void {
  const { crop, thresholds } = unit;
  const into = day - calendar.yieldFormationStartDay - 1;
  if (into < 0) return;
  const depletion = today[STRESS_DEPLETION]!;
  const available = today[STRESS_AVAILABLE]!;
  if ((state.flags[b]! & PRE_FLOWERING_DONE) === 0) {
    state.flags[b] = state.flags[b]! | PRE_FLOWERING_DONE;
    state.preFloweringFactor[b] = preFloweringFactor(crop, state.biomass[b]! / state.biomassPotential[b]!, state.canopyCover[b]!);
  }
  if (into > 0 && into <= calendar.floweringDays && state.canopyCover[b]! >= crop.minimumCanopyForPollination) {
    const setting = Math.min(1 - relativeStress(thresholds, POLLINATION, depletion, available), coldPollination(crop, today[T_MIN]!), heatPollination(crop, today[T_MAX]!));
    const share = calendar.flowerShare[into] ?? 0;
    state.pollination[b] = Math.min(1, state.pollination[b]! + setting * share * (1 + crop.fruitExcessPercent / 100));
  }
  if (into > 0) {
    const expansion = stressCoefficient(thresholds, EXPANSION, relativeStress(thresholds, EXPANSION, depletion, available));
    const stomata = stressCoefficient(thresholds, STOMATA, relativeStress(thresholds, STOMATA, depletion, available));
    afterFlowering(crop, state, b, calendar, day, expansion, stomata);
  }
  const reference = state.referenceHarvestIndex[b]!;
  const limit = 1 + crop.maximumRisePercent / 100;
  const factor = Math.min(limit, state.preFloweringFactor[b]! * state.postFloweringFactor[b]!);
  const attainable = state.pollination[b]! * crop.referenceHarvestIndex;
  state.harvestIndex[b] = reference;
  state.harvestIndexAdjusted[b] = factor * Math.min(reference, attainable);
}
