// Traits of a laydown from its bales and of yarn from its sliver. Reads and writes the lot table; draws no numbers.
import { assert } from '../../base/assert.ts';
import { clamp } from '../../base/math.ts';
import { FIBRE, FIBRE_TRAITS, TRAIT_STRIDE, YARN } from '../domain/lots.ts';
import type { LotTable } from '../domain/lots.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import { imperfectionPropensity, imperfectionsPerKm } from './formulas/imperfections.ts';
import { fibresInSection, limitIrregularityPercent, mixCvPercent, yarnEvennessPercent } from './formulas/yarn-evenness.ts';
import { countStrengthProduct, CSP_PER_SHORT_FIBRE_POINT, CSP_REFERENCE_SHORT_FIBRE, fibreQualityIndex } from './formulas/yarn-strength.ts';

/** Column after the fibre traits: CV that the mix adds to yarn spun from it, %. Laydowns and slivers only; not exported. */
export const MIX_CV_COLUMN = FIBRE_TRAITS.length;
assert(MIX_CV_COLUMN < TRAIT_STRIDE, 'no column is left for the spread of the mix');

const REFERENCE_MICRONAIRE = 4.4;
/** Reference mix: SD of micronaire 0.35 and length 0.75 mm, the generator of the bale sheet (2.1). */
const REFERENCE_MICRONAIRE_SD = 0.35;
const REFERENCE_LENGTH_MM = 28.6;
const REFERENCE_LENGTH_SD_MM = 0.75;

/** CV of yarn of this count from the reference mix under good drafting, %. */
export function referenceCvPercent(countNe: number, p: SpinningValues): number {
  const mix = mixCvPercent({
    micronaire: REFERENCE_MICRONAIRE,
    micronaireSd: REFERENCE_MICRONAIRE_SD,
    lengthMm: REFERENCE_LENGTH_MM,
    lengthSdMm: REFERENCE_LENGTH_SD_MM,
    micronaireStep: 0,
    spreadShare: p.mixSpreadShare,
    stepShare: p.mixStepShare,
  });
  const limit = limitIrregularityPercent(fibresInSection(REFERENCE_MICRONAIRE, countNe), p.limitIrregularityConstant);
  return yarnEvennessPercent(limit, p.irregularityIndex, mix, 0);
}

/** Writes the mass-weighted mean of every fibre trait of `count` bales into the laydown, and what their spread and the step from
 *  the last laydown's micronaire (NaN when there was none) add to the CV. Returns the mean micronaire. */
export function mixTraits(lots: LotTable, laydown: number, bales: Int32Array, count: number, lastMicronaire: number, p: SpinningValues): number {
  let mass = 0;
  for (let i = 0; i < count; i += 1) mass += lots.grams(bales[i]!);
  for (let trait = 0; trait < FIBRE_TRAITS.length; trait += 1) {
    let sum = 0;
    for (let i = 0; i < count; i += 1) sum += lots.grams(bales[i]!) * lots.trait(bales[i]!, trait);
    lots.setTrait(laydown, trait, sum / mass);
  }
  const micronaire = lots.trait(laydown, FIBRE.micronaire);
  const lengthMm = lots.trait(laydown, FIBRE.lengthMm);
  const cv = mixCvPercent({
    micronaire,
    micronaireSd: spread(lots, bales, count, FIBRE.micronaire, mass),
    lengthMm,
    lengthSdMm: spread(lots, bales, count, FIBRE.lengthMm, mass),
    micronaireStep: Number.isNaN(lastMicronaire) ? 0 : Math.abs(micronaire - lastMicronaire),
    spreadShare: p.mixSpreadShare,
    stepShare: p.mixStepShare,
  });
  lots.setTrait(laydown, MIX_CV_COLUMN, cv);
  return micronaire;
}

function spread(lots: LotTable, bales: Int32Array, count: number, trait: number, mass: number): number {
  let mean = 0;
  for (let i = 0; i < count; i += 1) mean += (lots.grams(bales[i]!) * lots.trait(bales[i]!, trait)) / mass;
  let square = 0;
  for (let i = 0; i < count; i += 1) {
    const difference = lots.trait(bales[i]!, trait) - mean;
    square += (lots.grams(bales[i]!) * difference * difference) / mass;
  }
  return Math.sqrt(square);
}

/** CV of the yarn spun from a sliver, %. Units: nominal count Ne; isDrifting: drafting out of control; meanWear of the cards 0 … 1. */
export function yarnCvPercent(lots: LotTable, sliver: number, countNe: number, isDrifting: boolean, meanWear: number, p: SpinningValues): number {
  const fibres = fibresInSection(lots.trait(sliver, FIBRE.micronaire), countNe);
  const index = p.irregularityIndex * (isDrifting ? p.driftIrregularity : 1);
  const limit = limitIrregularityPercent(fibres, p.limitIrregularityConstant);
  return yarnEvennessPercent(limit, index, lots.trait(sliver, MIX_CV_COLUMN), p.wearCvPercent * meanWear);
}

/** Writes the yarn's strength and imperfections. Units: cvPercent of the yarn, referenceCv of the reference mix, cspNoise in CSP. */
export function writeYarnTraits(
  lots: LotTable,
  sliver: number,
  yarn: number,
  at: { readonly countNe: number; readonly cvPercent: number; readonly referenceCv: number; readonly cspNoise: number; readonly breaks: number },
  p: SpinningValues,
): void {
  const micronaire = lots.trait(sliver, FIBRE.micronaire);
  const shortFibre = lots.trait(sliver, FIBRE.shortFibrePercent);
  const quality = fibreQualityIndex(
    lots.trait(sliver, FIBRE.lengthMm),
    lots.trait(sliver, FIBRE.uniformityPercent),
    lots.trait(sliver, FIBRE.strengthGramsPerTex),
    micronaire,
  );
  const strength =
    countStrengthProduct(quality, at.countNe) + CSP_PER_SHORT_FIBRE_POINT * (shortFibre - CSP_REFERENCE_SHORT_FIBRE) + at.cspNoise;
  const imperfections = imperfectionsPerKm(
    p.imperfectionsReference,
    at.cvPercent / at.referenceCv,
    clamp(lots.trait(sliver, FIBRE.nepsPerGram) / p.referenceNepsPerGram, 0.2, 5),
    {
      cvExponent: p.imperfectionsCvExponent,
      propensity: imperfectionPropensity(lots.trait(sliver, FIBRE.trashPercent) * p.trashMassRatio, shortFibre, micronaire),
      propensitySlope: p.imperfectionsPropensitySlope,
    },
  );
  lots.setTrait(yarn, YARN.countNe, at.countNe);
  lots.setTrait(yarn, YARN.evennessCvPercent, at.cvPercent);
  lots.setTrait(yarn, YARN.imperfectionsPerKm, imperfections);
  // Thin places break first: strength falls with the CV in proportion.
  lots.setTrait(yarn, YARN.countStrengthProduct, Math.max(500, strength) * (at.referenceCv / at.cvPercent));
  lots.setTrait(yarn, YARN.endBreaksPer1000SpindleHours, at.breaks);
}
