// A soil cut into compartments, with everything that the daily kernels would otherwise recompute; immutable after building.
import { assert } from '../../../base/assert.ts';
import { exp, ln, pow, roundTo } from '../../../base/math.ts';
import type { SoilDescription, SoilLayer } from './soil-description.ts';

/** The most compartments a profile may have; scratch buffers of the kernels have this length. */
export const COMPARTMENTS = 12;
const COMPARTMENT_M = 0.1;
const THICK_COMPARTMENT_M = 0.25;
const TOP_M = 0.3;

/** Compartment columns (index 0 at the surface) and derived constants. Water contents m³/m³, depths m, water mm. */
export interface SoilProfile {
  readonly count: number;
  readonly curveNumber: number;
  readonly readilyEvaporableMm: number;
  readonly layerOf: Int32Array;
  readonly layerCount: number;
  readonly thicknessM: Float64Array;
  /** Mm and hundredths of mm of water per unit of water content, and the inverse of the first. */
  readonly mmPerContent: Float64Array;
  readonly hundredthsPerContent: Float64Array;
  readonly contentPerMm: Float64Array;
  /** Available content (field capacity less wilting point) and its inverse. */
  readonly available: Float64Array;
  readonly perAvailable: Float64Array;
  /** Depth of the lower edge. */
  readonly bottomM: Float64Array;
  /** Mid-depths of the even compartments before the lowest were thickened: the reference keeps these for the water table. */
  readonly waterTableMidM: Float64Array;
  readonly airDry: Float64Array;
  readonly wiltingPoint: Float64Array;
  readonly fieldCapacity: Float64Array;
  readonly saturation: Float64Array;
  readonly conductivityMmPerDay: Float64Array;
  readonly penetrability: Float64Array;
  readonly drainageShare: Float64Array;
  /** e^(SAT − FC) − 1, and the drainage ability at saturation. */
  readonly drainageExponent: Float64Array;
  readonly drainageAtSaturation: Float64Array;
  /** The second over the first, and the inverse. */
  readonly dropPerExponent: Float64Array;
  readonly exponentPerDrop: Float64Array;
  readonly capillaryA: Float64Array;
  readonly capillaryB: Float64Array;
  /** Weights of the compartments in the wetness that adjusts the curve number; zero below 0.3 m. */
  readonly runoffWeight: Float64Array;
  readonly runoffCount: number;
}

function roundedDepths(thickness: readonly number[]): number[] {
  let sum = 0;
  return thickness.map((dz) => {
    sum += dz;
    return roundTo(sum, 2);
  });
}

/** The number of compartments (0.1 m each before thickening) whose lower edge lies in each layer; the last layer takes the rest. */
function layersOfCompartments(layers: readonly SoilLayer[], bottoms: readonly number[]): number[] {
  const layerOf: number[] = [];
  let above = 0;
  for (let layer = 0; layer < layers.length; layer += 1) {
    const from = layerOf.length;
    const reach = layer === 0 ? roundTo(layers[0]!.thicknessM, 2) : layers[layer]!.thicknessM + above;
    while (layerOf.length < bottoms.length && reach >= bottoms[layerOf.length]!) layerOf.push(layer);
    assert(layerOf.length > from || from === bottoms.length, `soil layer ${layer + 1} is thinner than one compartment`);
    if (layerOf.length > from) above = bottoms[layerOf.length - 1]!;
  }
  while (layerOf.length < bottoms.length) layerOf.push(layerOf[layerOf.length - 1]!);
  return layerOf;
}

/** Coefficients a and b of capillary rise for a layer.
 *  Source: AquaCrop-OSPy entities/soil add_capillary_rise_params (FAO AquaCrop 7 reference manual, section 3.8). */
export function capillaryCoefficients(layer: SoilLayer): { readonly a: number; readonly b: number } {
  const k = layer.conductivityMmPerDay;
  const sandy = { a: -0.3112 - k / 100_000, b: -1.4936 + 0.2416 * ln(k) };
  const loamy = { a: -0.4986 + (9 * k) / 100_000, b: -2.132 + 0.4778 * ln(k) };
  const sandyClayey = { a: -0.5677 - (4 * k) / 100_000, b: -3.7189 + 0.5922 * ln(k) };
  const siltyClayey = { a: -0.6366 + (8 * k) / 10_000, b: -1.9165 + 0.7063 * ln(k) };
  if (layer.saturation > 0.55) return siltyClayey;
  if (layer.wiltingPoint >= 0.2) return layer.saturation >= 0.49 && layer.fieldCapacity >= 0.4 ? siltyClayey : sandyClayey;
  if (layer.fieldCapacity < 0.23) return sandy;
  if (layer.wiltingPoint > 0.16 && k < 100) return sandyClayey;
  return layer.wiltingPoint < 0.06 && layer.fieldCapacity < 0.28 && k > 750 ? sandy : loamy;
}

/** Compartment thickness of the official program for a root depth: growing downward, 0.05 m steps, down to the roots and no further.
 *  Source: AquaCrop 7.3 AdjustSizeCompartments. */
