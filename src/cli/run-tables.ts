// The tables that `--out` holds, under their file names; their columns are defined in simulation/tables.
import { KPI_IDS, type KpiId } from '../model/domain/kpis.ts';
import type { RunPolicy, RunSummary } from '../model/domain/results.ts';
import { runTariff, type ResolvedScenario } from '../model/scenario/index.ts';
import type { Simulation } from '../simulation/index.ts';
import { costTable, energyTable, inventoryTable } from '../simulation/money-tables.ts';
import { machineTable, staffTable } from '../simulation/plant-tables.ts';
import { activityTable, decisionTable, farmTable, kpiTable, ledgerTable, lotTable, weighedTable } from '../simulation/tables.ts';
import type { OutFolder } from './out-folder.ts';

/** Appends one finished run to every table but kpis.csv. */
export function appendRunTables(out: OutFolder, policy: RunPolicy, simulation: Simulation, scenario: ResolvedScenario): void {
  const runs = [{ policy, simulation }];
  out.appendTable('ledger.csv', ledgerTable(runs));
  out.appendTable('lots.csv', lotTable(runs));
  out.appendTable('decisions.csv', decisionTable(runs));
  out.appendTable('weighed.csv', weighedTable(runs));
  const { economics, farmEconomics } = scenario.parameters;
  out.appendTable('activities.csv', activityTable(runs, economics));
  out.appendTable('energy.csv', energyTable(runs, runTariff(scenario)));
  out.appendTable('costs.csv', costTable(runs));
  out.appendTable('inventory.csv', inventoryTable(runs, economics));
  out.appendTable('machines.csv', machineTable(runs));
  out.appendTable('staff.csv', staffTable(runs));
  out.appendTable('farms.csv', farmTable(runs, farmEconomics, economics));
}

/** Writes kpis.csv: every KPI of the first replication of each policy. */
export function writeKpiTable(out: OutFolder, summary: RunSummary): void {
  const policies = Object.keys(summary.policies) as RunPolicy[];
  const runs = policies.map((policy) => {
    const kpis: Partial<Record<KpiId, number>> = {};
    for (const id of KPI_IDS) {
      const value = summary.policies[policy]?.[id]?.values[0];
      if (value !== undefined) kpis[id] = value;
    }
    return { policy, replication: 0, seed: summary.seed, kpis };
  });
  out.appendTable('kpis.csv', kpiTable(runs));
}
