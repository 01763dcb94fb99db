// The KPIs of a run from its totals: one formula per entry of the dictionary. Indices compare with the baseline run of the same luck.
import { serviceLevelPercent } from './market-sales.ts';
import { GRAMS_PER_KG, GRAMS_PER_TONNE, TICKS_PER_DAY, TICKS_PER_HOUR } from '../base/units.ts';
import type { Activity } from '../model/domain/activities.ts';
import { CONVERSION_GROUPS, type CostProduct } from '../model/domain/costs.ts';
import type { KpiId } from '../model/domain/kpis.ts';
import type { MachineAccount } from '../model/domain/machines.ts';
import { SITE_KINDS } from '../model/domain/cluster.ts';
import type { Appraisal } from '../model/domain/results.ts';
import { costPerUnit, type CostSplit } from './cost-split.ts';
import { carbonKg } from './emissions.ts';
import { investmentReturn } from './investment.ts';
import { costUsd, revenueUsd, type EconomicsValues, type Money } from './money.ts';
import type { RunOutcome } from './outcome.ts';

const MJ_PER_KWH = 3.6;

/** Everything that the KPIs of one run are made of. */
export interface RunAccounts {
  readonly outcome: RunOutcome;
  readonly money: Money;
  /** Manufacturing cost of bale, yarn and fabric by group; products that were not made are absent. */
  readonly costs: readonly CostSplit[];
  /** All electricity at the prices of the hours in which it was used. */
  readonly electricityKzt: number;
  readonly digitalisationPercent: number;
}

/** Mass of main products that left the cluster: fabric and sold lint, grams. */
function finishedGrams(outcome: RunOutcome): number {
  return outcome.fabricGrams + outcome.lintSoldGrams;
}

function processingKwh(outcome: RunOutcome): number {
  const { gin, spinningMill, textileMill } = outcome.activities;
  const electricity = gin.electricity + spinningMill.electricity + textileMill.electricity;
  return electricity + (gin.heat + spinningMill.heat + textileMill.heat) / MJ_PER_KWH;
}

function allOf(outcome: RunOutcome, activity: Activity): number {
  return SITE_KINDS.reduce((sum, kind) => sum + outcome.activities[kind][activity], 0);
}

/** Hours that the good output would have needed at rated speed, over all groups. */
function standardHours(machines: readonly MachineAccount[]): number {
  return machines.reduce((sum, m) => sum + (m.goodGrams / GRAMS_PER_TONNE) * m.standardHoursPerTonne, 0);
}

/**
 * OEE over all machine groups: standard hours of good output / planned busy hours, which is availability × performance × quality.
 * Source: ISO 22400-2 names; processing sheet 5.1 (PRI × GQ / PBT).
 */
export function overallEquipmentEffectiveness(machines: readonly MachineAccount[]): number {
  const planned = machines.reduce((sum, m) => sum + m.plannedTicks, 0) / TICKS_PER_HOUR;
  return planned === 0 ? 0 : standardHours(machines) / planned;
}

/** Standard hours of good output per machine-hour in the plants' open time, idle time included. */
function standardHoursPerScheduledHour(machines: readonly MachineAccount[]): number {
  const scheduled = machines.reduce((sum, m) => sum + m.runningTicks + m.downTicks + m.maintenanceTicks + m.idleTicks, 0) / TICKS_PER_HOUR;
  return scheduled === 0 ? 0 : standardHours(machines) / scheduled;
}

/** The ratio, or undefined when the denominator is 0: the run has no such KPI. */
function ratio(numerator: number, denominator: number): number | undefined {
  return denominator === 0 ? undefined : numerator / denominator;
}

/** Cost of a product per unit without its raw material, or undefined when none was made. */
function conversionCost(run: RunAccounts, product: CostProduct): number | undefined {
  const split = run.costs.find((candidate) => candidate.product === product);
  return split && costPerUnit(split, CONVERSION_GROUPS);
}

const percent = (share: number | undefined): number | undefined => (share === undefined ? undefined : 100 * share);

