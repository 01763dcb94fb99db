// Salinity seasons and days of the official program against the model; a different program, so agreement is in percent, not in digits.
import { describe, expect, it } from 'vitest';
import { parseCases } from '../../../../src/model/field/crop/cases/parse-cases.ts';
import { runCase } from '../../../../src/model/field/crop/cases/run-case.ts';
import { referenceRows, referenceWeather } from './reference-data.ts';

const rows = referenceRows('aquacrop73-salinity-seasons.csv');

const caseOf = (row: Readonly<Record<string, string>>): object => ({
  id: row['case_id'],
  climate: 'hungrysteppe',
  crop: 'CottonGDD',
  planting: '04/15',
  soil: row['soil'],
  salinity: { ece_initial_ds_m: Number(row['ece_initial_ds_m']), irr_ecw_ds_m: Number(row['irr_ecw_ds_m']) },
  ...(row['gw_depth_m'] === '' ? {} : { gw: Number(row['gw_depth_m']), gw_ec_ds_m: Number(row['gw_ec_ds_m']) }),
  irr: { method: 3, events: row['events_mmdd_mm']!.split(';').map((event) => [event.split(':')[0], Number(event.split(':')[1])]) },
  years: [Number(row['year'])],
});

const cases = parseCases({ cases: rows.map(caseOf) });
if (!cases.ok) throw new Error(cases.issues.map((issue) => `${issue.code} ${issue.path}`).join('\n'));
const seasons = cases.value.map((run) => runCase(run, referenceWeather('hungrysteppe'), undefined).seasons[0]!);
const quantile = (values: readonly number[], q: number): number => [...values].sort((a, b) => a - b)[Math.floor(q * (values.length - 1))]!;
const deviations = (column: 'yield_dry_t_ha' | 'biomass_t_ha' | 'tr_mm'): number[] =>
  rows.map((row, i) => Math.abs(Number(seasons[i]![column]) / Number(row[column]) - 1));

describe('the salinity seasons of the official program', () => {
  it('are reproduced within 1 % in the median and 4 % in nine of ten', () => {
    expect(seasons).toHaveLength(128);
    for (const column of ['yield_dry_t_ha', 'biomass_t_ha', 'tr_mm'] as const) {
      expect(quantile(deviations(column), 0.5), column).toBeLessThan(0.01);
      expect(quantile(deviations(column), 0.9), column).toBeLessThan(0.04);
    }
  });

  it('keep the mean of every initial salinity within 2 %, so that strong salt is not judged too harshly', () => {
    for (const ece of ['0', '4', '8', '12', '16', '20']) {
      const ratios = rows.flatMap((row, i) => (Number(row['ece_initial_ds_m']) === Number(ece) ? [Number(seasons[i]!.yield_dry_t_ha) / Number(row['yield_dry_t_ha'])] : []));
      const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
      expect(Math.abs(mean - 1), `ECe ${ece}`).toBeLessThan(0.02);
    }
  });

  it('deviate by 7 % at most, also where three irrigations meet 20 dS/m and roots stop for weeks', () => {
    // Two programs without salt differ by 1.6 %; the curve from stress to cover is fitted to the season here, to a reference climate there.
    for (const column of ['yield_dry_t_ha', 'biomass_t_ha', 'tr_mm'] as const) expect(Math.max(...deviations(column)), column).toBeLessThan(0.07);
  });

  it('lose yield with the salt of the start as the official program does, within 0.08 of the ratio', () => {
    const mean = (ece: string, of: (i: number) => number): number => {
      const chosen = rows.flatMap((row, i) => (row['soil'] === 'siltloam' && row['irr_name'] === 'sched5' && row['irr_ecw_ds_m'] === '1.0' && row['ece_initial_ds_m'] === ece ? [of(i)] : []));
      expect(chosen).toHaveLength(2);
      return (chosen[0]! + chosen[1]!) / 2;
    };
    for (const ece of ['4', '8', '12', '16', '20']) {
      const ours = mean(ece, (i) => Number(seasons[i]!.yield_dry_t_ha)) / mean('0', (i) => Number(seasons[i]!.yield_dry_t_ha));
      const theirs = mean(ece, (i) => Number(rows[i]!['yield_dry_t_ha'])) / mean('0', (i) => Number(rows[i]!['yield_dry_t_ha']));
      expect(Math.abs(ours - theirs), `ECe ${ece}`).toBeLessThan(0.08);
    }
  });

  it('keep the salt of the profile within 10 % of the official program in nine of ten seasons', () => {
    const stores = rows.map((row, i) => Math.abs(Number(seasons[i]!.salt_profile_t_ha) / Number(row['salt_profile_t_ha']) - 1));
    expect(quantile(stores, 0.5)).toBeLessThan(0.03);
    expect(quantile(stores, 0.9)).toBeLessThan(0.1);
  });

  it('close their balance of salt', () => {
    rows.forEach((row, i) => {
      const season = seasons[i]!;
      const depthM = 2.05;
      const saturation = row['soil'] === 'siltloam' ? 0.46 : 0.5;
      if (row['gw_depth_m'] !== '') return;
      const first = (Number(row['ece_initial_ds_m']) * 0.64 * saturation * 1000 * depthM) / 100;
      const last = first + Number(season.salt_in_t_ha) + Number(season.salt_up_t_ha) - Number(season.salt_out_t_ha);
      // Four figures printed with five decimals each.
      expect(Math.abs(Number(season.salt_profile_t_ha) - last), row['case_id']).toBeLessThan(3e-5);
    });
  });
});
