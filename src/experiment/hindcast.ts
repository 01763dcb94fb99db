// Yields of the whole cotton region in every weather year under baseline management, and how they spread. Prints nothing, knows no statistics.
import { GRAMS_PER_TONNE } from '../base/units.ts';
import { NO_MODULES } from '../model/domain/modules.ts';
import type { ResolvedScenario } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';
import { farmTotals } from '../simulation/farm-economics.ts';
import { createSimulation } from '../simulation/index.ts';

const KG_PER_TONNE = 1000;

/** Yields of one weather year, tonnes per ha of cotton. */
export interface RegionalYear {
  readonly year: number;
  /** Seed cotton as weighed when it left the fields, and its mass for payment (reference moisture and foreign matter). */
  readonly seedCotton: number;
  readonly paidSeedCotton: number;
  /** Bales, net. */
  readonly lint: number;
}

/**
 * The region in one weather year: a whole run under baseline management. Differences between farms in care average out over a region, so
 * their spread is left out; replications follow the year, so every year has luck of its own.
 * Fails: AssertionError when the year is not in the record.
 */
export function regionalYear(scenario: ResolvedScenario, weather: WeatherRecord, year: number, seed: number): RegionalYear {
  const { season, parameters } = scenario;
  const region: ResolvedScenario = {
    ...scenario,
    season: { ...season, weatherYears: [year] },
    parameters: { ...parameters, field: { ...parameters.field, managementCv: 0 } },
  };
  const simulation = createSimulation(region, weather, { seed, replication: year, modules: NO_MODULES, core: undefined });
  simulation.runToEnd();
  const farms = farmTotals(simulation.world, simulation.deliveries);
  const areaHa = farms.reduce((sum, farm) => sum + farm.areaHa, 0);
  const kg = (each: (farm: (typeof farms)[number]) => number): number => farms.reduce((sum, farm) => sum + each(farm), 0);
  return {
    year,
    seedCotton: kg((farm) => farm.handPickedKg + farm.machinePickedKg) / KG_PER_TONNE / areaHa,
    paidSeedCotton: kg((farm) => farm.paidKgByGrade.reduce((sum, part) => sum + part, 0)) / KG_PER_TONNE / areaHa,
    lint: simulation.accounts().outcome.lintGrams / GRAMS_PER_TONNE / areaHa,
  };
}

export interface Spread {
  readonly mean: number;
  readonly sd: number;
  readonly low: number;
  readonly high: number;
}

/** Mean, standard deviation, and the 5th and 95th percentile (linear between ranks) of at least two values. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const variance = sorted.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (sorted.length - 1);
  const percentile = (share: number): number => {
    const at = share * (sorted.length - 1);
    const below = Math.floor(at);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below]! + (sorted[above]! - sorted[below]!) * (at - below);
  };
  return { mean, sd: Math.sqrt(variance), low: percentile(0.05), high: percentile(0.95) };
}
