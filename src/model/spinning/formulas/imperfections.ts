// Thin places, thick places and neps of a yarn, and the index of cotton that is prone to them.
import { pow } from '../../../base/math.ts';

/** Imperfection propensity of a mix; mills keep it below 16. Units: trash and short fibre %. Source: [Y1]. */
export function imperfectionPropensity(trashPercent: number, shortFibrePercent: number, micronaire: number): number {
  return (trashPercent * shortFibrePercent) / micronaire;
}

/** Imperfections per km of yarn; equals `reference` at ratios of 1 and propensity 0.
 *  Units: CV over reference CV, neps over reference neps, propensity as above. Source: assumed form, exponents are parameters. */
export function imperfectionsPerKm(
  reference: number,
  cvRatio: number,
  nepRatio: number,
  options: { readonly cvExponent: number; readonly propensity: number; readonly propensitySlope: number },
): number {
  return reference * pow(cvRatio, options.cvExponent) * Math.sqrt(nepRatio) * (1 + options.propensitySlope * options.propensity);
}
