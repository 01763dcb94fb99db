// The tables of a run for export: header and rows, units in the column names. Writes no files.
import { KPIS, type KpiId } from '../model/domain/kpis.ts';
import { ACTIVITIES, ACTIVITY_IDS, ACTIVITY } from '../model/domain/activities.ts';
import { LOT_KINDS, TRAITS_BY_KIND, TRAIT_STRIDE } from '../model/domain/lots.ts';
import { REGRET_UNITS } from '../model/domain/decision-record.ts';
import type { RunPolicy } from '../model/domain/results.ts';
import { TICKS_PER_DAY } from '../base/units.ts';
import type { Simulation } from './create-simulation.ts';
import type { FarmEconomicsValues } from './farm-deliveries.ts';
import { FARM_OPERATIONS, farmAccount, farmTotals } from './farm-economics.ts';
import { emissionFactor } from './emissions.ts';
import type { EconomicsValues } from './money.ts';

export type Cell = string | number;

export interface Table {
  readonly header: readonly string[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** Every KPI of one replication and policy. */
export function kpiTable(
  runs: readonly { readonly policy: RunPolicy; readonly replication: number; readonly seed: number; readonly kpis: Partial<Record<KpiId, number>> }[],
): Table {
  return {
    header: ['policy', 'replication', 'seed', 'kpi', 'unit', 'value'],
    rows: runs.flatMap(({ policy, replication, seed, kpis }) =>
      (Object.entries(kpis) as [KpiId, number][]).map(([id, value]) => [policy, replication, seed, id, KPIS[id].unit, value]),
    ),
  };
}

/** The books: for every account and closed day what came in, went out and stood at the close; stock = stock before + in − out. */
export function ledgerTable(runs: readonly { readonly policy: RunPolicy; readonly simulation: Simulation }[]): Table {
  function* rows(): Generator<readonly Cell[]> {
    for (const { policy, simulation } of runs) {
      const { ledger } = simulation.world;
      for (let day = 0; day < ledger.closedDays; day += 1) {
        for (let account = 0; account < ledger.accounts.length; account += 1) {
          const { name, material } = ledger.accounts[account]!;
          yield [
            policy,
            day,
            name,
            material,
            ledger.inGrams(day, account),
            ledger.outGrams(day, account),
            ledger.stockGramsAtClose(day, account),
          ];
        }
      }
    }
  }
  return { header: ['policy', 'day', 'account', 'material', 'inGrams', 'outGrams', 'stockGrams'], rows: { [Symbol.iterator]: rows } };
}

/** Every lot with its parents and traits: genealogy from fabric to field. Trait columns hold the traits of the lot's kind by name. */
export function lotTable(runs: readonly { readonly policy: RunPolicy; readonly simulation: Simulation }[]): Table {
  const traitNames = [...new Set(LOT_KINDS.flatMap((kind) => TRAITS_BY_KIND[kind]))];
  function* rows(): Generator<readonly Cell[]> {
    for (const { policy, simulation } of runs) {
      const { lots, cluster } = simulation.world;
      for (let lot = 0; lot < lots.count; lot += 1) {
        const kind = LOT_KINDS[lots.kind(lot)]!;
        const parents: string[] = [];
        for (let i = 0; i < lots.parentsOf(lot); i += 1) parents.push(`${lots.parent(lot, i)}:${lots.parentGrams(lot, i)}`);
        const own = TRAITS_BY_KIND[kind];
        const traits = traitNames.map((name): Cell => {
          const index = own.indexOf(name);
          return index >= 0 && index < TRAIT_STRIDE ? lots.trait(lot, index) : '';
        });
        const createdDay = Math.floor(lots.createdTick(lot) / TICKS_PER_DAY);
        yield [policy, lot, kind, lots.grams(lot), parents.join(';'), createdDay, cluster.sites[lots.site(lot)]!.id, ...traits];
      }
    }
  }
  return { header: ['policy', 'lot', 'kind', 'grams', 'parents', 'createdDay', 'site', ...traitNames], rows: { [Symbol.iterator]: rows } };
}

/** Every decision; times in ticks (seconds since the start of the run). */
export function decisionTable(runs: readonly { readonly policy: RunPolicy; readonly simulation: Simulation }[]): Table {
  function* rows(): Generator<readonly Cell[]> {
    for (const { policy, simulation } of runs) {
      let number = 0;
      for (const d of simulation.decisions.records) {
        const known = (value: number | undefined): Cell => value ?? '';
        yield [
          policy, number, d.module, d.asOfTick, d.executedTick, d.subject, d.inputs,
          known(d.forecast), known(d.low), known(d.high), d.choice, d.reason, known(d.expected), known(d.realised),
        ];
        number += 1;
      }
    }
  }
  return {
    header: [
      'policy', 'decision', 'module', 'asOf', 'executedAt', 'subject', 'inputs', 'forecast', 'low', 'high', 'choice', 'reason', 'expected', 'realised',
    ],
    rows: { [Symbol.iterator]: rows },
  };
}

/** For decisions of decisions.csv, under their number there: the options that were weighed and what the choice lost against the truth. */
export function weighedTable(runs: readonly { readonly policy: RunPolicy; readonly simulation: Simulation }[]): Table {
  function* rows(): Generator<readonly Cell[]> {
    for (const { policy, simulation } of runs) {
      let number = -1;
      for (const d of simulation.decisions.records) {
        number += 1;
        if (d.options === '' && d.regret === undefined) continue;
        yield [policy, number, d.module, d.options, d.regret ?? '', d.regret === undefined ? '' : (REGRET_UNITS[d.module] ?? '')];
      }
    }
  }
  return { header: ['policy', 'decision', 'module', 'options', 'regret', 'regretUnit'], rows: { [Symbol.iterator]: rows } };
}

/** Metered activities by day and site with emission factor, source and kg CO2e = quantity × factor; zero quantities are left out.
 *  The kg CO2e of all rows of a policy over its finished tonnes are the KPI `carbon`; water and the rest that emits nothing has no factor. */
export function activityTable(
  runs: readonly { readonly policy: RunPolicy; readonly simulation: Simulation }[],
  economics: EconomicsValues,
): Table {
  const factors = ACTIVITY_IDS.map((id) => emissionFactor(id, economics));
  function* rows(): Generator<readonly Cell[]> {
    for (const { policy, simulation } of runs) {
      const { activities, cluster } = simulation.world;
      for (let day = 0; day < activities.closedDays; day += 1) {
        for (let site = 0; site < cluster.sites.length; site += 1) {
          for (const id of ACTIVITY_IDS) {
            const quantity = activities.quantity(day, site, ACTIVITY[id]);
            if (quantity === 0) continue;
            const found = factors[ACTIVITY[id]];
            const emitted: readonly Cell[] = found ? [found.factor, found.unit, quantity * found.factor, found.source] : ['', '', '', ''];
            yield [policy, day, cluster.sites[site]!.id, id, quantity, ACTIVITIES[id], ...emitted];
          }
        }
      }
    }
  }
  return {
    header: ['policy', 'day', 'site', 'activity', 'quantity', 'unit', 'factor', 'factorUnit', 'kgCO2e', 'source'],
    rows: { [Symbol.iterator]: rows },
  };
}

/** The accounts of every farm: area, yield as picked, cost by operation, revenue at the prices of the grades, margin; empty where nothing was picked. */
export function farmTable(
  runs: readonly { readonly policy: RunPolicy; readonly simulation: Simulation }[],
  farmEconomics: FarmEconomicsValues,
  economics: EconomicsValues,
): Table {
  function* rows(): Generator<readonly Cell[]> {
    for (const { policy, simulation } of runs) {
      const { world, deliveries } = simulation;
      for (const totals of farmTotals(world, deliveries)) {
        const account = farmAccount(totals, farmEconomics, economics);
        yield [
          policy, world.cluster.sites[totals.site]!.id, account.areaHa, account.yieldTonnesPerHa,
          ...FARM_OPERATIONS.map((operation) => account.costKztPerHa[operation]),
          account.revenueKztPerHa, account.marginKztPerHa, account.marginKztPerTonne ?? '',
        ];
      }
    }
  }
  return {
    header: [
      'policy', 'site', 'areaHa', 'yieldTonnesPerHa', ...FARM_OPERATIONS.map((operation) => `${operation}KztPerHa`),
      'revenueKztPerHa', 'marginKztPerHa', 'marginKztPerTonne',
    ],
    rows: { [Symbol.iterator]: rows },
  };
}
