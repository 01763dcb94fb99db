import { describe, expect, it } from 'vitest';
import { ACTIVITY_IDS, type Activity } from '../../src/model/domain/activities.ts';
import { SITE_KINDS, type SiteKind } from '../../src/model/domain/cluster.ts';
import { createContactTotals } from '../../src/model/domain/contacts.ts';
import { flatTariff } from '../../src/model/domain/tariff.ts';
import { defaultValues } from '../../src/model/parameters/define.ts';
import { ECONOMICS_PARAMETERS } from '../../src/model/parameters/economics.ts';
import { defaultParameterValues } from '../../src/model/parameters/index.ts';
import { INFORMATION_PARAMETERS } from '../../src/model/parameters/information.ts';
import { kpisOf, overallEquipmentEffectiveness, type RunAccounts } from '../../src/simulation/kpis.ts';
import { costUsd, labourUsdPerHour, moduleInvestmentUsd, moneyOf, revenueUsd } from '../../src/simulation/money.ts';
import { createSalesTally, type RunOutcome } from '../../src/simulation/outcome.ts';
import { PROCESS_POINT_IDS, type ProcessPoint } from '../../src/model/domain/process-points.ts';

const economics = defaultValues(ECONOMICS_PARAMETERS);
const parameters = { ...defaultParameterValues(), tariff: flatTariff(economics.electricityKztPerKwh) };
const TONNE = 1_000_000;

function noActivities(): Record<SiteKind, Record<Activity, number>> {
  return Object.fromEntries(
    SITE_KINDS.map((kind) => [kind, Object.fromEntries(ACTIVITY_IDS.map((id) => [id, 0]))]),
  ) as Record<SiteKind, Record<Activity, number>>;
}

function outcome(changes: Partial<RunOutcome>): RunOutcome {
  return {
    days: 300,
    areaHa: 100,
    counts: { bales: 400, seedCottonLots: 30, yarnLots: 5, fabricBatches: 5, events: 1 },
    maxErrorGrams: 0,
    seedCottonGrams: 270 * TONNE,
    seedCottonGinnedGrams: 270 * TONNE,
    lintGrams: 88 * TONNE,
    ...createSalesTally(),
    cottonseedGrams: 150 * TONNE,
    fibreLossGrams: 12 * TONNE,
    ginFibreLossGrams: 2 * TONNE,
    yarnGrams: 76 * TONNE,
    noilGrams: 0,
    electricity: [],
    activities: noActivities(),
    machines: [],
    meanDecisionLatencyTicks: 3600,
    sales: [],
    contacts: createContactTotals(),
    exports: { loads: 0, tonnes: 0, borderHours: 0, deliveryDays: 0, freightUsd: 0, penaltyUsd: 0, capitalUsd: 0 },
    ...changes,
  };
}

const account = (o: RunOutcome, investment = 0): RunAccounts => ({
  outcome: o,
  money: moneyOf(o, parameters, investment, 0),
  costs: [],
  electricityKzt: 0,
  digitalisationPercent: 40,
});

