// One day of evaporation from the soil surface in its two stages; the canopy comes in as given cover.
import { exp, roundTo } from '../../../base/math.ts';
import { advectiveCover } from './canopy-curve.ts';
import type { CropUnit } from './crop-block.ts';
import { GROWING, PREMATURE_SENESCENCE, STAGE_TWO, type CropState } from './crop-state.ts';
import { kernelExp, kernelExpOfSmallNegative } from './kernel-exp.ts';
import { COMPARTMENTS } from './soil-profile.ts';

const EVAPORATION_COEFFICIENT = 1.1;
const WITHERED_SHELTER = 0.5;
const SHAPE = 4;
const SHAPE_SPAN = exp(SHAPE) - 1;
const SUBSTEPS = 20;
const SMALL = 0.1;

/** Demand of the air on the soil under the canopy, before mulch and partial wetting, mm.
 *  Source: AquaCrop-OSPy solution/soil_evaporation (FAO AquaCrop reference manual, section 3.9). */
export function potentialEvaporation(unit: CropUnit, state: CropState, b: number, time: number, et0Mm: number): number {
  const open = EVAPORATION_COEFFICIENT * et0Mm;
  if ((state.flags[b]! & GROWING) === 0) return open;
  const highest = open * (1 - state.canopyHighest[b]! * WITHERED_SHELTER);
  let demand = open * (1 - state.canopyAdjusted[b]!);
  const reached = state.canopyReached[b]!;
  if (time > unit.crop.senescence && reached > 0) {
    const cover = state.canopyCover[b]!;
    const withered = cover <= reached / 2 ? 1 : cover > reached ? 0 : (reached - cover) / (reached / 2);
    demand *= 1 - reached * WITHERED_SHELTER * withered;
    const lowest = Math.max(0, open * (1 - advectiveCover(reached)));
    if (demand < lowest) demand = lowest;
    else if (demand > highest) demand = highest;
  }
  return (state.flags[b]! & PREMATURE_SENESCENCE) !== 0 && demand > highest ? highest : demand;
}

function layerWater(unit: CropUnit, state: CropState, b: number, row: number): number {
  const { evaporation, profile } = unit;
  const offset = b * COMPARTMENTS;
  const last = evaporation.count[row]! - 1;
  let sum = 0;
  for (let i = 0; i < last; i += 1) sum += 1000 * state.water[offset + i]! * profile.thicknessM[i]!;
  sum += evaporation.lastShare[row]! * 1000 * state.water[offset + last]! * profile.thicknessM[last]!;
  return sum > 0 ? sum : 0;
}

/** The relative wetness of the evaporation layer where stage two starts, to two decimals. */
function stageTwoStart(unit: CropUnit, state: CropState, b: number): number {
  const row = state.evaporationRow[b]!;
  const lowest = unit.evaporation.fieldCapacityMm[row]! - unit.profile.readilyEvaporableMm;
  const share = (layerWater(unit, state, b, row) - lowest) / (unit.evaporation.saturationMm[row]! - lowest);
  return Math.max(0, roundTo(share, 2));
}

/** Resets the evaporation layer at the start of a run or season: surface dry, stage two. */
export function prepareEvaporation(unit: CropUnit, state: CropState, b: number): void {
  state.surfaceWaterMm[b] = 0;
  state.evaporationRow[b] = 0;
  state.flags[b] = state.flags[b]! | STAGE_TWO;
  state.stageTwoShare[b] = stageTwoStart(unit, state, b);
}

function startStageOne(state: CropState, b: number, waterMm: number): void {
  state.surfaceWaterMm[b] = waterMm;
  state.stageTwoShare[b] = 0;
  state.evaporationRow[b] = 0;
  state.flags[b] = state.flags[b]! & ~STAGE_TWO;
}

/** Takes water from the layer downwards until the amount is found; returns what was taken, mm. `isClipped` leaves parts below air-dry alone. */
function extract(unit: CropUnit, state: CropState, b: number, row: number, amountMm: number, isClipped: boolean): number {
  const { evaporation, profile } = unit;
  const offset = b * COMPARTMENTS;
  const depthM = evaporation.depthM[row]!;
  // The reference visits one compartment below the layer, where the covered share is negative.
  const last = Math.min(evaporation.count[row]!, profile.count - 1);
  let wanted = amountMm;
  for (let i = 0; i <= last && wanted > 0; i += 1) {
    const bottom = profile.bottomM[i]!;
    const thickness = profile.thicknessM[i]!;
    const share = bottom > depthM ? 1 - (bottom - depthM) / thickness : 1;
    const held = 1000 * state.water[offset + i]! * thickness;
    let usable = (held - 1000 * profile.airDry[i]! * thickness) * share;
    if (isClipped && usable < 0) usable = 0;
    const taken = usable >= wanted ? wanted : usable;
    wanted -= taken;
    state.water[offset + i] = (held - taken) / (1000 * thickness);
  }
  return amountMm - wanted;
}

