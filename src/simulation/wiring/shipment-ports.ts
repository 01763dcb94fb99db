// Plugs customs: corridor and declaration decisions in, carriers' reports to the forecast of corridors, and what exports cost. Moves no mass.
import { cos, sin } from '../../base/math.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { GRAMS_PER_KG, GRAMS_PER_TONNE, TICKS_PER_DAY, TICKS_PER_HOUR } from '../../base/units.ts';
import type { ShipmentObservation } from '../../decision/observations.ts';
import { shipmentRegret } from '../../decision/policy/shipment.ts';
import { CORRIDORS, corridorsTo, DESTINATIONS, EXPORT_GOOD, usualUsdPerTonne, type CustomsPorts, type CustomsStage } from '../../model/customs/index.ts';
import type { RunContext } from './run-context.ts';

const COLUMNS = 5;
const TWO_PI = 6.283185307179586;
const DAYS_PER_YEAR = 365;
const DAYS_PER_WEEK = 7;
/** Weight of the newest report in the running mean of a corridor: about the last four. */
const RECENT_WEIGHT = 0.3;
/** Keys of the reports of one corridor in the forecast desk. */
const WEEKS_PER_CORRIDOR = 1000;

/** Exports of a run: sums over the loads that have left. */
export interface ExportTotals {
  readonly loads: number;
  readonly tonnes: number;
  /** Sums over loads: hours at the border (queue and clearance), days from ready to delivered. */
  readonly borderHours: number;
  readonly deliveryDays: number;
  readonly freightUsd: number;
  /** Penalties of late loads, and the capital that lies on the way. */
  readonly penaltyUsd: number;
  readonly capitalUsd: number;
}

/** Totals of the loads that have left, at the prices of the scenario. */
export function exportTotals(run: RunContext, customs: CustomsStage): ExportTotals {
  const totals = { loads: 0, tonnes: 0, borderHours: 0, deliveryDays: 0, freightUsd: 0, penaltyUsd: 0, capitalUsd: 0 };
  for (const load of customs.loads) {
    if (load.leavesTick < 0) continue;
    const ticks = load.wayTicks + load.queueTicks + load.clearanceTicks;
    const days = (load.leavesTick - load.readyTick + ticks) / TICKS_PER_DAY;
    const { dayUsd, lateDayUsd } = loadCosts(run, load.good, load.grams);
    totals.loads += 1;
    totals.tonnes += load.grams / GRAMS_PER_TONNE;
    totals.borderHours += (load.queueTicks + load.clearanceTicks) / TICKS_PER_HOUR;
    totals.deliveryDays += days;
    totals.freightUsd += load.freightUsd;
    totals.penaltyUsd += Math.max(0, days - customs.promisedDays(load.destination)) * lateDayUsd;
    totals.capitalUsd += days * dayUsd;
  }
  return totals;
}

/** What a day on the way and a day too late cost for a load, USD. */
function loadCosts({ scenario }: RunContext, good: number, grams: number): { readonly dayUsd: number; readonly lateDayUsd: number } {
  const { economics, market, customs } = scenario.parameters;
  const price = good === EXPORT_GOOD.lint ? economics.lintPriceUsdPerKg : economics.fabricPriceUsdPerKg;
  const value = (grams / GRAMS_PER_KG) * price;
  return { dayUsd: (value * market.holdingShareOfYear) / DAYS_PER_YEAR, lateDayUsd: (value * customs.lateShareOfValuePerWeek) / DAYS_PER_WEEK };
}

export class ShipmentDesk implements Snapshotable {
  readonly #run: RunContext;
  readonly #customs: () => CustomsStage;
  /** Running mean of the reported ratios by corridor; 1 before the first. */
  readonly #recent = new Float64Array(CORRIDORS.length).fill(1);
  /** The log's number of the decision of each load. */
  #decisions: number[] = [];

  constructor(run: RunContext, customs: () => CustomsStage) {
    this.#run = run;
    this.#customs = customs;
  }

