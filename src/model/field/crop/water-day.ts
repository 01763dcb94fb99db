// The water of one day in its order: drainage, runoff, irrigation, infiltration, rise, and inflow at its end; salt goes with it.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { capillaryRise } from './capillary-rise.ts';
import type { CropUnit } from './crop-block.ts';
import { GROWING, MAY_DRAIN, type CropState } from './crop-state.ts';
import { AVAILABLE, DEPLETION, HAS_OUTFLOW, IRRIGATED, IS_ZONE_CURRENT, PASSED, PONDED, RAIN, SCHEDULED, STORAGE, today, TURNED_AWAY } from './day-scratch.ts';
import { drain, willDrain } from './drainage.ts';
import { infiltrate } from './infiltration.ts';
import { doseByRule } from './irrigation.ts';
import { readRootZone, rootZoneRow } from './root-zone.ts';
import { runoffOfRain } from './runoff.ts';
import { carrySalt } from './salinity/salt-flow.ts';
import { concentrateSalt } from './salinity/salt-lift.ts';
import { saltOfWaterTable } from './salinity/salt-store.ts';
import { COMPARTMENTS } from './soil-profile.ts';
import { saturateBelowWaterTable } from './water-table.ts';

/** Today's irrigation: the block's own rule, or a gross dose in mm. */
export type DayIrrigation = number | 'rule';

// Scratch of one day, 12 compartments: flux out of each, and capillary rise into each; nothing here lives across calls.
const outflow = new Float64Array(COMPARTMENTS);
const risen = new Float64Array(COMPARTMENTS);

/** The depletion that a rule expects for the day, mm; leaves the root zone in the scratch. Source: AquaCrop-OSPy solution/irrigation. */
function expectedDepletion(unit: CropUnit, state: CropState, b: number): number {
  const { zone: table } = unit;
  const rootDepthM = state.rootDepthM[b]!;
  const row = rootZoneRow(table, rootDepthM);
  readRootZone(unit.profile, table, row, state.water, b * COMPARTMENTS);
  today[IS_ZONE_CURRENT] = 1;
  const aboveMm = today[STORAGE]! - table.fieldCapacityMm[row]!;
  const excessMm = aboveMm > 0 ? (aboveMm / ((table.firstCm + row) * 10)) * 1000 * Math.max(rootDepthM, unit.crop.minimumRootDepthM) : 0;
  const lossesMm = state.transpirationPotentialMm[b]! + state.evaporationPotentialMm[b]!;
  return today[DEPLETION]! + lossesMm - today[RAIN]! + state.runoffMm[b]! - excessMm;
}

/** Sets irrigationMm to the dose of the day: the given one, or that of the block's rule. */
function irrigate(unit: CropUnit, state: CropState, b: number, irrigation: DayIrrigation): void {
  if (irrigation !== 'rule') {
    state.irrigationMm[b] = Math.max(0, irrigation);
    return;
  }
  const { irrigation: settings } = unit;
  const { method } = settings;
  if (method === 'none' || method === 'net') {
    state.irrigationMm[b] = 0;
    return;
  }
  const day = state.dayOfSeason[b]!;
  const expected = method === 'target' || method === 'interval' ? expectedDepletion(unit, state, b) : 0;
  const dose = doseByRule(settings, expected, today[AVAILABLE]!, day === 1 ? 1 : state.growthStage[b]!, day, today[SCHEDULED]!);
  const sum = state.irrigationSumMm[b]!;
  state.irrigationMm[b] = sum + dose > settings.maximumSeasonMm ? Math.max(0, settings.maximumSeasonMm - sum) : dose;
}

/** Rain, irrigation, drainage and rise of the day; writes the water fluxes. */
export function moveWater(unit: CropUnit, state: CropState, b: number, irrigation: DayIrrigation): void {
  const { profile, field } = unit;
  const offset = b * COMPARTMENTS;
  const rainMm = today[RAIN]!;
  const isGrowing = (state.flags[b]! & GROWING) !== 0;
  let percolated = 0;
  if ((state.flags[b]! & MAY_DRAIN) !== 0) {
    percolated = drain(profile, state.water, offset, state.fieldCapacity, outflow, unit.isStepwise);
    if (!willDrain(state.water, offset, state.fieldCapacity, unit.isStepwise)) state.flags[b] = state.flags[b]! & ~MAY_DRAIN;
    today[HAS_OUTFLOW] = 1;
  } else if (today[HAS_OUTFLOW] !== 0) {
    outflow.fill(0);
    today[HAS_OUTFLOW] = 0;
  }
  today[IS_ZONE_CURRENT] = 0;
  const bundMm = isGrowing ? field.bundHeightMm : 0;
  let runoffMm = 0;
  if (bundMm === 0 && !(isGrowing && field.isRunoffPrevented)) {
    state.submergedDays[b] = 0;
    if (rainMm > 0) runoffMm = runoffOfRain(profile, state.water, offset, isGrowing ? unit.curveNumber : profile.curveNumber, rainMm);
  }
  state.rainMm[b] = rainMm;
  state.runoffMm[b] = runoffMm;
  if (isGrowing) irrigate(unit, state, b, irrigation);
  else state.irrigationMm[b] = 0;
  const doseMm = state.irrigationMm[b]!;
  const effectiveMm = doseMm * unit.efficiency;
  const arrivingMm = rainMm - runoffMm + effectiveMm;
  const storageMm = state.surfaceStorageMm[b]!;
  state.irrigationSumMm[b] = isGrowing ? state.irrigationSumMm[b]! + doseMm : 0;
  state.infiltrationMm[b] = arrivingMm;
  state.deepPercolationMm[b] = percolated;
  if (arrivingMm > 0 || storageMm > 0) {
    state.flags[b] = state.flags[b]! | MAY_DRAIN;
    today[HAS_OUTFLOW] = 1;
    today[IS_ZONE_CURRENT] = 0;
    infiltrate(profile, state.water, offset, state.fieldCapacity, outflow, arrivingMm, storageMm, bundMm);
    state.surfaceStorageMm[b] = today[PONDED]!;
    state.infiltrationMm[b] = arrivingMm - today[TURNED_AWAY]!;
    state.runoffMm[b] = runoffMm + today[TURNED_AWAY]!;
    state.deepPercolationMm[b] = percolated + today[PASSED]!;
  }
  if (unit.hasWaterTable) {
    state.flags[b] = state.flags[b]! | MAY_DRAIN;
    today[IS_ZONE_CURRENT] = 0;
    state.capillaryRiseMm[b] = capillaryRise(profile, state.water, offset, state.fieldCapacity, outflow, risen, unit.potentialRisesMm, unit.waterTableDepthM);
  }
  if (unit.salt !== undefined) {
    today[IRRIGATED] = Math.min(effectiveMm, Math.max(0, state.infiltrationMm[b]!));
    carrySalt(unit, unit.salt, state, b, outflow, risen);
  }
}

/** Inflow from the water table and the salt it brings; salt of pores that fell dry is gathered. */
export function closeWater(unit: CropUnit, state: CropState, b: number): void {
  const { profile, salt } = unit;
  state.waterTableInflowMm[b] = unit.hasWaterTable ? saturateBelowWaterTable(profile, state.water, b * COMPARTMENTS, unit.waterTableDepthM) : 0;
  if (salt === undefined) return;
  if (unit.hasWaterTable) state.saltRisen[b] = state.saltRisen[b]! + saltOfWaterTable(salt, state, b);
  concentrateSalt(salt, state, b);
}
