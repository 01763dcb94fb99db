// One day of salt with the water that moves: in with irrigation, between pores, down with drainage, between compartments; evaporation is elsewhere.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import type { CropUnit } from '../crop-block.ts';
import type { CropState } from '../crop-state.ts';
import { IRRIGATED, today } from '../day-scratch.ts';
import { COMPARTMENTS, type SoilProfile } from '../soil-profile.ts';
import { activeCell, CELLS, type SaltCells } from './salt-cells.ts';
import { GRAMS_PER_LITRE_PER_DS_M, SOLUBILITY_G_PER_L } from './salt-settings.ts';
import { dayGrams, type SaltUnit } from './salt-store.ts';

// Wettest cell of each compartment after the day's flow; read within one call.
const active = new Int32Array(COMPARTMENTS);
// Water content before drainage and its drop by drainage, and the salt that drainage takes: handed over in an array, because numbers would be allocated.
const FULL = 0;
const DROPPED = 1;
const OUT = 2;
const drained = new Float64Array(3);

/** Mixes the two wettest cells of a compartment through which more water passes than its pores hold. */
function mixFlooded(profile: SoilProfile, cells: SaltCells, grams: Float64Array, base: number, i: number, last: number): void {
  const mm = cells.equalMm[i]!;
  const floodedMm = (drained[FULL]! - cells.upper[i]!) * profile.mmPerContent[i]!;
  const lower = Math.min(grams[base + last - 1]!, cells.equalMostGrams[i]!);
  const upper = Math.min(grams[base + last]!, SOLUBILITY_G_PER_L * floodedMm);
  const moved = (cells.mobility[i * CELLS + last - 1]! * (floodedMm * lower - mm * upper)) / (mm + floodedMm);
  grams[base + last - 1] = grams[base + last - 1]! - moved;
  grams[base + last] = grams[base + last]! + moved;
}

/** Takes the salt of the drained (widest) pores out of a compartment; leaves g/m² in OUT. Source: AquaCrop 7.3 calculate_saltcontent. */
function drainCells(profile: SoilProfile, cells: SaltCells, grams: Float64Array, base: number, i: number, wettest: number): void {
  let content = drained[FULL]!;
  let left = drained[DROPPED]!;
  let out = 0;
  for (let cell = wettest; cell >= 0 && left > 0; cell -= 1) {
    const limit = cell < cells.count[i]! - 1 ? cell * cells.width[i]! : cells.upper[i]!;
    const held = content - limit;
    const isRest = held > left;
    const share = isRest ? left / held : 1;
    const found = grams[base + cell]!;
    out += found * share;
    let kept = found * (1 - share);
    const most = SOLUBILITY_G_PER_L * (isRest ? left : held) * profile.mmPerContent[i]!;
    if (out > most) {
      kept += out - most;
      out = most;
    }
    grams[base + cell] = kept;
    left -= held;
    content = limit;
  }
  drained[OUT] = out;
}

/** Takes salt out of a compartment, from its widest pores on. Source: AquaCrop 7.3 MoveSaltTo. */
function takeSalt(grams: Float64Array, base: number, last: number, wanted: number): void {
  let left = wanted;
  for (let at = base + last; at >= base; at -= 1) {
    const found = grams[at]!;
    if (found >= left || at === base) {
      grams[at] = found - left;
      return;
    }
    left -= found;
    grams[at] = 0;
  }
}

/** Evens out the concentrations of neighbouring compartments, by a quarter of the smaller mobility.
 *  With the dissolved salt s and t in V and W mm of water the upper one has s − V·(s + t)/(V + W) = (s·W − t·V)/(V + W) more than its part.
 *  Source: AquaCrop 7.3 SaltDiffusion of calculate_saltcontent. */
