// What a water table does to soil at wilting point, and to water that hardly drains: traces by hand, beside figures of the reference program.
import { describe, expect, it } from 'vitest';
import { parseCases } from '../../../../src/model/field/crop/cases/parse-cases.ts';
import { runCase } from '../../../../src/model/field/crop/cases/run-case.ts';
import { DAY_HEADER } from '../../../../src/model/field/crop/cases/season-row.ts';
import { referenceWeather } from './reference-data.ts';

const days = (value: object): Record<string, number>[] => {
  const cases = parseCases(value);
  if (!cases.ok) throw new Error(JSON.stringify(cases.issues));
  const run = cases.value[0]!;
  const rows: Record<string, number>[] = [];
  runCase(run, referenceWeather(run.climate), (cells) => rows.push(Object.fromEntries(DAY_HEADER.map((column, i) => [column, Number(cells[i])]))));
  return rows;
};

describe('soil at wilting point above a water table', () => {
  // Roots at 0.3 m, kept moist by net irrigation; the fourth compartment lies between them and the table at 0.4 m.
  const found = days({
    id: 'net-over-table', climate: 'hyderabad', crop: 'Cotton', planting: '06/15', soil: 'SandyLoam',
    irr: { method: 4, NetIrrSMT: 80, WetSurf: 30 }, years: [2004], gw: 0.4, iwc: { value: ['WP'] },
  });

  it('lets water rise as its last bit grows, 17.5 times a day', () => {
    // The mean of twelve contents of 0.1 is 0.1 + 2⁻⁵⁶, one bit more. Krel = (θ − WP)/((WP + FC)/2 − WP) = (θ − WP)/0.06, driving force 1,
    // potential rise 99 mm (table 0.05 m below): a day adds 99·(θ − WP)/0.06/100, which makes 1 + 16.5 = 17.5 of it.
    // The first day adds 16.5 of these bits, a whole number of them: 3 % either way, and six decimals are printed.
    for (const day of [10, 11, 12]) {
      const hand = 2 ** -56 * 17.5 ** day;
      expect(Math.abs(found[day - 1]!['th4']! - 0.1 - hand), `day ${day}`).toBeLessThan(0.031 * hand + 5e-7);
    }
    // Five decimals of the reference program (AquaCrop-OSPy 3.0.12) on the same days; then the compartment fills.
    expect(found.slice(9, 13).map((row) => row['th4']!.toFixed(5))).toEqual(['0.10004', '0.10067', '0.11177', '0.30607']);
  });

  it('asks for no more net irrigation than the reference program, 30.756 mm in the season', () => {
    expect(found.reduce((sum, row) => sum + row['irr']!, 0)).toBeCloseTo(30.7564, 3);
  });
});

describe('water just above field capacity over a water table', () => {
  it('still drains, and 0.0005 mm a day of it stop capillary rise as in the reference program', () => {
    const found = days({
      id: 'last-drops', climate: 'champion', crop: 'Cotton', planting: '05/10', soil: { cn: 72, rew: 4, layers: [[3, 0.174, 0.297, 0.439, 600, 100]] },
      irr: { method: 4, NetIrrSMT: 60 }, years: [1989], gw: 3.5,
    });
    expect(found[15]!['cap_rise']).toBe(0);
    // Season sum of evaporation in the reference program, to its fourth decimal; 0.134 mm more came from a rise on that day.
    expect(found.reduce((sum, row) => sum + row['es']!, 0)).toBeCloseTo(141.6669, 2);
  });
});
