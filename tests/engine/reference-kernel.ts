// A plain and slow kernel for tests: a sorted array of objects. Same contract as the engine's, written for the eye and not for speed.

interface PlainEvent {
  readonly id: number;
  readonly tick: number;
  readonly rank: number;
  readonly sequence: number;
  readonly handler: number;
  readonly a: number;
  readonly b: number;
}

export class ReferenceKernel {
  now = 0;
  dispatched = 0;
  readonly #handlers: ((a: number, b: number) => void)[] = [];
  #events: PlainEvent[] = [];
  #sequence = 0;
  #trace: ((tick: number, rank: number, handler: number, a: number, b: number) => void) | undefined;

  get pending(): number {
    return this.#events.length;
  }

  register(_name: string, handler: (a: number, b: number) => void): number {
    return this.#handlers.push(handler) - 1;
  }

  schedule(tick: number, rank: number, handler: number, a: number, b: number): number {
    const sequence = this.#sequence++;
    this.#events.push({ id: sequence, tick, rank, sequence, handler, a, b });
    return sequence;
  }

  cancel(id: number): boolean {
    const before = this.#events.length;
    this.#events = this.#events.filter((event) => event.id !== id);
    return this.#events.length < before;
  }

  setTrace(sink: (tick: number, rank: number, handler: number, a: number, b: number) => void): void {
    this.#trace = sink;
  }

  runUntil(tick: number): void {
    for (;;) {
      this.#events.sort((x, y) => x.tick - y.tick || x.rank - y.rank || x.sequence - y.sequence);
      const event = this.#events[0];
      if (event === undefined || event.tick >= tick) break;
      this.#events.shift();
      this.now = event.tick;
      this.dispatched += 1;
      this.#trace?.(event.tick, event.rank, event.handler, event.a, event.b);
      this.#handlers[event.handler]!(event.a, event.b);
    }
    this.now = tick;
  }
}
