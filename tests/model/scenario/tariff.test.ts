// The tariff of a scenario: clock times become zones of the day in order; without one, the flat price of the parameters holds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TICKS_PER_HOUR } from '../../../src/base/units.ts';
import { parseScenario, runTariff, type ResolvedScenario } from '../../../src/model/scenario/index.ts';
import type { Issue } from '../../../src/base/issue.ts';

const PARENT = readFileSync(join(import.meta.dirname, '../../../sim-scenarios/scenarios/pilot-cluster.json'), 'utf8');
const WORDS = { en: 'x', ru: 'x', kk: 'x' };

function parsed(extra: object): { readonly value?: ResolvedScenario; readonly issues: readonly Issue[] } {
  const text = JSON.stringify({ formatVersion: 1, extends: 'pilot-cluster', title: WORDS, description: WORDS, ...extra });
  const result = parseScenario(text, { id: 'test', loadParent: () => PARENT });
  return result.ok ? { value: result.value, issues: [] } : { issues: result.issues };
}
const zone = (from: string, to: string, value: number, unit = 'KZT/kWh') => ({ from, to, price: { value, unit } });

describe('the tariff of a scenario', () => {
  it('is cut at midnight and put in the order of the day, prices in KZT/kWh', () => {
    const { value } = parsed({ tariff: [zone('19:30', '23:00', 60_000, 'KZT/MWh'), zone('23:00', '07:00', 20), zone('07:00', '19:30', 35)] });
    const hours = runTariff(value!).map(({ startTick, endTick, priceKztPerKwh }) => [startTick / TICKS_PER_HOUR, endTick / TICKS_PER_HOUR, priceKztPerKwh]);
    expect(hours).toEqual([[0, 7, 20], [7, 19.5, 35], [19.5, 23, 60], [23, 24, 20]]);
  });
  it('takes a zone that covers the day from any hour, and 24:00 as its end', () => {
    for (const whole of [zone('00:00', '24:00', 30), zone('00:00', '00:00', 30)]) expect(runTariff(parsed({ tariff: [whole] }).value!)).toHaveLength(1);
    const { value } = parsed({ tariff: [zone('06:00', '06:00', 30)] });
    expect(runTariff(value!).map(({ startTick }) => startTick)).toEqual([0, 6 * TICKS_PER_HOUR]);
  });
  it('is the flat price of the parameters when the scenario names none', () => {
    const { value } = parsed({ parameters: { economics: { electricityKztPerKwh: { value: 41, unit: 'KZT/kWh' } } } });
    expect(runTariff(value!)).toEqual([{ startTick: 0, endTick: 24 * TICKS_PER_HOUR, priceKztPerKwh: 41 }]);
  });
  it('names each gap by its hours and each overlap with what it meets', () => {
    const { issues } = parsed({ tariff: [zone('08:00', '12:00', 1), zone('11:00', '20:00', 1)] });
    expect(issues.map(({ code, path, got }) => `${code} ${path} ${got}`)).toEqual([
      'TARIFF_OVERLAP /tariff/1 11:00 to 20:00, where 08:00 to 12:00 has a price already',
      'TARIFF_GAP /tariff no price from 00:00 to 08:00 and from 20:00 to 24:00',
    ]);
  });
});
