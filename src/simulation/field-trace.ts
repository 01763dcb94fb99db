// Runs the fields of a scenario alone through one season and records every day of every block. Same weather, luck and information as a whole run;
// no haulage, no plants, no books beyond the fields' own.
import { dayNumber, dayOfYear } from '../base/calendar.ts';
import { GRAMS_PER_TONNE, TICKS_PER_DAY } from '../base/units.ts';
import { CallCounter } from '../decision/combine.ts';
import type { DecisionCore } from '../decision/core.ts';
import type { History } from '../decision/history.ts';
import { decidingPolicies } from '../decision/policy-set.ts';
import { Kernel } from '../engine/kernel.ts';
import { Streams } from '../engine/random.ts';
import { ActivityLog } from '../model/domain/activities.ts';
import type { BlockAccount, FieldSeasonTraces, FieldStrategy, FieldTrace } from '../model/domain/field-trace.ts';
import { Ledger } from '../model/domain/ledger.ts';
import { LotTable } from '../model/domain/lots.ts';
import { MODULE_IDS, NO_MODULES, type ModuleSet } from '../model/domain/modules.ts';
import type { FieldPorts } from '../model/domain/ports.ts';
import { createFieldTracer, type FieldTracer } from '../model/field/index.ts';
import type { ResolvedScenario } from '../model/scenario/resolved.ts';
import type { WeatherRecord } from '../model/scenario/weather-record.ts';
import type { StageWorld } from '../model/stage.ts';
import { DecisionLog } from './decision-log.ts';
import { FarmDeliveries, SEED_COTTON_GRADES } from './farm-deliveries.ts';
import { blockTotals, FARM_OPERATIONS, farmAccount, seedCottonPriceKztPerKg } from './farm-economics.ts';
import { Information } from './information.ts';
import { drawWeatherYear, seasonWeather } from './season-weather.ts';
import { fieldPorts } from './wiring/field-ports.ts';
import { LotReadings } from './wiring/lot-readings.ts';
import { ForecastDesk } from './wiring/forecast-desk.ts';
import type { RunContext } from './wiring/run-context.ts';
import { usualWeather } from './wiring/usual-weather.ts';
import { YieldForecasts } from './wiring/yield-forecasts.ts';
import { PendingOrders } from './wiring/pending-orders.ts';
import { engineeringKnowledge } from './wiring/policy-knowledge.ts';

/** Days of weather after the start of the run: the fields are cleared long before. */
const MOST_DAYS = 400;
const FIRST_LOT_ROWS = 1024;
const M3_PER_HA_MM = 10;
const IRRIGATION: ModuleSet = new Set(['irrigation']);

export interface FieldRunOptions {
  readonly seed: number;
  readonly replication: number;
  readonly strategy: FieldStrategy;
  /** Needed by `forecast`; without it, or without a forecaster that beats the naive one, the calendar decides. */
  readonly core: DecisionCore | undefined;
  /** Real year of the record to live through; undefined draws it as a whole run does. */
  readonly weatherYear: number | undefined;
  /** Collects training rows (earlier years only); such a run keeps no daily record, which nobody would look at. */
  readonly history?: History;
}

export interface FieldRun {
  readonly weatherYear: number;
  readonly isFinished: boolean;
  /** Runs one day and records it. */
  advanceDay(): void;
  /** The record so far as one trace, with what does not depend on the strategy. */
  season(): Omit<FieldSeasonTraces, 'traces' | 'forecast'>;
  trace(): FieldTrace;
}

/** A dose that always fills the root zone before leaves grow slower, from perfect knowledge and without a quota: the bound of what water can do. */
function fullSupplyMm(tracer: FieldTracer, world: StageWorld, block: number, day: number): number {
  const depletionMm = tracer.stage.depletionMm(block);
  const limitMm = tracer.expansionLimitMm(block, world.weather.et0Mm[Math.max(0, day - 1)]!);
  return depletionMm >= limitMm && limitMm > 0 ? depletionMm / tracer.stage.applicationEfficiency(block) : 0;
}

function portsOf(given: FieldPorts, strategy: FieldStrategy, dose: (block: number, day: number) => number): FieldPorts {
  if (strategy === 'calendar' || strategy === 'forecast') return given;
  return { ...given, irrigationMm: strategy === 'rainfed' ? () => 0 : dose };
}

/** The fields of a scenario at day 0 of a season.
 *  Fails: AssertionError when the weather year lies outside the record. */
