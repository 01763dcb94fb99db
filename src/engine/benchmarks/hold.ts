// The hold model that the event queue is timed on: take the earliest of many pending events, schedule one later. Reads no clock.
import { Kernel, RANK } from '../kernel.ts';
import { Streams } from '../random.ts';

/** Mean gap; large, so that ties are rare but occur, and the order of ties is kept as always. */
const MEAN_GAP_TICKS = 1_000_000;
/** Gaps are drawn beforehand and used in a circle, so that the queue is timed and not the logarithm. */
const GAP_COUNT = 65_536;

export interface HoldModel {
  readonly pending: number;
  /** Dispatches this many events, each of which schedules one. */
  hold(count: number): void;
}

/** A kernel with `pending` events, each of which schedules its successor after an exponential gap. */
export function createHoldModel(pending: number, seed: number): HoldModel {
  const stream = new Streams(seed, 0).get('bench.hold', 0);
  const gaps = new Float64Array(GAP_COUNT);
  for (let i = 0; i < GAP_COUNT; i += 1) gaps[i] = Math.ceil(stream.exponential(MEAN_GAP_TICKS));
  const kernel = new Kernel(pending);
  let next = 0;
  const gap = (): number => {
    next = (next + 1) % GAP_COUNT;
    return gaps[next]!;
  };
  const code = kernel.register('hold', (a, b) => {
    kernel.schedule(kernel.now + gap(), RANK.arrival, code, a, b);
  });
  for (let i = 0; i < pending; i += 1) kernel.schedule(gap(), RANK.arrival, code, i, 0);
  return {
    pending,
    hold(count) {
      for (let i = 0; i < count; i += 1) kernel.step();
    },
  };
}
