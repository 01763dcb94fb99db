// Decisions that are taken but not yet carried out: each is due at a tick. Decides nothing.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { TICKS_PER_DAY } from '../../base/units.ts';

/**
 * The round at which an order with this latency is carried out, as ticks from now: rounds are made once a day, so the nearest one; 0 for
 * the round that is under way.
 */
export function roundsAheadTicks(latencyTicks: number): number {
  return Math.round(latencyTicks / TICKS_PER_DAY) * TICKS_PER_DAY;
}

interface Order {
  readonly dueTick: number;
  readonly value: number;
}

export class PendingOrders implements Snapshotable {
  readonly #orders = new Map<number, Order>();

  /** Places an order under a key; one order a key. */
  place(key: number, dueTick: number, value: number): void {
    this.#orders.set(key, { dueTick, value });
  }

  isPending(key: number): boolean {
    return this.#orders.has(key);
  }

  /** The value of the order under the key when it is due, which then is done; undefined when none is due. */
  take(key: number, tick: number): number | undefined {
    const order = this.#orders.get(key);
    if (order === undefined || order.dueTick > tick) return undefined;
    this.#orders.delete(key);
    return order.value;
  }

  save(): Plain {
    return [...this.#orders].map(([key, { dueTick, value }]) => [key, dueTick, value]);
  }

  load(saved: Plain): void {
    this.#orders.clear();
    for (const [key, dueTick, value] of saved as [number, number, number][]) this.#orders.set(key, { dueTick, value });
  }
}
