// Remembers what lay ahead of each lot when it reached a gin, until it is ginned and the wait is known. Only earlier years keep one.
import { TICKS_PER_HOUR } from '../../base/units.ts';
import type { History } from '../../decision/history.ts';

export class QueueHistory {
  readonly #history: History;
  readonly #arrivals = new Map<number, { readonly tick: number; readonly hoursAhead: number }>();

  constructor(history: History) {
    this.#history = history;
  }

  /** A lot arrives in a yard with this many hours of work, at the rated intake, ahead of it. */
  arrives(lot: number, tick: number, hoursAhead: number): void {
    this.#arrivals.set(lot, { tick, hoursAhead });
  }

  /** The lot enters the line. */
  leaves(lot: number, tick: number): void {
    const arrival = this.#arrivals.get(lot);
    if (!arrival) return;
    this.#arrivals.delete(lot);
    this.#history.add('ginQueue', [arrival.hoursAhead], (tick - arrival.tick) / TICKS_PER_HOUR);
  }
}
