// The norm for weaving yarn and how many of its points a yarn misses. Judges; changes nothing.
import { cvOfMeanDeviationPercent } from './yarn-evenness.ts';

/** The norm's points by count: up to Ne 40 and above. Units: CSP, g/tex, %, U %, 1/km. Source: norms book for shuttleless weaving [S16]. */
const NORMS = [
  { countStrengthProduct: 3200, gramsPerTex: 20, elongationPercent: 5.5, uPercent: 10, imperfectionsPerKm: 50 },
  { countStrengthProduct: 3000, gramsPerTex: 20, elongationPercent: 6, uPercent: 11, imperfectionsPerKm: 70 },
] as const;
const COARSE_UP_TO_NE = 40;

/** Points of the weaving norm that a yarn misses, 0 to 5: skein strength, tenacity, elongation, evenness, imperfections.
 *  Units: Ne, CSP, g/tex, %, CV %, 1/km. Source: processing sheet 3.6 [S16]; U from CV by [Y4]. */
export function weavingNormMisses(
  countNe: number,
  countStrengthProduct: number,
  gramsPerTex: number,
  elongationPercent: number,
  cvPercent: number,
  imperfectionsPerKm: number,
): number {
  const norm = NORMS[countNe <= COARSE_UP_TO_NE ? 0 : 1];
  return (
    Number(countStrengthProduct < norm.countStrengthProduct) +
    Number(gramsPerTex < norm.gramsPerTex) +
    Number(elongationPercent < norm.elongationPercent) +
    Number(cvPercent > cvOfMeanDeviationPercent(norm.uPercent)) +
    Number(imperfectionsPerKm > norm.imperfectionsPerKm)
  );
}
