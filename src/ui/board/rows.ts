// The before/after board as plain rows: estimates, differences, the article's claims and verdicts. Pure; no words, no drawing.
import { CLAIMS } from '../../model/domain/claims.ts';
import type { Claim } from '../../model/domain/claims.ts';
import { KPI_IDS, KPIS } from '../../model/domain/kpis.ts';
import type { KpiId } from '../../model/domain/kpis.ts';
import type { KpiEstimate, PairedEstimate, RunSummary } from '../../model/domain/results.ts';

export const KPI_GROUPS = {
  plant: ['equipmentProductivity', 'oee', 'labourProductivity', 'cycleTime', 'cycleTimeIndex'],
  material: ['rawMaterialLoss', 'lintTurnout', 'defectRate'],
  money: ['unitCost', 'unitProfit', 'yarnConversionCost', 'fabricConversionCost', 'electricityPrice', 'payback', 'discountedPayback', 'roi', 'npv', 'irr'],
  environment: ['specificEnergy', 'specificEnergyIndex', 'ginElectricity', 'spinningElectricity', 'irrigationWaterUse', 'processWaterUse', 'carbon'],
  field: ['seedCottonYield', 'lintYield', 'emptyRunning', 'serviceLevel', 'clearanceTime', 'deliveryTime', 'contactWait', 'firstContactResolution'],
  management: ['decisionSpeed', 'digitalisation'],
} as const satisfies Readonly<Record<string, readonly KpiId[]>>;
export type KpiGroup = keyof typeof KPI_GROUPS;
export const KPI_GROUP_IDS = Object.keys(KPI_GROUPS) as readonly KpiGroup[];

/** What the difference says: its interval lies wholly on the better or the worse side of zero, or covers zero. Without an interval it says nothing. */
export type Direction = 'better' | 'worse' | 'unclear';
/** Where the article's claim lies with respect to the twin's interval. */
export type Verdict = 'inside' | 'above' | 'below' | 'unknown';

export interface Comparison {
  /** Whether the figures below are shares of the baseline, or in the indicator's own unit. */
  readonly scale: 'relative' | 'absolute';
  readonly mean: number;
  readonly interval: readonly [low: number, high: number] | undefined;
}

export interface ClaimRow {
  readonly claim: Claim;
  /** The claimed change on the scale of the comparison. */
  readonly change: number;
  readonly verdict: Verdict;
  /** Whether the claim promises more good than the twin's interval, less, or agrees with it. */
  readonly promises: 'more' | 'less' | 'agrees' | undefined;
}

export interface BoardRow {
  readonly id: KpiId;
  readonly baseline: KpiEstimate | undefined;
  readonly ai: KpiEstimate | undefined;
  readonly paired: PairedEstimate | undefined;
  readonly direction: Direction | undefined;
  /** What the chart draws and what the claim is held against; undefined when nothing can be compared. */
  readonly comparison: Comparison | undefined;
  readonly claim: ClaimRow | undefined;
}

export interface BoardGroup {
  readonly group: KpiGroup;
  readonly rows: readonly BoardRow[];
}

/** The claimed change: after less before, or its share of before. */
export function claimedChange(claim: Claim): number {
  const change = claim.after - claim.before;
  return claim.comparedAs === 'relative' ? change / Math.abs(claim.before) : change;
}

/** Shares of the baseline below which a difference is dust of sums in another order: an equal price of every hour has some 1e-15 of it. */
const ROUNDING_SHARE = 1e-9;

const dustOf = (baseline: KpiEstimate | undefined): number => ROUNDING_SHARE * Math.abs(baseline?.mean ?? 0);

function directionOf(id: KpiId, baseline: KpiEstimate | undefined, paired: PairedEstimate | undefined): Direction | undefined {
  if (!paired || paired.difference === undefined) return undefined;
  if (!paired.ci95) return undefined;
  const [low, high] = paired.ci95;
  const dust = dustOf(baseline);
  const isUp = low > dust;
  const isDown = high < -dust;
  if (!isUp && !isDown) return 'unclear';
  return isUp === (KPIS[id].better === 'up') ? 'better' : 'worse';
}

/** The paired difference on the scale that the claim uses; without a claim relative where the baseline allows it.
 *  An indicator that only the AI side has (payback and its like) is compared by its own value. */
