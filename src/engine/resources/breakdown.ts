// Failures of units that run independently of each other, and their repair by a limited crew; stops nothing itself.
import { assert } from '../../base/assert.ts';
import { exp } from '../../base/math.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import type { Kernel } from '../kernel.ts';
import { RANK } from '../kernel.ts';
import type { Stream, Streams } from '../random.ts';
import { lnGamma } from '../special/gamma.ts';
import { WaitingLine } from './waiting-line.ts';

export interface BreakdownOptions {
  readonly units: number;
  /** Mean running ticks of a unit between renewal and failure. */
  readonly meanLifeTicks: number;
  /** Weibull shape of the life; 1 is exponential. */
  readonly weibullShape: number;
  readonly meanRepairTicks: number;
  /** Coefficient of variation of the (lognormal) repair time; 'exponential' for an exponential one. */
  readonly repairCv: number | 'exponential';
  /** How many units can be repaired at once; the others wait, first failed first. Infinity: no limit. */
  readonly repairers: number;
  /** Lives from `<name>.life`, repairs from `<name>.repair`, entity = unit. */
  readonly streams: Streams;
}

/** What happens to a unit; called once each, in this order. */
export interface BreakdownEffect {
  fail(unit: number): void;
  repaired(unit: number): void;
}

const RESTING = 0;
const RUNNING = 1;
const FAILED = 2;
const NONE = -1;

/** Each unit has its own clock of running time: it ages only between `run` and `rest`, fails when its life is used up and is as new after repair.
 *  One event per running unit; for many units that always run together use RateGroup, which needs one event for all. */
export class Breakdowns implements Snapshotable {
  readonly #kernel: Kernel;
  readonly #options: BreakdownOptions;
  readonly #effect: BreakdownEffect;
  readonly #scaleTicks: number;
  readonly #failCode: number;
  readonly #repairedCode: number;
  readonly #lives: Stream[] = [];
  readonly #repairs: Stream[] = [];
  readonly #condition: Uint8Array;
  /** Running ticks left, at the last change. */
  readonly #lifeLeft: Float64Array;
  readonly #age: Float64Array;
  readonly #since: Float64Array;
  readonly #event: Float64Array;
  readonly #waiting = new WaitingLine('fifo');
  #inRepair = 0;

  /** All units rest and are as new. Fails: AssertionError unless units ≥ 1, times and shape > 0 and repairers ≥ 1. */
  constructor(kernel: Kernel, name: string, options: BreakdownOptions, effect: BreakdownEffect) {
    const { units, meanLifeTicks, weibullShape, meanRepairTicks, repairers } = options;
    assert(Number.isInteger(units) && units >= 1, `${name}: units must be a whole number >= 1, got ${units}`);
    assert(
      meanLifeTicks > 0 && weibullShape > 0 && meanRepairTicks > 0,
      `${name}: mean life, shape and mean repair must be > 0`,
    );
    assert(repairers >= 1, `${name}: repairers must be >= 1, got ${repairers}`);
    this.#kernel = kernel;
    this.#options = options;
    this.#effect = effect;
    this.#scaleTicks = meanLifeTicks / exp(lnGamma(1 + 1 / weibullShape));
    this.#failCode = kernel.register(`${name}.fail`, (unit) => this.#fail(unit));
    this.#repairedCode = kernel.register(`${name}.repaired`, (unit) => this.#repaired(unit));
    this.#condition = new Uint8Array(units);
    this.#lifeLeft = new Float64Array(units);
    this.#age = new Float64Array(units);
    this.#since = new Float64Array(units);
    this.#event = new Float64Array(units).fill(NONE);
    for (let unit = 0; unit < units; unit += 1) {
      this.#lives.push(options.streams.get(`${name}.life`, unit));
      this.#repairs.push(options.streams.get(`${name}.repair`, unit));
      this.#renew(unit);
    }
  }

  /** Units in repair or waiting for it. */
  get failedUnits(): number {
    return this.#inRepair + this.#waiting.length;
  }

  isFailed(unit: number): boolean {
    return this.#condition[unit] === FAILED;
  }

  /** Running ticks of a unit since it was new. */
  age(unit: number): number {
    return this.#age[unit]! + (this.#condition[unit] === RUNNING ? this.#kernel.now - this.#since[unit]! : 0);
  }

  /** The unit runs from now on; nothing happens when it runs already or has failed. */
  run(unit: number): void {
    if (this.#condition[unit] !== RESTING) return;
    this.#condition[unit] = RUNNING;
    this.#since[unit] = this.#kernel.now;
    const left = this.#lifeLeft[unit]!;
    if (left === Infinity) return;
    this.#event[unit] = this.#kernel.schedule(
      this.#kernel.now + Math.ceil(left),
      RANK.completion,
      this.#failCode,
      unit,
      0,
    );
  }

  /** The unit stands still from now on and does not age; nothing happens when it rests already or has failed. */
  rest(unit: number): void {
    if (this.#condition[unit] !== RUNNING) return;
    this.#stop(unit, RESTING);
    if (this.#event[unit] !== NONE) this.#kernel.cancel(this.#event[unit]!);
    this.#event[unit] = NONE;
  }

  save(): Plain {
    return {
      condition: this.#condition.slice(),
      lifeLeft: this.#lifeLeft.slice(),
      age: this.#age.slice(),
      since: this.#since.slice(),
      event: this.#event.slice(),
      waiting: this.#waiting.save(),
      inRepair: this.#inRepair,
    };
  }

  load(saved: Plain): void {
    const state = saved as Record<'lifeLeft' | 'age' | 'since' | 'event', Float64Array> & {
      condition: Uint8Array;
      waiting: Plain;
      inRepair: number;
    };
    this.#condition.set(state.condition);
    this.#lifeLeft.set(state.lifeLeft);
    this.#age.set(state.age);
    this.#since.set(state.since);
    this.#event.set(state.event);
    this.#waiting.load(state.waiting);
    this.#inRepair = state.inRepair;
  }

  #stop(unit: number, condition: number): void {
    const ran = this.#kernel.now - this.#since[unit]!;
    this.#age[unit] = this.#age[unit]! + ran;
    this.#lifeLeft[unit] = Math.max(0, this.#lifeLeft[unit]! - ran);
    this.#condition[unit] = condition;
  }

  #renew(unit: number): void {
    this.#age[unit] = 0;
    this.#lifeLeft[unit] = this.#lives[unit]!.weibull(this.#options.weibullShape, this.#scaleTicks);
    this.#condition[unit] = RESTING;
  }

  #fail(unit: number): void {
    this.#stop(unit, FAILED);
    this.#event[unit] = NONE;
    this.#effect.fail(unit);
    if (this.#inRepair < this.#options.repairers) this.#startRepair(unit);
    else this.#waiting.push(unit, this.#kernel.now, 0);
  }

  #startRepair(unit: number): void {
    this.#inRepair += 1;
    const { meanRepairTicks, repairCv } = this.#options;
    const stream = this.#repairs[unit]!;
    const ticks =
      repairCv === 'exponential' ? stream.exponential(meanRepairTicks) : stream.lognormal(meanRepairTicks, repairCv);
    this.#kernel.schedule(
      this.#kernel.now + Math.max(1, Math.round(ticks)),
      RANK.completion,
      this.#repairedCode,
      unit,
      0,
    );
  }

  #repaired(unit: number): void {
    this.#inRepair -= 1;
    if (this.#waiting.length > 0) this.#startRepair(this.#waiting.shift());
    this.#renew(unit);
    this.#effect.repaired(unit);
  }
}
