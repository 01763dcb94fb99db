// The electricity tariff of a cluster: price zones that cover the day. Knows neither meters nor plants.
import { assert } from '../../base/assert.ts';
import { TICKS_PER_DAY } from '../../base/units.ts';

/** One zone of the day: from `startTick` (inclusive) to `endTick` (exclusive), ticks since local midnight; prices without VAT. */
export interface TariffZone {
  readonly startTick: number;
  readonly endTick: number;
  readonly priceKztPerKwh: number;
}

/** Zones in the order of the day that cover it without gap and overlap. A zone over midnight stands in the list twice. */
export type Tariff = readonly TariffZone[];

/** One price all day. */
export function flatTariff(priceKztPerKwh: number): Tariff {
  return [{ startTick: 0, endTick: TICKS_PER_DAY, priceKztPerKwh }];
}

/** The index of the zone at a tick of the run; run day 0 starts at local midnight. */
export function zoneAt(tariff: Tariff, tick: number): number {
  const ofDay = tick % TICKS_PER_DAY;
  for (let zone = 0; zone < tariff.length; zone += 1) if (ofDay < tariff[zone]!.endTick) return zone;
  assert(false, `no tariff zone covers tick ${ofDay} of the day`);
  return -1;
}

/** The price at a tick of the run, KZT/kWh. */
export function priceAt(tariff: Tariff, tick: number): number {
  return tariff[zoneAt(tariff, tick)]!.priceKztPerKwh;
}

/** The first tick after `tick` at which another zone begins; midnight counts as one. */
export function nextZoneTick(tariff: Tariff, tick: number): number {
  const dayStart = tick - (tick % TICKS_PER_DAY);
  return dayStart + tariff[zoneAt(tariff, tick)]!.endTick;
}