export function createFieldRun(scenario: ResolvedScenario, record: WeatherRecord, options: FieldRunOptions): FieldRun {
  const { cluster, parameters, season } = scenario;
  const { seed, replication, strategy, history } = options;
  const kernel = new Kernel();
  const streams = new Streams(seed, replication);
  const drawnYear = drawWeatherYear(season, streams);
  const weatherYear = options.weatherYear ?? drawnYear;
  const world: StageWorld = {
    kernel,
    streams,
    lots: new LotTable(FIRST_LOT_ROWS),
    ledger: new Ledger(),
    activities: new ActivityLog(cluster.sites.length),
    cluster,
    weather: seasonWeather(record, season, weatherYear, MOST_DAYS, streams),
  };
  const start = { year: season.year, month: season.startMonth, day: season.startDay };
  const plantingDayNumber = dayNumber({ year: season.year, month: season.plantingMonth, day: season.plantingDay });
  const plantingDay = plantingDayNumber - dayNumber(start);
  const deliveries = new FarmDeliveries(parameters.farmEconomics, cluster.blocks.length);
  const modules = strategy === 'forecast' ? IRRIGATION : NO_MODULES;
  const instruments: ModuleSet = history ? new Set(MODULE_IDS) : modules;
  const calls = new CallCounter();
  const forecasts = new ForecastDesk(history, options.core, false);
  const knowledge = engineeringKnowledge(parameters);
  const run: RunContext = {
      world,
      scenario,
      information: new Information(parameters.information, scenario.digitalisation, instruments, modules, streams),
      knowledge,
      policies: decidingPolicies(knowledge, { modules, core: options.core, flip: undefined, isOracle: false, calls, monitor: forecasts.monitor }),
      readings: new LotReadings(),
      modules,
      isOracle: false,
      log: new DecisionLog(false, calls),
      history,
      forecasts,
      orders: { irrigation: new PendingOrders(), harvest: new PendingOrders(), maintenance: new PendingOrders() },
      plantingDay,
      startDayOfYear: dayOfYear(start),
      usual: usualWeather(record, season, season.isGenerated ? undefined : weatherYear),
  };
  const yields = new YieldForecasts(run);
  const pickedGrams = new Float64Array(world.cluster.blocks.length);
  const ports = fieldPorts(
    run,
    () => tracer.stage,
    yields,
    (lot) => {
      deliveries.note(world.lots, lot);
      const block = world.lots.origin(lot);
      pickedGrams[block] = pickedGrams[block]! + world.lots.grams(lot);
    },
  );
  const accounts = (): BlockAccount[] =>
    cluster.blocks.map((block, index) => {
      const irrigationM3 = tracer.stage.seasonIrrigationMm(index) * M3_PER_HA_MM * block.areaHa;
      const totals = blockTotals(block, index, deliveries, irrigationM3);
      const { costKztPerHa, revenueKztPerHa, marginKztPerHa } = farmAccount(totals, parameters.farmEconomics, parameters.economics);
      const cost = FARM_OPERATIONS.reduce((sum, operation) => sum + costKztPerHa[operation], 0);
      return { costKztPerHa: cost, revenueKztPerHa, marginKztPerHa, paidKgByGrade: totals.paidKgByGrade };
    });
  const tracer: FieldTracer = createFieldTracer(
    world,
    { parameters: parameters.field, varieties: parameters.varieties, plantingDay },
    portsOf(ports, strategy, (block, day) => fullSupplyMm(tracer, world, block, day)),
  );
  const from = (column: Float64Array): Float64Array => column.slice(plantingDay, plantingDay + tracer.days);
  let day = 0;
  return {
    weatherYear,
    get isFinished() {
      // A daily record goes on to its end where the fields are cleared before it.
      return !tracer.stage.isBusy() && (history !== undefined || day >= plantingDay + tracer.days);
    },
    advanceDay: () => {
      kernel.runUntil((day + 1) * TICKS_PER_DAY);
      if (history === undefined) tracer.record(day);
      day += 1;
      if (!tracer.stage.isBusy()) yields.harvested((block) => pickedGrams[block]! / GRAMS_PER_TONNE / world.cluster.blocks[block]!.areaHa);
    },
    season: () => ({
      seed,
      replication,
      weatherYear,
      weatherYears: season.weatherYears,
      plantingDayNumber,
      days: tracer.days,
      weather: { et0Mm: from(world.weather.et0Mm), tMinC: from(world.weather.tMinC), tMaxC: from(world.weather.tMaxC) },
      stages: tracer.stages(),
      gradePricesKztPerKg: Array.from({ length: SEED_COTTON_GRADES }, (_, grade) => seedCottonPriceKztPerKg(parameters.farmEconomics, parameters.economics, grade)),
      quotaMm: season.waterQuotaM3PerHa / M3_PER_HA_MM,
    }),
    trace: () => ({ ...tracer.trace(strategy), accounts: accounts() }),
  };
}

/** One season of one strategy, recorded. */
export function traceField(scenario: ResolvedScenario, record: WeatherRecord, options: FieldRunOptions): FieldRun {
  const run = createFieldRun(scenario, record, options);
  while (!run.isFinished) run.advanceDay();
  return run;
}