/** Stage two: the drier the layer, the slower; twenty steps a day, the layer deepens as it dries. Returns the evaporation in mm. */
function evaporateStageTwo(unit: CropUnit, state: CropState, b: number, demandMm: number): number {
  const { evaporation, profile } = unit;
  const offset = b * COMPARTMENTS;
  const perStep = demandMm / SUBSTEPS;
  const rew = profile.readilyEvaporableMm;
  const share = state.stageTwoShare[b]!;
  const topDryMm = 1000 * profile.airDry[0]! * profile.thicknessM[0]!;
  const topPerContent = 1000 * profile.thicknessM[0]!;
  let row = state.evaporationRow[b]!;
  let held = layerWater(unit, state, b, row);
  let topMm = state.water[offset]! * topPerContent;
  let dryMm = 0;
  let inverse = 0;
  const refresh = (): void => {
    dryMm = evaporation.airDryMm[row]!;
    const lowest = evaporation.fieldCapacityMm[row]! - rew;
    inverse = 1 / (share * (evaporation.saturationMm[row]! - lowest) + lowest - dryMm);
  };
  refresh();
  let relative = (held - dryMm) * inverse;
  let power = kernelExp(SHAPE * relative);
  let totalMm = 0;
  for (let step = 0; step < SUBSTEPS; step += 1) {
    if (relative < evaporation.growthThreshold[row]! && row < evaporation.lastRow) {
      while (relative < evaporation.growthThreshold[row]! && row < evaporation.lastRow) {
        row += 1;
        state.water[offset] = topMm / topPerContent;
        held = layerWater(unit, state, b, row);
        refresh();
        relative = (held - dryMm) * inverse;
      }
      power = kernelExp(SHAPE * relative);
    }
    const wanted = perStep * (power - 1 > SHAPE_SPAN ? 1 : (power - 1) / SHAPE_SPAN);
    if (!(wanted > 0)) break;
    if (topMm - topDryMm >= wanted) {
      topMm -= wanted;
      held -= wanted;
      totalMm += wanted;
      const change = SHAPE * wanted * inverse;
      relative = (held - dryMm) * inverse;
      power = change <= SMALL ? power * kernelExpOfSmallNegative(change) : kernelExp(SHAPE * relative);
    } else {
      state.water[offset] = topMm / topPerContent;
      totalMm += extract(unit, state, b, row, wanted, false);
      topMm = state.water[offset]! * topPerContent;
      held = layerWater(unit, state, b, row);
      relative = (held - dryMm) * inverse;
      power = kernelExp(SHAPE * relative);
    }
  }
  state.water[offset] = topMm / topPerContent;
  state.evaporationRow[b] = row;
  return totalMm;
}

/** Evaporates from the soil of block b for one day; writes evaporationMm and evaporationPotentialMm.
 *  Units and shapes: demandMm before mulch and partial wetting; irrigation by surface in mm (0 in net mode).
 *  Source: AquaCrop-OSPy solution/soil_evaporation (FAO AquaCrop reference manual, section 3.9). */
export function evaporate(unit: CropUnit, state: CropState, b: number, demandMm: number, rainMm: number, irrigationMm: number): void {
  const { profile, irrigation } = unit;
  const isGrowing = (state.flags[b]! & GROWING) !== 0;
  const rew = profile.readilyEvaporableMm;
  const infiltrated = state.infiltrationMm[b]!;
  if ((rainMm > 0 || irrigationMm > 0) && infiltrated > 0) startStageOne(state, b, infiltrated > rew ? rew : infiltrated);
  const storage = state.surfaceStorageMm[b]!;
  const underMulch = isGrowing && storage < 0.000001 ? demandMm * unit.mulchFactor : demandMm;
  const isPartlyWet = irrigationMm > 0 && !(rainMm > 1 || storage > 0);
  const overWetted = isPartlyWet ? demandMm * (irrigation.wettedSurfacePercent / 100) : demandMm;
  const potential = Math.min(overWetted, underMulch);
  let actual = 0;
  if (storage > 0) {
    if (storage > potential) {
      actual = potential;
      state.surfaceStorageMm[b] = storage - potential;
    } else {
      actual = storage;
      state.surfaceStorageMm[b] = 0;
      startStageOne(state, b, rew);
    }
  }
  let demand = potential - actual;
  const stageOne = Math.min(demand, state.surfaceWaterMm[b]!);
  if (stageOne > 0) {
    const taken = extract(unit, state, b, 0, stageOne, true);
    actual += taken;
    demand -= taken;
    const left = state.surfaceWaterMm[b]! - actual;
    state.surfaceWaterMm[b] = left < 0 || stageOne - taken > 0.0001 ? 0 : left;
    if (state.surfaceWaterMm[b]! < 0.0001) state.stageTwoShare[b] = stageTwoStart(unit, state, b);
  }
  if (demand > 0) {
    state.flags[b] = state.flags[b]! | STAGE_TWO;
    actual += evaporateStageTwo(unit, state, b, demand);
  }
  state.evaporationMm[b] = actual;
  state.evaporationPotentialMm[b] = potential;
}
