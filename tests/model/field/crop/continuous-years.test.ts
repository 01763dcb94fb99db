// Runs over several years, compared with seasons of the reference program (AquaCrop-OSPy 3.0.12) for cases that are in none of its files here.
import { describe, expect, it } from 'vitest';
import { parseCases } from '../../../../src/model/field/crop/cases/parse-cases.ts';
import { runCase } from '../../../../src/model/field/crop/cases/run-case.ts';
import { referenceWeather } from './reference-data.ts';

const yields = (value: object): [number, number][] => {
  const cases = parseCases(value);
  if (!cases.ok) throw new Error(JSON.stringify(cases.issues));
  const run = cases.value[0]!;
  const { seasons, issues, leftOut } = runCase(run, referenceWeather(run.climate), undefined);
  expect([...issues, ...leftOut]).toEqual([]);
  return seasons.map((row) => [row.year as number, row.yield_dry_t_ha as number]);
};
// Printed with five decimals.
const agrees = (found: [number, number][], wanted: [number, number][]): void => {
  expect(found.map(([year]) => year)).toEqual(wanted.map(([year]) => year));
  found.forEach(([, dry], i) => expect(dry).toBeCloseTo(wanted[i]![1], 4));
};

describe('continuous years', () => {
  it('end with the last season that is harvested; one that is only planted asks for no heat', () => {
    // Planted in October of 2003 to 2005; the run ends in December 2005, before the third crop could be ripe.
    const found = yields({
      id: 'south', climate: 'cordoba', crop: 'CottonGDD', planting: '10/15', nyears: 3, years: [2003], off_season: true, sim_start: '10/15', co2: 330,
      soil: { cn: 72, rew: 7, texture: [[0.5, 40, 20, 1, 100], [3, 80, 5, 0.5, 100]] }, irr: { method: 4, NetIrrSMT: 80 },
      field: { mulches: true, mulch_pct: 100, f_mulch: 0.5, curve_number_adj: true, curve_number_adj_pct: 20 },
      iwc: { wc_type: 'Num', method: 'Depth', depth_layer: [0.5], value: [0.2] },
    });
    agrees(found, [[2003, 4.60278], [2004, 2.72062]]);
  });

  it('begin without seedlings after a fallow when the crop emerges on the day of planting, as the reference does', () => {
    const found = yields({
      id: 'hot', climate: 'hyderabad', crop: 'CottonGDD', planting: '06/15', nyears: 3, years: [2005], off_season: true, sim_start: '01/01', co2: 330,
      soil: 'SandyClayLoam', irr: { method: 4, NetIrrSMT: 80, WetSurf: 30 }, gw: 0.8,
    });
    agrees(found, [[2005, 0], [2006, 3.64508], [2007, 3.71738]]);
  });

  it('go on from the seedlings that the drought of the year before has left', () => {
    const found = yields({
      id: 'dry', climate: 'hungrysteppe', crop: 'CottonGDD', planting: '04/15', nyears: 3, years: [2005], off_season: true, sim_start: '04/15',
      soil: 'SiltLoam', irr: { method: 0 }, iwc: { value: ['SAT'] },
    });
    agrees(found, [[2005, 2.46655], [2006, 0], [2007, 0.27557]]);
  });
});
