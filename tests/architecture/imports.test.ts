// The import allowlist (default deny) and the bans of the core. Who may import whom is decided here and nowhere else.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Rule {
  /** Folder or file under src (longest match wins). */
  readonly from: string;
  /** Folders or files under src that it may import, besides itself. */
  readonly own: readonly string[];
  /** Packages that it may import (a trailing * matches any ending). */
  readonly packages: readonly string[];
}

const STAGES = ['field', 'gin', 'spinning', 'textile', 'logistics', 'customs', 'market', 'contact-desk'] as const;
const STAGE_IMPORTS = ['base', 'engine', 'model/domain', 'model/parameters', 'model/stage.ts', 'model/machine-group.ts', 'model/people', 'model/repair-crew.ts'] as const;

const RULES: readonly Rule[] = [
  { from: 'base', own: [], packages: [] },
  { from: 'base/math.ts', own: ['base'], packages: ['@stdlib/math-base-special-*'] },
  { from: 'engine', own: ['base'], packages: [] },
  { from: 'learn', own: ['base'], packages: ['ml-*'] },
  { from: 'i18n', own: ['base', 'i18n'], packages: [] },
  // Types only: a code without a word must not compile.
  { from: 'i18n/decision-en.ts', own: ['base', 'decision/reasons.ts', 'decision/forecast/tasks.ts', 'decision/forecast/learners.ts'], packages: [] },
  { from: 'model/domain', own: ['base'], packages: [] },
  { from: 'model/parameters', own: ['base', 'model/domain'], packages: [] },
  { from: 'model/scenario', own: ['base', 'model/domain', 'model/parameters'], packages: ['zod'] },
  ...STAGES.map((stage) => ({ from: `model/${stage}`, own: STAGE_IMPORTS, packages: [] })),
  { from: 'model/stage.ts', own: ['base', 'engine', 'model/domain'], packages: [] },
  { from: 'model/machine-group.ts', own: ['base', 'engine', 'model/domain', 'model/stage.ts', 'model/repair-crew.ts'], packages: [] },
  { from: 'model/spare-parts.ts', own: ['base', 'engine', 'model/domain', 'model/stage.ts'], packages: [] },
  { from: 'model/repair-crew.ts', own: ['base', 'engine', 'model/domain', 'model/stage.ts', 'model/spare-parts.ts'], packages: [] },
  {
    from: 'model/people',
    own: ['base', 'engine', 'model/domain', 'model/parameters', 'model/stage.ts', 'model/machine-group.ts', 'model/repair-crew.ts'],
    packages: [],
  },
  { from: 'decision', own: ['base', 'engine/statistics.ts', 'learn', 'model/domain', 'model/parameters'], packages: ['yalps'] },
  { from: 'simulation', own: ['base', 'engine', 'model', 'decision'], packages: [] },
  {
    from: 'experiment',
    own: [
      'base', 'engine/statistics.ts', 'engine/random.ts', 'learn', 'model/domain', 'model/parameters', 'model/scenario',
      'decision', 'simulation',
    ],
    packages: [],
  },
  { from: 'runtime/protocol.ts', own: ['base', 'model/domain'], packages: [] },
  { from: 'runtime/frames.ts', own: ['base', 'model/domain'], packages: [] },
  { from: 'runtime/simulation.worker.ts', own: ['base', 'model', 'simulation', 'experiment', 'runtime', 'decision'], packages: ['comlink'] },
  { from: 'runtime/worker', own: ['base', 'model', 'simulation', 'experiment', 'runtime/protocol.ts', 'runtime/frames.ts', 'decision'], packages: [] },
  { from: 'runtime/client.ts', own: ['base', 'runtime/protocol.ts', 'runtime/frames.ts', 'runtime/link.ts', 'model/domain'], packages: ['comlink'] },
  { from: 'runtime/link.ts', own: ['base', 'runtime/protocol.ts'], packages: ['comlink'] },
  { from: 'runtime/node-pool.ts', own: ['base', 'experiment', 'simulation', 'model', 'runtime/protocol.ts'], packages: ['node:*'] },
  { from: 'runtime/node-worker.ts', own: ['base', 'experiment', 'simulation', 'model', 'runtime/node-pool.ts'], packages: ['node:*'] },
  {
    from: 'store',
    own: [
      'base', 'model/domain', 'model/parameters', 'model/scenario', 'runtime/protocol.ts', 'runtime/frames.ts', 'runtime/client.ts', 'i18n',
    ],
    packages: ['zustand/vanilla'],
  },
  { from: 'ui', own: ['base', 'model/domain', 'model/parameters', 'store', 'i18n', 'runtime/frames.ts', 'runtime/protocol.ts', 'ui'], packages: ['react'] },
  { from: 'ui/geometry', own: ['base', 'model/domain', 'runtime/frames.ts', 'runtime/protocol.ts'], packages: [] },
  { from: 'ui/format', own: ['base', 'model/domain', 'i18n'], packages: [] },
  { from: 'ui/hooks', own: ['base', 'model/domain', 'store', 'i18n', 'runtime/frames.ts', 'runtime/protocol.ts', 'ui/format'], packages: ['react', 'zustand'] },
  {
    from: 'ui/scene',
    own: ['base', 'model/domain', 'store', 'i18n', 'runtime/frames.ts', 'runtime/protocol.ts', 'ui/hooks', 'ui/format', 'ui/geometry', 'ui/theme', 'ui/widgets'],
    packages: ['react', 'three', 'three/*', '@react-three/fiber'],
  },
  {
    from: 'ui/charts',
    own: ['base', 'model/domain', 'i18n', 'ui/hooks', 'ui/format', 'ui/theme', 'ui/widgets'],
    packages: ['react', 'd3', 'd3-*'],
  },
  { from: 'ui/widgets', own: ['base', 'i18n', 'ui/hooks', 'ui/format', 'ui/theme', 'model/domain'], packages: ['react'] },
  {
    from: 'cli',
    own: ['base', 'engine', 'model', 'simulation', 'experiment', 'runtime/node-pool.ts', 'runtime/protocol.ts', 'i18n', 'decision', 'learn'],
    packages: ['node:*', 'commander', 'rolldown', 'simjs'],
  },
  { from: 'main.tsx', own: ['ui', 'store', 'runtime/client.ts', 'i18n', 'base'], packages: ['react', 'react-dom/*'] },
];

