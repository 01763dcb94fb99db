// What was read of each seed-cotton lot when it was weighed: taken once, remembered under the lot's number.
import type { Plain, Snapshotable } from '../../base/plain.ts';

export class LotReadings implements Snapshotable {
  #moisturePercent: Float64Array = new Float64Array(1024);

  noteMoisture(lot: number, percent: number): void {
    if (lot >= this.#moisturePercent.length) {
      const larger = new Float64Array(Math.max(lot + 1, this.#moisturePercent.length * 2));
      larger.set(this.#moisturePercent);
      this.#moisturePercent = larger;
    }
    this.#moisturePercent[lot] = percent;
  }

  /** Moisture reading, % wet basis; 0 for a lot that was never read. */
  moisturePercent(lot: number): number {
    return lot < this.#moisturePercent.length ? this.#moisturePercent[lot]! : 0;
  }

  save(): Plain {
    return this.#moisturePercent.slice();
  }

  load(saved: Plain): void {
    this.#moisturePercent = (saved as Float64Array).slice();
  }
}
