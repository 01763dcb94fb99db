// Copies what screens ask of a run's decisions: pages of the ledger, forecasts with outcomes, features of its blocks. Changes nothing.
import type { ForecastId } from '../decision/forecast/tasks.ts';
import type { DecisionRecord, ForecastSeries, LedgerFilter, LedgerPage, LedgerQuery, LedgerRow } from '../model/domain/decision-record.ts';
import type { ModuleId } from '../model/domain/modules.ts';
import { soilPreset } from '../model/field/crop/soil-description.ts';
import type { Simulation } from './create-simulation.ts';

const KG_PER_TONNE = 1000;
const MM_PER_M = 1000;

const contains = (text: string, part: string): boolean => text.toLowerCase().includes(part);

/** Whether a decision passes the filter; `subject` and `text` must be in lower case. */
function passes(record: DecisionRecord, filter: LedgerFilter): boolean {
  if (filter.module !== undefined && record.module !== filter.module) return false;
  if (filter.reason !== undefined && record.reason !== filter.reason) return false;
  if (filter.fromTick !== undefined && record.asOfTick < filter.fromTick) return false;
  if (filter.toTick !== undefined && record.asOfTick >= filter.toTick) return false;
  if (filter.subject !== '' && !contains(record.subject, filter.subject)) return false;
  return filter.text === '' || [record.inputs, record.options, record.choice, record.reason, record.subject].some((field) => contains(field, filter.text));
}

/** The page of a ledger that the query asks for; decisions are numbered from 0 in the order in which they were taken. */
export function ledgerPage(records: readonly DecisionRecord[], query: LedgerQuery, run: number): LedgerPage {
  const filter = { ...query, subject: query.subject.trim().toLowerCase(), text: query.text.trim().toLowerCase() };
  const modules = new Set<ModuleId>();
  const reasons = new Set<string>();
  const matching: number[] = [];
  records.forEach((record, number) => {
    modules.add(record.module);
    reasons.add(record.reason);
    if (passes(record, filter)) matching.push(number);
  });
  if (query.isNewestFirst) matching.reverse();
  const rows = matching.slice(query.skip, query.skip + query.count).map((number): LedgerRow => ({ number, ...records[number]! }));
  return { run, total: records.length, matching: matching.length, rows, modules: [...modules], reasons: [...reasons] };
}

/** The forecasts of a question with their outcomes so far. */
export function forecastSeries(simulation: Pick<Simulation, 'forecasts'>, task: ForecastId, run: number): ForecastSeries {
  const records = simulation.forecasts.records(task);
  return {
    run,
    task,
    groups: Float64Array.from(records, ({ group }) => group),
    asOfTicks: Float64Array.from(records, ({ asOfTick }) => asOfTick),
    settledTicks: Float64Array.from(records, ({ settledTick }) => settledTick),
    forecasts: Float64Array.from(records, ({ forecast }) => forecast),
    lows: Float64Array.from(records, ({ low }) => low),
    highs: Float64Array.from(records, ({ high }) => high),
    actuals: Float64Array.from(records, ({ actual }) => actual),
  };
}

/** What tells blocks apart: plant-available water of the soil, salinity at planting, mean canopy cover so far, seed cotton delivered so far. */
export const BLOCK_COLUMNS = ['soilWaterMmPerM', 'salinityDsPerM', 'canopySoFar', 'yieldTonnesPerHa'] as const;

/** One row of BLOCK_COLUMNS per block; `canopySoFar` is the mean canopy cover of each block up to now, fraction. */
export function blockRows(simulation: Pick<Simulation, 'world' | 'deliveries'>, canopySoFar: ArrayLike<number>): readonly Float64Array[] {
  return simulation.world.cluster.blocks.map((block, index) => {
    const layer = soilPreset(block.soil)?.layers[0];
    const soilWater = layer === undefined ? 0 : (layer.fieldCapacity - layer.wiltingPoint) * MM_PER_M;
    return Float64Array.of(soilWater, block.salinityDsPerM, canopySoFar[index] ?? 0, simulation.deliveries.pickedKg(index) / KG_PER_TONNE / block.areaHa);
  });
}