function diffuse(profile: SoilProfile, cells: SaltCells, grams: Float64Array, b: number, water: Float64Array): void {
  const { mobility, count } = cells;
  const offset = b * COMPARTMENTS;
  let upperMm = water[offset]! * profile.mmPerContent[0]!;
  let upperMobility = mobility[active[0]!]!;
  let upperGrams = dayGrams[0]!;
  for (let i = 1; i < COMPARTMENTS; i += 1) {
    const lowerMm = water[offset + i]! * profile.mmPerContent[i]!;
    const lowerMobility = mobility[i * CELLS + active[i]!]!;
    const lowerGrams = dayGrams[i]!;
    const upperMost = SOLUBILITY_G_PER_L * upperMm;
    const lowerMost = SOLUBILITY_G_PER_L * lowerMm;
    const excess = (upperGrams < upperMost ? upperGrams : upperMost) * lowerMm - (lowerGrams < lowerMost ? lowerGrams : lowerMost) * upperMm;
    const down = (excess * 0.25 * (upperMobility < lowerMobility ? upperMobility : lowerMobility)) / (upperMm + lowerMm);
    const base = (offset + i) * CELLS;
    if (down > 0) {
      takeSalt(grams, base - CELLS, count[i - 1]! - 1, down);
      grams[base + active[i]!] = grams[base + active[i]!]! + down;
    } else if (down < 0) {
      grams[base - CELLS + active[i - 1]!] = grams[base - CELLS + active[i - 1]!]! - down;
      takeSalt(grams, base, count[i]! - 1, -down);
    }
    dayGrams[i - 1] = upperGrams - down;
    upperGrams = lowerGrams + down;
    upperMm = lowerMm;
    upperMobility = lowerMobility;
  }
  dayGrams[COMPARTMENTS - 1] = upperGrams;
}

/** Carries salt with the day's water: irrigation in, mixing between pores, drainage down, diffusion between compartments.
 *  Units and shapes: `outflow` the flux out of each compartment and `risen` the capillary rise into it (mm), `state.water` after both (m³/m³);
 *  the day's scratch holds the irrigation that entered the soil; writes saltIn, saltOut, saltRisen (g/m²) and dayGrams.
 *  Source: AquaCrop 7.3 calculate_saltcontent. */
export function carrySalt(unit: CropUnit, salt: SaltUnit, state: CropState, b: number, outflow: Float64Array, risen: Float64Array): void {
  const { cells, settings } = salt;
  const { profile } = unit;
  const { water, saltGrams } = state;
  const { count, gain, loss, mostGrams } = cells;
  const { hasWaterTable } = unit;
  const tableGramsPerMm = settings.waterTableEcDsPerM * GRAMS_PER_LITRE_PER_DS_M;
  let entering = today[IRRIGATED]! * settings.irrigationEcwDsPerM * GRAMS_PER_LITRE_PER_DS_M;
  let risenGrams = 0;
  state.saltIn[b] = entering;
  for (let i = 0; i < COMPARTMENTS; i += 1) {
    const base = (b * COMPARTMENTS + i) * CELLS;
    const content = water[b * COMPARTMENTS + i]!;
    const flux = outflow[i]!;
    const last = count[i]! - 1;
    let wettest = activeCell(cells, i, content);
    let isFlooded = false;
    active[i] = wettest;
    if (hasWaterTable && risen[i]! > 0) {
      const grams = risen[i]! * tableGramsPerMm;
      saltGrams[base + wettest] = saltGrams[base + wettest]! + grams;
      risenGrams += grams;
    }
    if (flux > 0 || entering > 0) {
      const dropped = flux * profile.contentPerMm[i]!;
      const full = content + dropped;
      wettest = activeCell(cells, i, full);
      saltGrams[base + wettest] = saltGrams[base + wettest]! + entering;
      entering = 0;
      drained[FULL] = full;
      drained[DROPPED] = dropped;
      isFlooded = wettest === last && full > profile.saturation[i]!;
    }
    // Neighbouring cells even out from the driest to the wettest, each pair by its mobility; deposited salt takes no part.
    const end = base + (isFlooded ? wettest - 1 : wettest);
    let k = i * CELLS;
    let held = saltGrams[base]!;
    let sum = 0;
    let at = base;
    for (; at < end; at += 1) {
      const most = mostGrams[k]!;
      const nextMost = mostGrams[k + 1]!;
      const next = saltGrams[at + 1]!;
      const moved = gain[k]! * (held < most ? held : most) - loss[k]! * (next < nextMost ? next : nextMost);
      saltGrams[at] = held - moved;
      sum += held - moved;
      held = next + moved;
      k += 1;
    }
    saltGrams[end] = held;
    sum += held;
    for (at += 1; at <= base + last; at += 1) sum += saltGrams[at]!;
    if (isFlooded) mixFlooded(profile, cells, saltGrams, base, i, last);
    if (flux > 0) {
      drainCells(profile, cells, saltGrams, base, i, wettest);
      entering = drained[OUT]!;
      sum -= entering;
    }
    dayGrams[i] = sum;
  }
  state.saltOut[b] = entering;
  state.saltRisen[b] = risenGrams;
  diffuse(profile, cells, saltGrams, b, water);
}
