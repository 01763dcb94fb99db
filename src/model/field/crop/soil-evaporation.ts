// One day of evaporation from the soil surface in its two stages; the canopy comes in as given cover.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { exp, roundTo } from '../../../base/math.ts';
import { advectiveCover } from './canopy-curve.ts';
import type { CropUnit } from './crop-block.ts';
import { GROWING, PREMATURE_SENESCENCE, STAGE_TWO, type CropState } from './crop-state.ts';
import { DEMAND, ET0, RAIN, TIME, today } from './day-scratch.ts';
import { kernelExp, kernelExpOfSmallNegative, kernelLn } from './kernel-exp.ts';
import { COMPARTMENTS } from './soil-profile.ts';

const EVAPORATION_COEFFICIENT = 1.1;
const WITHERED_SHELTER = 0.5;
const SHAPE = 4;
const SHAPE_SPAN = exp(SHAPE) - 1;
const PER_SHAPE_SPAN = 1 / SHAPE_SPAN;
const SUBSTEPS = 20;
// Bounds of the series: for one step, and for steps taken together.
const SMALL_STEP = 0.025;
const CHUNK = 0.2;
const THIRD = 1 / 3;

/** Demand of the air on the soil under the canopy, before mulch and partial wetting, mm.
 *  Source: AquaCrop-OSPy solution/soil_evaporation (FAO AquaCrop reference manual, section 3.9). */
export function potentialEvaporation(unit: CropUnit, state: CropState, b: number): number {
  const time = today[TIME]!;
  const open = EVAPORATION_COEFFICIENT * today[ET0]!;
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
  const { mmPerContent } = profile;
  const last = evaporation.count[row]! - 1;
  let sum = 0;
  for (let i = 0; i < last; i += 1) sum += water[offset + i]! * mmPerContent[i]!;
  sum += evaporation.lastShare[row]! * water[offset + last]! * mmPerContent[last]!;
  return sum > 0 ? sum : 0;
}


/** The relative wetness of the evaporation layer where stage two starts, to two decimals. */
function stageTwoStart(unit: CropUnit, state: CropState, b: number): number {
  const row = state.evaporationRow[b]!;
  const { evaporation } = unit;
  const lowest = evaporation.lowerSpanMm[row]! + evaporation.airDryMm[row]!;
  const share = (layerWater(unit, state.water, b * COMPARTMENTS, row) - lowest) / evaporation.upperSpanMm[row]!;
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
    const held = state.water[offset + i]! * profile.mmPerContent[i]!;
    let usable = (held - profile.airDry[i]! * profile.mmPerContent[i]!) * share;
    if (isClipped && usable < 0) usable = 0;
    const taken = usable >= wanted ? wanted : usable;
    wanted -= taken;
    state.water[offset + i] = (held - taken) * profile.contentPerMm[i]!;
  }
  return amountMm - wanted;
}

/** The wetness that the layer loses in a number of steps of stage two at once.
 *  With q = 1 − e^(−4w) one step is q → q·(1 − k) − (kq)²/(2(1 − q)) − (kq)³/(6(1 − q)²) − …: nearly geometric. The higher terms are added at the mean.
 *  Units and shapes: power is e^(4w), k four times the loss of one step at full speed over e⁴ − 1; steps·k·(power − 1) at most 0.2 and k below 0.0025,
 *  where the error is below 4e-5 of the loss, and below 1e-6 in soil that is not near saturation (against the twenty steps one by one). */
function wetnessLoss(power: number, k: number, steps: number): number {
  const v = 1 / power;
  const q = 1 - v;
  // (1 − k)ⁿ to the fourth order; k is below 0.002.
  const geometric = q * (1 - steps * k * (1 - (steps - 1) * k * 0.5 * (1 - (steps - 2) * k * THIRD * (1 - (steps - 3) * k * 0.25))));
  // The mean over the starts of the steps: the last one starts k·q above the end.
  const mean = (q + geometric + k * q) / 2;
  const change = (k * mean) / (1 - mean);
  // What the higher terms take early shrinks with the steps that follow.
  const last = geometric - ((steps * k * mean * change) / 2) * (1 + change * THIRD) * (1 - (steps - 1) * k * 0.5);
  return kernelLn(1 + (q - last) * power) / SHAPE;
}

/** Stage two: the drier the layer, the slower; twenty steps a day, the layer deepens as it dries. Adds to evaporationMm.
 *  One compartment supplies the water at a time, from the top; `supply` is its index and `share` the part of it inside the layer. */
