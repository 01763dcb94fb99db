// The condition of each unit of a group, how many units are in each, and the repair time that a failed unit will take. Books and schedules nothing.
// Kernel file: units are below the unit count and conditions are codes by construction, so `!` is used throughout.
import { AssertionError } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import type { UnitCondition } from './rate-group-options.ts';

export const CONDITION = { available: 0, repair: 1, maintenance: 2, waitingForCrew: 3, waitingForParts: 4 } as const;
export type ConditionCode = (typeof CONDITION)[keyof typeof CONDITION];
/** What the outside sees: a failed unit is down whether it waits or is repaired. */
const NAMES: readonly UnitCondition[] = ['available', 'down', 'maintenance', 'down', 'down'];

/** All units are available at first. */
export class UnitConditions implements Snapshotable {
  readonly #condition: Uint8Array;
  /** Ticks of repair that a failed unit needs. */
  readonly #repairTicks: Float64Array;
  readonly #counts = new Int32Array(NAMES.length);

  constructor(units: number) {
    this.#condition = new Uint8Array(units);
    this.#repairTicks = new Float64Array(units);
    this.#counts[CONDITION.available] = units;
  }

  count(condition: ConditionCode): number {
    return this.#counts[condition]!;
  }

  is(unit: number, condition: ConditionCode): boolean {
    return this.#condition[unit] === condition;
  }

  /** True for a unit that waits for fitters or parts. */
  isWaiting(unit: number): boolean {
    return this.is(unit, CONDITION.waitingForCrew) || this.is(unit, CONDITION.waitingForParts);
  }

  /** Fails: AssertionError when there is no such unit. */
  name(unit: number): UnitCondition {
    const condition = this.#condition[unit];
    if (condition === undefined) throw new AssertionError(`no unit ${unit}`);
    return NAMES[condition]!;
  }

  set(unit: number, condition: ConditionCode): void {
    const before = this.#condition[unit]!;
    this.#counts[before] = this.#counts[before]! - 1;
    this.#counts[condition] = this.#counts[condition]! + 1;
    this.#condition[unit] = condition;
  }

  /** Ticks of repair of a failed unit. */
  repairTicks(unit: number): number {
    return this.#repairTicks[unit]!;
  }

  setRepairTicks(unit: number, ticks: number): void {
    this.#repairTicks[unit] = ticks;
  }

  save(): Plain {
    return { condition: this.#condition.slice(), repairTicks: this.#repairTicks.slice() };
  }

  load(saved: Plain): void {
    const from = saved as { condition: Uint8Array; repairTicks: Float64Array };
    this.#condition.set(from.condition);
    this.#repairTicks.set(from.repairTicks);
    this.#counts.fill(0);
    for (const condition of this.#condition) this.#counts[condition] = this.#counts[condition]! + 1;
  }
}