function graduatedThickness(maximumRootDepthM: number): number[] {
  const depth = maximumRootDepthM + 0.000001;
  const evenM = COMPARTMENTS * COMPARTMENT_M;
  const thickness = Array.from({ length: COMPARTMENTS }, () => COMPARTMENT_M);
  if (evenM + 0.00001 >= depth) return thickness;
  const grow = (depth / COMPARTMENT_M - COMPARTMENTS) / 78;
  let sum = 0;
  for (let i = 0; i < COMPARTMENTS; i += 1) {
    thickness[i] = Math.round(COMPARTMENT_M * (1 + (i + 1) * grow) * 20) / 20;
    sum += thickness[i]!;
  }
  while (sum < depth) {
    thickness[COMPARTMENTS - 1] = roundTo(thickness[COMPARTMENTS - 1]! + 0.05, 2);
    sum += 0.05;
  }
  while (sum - 0.04999999 >= depth) {
    thickness[COMPARTMENTS - 1] = roundTo(thickness[COMPARTMENTS - 1]! - 0.05, 2);
    sum -= 0.05;
  }
  return thickness;
}

/** Thickens the lowest compartments that are thin, 0.1 m at a time, until the profile has a depth; returns the lower edges. */
function thicken(thickness: number[], from: readonly number[], depthM: number): number[] {
  let bottoms = [...from];
  while (bottoms[COMPARTMENTS - 1]! < depthM) {
    let i = COMPARTMENTS - 1;
    while (i >= 0 && thickness[i]! >= THICK_COMPARTMENT_M) i -= 1;
    assert(i >= 0, 'roots deeper than 3.5 m do not fit into twelve compartments');
    thickness[i] = roundTo(thickness[i]! + COMPARTMENT_M, 2);
    bottoms = roundedDepths(thickness);
  }
  return bottoms;
}

/** The profile of a soil, deep enough for roots of the given depth: twelve compartments of 0.1 m, the lowest ones thickened until 0.1 m below the roots.
 *  `isGraduated` takes the compartments of the official program instead (growing downward, true mid-depths).
 *  Fails: throws AssertionError when a layer is thinner than a compartment or the roots go deeper than 3.5 m.
 *  Source: AquaCrop-OSPy entities/soil, initialize/read_model_parameters (drainage characteristic tau = 0.0866·Ksat^0.35). */
export function buildSoilProfile(soil: SoilDescription, maximumRootDepthM: number, isGraduated: boolean): SoilProfile {
  const thickness = isGraduated ? graduatedThickness(maximumRootDepthM) : Array.from({ length: COMPARTMENTS }, () => COMPARTMENT_M);
  let bottoms = roundedDepths(thickness);
  const layerOf = layersOfCompartments(soil.layers, bottoms);
  const waterTableMidM = Float64Array.from(bottoms, (bottom, i) => (bottom - thickness[i]! + bottom) / 2);
  if (!isGraduated) bottoms = thicken(thickness, bottoms, maximumRootDepthM + COMPARTMENT_M);
  const column = (pick: (layer: SoilLayer) => number): Float64Array => Float64Array.from(layerOf, (layer) => pick(soil.layers[layer]!));
  const tau = column((layer) => Math.min(1, Math.max(0, roundTo(0.0866 * pow(layer.conductivityMmPerDay, 0.35), 2))));
  const fieldCapacity = column((layer) => layer.fieldCapacity);
  const saturation = column((layer) => layer.saturation);
  const drainageExponent = saturation.map((sat, i) => exp(sat - fieldCapacity[i]!) - 1);
  const drainageAtSaturation = saturation.map((sat, i) => tau[i]! * (sat - fieldCapacity[i]!));
  const runoffCount = bottoms.findIndex((bottom) => bottom >= TOP_M) + 1;
  const runoffWeight = new Float64Array(COMPARTMENTS);
  let before = 0;
  for (let i = 0; i < runoffCount; i += 1) {
    // The reference cuts a compartment that reaches below 0.3 m for good on the first day with runoff.
    const withinM = Math.min(bottoms[i]!, TOP_M);
    if (!isGraduated) bottoms[i] = withinM;
    const upTo = 1.016 * (1 - exp(-4.16 * (withinM / TOP_M)));
    runoffWeight[i] = Math.min(1, Math.max(0, upTo - before));
    before = upTo;
  }
  return {
    count: COMPARTMENTS,
    curveNumber: soil.curveNumber,
    readilyEvaporableMm: soil.readilyEvaporableMm,
    layerOf: Int32Array.from(layerOf),
    layerCount: layerOf[COMPARTMENTS - 1]! + 1,
    thicknessM: Float64Array.from(thickness),
    mmPerContent: Float64Array.from(thickness, (dz) => 1000 * dz),
    hundredthsPerContent: Float64Array.from(thickness, (dz) => 1000 * dz * 100),
    contentPerMm: Float64Array.from(thickness, (dz) => 1 / (1000 * dz)),
    available: column((layer) => layer.fieldCapacity - layer.wiltingPoint),
    perAvailable: column((layer) => 1 / (layer.fieldCapacity - layer.wiltingPoint)),
    bottomM: Float64Array.from(bottoms),
    waterTableMidM,
    airDry: column((layer) => layer.wiltingPoint / 2),
    wiltingPoint: column((layer) => layer.wiltingPoint),
    fieldCapacity,
    saturation,
    conductivityMmPerDay: column((layer) => layer.conductivityMmPerDay),
    penetrability: column((layer) => layer.penetrabilityPercent / 100),
    drainageShare: tau,
    drainageExponent,
    drainageAtSaturation,
    dropPerExponent: drainageAtSaturation.map((drop, i) => drop / drainageExponent[i]!),
    exponentPerDrop: drainageAtSaturation.map((drop, i) => drainageExponent[i]! / drop),
    capillaryA: column((layer) => capillaryCoefficients(layer).a),
    capillaryB: column((layer) => capillaryCoefficients(layer).b),
    runoffWeight,
    runoffCount,
  };
}
