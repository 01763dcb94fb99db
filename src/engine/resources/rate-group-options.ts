// What a capacity group is made of, and the words for the condition of its units; checks ranges, keeps nothing.
import { assert } from '../../base/assert.ts';
import type { Streams } from '../random.ts';

/** `work` is in any one unit (grams, metres); rates are in the same. */
export interface RateGroupOptions {
  /** Identical units, ≥ 1. */
  readonly units: number;
  /** Work one available unit does in an hour at speed factor 1. */
  readonly ratePerUnitHour: number;
  /** Mean running hours of a unit between renewal and failure; Infinity: never fails. */
  readonly mtbfHours: number;
  /** Weibull shape of the life: 1 exponential, above 1 wearing out. */
  readonly weibullShape: number;
  /** Mean hours of a repair, by the wall clock (repair goes on outside the shifts). */
  readonly mttrHours: number;
  /** Coefficient of variation of the (lognormal) repair time. */
  readonly repairCv: number;
  /** Each unit draws its lives from `<name>.life` and its repairs from `<name>.repair`, entity = unit. */
  readonly streams: Streams;
  /** A failed unit waits until `startRepair` is called (a crew of fitters decides when); without it a repair begins at once. */
  readonly repairsOnCall?: boolean;
  /** Called when a unit fails, is stopped for maintenance, or returns; must not start jobs. */
  readonly onUnitChange?: (unit: number, condition: UnitCondition) => void;
  /** Called when a pause of the whole group is over. */
  readonly onResume?: () => void;
}

export type UnitCondition = 'available' | 'down' | 'maintenance';

/** What ready units without a job wait for. */
export type WaitReason = 'idle' | 'starved';

/** What a failed unit waits for before its repair. */
export type RepairWait = 'crew' | 'parts';

/** A stop of the whole group that renews nothing: setting up for other work, or cleaning. */
export type PauseReason = 'setup' | 'cleaning';

/** Fails: AssertionError, naming the group, unless every option is in its range. */
export function assertRateGroupOptions(name: string, options: RateGroupOptions): void {
  const { units, ratePerUnitHour, mtbfHours, weibullShape, mttrHours, repairCv } = options;
  assert(Number.isInteger(units) && units >= 1, `${name}: units must be a whole number >= 1, got ${units}`);
  assert(
    ratePerUnitHour > 0 && ratePerUnitHour < Infinity,
    `${name}: ratePerUnitHour must be > 0, got ${ratePerUnitHour}`,
  );
  assert(
    mtbfHours > 0 && weibullShape > 0,
    `${name}: mtbfHours and weibullShape must be > 0, got ${mtbfHours}, ${weibullShape}`,
  );
  assert(
    mttrHours > 0 && repairCv >= 0,
    `${name}: mttrHours must be > 0 and repairCv >= 0, got ${mttrHours}, ${repairCv}`,
  );
}
