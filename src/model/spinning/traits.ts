// Traits of a laydown from its bales and of yarn from its sliver. Reads and writes the lot table; draws no numbers.
import { assert } from '../../base/assert.ts';
import { clamp } from '../../base/math.ts';
import { FIBRE, FIBRE_TRAITS, TRAIT_STRIDE, YARN } from '../domain/lots.ts';
import type { LotTable } from '../domain/lots.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import { combedShortFibrePercent } from './formulas/comber-production.ts';
import { imperfectionPropensity, imperfectionsPerKm } from './formulas/imperfections.ts';
import { texOfNe, twistPerInch } from './formulas/ring-production.ts';
import { weavingNormMisses } from './formulas/weaving-norm.ts';
import { faultsLeftPer100Km, windingCutsPer100Km } from './formulas/winding.ts';
import { fibresInSection, limitIrregularityPercent, mixCvPercent, yarnEvennessPercent } from './formulas/yarn-evenness.ts';
import {
  breakingElongationPercent, combedCountStrengthProduct, countStrengthProduct, CSP_PER_SHORT_FIBRE_POINT, CSP_REFERENCE_SHORT_FIBRE, fibreQualityIndex,
  threadStrengthGramsPerTex,
} from './formulas/yarn-strength.ts';
import type { RouteValues } from './route-values.ts';

/** Column after the fibre traits: CV that the mix adds to yarn spun from it, %. Laydowns and slivers only; not exported. */
export const MIX_CV_COLUMN = FIBRE_TRAITS.length;
assert(MIX_CV_COLUMN < TRAIT_STRIDE, 'no column is left for the spread of the mix');

/** cN/tex of 1 g/tex. */
const CN_PER_GRAM = 0.980665;
const INCHES_PER_METRE = 1 / 0.0254;
/** Weakest skein that counts as yarn, CSP. */
const LEAST_CSP = 500;
const REFERENCE_MICRONAIRE = 4.4;
/** Reference mix: SD of micronaire 0.35 and length 0.75 mm, the generator of the bale sheet (2.1). */
const REFERENCE_MICRONAIRE_SD = 0.35;
const REFERENCE_LENGTH_MM = 28.6;
const REFERENCE_LENGTH_SD_MM = 0.75;

