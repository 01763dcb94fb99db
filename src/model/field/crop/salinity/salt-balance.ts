// One day of salt in the soil: in with irrigation, down with drainage, between pores, up with evaporation; stress is elsewhere.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { exp, ln } from '../../../../base/math.ts';
import type { CropUnit } from '../crop-block.ts';
import { COMPARTMENTS, type SoilProfile } from '../soil-profile.ts';
import { activeCell, CELLS, cellMm, type SaltCells } from './salt-cells.ts';
import { GRAMS_PER_LITRE_PER_DS_M, SOLUBILITY_G_PER_L, type SaltSettings } from './salt-settings.ts';
import type { SaltState } from './salt-state.ts';

/** A block with salt: its settings and cells. */
export interface SaltUnit {
  readonly settings: SaltSettings;
  readonly cells: SaltCells;
}

const at = (b: number, i: number, cell: number): number => (b * COMPARTMENTS + i) * CELLS + cell;

/** Dissolves and deposits so that the water of a cell holds no more than it can. */
function settle(state: SaltState, index: number, waterMm: number): void {
  const total = state.saltDissolved[index]! + state.saltDeposited[index]!;
  const most = SOLUBILITY_G_PER_L * waterMm;
  state.saltDissolved[index] = Math.min(total, most);
  state.saltDeposited[index] = Math.max(0, total - most);
}

/** All salt of a compartment, g/m². */
export function compartmentSalt(state: SaltState, b: number, i: number): number {
  let sum = 0;
  for (let cell = 0; cell < CELLS; cell += 1) sum += state.saltDissolved[at(b, i, cell)]! + state.saltDeposited[at(b, i, cell)]!;
  return sum;
}

/** The conductivity of an amount of salt (g/m²) in a layer at a water content, dS/m, at most that of saturated brine. */
export function conductivityOf(saltGrams: number, content: number, thicknessM: number): number {
  const gramsPerLitre = saltGrams / (content * 1000 * thicknessM);
  return Math.min(SOLUBILITY_G_PER_L, gramsPerLitre) / GRAMS_PER_LITRE_PER_DS_M;
}

/** The conductivity that the salt of a compartment gives at a water content, dS/m, at most that of saturated brine. */
export function conductivityAt(state: SaltState, profile: SoilProfile, b: number, i: number, content: number): number {
  return conductivityOf(compartmentSalt(state, b, i), content, profile.thicknessM[i]!);
}

/** Fills a compartment with salt of one ECe, spread over the wet cells by mobility. Source: AquaCrop 7.3 DetermineSaltContent. */
export function fillCompartment(unit: CropUnit, salt: SaltUnit, state: SaltState, b: number, i: number, content: number, eceDsPerM: number): void {
  const { cells } = salt;
  const { profile } = unit;
  const total = eceDsPerM * GRAMS_PER_LITRE_PER_DS_M * profile.saturation[i]! * 1000 * profile.thicknessM[i]!;
  const last = activeCell(cells, i, content);
  let sum = 0;
  for (let cell = 0; cell <= last; cell += 1) sum += cells.mobility[i * CELLS + cell]!;
  for (let cell = 0; cell < CELLS; cell += 1) {
    const index = at(b, i, cell);
    state.saltDeposited[index] = 0;
    state.saltDissolved[index] = cell <= last ? (total * cells.mobility[i * CELLS + cell]!) / sum : 0;
    if (cell <= last) settle(state, index, cellMm(cells, profile, i, cell));
  }
}

function mixCells(unit: CropUnit, cells: SaltCells, state: SaltState, b: number, i: number, last: number, content: number): void {
  const { profile } = unit;
  for (let cell = 0; cell < last; cell += 1) {
    const lower = at(b, i, cell);
    const upper = at(b, i, cell + 1);
    const lowerMm = cells.width[i]! * 1000 * profile.thicknessM[i]!;
    const isLast = cell + 1 === cells.count[i]! - 1;
    const reach = Math.max(content, profile.saturation[i]!);
    const upperMm = isLast ? (reach - cells.upper[i]!) * 1000 * profile.thicknessM[i]! : lowerMm;
    settle(state, lower, lowerMm);
    settle(state, upper, upperMm);
    const common = (state.saltDissolved[lower]! + state.saltDissolved[upper]!) / (lowerMm + upperMm);
    const mobility = cells.mobility[i * CELLS + cell]!;
    state.saltDissolved[lower] = state.saltDissolved[lower]! + (common * lowerMm - state.saltDissolved[lower]!) * mobility;
    state.saltDissolved[upper] = state.saltDissolved[upper]! + (common * upperMm - state.saltDissolved[upper]!) * mobility;
    settle(state, lower, lowerMm);
    settle(state, upper, upperMm);
  }
}

