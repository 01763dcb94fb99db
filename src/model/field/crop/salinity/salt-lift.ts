// What drying does to salt: evaporation lifts it to the top compartment, and pores that fell dry leave it to wetter ones.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import type { CropUnit } from '../crop-block.ts';
import type { CropState } from '../crop-state.ts';
import { kernelExp } from '../kernel-exp.ts';
import { COMPARTMENTS, type SoilProfile } from '../soil-profile.ts';
import { activeCell, CELLS } from './salt-cells.ts';
import { dayGrams, type SaltUnit } from './salt-store.ts';

const LN_10 = 2.302585092994046;
const LEAST_FACTOR = 0.01;
const LEAST_DROP = 1e-5;

/** How readily evaporation lifts salt at a water content of the top, 0 to 1: 10^x·x/10 with x from half the wilting point to saturation.
 *  Source: AquaCrop 7.3 SaltTransportFactor. */
export function saltTransportFactor(profile: SoilProfile, content: number): number {
  const dry = profile.airDry[0]!;
  if (content <= dry) return 0;
  const x = (content - dry) / (profile.saturation[0]! - dry);
  return (kernelExp(x * LN_10) * x) / 10;
}

/** Lifts salt to the top compartment with the water that evaporated from below it.
 *  Units and shapes: `before` holds the water contents before evaporation of the compartments that end above depthM; keeps dayGrams up to date.
 *  Source: AquaCrop 7.3 CalculateSoilEvaporationStage2, step 3. */
export function liftSalt(unit: CropUnit, salt: SaltUnit, state: CropState, b: number, before: Float64Array, depthM: number): void {
  const { cells } = salt;
  const { profile } = unit;
  const { water, saltGrams } = state;
  const offset = b * COMPARTMENTS;
  const factor = saltTransportFactor(profile, water[offset]!);
  if (factor <= LEAST_FACTOR) return;
  let lifted = 0;
  for (let i = 1; i < COMPARTMENTS && profile.bottomM[i]! <= depthM + 1e-9; i += 1) {
    const after = water[offset + i]!;
    let content = before[i]!;
    if (content - after < LEAST_DROP) break;
    const base = (offset + i) * CELLS;
    const last = activeCell(cells, i, after);
    let fromHere = 0;
    for (let cell = activeCell(cells, i, content); cell >= last; cell -= 1) {
      const floor = cell === cells.count[i]! - 1 ? cells.upper[i]! : cells.width[i]! * cell;
      const share = cell > last ? 1 : Math.min(1, (content - after) / (content - floor));
      const moved = factor * Math.min(saltGrams[base + cell]!, cells.mostGrams[i * CELLS + cell]!) * share;
      saltGrams[base + cell] = saltGrams[base + cell]! - moved;
      fromHere += moved;
      content = cells.width[i]! * cell;
    }
    dayGrams[i] = dayGrams[i]! - fromHere;
    lifted += fromHere;
  }
  if (lifted === 0) return;
  const top = offset * CELLS + activeCell(cells, 0, water[offset]!);
  saltGrams[top] = saltGrams[top]! + lifted;
  dayGrams[0] = dayGrams[0]! + lifted;
}

/** Gathers the salt of pores that fell dry in the wettest pore that has water. Source: AquaCrop 7.3 ConcentrateSalts. */
export function concentrateSalt(salt: SaltUnit, state: CropState, b: number): void {
  const { cells } = salt;
  const { water, saltGrams } = state;
  const offset = b * COMPARTMENTS;
  for (let i = 0; i < COMPARTMENTS; i += 1) {
    const base = (offset + i) * CELLS;
    const wet = activeCell(cells, i, water[offset + i]!);
    let sum = 0;
    for (let at = base + cells.count[i]! - 1; at > base + wet; at -= 1) {
      sum += saltGrams[at]!;
      saltGrams[at] = 0;
    }
    if (sum > 0) saltGrams[base + wet] = saltGrams[base + wet]! + sum;
  }
}