function comparisonOf(claim: Claim | undefined, baseline: KpiEstimate | undefined, ai: KpiEstimate | undefined, paired: PairedEstimate | undefined): Comparison | undefined {
  if (!paired || paired.difference === undefined) {
    if (!claim || claim.before !== 0 || ai?.mean === undefined) return undefined;
    return { scale: 'absolute', mean: ai.mean, interval: ai.ci95 };
  }
  const { relative } = paired;
  const isDust = Math.max(Math.abs(paired.difference), ...(paired.ci95 ?? []).map(Math.abs)) <= dustOf(baseline);
  const difference = isDust ? 0 : paired.difference;
  const ci95 = isDust && paired.ci95 ? ([0, 0] as const) : paired.ci95;
  const isRelative = relative !== undefined && claim?.comparedAs !== 'difference';
  if (!isRelative) return { scale: 'absolute', mean: difference, interval: ci95 };
  // The mean baseline behind `relative`; a zero difference leaves it open, and then nothing needs scaling.
  const base = difference === 0 ? undefined : difference / relative;
  const share = (value: number): number => (base === undefined ? value : value / base);
  return { scale: 'relative', mean: isDust ? 0 : relative, interval: ci95 && [share(ci95[0]), share(ci95[1])] };
}

/** Where a claimed change lies with respect to an interval. */
export function verdictOf(change: number, interval: readonly [number, number] | undefined): Verdict {
  if (!interval || !Number.isFinite(interval[0]) || !Number.isFinite(interval[1])) return 'unknown';
  if (change > interval[1]) return 'above';
  return change < interval[0] ? 'below' : 'inside';
}

function claimRowOf(id: KpiId, claim: Claim, comparison: Comparison | undefined): ClaimRow {
  const change = claimedChange(claim);
  const verdict = verdictOf(change, comparison?.interval);
  const isUpBetter = KPIS[id].better === 'up';
  const promises = verdict === 'unknown' ? undefined : verdict === 'inside' ? 'agrees' : (verdict === 'above') === isUpBetter ? 'more' : 'less';
  return { claim, change, verdict, promises };
}

/** The ends within which a share or a percentage of a whole can lie, by indicator; Student's interval of a few seasons may reach beyond them. */
const WHOLES: Readonly<Partial<Record<KpiId, number>>> = {
  oee: 1, rawMaterialLoss: 100, defectRate: 100, digitalisation: 100, lintTurnout: 100, serviceLevel: 100, emptyRunning: 100, firstContactResolution: 100,
};

/** The interval of an estimate cut to what the indicator can be; undefined without one. */
export function possibleInterval(id: KpiId, { ci95 }: KpiEstimate): readonly [low: number, high: number] | undefined {
  const whole = WHOLES[id];
  return ci95 && whole !== undefined ? [Math.max(0, ci95[0]), Math.min(whole, ci95[1])] : ci95;
}

/** The row of one indicator. */
export function boardRow(id: KpiId, summary: RunSummary): BoardRow {
  const baseline = summary.policies.baseline?.[id];
  const ai = summary.policies.ai?.[id];
  const paired = summary.paired[id];
  const claim = CLAIMS[id];
  const comparison = comparisonOf(claim, baseline, ai, paired);
  return { id, baseline, ai, paired, direction: directionOf(id, baseline, paired), comparison, claim: claim && claimRowOf(id, claim, comparison) };
}

/** Every indicator that the summary holds or the article makes a claim about, in groups. */
export function boardGroups(summary: RunSummary): readonly BoardGroup[] {
  return KPI_GROUP_IDS.map((group) => ({
    group,
    rows: KPI_GROUPS[group].map((id) => boardRow(id, summary)).filter((row) => row.baseline !== undefined || row.ai !== undefined || row.claim !== undefined),
  })).filter(({ rows }) => rows.length > 0);
}

/** Indicators of the dictionary that no group shows; a test keeps this empty. */
export function ungroupedKpis(): readonly KpiId[] {
  const grouped = new Set<KpiId>(KPI_GROUP_IDS.flatMap((group) => KPI_GROUPS[group]));
  return KPI_IDS.filter((id) => !grouped.has(id));
}
