// The hindcast: its statistics hold what they say, its kept yields are the model's, its page shows both.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hindcastChart } from '../../src/cli/hindcast-chart.ts';
import { hindcastPage, hindcastRows } from '../../src/cli/hindcast-page.ts';
import { hindcastScenario, keptYears, simulatedYear } from '../../src/cli/hindcast.ts';
import { spreadOf } from '../../src/experiment/hindcast.ts';
import { SECTOR_SEASONS, STATISTICAL_BALE_KG } from '../../src/model/domain/sector-statistics.ts';
import { shippedScenario } from '../simulation/shipped.ts';

const ROOT = resolve(import.meta.dirname, '../..');

describe('statistics of the sector', () => {
  it.each(SECTOR_SEASONS)('$name: area times yield is the mass of the printed bales, so yield and crop are lint', (season) => {
    const byYield = (season.areaThousandHa * season.lintKgPerHa) / 1000;
    const byBales = (season.lintThousandBales * STATISTICAL_BALE_KG) / 1000;
    // Areas are printed in whole thousands of hectares: half of one in 106.
    expect(Math.abs(byYield / byBales - 1)).toBeLessThan(0.005);
  });
});

describe('the spread of yields', () => {
  it('has percentiles between ranks', () => {
    const values = Array.from({ length: 21 }, (_, index) => 20 - index);
    expect(spreadOf(values)).toEqual({ mean: 10, sd: Math.sqrt(38.5), low: 1, high: 19 });
    expect(spreadOf([1, 2]).high).toBeCloseTo(1.95, 12);
  });
});

describe('the region of the hindcast', () => {
  it('has the districts, irrigation and picking of the shipped region in its proportions', () => {
    const whole = shippedScenario('turkistan-2024').cluster;
    const small = hindcastScenario(ROOT).cluster;
    const area = (cluster: typeof whole, of: (block: (typeof whole.blocks)[number]) => boolean): number =>
      cluster.blocks.reduce((sum, block) => sum + (of(block) ? block.areaHa : 0), 0);
    const total = area(small, () => true);
    expect(total / area(whole, () => true)).toBeCloseTo(0.024, 9);
    for (const { district } of whole.sites.filter(({ kind }) => kind === 'farm')) {
      for (const irrigation of ['furrow', 'drip']) {
        for (const picking of ['hand', 'machine']) {
          const share = (cluster: typeof whole): number =>
            area(cluster, (block) => cluster.sites[block.site]!.district === district && block.irrigation === irrigation && block.picking === picking);
          expect(share(small) / share(whole) || 0.024, `${district} ${irrigation} ${picking}`).toBeCloseTo(0.024, 9);
        }
      }
    }
    expect(small.spinningMills.length).toBe(0);
  });

  it('still gives the kept yields in a cold and a warm year', () => {
    for (const year of [1993, 2002]) {
      const now = simulatedYear(ROOT, year);
      const kept = keptYears(ROOT).find((each) => each.year === year)!;
      // Far below any change of the model, far above rounding: otherwise record anew with maqta hindcast --record.
      for (const key of ['seedCotton', 'paidSeedCotton', 'lint'] as const) expect(Math.abs(now[key] / kept[key] - 1), `${year} ${key}`).toBeLessThan(0.002);
    }
  });
});

describe('the page of the hindcast', () => {
  it('shows every season with model and statistics, in the generated files', () => {
    const years = keptYears(ROOT);
    const { weatherYears, historyYears } = shippedScenario('turkistan-2024').season;
    expect(years.map(({ year }) => year)).toEqual([...weatherYears, ...historyYears!].sort((a, b) => a - b));
    const page = hindcastPage(years);
    expect(page).toBe(readFileSync(join(ROOT, 'src/model/field/hindcast.md'), 'utf8'));
    expect(hindcastChart(years)).toBe(readFileSync(join(ROOT, 'src/model/field/hindcast.svg'), 'utf8'));
    for (const { name } of SECTOR_SEASONS) expect(page).toContain(`| ${name} |`);
  });

  it('scales yields by the area of the season and keeps statistics apart from them', () => {
    const years = [1, 2, 3].map((yieldPerHa, index) => ({ year: 2000 + index, seedCotton: yieldPerHa, paidSeedCotton: yieldPerHa, lint: yieldPerHa / 3 }));
    const rows = hindcastRows(years);
    expect(rows.map(({ seedCotton }) => seedCotton.mean)).toEqual([262, 252, 220, 252, 234, 212]);
    expect(rows.map(({ seedCottonReported }) => seedCottonReported)).toEqual([undefined, 316, undefined, undefined, undefined, 301.7]);
    expect(rows.map(({ lintOfFibre }) => lintOfFibre)).toEqual([114, undefined, undefined, 114, 48.8, 75]);
    expect(rows[0]!.lintOfBales).toBeCloseTo(77.3, 1);
  });
});
