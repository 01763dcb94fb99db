// The tariff key of a scenario: price zones by clock time. Its form, its faults (gap, overlap) and the zones of a day in order.
import { z } from 'zod';
import type { Issue } from '../../base/issue.ts';
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../base/units.ts';
import type { Tariff, TariffZone } from '../domain/tariff.ts';
import { isObject } from './inherit.ts';
import type { Json } from './json-text.ts';
import { pointer } from './pointer.ts';
import { quantity } from './quantity.ts';

/** Hours and minutes of the day; 24:00 is its end. */
const CLOCK = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const TICKS_PER_MINUTE = 60;
/** Twenty-four zones are one for each hour; twice as many leave room for half hours. */
const MOST_ZONES = 48;
/** Eight times the dearest tariff in the sheet; above it a unit is wrong. */
const HIGHEST_PRICE = 600;

const clock = (description: string) => z.string().regex(CLOCK).meta({ description });

const zone = z.strictObject({
  from: clock('Beginning of the zone, local time as HH:MM'),
  to: clock('End of the zone, local time as HH:MM; a zone may run over midnight'),
  price: quantity({ unit: 'KZT/kWh', range: [0, HIGHEST_PRICE], label: 'Price of electricity in the zone, without VAT' }),
});

export const TARIFF = z
  .array(zone)
  .min(1)
  .max(MOST_ZONES)
  .meta({ description: 'Price zones of electricity that cover the day without gap and overlap; when absent, one price all day (economics.electricityKztPerKwh)' });
export type TariffDocument = z.output<typeof TARIFF>;

/** Ticks since midnight of a clock time that has the form. */
function ticksOf(time: string): number {
  return Number(time.slice(0, 2)) * TICKS_PER_HOUR + Number(time.slice(3)) * TICKS_PER_MINUTE;
}

/** A zone of the day as written, cut at midnight: one or two stretches. */
function stretches(from: string, to: string): readonly (readonly [start: number, end: number])[] {
  const start = ticksOf(from) % TICKS_PER_DAY;
  const end = ticksOf(to);
  if (end > start) return [[start, end]];
  // From midnight to midnight, and over midnight.
  return end === 0 ? [[start, TICKS_PER_DAY]] : [[start, TICKS_PER_DAY], [0, end]];
}

function clockText(ticks: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(ticks / TICKS_PER_HOUR))}:${two(Math.floor((ticks % TICKS_PER_HOUR) / TICKS_PER_MINUTE))}`;
}

/** Hours that no zone or more than one zone covers. Zones that are faulty by themselves are left out, and then gaps are not judged. */
export function tariffIssues(document: { readonly [key: string]: Json }): Issue[] {
  const zones = document['tariff'];
  if (!Array.isArray(zones) || zones.length === 0) return [];
  const issues: Issue[] = [];
  const taken: { readonly start: number; readonly end: number }[] = [];
  let isReadable = true;
  (zones as readonly Json[]).forEach((each, index) => {
    const from = isObject(each) ? each['from'] : undefined;
    const to = isObject(each) ? each['to'] : undefined;
    if (typeof from !== 'string' || typeof to !== 'string' || !CLOCK.test(from) || !CLOCK.test(to)) {
      isReadable = false;
      return;
    }
    const own = stretches(from, to);
    const clash = own.find(([start, end]) => taken.some((other) => start < other.end && other.start < end));
    if (clash) {
      const other = taken.find(({ start, end }) => clash[0] < end && start < clash[1]);
      issues.push({
        code: 'TARIFF_OVERLAP',
        path: pointer(['tariff', index]),
        got: `${from} to ${to}, where ${clockText(other?.start ?? 0)} to ${clockText(other?.end ?? 0)} has a price already`,
        expected: 'hours that no other zone has',
      });
    }
    for (const [start, end] of own) taken.push({ start, end });
  });
  if (!isReadable) return issues;
  const gaps = gapsOf(taken);
  if (gaps.length > 0) {
    const got = `no price from ${gaps.map(([from, to]) => `${clockText(from)} to ${clockText(to)}`).join(' and from ')}`;
    issues.push({ code: 'TARIFF_GAP', path: '/tariff', got, expected: 'zones that cover the whole day' });
  }
  return issues;
}

/** Stretches of the day, in its order, that no zone covers. */
function gapsOf(taken: readonly { readonly start: number; readonly end: number }[]): (readonly [from: number, to: number])[] {
  const gaps: (readonly [number, number])[] = [];
  let covered = 0;
  for (const { start, end } of [...taken].sort((a, b) => a.start - b.start)) {
    if (start > covered) gaps.push([covered, start]);
    covered = Math.max(covered, end);
  }
  if (covered < TICKS_PER_DAY) gaps.push([covered, TICKS_PER_DAY]);
  return gaps;
}

/** The zones of a checked document in the order of the day. */
export function zonesOf(zones: TariffDocument): Tariff {
  const cut = zones.flatMap(({ from, to, price }): TariffZone[] =>
    stretches(from, to).map(([startTick, endTick]) => ({ startTick, endTick, priceKztPerKwh: price })),
  );
  return cut.sort((a, b) => a.startTick - b.startTick);
}
