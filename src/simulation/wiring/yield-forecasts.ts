// What is seen of each block through the season, for the forecast of its yield; every second week it becomes a row that waits for the harvest.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import type { FieldStage } from '../../model/field/index.ts';
import type { RunContext } from './run-context.ts';

/** Before bolls set, about 70 days after planting, nothing that is counted tells blocks apart. */
const FIRST_DAY_AFTER_PLANTING = 70;
const DAYS_BETWEEN = 14;
const KEYS_PER_BLOCK = 32;
/** Base temperature of cotton's degree days, °C. Source: cotton set of the crop model, Tbase 12. */
const BASE_TEMPERATURE_C = 12;

export class YieldForecasts implements Snapshotable {
  readonly #run: RunContext;
  readonly #row = new Float64Array(4);
  #degreeDays = 0;
  #lastDay = -1;

  constructor(run: RunContext) {
    this.#run = run;
  }

  /** The morning round of a block after planting: every second week bolls are counted and the row is noted. */
  seen(field: FieldStage, block: number, day: number): void {
    const { forecasts, information, world, plantingDay } = this.#run;
    this.#noteWeather(day);
    const daysAfterPlanting = day - plantingDay;
    if (daysAfterPlanting < FIRST_DAY_AFTER_PLANTING || (daysAfterPlanting - FIRST_DAY_AFTER_PLANTING) % DAYS_BETWEEN !== 0) return;
    const number = (daysAfterPlanting - FIRST_DAY_AFTER_PLANTING) / DAYS_BETWEEN;
    if (number >= KEYS_PER_BLOCK || !forecasts.isOpen('yield')) return;
    const row = this.#row;
    row[0] = daysAfterPlanting;
    row[1] = information.observe('bollOpening', field.yieldTonnesPerHa(block), block, day);
    row[2] = field.openShare(block);
    row[3] = this.#degreeDays;
    forecasts.open('yield', block * KEYS_PER_BLOCK + number, block, world.kernel.now, row);
  }

  /** The fields are cleared: every row learns what its block has delivered, t/ha. */
  harvested(tonnesPerHa: (block: number) => number): void {
    const { forecasts, world } = this.#run;
    for (const key of forecasts.waitingKeys('yield')) {
      forecasts.settle('yield', key, world.kernel.now, tonnesPerHa(Math.floor(key / KEYS_PER_BLOCK)));
    }
  }

  save(): Plain {
    return { degreeDays: this.#degreeDays, lastDay: this.#lastDay };
  }

  load(saved: Plain): void {
    const from = saved as { degreeDays: number; lastDay: number };
    this.#degreeDays = from.degreeDays;
    this.#lastDay = from.lastDay;
  }

  /** Weather of the days since planting, up to yesterday, as the station reported it. */
  #noteWeather(day: number): void {
    const { weather } = this.#run.world;
    if (day === this.#lastDay) return;
    this.#lastDay = day;
    const yesterday = Math.max(0, day - 1);
    this.#degreeDays += Math.max(0, (weather.tMinC[yesterday]! + weather.tMaxC[yesterday]!) / 2 - BASE_TEMPERATURE_C);
  }
}
