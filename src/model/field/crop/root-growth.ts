// One day of root deepening and of the density of the roots; potential depth comes from the season's calendar.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { kernelExp } from './kernel-exp.ts';
import type { CropUnit } from './crop-block.ts';
import { GERMINATED, type CropState } from './crop-state.ts';
import { COMPARTMENTS, type SoilProfile } from './soil-profile.ts';
import { STOMATA } from './water-stress.ts';

/** The depth that roots would have if each layer slowed them by its penetrability, m.
 *  Source: AquaCrop-OSPy solution/root_development (restrictive horizons). */
export function penetratedDepth(profile: SoilProfile, minimumM: number, potentialM: number): number {
  let layer = -1;
  let layerBottom = 0;
  let layerThickness = 0;
  const nextLayer = (): void => {
    layer += 1;
    layerThickness = 0;
    for (let i = 0; i < profile.count; i += 1) if (profile.layerOf[i] === layer) layerThickness += profile.thicknessM[i]!;
    layerBottom += layerThickness;
  };
  nextLayer();
  while (Math.round(layerBottom * 100) / 100 <= minimumM && layer < profile.layerCount - 1) nextLayer();
  let reached = minimumM;
  let remaining = potentialM - minimumM;
  let within = layerBottom - minimumM;
  for (;;) {
    const share = profile.penetrability[profile.layerOf.indexOf(layer)]!;
    const depth = reached + remaining * share;
    if (layer === profile.layerCount - 1 || share === 0 || depth <= layerBottom) return depth;
    reached = layerBottom;
    remaining -= within / share;
    nextLayer();
    within = layerThickness;
  }
}

/** How far dry soil at the root tip lets roots go, 0 to 1.
 *  Source: AquaCrop-OSPy solution/root_development (dry soil at the expansion front). */
function frontFactor(unit: CropUnit, water: Float64Array, offset: number, depthM: number): number {
  const { profile, thresholds } = unit;
  let i = 0;
  while (i < profile.count - 1 && profile.bottomM[i]! < depthM) i += 1;
  const fc = profile.fieldCapacity[i]!;
  const available = fc - profile.wiltingPoint[i]!;
  const upper = thresholds.upper[STOMATA]!;
  const threshold = upper + (1 - upper) / 2;
  const content = water[offset + i]!;
  if (content >= fc - threshold * available) return 1;
  if (content <= profile.wiltingPoint[i]!) return 0;
  const relative = 1 - (1 - (fc - content) / available) / (1 - threshold);
  return 1 - (kernelExp(relative * thresholds.shape[STOMATA]!) - 1) / thresholds.shapeSpan[STOMATA]!;
}

/** Deepens the roots of block b by one day.
 *  Units and shapes: potential depths (m) of today at index `at`, of the step before at the one before; writes rootDepthM and rootCorrection.
 *  Source: AquaCrop-OSPy solution/root_development (FAO AquaCrop reference manual, section 3.6). */
export function growRoots(unit: CropUnit, state: CropState, b: number, potentials: Float64Array, at: number): void {
  const { crop } = unit;
  const potentialM = potentials[at]!;
  const potentialBeforeM = potentials[at - 1]!;
  const isFirstDay = state.dayOfSeason[b] === 1;
  const before = isFirstDay ? crop.minimumRootDepthM : state.rootDepthM[b]!;
  const ratio = state.transpirationRatio[b]!;
  let reach = potentialM;
  if (!unit.isPenetrable && potentialM > crop.minimumRootDepthM) {
    reach = Math.max(penetratedDepth(unit.profile, crop.minimumRootDepthM, potentialM), potentialBeforeM);
  }
  let step = reach - potentialBeforeM;
  if (ratio < 0.9999 && step !== 0) {
    const shape = crop.rootStressShape;
    step *= shape >= 0 ? ratio : (kernelExp(ratio * shape) - 1) / unit.rootStressSpan;
  }
  if (step > 0.001) step *= frontFactor(unit, state.water, b * COMPARTMENTS, before + step);
  if (state.canopyCover[b]! <= 0 && state.canopyCoverPotential[b]! > 0.5) step = 0;
  if ((state.flags[b]! & GERMINATED) === 0) step = 0;
  // Resumed roots count whole days in a calendar of days, and would pass the deepest by a fraction of one.
  let depth = Math.min(before + step, Math.max(before, crop.maximumRootDepthM));
  let correction = 1;
  if (depth < potentialM && unit.uptakeBottom > 0) {
    const mean = (unit.uptakeTop + unit.uptakeBottom) / 2;
    correction = (2 * (potentialM / depth) * mean - unit.uptakeTop) / unit.uptakeBottom;
    if (unit.salt === undefined) {
      if (state.transpirationPotentialMm[b]! > 0) correction = Math.max(1, correction * ratio);
    } else if (state.saltDemandMm[b]! > 0) {
      // The official program judges by the season so far, the other one by the day before.
      correction = Math.max(1, (correction * state.saltTranspirationMm[b]!) / state.saltDemandMm[b]!);
    }
  }
  if (unit.hasWaterTable && unit.waterTableDepthM > 0 && depth > unit.waterTableDepthM) {
    depth = Math.max(unit.waterTableDepthM, crop.minimumRootDepthM);
  }
  state.rootDepthM[b] = depth;
  state.rootCorrection[b] = correction;
}
