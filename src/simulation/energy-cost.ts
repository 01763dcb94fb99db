// Electricity of a run by plant and function, and what it costs by the hour in which it was used. Meters nothing.
import { ENERGY_FUNCTIONS, type EnergyFunction } from '../model/domain/energy-functions.ts';
import type { SiteKind } from '../model/domain/cluster.ts';
import type { Tariff } from '../model/domain/tariff.ts';
import type { StageWorld } from '../model/stage.ts';

/** What one function of one site has used, kWh in each tariff zone. */
export interface ElectricityUse {
  readonly site: number;
  readonly siteKind: SiteKind;
  readonly energyFunction: EnergyFunction;
  readonly kwhByZone: readonly number[];
}

/** Everything metered since the start of the run, in the order in which the functions first ran. */
export function electricityUses(world: StageWorld): ElectricityUse[] {
  const meter = world.activities.electricity;
  return Array.from({ length: meter.rows }, (_, row) => {
    const site = meter.siteOf(row);
    return {
      site,
      siteKind: world.cluster.sites[site]!.kind,
      energyFunction: ENERGY_FUNCTIONS[meter.functionOf(row)]!,
      kwhByZone: Array.from({ length: meter.zoneCount }, (_unused, zone) => meter.totalKwh(row, zone)),
    };
  });
}

/** kWh of the uses that pass, all zones together. */
export function electricityKwh(uses: readonly ElectricityUse[], passes: (use: ElectricityUse) => boolean): number {
  return uses.reduce((sum, use) => (passes(use) ? sum + use.kwhByZone.reduce((a, b) => a + b, 0) : sum), 0);
}

/** KZT of the uses that pass: each zone's kilowatt-hours at its price. */
export function electricityCostKzt(uses: readonly ElectricityUse[], tariff: Tariff, passes: (use: ElectricityUse) => boolean): number {
  const cost = (use: ElectricityUse): number => use.kwhByZone.reduce((sum, kwh, zone) => sum + kwh * (tariff[zone]?.priceKztPerKwh ?? 0), 0);
  return uses.reduce((sum, use) => (passes(use) ? sum + cost(use) : sum), 0);
}
