// Redistribution of water above field capacity down the profile; rain and irrigation enter elsewhere.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { kernelExp, kernelLn } from './kernel-exp.ts';
import { COMPARTMENTS, type SoilProfile } from './soil-profile.ts';

// Drainage never ends by itself; water above field capacity below this content (0.0001 mm in 0.1 m) waits for the next wetting.
const UNDRAINED = 1e-6;

/** The drop of water content by drainage in one day at a given content, m³/m³. */
function drainageAbility(profile: SoilProfile, i: number, content: number, fieldCapacity: number): number {
  if (content <= fieldCapacity) return 0;
  const atSaturation = profile.drainageAtSaturation[i]!;
  const drop =
    content >= profile.saturation[i]!
      ? atSaturation
      : (kernelExp(content - profile.fieldCapacity[i]!) - 1) * profile.dropPerExponent[i]!;
  return content - drop < fieldCapacity ? content - fieldCapacity : drop;
}

/** The water content at which a compartment drains just the given drop, m³/m³. */
function contentThatDrains(profile: SoilProfile, i: number, drop: number, fieldCapacity: number): number {
  if (drop <= 0) return fieldCapacity;
  if (profile.drainageShare[i]! <= 0) return profile.saturation[i]! + 0.01;
  const content = profile.fieldCapacity[i]! + kernelLn(1 + drop * profile.exponentPerDrop[i]!);
  return content < fieldCapacity ? fieldCapacity : content;
}

/** Puts water that could not pass back into the compartment and those above it, up to saturation. */
function backUp(profile: SoilProfile, water: Float64Array, offset: number, outflow: Float64Array, from: number, excessMm: number): void {
  let excess = excessMm;
  for (let i = from; i >= 0 && excess > 0; i -= 1) {
    if (i < from) outflow[i] = outflow[i]! - excess;
    const at = offset + i;
    const perContent = 1000 * profile.thicknessM[i]!;
    const filled = water[at]! + excess / perContent;
    if (filled > profile.saturation[i]!) {
      excess = (filled - profile.saturation[i]!) * 1000 * profile.thicknessM[i]!;
      water[at] = profile.saturation[i]!;
    } else {
      water[at] = filled;
      excess = 0;
    }
  }
}

/** Whether any of the compartments from `offset` on will drain. */
export function willDrain(water: Float64Array, offset: number, fieldCapacity: Float64Array, isStepwise: boolean): boolean {
  const undrained = isStepwise ? 0 : UNDRAINED;
  for (let i = offset; i < offset + COMPARTMENTS; i += 1) if (water[i]! > fieldCapacity[i]! + undrained) return true;
  return false;
}

/** Drains the profile for one day.
 *  Units and shapes: changes `water` (m³/m³ from `offset` on), leaves 1e-6 m³/m³ above field capacity alone unless `isStepwise`, writes the flux out of each compartment into `outflow` (mm, length ≥ count); returns deep percolation in mm.
 *  Source: AquaCrop-OSPy solution/drainage (FAO AquaCrop reference manual, section 3.7). */
export function drain(
  profile: SoilProfile,
  water: Float64Array,
  offset: number,
  fieldCapacity: Float64Array,
  outflow: Float64Array,
  isStepwise: boolean,
): number {
  const undrained = isStepwise ? 0 : UNDRAINED;
  let flux = 0;
  const { count } = profile;
  for (let i = 0; i < count; i += 1) {
    const at = offset + i;
    const fc = fieldCapacity[at]!;
    const content = water[at]!;
    if (flux === 0 && content <= fc + undrained) {
      outflow[i] = 0;
      continue;
    }
    const thickness = profile.thicknessM[i]!;
    const filled = content + flux / (1000 * thickness);
    if (flux > 0 && filled <= fc) {
      // All that arrives fills what is missing to field capacity.
      water[at] = filled;
      flux = 0;
      outflow[i] = 0;
      continue;
    }
    const conductivity = profile.conductivityMmPerDay[i]!;
    const aboveM = profile.bottomM[i]! - thickness;
    const drop = drainageAbility(profile, i, content, fc);
    let excess = 0;
    if (flux <= drop * 1000 * aboveM) {
      water[at] = content - drop;
      flux += drop * thickness * 1000;
    } else {
      const limit = contentThatDrains(profile, i, flux / (1000 * aboveM), fc);
      const saturation = profile.saturation[i]!;
      const isOver = limit <= saturation && filled > limit;
      // One call only: a function that is called from many places is not inlined.
      const ability = drainageAbility(profile, i, isOver ? limit : filled, fc);
      if (isOver) {
        flux = (filled - limit) * 1000 * thickness + ability * 1000 * thickness;
        water[at] = limit - ability;
      } else if (limit > saturation && filled > saturation) {
        excess = (filled - saturation) * 1000 * thickness;
        water[at] = saturation - ability;
        const moved = Math.min(ability * 1000 * aboveM, excess);
        excess -= moved;
        flux = ability * 1000 * thickness + moved;
      } else {
        water[at] = filled - ability;
        flux = ability * 1000 * thickness;
      }
    }
    if (flux > conductivity) {
      excess += flux - conductivity;
      flux = conductivity;
    }
    outflow[i] = flux;
    if (excess > 0) backUp(profile, water, offset, outflow, i, excess);
  }
  return flux;
}
