// Tables of plants for export: the time of machine groups by cause, and the hours of people by role. Writes no files.
import { GRAMS_PER_TONNE, TICKS_PER_HOUR } from '../base/units.ts';
import type { MachineAccount } from '../model/domain/machines.ts';
import { LOSS_IDS, lossTree, oeeOf } from '../model/domain/oee.ts';
import type { StaffAccount } from '../model/domain/people.ts';
import type { RunPolicy } from '../model/domain/results.ts';
import type { Simulation } from './create-simulation.ts';
import type { Table } from './tables.ts';

type Runs = readonly { readonly policy: RunPolicy; readonly simulation: Simulation }[];

/** One row per machine group, machine-hours since the start of the run: open = planned losses + planned busy; planned busy = the other losses +
 *  good output. Source of names and factors: ISO 22400-2. */
export function machineTable(runs: Runs): Table {
  const hours = (ticks: number): number => ticks / TICKS_PER_HOUR;
  const row = (policy: RunPolicy, siteId: string, account: MachineAccount): readonly (string | number)[] => {
    const tree = lossTree(account);
    const { availability, effectiveness, quality, oee } = oeeOf(account);
    return [
      policy, siteId, account.group, account.units, hours(tree.openTicks), hours(tree.plannedBusyTicks),
      ...LOSS_IDS.map((id) => hours(tree.losses[id])),
      hours(tree.goodTicks), availability, effectiveness, quality, oee, account.failures, account.producedGrams, account.goodGrams,
    ];
  };
  return {
    header: [
      'policy', 'site', 'group', 'units', 'openHours', 'plannedBusyHours', ...LOSS_IDS.map((id) => `${id}Hours`),
      'goodHours', 'availability', 'effectiveness', 'quality', 'oee', 'failures', 'producedGrams', 'goodGrams',
    ],
    rows: runs.flatMap(({ policy, simulation }) => {
      const { sites } = simulation.world.cluster;
      return simulation.machines().map((account) => row(policy, sites[account.site]!.id, account));
    }),
  };
}

/** One row per plant and role. The last column is the worked hours over what all plants of that kind made (bales, yarn, finished fabric), so that
 *  it adds up to the hours of work in a tonne of each. */
export function staffTable(runs: Runs): Table {
  const rowsOf = ({ policy, simulation }: Runs[number]): (string | number)[][] => {
    const { sites } = simulation.world.cluster;
    const { lintGrams, yarnGrams, fabricGrams } = simulation.accounts().outcome;
    const madeGrams: Readonly<Record<string, number>> = { gin: lintGrams, spinningMill: yarnGrams, textileMill: fabricGrams };
    return simulation.staff().map((account: StaffAccount) => {
      const { id, kind } = sites[account.site]!;
      const tonnes = (madeGrams[kind] ?? 0) / GRAMS_PER_TONNE;
      const { role, neededHours, calledHours, workedHours, paidHours } = account;
      return [policy, id, kind, role, neededHours, calledHours, workedHours, paidHours, tonnes > 0 ? workedHours / tonnes : ''];
    });
  };
  return {
    header: ['policy', 'site', 'kind', 'role', 'neededHours', 'calledHours', 'workedHours', 'paidHours', 'workedHoursPerTonne'],
    rows: runs.flatMap(rowsOf),
  };
}
