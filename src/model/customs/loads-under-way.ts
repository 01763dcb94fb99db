// Counts the loads that are on each corridor now, in constant time per load; knows no load and no corridor's state. Derived, so no part of snapshots.

/** Arrival ticks of one corridor in rising order; those before `first` have passed. */
interface Arrivals {
  ticks: Float64Array;
  first: number;
  end: number;
}

const INITIAL_ROOM = 64;

/** A look at all loads of the season for each new one grew with the square of the crop. */
export class LoadsUnderWay {
  readonly #corridors: Arrivals[];

  constructor(corridors: number) {
    this.#corridors = Array.from({ length: corridors }, () => ({ ticks: new Float64Array(INITIAL_ROOM), first: 0, end: 0 }));
  }

  /** A load has left and is under way until this tick. */
  leaves(corridor: number, arrivesTick: number): void {
    const arrivals = this.#corridors[corridor]!;
    if (arrivals.end === arrivals.ticks.length) makeRoom(arrivals);
    const { ticks, first } = arrivals;
    // Loads arrive nearly in the order in which they leave: the place is near the end.
    let at = arrivals.end;
    while (at > first && ticks[at - 1]! > arrivesTick) {
      ticks[at] = ticks[at - 1]!;
      at -= 1;
    }
    ticks[at] = arrivesTick;
    arrivals.end += 1;
  }

  /** Loads of a corridor that arrive after this tick; ticks may only rise from call to call. */
  count(corridor: number, tick: number): number {
    const arrivals = this.#corridors[corridor]!;
    while (arrivals.first < arrivals.end && arrivals.ticks[arrivals.first]! <= tick) arrivals.first += 1;
    return arrivals.end - arrivals.first;
  }

  /** Forgets all loads (before a snapshot's are told again). */
  clear(): void {
    for (const arrivals of this.#corridors) arrivals.first = arrivals.end = 0;
  }
}

/** Drops what has passed when that is at least half of the room, else takes twice the room. */
function makeRoom(arrivals: Arrivals): void {
  const { ticks, first, end } = arrivals;
  if (first * 2 < ticks.length) {
    arrivals.ticks = new Float64Array(ticks.length * 2);
    arrivals.ticks.set(ticks);
    return;
  }
  ticks.copyWithin(0, first, end);
  arrivals.first = 0;
  arrivals.end = end - first;
}
