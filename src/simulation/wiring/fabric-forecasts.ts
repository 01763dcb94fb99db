// What is known of a fabric batch before anybody looks at it, for the forecast of its faults. Inspects nothing.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { firstAncestor } from '../../model/domain/first-ancestor.ts';
import { FABRIC, LOT_KIND, YARN } from '../../model/domain/lots.ts';
import type { RunContext } from './run-context.ts';

/** Weight of the newest batch in the running mean of scores: about the last ten batches. */
const RECENT_WEIGHT = 0.1;

// Rows of the state of a mill.
const LAST = 0;
const RECENT = 1;
const FIELDS = 2;

export class FabricForecasts implements Snapshotable {
  readonly #run: RunContext;
  readonly #scores: Float64Array;
  readonly #row = new Float64Array(5);

  constructor(run: RunContext) {
    this.#run = run;
    this.#scores = new Float64Array(run.world.cluster.textileMills.length * FIELDS);
  }

  /** A batch stands before inspection; its score will be known only where a person looks at it or a camera records every batch. */
  waits(mill: number, batch: number, isInspected: boolean): void {
    const { forecasts, information, world } = this.#run;
    if (!forecasts.isOpen('fabricDefects') || !(isInspected || information.isRecorded('fabricInspection'))) return;
    const yarn = firstAncestor(world.lots, batch, LOT_KIND.yarn);
    if (yarn < 0) return;
    const seen = (trait: keyof typeof YARN): number =>
      information.observe('yarnLaboratory', world.lots.trait(yarn, YARN[trait]), yarn, YARN[trait]);
    const row = this.#row;
    row[0] = seen('evennessCvPercent');
    row[1] = seen('imperfectionsPerKm');
    row[2] = seen('countStrengthProduct');
    row[3] = this.#scores[mill * FIELDS + LAST]!;
    row[4] = this.#scores[mill * FIELDS + RECENT]!;
    forecasts.open('fabricDefects', batch, mill, world.kernel.now, row);
  }

  /** A batch has left inspection. */
  graded(mill: number, batch: number): void {
    const { forecasts, information, world } = this.#run;
    if (forecasts.openedTick('fabricDefects', batch) === undefined) return;
    const score = information.observe('fabricInspection', world.lots.trait(batch, FABRIC.pointsPer100m2), batch, 0);
    forecasts.settle('fabricDefects', batch, world.kernel.now, score);
    const at = mill * FIELDS;
    const recent = this.#scores[at + RECENT]!;
    this.#scores[at + LAST] = score;
    this.#scores[at + RECENT] = recent === 0 ? score : recent + RECENT_WEIGHT * (score - recent);
  }

  save(): Plain {
    return this.#scores.slice();
  }

  load(saved: Plain): void {
    this.#scores.set(saved as Float64Array);
  }
}
