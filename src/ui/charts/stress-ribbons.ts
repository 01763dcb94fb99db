// When and how strongly stresses act, as spells of days and as ribbons whose height is the strength. Pure; drawing is in StressRibbons.
import { area } from 'd3';
import type { SeasonAxis } from './season-axis.ts';

/** Weaker than this is no spell: thresholds are touched on most days somewhere. */
export const LEAST_STRESS = 0.01;
/** Spells that are no further apart than this many days are one. */
const LARGEST_GAP = 2;

export interface Spell {
  /** First and last day on which the stress acts. */
  readonly first: number;
  readonly last: number;
  readonly peak: number;
}

/** The spells of a stress, by strength of 0 … 1 per day. */
export function spellsOf(strength: ArrayLike<number>): readonly Spell[] {
  const spells: { first: number; last: number; peak: number }[] = [];
  for (let day = 0; day < strength.length; day += 1) {
    const value = strength[day] ?? 0;
    if (value < LEAST_STRESS) continue;
    const open = spells.at(-1);
    if (open && day - open.last <= LARGEST_GAP + 1) {
      open.last = day;
      open.peak = Math.max(open.peak, value);
    } else spells.push({ first: day, last: day, peak: value });
  }
  return spells;
}

export interface StressSummary {
  /** First day of the first spell. */
  readonly first: number;
  /** Days on which the stress acts. */
  readonly days: number;
  readonly peak: number;
}

/** The season of one stress in three figures; undefined when it never acts. */
export function stressSummary(strength: ArrayLike<number>): StressSummary | undefined {
  const days = Array.from(strength).filter((value) => value >= LEAST_STRESS);
  const first = Array.from(strength).findIndex((value) => value >= LEAST_STRESS);
  return first < 0 ? undefined : { first, days: days.length, peak: Math.max(...days) };
}

export interface Ribbon {
  /** Spells as strips of the lane's full height. */
  readonly strips: readonly { readonly x: number; readonly width: number }[];
  /** The strength as an area from the lane's foot. */
  readonly path: string;
}

/** One stress in a lane between `top` and `bottom` px. */
export function stressRibbon(strength: ArrayLike<number>, axis: SeasonAxis, top: number, bottom: number): Ribbon {
  const days = Array.from({ length: Math.min(axis.days, strength.length) }, (_, day) => day);
  const of = (day: number): number => strength[day] ?? 0;
  const path = area<number>().x((day) => axis.x(day + 0.5)).y0(bottom).y1((day) => bottom - (bottom - top) * of(day)).digits(1)(days.filter((day) => of(day) > 0 || of(day - 1) > 0 || of(day + 1) > 0)) ?? '';
  return { strips: spellsOf(strength).map(({ first, last }) => ({ x: axis.x(first), width: axis.x(last + 1) - axis.x(first) })), path };
}