function evaporateStageTwo(unit: CropUnit, state: CropState, b: number): void {
  const { evaporation, isStepwise, profile } = unit;
  const { water } = state;
  const { airDryMm, count, growthMm, growthThreshold, lastRow, lastShare, lowerSpanMm, upperSpanMm } = evaporation;
  const offset = b * COMPARTMENTS;
  const perStep = today[DEMAND]! / SUBSTEPS;
  const start = state.stageTwoShare[b]!;
  let row = state.evaporationRow[b]!;
  let inverse = 1 / (start * upperSpanMm[row]! + lowerSpanMm[row]!);
  // With the sum it is known to be a number and kept in a register, here and below.
  let held = 0 + layerWater(unit, water, offset, row);
  let relative = (held - airDryMm[row]!) * inverse;
  // e^(4·relative); brought up to date at one place, because a function called from many is not inlined.
  let power = 0;
  let isStale = true;
  let supply = -1;
  let usableMm = 0;
  let share = 1;
  let totalMm = 0;
  let left = SUBSTEPS;
  while (left > 0) {
    if (row < lastRow && relative < growthThreshold[row]!) {
      while (row < lastRow && relative < growthThreshold[row]!) {
        row += 1;
        const growth = growthMm[row]!;
        held = growth > 0 ? held + growth * water[offset + count[row]! - 1]! : 0 + layerWater(unit, water, offset, row);
        inverse = 1 / (start * upperSpanMm[row]! + lowerSpanMm[row]!);
        relative = (held - airDryMm[row]!) * inverse;
      }
      isStale = true;
      // A compartment that lies in the layer as a whole goes on to supply.
      if (supply < 0 || share < 1 || supply >= count[row]! - 1) supply = -1;
    }
    if (isStale) power = kernelExp(SHAPE * relative);
    isStale = true;
    const wanted = perStep * (power - 1 > SHAPE_SPAN ? 1 : (power - 1) * PER_SHAPE_SPAN);
    if (!(wanted > 0)) break;
    const last = count[row]! - 1;
    if (supply < 0) {
      for (supply = 0; supply <= last; supply += 1) {
        share = supply === last ? lastShare[row]! : 1;
        usableMm = (water[offset + supply]! - profile.airDry[supply]!) * profile.mmPerContent[supply]! * share;
        if (usableMm > 0) break;
      }
    }
    const perMm = inverse * share;
    if (supply <= last && relative < 1 && perMm > 0) {
      const k = SHAPE * perStep * perMm * PER_SHAPE_SPAN;
      // Each step loses less than the one before, so this many cannot cross the threshold at which the layer grows.
      const reach = row < lastRow ? Math.min(CHUNK, SHAPE * (relative - growthThreshold[row]!)) : CHUNK;
      const steps = isStepwise ? 1 : Math.min(left, Math.floor(reach / (k * (power - 1))));
      const loss = steps > 1 ? wetnessLoss(power, k, steps) : 0;
      const lossMm = loss / perMm;
      if (steps > 1 && usableMm - lossMm * share > perStep) {
        water[offset + supply] = water[offset + supply]! - lossMm * profile.contentPerMm[supply]!;
        usableMm -= lossMm * share;
        held -= lossMm * share;
        totalMm += lossMm;
        relative -= loss;
        left -= steps;
        continue;
      }
    }
    left -= 1;
    if (supply <= last && usableMm >= wanted) {
      water[offset + supply] = water[offset + supply]! - wanted * profile.contentPerMm[supply]!;
      usableMm -= wanted * share;
      held -= wanted * share;
      totalMm += wanted;
      const change = wanted * perMm;
      relative -= change;
      isStale = isStepwise || change > SMALL_STEP;
      if (!isStale) power *= kernelExpOfSmallNegative(SHAPE * change);
    } else {
      totalMm += extract(unit, state, b, row, wanted, false);
      held = 0 + layerWater(unit, water, offset, row);
      relative = (held - airDryMm[row]!) * inverse;
      supply = -1;
    }
  }
  state.evaporationRow[b] = row;
  state.evaporationMm[b] = state.evaporationMm[b]! + totalMm;
}

/** Evaporates from the soil of block b for one day; writes evaporationMm and evaporationPotentialMm.
 *  Units and shapes: the day's scratch holds rain, ET0 and time.
 *  Source: AquaCrop-OSPy solution/soil_evaporation (FAO AquaCrop reference manual, section 3.9). */
export function evaporate(unit: CropUnit, state: CropState, b: number): void {
  const { profile } = unit;
  const demandMm = potentialEvaporation(unit, state, b);
  const rainMm = today[RAIN]!;
  const irrigationMm = unit.isNet ? 0 : state.irrigationMm[b]!;
  const isGrowing = (state.flags[b]! & GROWING) !== 0;
  const rew = profile.readilyEvaporableMm;
  const infiltrated = state.infiltrationMm[b]!;
  if ((rainMm > 0 || irrigationMm > 0) && infiltrated > 0) startStageOne(state, b, infiltrated > rew ? rew : infiltrated);
  const storage = state.surfaceStorageMm[b]!;
  const underMulch = isGrowing && storage < 0.000001 ? demandMm * unit.mulchFactor : demandMm;
  const isPartlyWet = irrigationMm > 0 && !(rainMm > 1 || storage > 0);
  const overWetted = isPartlyWet ? demandMm * unit.wettedShare : demandMm;
  const potential = Math.min(overWetted, underMulch);
  let actual = 0;
  if (storage > 0) {
    if (storage > potential) {
      // The cover as hedges see it may exceed 1: then the demand on the soil is below zero, but nothing condenses.
      actual = Math.max(0, potential);
      state.surfaceStorageMm[b] = storage - actual;
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
  state.evaporationMm[b] = actual;
  if (demand > 0) {
    state.flags[b] = state.flags[b]! | STAGE_TWO;
    today[DEMAND] = demand;
    evaporateStageTwo(unit, state, b);
  }
  state.evaporationPotentialMm[b] = potential;
}
