// The crop command on files: rows, exit codes, and that nothing is written when the input is invalid.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/base/csv.ts';
import { benchCrop } from '../../src/cli/bench-crop.ts';
import { runCropCommand } from '../../src/cli/crop.ts';

const REFERENCE = join(import.meta.dirname, '../reference/agronomy');
const folder = mkdtempSync(join(tmpdir(), 'crop-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CASE = {
  id: 'drip', climate: 'hungrysteppe', crop: 'CottonGDD', planting: '04/15', soil: 'SiltLoam', years: [2005, 2008],
  irr: { method: 1, SMT: [80, 80, 75, 50], MaxIrr: 12, AppEff: 90, WetSurf: 30 },
};

function run(document: unknown, weather: string, daily?: string): { code: number; out: string; err: string } {
  const casesFile = join(folder, 'cases.json');
  writeFileSync(casesFile, typeof document === 'string' ? document : JSON.stringify(document));
  let out = '';
  let err = '';
  const io = { out: (text: string) => void (out += text), err: (text: string) => void (err += text) };
  const code = runCropCommand(daily === undefined ? { casesFile, weather } : { casesFile, weather, daily }, io);
  return { code, out, err };
}

describe('maqta crop', () => {
  it('prints a row per season from a folder of weather and from one file, and daily rows', () => {
    const daily = join(folder, 'daily.csv');
    const fromFolder = run({ cases: [CASE] }, REFERENCE, daily);
    expect(fromFolder).toMatchObject({ code: 0, err: '' });
    const [header, ...rows] = parseCsv(fromFolder.out);
    expect(header!.slice(0, 4)).toEqual(['case_id', 'season', 'year', 'planting_date']);
    expect(rows.map((row) => [row[0], row[2]])).toEqual([['drip', '2005'], ['drip', '2008']]);
    const days = parseCsv(readFileSync(daily, 'utf8'));
    const column = header!.indexOf('days');
    expect(days.length - 1).toBe(rows.reduce((sum, row) => sum + Number(row[column]), 0));
    expect(run(CASE, join(REFERENCE, 'weather-hungrysteppe.csv')).out).toBe(fromFolder.out);
  });

  it('adds columns of salt when a case has salt', () => {
    const result = run({ ...CASE, irr: { method: 3, events: [['06-05', 80]] }, salinity: { ece_initial_ds_m: 6, irr_ecw_ds_m: 1 } }, REFERENCE);
    const [header, row] = parseCsv(result.out);
    expect(Number(row![header!.indexOf('salt_in_t_ha')])).toBeCloseTo((80 * 0.64) / 100, 5);
  });

  it('leaves out seasons that are too cold and says so', () => {
    const result = run({ ...CASE, climate: 'cordoba', planting: '10/15', years: [2005, 2015] }, REFERENCE);
    expect(result.code).toBe(0);
    expect(parseCsv(result.out)).toHaveLength(2);
    expect(result.err).toContain('crop.never-mature');
  });

  it('says which doses lie before planting', () => {
    const result = run({ ...CASE, years: [2005], irr: { method: 3, events: [['04-01', 30], ['06-05', 80]], MaxIrr: 200 } }, REFERENCE);
    expect(result.code).toBe(0);
    expect(result.err.trim().split('\n')).toHaveLength(1);
    expect(result.err).toContain('crop.event-before-planting');
    const [header, row] = parseCsv(result.out);
    expect(row![header!.indexOf('irr_mm')]).toBe('80');
  });

  it('refuses invalid input with every issue and writes nothing', () => {
    const daily = join(folder, 'none.csv');
    const bad = run({ ...CASE, soil: 'Mud', irr: { method: 9 } }, REFERENCE, daily);
    expect(bad.code).toBe(1);
    expect(bad.out).toBe('');
    expect(bad.err.trim().split('\n').map((line) => line.split('\t').slice(0, 2))).toEqual([['crop.unknown-soil', '/soil'], ['crop.unknown-method', '/irr/method']]);
    expect(run({ ...CASE, years: [2005, 2050] }, REFERENCE, daily)).toMatchObject({ code: 1, out: '' });
    expect(run('{', REFERENCE, daily).err).toContain('file.not-json');
    expect(run(JSON.stringify(CASE).replace('{', '{"planting":"05/01",'), REFERENCE, daily).err).toContain('crop.repeated-key\t/planting');
    expect(run({ ...CASE, irr: { method: 1, SMT: null } }, REFERENCE, daily).err).toContain('crop.type\t/irr/SMT');
    expect(run({ ...CASE, iwc: { wc_type: 'constructor' } }, REFERENCE, daily).err).toContain('crop.choice\t/iwc/wc_type');
    expect(run(CASE, 'a'.repeat(5000), daily).code).toBe(1);
    expect(run({ ...CASE, climate: 'nowhere' }, REFERENCE, daily).err).toContain('file.not-found');
    const weather = join(folder, 'weather.csv');
    writeFileSync(weather, 'date,tmin,tmax,rain,et0\n2005-01-01,5,1,0,1\n');
    expect(run(CASE, weather, daily).err).toContain('weather.tmin-above-tmax');
    const both = run({ ...CASE, soil: 'Mud' }, weather, daily).err;
    expect(both).toContain('crop.unknown-soil');
    expect(both).toContain('weather.tmin-above-tmax');
    expect(existsSync(daily)).toBe(false);
    const nowhere = run(CASE, REFERENCE, join(folder, 'absent', 'daily.csv'));
    expect(nowhere).toMatchObject({ code: 1, out: '' });
    expect(nowhere.err).toContain('file.not-writable');
  });

  it('measures block-days', () => {
    const result = benchCrop(3) as { machine: string; blockDays: number; meanBlockDaysPerSecond: number; growingShare: number; blockDaysPerSecond: number; growingBlockDaysPerSecond: number };
    expect(result.blockDays).toBeGreaterThan(100_000);
    expect(result.meanBlockDaysPerSecond).toBeGreaterThan(0);
    expect(result.blockDaysPerSecond).toBeGreaterThanOrEqual(result.meanBlockDaysPerSecond);
    expect(result.growingBlockDaysPerSecond).toBeGreaterThan(0);
    // A season of 130 to 160 days in a year.
    expect(result.growingShare).toBeGreaterThan(0.35);
    expect(result.growingShare).toBeLessThan(0.45);
  });
});