const ROOT = resolve(import.meta.dirname, '../../src');
const CORE = ['base', 'engine', 'learn', 'i18n', 'model', 'decision', 'simulation', 'experiment'];
const BANNED_IN_CORE =
  /\bMath\.(?:random|exp|expm1|log|log10|log1p|log2|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|asinh|acosh|atanh|cbrt|hypot)\b|\bnew Date\b|\bDate\.now\b|\bconsole\.|(?<![/*])\*\*(?![/*])/;

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.(ts|tsx)$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
  });
}

const isUnder = (file: string, place: string): boolean => file === place || file.startsWith(`${place}/`);

function ruleOf(file: string): Rule | undefined {
  return RULES.filter((rule) => isUnder(file, rule.from)).sort((a, b) => b.from.length - a.from.length)[0];
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

/** Every import of a file as a path under src or a package name. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[^.\w])import\s*\(?\s*['"]([^'"]+)['"]/g)];
  return found.map((match) => {
    const name = (match[1] ?? match[2])!;
    return name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), name)) : name;
  });
}

const files = sourceFiles(ROOT).map((path) => relative(ROOT, path));

describe('architecture', () => {
  it('sees the source files', () => {
    expect(files.length).toBeGreaterThan(8);
  });

  it('imports only what the allowlist names', () => {
    const faults: string[] = [];
    for (const file of files) {
      const rule = ruleOf(file);
      if (!rule) {
        faults.push(`${file}: no rule covers it`);
        continue;
      }
      for (const target of importsOf(file)) {
        const isOwn = files.includes(target) || target.includes('/') && statSync(join(ROOT, target), { throwIfNoEntry: false }) !== undefined;
        if (isOwn) {
          const sameRule = ruleOf(target)?.from === rule.from;
          if (!sameRule && !rule.own.some((place) => isUnder(target, place))) faults.push(`${file} imports ${target}`);
        } else if (!/\.(css|json)(\?.*)?$/.test(target) && !target.startsWith('virtual:')) {
          const allowed = rule.packages.some((name) => (name.endsWith('*') ? target.startsWith(name.slice(0, -1)) : target === name));
          if (!allowed) faults.push(`${file} imports package ${target}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('keeps randomness, clocks, the console and native elementary functions out of the core', () => {
    const faults = files
      .filter((file) => CORE.some((folder) => isUnder(file, folder)))
      .flatMap((file) =>
        withoutComments(readFileSync(join(ROOT, file), 'utf8'))
          .split('\n')
          .filter((line) => BANNED_IN_CORE.test(line))
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(faults).toEqual([]);
  });

  it('opens every file with a sentence on its responsibility', () => {
    const faults = files.filter((file) => !/^(\/\/|\/\*)/.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(faults).toEqual([]);
  });

  it('keeps every file under 500 lines', () => {
    const faults = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 500 && !/\/(data|tables)\//.test(file));
    expect(faults).toEqual([]);
  });
});