/** Takes the salt of the drained (widest) pores out of a compartment; returns g/m². */
function drainCells(unit: CropUnit, cells: SaltCells, state: SaltState, b: number, i: number, wettest: number, before: number, dropped: number): number {
  const perContent = 1000 * unit.profile.thicknessM[i]!;
  let content = before;
  let left = dropped;
  let cell = wettest;
  let out = 0;
  while (left > 0 && cell >= 0) {
    const limit = cell < cells.count[i]! - 1 ? cell * cells.width[i]! : cells.upper[i]!;
    const held = content - limit;
    const share = held > left ? left / held : 1;
    const index = at(b, i, cell);
    out += (state.saltDissolved[index]! + state.saltDeposited[index]!) * share;
    const passedMm = Math.min(left, held) * perContent;
    state.saltDissolved[index] = state.saltDissolved[index]! * (1 - share);
    state.saltDeposited[index] = state.saltDeposited[index]! * (1 - share);
    const most = SOLUBILITY_G_PER_L * passedMm;
    if (out > most) {
      state.saltDeposited[index] = state.saltDeposited[index]! + (out - most);
      out = most;
    }
    if (held > left) {
      settle(state, index, cellMm(cells, unit.profile, i, cell));
      return out;
    }
    left -= held;
    content = limit;
    cell -= 1;
  }
  return out;
}

/** Moves salt into (positive) or out of (negative) a compartment. Source: AquaCrop 7.3 MoveSaltTo. */
function moveSalt(unit: CropUnit, cells: SaltCells, state: SaltState, b: number, i: number, cell: number, grams: number): void {
  const last = cells.count[i]! - 1;
  let index = at(b, i, grams >= 0 ? cell : last);
  state.saltDissolved[index] = state.saltDissolved[index]! + grams;
  if (grams >= 0) {
    settle(state, index, cellMm(cells, unit.profile, i, cell));
    return;
  }
  for (let k = last; k > 0 && state.saltDissolved[index]! < 0; k -= 1) {
    const below = at(b, i, k - 1);
    state.saltDissolved[below] = state.saltDissolved[below]! + state.saltDissolved[index]!;
    state.saltDissolved[index] = 0;
    index = below;
    settle(state, index, cellMm(cells, unit.profile, i, k - 1));
  }
}

function diffuse(unit: CropUnit, cells: SaltCells, state: SaltState, b: number, water: Float64Array): void {
  const { profile } = unit;
  const offset = b * COMPARTMENTS;
  for (let i = 1; i < profile.count; i += 1) {
    const upperCell = activeCell(cells, i - 1, water[offset + i - 1]!);
    const lowerCell = activeCell(cells, i, water[offset + i]!);
    const upperMm = water[offset + i - 1]! * 1000 * profile.thicknessM[i - 1]!;
    const lowerMm = water[offset + i]! * 1000 * profile.thicknessM[i]!;
    const upperEc = conductivityAt(state, profile, b, i - 1, water[offset + i - 1]!);
    const lowerEc = conductivityAt(state, profile, b, i, water[offset + i]!);
    const common = (upperEc * upperMm + lowerEc * lowerMm) / (upperMm + lowerMm);
    const fromUpper = Math.abs(((upperEc - common) * cells.mobility[(i - 1) * CELLS + upperCell]!) / 4) * upperMm;
    const fromLower = Math.abs(((lowerEc - common) * cells.mobility[i * CELLS + lowerCell]!) / 4) * lowerMm;
    const grams = Math.min(fromUpper, fromLower) * GRAMS_PER_LITRE_PER_DS_M;
    if (!(grams > 0)) continue;
    const downward = upperEc > common ? grams : -grams;
    moveSalt(unit, cells, state, b, i - 1, upperCell, -downward);
    moveSalt(unit, cells, state, b, i, lowerCell, downward);
  }
}

/** Carries salt with the day's water: irrigation in, mixing between pores, drainage down, diffusion between compartments.
 *  Units and shapes: `water` after infiltration and rise (m³/m³), `outflow` the flux out of each compartment and `risen` the capillary rise into it (mm);
 *  writes saltIn, saltOut, saltRisen (g/m²).
 *  Source: AquaCrop 7.3 calculate_saltcontent. */
