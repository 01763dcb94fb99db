// Branded numbers that cross module borders, and their constructors; no arithmetic and no conversion lives here.
import { assert } from './assert.ts';

declare const brand: unique symbol;
type Brand<Name extends string> = number & { readonly [brand]: Name };

/** Simulated time in seconds since the start of the run; a whole number ≥ 0. */
export type Ticks = Brand<'Ticks'>;
/** Mass in whole grams. */
export type Grams = Brand<'Grams'>;
/** Money in whole hundredths of a US dollar. */
export type MinorUnits = Brand<'MinorUnits'>;
/** Row of a lot in the lot table. */
export type LotId = Brand<'LotId'>;

export const TICKS_PER_MINUTE = 60;
export const TICKS_PER_HOUR = 3600;
export const TICKS_PER_DAY = 86_400;
export const GRAMS_PER_KG = 1000;
export const GRAMS_PER_TONNE = 1_000_000;

/** The number as simulated time. Throws AssertionError unless it is a whole number ≥ 0. */
export function ticks(value: number): Ticks {
  assert(Number.isSafeInteger(value) && value >= 0, `ticks must be a whole number >= 0, got ${value}`);
  return value as Ticks;
}

/** The number as mass. Throws AssertionError unless it is a whole number ≥ 0. */
export function grams(value: number): Grams {
  assert(Number.isSafeInteger(value) && value >= 0, `grams must be a whole number >= 0, got ${value}`);
  return value as Grams;
}

/** The number as money. Throws AssertionError unless it is a whole number. */
export function minorUnits(value: number): MinorUnits {
  assert(Number.isSafeInteger(value), `money must be a whole number of minor units, got ${value}`);
  return value as MinorUnits;
}

/** The number as a lot row. Throws AssertionError unless it is a whole number ≥ 0. */
export function lotId(value: number): LotId {
  assert(Number.isSafeInteger(value) && value >= 0, `lot id must be a whole number >= 0, got ${value}`);
  return value as LotId;
}
