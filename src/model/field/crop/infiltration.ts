// Rain and irrigation entering the soil, ponding behind bunds and what is turned away; curve-number runoff happened before.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { kernelLn } from './kernel-exp.ts';
import { PASSED, PONDED, today, TURNED_AWAY } from './day-scratch.ts';
import type { SoilProfile } from './soil-profile.ts';

/** The water content up to which a compartment takes an inflow before it passes it on, m³/m³. */
function fillLimit(profile: SoilProfile, i: number, ability: number, fieldCapacity: number): number {
  const saturation = profile.saturation[i]!;
  const atSaturation = profile.drainageAtSaturation[i]!;
  if (!(ability < atSaturation)) return saturation;
  const content = profile.fieldCapacity[i]! + kernelLn(1 + (ability * profile.drainageExponent[i]!) / atSaturation);
  return content > saturation ? saturation : content <= fieldCapacity ? fieldCapacity : content;
}

/** Puts water back into a compartment and those above; returns what the surface could not take, mm. */
function backUp(profile: SoilProfile, water: Float64Array, offset: number, outflow: Float64Array, from: number, excessMm: number): number {
  let excess = excessMm;
  for (let i = from; i >= 0 && excess > 0; i -= 1) {
    const at = offset + i;
    outflow[i] = outflow[i]! - excess;
    const filled = water[at]! + excess / (profile.thicknessM[i]! * 1000);
    if (filled > profile.saturation[i]!) {
      excess = (filled - profile.saturation[i]!) * 1000 * profile.thicknessM[i]!;
      water[at] = profile.saturation[i]!;
    } else {
      water[at] = filled;
      excess = 0;
    }
  }
  return excess;
}

/** Lets water into the soil.
 *  Units and shapes: arrivingMm (rain after runoff plus effective irrigation), bundHeightMm 0 without bunds; `outflow` is today's drainage flux and is raised;
 *  changes `water` (m³/m³); leaves PONDED, PASSED and TURNED_AWAY (mm) in the day's scratch.
 *  Source: AquaCrop-OSPy solution/infiltration (FAO AquaCrop reference manual, section 3.7). */
export function infiltrate(
  profile: SoilProfile,
  water: Float64Array,
  offset: number,
  fieldCapacity: Float64Array,
  outflow: Float64Array,
  arrivingMm: number,
  storageMm: number,
  bundHeightMm: number,
): void {
  const conductivity = profile.conductivityMmPerDay[0]!;
  const offered = bundHeightMm > 0 ? arrivingMm + storageMm : arrivingMm;
  let moving = Math.min(offered, conductivity);
  let turnedAway = offered - moving;
  let storage = 0;
  if (bundHeightMm > 0) {
    storage = Math.min(turnedAway, bundHeightMm);
    turnedAway -= storage;
  } else turnedAway += storageMm;
  let surplus = 0;
  for (let i = 0; i < profile.count && moving > 0; i += 1) {
    const at = offset + i;
    const perContent = 1000 * profile.thicknessM[i]!;
    const atSaturation = profile.drainageAtSaturation[i]!;
    const needed = moving / perContent;
    if (water[at]! < fieldCapacity[at]! && water[at]! + needed <= fieldCapacity[at]!) {
      // Below field capacity nothing is passed on, whatever the inflow.
      water[at] = water[at]! + needed;
      moving = 0;
      break;
    }
    const limit = fillLimit(profile, i, needed, fieldCapacity[at]!);
    let ability = needed < atSaturation ? needed : atSaturation;
    if (needed < atSaturation && limit <= fieldCapacity[at]!) ability = 0;
    const ksat = profile.conductivityMmPerDay[i]!;
    // Multiplied in the order of the reference: in saturated soil the last bit decides where water backs up.
    let passing = (ksat / (atSaturation * 1000 * profile.thicknessM[i]!)) * ability * 1000 * profile.thicknessM[i]!;
    if (passing + outflow[i]! > ksat) passing = ksat - outflow[i]!;
    if (limit > water[at]!) {
      const filled = water[at]! + moving / perContent;
      if (filled > limit) {
        moving = (filled - limit) * 1000 * profile.thicknessM[i]!;
        water[at] = limit;
      } else {
        water[at] = filled;
        moving = 0;
      }
    }
    outflow[i] = outflow[i]! + moving;
    const excess = moving - passing;
    if (excess > 0) {
      moving -= excess;
      surplus += backUp(profile, water, offset, outflow, i, excess);
    }
  }
  if (surplus > 0 && bundHeightMm > 0) {
    const ponded = Math.min(storage + surplus, bundHeightMm);
    surplus -= ponded - storage;
    storage = ponded;
  }
  today[PONDED] = storage;
  today[PASSED] = moving;
  today[TURNED_AWAY] = turnedAway + surplus;
}
