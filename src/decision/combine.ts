// Two policy sets as one: at every call it is asked which of the two decides. Takes no decision itself.
import { clonePlain, type Plain, type Snapshotable } from '../base/plain.ts';
import { MODULE_IDS, type ModuleId } from '../model/domain/modules.ts';
import type { ForecastId } from './forecast/tasks.ts';
import type { Choice, PolicySet } from './policies.ts';
import type { ReasonCode } from './reasons.ts';

/** Whether the second policy set takes the decision that is asked for now; `forecast` is the one that the first set's decision stands on. */
export type TakesSecond = (module: ModuleId, forecast: ForecastId | undefined) => boolean;

/** The forecast that each module's AI policy stands on; modules without one need no trust. The roster of the plants has its own. */
const FORECAST_OF_MODULE: Readonly<Partial<Record<ModuleId, ForecastId>>> = {
  irrigation: 'waterUse',
  haulage: 'ginQueue',
  speed: 'endBreaks',
  maintenance: 'failure',
  planning: 'demand',
  energy: 'energy',
  shipment: 'corridor',
  staffing: 'contacts',
};
const ROSTER_FORECAST: ForecastId = 'arrivals';

/** Whether any decision of a module stands on a forecast. */
export function standsOn(module: ModuleId, forecast: ForecastId): boolean {
  return FORECAST_OF_MODULE[module] === forecast || (module === 'staffing' && forecast === ROSTER_FORECAST);
}

type Decider<Arguments extends unknown[], Value> = (...asked: Arguments) => Choice<Value>;

/** Every decision of `first`, unless `takesSecond` says otherwise; then that of `second`, with `reason` when one is given. */
export function combined(first: PolicySet, second: PolicySet, takesSecond: TakesSecond, reason: ReasonCode | undefined): PolicySet {
  const either =
    <Arguments extends unknown[], Value>(
      module: ModuleId,
      a: Decider<Arguments, Value>,
      b: Decider<Arguments, Value>,
      forecast: ForecastId | undefined = FORECAST_OF_MODULE[module],
    ): Decider<Arguments, Value> =>
    (...asked) => {
      if (!takesSecond(module, forecast)) return a(...asked);
      const choice = b(...asked);
      return reason === undefined ? choice : { ...choice, reason };
    };
  return {
    irrigation: { dose: either('irrigation', first.irrigation.dose, second.irrigation.dose) },
    harvest: { startsPick: either('harvest', first.harvest.startsPick, second.harvest.startsPick) },
    haulage: { pickup: first.haulage.pickup, destination: either('haulage', first.haulage.destination, second.haulage.destination) },
    ginning: { nextLot: first.ginning.nextLot, setting: either('ginning', first.ginning.setting, second.ginning.setting) },
    laydown: { category: first.laydown.category, choose: either('laydown', first.laydown.choose, second.laydown.choose) },
    speed: { factor: either('speed', first.speed.factor, second.speed.factor) },
    maintenance: { stops: either('maintenance', first.maintenance.stops, second.maintenance.stops) },
    inspection: { plan: either('inspection', first.inspection.plan, second.inspection.plan) },
    planning: { plan: either('planning', first.planning.plan, second.planning.plan) },
    energy: { startsNow: either('energy', first.energy.startsNow, second.energy.startsNow) },
    shipment: { ships: either('shipment', first.shipment.ships, second.shipment.ships) },
    staffing: {
      agents: either('staffing', first.staffing.agents, second.staffing.agents),
      operators: either('staffing', first.staffing.operators, second.staffing.operators, ROSTER_FORECAST),
    },
  };
}

/** One decision that is taken otherwise: the n-th time (from 1) that the module's decision point is asked. */
export interface Flip {
  readonly module: ModuleId;
  readonly call: number;
}

/** Counts how often each decision point was asked, so that a decision can be named and taken otherwise in a second run. */
export class CallCounter implements Snapshotable {
  #calls: Record<string, number> = Object.fromEntries(MODULE_IDS.map((module) => [module, 0]));

  /** Counts a call and returns its number. */
  next(module: ModuleId): number {
    this.#calls[module] = this.#calls[module]! + 1;
    return this.#calls[module]!;
  }

  /** Number of the latest call. */
  latest(module: ModuleId): number {
    return this.#calls[module]!;
  }

  save(): Plain {
    return { ...this.#calls };
  }

  load(saved: Plain): void {
    this.#calls = clonePlain(saved) as Record<string, number>;
  }
}
