// How the CO2 of the air changes water productivity and crop coefficient; also the CO2 of a year. No growth here.
import { exp } from '../../../base/math.ts';
import type { CropParameters } from './crop-parameters.ts';

/** Concentration at which water productivity is defined (Mauna Loa, year 2000), ppm. */
export const REFERENCE_CO2_PPM = 369.41;
const FACE_CO2_PPM = 550;
const HIGHEST_CO2_PPM = 2000;

/** The factor on water productivity for a CO2 concentration.
 *  Units and shapes: ppm; returns a factor, 1 at 369.41 ppm.
 *  Source: AquaCrop-OSPy initialize/compute_variables (FAO AquaCrop 7 reference manual, section 3.11). */
export function co2Factor(crop: CropParameters, co2Ppm: number): number {
  const above = co2Ppm - REFERENCE_CO2_PPM;
  let weight = 0;
  if (co2Ppm >= FACE_CO2_PPM) weight = 1;
  else if (above > 0) weight = 1 - (FACE_CO2_PPM - co2Ppm) / (FACE_CO2_PPM - REFERENCE_CO2_PPM);
  const sink = crop.sinkStrength;
  const slope = (1 - weight) * crop.co2Steduto + weight * (crop.co2Steduto * sink + crop.co2Face * (1 - sink));
  const older = co2Ppm / REFERENCE_CO2_PPM / (1 + above * slope);
  let factor = older;
  if (above > 0) {
    const shape = -4.61824 - 3.43831 * sink - 5.32587 * sink * sink;
    const relative = above / (HIGHEST_CO2_PPM - REFERENCE_CO2_PPM);
    const newer = co2Ppm >= HIGHEST_CO2_PPM ? 1.58 : 1 + (0.58 * (exp(relative * shape) - 1)) / (exp(shape) - 1);
    if (co2Ppm > FACE_CO2_PPM || older >= newer) factor = newer;
  }
  // Full effect up to a water productivity of 20 g/m² (C3 crops), none from 40 g/m² on (C4 crops).
  const share = crop.waterProductivity >= 40 ? 0 : crop.waterProductivity <= 20 ? 1 : (40 - crop.waterProductivity) / 20;
  return 1 + share * (factor - 1);
}

/** The factor on the crop coefficient: stomata close as CO2 rises.
 *  Units and shapes: ppm; returns a factor ≤ 1.
 *  Source: AquaCrop-OSPy solution/transpiration. */
export function co2CropCoefficientFactor(co2Ppm: number): number {
  return co2Ppm > REFERENCE_CO2_PPM ? 1 - 0.05 * ((co2Ppm - REFERENCE_CO2_PPM) / (FACE_CO2_PPM - REFERENCE_CO2_PPM)) : 1;
}

// Yearly means of Mauna Loa 1959–2009, then the projection A1B at steps of ten years; linear between.
const FIRST_YEAR = 1959;
const YEARLY_PPM = [
  315.98, 316.91, 317.64, 318.45, 318.99, 319.62, 320.04, 321.38, 322.16, 323.04, 324.62, 325.68, 326.32, 327.45, 329.68, 330.17, 331.08,
  332.05, 333.78, 335.41, 336.78, 338.68, 340.11, 341.22, 342.84, 344.41, 345.87, 347.19, 348.98, 351.45, 352.9, 354.16, 355.48, 356.27,
  356.95, 358.64, 360.62, 362.36, 363.47, 366.5, 368.14, 369.4, 371.07, 373.17, 375.78, 377.52, 379.76, 381.85, 383.71, 385.57, 387.35,
] as const;
const LATER_YEARS = [2009, 2010, 2020, 2030, 2040, 2050, 2060, 2070, 2080, 2090, 2100] as const;
const LATER_PPM = [387.35, 388, 418, 447, 483, 522, 563, 601, 639, 674, 703] as const;

/** The CO2 of a year in ppm; the first and last listed years hold outside.
 *  Source: AquaCrop-OSPy data/MaunaLoaCO2.txt (NOAA Mauna Loa 1959–2009, IPCC A1B with the BERN model after that). */
export function co2OfYear(year: number): number {
  if (year <= FIRST_YEAR) return YEARLY_PPM[0];
  const yearly = YEARLY_PPM[year - FIRST_YEAR];
  if (yearly !== undefined) return yearly;
  for (let i = 1; i < LATER_YEARS.length; i += 1) {
    const to = LATER_YEARS[i]!;
    if (year > to) continue;
    const from = LATER_YEARS[i - 1]!;
    return LATER_PPM[i - 1]! + ((LATER_PPM[i]! - LATER_PPM[i - 1]!) / (to - from)) * (year - from);
  }
  return LATER_PPM[LATER_PPM.length - 1]!;
}