/** CV of yarn of this count and drafting from the reference mix, %. */
export function referenceCvPercent(countNe: number, irregularityIndex: number, p: SpinningValues): number {
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
  return yarnEvennessPercent(limit, irregularityIndex, mix, 0);
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

/** Combing takes short fibre and neps out of a sliver. */
export function comb(lots: LotTable, sliver: number, p: SpinningValues): void {
  const shortFibre = combedShortFibrePercent(lots.trait(sliver, FIBRE.shortFibrePercent), p.noilPercent, p.shortFibreInNoilShare);
  lots.setTrait(sliver, FIBRE.shortFibrePercent, shortFibre);
  lots.setTrait(sliver, FIBRE.nepsPerGram, lots.trait(sliver, FIBRE.nepsPerGram) * (1 - p.combingNepRemovalShare));
}

/** CV of the yarn spun from a sliver, %. Units: count Ne; isDrifting: drafting out of control; meanCardWear 0 … 1; index of good drafting. */
export function yarnCvPercent(
  lots: LotTable,
  sliver: number,
  countNe: number,
  at: { readonly isDrifting: boolean; readonly meanCardWear: number },
  irregularityIndex: number,
  p: SpinningValues,
): number {
  const fibres = fibresInSection(lots.trait(sliver, FIBRE.micronaire), countNe);
  const index = irregularityIndex * (at.isDrifting ? p.driftIrregularity : 1);
  const limit = limitIrregularityPercent(fibres, p.limitIrregularityConstant);
  return yarnEvennessPercent(limit, index, lots.trait(sliver, MIX_CV_COLUMN), p.wearCvPercent * at.meanCardWear);
}

/** Writes every trait of a yarn. Units: cvPercent of the yarn, referenceCv of the reference mix on this route, cspNoise in CSP.
 *  Strength follows the fibre of the laydown: the gain of combing is in the factor for noil, not a second time in the short fibre. */
export function writeYarnTraits(
  lots: LotTable,
  sliver: number,
  yarn: number,
  at: {
    readonly nominalNe: number;
    readonly countNe: number;
    readonly cvPercent: number;
    readonly referenceCv: number;
    readonly cspNoise: number;
    readonly breaks: number;
  },
  route: RouteValues,
  p: SpinningValues,
): void {
  // Thin places break first: strength falls with the CV in proportion.
  const strength = Math.max(LEAST_CSP, skeinStrength(lots, lots.parent(sliver, 0), at, route)) * (at.referenceCv / at.cvPercent);
  const imperfections = imperfectionsOf(lots, sliver, at, p);
  const cuts = windingCutsPer100Km(p.windingCutsReference, imperfections / p.imperfectionsReference, p.windingCutsExponent);
  const gramsPerTex = threadStrengthGramsPerTex(strength, p.leaEfficiency);
  const elongation = breakingElongationPercent(lots.trait(sliver, FIBRE.shortFibrePercent));
  lots.setTrait(yarn, YARN.countNe, at.countNe);
  lots.setTrait(yarn, YARN.evennessCvPercent, at.cvPercent);
  lots.setTrait(yarn, YARN.imperfectionsPerKm, imperfections);
  lots.setTrait(yarn, YARN.countStrengthProduct, strength);
  lots.setTrait(yarn, YARN.endBreaksPer1000SpindleHours, at.breaks);
  lots.setTrait(yarn, YARN.twistPerMetre, twistPerInch(route.twistMultiplier, at.nominalNe) * INCHES_PER_METRE);
  lots.setTrait(yarn, YARN.tenacityCnPerTex, gramsPerTex * CN_PER_GRAM);
  lots.setTrait(yarn, YARN.elongationPercent, elongation);
  lots.setTrait(yarn, YARN.cutsPer100Km, cuts);
  lots.setTrait(yarn, YARN.faultsLeftPer100Km, faultsLeftPer100Km(cuts, p.clearingEfficiencyPercent));
  const misses = weavingNormMisses(at.nominalNe, strength, gramsPerTex, elongation, at.cvPercent, imperfections);
  lots.setTrait(yarn, YARN.weavingNormMisses, misses);
}

/** Count strength product of even yarn from a laydown. */
function skeinStrength(lots: LotTable, laydown: number, at: { readonly countNe: number; readonly cspNoise: number }, route: RouteValues): number {
  const quality = fibreQualityIndex(
    lots.trait(laydown, FIBRE.lengthMm),
    lots.trait(laydown, FIBRE.uniformityPercent),
    lots.trait(laydown, FIBRE.strengthGramsPerTex),
    lots.trait(laydown, FIBRE.micronaire),
  );
  const shortFibre = lots.trait(laydown, FIBRE.shortFibrePercent);
  const carded = countStrengthProduct(quality, at.countNe) + CSP_PER_SHORT_FIBRE_POINT * (shortFibre - CSP_REFERENCE_SHORT_FIBRE) + at.cspNoise;
  return combedCountStrengthProduct(carded, route.noilPercent) * route.strengthRatio;
}

/** Imperfections per km; the reference is carded ring yarn of the same count, whatever the route. */
function imperfectionsOf(lots: LotTable, sliver: number, at: { readonly nominalNe: number; readonly cvPercent: number }, p: SpinningValues): number {
  const trash = lots.trait(sliver, FIBRE.trashPercent) * p.trashMassRatio;
  const cvRatio = at.cvPercent / referenceCvPercent(at.nominalNe, p.irregularityIndex, p);
  return imperfectionsPerKm(p.imperfectionsReference, cvRatio, clamp(lots.trait(sliver, FIBRE.nepsPerGram) / p.referenceNepsPerGram, 0.2, 5), {
    cvExponent: p.imperfectionsCvExponent,
    propensity: imperfectionPropensity(trash, lots.trait(sliver, FIBRE.shortFibrePercent), lots.trait(sliver, FIBRE.micronaire)),
    propensitySlope: p.imperfectionsPropensitySlope,
  });
}

/** Linear density of a yarn lot, tex. */
export function yarnTex(lots: LotTable, yarn: number): number {
  return texOfNe(lots.trait(yarn, YARN.countNe));
}
