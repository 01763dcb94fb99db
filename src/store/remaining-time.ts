// Estimates how long a run still takes from how long its steps took; a pure record of moments.

export class RemainingTime {
  #startMs: number | undefined;
  #startDone = 0;

  /** Seconds left after `done` of `total` equal steps at a moment; undefined until one step has been timed. */
  update(done: number, total: number, nowMs: number): number | undefined {
    if (this.#startMs === undefined || done < this.#startDone) {
      this.#startMs = nowMs;
      this.#startDone = done;
      return undefined;
    }
    const steps = done - this.#startDone;
    return steps <= 0 ? undefined : (((nowMs - this.#startMs) / steps) * (total - done)) / 1000;
  }
}
