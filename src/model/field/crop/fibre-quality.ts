// Fibre traits from the conditions while the boll grows (regressions of GOSSYM, cultivar TM-1); no boll ages, no variety factors.
import { clamp } from '../../../base/math.ts';

// Limits of the measured range; outside, the nearest limit is used.
const LOWEST_TEMPERATURE_C = 18;
const HIGHEST_TEMPERATURE_C = 30;
const DRIEST_POTENTIAL_MPA = -2.5;
const WETTEST_POTENTIAL_MPA = -1.7;
const LOWEST_NITROGEN = 25;
const HIGHEST_NITROGEN = 47;

const temperatureWithin = (temperatureC: number): number => clamp(temperatureC, LOWEST_TEMPERATURE_C, HIGHEST_TEMPERATURE_C);
const potentialWithin = (waterPotentialMPa: number): number => clamp(waterPotentialMPa, DRIEST_POTENTIAL_MPA, WETTEST_POTENTIAL_MPA);
const nitrogenWithin = (leafNitrogen: number): number => clamp(leafNitrogen, LOWEST_NITROGEN, HIGHEST_NITROGEN);

/** The midday leaf water potential that stands for a mean transpiration ratio of the boll period.
 *  Units and shapes: actual over potential transpiration, 0 to 1; returns MPa, −2.5 to −1.7.
 *  Source: assumed bridge from a field model without leaf water potential: ψ = −1.7 − 0.8·(1 − Tr/Trx). */
export function middayWaterPotential(transpirationRatio: number): number {
  return WETTEST_POTENTIAL_MPA + (DRIEST_POTENTIAL_MPA - WETTEST_POTENTIAL_MPA) * (1 - clamp(transpirationRatio, 0, 1));
}

/** Bundle strength of the fibre.
 *  Units and shapes: mean air temperature °C (18 to 30), midday leaf water potential MPa (−2.5 to −1.7), leaf nitrogen g/kg (25 to 47); returns g/tex.
 *  Source: GOSSYM, Cotton/Growth.f90, fibre quality routine (Scientific Reports 2023, s41598-023-34378-3). */
export function fibreStrength(temperatureC: number, waterPotentialMPa: number, leafNitrogen: number): number {
  const water = clamp(1.5 + 0.309 * potentialWithin(waterPotentialMPa), 0, 1);
  const nitrogen = clamp(0.87 + 0.0021 * nitrogenWithin(leafNitrogen), 0, 1);
  return (21.817 + 0.341 * temperatureWithin(temperatureC)) * water * nitrogen;
}

/** Length of the fibre (upper half mean).
 *  Units and shapes: as fibreStrength; returns mm.
 *  Source: GOSSYM, Cotton/Growth.f90, fibre quality routine. */
export function fibreLength(temperatureC: number, waterPotentialMPa: number, leafNitrogen: number): number {
  const t = temperatureWithin(temperatureC);
  const water = clamp(1.35 + 0.22 * potentialWithin(waterPotentialMPa), 0, 1);
  const nitrogen = clamp(0.928 + 0.001 * nitrogenWithin(leafNitrogen), 0, 1);
  return (11.49 + 1.75 * t - 0.04 * t * t) * water * nitrogen;
}

/** Micronaire (fineness and maturity) of the fibre.
 *  Units and shapes: as fibreStrength; returns micronaire units (µg/inch).
 *  Source: GOSSYM, Cotton/Growth.f90, fibre quality routine. */
export function fibreMicronaire(temperatureC: number, waterPotentialMPa: number, leafNitrogen: number): number {
  const t = temperatureWithin(temperatureC);
  const water = clamp(0.44 - 0.203 * potentialWithin(waterPotentialMPa), 0, 1);
  const nitrogen = clamp(1.157 - 0.007 * nitrogenWithin(leafNitrogen), 0, 1);
  return 1.2 * (-6.88 + 0.843 * t - 0.017 * t * t) * water * nitrogen;
}

/** Length uniformity index of the fibre.
 *  Units and shapes: as fibreStrength; returns percent.
 *  Source: GOSSYM, Cotton/Growth.f90, fibre quality routine. */
export function fibreUniformity(temperatureC: number, waterPotentialMPa: number, leafNitrogen: number): number {
  const t = temperatureWithin(temperatureC);
  const water = clamp(1.16 + 0.098 * potentialWithin(waterPotentialMPa), 0, 1);
  const nitrogen = clamp(1.005 - 0.0002 * nitrogenWithin(leafNitrogen), 0, 1);
  return 0.98 * (55.04 + 2.368 * t - 0.047 * t * t) * water * nitrogen;
}
