// The water in the compartments before the first day; no later water content.
import { roundTo } from '../../../base/math.ts';
import type { SoilProfile } from './soil-profile.ts';
import { adjustedFieldCapacityInto } from './water-table.ts';

/** How the first water content is given: a property, percent of the available water, or m³/m³; by layer (1 = top) or by depth in m. */
export type InitialWater =
  | { readonly kind: 'property'; readonly by: 'layer' | 'depth'; readonly at: readonly number[]; readonly value: readonly ('FC' | 'WP' | 'SAT')[] }
  | { readonly kind: 'percent'; readonly by: 'layer' | 'depth'; readonly at: readonly number[]; readonly value: readonly number[] }
  | { readonly kind: 'content'; readonly by: 'layer' | 'depth'; readonly at: readonly number[]; readonly value: readonly number[] };

/** Field capacity in every layer of a profile. */
export function fieldCapacityEverywhere(layerCount: number): InitialWater {
  const at = Array.from({ length: layerCount }, (_, i) => i + 1);
  return { kind: 'property', by: 'layer', at, value: at.map(() => 'FC' as const) };
}

function compartmentAt(profile: SoilProfile, initial: InitialWater, i: number): number {
  const at = initial.at[i]!;
  if (initial.by === 'layer') return profile.layerOf.indexOf(at - 1);
  const found = profile.bottomM.findIndex((bottom) => at < bottom);
  return found < 0 ? profile.count - 1 : found;
}

/** The mean of a content over the compartments of one layer, which may differ from the content itself in the last bit. That bit decides over a water table:
 *  soil exactly at wilting point lets nothing rise, soil one bit above it fills within days.
 *  Source: AquaCrop-OSPy initialize/read_model_initial_conditions (layer means by compensated summation, after Kahan 1965). */
function layerMean(profile: SoilProfile, content: Float64Array, layer: number): number {
  let sum = 0;
  let lost = 0;
  let count = 0;
  for (let c = 0; c < profile.count; c += 1) {
    if (profile.layerOf[c] !== layer) continue;
    const term = content[c]! - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
    count += 1;
  }
  return sum / count;
}

function givenContent(profile: SoilProfile, initial: InitialWater, i: number): number {
  if (initial.kind === 'content') return initial.value[i]!;
  const c = compartmentAt(profile, initial, i);
  if (c < 0) return 0;
  const mean = (content: Float64Array): number => layerMean(profile, content, profile.layerOf[c]!);
  if (initial.kind === 'percent') {
    const share = initial.value[i]! / 100;
    const wp = profile.wiltingPoint[c]!;
    // No bit decides between the two.
    return share === 0 ? mean(profile.wiltingPoint) : wp + share * (profile.fieldCapacity[c]! - wp);
  }
  const property = { FC: profile.fieldCapacity, WP: profile.wiltingPoint, SAT: profile.saturation }[initial.value[i]!];
  return mean(property);
}

function interpolate(x: number, xs: readonly number[], ys: readonly number[]): number {
  if (x <= xs[0]!) return ys[0]!;
  for (let i = 1; i < xs.length; i += 1) {
    if (x <= xs[i]!) return ys[i - 1]! + ((ys[i]! - ys[i - 1]!) / (xs[i]! - xs[i - 1]!)) * (x - xs[i - 1]!);
  }
  return ys[ys.length - 1]!;
}

/** Writes the first water content of every compartment into `water` from `offset` on.
 *  Units and shapes: m³/m³. Layers that are not listed start at zero, as in the reference.
 *  Source: AquaCrop-OSPy initialize/read_model_initial_conditions. */
export function initialWaterInto(
  profile: SoilProfile,
  initial: InitialWater,
  waterTableDepthM: number | undefined,
  water: Float64Array,
  offset: number,
): void {
  const values = initial.at.map((_, i) => givenContent(profile, initial, i));
  for (let c = 0; c < profile.count; c += 1) {
    const middle = ((c === 0 ? 0 : profile.bottomM[c - 1]!) + profile.bottomM[c]!) / 2;
    if (initial.by === 'layer') {
      const i = initial.at.lastIndexOf(profile.layerOf[c]! + 1);
      water[offset + c] = i < 0 ? 0 : values[i]!;
    } else water[offset + c] = interpolate(middle, initial.at, values);
  }
  if (waterTableDepthM === undefined) return;
  if (initial.kind === 'property' && initial.value[initial.value.length - 1] === 'FC') {
    adjustedFieldCapacityInto(profile, waterTableDepthM, water, offset);
    for (let c = 0; c < profile.count; c += 1) water[offset + c] = roundTo(water[offset + c]!, 3);
  }
  if (profile.waterTableMidM[profile.count - 1]! < waterTableDepthM) return;
  for (let c = 0; c < profile.count; c += 1) {
    const middle = ((c === 0 ? 0 : profile.bottomM[c - 1]!) + profile.bottomM[c]!) / 2;
    if (middle >= waterTableDepthM) water[offset + c] = profile.saturation[c]!;
  }
}

/** The kinds by their names in case files. */
export const initialWaterKinds: Readonly<Record<string, InitialWater['kind'] | undefined>> = { Prop: 'property', Pct: 'percent', Num: 'content' };
