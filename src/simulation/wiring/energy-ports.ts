// Plugs energy: hourly readings of the plants' meters for the forecast of their load, and the question whether a wet step waits. Meters nothing itself.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_KG, TICKS_PER_DAY, TICKS_PER_HOUR } from '../../base/units.ts';
import type { EnergyObservation } from '../../decision/observations.ts';
import { energyRegret } from '../../decision/policy/energy.ts';
import type { WetStep } from '../../model/domain/ports.ts';
import { WET_STEPS } from '../../model/domain/ports.ts';
import type { ProcessPoint } from '../../model/domain/process-points.ts';
import { nextZoneTick, priceAt, type Tariff } from '../../model/domain/tariff.ts';
import type { GinStage } from '../../model/gin/index.ts';
import type { SpinningStage } from '../../model/spinning/index.ts';
import type { TextileStage } from '../../model/textile/index.ts';
import type { RunContext } from './run-context.ts';

const HOURS = 24;
const NO_LOAD = new Float64Array(0);
const COLUMNS = 7;
/** Yarn of a loom or knitting machine in a day, t: scale of the stock of a textile mill. Source: about 5 kg/h, processing sheet 4.1. */
const DAILY_TONNES_PER_MACHINE = 0.12;

/** The stages whose meters are read; asked late, since they need their ports first. */
export interface MeteredStages {
  readonly gin: () => GinStage;
  readonly spinning: () => SpinningStage;
  readonly textile: () => TextileStage;
}

interface Plant {
  readonly site: number;
  readonly meter: ProcessPoint;
  isRunning(): boolean;
  /** Stock before the plant over the stock and a day's need, 0 … 1. */
  stockShare(): number;
}

/** A wet step that waits: the log's number of the decision, its price and its electricity. */
interface Held {
  readonly batch: number;
  readonly decision: number;
  readonly priceKztPerKwh: number;
}

/** A first answer whose hour is not over: what was seen decides with the load of that hour what it lost. */
interface Unjudged {
  readonly decision: number;
  readonly isStarted: boolean;
  readonly seen: EnergyObservation;
}

const share = (stock: number, need: number): number => stock / (stock + need);

function plantsOf(run: RunContext, { gin, spinning, textile }: MeteredStages): Plant[] {
  const { cluster } = run.world;
  const RUNNING = 1;
  return [
    ...cluster.gins.map((one, g): Plant => ({
      site: one.site,
      meter: 'ginEnergyMeter',
      isRunning: () => gin().lineState(g) === RUNNING,
      stockShare: () => share(gin().yardTonnes(g), gin().ratedTonnesPerHour(g) * HOURS),
    })),
    ...cluster.spinningMills.map((one, m): Plant => ({
      site: one.site,
      meter: 'spinningEnergyMeter',
      isRunning: () => spinning().machineState(m) === RUNNING,
      stockShare: () => share(spinning().storeCount(m), one.laydownBales),
    })),
    ...cluster.textileMills.map((one, m): Plant => ({
      site: one.site,
      meter: 'textileEnergyMeter',
      isRunning: () => textile().machineState(m) === RUNNING,
      stockShare: () => share(textile().yarnTonnes(m), (one.looms + (one.knittingMachines ?? 0)) * DAILY_TONNES_PER_MACHINE),
    })),
  ];
}

export class EnergyDesk implements Snapshotable {
  readonly #run: RunContext;
  readonly #tariff: Tariff;
  readonly #stages: MeteredStages;
  readonly #plants: readonly Plant[];
  readonly #isSampling: boolean;
  /** Every price of the day is the same, so that there is nothing to decide. */
  readonly #isFlat: boolean;
  /** Meter reading of each plant at the last full hour, kWh; its last 24 hourly readings as a ring; the row of the hour. */
  readonly #metered: Float64Array;
  readonly #hours: Float64Array;
  readonly #rows: Float64Array;
  readonly #held = new Map<number, Held>();
  /** Only where records are kept. */
  #unjudged: Unjudged[] = [];

