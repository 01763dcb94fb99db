// The command line as outside programs meet it: the real launcher in a process of its own, its exit codes, streams and files.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/base/csv.ts';
import { KPI_IDS } from '../../src/model/domain/kpis.ts';
import { MODULE_IDS } from '../../src/model/domain/modules.ts';
import type { RunSummary } from '../../src/model/domain/results.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const LAUNCHER = join(ROOT, 'src/cli/maqta.mjs');
const BROKEN = join(ROOT, 'tests/scenarios/broken');
const folder = mkdtempSync(join(tmpdir(), 'maqta-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the launcher in the temporary folder, as someone does who works elsewhere. */
function maqta(...args: readonly string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return { code: status, out: stdout, err: stderr };
}

const mean = (values: readonly (number | undefined)[]): number => values.reduce<number>((sum, value) => sum + value!, 0) / values.length;
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

describe('maqta validate', () => {
  it('says that a shipped scenario is valid, by name or by path', () => {
    const byName = maqta('validate', 'pilot-cluster');
    expect([byName.code, byName.err]).toEqual([0, '']);
    expect(byName.out).toMatch(/^valid\tpilot-cluster\t[0-9a-f]{16}\n$/);
    expect(maqta('validate', join(ROOT, 'sim-scenarios/scenarios/pilot-cluster.json')).out).toBe(byName.out);
  });

  it('lists every issue as code, pointer, got and expected on standard error and ends with 1', () => {
    const { code, out, err } = maqta('validate', join(BROKEN, 'three-at-once_invalid.json'));
    expect([code, out]).toEqual([1, '']);
    const cells = lines(err).map((line) => line.split('\t'));
    expect(cells.map((row) => row.length)).toEqual([4, 4, 4]);
    expect(cells.map((row) => row.slice(0, 2).join(' ')).sort()).toEqual(['OUT_OF_RANGE /gins/0/stands', 'OUT_OF_RANGE /season/waterQuota/value', 'UNKNOWN_KEY /seasn']);
  });

  it('finds parent and weather beside the file first, then among the shipped ones', () => {
    const place = join(folder, 'own');
    mkdirSync(place);
    const variant = (rest: object): string => JSON.stringify({ formatVersion: 1, title: { en: 'a', ru: 'б', kk: 'ә' }, ...rest });
    writeFileSync(join(place, 'variant.json'), variant({ extends: 'my-parent' }));
    expect(maqta('validate', 'own/variant.json').err).toContain('UNKNOWN_PARENT\t/extends');
    copyFileSync(join(ROOT, 'sim-scenarios/scenarios/pilot-cluster.json'), join(place, 'my-parent.json'));
    expect(maqta('validate', 'own/variant.json').code).toBe(0);
    writeFileSync(join(place, 'short.json'), variant({ extends: 'pilot-cluster', season: { station: 'mine', weatherYears: [2001] } }));
    const missing = maqta('validate', 'own/short.json');
    expect([missing.code, missing.err.split('\t').slice(0, 2)]).toEqual([1, ['UNKNOWN_REFERENCE', '/season/station']]);
    writeFileSync(join(place, 'weather-mine.csv'), 'date,tmin_c,tmax_c,rain_mm,humidity_percent,et0_mm\n2001-01-01,3,2,0,50,1\n');
    expect(maqta('validate', 'own/short.json').err).toContain('TMIN_ABOVE_TMAX\tweather-mine.csv#row 2, column tmin_c');
    writeFileSync(join(place, 'weather-mine.csv'), 'date,tmin_c,tmax_c,rain_mm,humidity_percent,et0_mm\n2001-01-01,1,2,0,50,1\n');
    expect(maqta('validate', 'own/short.json').err).toContain('NO_WEATHER_YEAR\t/season/weatherYears/0');
  });

  it('refuses files that are too large unread, and bytes that are not text', () => {
    const large = join(folder, 'large.json');
    writeFileSync(large, '{');
    truncateSync(large, 50 * 1024 * 1024 + 1);
    const refused = maqta('validate', 'large.json');
    expect([refused.code, refused.err.split('\t')[0]]).toEqual([1, 'TOO_LARGE']);
    writeFileSync(join(folder, 'bytes.json'), Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d));
    expect(maqta('validate', 'bytes.json').err).toContain('NOT_UTF8');
  });
});

describe('wrong usage', () => {
  it.each([
    [['rnu', 'pilot-cluster'], 'run'],
    [['run', 'pilot-clustr'], 'pilot-cluster'],
    [['run', './pilot-clusters.json'], 'pilot-cluster'],
    [['run', 'pilot-cluster', '--replication', '2'], '--replications'],
    [['run', 'pilot-cluster', '--modules', 'haulage,laidown'], 'laydown'],
    [['run', 'pilot-cluster', '--policy', 'baselne'], 'baseline'],
    [['bench', 'sesson'], 'season'],
  ])('%j ends with 2, prints nothing and suggests %s', (args, suggestion) => {
    const { code, out, err } = maqta(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(`did you mean ${suggestion}\\?`, 'i'));
  });

  it.each([
    [[], 'Usage'],
    [['run'], 'missing required argument'],
    [['run', 'pilot-cluster', 'dry-year'], 'too many arguments'],
    [['run', 'pilot-cluster', '--seed', '1.5'], 'whole number'],
    [['run', 'pilot-cluster', '--replications', '0'], 'whole number'],
    [['forecast', 'pilot-cluster', '--target', 'yeild'], 'Did you mean yield?'],
    [['forecast', 'pilot-cluster'], 'required option'],
    [['run', 'pilot-cluster', '--history', 'yield'], 'question=file'],
    [['experiment', 'plan.json', '--resume'], 'not available'],
    [['bench', 'experiment', '--json'], 'not available'],
    [['run', 'pilot-cluster', '--modules', 'haulage,stafing'], 'Did you mean staffing?'],
    [['run', 'pilot-cluster', '--out', LAUNCHER], 'is a file'],
  ])('%j ends with 2 and says why', (args, reason) => {
    const { code, out, err } = maqta(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(reason);
  });
});

describe('maqta run', () => {
  const args = ['run', 'pilot-cluster', '--replications', '2', '--seed', '7'] as const;
  const single = maqta(...args, '--workers', '1', '--json', '--out', 'first');
  const double = maqta(...args, '--workers', '2', '--json');
  const summary = JSON.parse(single.out) as RunSummary;

  it('prints one JSON document with the parts of the contract, and progress on standard error only', () => {
    expect([single.code, double.code]).toEqual([0, 0]);
    const contract = ['scenario', 'modelVersion', 'seed', 'replications', 'modules', 'policies', 'paired', 'massBalance', 'counts', 'digest'];
    expect(Object.keys(summary).filter((key) => contract.includes(key))).toEqual(contract);
    expect(summary.costs.baseline!.map(({ product, unit }) => `${product} ${unit}`)).toEqual(['bale bale', 'yarn kg', 'fabric m']);
    expect(summary.appraisal!.annualSavingUsd / summary.appraisal!.investmentUsd).toBeCloseTo(mean(summary.policies.ai!.roi!.values) / 100, 9);
    expect([summary.scenario, summary.seed, summary.replications, summary.modules]).toEqual(['pilot-cluster', 7, 2, [...MODULE_IDS]]);
    expect(Object.keys(summary.policies)).toEqual(['baseline', 'ai']);
    for (const estimates of Object.values(summary.policies)) {
      for (const [id, estimate] of Object.entries(estimates)) {
        expect(KPI_IDS).toContain(id);
        expect(Object.keys(estimate).sort()).toEqual(['ci95', 'mean', 'unit', 'values']);
        expect(estimate.values.length).toBe(2);
      }
    }
    for (const estimate of Object.values(summary.paired)) expect(Object.keys(estimate).sort()).toEqual(['ci95', 'difference', 'relative', 'values']);
    expect(summary.massBalance.maxErrorGrams).toBe(0);
    expect(Object.keys(summary.counts)).toEqual(['bales', 'seedCottonLots', 'yarnLots', 'fabricBatches', 'events']);
    expect(summary.digest.baseline).toMatch(/^[0-9a-f]{16}$/);
    expect(summary.digest.ai).not.toBe(summary.digest.baseline);
    expect(single.err).toMatch(/replications 2\/2/);
  });

  it('gives the same bytes again and whatever the number of workers', () => {
    expect(double.out).toBe(single.out);
  });

  it('draws other luck with another seed', () => {
    const other = maqta('run', 'pilot-cluster', '--policy', 'baseline', '--replications', '1', '--seed', '8', '--json');
    const parsed = JSON.parse(other.out) as RunSummary;
    expect(Object.keys(parsed.policies)).toEqual(['baseline']);
    expect(parsed.digest.baseline).not.toBe(summary.digest.baseline);
    // One replication has no interval; the key is there all the same.
    expect(Object.values(parsed.policies.baseline!).every((estimate) => estimate.ci95 === null)).toBe(true);
  });

  it('runs the AI policy without modules exactly as the baseline', () => {
    const { policies } = JSON.parse(maqta('run', 'pilot-cluster', '--modules', 'none', '--replications', '1', '--json').out) as RunSummary;
    const values = (policy: 'baseline' | 'ai'): Record<string, unknown> => Object.fromEntries(Object.entries(policies[policy]!).map(([id, { values }]) => [id, values]));
    for (const [id, baseline] of Object.entries(values('baseline'))) expect(values('ai')[id], id).toEqual(baseline);
  });

  it('writes the tables with the columns of the contract, and those of money and energy', () => {
    expect(readdirSync(join(folder, 'first')).sort()).toEqual([
      'activities.csv', 'costs.csv', 'decisions.csv', 'energy.csv', 'farms.csv', 'inventory.csv', 'kpis.csv', 'ledger.csv', 'lots.csv', 'machines.csv', 'staff.csv', 'summary.json', 'weighed.csv',
    ]);
    expect(readFileSync(join(folder, 'first/summary.json'), 'utf8')).toBe(single.out);
    const header = (name: string): string => lines(readFileSync(join(folder, 'first', `${name}.csv`), 'utf8'))[0]!;
    expect(header('kpis')).toBe('policy,replication,seed,kpi,unit,value');
    expect(header('ledger')).toBe('policy,day,account,material,inGrams,outGrams,stockGrams');
    expect(header('lots')).toMatch(/^policy,lot,kind,grams,parents,createdDay,site,/);
    expect(header('decisions')).toBe('policy,decision,module,asOf,executedAt,subject,inputs,forecast,low,high,choice,reason,expected,realised');
    expect(header('weighed')).toBe('policy,decision,module,options,regret,regretUnit');
    expect(header('activities')).toBe('policy,day,site,activity,quantity,unit,factor,factorUnit,kgCO2e,source');
    expect(header('energy')).toBe('policy,day,site,function,fromHour,toHour,electricityKwh,priceKztPerKwh,costKzt');
    expect(header('costs')).toBe('policy,product,group,costUsd,costUsdPerUnit,unit,shareOfTotal,transferPriceUsdPerKg');
    expect(header('inventory')).toBe('policy,site,activity,quantity,unit,method,factor,factorUnit,factorSource,scope,kgCO2e,uncertaintyPercent');
    for (const [policy, , , kpi, , value] of parseCsv(readFileSync(join(folder, 'first/kpis.csv'), 'utf8')).slice(1)) {
      expect(Number(value)).toBe(summary.policies[policy as 'baseline' | 'ai']![kpi as 'oee']!.values[0]);
    }
  });

  it('closes the ledger for every account and day, and traces every lot to lots that exist', () => {
    const rows = parseCsv(readFileSync(join(folder, 'first/ledger.csv'), 'utf8')).slice(1);
    const stocks = new Map<string, number>();
    let faults = 0;
    for (const [policy, , account, , inGrams, outGrams, stockGrams] of rows) {
      const key = `${policy} ${account}`;
      const stock = (stocks.get(key) ?? 0) + Number(inGrams) - Number(outGrams);
      if (stock !== Number(stockGrams)) faults += 1;
      stocks.set(key, stock);
    }
    expect([faults, rows.length > 1000]).toEqual([0, true]);
    const gramsOf = new Map<string, number>();
    for (const [policy, lot, , grams, parents] of parseCsv(readFileSync(join(folder, 'first/lots.csv'), 'utf8')).slice(1)) {
      for (const parent of parents === '' ? [] : parents!.split(';')) {
        const [parentLot, parentGrams] = parent.split(':');
        if (Number(parentGrams) > (gramsOf.get(`${policy} ${parentLot}`) ?? -1)) faults += 1;
      }
      gramsOf.set(`${policy} ${lot}`, Number(grams));
    }
    expect(faults).toBe(0);
  });

  it('replaces its own files in a folder that exists, leaves others alone, and leaves nothing half-written', () => {
    mkdirSync(join(folder, 'again'));
    writeFileSync(join(folder, 'again/notes.txt'), 'mine');
    writeFileSync(join(folder, 'again/kpis.csv'), 'old');
    expect(maqta('run', 'pilot-cluster', '--policy', 'baseline', '--replications', '1', '--out', 'again').code).toBe(0);
    expect(readFileSync(join(folder, 'again/notes.txt'), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'again/kpis.csv'), 'utf8')).toMatch(/^policy,/);
    expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('writes nothing when the input is invalid', () => {
    const before = readdirSync(folder);
    const { code, out } = maqta('run', join(BROKEN, 'wrong-unit_invalid.json'), '--out', 'never/made', '--json');
    expect([code, out]).toEqual([1, '']);
    expect(existsSync(join(folder, 'never'))).toBe(false);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('prints a table for people without --json', () => {
    const { out } = maqta('run', 'pilot-cluster', '--policy', 'baseline', '--replications', '1');
    expect(out).toMatch(/rawMaterialLoss +% +\d+\.\d\d/);
    expect(out).toContain('mass balance: largest error 0 g');
  });
});

describe('maqta influence', () => {
  it('gives the same table whatever the number of workers, sorted, and writes it', () => {
    const args = ['influence', 'pilot-cluster', '--policy', 'baseline', '--limit', '3', '--json'] as const;
    const one = maqta(...args, '--workers', '1', '--out', 'influence.csv');
    expect([one.code, one.err]).toEqual([0, expect.stringMatching(/variations \d+\/\d+ done/)]);
    const table = JSON.parse(one.out) as { replications: number; reference: Record<string, number[]>; parameters: { parameter: string; influence: number }[] };
    expect(table.replications).toBe(1);
    expect(table.reference['unitCost']![0]).toBeGreaterThan(0);
    expect(table.parameters).toHaveLength(3);
    const influences = table.parameters.map(({ influence }) => influence);
    expect(influences).toEqual([...influences].sort((a, b) => b - a));
    expect(maqta(...args, '--workers', '2').out).toBe(one.out);
    const written = parseCsv(readFileSync(join(folder, 'influence.csv'), 'utf8'));
    expect(written.map((row) => row[4])).toEqual(['parameter', ...table.parameters.map(({ parameter }) => parameter)]);
  });

  it.each([
    [['--kind', 'asumed'], 'Did you mean assumed?'],
    [['--limit', '0'], 'whole number'],
    [['--out', 'no/such/folder/file.csv'], 'folder that exists'],
  ])('refuses %j before anything is run', (args, reason) => {
    const { code, out, err } = maqta('influence', 'pilot-cluster', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(reason);
  });
});

describe('other commands', () => {
  it('digest prints one line per simulated day and the digest that run reports', () => {
    const { code, out } = maqta('digest', 'pilot-cluster', '--seed', '7');
    const rows = lines(out).map((line) => line.split('\t'));
    expect(code).toBe(0);
    expect(rows[0]![0]).toBe('2025-04-01');
    expect(rows.slice(0, -1).every(([day, digest]) => /^\d{4}-\d\d-\d\d$/.test(day!) && /^[0-9a-f]{16}$/.test(digest!))).toBe(true);
    const run = JSON.parse(maqta('run', 'pilot-cluster', '--policy', 'baseline', '--replications', '1', '--seed', '7', '--json').out) as RunSummary;
    expect(rows.at(-1)).toEqual(['run', run.digest.baseline]);
  });

  it('generate --check finds the committed files up to date', () => {
    expect(maqta('generate', '--check')).toEqual({ code: 0, out: '', err: '' });
  });

  it('help and version end with 0', () => {
    expect(maqta('--help')).toMatchObject({ code: 0, err: '' });
    expect(maqta('--version')).toMatchObject({ code: 0, out: `${(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version}\n` });
  });
});
