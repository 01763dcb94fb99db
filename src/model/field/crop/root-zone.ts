// The water of the root zone and of the top soil; a table by root depth spares the sums that depend on the soil only.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { AVAILABLE, DEPLETION, STORAGE, STRESS_AVAILABLE, STRESS_DEPLETION, today } from './day-scratch.ts';
import type { SoilProfile } from './soil-profile.ts';

// Adding and taking away 1.5·2⁵² rounds to a whole number, ties to even, for magnitudes below 2⁵¹.
const ROUNDER = 6_755_399_441_055_744;
const TOP_SOIL_M = 0.1;

/** Sums over the root zone by rounded root depth: row = depth in cm − shallowest. Storages in mm. */
export interface RootZoneTable {
  readonly minimumDepthM: number;
  readonly firstCm: number;
  /** Compartments touched by roots. */
  readonly count: Int32Array;
  /** Share of the last touched compartment that roots cover. */
  readonly lastShare: Float64Array;
  readonly fieldCapacityMm: Float64Array;
  readonly wiltingPointMm: Float64Array;
  readonly saturationMm: Float64Array;
  /** Storage above which roots lack air. */
  readonly aerationMm: Float64Array;
}

function sumOf(profile: SoilProfile, count: number, lastShare: number, content: (i: number) => number): number {
  let hundredths = 0;
  for (let i = 0; i < count; i += 1) {
    const share = i === count - 1 ? lastShare : 1;
    hundredths += share * 1000 * content(i) * profile.thicknessM[i]! * 100 + ROUNDER - ROUNDER;
  }
  return hundredths / 100;
}

/** The table for root depths from the shallowest to the deepest, in steps of 1 cm.
 *  Units and shapes: depths in m; aeration threshold in percent by volume below saturation.
 *  Source: AquaCrop-OSPy solution/root_zone_water (each compartment's term rounded to 0.01 mm). */
export function rootZoneTable(profile: SoilProfile, minimumDepthM: number, maximumDepthM: number, aerationPercent: number): RootZoneTable {
  const firstCm = Math.round(minimumDepthM * 100);
  const rows = Math.round(maximumDepthM * 100) - firstCm + 1;
  const table = {
    minimumDepthM,
    firstCm,
    count: new Int32Array(rows),
    lastShare: new Float64Array(rows),
    fieldCapacityMm: new Float64Array(rows),
    wiltingPointMm: new Float64Array(rows),
    saturationMm: new Float64Array(rows),
    aerationMm: new Float64Array(rows),
  };
  for (let row = 0; row < rows; row += 1) {
    const depthM = (firstCm + row) / 100;
    const last = profile.bottomM.findIndex((bottom) => bottom >= depthM);
    const share = profile.bottomM[last]! > depthM ? 1 - (profile.bottomM[last]! - depthM) / profile.thicknessM[last]! : 1;
    table.count[row] = last + 1;
    table.lastShare[row] = share;
    table.fieldCapacityMm[row] = sumOf(profile, last + 1, share, (i) => profile.fieldCapacity[i]!);
    table.wiltingPointMm[row] = sumOf(profile, last + 1, share, (i) => profile.wiltingPoint[i]!);
    table.saturationMm[row] = sumOf(profile, last + 1, share, (i) => profile.saturation[i]!);
    table.aerationMm[row] = sumOf(profile, last + 1, share, (i) => profile.saturation[i]! - aerationPercent / 100);
  }
  return table;
}

/** The row of a root depth, which is never less than the shallowest. */
export function rootZoneRow(table: RootZoneTable, rootDepthM: number): number {
  const depthM = rootDepthM > table.minimumDepthM ? rootDepthM : table.minimumDepthM;
  // As a 32-bit number it is passed on without an allocation.
  return ((depthM * 100 + ROUNDER - ROUNDER) | 0) - table.firstCm;
}

/** Puts the state of the root zone for a row of the table into the day's scratch (STORAGE to STRESS_AVAILABLE).
 *  Source: AquaCrop-OSPy solution/root_zone_water; the wetter of root zone and top 0.1 m decides on stress (solution/canopy_cover). */
export function readRootZone(profile: SoilProfile, table: RootZoneTable, row: number, water: Float64Array, offset: number): void {
  const last = table.count[row]! - 1;
  const { hundredthsPerContent } = profile;
  let hundredths = 0;
  // Two sums side by side: whole numbers add up the same in any order, and neither waits for the other.
  let others = 0;
  let i = 0;
  for (; i + 1 < last; i += 2) {
    hundredths += water[offset + i]! * hundredthsPerContent[i]! + ROUNDER - ROUNDER;
    others += water[offset + i + 1]! * hundredthsPerContent[i + 1]! + ROUNDER - ROUNDER;
  }
  if (i < last) hundredths += water[offset + i]! * hundredthsPerContent[i]! + ROUNDER - ROUNDER;
  hundredths += others;
  hundredths += table.lastShare[row]! * water[offset + last]! * hundredthsPerContent[last]! + ROUNDER - ROUNDER;
  const storage = hundredths > 0 ? hundredths / 100 : 0;
  const fc = table.fieldCapacityMm[row]!;
  const available = Math.max(fc - table.wiltingPointMm[row]!, 0);
  const depletion = Math.min(fc - storage, available);
  today[STORAGE] = storage;
  today[AVAILABLE] = available;
  today[DEPLETION] = depletion;
  today[STRESS_DEPLETION] = depletion;
  today[STRESS_AVAILABLE] = available;
  if (table.firstCm + row <= TOP_SOIL_M * 100) return;
  const perContent = profile.mmPerContent[0]!;
  const topAvailable = profile.available[0]! * perContent;
  const topDepletion = Math.min((profile.fieldCapacity[0]! - water[offset]!) * perContent, topAvailable);
  // Cross-multiplied: the wetter of both is that with the smaller share depleted.
  if (depletion * topAvailable <= topDepletion * available) return;
  today[STRESS_DEPLETION] = topDepletion;
  today[STRESS_AVAILABLE] = topAvailable;
}
