// Long work cut into steps: a generator that yields after every simulated day, for callers that must listen in between.
import { TICKS_PER_DAY } from '../base/units.ts';
import type { Simulation } from '../simulation/index.ts';

/** Runs a simulation to its end, one day per step. */
export function* daySteps(simulation: Simulation): Generator<undefined, void> {
  while (!simulation.isFinished) {
    simulation.advanceTo(simulation.tick + TICKS_PER_DAY);
    yield undefined;
  }
}

/** What the steps return once all are done. */
export function drained<Value>(steps: Generator<undefined, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
