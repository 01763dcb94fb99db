// Yarn strength from fibre traits: fibre quality index, count strength product, single-thread strength.

/** Correction of strength per point of short fibre above the reference, CSP. Source: derived from [Y6]: 1904 at 8 % and 1723 at 13 %. */
export const CSP_PER_SHORT_FIBRE_POINT = -36.2;
/** Short fibre of the worked cotton of form (b), %. */
export const CSP_REFERENCE_SHORT_FIBRE = 8.03;

/** Fibre quality index from span length and stelometer strength, form (a).
 *  Units: 2.5 % span length mm, uniformity ratio a fraction, g/tex, maturity a fraction, micronaire. Source: [Y1]. */
export function fibreQualityIndexSpan(
  spanLengthMm: number,
  uniformityRatio: number,
  strengthGramsPerTex: number,
  maturity: number,
  micronaire: number,
): number {
  return (spanLengthMm * uniformityRatio * strengthGramsPerTex * maturity) / micronaire;
}

/** Count strength product from form (a). Source: [Y1]. */
export function countStrengthProductSpan(fibreQualityIndex: number, countNe: number): number {
  return (310 - countNe) * Math.sqrt(fibreQualityIndex);
}

/** Fibre quality index from HVI traits, form (b).
 *  Units: upper half mean length mm, uniformity %, strength g/tex, micronaire. Source: [Y2]. */
export function fibreQualityIndex(lengthMm: number, uniformityPercent: number, strengthGramsPerTex: number, micronaire: number): number {
  return (lengthMm * (uniformityPercent / 100) * strengthGramsPerTex) / micronaire;
}

/** Count strength product of carded ring yarn from form (b), with no short fibre beyond that of the reference.
 *  Source: form [Y2]; the coefficients 165, 590 and −13 are assumed (recollection). About ±150 at 95 %. */
export function countStrengthProduct(qualityIndex: number, countNe: number): number {
  return 165 * Math.sqrt(qualityIndex) + 590 - 13 * countNe;
}

/** Count strength product after combing out noil. Units: noil %. Source: assumed gain of 1 % per % of noil (processing sheet 2.4). */
export function combedCountStrengthProduct(carded: number, noilPercent: number): number {
  return carded * (1 + noilPercent / 100);
}

/** Single-thread strength from skein strength. Units: lea efficiency a fraction (0.75 assumed); returns g/tex.
 *  Source: arithmetic of 120 yd skeins, processing sheet 2.4. */
export function threadStrengthGramsPerTex(countStrength: number, leaEfficiency: number): number {
  return (countStrength * 453.592) / (590.5 * 160 * leaEfficiency);
}

/** Yarn quality index. Units: tenacity g/tex, elongation %, CV of mass %. Source: [Y4]; 15 × 6/13.5 = 6.67. */
export function yarnQualityIndex(tenacityGramsPerTex: number, elongationPercent: number, cvPercent: number): number {
  return (tenacityGramsPerTex * elongationPercent) / cvPercent;
}

/** Breaking elongation of carded ring yarn by short fibre: 8.3, 7.8 and 7.2 % at 8, 13 and 15 %, here the least-squares line through them.
 *  Units: %; returns %, at least 4. Source: [Y6]. */
export function breakingElongationPercent(shortFibrePercent: number): number {
  return Math.max(4, 9.52 - 0.146 * shortFibrePercent);
}
