// The tables of money and energy of a run for export: electricity by hour zone, cost groups, yearly emissions. Units in the column names; writes no files.
import { ACTIVITIES, ACTIVITY, ACTIVITY_IDS } from '../model/domain/activities.ts';
import { COST_GROUPS } from '../model/domain/costs.ts';
import { ENERGY_FUNCTIONS } from '../model/domain/energy-functions.ts';
import type { RunPolicy } from '../model/domain/results.ts';
import type { Tariff } from '../model/domain/tariff.ts';
import { TICKS_PER_HOUR } from '../base/units.ts';
import type { Simulation } from './create-simulation.ts';
import { emissionFactor } from './emissions.ts';
import type { EconomicsValues } from './money.ts';
import type { Cell, Table } from './tables.ts';

type Runs = readonly { readonly policy: RunPolicy; readonly simulation: Simulation }[];

/** Electricity by day, site, function and tariff zone with its price; hours since midnight; zero quantities are left out. */
export function energyTable(runs: Runs, tariff: Tariff): Table {
  function* rows(): Generator<readonly Cell[]> {
    for (const { policy, simulation } of runs) {
      const { activities, cluster } = simulation.world;
      const meter = activities.electricity;
      for (let day = 0; day < meter.closedDays; day += 1) {
        for (let row = 0; row < meter.rows; row += 1) {
          for (const [zone, { startTick, endTick, priceKztPerKwh }] of tariff.entries()) {
            const kwh = meter.kwh(day, row, zone);
            if (kwh === 0) continue;
            yield [
              policy, day, cluster.sites[meter.siteOf(row)]!.id, ENERGY_FUNCTIONS[meter.functionOf(row)]!,
              startTick / TICKS_PER_HOUR, endTick / TICKS_PER_HOUR, kwh, priceKztPerKwh, kwh * priceKztPerKwh,
            ];
          }
        }
      }
    }
  }
  return {
    header: ['policy', 'day', 'site', 'function', 'fromHour', 'toHour', 'electricityKwh', 'priceKztPerKwh', 'costKzt'],
    rows: { [Symbol.iterator]: rows },
  };
}

/** Manufacturing cost by product and group; the row `ofWhichBuildings` is part of depreciation and interest, `total` the sum of the groups. */
export function costTable(runs: Runs): Table {
  return {
    header: ['policy', 'product', 'group', 'costUsd', 'costUsdPerUnit', 'unit', 'shareOfTotal', 'transferPriceUsdPerKg'],
    rows: runs.flatMap(({ policy, simulation }) =>
      simulation.accounts().costs.flatMap((split): readonly Cell[][] => {
        const total = COST_GROUPS.reduce((sum, group) => sum + split.usd[group], 0);
        const row = (group: string, usd: number): Cell[] => [
          policy, split.product, group, usd, usd / split.quantity, split.unit, usd / total, split.transferPriceUsdPerKg,
        ];
        return [...COST_GROUPS.map((group) => row(group, split.usd[group])), row('ofWhichBuildings', split.buildingsUsd), row('total', total)];
      }),
    ),
  };
}

/**
 * The season's inventory of a policy: one record for each site and activity that emits, with scope and uncertainty, then one for each site with
 * the sum and the uncertainty of independent terms. Source: processing sheet 7.6, sqrt(sum of squares of u × CO2e).
 */
export function inventoryTable(runs: Runs, economics: EconomicsValues): Table {
  const factors = ACTIVITY_IDS.map((id) => emissionFactor(id, economics));
  function* rows(): Generator<readonly Cell[]> {
    for (const { policy, simulation } of runs) {
      const { activities, cluster } = simulation.world;
      for (let site = 0; site < cluster.sites.length; site += 1) {
        let sum = 0;
        let squares = 0;
        for (const id of ACTIVITY_IDS) {
          const found = factors[ACTIVITY[id]];
          const quantity = activities.total(site, ACTIVITY[id]);
          if (!found || quantity === 0) continue;
          const kg = quantity * found.factor;
          sum += kg;
          squares += kg * found.uncertaintyPercent * (kg * found.uncertaintyPercent);
          yield [
            policy, cluster.sites[site]!.id, id, quantity, ACTIVITIES[id], 'metered', found.factor, found.unit, found.source, found.scope, kg, found.uncertaintyPercent,
          ];
        }
        if (sum > 0) yield [policy, cluster.sites[site]!.id, 'total', '', '', '', '', '', '', '', sum, Math.sqrt(squares) / sum];
      }
    }
  }
  return {
    header: ['policy', 'site', 'activity', 'quantity', 'unit', 'method', 'factor', 'factorUnit', 'factorSource', 'scope', 'kgCO2e', 'uncertaintyPercent'],
    rows: { [Symbol.iterator]: rows },
  };
}