export function carrySalt(
  unit: CropUnit,
  salt: SaltUnit,
  state: SaltState,
  b: number,
  water: Float64Array,
  outflow: Float64Array,
  risen: Float64Array,
  irrigationMm: number,
  infiltratedMm: number,
): void {
  const { cells, settings } = salt;
  const { profile } = unit;
  let entering = irrigationMm * settings.irrigationEcwDsPerM * GRAMS_PER_LITRE_PER_DS_M;
  let enteringMm = infiltratedMm;
  state.saltIn[b] = entering;
  state.saltRisen[b] = 0;
  for (let i = 0; i < profile.count; i += 1) {
    const content = water[b * COMPARTMENTS + i]!;
    if (risen[i]! > 0) {
      const grams = risen[i]! * settings.waterTableEcDsPerM * GRAMS_PER_LITRE_PER_DS_M;
      moveSalt(unit, cells, state, b, i, activeCell(cells, i, content), grams);
      state.saltRisen[b] = state.saltRisen[b]! + grams;
    }
    const dropped = outflow[i]! / (1000 * profile.thicknessM[i]!);
    const full = content + dropped;
    const wettest = activeCell(cells, i, full);
    if (enteringMm > 0) {
      const index = at(b, i, wettest);
      state.saltDissolved[index] = state.saltDissolved[index]! + entering;
    }
    mixCells(unit, cells, state, b, i, wettest, full);
    entering = outflow[i]! > 0 ? drainCells(unit, cells, state, b, i, wettest, full, dropped) : 0;
    enteringMm = outflow[i]!;
  }
  state.saltOut[b] = entering;
  diffuse(unit, cells, state, b, water);
}

/** How readily evaporation lifts salt at a water content of the top, 0 to 1. Source: AquaCrop 7.3 SaltTransportFactor. */
export function saltTransportFactor(profile: SoilProfile, content: number): number {
  const dry = profile.wiltingPoint[0]! / 2;
  if (content <= dry) return 0;
  const x = (content - dry) / (profile.saturation[0]! - dry);
  return exp(x * ln(10) + ln(x / 10));
}

/** Lifts salt to the top compartment with the water that evaporated from below it.
 *  Units and shapes: `before` holds the water contents before evaporation. Source: AquaCrop 7.3 CalculateSoilEvaporationStage2, step 3. */
export function liftSalt(unit: CropUnit, salt: SaltUnit, state: SaltState, b: number, water: Float64Array, before: Float64Array, depthM: number): void {
  const { cells } = salt;
  const { profile } = unit;
  const offset = b * COMPARTMENTS;
  const factor = saltTransportFactor(profile, water[offset]!);
  if (factor <= 0.01) return;
  const top = at(b, 0, activeCell(cells, 0, water[offset]!));
  for (let i = 1; i < profile.count && profile.bottomM[i]! <= depthM + 1e-9; i += 1) {
    const after = water[offset + i]!;
    if (before[i]! - after < 1e-5) return;
    const last = activeCell(cells, i, after);
    let content = before[i]!;
    for (let cell = activeCell(cells, i, content); cell >= last; cell -= 1) {
      const index = at(b, i, cell);
      const floor = cell === cells.count[i]! - 1 ? cells.upper[i]! : cells.width[i]! * cell;
      const share = cell > last ? 1 : Math.min(1, (content - after) / (content - floor));
      const moved = factor * state.saltDissolved[index]! * share;
      state.saltDissolved[index] = state.saltDissolved[index]! - moved;
      state.saltDissolved[top] = state.saltDissolved[top]! + moved;
      content = cells.width[i]! * cell;
    }
  }
}

/** Gathers the salt of pores that fell dry in the wettest pore that has water. Source: AquaCrop 7.3 ConcentrateSalts. */
export function concentrateSalt(unit: CropUnit, salt: SaltUnit, state: SaltState, b: number, water: Float64Array): void {
  const { cells } = salt;
  for (let i = 0; i < unit.profile.count; i += 1) {
    const wet = activeCell(cells, i, water[b * COMPARTMENTS + i]!);
    let sum = 0;
    for (let cell = wet + 1; cell < cells.count[i]!; cell += 1) {
      const index = at(b, i, cell);
      sum += state.saltDissolved[index]! + state.saltDeposited[index]!;
      state.saltDissolved[index] = 0;
      state.saltDeposited[index] = 0;
    }
    if (sum <= 0) continue;
    const index = at(b, i, wet);
    state.saltDissolved[index] = state.saltDissolved[index]! + sum;
    settle(state, index, cellMm(cells, unit.profile, i, wet));
  }
}

/** Gives compartments below the water table its salt; returns the change in g/m². Source: AquaCrop 7.3 HorizontalInflowGWTable. */
export function saltOfWaterTable(unit: CropUnit, salt: SaltUnit, state: SaltState, b: number, water: Float64Array): number {
  const { profile } = unit;
  let change = 0;
  for (let i = 0; i < profile.count; i += 1) {
    if (profile.waterTableMidM[i]! < unit.waterTableDepthM) continue;
    const before = compartmentSalt(state, b, i);
    fillCompartment(unit, salt, state, b, i, water[b * COMPARTMENTS + i]!, salt.settings.waterTableEcDsPerM);
    change += compartmentSalt(state, b, i) - before;
  }
  return change;
}
