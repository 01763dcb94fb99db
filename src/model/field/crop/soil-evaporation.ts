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
// Bounds of the two series that stand for the exponential function.
const SMALL_STEP = 0.025;
const SMALL_DAY = 0.05;

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

function layerWater(unit: CropUnit, water: Float64Array, offset: number, row: number): number {
  const { evaporation, profile } = unit;
  const thickness = profile.thicknessM;
  const last = evaporation.count[row]! - 1;
  let sum = 0;
  for (let i = 0; i < last; i += 1) sum += 1000 * water[offset + i]! * thickness[i]!;
  sum += evaporation.lastShare[row]! * 1000 * water[offset + last]! * thickness[last]!;
  return sum > 0 ? sum : 0;
}

/** One over the water between the start of stage two and air-dry, 1/mm. */
function inverseRange(unit: CropUnit, row: number, share: number): number {
  const { evaporation } = unit;
  const lowest = evaporation.fieldCapacityMm[row]! - unit.profile.readilyEvaporableMm;
  return 1 / (share * (evaporation.saturationMm[row]! - lowest) + lowest - evaporation.airDryMm[row]!);
}

/** The relative wetness of the evaporation layer where stage two starts, to two decimals. */
function stageTwoStart(unit: CropUnit, state: CropState, b: number): number {
  const row = state.evaporationRow[b]!;
  const lowest = unit.evaporation.fieldCapacityMm[row]! - unit.profile.readilyEvaporableMm;
  const share = (layerWater(unit, state.water, b * COMPARTMENTS, row) - lowest) / (unit.evaporation.saturationMm[row]! - lowest);
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

/** The wetness that a wet enough layer loses in one day of stage two, all twenty steps at once.
 *  With q = 1 − e^(−4w) one step is q → q·(1 − k) − (kq)²/(2(1 − q)) − …: nearly geometric. The second-order term is added at the mean of the day.
 *  Units and shapes: wetness w relative, lossAtFull the loss of one step at full speed; returns the loss, or −1 when it is too large for the series
 *  (above 0.0125; the error is below 1e-6 of the loss there). */
function dailyWetnessLoss(power: number, lossAtFull: number): number {
  const k = (SHAPE * lossAtFull) / SHAPE_SPAN;
  if (SUBSTEPS * k * (power - 1) > SMALL_DAY) return -1;
  const v = 1 / power;
  const q = 1 - v;
  const left = 1 - k;
  const left4 = left * left * left * left;
  const geometric = q * left4 * left4 * left4 * left4 * left4;
  const mean = (q + geometric) / 2;
  const last = geometric - (SUBSTEPS * k * k * mean * mean) / (2 * (1 - mean));
  const rise = (q - last) * power;
  return (rise * (1 - rise * (0.5 - rise * (1 / 3 - rise / 4)))) / SHAPE;
}

/** Stage two: the drier the layer, the slower; twenty steps a day, the layer deepens as it dries. Returns the evaporation in mm.
 *  One compartment supplies the water at a time, from the top; `supply` is its index and `share` the part of it inside the layer. */
function evaporateStageTwo(unit: CropUnit, state: CropState, b: number, demandMm: number): number {
  const { evaporation, profile } = unit;
  const { water } = state;
  const offset = b * COMPARTMENTS;
  const perStep = demandMm / SUBSTEPS;
  const start = state.stageTwoShare[b]!;
  const lastRow = evaporation.lastRow;
  let row = state.evaporationRow[b]!;
  let inverse = inverseRange(unit, row, start);
  let relative = (layerWater(unit, water, offset, row) - evaporation.airDryMm[row]!) * inverse;
  let power = kernelExp(SHAPE * relative);
  let supply = 0;
  let usableMm = 0;
  let share = 1;
  let totalMm = 0;
  let isFresh = true;
  for (let step = 0; step < SUBSTEPS; step += 1) {
    if (relative < evaporation.growthThreshold[row]! && row < lastRow) {
      while (relative < evaporation.growthThreshold[row]! && row < lastRow) {
        row += 1;
        inverse = inverseRange(unit, row, start);
        relative = (layerWater(unit, water, offset, row) - evaporation.airDryMm[row]!) * inverse;
      }
      power = kernelExp(SHAPE * relative);
      isFresh = true;
    }
    const wanted = perStep * (power - 1 > SHAPE_SPAN ? 1 : (power - 1) / SHAPE_SPAN);
    if (!(wanted > 0)) break;
    const count = evaporation.count[row]!;
    if (isFresh) {
      supply = 0;
      for (; supply < count; supply += 1) {
        share = supply === count - 1 ? evaporation.lastShare[row]! : 1;
        usableMm = (water[offset + supply]! - profile.airDry[supply]!) * 1000 * profile.thicknessM[supply]! * share;
        if (usableMm > 0) break;
      }
      isFresh = false;
      if (step === 0 && supply < count && relative < 1 && inverse > 0) {
        const loss = dailyWetnessLoss(power, perStep * inverse * share);
        const lossMm = loss / (inverse * share);
        if (loss >= 0 && usableMm - lossMm * share > perStep && (row === lastRow || relative - loss >= evaporation.growthThreshold[row]!)) {
          water[offset + supply] = water[offset + supply]! - lossMm / (1000 * profile.thicknessM[supply]!);
          state.evaporationRow[b] = row;
          return lossMm;
        }
      }
    }
    if (supply < count && usableMm >= wanted) {
      water[offset + supply] = water[offset + supply]! - wanted / (1000 * profile.thicknessM[supply]!);
      usableMm -= wanted * share;
      totalMm += wanted;
      const change = wanted * inverse * share;
      relative -= change;
      power = change <= SMALL_STEP ? power * kernelExpOfSmallNegative(SHAPE * change) : kernelExp(SHAPE * relative);
    } else {
      totalMm += extract(unit, state, b, row, wanted, false);
      relative = (layerWater(unit, water, offset, row) - evaporation.airDryMm[row]!) * inverse;
      power = kernelExp(SHAPE * relative);
      isFresh = true;
    }
  }
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
