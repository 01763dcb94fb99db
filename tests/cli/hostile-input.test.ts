// Input that nobody means well with: whatever it is, it ends with code 1 or 2 and a reason, never as an internal failure, and leaves nothing behind.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { forecastTask } from '../../src/decision/forecast/tasks.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'maqta-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.restoreAllMocks());

/** The command line in this process. */
async function maqta(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => (out += String(text)) !== '');
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => (err += String(text)) !== '');
  const code = await main(args, { projectRoot: ROOT });
  vi.restoreAllMocks();
  return { code, out, err };
}

let count = 0;
function file(text: string, ending = 'json'): string {
  count += 1;
  const path = join(folder, `case-${count}.${ending}`);
  writeFileSync(path, text);
  return path;
}

const scenario = (rest: object): string => file(JSON.stringify({ formatVersion: 1, id: 'case', extends: 'pilot-cluster', ...rest }));

describe('scenario files', () => {
  it.each(['a\0b', 'a'.repeat(5000), '../pilot-cluster', '', '/'])('the parent %j does not exist', async (name) => {
    const { code, out, err } = await maqta('validate', scenario({ extends: name }));
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('UNKNOWN_PARENT\t/extends');
  });

  it('a name that no file can have is no file', async () => {
    for (const name of ['a'.repeat(300), `./${'a'.repeat(5000)}.json`, '', folder]) {
      const { code, err } = await maqta('validate', name);
      expect([code, err.startsWith('error: There is no ')]).toEqual([2, true]);
    }
  });

  it('keys with tabs and line breaks stay in their line', async () => {
    const { code, err } = await maqta('validate', scenario({ 'a\tb\nc': 1 }));
    expect([code, err.trim().split('\n').map((line) => line.split('\t').length)]).toEqual([1, [4]]);
  });
});

describe('--out', () => {
  const run = (...args: readonly string[]) => maqta('run', 'pilot-cluster', '--policy', 'baseline', '--replications', '1', ...args);

  it.each([[''], [' '], ['/dev/null/x'], ['/proc/no/such/place'], ['a'.repeat(300)]])('%j is refused before anything is run', async (name) => {
    const { code, out, err } = await run('--out', name);
    expect([code, out, err.startsWith('error: --out needs')]).toEqual([2, '', true]);
  });

  it.each([[''], ['/dev/null/x.csv'], [folder]])('of influence, %j is refused, too', async (name) => {
    const { code, out, err } = await maqta('influence', 'pilot-cluster', '--policy', 'baseline', '--limit', '1', '--out', name);
    expect([code, out, err.startsWith('error: --out needs')]).toEqual([2, '', true]);
  });
});

describe('module lists', () => {
  it('all and none stand alone', async () => {
    const { code, err } = await maqta('run', 'pilot-cluster', '--modules', 'all,haulage');
    expect([code, err]).toEqual([2, expect.stringContaining('all stands alone')]);
  });
});

describe('histories', () => {
  const columns = forecastTask('yield').columns;
  const header = ['season', 'group', ...columns, 'outcome'];
  /** Rows with a rule that can be learned; `change` spoils them. */
  const history = (seasons: number, groups: number, change: (row: (string | number)[], season: number, group: number) => void = () => undefined): string => {
    const rows = Array.from({ length: seasons * groups }, (_, i) => {
      const [season, group] = [Math.floor(i / groups), i % groups];
      const inputs = columns.map((__, column) => ((i * (column + 3) * 37) % 101) / 101);
      const row: (string | number)[] = [2000 + season, group, ...inputs, 2 + inputs[0]! + (i % 7) / 100];
      change(row, season, group);
      return row;
    });
    return file([header, ...rows].map((row) => row.join(',')).join('\n'), 'csv');
  };
  const forecast = (path: string) => maqta('forecast', 'pilot-cluster', '--target', 'yield', '--history', path, '--json');

  it('that cannot be read, or hold bytes that are no text, are named with the reason', async () => {
    for (const path of [join(folder, 'none.csv'), folder]) {
      const { code, out, err } = await forecast(path);
      expect([code, out, err]).toEqual([1, '', expect.stringContaining(`history.unreadable\t${path}`)]);
    }
    const bytes = file('', 'csv');
    writeFileSync(bytes, Uint8Array.of(0x73, 0xff, 0xfe));
    expect((await forecast(bytes)).err).toContain('NOT_UTF8');
  });

  it('with missing values and a target of text are refused with file, row and column', async () => {
    const path = history(6, 8, (row, season, group) => {
      if (season === 1 && group === 1) row[3] = '';
      if (season === 2 && group === 1) row[row.length - 1] = 'good';
    });
    const { code, out, err } = await forecast(path);
    expect([code, out]).toEqual([1, '']);
    expect(err.trim().split('\n').map((line) => line.split('\t').slice(0, 2))).toEqual([
      ['history.missing-value', `${path}, row 11, column ${header[3]!}`],
      ['history.not-a-number', `${path}, row 19, column outcome`],
    ]);
  });

  it('from which nothing can be learned are refused with the reason', async () => {
    expect((await forecast(history(2, 20))).err).toContain('history.too-few-rows');
    expect((await forecast(history(3, 1))).err).toContain('got 3 rows in 3 seasons');
    const flat = await forecast(history(6, 8, (row) => columns.forEach((_, column) => (row[2 + column] = 5))));
    expect([flat.code, flat.err]).toEqual([1, expect.stringContaining('history.constant-column')]);
  });

  it('with one constant column are learned from without it, and that is said', async () => {
    const { code, out, err } = await forecast(history(6, 8, (row) => (row[3] = 5)));
    expect([code, err]).toEqual([0, expect.stringContaining(`left out of learning yield: ${columns[1]!} (5)`)]);
    expect(Object.keys(JSON.parse(out) as object)).toEqual(['scenario', 'target', 'seed', 'learner', 'naive', 'outOfSample', 'naiveScores', 'paired', 'used']);
  });

  it('are checked before a run writes anything, also when the run would not need them', async () => {
    const before = readdirSync(folder);
    for (const modules of ['all', 'none']) {
      const { code, out, err } = await maqta('run', 'pilot-cluster', '--modules', modules, '--history', 'yield=/no/such.csv', '--out', join(folder, 'never/made'));
      expect([code, out, err]).toEqual([1, '', expect.stringContaining('history.unreadable\t/no/such.csv')]);
    }
    expect(readdirSync(folder)).toEqual(before);
    const good = history(6, 8);
    expect((await maqta('run', 'pilot-cluster', '--history', `yield=${good}`, '--history', `yield=${good}`)).err).toContain('twice');
  });

  it('that a run does not use are said to be unused', async () => {
    const { code, err } = await maqta('run', 'pilot-cluster', '--policy', 'baseline', '--replications', '1', '--workers', '1', '--history', `yield=${history(6, 8)}`);
    expect([code, err]).toEqual([0, expect.stringContaining('the history is not used')]);
  });
});

describe('a folder of results', () => {
  it('that was given up takes the folders made for it with it, but none that holds something', async () => {
    const { OutFolder } = await import('../../src/cli/out-folder.ts');
    new OutFolder(join(folder, 'deep/er/result')).discard();
    expect(existsSync(join(folder, 'deep'))).toBe(false);
    const out = new OutFolder(join(folder, 'kept/result'));
    mkdirSync(join(folder, 'kept/mine'));
    out.discard();
    expect(readdirSync(join(folder, 'kept'))).toEqual(['mine']);
  });
});
