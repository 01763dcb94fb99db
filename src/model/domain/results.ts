// The result of replications as outside programs read it: the document of `maqta run --json`. Nothing in it depends on clock or machine.
import type { CostGroup, CostProduct, CostUnit } from './costs.ts';
import type { KpiId } from './kpis.ts';
import type { ModuleId } from './modules.ts';

export type PolicyName = 'baseline' | 'ai';
/** Who may decide in a run: also the bound of perfect information, which nobody can reach. */
export type RunPolicy = PolicyName | 'oracle';

/** Mean over replications with its 95 % interval (undefined for one replication) and the values in replication order. */
export interface KpiEstimate {
  readonly mean: number | undefined;
  readonly ci95: readonly [low: number, high: number] | undefined;
  readonly unit: string;
  readonly values: readonly (number | undefined)[];
}

/** AI minus baseline over pairs of equal replication. `relative` is the mean difference as a share of the baseline's mean. */
export interface PairedEstimate {
  readonly difference: number | undefined;
  readonly ci95: readonly [low: number, high: number] | undefined;
  readonly relative: number | undefined;
  readonly values: readonly (number | undefined)[];
}

export interface RunCounts {
  readonly bales: number;
  readonly seedCottonLots: number;
  readonly yarnLots: number;
  readonly fabricBatches: number;
  readonly events: number;
}

/** Manufacturing cost of one product per unit, USD: means over replications. */
export interface CostEstimate {
  readonly product: CostProduct;
  readonly unit: CostUnit;
  readonly groups: Readonly<Record<CostGroup, number>>;
  /** The part of depreciation and interest that buildings cause. */
  readonly ofWhichBuildings: number;
  readonly total: number;
  /** Price at which the raw material is handed on, USD/kg. */
  readonly transferPriceUsdPerKg: number;
}

/** What the appraisal of the AI modules starts from, means over replications; there is none without modules or without both policies. */
export interface Appraisal {
  readonly investmentUsd: number;
  readonly annualSavingUsd: number;
  /** Discount rate a year and horizon. */
  readonly rate: number;
  readonly years: number;
}

export interface RunSummary {
  readonly scenario: string;
  readonly modelVersion: string;
  readonly seed: number;
  readonly replications: number;
  readonly modules: readonly ModuleId[];
  readonly policies: Readonly<Partial<Record<RunPolicy, Readonly<Partial<Record<KpiId, KpiEstimate>>>>>>;
  /** AI minus baseline. */
  readonly paired: Readonly<Partial<Record<KpiId, PairedEstimate>>>;
  /** Perfect information minus baseline; empty unless the bound was run. */
  readonly bound: Readonly<Partial<Record<KpiId, PairedEstimate>>>;
  readonly costs: Readonly<Partial<Record<RunPolicy, readonly CostEstimate[]>>>;
  readonly appraisal: Appraisal | undefined;
  readonly massBalance: { readonly maxErrorGrams: number };
  readonly counts: RunCounts;
  readonly digest: Readonly<Partial<Record<RunPolicy, string>>>;
}
