// The decision core inside its worker: taught once per scenario and seed, shared by everyone who asks, or taken over from the other worker.
import type { DecisionCore } from '../../decision/core.ts';
import type { History } from '../../decision/history.ts';
import { trainingSteps } from '../../experiment/training.ts';
import type { ReadyScenario } from './library.ts';
import { inSlices } from './slices.ts';

/** A core; its history only where it was taught. */
export interface KeptCore {
  readonly core: DecisionCore;
  readonly history: History | undefined;
}

type Listener = (done: number, total: number) => void;

interface Training {
  readonly seed: number;
  readonly answer: Promise<KeptCore | undefined>;
  readonly listeners: Set<Listener>;
  kept: KeptCore | undefined;
  isStopped: boolean;
}

export class CoreKeeper {
  readonly #ready: ReadyScenario;
  readonly #now: () => number;
  #training: Training | undefined;

  constructor(ready: ReadyScenario, now: () => number) {
    this.#ready = ready;
    this.#now = now;
  }

  /** The core of a seed if it is there. */
  known(seed: number): KeptCore | undefined {
    return this.#training?.seed === seed ? this.#training.kept : undefined;
  }

  /** The core of a seed, taught in slices unless it is there or being taught; undefined when another seed is asked for meanwhile. */
  async core(seed: number, onSeason?: Listener): Promise<KeptCore | undefined> {
    if (this.#training?.seed !== seed || this.#training.isStopped) {
      this.stop();
      this.#training = this.#teach(seed);
    }
    const training = this.#training;
    if (onSeason) training.listeners.add(onSeason);
    try {
      return await training.answer;
    } finally {
      if (onSeason) training.listeners.delete(onSeason);
    }
  }

  /** Takes over what the other worker has taught. */
  adopt(seed: number, core: DecisionCore): void {
    this.stop();
    const kept = { core, history: undefined };
    this.#training = { seed, answer: Promise.resolve(kept), listeners: new Set(), kept, isStopped: false };
  }

  /** Ends the teaching under way; whoever waits for it gets nothing. */
  stop(): void {
    if (this.#training && !this.#training.kept) this.#training.isStopped = true;
  }

  #teach(seed: number): Training {
    const { scenario, weather } = this.#ready;
    const listeners = new Set<Listener>();
    const steps = trainingSteps(scenario, weather, seed, (done, total) => {
      for (const listener of listeners) listener(done, total);
    });
    const learn = async (): Promise<KeptCore | undefined> => {
      await inSlices(
        () => {
          const step = steps.next();
          if (step.done === true) training.kept = step.value;
          return step.done !== true;
        },
        () => training.isStopped,
        this.#now,
      );
      return training.kept;
    };
    const training: Training = { seed, answer: Promise.resolve().then(learn), listeners, kept: undefined, isStopped: false };
    return training;
  }
}