/** Absolute KPIs of one run; units as in the dictionary. */
function absoluteKpis(run: RunAccounts, economics: EconomicsValues): Partial<Record<KpiId, number | undefined>> {
  const { outcome, money } = run;
  const finishedKg = finishedGrams(outcome) / GRAMS_PER_KG;
  const finishedTonnes = finishedGrams(outcome) / GRAMS_PER_TONNE;
  const lintTonnes = outcome.lintGrams / GRAMS_PER_TONNE;
  const fabricTonnes = outcome.fabricGrams / GRAMS_PER_TONNE;
  const defective = outcome.fabricGradedDownGrams + outcome.fabricRejectedGrams + outcome.fabricReturnedGrams;
  const cycleTicks = ratio(outcome.cycleGramTicks, outcome.cycleGrams);
  return {
    oee: overallEquipmentEffectiveness(outcome.machines),
    rawMaterialLoss: percent(ratio(outcome.fibreLossGrams, outcome.lintGrams + outcome.ginFibreLossGrams)),
    cycleTime: cycleTicks === undefined ? undefined : cycleTicks / TICKS_PER_DAY,
    defectRate: percent(ratio(defective, outcome.fabricGrams)),
    specificEnergy: ratio(processingKwh(outcome), finishedKg),
    digitalisation: run.digitalisationPercent,
    unitCost: ratio(costUsd(money), finishedTonnes),
    unitProfit: ratio(revenueUsd(money) - costUsd(money), finishedTonnes),
    seedCottonYield: ratio(outcome.seedCottonGrams / GRAMS_PER_TONNE, outcome.areaHa),
    lintYield: ratio(lintTonnes, outcome.areaHa),
    lintTurnout: percent(ratio(outcome.lintGrams, outcome.seedCottonGinnedGrams)),
    irrigationWaterUse: ratio(outcome.activities.farm.irrigationWater, lintTonnes),
    processWaterUse: ratio(outcome.activities.textileMill.processWater, fabricTonnes),
    yarnConversionCost: conversionCost(run, 'yarn'),
    fabricConversionCost: conversionCost(run, 'fabric'),
    electricityPrice: ratio(run.electricityKzt, allOf(outcome, 'electricity')),
    carbon: ratio(carbonKg(outcome, economics), finishedTonnes),
    serviceLevel: serviceLevelPercent(outcome.sales),
    clearanceTime: ratio(outcome.exports.borderHours, outcome.exports.loads),
    deliveryTime: ratio(outcome.exports.deliveryDays, outcome.exports.loads),
    contactWait: ratio(outcome.contacts.waitSeconds, outcome.contacts.contacts),
    firstContactResolution: percent(ratio(outcome.contacts.settledAtOnce, outcome.contacts.firstContacts)),
    emptyRunning: percent(ratio(allOf(outcome, 'vehicleEmptyDistance'), allOf(outcome, 'vehicleDistance'))),
    ginElectricity: ratio(outcome.activities.gin.electricity, outcome.counts.bales),
    spinningElectricity: ratio(outcome.activities.spinningMill.electricity, outcome.yarnGrams / GRAMS_PER_KG),
  };
}

/** KPIs relative to the baseline run of the same replication, which has 100 (or 1) by definition. */
function indexKpis(run: RunAccounts, baseline: RunAccounts): Partial<Record<KpiId, number | undefined>> {
  const productivity = (accounts: RunAccounts): number => standardHoursPerScheduledHour(accounts.outcome.machines);
  const cycle = (accounts: RunAccounts): number | undefined => ratio(accounts.outcome.cycleGramTicks, accounts.outcome.cycleGrams);
  const energy = (accounts: RunAccounts): number | undefined => ratio(processingKwh(accounts.outcome), finishedGrams(accounts.outcome));
  const labour = (accounts: RunAccounts): number | undefined => ratio(finishedGrams(accounts.outcome), allOf(accounts.outcome, 'labour'));
  const index = (value: (accounts: RunAccounts) => number | undefined): number | undefined => {
    const own = value(run);
    const base = value(baseline);
    return own === undefined || base === undefined ? undefined : ratio(own, base);
  };
  return {
    equipmentProductivity: percent(index(productivity)),
    cycleTimeIndex: percent(index(cycle)),
    specificEnergyIndex: percent(index(energy)),
    labourProductivity: index(labour),
    decisionSpeed: ratio(baseline.outcome.meanDecisionLatencyTicks, run.outcome.meanDecisionLatencyTicks),
  };
}

/** What the modules of a run cost and what they earn in its season over the baseline of the same replication; undefined without modules. */
export function appraisalOf(run: RunAccounts, baseline: RunAccounts, economics: EconomicsValues): Appraisal | undefined {
  if (run.money.investment <= 0) return undefined;
  return {
    investmentUsd: run.money.investment,
    annualSavingUsd: revenueUsd(run.money) - costUsd(run.money) - (revenueUsd(baseline.money) - costUsd(baseline.money)),
    rate: economics.discountRate,
    years: economics.horizonYears,
  };
}

/** All KPIs of a run. `baseline` is the baseline run of the same replication (the run itself when it is the baseline). */
export function kpisOf(run: RunAccounts, baseline: RunAccounts, economics: EconomicsValues): Partial<Record<KpiId, number>> {
  const all = { ...absoluteKpis(run, economics), ...indexKpis(run, baseline) };
  const appraisal = appraisalOf(run, baseline, economics);
  if (appraisal) Object.assign(all, investmentReturn(appraisal.investmentUsd, appraisal.annualSavingUsd, appraisal.rate, appraisal.years));
  const known: Partial<Record<KpiId, number>> = {};
  for (const [id, value] of Object.entries(all)) if (value !== undefined && Number.isFinite(value)) known[id as KpiId] = value;
  return known;
}