describe('KPIs of a run', () => {
  it('divides losses by the fibre that entered, lint by seed cotton and crop by area', () => {
    const run = account(outcome({}));
    const kpis = kpisOf(run, run, economics);
    expect(kpis.rawMaterialLoss).toBeCloseTo((100 * 12) / 90, 12);
    expect(kpis.lintTurnout).toBeCloseTo((100 * 88) / 270, 12);
    expect(kpis.seedCottonYield).toBeCloseTo(2.7, 12);
    expect(kpis.lintYield).toBeCloseTo(0.88, 12);
  });
  it('counts second, rejected and returned fabric as defects', () => {
    const run = account(
      outcome({ fabricGrams: 70 * TONNE, fabricGradedDownGrams: 2 * TONNE, fabricRejectedGrams: TONNE, fabricReturnedGrams: TONNE / 2 }),
    );
    expect(kpisOf(run, run, economics).defectRate).toBeCloseTo((100 * 3.5) / 70, 12);
  });
  it('averages the time of exports over loads and pays their freight, penalties and capital as transport', () => {
    const exports = { loads: 4, tonnes: 80, borderHours: 100, deliveryDays: 62, freightUsd: 6000, penaltyUsd: 300, capitalUsd: 900 };
    const run = account(outcome({ exports }));
    expect(kpisOf(run, run, economics)).toMatchObject({ clearanceTime: 25, deliveryTime: 15.5 });
    expect(run.money.costs.transport).toBeCloseTo(account(outcome({})).money.costs.transport + 7200, 9);
    const none = account(outcome({}));
    expect(kpisOf(none, none, economics).clearanceTime).toBeUndefined();
  });
  it('adds electricity and heat of the plants, not of the fields', () => {
    const activities = noActivities();
    activities.gin.electricity = 1000;
    activities.spinningMill.electricity = 2000;
    activities.textileMill.heat = 3600;
    activities.farm.electricity = 999_999;
    const run = account(outcome({ fabricGrams: TONNE, activities }));
    expect(kpisOf(run, run, economics).specificEnergy).toBeCloseTo((3000 + 1000) / 1000, 12);
  });
  it('gives the baseline 100 in every index, and shows a halved latency as double speed', () => {
    const base = account(outcome({ fabricGrams: TONNE, cycleGrams: 10, cycleGramTicks: 10 * 86_400 * 30 }));
    const own = kpisOf(base, base, economics);
    expect(own.cycleTimeIndex).toBe(100);
    expect(own.cycleTime).toBeCloseTo(30, 12);
    expect(own.decisionSpeed).toBe(1);
    const faster = account(outcome({ fabricGrams: TONNE, meanDecisionLatencyTicks: 1800 }));
    expect(kpisOf(faster, base, economics).decisionSpeed).toBe(2);
  });
  it('leaves out what a run does not have', () => {
    const run = account(outcome({}));
    const kpis = kpisOf(run, run, economics);
    for (const id of ['defectRate', 'cycleTime', 'unitCost', 'payback', 'npv'] as const) expect(kpis).not.toHaveProperty(id);
  });
  it('has a payback only when the AI run earns more than the baseline', () => {
    const base = account(outcome({ fabricGrams: 70 * TONNE }));
    const better = account(outcome({ fabricGrams: 80 * TONNE }), 100_000);
    const saving = revenueUsd(better.money) - costUsd(better.money) - revenueUsd(base.money) + costUsd(base.money);
    expect(saving).toBeGreaterThan(0);
    expect(kpisOf(better, base, economics).payback).toBeCloseTo(100_000 / saving, 12);
    expect(kpisOf(account(outcome({ fabricGrams: 60 * TONNE }), 100_000), base, economics)).not.toHaveProperty('payback');
  });
});

describe('overall equipment effectiveness', () => {
  it('reproduces the worked example of the processing sheet 5.1: 480, 408, 2.4 min, 158, 154 gives 0.77', () => {
    const hour = 3600;
    const oee = overallEquipmentEffectiveness([
      {
        site: 0,
        group: 'card',
        stage: 'spinning',
        units: 1,
        plannedTicks: 8 * hour,
        runningTicks: 408 * 60,
        downTicks: 72 * 60,
        maintenanceTicks: 0,
        idleTicks: 0,
        // 2.4 minutes an item; an item is a tonne here.
        standardHoursPerTonne: 2.4 / 60,
        producedGrams: 158 * TONNE,
        goodGrams: 154 * TONNE,
        failures: 1,
        stops: {
          maintenance: 0, cleaning: 0, repair: 72 * 60, waitingForCrew: 0, waitingForParts: 0, minorStops: 0, setup: 0, unattended: 0, starved: 0, blocked: 0, idle: 0,
        },
      },
    ]);
    expect(oee).toBeCloseTo(0.77, 12);
  });
});

describe('money', () => {
  it('prices an hour of labour as the processing sheet does: 284,300 KZT, 165 h, 18 % charges is 3.71 USD', () => {
    expect(labourUsdPerHour(economics)).toBeCloseTo(3.71, 2);
  });
  it('adds up to the last cent: cost is the sum of its groups, and the platform only costs when modules are on', () => {
    const run = account(outcome({ fabricGrams: 70 * TONNE }));
    expect(run.money.costs.platform).toBe(0);
    const { overhead, ...direct } = run.money.costs;
    expect(overhead).toBeCloseTo(Object.values(direct).reduce((a, b) => a + b, 0) * economics.overheadShare, 9);
  });
  it('asks nothing for no modules, and the platform, the module and its new points for one', () => {
    const recorded = Object.fromEntries(PROCESS_POINT_IDS.map((id) => [id, false])) as Record<ProcessPoint, boolean>;
    const cluster = {
      sites: [],
      blocks: [],
      receivingPoints: [],
      gins: [{ site: 0, kind: 'saw' as const, stands: 2, lintKgPerStandHour: 600, connectedPowerKw: 500, vehicles: 4, baleDestinationSite: 0 }],
      spinningMills: [],
      textileMills: [],
      marketSite: 0,
    };
    const information = defaultValues(INFORMATION_PARAMETERS);
    const cost = (modules: readonly ('haulage' | 'ginning')[]): number =>
      moduleInvestmentUsd(economics, information, cluster, recorded, new Set(modules));
    expect(cost([])).toBe(0);
    expect(cost(['haulage'])).toBe(economics.platformInvestmentUsd + 4 * economics.haulageInvestmentUsdPerVehicle + 4 * information.instrumentedPointUsd);
    expect(cost(['haulage', 'ginning'])).toBeGreaterThan(cost(['haulage']));
  });
});