  constructor(run: RunContext, tariff: Tariff, stages: MeteredStages) {
    this.#run = run;
    this.#tariff = tariff;
    this.#stages = stages;
    this.#plants = plantsOf(run, stages);
    this.#isSampling = run.forecasts.isOpen('energy') && (run.history !== undefined || run.modules.has('energy'));
    this.#isFlat = tariff.every((zone) => zone.priceKztPerKwh === tariff[0]!.priceKztPerKwh);
    this.#metered = new Float64Array(this.#plants.length);
    this.#hours = new Float64Array(this.#plants.length * HOURS);
    this.#rows = new Float64Array(this.#plants.length * COLUMNS);
  }

  /** The first full hour after `tick` at which the meters must be read for `sample`; Infinity where nobody learns or forecasts loads. */
  nextSampleTick(tick: number): number {
    return this.#isSampling ? (Math.floor(tick / TICKS_PER_HOUR) + 1) * TICKS_PER_HOUR : Infinity;
  }

  /** A full hour has ended and the meters have been read: the last rows meet their outcomes, the next ones are opened. */
  sample(): void {
    const { world, forecasts, information } = this.#run;
    const hour = world.kernel.now / TICKS_PER_HOUR;
    const totals = this.#totalsBySite();
    this.#plants.forEach((plant, index) => {
      const kwh = totals[plant.site]! - this.#metered[index]!;
      this.#metered[index] = totals[plant.site]!;
      forecasts.settle('energy', index, world.kernel.now, kwh);
      this.#judge(index, kwh);
      const at = index * HOURS + (hour % HOURS);
      const last = information.observe(plant.meter, kwh, index, hour);
      this.#hours[at] = last;
      const sameHourYesterday = this.#hours[index * HOURS + ((hour + 1) % HOURS)]!;
      this.#fillRow(index, plant, hour, last, sameHourYesterday);
      // A plant that stands and stood is not worth a forecast.
      if (last === 0 && sameHourYesterday === 0) return;
      forecasts.open('energy', index, index, world.kernel.now, this.#row(index));
    });
  }

  /** Whether a batch starts a wet step of a textile mill now. */
  readonly startsWetStep = (mill: number, step: WetStep, batch: number): boolean => {
    if (this.#isFlat) return true;
    const { world, policies, log, information } = this.#run;
    const now = world.kernel.now;
    const key = mill * WET_STEPS.length + WET_STEPS.indexOf(step);
    const observation = this.#observe(mill, step, batch);
    const choice = policies.energy.startsNow(observation);
    const held = this.#held.get(key);
    if (held?.batch !== batch) {
      const times = { asOfTick: now, neededTick: now, executedTick: now + information.latencyTicks('energy') };
      const { id } = world.cluster.sites[world.cluster.textileMills[mill]!.site]!;
      const decision = log.add('energy', log.keepsRecords ? `${id} ${step} batch ${batch}` : '', times, observation, choice.value ? 'start' : 'wait', choice);
      // The row is filled anew every hour, and no regret looks at it.
      if (decision >= 0 && this.#isSampling) this.#unjudged.push({ decision, isStarted: choice.value, seen: { ...observation, load: NO_LOAD } });
      if (!choice.value) this.#held.set(key, { batch, decision, priceKztPerKwh: observation.priceKztPerKwh });
    } else if (choice.value) {
      log.realise(held.decision, observation.stepKwh * (held.priceKztPerKwh - observation.priceKztPerKwh));
      this.#held.delete(key);
    }
    return choice.value;
  };

  save(): Plain {
    return {
      metered: this.#metered.slice(),
      hours: this.#hours.slice(),
      rows: this.#rows.slice(),
      held: [...this.#held].map(([key, held]) => ({ key, ...held })),
      // Never changed, so that snapshots may share them.
      unjudged: this.#unjudged.slice() as unknown as Plain,
    };
  }

  load(saved: Plain): void {
    const from = saved as unknown as { metered: Float64Array; hours: Float64Array; rows: Float64Array; held: (Held & { key: number })[]; unjudged: Unjudged[] };
    this.#metered.set(from.metered);
    this.#hours.set(from.hours);
    this.#rows.set(from.rows);
    this.#unjudged = from.unjudged.slice();
    this.#held.clear();
    for (const { key, batch, decision, priceKztPerKwh } of from.held) this.#held.set(key, { batch, decision, priceKztPerKwh });
  }

  /** The hour of a plant is over: its decisions in it are held against its true load. */
  #judge(plant: number, kwh: number): void {
    if (this.#unjudged.length === 0) return;
    for (const { decision, isStarted, seen } of this.#unjudged) {
      if (seen.plant !== plant) continue;
      const regret = energyRegret(seen, isStarted, kwh, this.#run.knowledge.productWorth.holdingShareOfMonth);
      if (regret !== undefined) this.#run.log.regret(decision, regret);
    }
    this.#unjudged = this.#unjudged.filter(({ seen }) => seen.plant !== plant);
  }

  #row(plant: number): Float64Array {
    return this.#rows.subarray(plant * COLUMNS, (plant + 1) * COLUMNS);
  }

  #fillRow(index: number, plant: Plant, hour: number, last: number, sameHourYesterday: number): void {
    const { weather } = this.#run.world;
    const yesterday = Math.max(0, Math.min(Math.floor(hour / HOURS), weather.days) - 1);
    const row = this.#row(index);
    row[0] = last;
    row[1] = sameHourYesterday;
    row[2] = plant.isRunning() ? 1 : 0;
    row[3] = hour % HOURS;
    row[4] = (weather.tMinC[yesterday]! + weather.tMaxC[yesterday]!) / 2;
    row[5] = weather.humidityPercent[yesterday]!;
    row[6] = plant.stockShare();
  }

  /** kWh of every site since the start of the run. */
  #totalsBySite(): Float64Array {
    const { cluster, activities } = this.#run.world;
    const meter = activities.electricity;
    const totals = new Float64Array(cluster.sites.length);
    for (let row = 0; row < meter.rows; row += 1) {
      const site = meter.siteOf(row);
      for (let zone = 0; zone < meter.zoneCount; zone += 1) totals[site] = totals[site]! + meter.totalKwh(row, zone);
    }
    return totals;
  }

  #observe(mill: number, step: WetStep, batch: number): EnergyObservation {
    const { world, scenario } = this.#run;
    const { textile: p, economics } = scenario.parameters;
    const now = world.kernel.now;
    const next = nextZoneTick(this.#tariff, now);
    const batchKg = world.lots.grams(batch) / GRAMS_PER_KG;
    const plant = this.#plants.length - world.cluster.textileMills.length + mill;
    const forming = world.cluster.textileMills[mill]!.looms > 0 ? p.weavingKwhPerKg : p.knittingKwhPerKg;
    return {
      asOfTick: now,
      hourOfDay: Math.floor((now % TICKS_PER_DAY) / TICKS_PER_HOUR),
      priceKztPerKwh: priceAt(this.#tariff, now),
      nextPriceKztPerKwh: priceAt(this.#tariff, next),
      hoursToNextPrice: (next - now) / TICKS_PER_HOUR,
      stepKwh: batchKg * p.finishingKwhPerKg * this.#electricityShare(step),
      batchKg,
      batchValueKzt: batchKg * economics.fabricPriceUsdPerKg * economics.tengePerUsd,
      waitingBatches: this.#stages.textile().waitingBatches(mill, step),
      mostWaitingBatches: Math.round(step === 'preparation' ? p.greyBufferBatches : p.wetBufferBatches),
      plantKwhPerKg: forming + p.finishingKwhPerKg,
      plant,
      load: this.#row(plant),
    };
  }

  #electricityShare(step: WetStep): number {
    const { preparationElectricityShare: preparation, dyeingElectricityShare: dyeing } = this.#run.scenario.parameters.textile;
    return step === 'preparation' ? preparation : step === 'dyeing' ? dyeing : 1 - preparation - dyeing;
  }
}