  readonly ports: CustomsPorts = {
    chooseShipment: (load) => {
      const { world, policies, log, information } = this.#run;
      const now = world.kernel.now;
      const observation = this.#observe(load);
      const choice = policies.shipment.ships(observation);
      const delayTicks = information.latencyTicks('shipment');
      const { destination } = this.#customs().loads[load]!;
      const text = log.keepsRecords ? `${CORRIDORS[choice.value.corridor]!}${choice.value.isDeclaredInAdvance ? ', declared in advance' : ''}` : '';
      const subject = log.keepsRecords ? `load ${load} to ${DESTINATIONS[destination]!}` : '';
      const decision = log.add('shipment', subject, { asOfTick: now, neededTick: now, executedTick: now + delayTicks }, observation, text, choice);
      if (decision >= 0) log.regret(decision, shipmentRegret(observation, choice.value.corridor, observation.corridors.map((corridor) => this.#customs().delayFactor(corridor))));
      this.#decisions[load] = decision;
      return { ...choice.value, delayTicks };
    },
    delivered: (index) => {
      const load = this.#customs().loads[index]!;
      this.#run.log.realise(this.#decisions[index]!, (load.wayTicks + load.queueTicks) / TICKS_PER_DAY);
    },
    reportLeaves: (corridor, week) => {
      const { forecasts, world } = this.#run;
      if (forecasts.isOpen('corridor')) forecasts.open('corridor', corridor * WEEKS_PER_CORRIDOR + week, corridor, world.kernel.now, this.#row(corridor));
    },
    reportArrives: (corridor, week, delayRatio) => {
      const { forecasts, world } = this.#run;
      forecasts.settle('corridor', corridor * WEEKS_PER_CORRIDOR + week, world.kernel.now, delayRatio);
      this.#recent[corridor] = this.#recent[corridor]! + RECENT_WEIGHT * (delayRatio - this.#recent[corridor]!);
    },
  };

  save(): Plain {
    return { recent: this.#recent.slice(), decisions: [...this.#decisions] };
  }

  load(saved: Plain): void {
    const from = saved as { recent: Float64Array; decisions: number[] };
    this.#recent.set(from.recent);
    this.#decisions = [...from.decisions];
  }

  /** What carriers' notices and reports say of a corridor. */
  #row(corridor: number): Float64Array {
    const { world, information, startDayOfYear } = this.#run;
    const day = Math.floor(world.kernel.now / TICKS_PER_DAY);
    const season = (TWO_PI * (startDayOfYear + day)) / DAYS_PER_YEAR;
    const row = new Float64Array(COLUMNS);
    row[0] = information.observe('dispatchDocuments', this.#customs().delayFactor(corridor), corridor, day);
    row[1] = this.#recent[corridor]!;
    row[2] = sin(season);
    row[3] = cos(season);
    row[4] = this.#customs().loadsUnderWay(corridor);
    return row;
  }

  #observe(index: number): ShipmentObservation {
    const { world, scenario, isOracle } = this.#run;
    const { customs: p } = scenario.parameters;
    const customs = this.#customs();
    const load = customs.loads[index]!;
    const corridors = corridorsTo(load.destination);
    const tonnes = load.grams / GRAMS_PER_TONNE;
    return {
      asOfTick: world.kernel.now,
      tonnes,
      ...loadCosts(this.#run, load.good, load.grams),
      promisedDays: customs.promisedDays(load.destination),
      corridors,
      usualDays: Float64Array.from(corridors, (corridor) => customs.wayDays(load.destination, corridor, 1)),
      usualFreightUsd: Float64Array.from(corridors, (corridor) => tonnes * usualUsdPerTonne(p, corridor)),
      freightElasticity: p.freightElasticity,
      known: corridors.map((corridor) => this.#row(corridor)),
      trueDelayRatio: Float64Array.from(corridors, (corridor) => (isOracle ? customs.delayFactor(corridor) : Number.NaN)),
    };
  }
}
