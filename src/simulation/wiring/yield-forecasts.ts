// What is seen of each block through the season, for the forecast of its yield; every second week it becomes a row that waits for the harvest.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import type { FieldStage } from '../../model/field/index.ts';
import type { RunContext } from './run-context.ts';

const FIRST_DAY_AFTER_PLANTING = 28;
const DAYS_BETWEEN = 14;
const KEYS_PER_BLOCK = 32;
/** Base temperature of cotton's degree days, °C. Source: cotton set of the crop model, Tbase 12. */
const BASE_TEMPERATURE_C = 12;
/** Depletion above this share of the available water counts as a day of stress. Source: FAO-56 table 22, cotton p 0.65. */
const STRESS_SHARE = 0.65;

// Rows of the sums of a block.
const CANOPY = 0;
const STRESS_DAYS = 1;
const FIELDS = 2;

export class YieldForecasts implements Snapshotable {
  readonly #run: RunContext;
  readonly #sums: Float64Array;
  readonly #row = new Float64Array(12);
  #rainMm = 0;
  #et0Mm = 0;
  #degreeDays = 0;
  #lastDay = -1;

  constructor(run: RunContext) {
    this.#run = run;
    this.#sums = new Float64Array(run.world.cluster.blocks.length * FIELDS);
  }

  /** The morning round of a block after planting, with what its instruments showed: canopy 0 … 1 and depletion as a share of the available water. */
  seen(field: FieldStage, block: number, day: number, canopy: number, depletionShare: number): void {
    const { forecasts, information, world, plantingDay } = this.#run;
    this.#noteWeather(day);
    const at = block * FIELDS;
    this.#sums[at + CANOPY] = this.#sums[at + CANOPY]! + canopy;
    if (depletionShare > STRESS_SHARE) this.#sums[at + STRESS_DAYS] = this.#sums[at + STRESS_DAYS]! + 1;
    const daysAfterPlanting = day - plantingDay;
    if (daysAfterPlanting < FIRST_DAY_AFTER_PLANTING || (daysAfterPlanting - FIRST_DAY_AFTER_PLANTING) % DAYS_BETWEEN !== 0) return;
    const row = this.#row;
    row[0] = daysAfterPlanting;
    row[1] = canopy;
    row[2] = this.#sums[at + CANOPY]!;
    row[3] = field.seasonIrrigationMm(block);
    row[4] = this.#rainMm;
    row[5] = this.#et0Mm;
    row[6] = this.#sums[at + STRESS_DAYS]!;
    row[7] = this.#degreeDays;
    row[8] = field.openShare(block);
    row[9] = world.cluster.blocks[block]!.salinityDsPerM;
    row[10] = world.cluster.blocks[block]!.irrigation === 'drip' ? 1 : 0;
    row[11] = information.observe('bollOpening', field.yieldTonnesPerHa(block), block, day);
    const number = (daysAfterPlanting - FIRST_DAY_AFTER_PLANTING) / DAYS_BETWEEN;
    if (number < KEYS_PER_BLOCK) forecasts.open('yield', block * KEYS_PER_BLOCK + number, block, world.kernel.now, row);
  }

  /** The fields are cleared: every row learns what its block has delivered, t/ha. */
  harvested(tonnesPerHa: (block: number) => number): void {
    const { forecasts, world } = this.#run;
    for (const key of forecasts.waitingKeys('yield')) {
      forecasts.settle('yield', key, world.kernel.now, tonnesPerHa(Math.floor(key / KEYS_PER_BLOCK)));
    }
  }

  save(): Plain {
    return { sums: this.#sums.slice(), rainMm: this.#rainMm, et0Mm: this.#et0Mm, degreeDays: this.#degreeDays, lastDay: this.#lastDay };
  }

  load(saved: Plain): void {
    const from = saved as { sums: Float64Array; rainMm: number; et0Mm: number; degreeDays: number; lastDay: number };
    this.#sums.set(from.sums);
    this.#rainMm = from.rainMm;
    this.#et0Mm = from.et0Mm;
    this.#degreeDays = from.degreeDays;
    this.#lastDay = from.lastDay;
  }

  /** Weather of the days since planting, up to yesterday, as the station reported it. */
  #noteWeather(day: number): void {
    const { weather } = this.#run.world;
    if (day === this.#lastDay) return;
    this.#lastDay = day;
    const yesterday = Math.max(0, day - 1);
    this.#rainMm += weather.rainMm[yesterday]!;
    this.#et0Mm += weather.et0Mm[yesterday]!;
    this.#degreeDays += Math.max(0, (weather.tMinC[yesterday]! + weather.tMaxC[yesterday]!) / 2 - BASE_TEMPERATURE_C);
  }
}
