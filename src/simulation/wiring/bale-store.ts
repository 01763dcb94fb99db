// What the composition remembers of bales and laydowns: measured category, the speed decision behind a laydown, where yarn came from.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { firstAncestor } from '../../model/domain/first-ancestor.ts';
import { LOT_KIND, type LotTable } from '../../model/domain/lots.ts';
import type { DecisionLog } from '../decision-log.ts';

const NO_CATEGORY = -1;

export class BaleStore implements Snapshotable {
  readonly #lots: LotTable;
  readonly #log: DecisionLog;
  /** Category of every lot that is a received bale, by lot id. */
  #categoryOfLot: Int8Array = new Int8Array(1024).fill(NO_CATEGORY);
  #speedDecisionOfLaydown: Record<string, number> = {};
  #speedFactorOfLaydown: Record<string, number> = {};
  /** End breaks that the decision of a laydown aimed at; only where one did and records are kept. */
  #targetOfLaydown: Record<string, number> = {};
  /** Scratch for one laydown choice; lives within the call. */
  #scratch: Int8Array = new Int8Array(1024).fill(NO_CATEGORY);
  /** Whether any bale has a category: without, nothing has to be looked up. */
  #hasCategories = false;

  constructor(lots: LotTable, log: DecisionLog) {
    this.#lots = lots;
    this.#log = log;
  }

  setCategory(bale: number, category: number): void {
    if (bale >= this.#categoryOfLot.length) {
      const larger = new Int8Array(Math.max(bale + 1, this.#categoryOfLot.length * 2)).fill(NO_CATEGORY);
      larger.set(this.#categoryOfLot);
      this.#categoryOfLot = larger;
    }
    this.#categoryOfLot[bale] = category;
    this.#hasCategories = true;
  }

  /** The categories of `count` bales in their order; valid until the next call. */
  categories(bales: ArrayLike<number>, count: number): Int8Array {
    if (count > this.#scratch.length) this.#scratch = new Int8Array(count * 2).fill(NO_CATEGORY);
    if (!this.#hasCategories) return this.#scratch;
    for (let i = 0; i < count; i += 1) {
      const bale = bales[i]!;
      this.#scratch[i] = bale < this.#categoryOfLot.length ? this.#categoryOfLot[bale]! : NO_CATEGORY;
    }
    return this.#scratch;
  }

  speedDecided(laydown: number, decision: number, factor: number, targetBreaks: number): void {
    if (decision >= 0) this.#speedDecisionOfLaydown[laydown] = decision;
    if (decision >= 0 && !Number.isNaN(targetBreaks)) this.#targetOfLaydown[laydown] = targetBreaks;
    this.#speedFactorOfLaydown[laydown] = factor;
  }

  /** Speed factor of a laydown, 1 before it was decided. */
  speedFactor(laydown: number): number {
    return this.#speedFactorOfLaydown[laydown] ?? 1;
  }

  /** End breaks of a yarn lot of the laydown; `regret` tells what the speed lost, given the breaks that it aimed at. */
  realiseSpeed(laydown: number, endBreaks: number, regret: (targetBreaks: number) => number): void {
    const decision = this.#speedDecisionOfLaydown[laydown];
    if (decision === undefined) return;
    this.#log.realise(decision, endBreaks);
    const target = this.#targetOfLaydown[laydown];
    if (target !== undefined) this.#log.regret(decision, regret(target));
  }

  /** The laydown that most of a yarn lot was spun from, −1 when it has none: the chain of first parents. */
  laydownOf(yarnLot: number): number {
    return firstAncestor(this.#lots, yarnLot, LOT_KIND.laydown);
  }

  save(): Plain {
    return { categoryOfLot: this.#categoryOfLot.slice(), speedDecisionOfLaydown: { ...this.#speedDecisionOfLaydown }, speedFactorOfLaydown: { ...this.#speedFactorOfLaydown }, targetOfLaydown: { ...this.#targetOfLaydown } };
  }

  load(saved: Plain): void {
    const from = saved as { categoryOfLot: Int8Array; speedDecisionOfLaydown: Record<string, number>; speedFactorOfLaydown: Record<string, number>; targetOfLaydown: Record<string, number> };
    this.#categoryOfLot = from.categoryOfLot.slice();
    this.#hasCategories = true;
    this.#speedDecisionOfLaydown = { ...from.speedDecisionOfLaydown };
    this.#speedFactorOfLaydown = { ...from.speedFactorOfLaydown };
    this.#targetOfLaydown = { ...from.targetOfLaydown };
  }
}
