// Failures of the machines that all cotton passes (and chokes of single stands): six modes in series, each with its own clock of running time.
// Decides nothing and schedules nothing.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { TICKS_PER_HOUR } from '../../base/units.ts';
import { exp } from '../../base/math.ts';
import type { Stream, Streams } from '../../engine/random.ts';
import { lnGamma } from '../../engine/special/gamma.ts';
import type { GinParameters } from './gin-parameters.ts';

/** Modes of line stops. A choke of one of n stands stops the line for 1/n of its time: the same output lost. */
export const STOP_MODES = ['unloader', 'dryer', 'standChoke', 'lintCleaner', 'press', 'power'] as const;
export const STOP_MODE = { unloader: 0, dryer: 1, standChoke: 2, lintCleaner: 3, press: 4, power: 5 } as const;
const MODES = STOP_MODES.length;

/** Whether the crew of the line clears the stop itself: chokes; the others are failures. */
export function isMinorStop(mode: number): boolean {
  return mode === STOP_MODE.unloader || mode === STOP_MODE.dryer || mode === STOP_MODE.standChoke;
}

/** Whether the stop takes a fitter and a part: machines that wear, not chokes and power cuts. */
export function takesFitter(mode: number): boolean {
  return mode === STOP_MODE.lintCleaner || mode === STOP_MODE.press;
}

/** Entities per gin in the streams 'gin.breakdown' and 'gin.repair'. */
const ENTITIES_PER_GIN = 8;
/** Lint cleaners in the usual line, to which the mean time between their failures refers. */
const USUAL_LINT_CLEANERS = 2;

/** The stop clocks of one gin. */
export class LineStops implements Snapshotable {
  readonly #mtbfTicks: Float64Array;
  readonly #mttrTicks: Float64Array;
  readonly #shapes: Float64Array;
  readonly #repairCv: number;
  readonly #lives: Stream[] = [];
  readonly #repairs: Stream[] = [];
  /** Running ticks since renewal and at failure. */
  readonly #age = new Float64Array(MODES);
  readonly #life = new Float64Array(MODES);
  /** Wear per running tick: 1, but lint cleaners wear as many as are in use. */
  readonly #rate = new Float64Array(MODES).fill(1);

  constructor(parameters: GinParameters, stands: number, gin: number, streams: Streams) {
    const p = parameters;
    const hours = (values: readonly number[]): Float64Array => Float64Array.from(values, (value) => value * TICKS_PER_HOUR);
    this.#mtbfTicks = hours([
      p.unloaderMtbfHours, p.dryerMtbfHours, p.standChokeMtbfHours / stands, p.lintCleanerMtbfHours, p.pressMtbfHours, p.powerMtbfHours,
    ]);
    this.#mttrTicks = hours([
      p.unloaderMttrHours, p.dryerMttrHours, p.standChokeMttrHours / stands, p.lintCleanerMttrHours, p.pressMttrHours, p.powerMttrHours,
    ]);
    this.#shapes = Float64Array.of(1, 1, 1, p.wearShape, p.wearShape, 1);
    this.#repairCv = p.repairCv;
    for (let mode = 0; mode < MODES; mode += 1) {
      this.#lives.push(streams.get('gin.breakdown', gin * ENTITIES_PER_GIN + mode));
      this.#repairs.push(streams.get('gin.repair', gin * ENTITIES_PER_GIN + mode));
      this.renew(mode);
    }
  }

  /** States how many lint cleaners are in use. */
  useLintCleaners(count: number): void {
    this.#rate[STOP_MODE.lintCleaner] = count / USUAL_LINT_CLEANERS;
  }

  /** Lets the line run for some ticks. */
  advance(runTicks: number): void {
    for (let mode = 0; mode < MODES; mode += 1) this.#age[mode] = this.#age[mode]! + runTicks * this.#rate[mode]!;
  }

  /** The mode that fails first if the line keeps running. */
  nextMode(): number {
    let first = 0;
    for (let mode = 1; mode < MODES; mode += 1) if (this.ticksToFailure(mode) < this.ticksToFailure(first)) first = mode;
    return first;
  }

  /** Whole running ticks until a mode fails, Infinity for lint cleaners out of use. */
  ticksToFailure(mode: number): number {
    const rate = this.#rate[mode]!;
    return rate === 0 ? Infinity : Math.max(0, Math.ceil((this.#life[mode]! - this.#age[mode]!) / rate));
  }

  /** Puts a mode back to new. */
  renew(mode: number): void {
    const shape = this.#shapes[mode]!;
    const scale = this.#mtbfTicks[mode]! / exp(lnGamma(1 + 1 / shape));
    this.#age[mode] = 0;
    this.#life[mode] = this.#lives[mode]!.weibull(shape, scale);
  }

  /** Ticks of a repair, ≥ 1. */
  drawRepair(mode: number): number {
    return Math.max(1, Math.round(this.#repairs[mode]!.lognormal(this.#mttrTicks[mode]!, this.#repairCv)));
  }

  meanRepairTicks(mode: number): number {
    return this.#mttrTicks[mode]!;
  }

  hoursSinceRenewal(mode: number): number {
    return this.#age[mode]! / TICKS_PER_HOUR;
  }

  /** True condition: 0 new, 1 about to fail. */
  wear(mode: number): number {
    return Math.min(1, this.#age[mode]! / this.#life[mode]!);
  }

  save(): Plain {
    return { age: this.#age.slice(), life: this.#life.slice(), rate: this.#rate.slice() };
  }

  load(saved: Plain): void {
    const from = saved as { age: Float64Array; life: Float64Array; rate: Float64Array };
    this.#age.set(from.age);
    this.#life.set(from.life);
    this.#rate.set(from.rate);
  }
}
