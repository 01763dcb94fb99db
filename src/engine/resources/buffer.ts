// A bounded store of an amount of material, with parties that wait to put in or take out; knows no lots and moves nothing by itself.
import { AssertionError } from '../../base/assert.ts';
import type { Plain, Snapshotable } from '../../base/plain.ts';
import type { Kernel } from '../kernel.ts';
import { TimeWeighted } from '../statistics/time-weighted.ts';
import { WaitingLine } from './waiting-line.ts';

export interface BufferOptions {
  /** The most it holds (grams, bales); Infinity for an open yard. */
  readonly capacity: number;
  readonly initialLevel: number;
  /** Called when a put that had to wait is in. */
  readonly onPut: (token: number) => void;
  /** Called when a take that had to wait is out. */
  readonly onTake: (token: number) => void;
}

/** A buffer. Whole amounts keep it exact: entered − left = level − initial level. Both lines are first in, first out and nobody overtakes. */
export class Buffer implements Snapshotable {
  readonly name: string;
  readonly capacity: number;
  /** The level over time. */
  readonly levels: TimeWeighted;
  readonly #kernel: Kernel;
  readonly #options: BufferOptions;
  /** Tokens that wait; their line's tick column holds the amount, for nobody asks here how long they wait. */
  readonly #puts = new WaitingLine('fifo');
  readonly #takes = new WaitingLine('fifo');
  /** Level, entered, left. */
  readonly #state: Float64Array;
  #isSettling = false;

  /** Fails: AssertionError unless 0 ≤ initialLevel ≤ capacity. */
  constructor(kernel: Kernel, name: string, options: BufferOptions) {
    const { capacity, initialLevel } = options;
    if (!(initialLevel >= 0 && initialLevel <= capacity))
      throw new AssertionError(`${name}: initial level must be 0 to ${capacity}, got ${initialLevel}`);
    this.name = name;
    this.capacity = capacity;
    this.#kernel = kernel;
    this.#options = options;
    this.#state = Float64Array.of(initialLevel, 0, 0);
    this.levels = new TimeWeighted(kernel.now, initialLevel);
  }

  get level(): number {
    return this.#state[0]!;
  }

  get space(): number {
    return this.capacity - this.level;
  }

  /** All that was put in since the start. */
  get entered(): number {
    return this.#state[1]!;
  }

  /** All that was taken out since the start. */
  get left(): number {
    return this.#state[2]!;
  }

  get waitingPuts(): number {
    return this.#puts.length;
  }

  get waitingTakes(): number {
    return this.#takes.length;
  }

  /** Puts an amount in. True: done; false: the party waits and onPut(token) will tell.
   *  Fails: AssertionError unless 0 < amount ≤ capacity. */
  put(token: number, amount: number): boolean {
    if (!(amount > 0 && amount <= this.capacity))
      throw new AssertionError(`${this.name}: a put must be above 0 and at most ${this.capacity}, got ${amount}`);
    if (this.#puts.length > 0 || amount > this.space) {
      this.#puts.push(token, amount, 0);
      return false;
    }
    this.#add(amount);
    this.#settle();
    return true;
  }

  /** Takes an amount out. True: done; false: the party waits and onTake(token) will tell.
   *  Fails: AssertionError unless 0 < amount ≤ capacity. */
  take(token: number, amount: number): boolean {
    if (!(amount > 0 && amount <= this.capacity))
      throw new AssertionError(`${this.name}: a take must be above 0 and at most ${this.capacity}, got ${amount}`);
    if (this.#takes.length > 0 || amount > this.level) {
      this.#takes.push(token, amount, 0);
      return false;
    }
    this.#remove(amount);
    this.#settle();
    return true;
  }

  save(): Plain {
    return {
      state: this.#state.slice(),
      levels: this.levels.save(),
      puts: this.#puts.save(),
      takes: this.#takes.save(),
    };
  }

  load(saved: Plain): void {
    const state = saved as { state: Float64Array; levels: Plain; puts: Plain; takes: Plain };
    this.#state.set(state.state);
    this.levels.load(state.levels);
    this.#puts.load(state.puts);
    this.#takes.load(state.takes);
  }

  #add(amount: number): void {
    this.#state[0] = this.#state[0]! + amount;
    this.#state[1] = this.#state[1]! + amount;
    this.levels.set(this.#kernel.now, this.level);
  }

  #remove(amount: number): void {
    this.#state[0] = this.#state[0]! - amount;
    this.#state[2] = this.#state[2]! + amount;
    this.levels.set(this.#kernel.now, this.level);
  }

  /** Serves both lines until neither head fits. A callback may put and take; the outer loop then serves what that made possible. */
  #settle(): void {
    if (this.#isSettling) return;
    this.#isSettling = true;
    for (;;) {
      if (this.#takes.length > 0 && this.#takes.firstTick <= this.level) {
        this.#remove(this.#takes.firstTick);
        this.#options.onTake(this.#takes.shift());
      } else if (this.#puts.length > 0 && this.#puts.firstTick <= this.space) {
        this.#add(this.#puts.firstTick);
        this.#options.onPut(this.#puts.shift());
      } else break;
    }
    this.#isSettling = false;
  }
}
