// The runs whose day digests are kept: every shipped scenario; the AI core where its training years are cheap.
import { MODULE_IDS, NO_MODULES, type ModuleSet } from '../../src/model/domain/modules.ts';
import type { PolicyName } from '../../src/model/domain/results.ts';

export interface GoldenCase {
  readonly scenario: string;
  readonly policy: PolicyName;
}

export const GOLDEN_SEED = 1;

export const GOLDEN_CASES: readonly GoldenCase[] = [
  { scenario: 'pilot-cluster', policy: 'baseline' },
  { scenario: 'pilot-cluster', policy: 'ai' },
  { scenario: 'dry-year', policy: 'baseline' },
  { scenario: 'dry-year', policy: 'ai' },
  { scenario: 'wet-harvest', policy: 'baseline' },
  { scenario: 'wet-harvest', policy: 'ai' },
  { scenario: 'turkistan-2024', policy: 'baseline' },
  { scenario: 'national', policy: 'baseline' },
];

export const goldenKey = ({ scenario, policy }: GoldenCase): string => `${scenario}/${policy}`;

export function modulesOf(policy: PolicyName): ModuleSet {
  return policy === 'ai' ? new Set(MODULE_IDS) : NO_MODULES;
}

/** The reference file: for each case the run's digest and one digest per day. */
export type GoldenDigests = Readonly<Record<string, { readonly run: string; readonly days: readonly string[] }>>;

/** The first day on which two runs differ, or undefined when they are equal. */
export function firstDivergentDay(got: readonly string[], expected: readonly string[]): number | undefined {
  const days = Math.max(got.length, expected.length);
  for (let day = 0; day < days; day += 1) if (got[day] !== expected[day]) return day;
  return undefined;
}
