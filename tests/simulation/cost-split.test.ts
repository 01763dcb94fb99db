// Cost groups, capital and energy prices by hour on sums done by hand.
import { describe, expect, it } from 'vitest';
import { TICKS_PER_HOUR } from '../../src/base/units.ts';
import { createContactTotals } from '../../src/model/domain/contacts.ts';
import { ACTIVITY_IDS, type Activity } from '../../src/model/domain/activities.ts';
import { SITE_KINDS, type Cluster, type SiteKind } from '../../src/model/domain/cluster.ts';
import { CONVERSION_GROUPS, COST_GROUPS } from '../../src/model/domain/costs.ts';
import type { Tariff } from '../../src/model/domain/tariff.ts';
import { defaultParameterValues } from '../../src/model/parameters/index.ts';
import { capitalCost, plantCapitalUsd } from '../../src/simulation/capital.ts';
import { costPerUnit, costSplits } from '../../src/simulation/cost-split.ts';
import { electricityCostKzt, type ElectricityUse } from '../../src/simulation/energy-cost.ts';
import { createSalesTally, type RunOutcome } from '../../src/simulation/outcome.ts';

const KG = 1000;
const defaults = defaultParameterValues();
const hours = (from: number, to: number, priceKztPerKwh: number) => ({ startTick: from * TICKS_PER_HOUR, endTick: to * TICKS_PER_HOUR, priceKztPerKwh });
const tariff: Tariff = [hours(0, 8, 20), hours(8, 24, 50)];
const uses: ElectricityUse[] = [
  { site: 0, siteKind: 'gin', energyFunction: 'ginning', kwhByZone: [10, 20] },
  { site: 1, siteKind: 'spinningMill', energyFunction: 'ring', kwhByZone: [300, 400] },
  { site: 2, siteKind: 'textileMill', energyFunction: 'weaving', kwhByZone: [0, 100] },
];

describe('the price of electricity', () => {
  it('is that of the hour: 10 kWh at 20 and 20 at 50 are 1200 KZT', () => {
    expect(electricityCostKzt(uses, tariff, (use) => use.siteKind === 'gin')).toBe(1200);
    expect(electricityCostKzt(uses, tariff, () => true)).toBe(1200 + 300 * 20 + 400 * 50 + 100 * 50);
  });
});

describe('capital', () => {
  it('of 1000 USD, a quarter of it buildings: 750/15 + 250/30 of depreciation, 8 % on half, buildings 250/30 + 10', () => {
    const { economics } = defaults;
    expect([economics.buildingCapitalShare, economics.machineLifeYears, economics.buildingLifeYears, economics.capitalInterestRate]).toEqual([0.25, 15, 30, 0.08]);
    const cost = capitalCost(1000, economics);
    expect(cost.depreciationUsd).toBeCloseTo(50 + 250 / 30, 10);
    expect(cost.interestUsd).toBeCloseTo(40, 10);
    expect(cost.buildingsUsd).toBeCloseTo(250 / 30 + 10, 10);
  });
});

describe('the capital of plants', () => {
  it('counts stands, spindles or rotors, looms and knitting machines at their declared prices', () => {
    const { economics } = defaults;
    const cluster = {
      gins: [{ stands: 2 }, { stands: 3 }],
      spinningMills: [{ spindles: 1000 }, { spindles: 200, route: 'rotor' }],
      textileMills: [{ looms: 10, knittingMachines: 4 }, { looms: 6 }],
    } as unknown as Cluster;
    expect(plantCapitalUsd('gin', cluster, economics)).toBe(5 * economics.ginStandCapitalUsd);
    expect(plantCapitalUsd('spinningMill', cluster, economics)).toBe(1000 * economics.spindleCapitalUsd + 200 * economics.rotorCapitalUsd);
    expect(plantCapitalUsd('textileMill', cluster, economics)).toBe(16 * economics.loomCapitalUsd + 4 * economics.knittingMachineCapitalUsd);
  });
});

describe('the cost of yarn and fabric', () => {
  const activities = Object.fromEntries(
    SITE_KINDS.map((kind) => [kind, Object.fromEntries(ACTIVITY_IDS.map((id) => [id, 0]))]),
  ) as Record<SiteKind, Record<Activity, number>>;
  activities.spinningMill.labour = 40;
  activities.textileMill.labour = 60;
  activities.textileMill.heat = 340;
  activities.textileMill.processWater = 10;
  activities.spinningMill.spareParts = 7;
  const outcome: RunOutcome = {
    days: 300,
    areaHa: 1,
    counts: { bales: 0, seedCottonLots: 0, yarnLots: 1, fabricBatches: 1, events: 0 },
    maxErrorGrams: 0,
    seedCottonGrams: 0,
    seedCottonGinnedGrams: 0,
    lintGrams: 1200 * KG,
    ...createSalesTally(),
    lintSoldGrams: 200 * KG,
    fabricGrams: 800 * KG,
    fabricMetres: 4000,
    cottonseedGrams: 0,
    noilGrams: 20 * KG,
    fibreLossGrams: 190 * KG,
    ginFibreLossGrams: 10 * KG,
    yarnGrams: 860 * KG,
    activities,
    electricity: uses,
    machines: [],
    meanDecisionLatencyTicks: 0,
    sales: [],
    contacts: createContactTotals(),
    exports: { loads: 0, tonnes: 0, borderHours: 0, deliveryDays: 0, freightUsd: 0, penaltyUsd: 0, capitalUsd: 0 },
  };
  const economics = {
    ...defaults.economics,
    tengePerUsd: 500,
    lintPriceUsdPerKg: 2,
    wastePriceUsdPerKg: 0.5,
    noilPriceUsdPerKg: 1,
    // 3000 KZT of wage without charges over 3 hours is 2 USD an hour.
    wageKztPerMonth: 3000,
    employerChargeShare: 0,
    paidHoursPerMonth: 3,
    gasMjPerM3: 34,
    gasKztPerM3: 50,
    processWaterKztPerM3: 400,
    spinningAuxiliaryUsdPerKg: 0.1,
    weavingAuxiliaryUsdPerKg: 0.1,
    dyesAndChemicalsUsdPerKg: 0.5,
    spindleCapitalUsd: 100,
    loomCapitalUsd: 1000,
  };
  const cluster: Cluster = {
    sites: [],
    blocks: [],
    receivingPoints: [],
    gins: [],
    spinningMills: [{ site: 1, spindles: 10, countNe: 30, laydownBales: 24, textileMillSite: 2 } as Cluster['spinningMills'][number]],
    textileMills: [{ site: 2, looms: 2 } as Cluster['textileMills'][number]],
    marketSite: 0,
  };
  const splits = costSplits(outcome, cluster, { economics, farmEconomics: defaults.farmEconomics, field: defaults.field, market: defaults.market, tariff });
  const of = (product: 'yarn' | 'fabric') => splits.find((split) => split.product === product)!;

  it('values the fibre in the yarn at the transfer price, and what is missing as waste less what is sold of it', () => {
    const { usd, transferPriceUsdPerKg } = of('yarn');
    expect(transferPriceUsdPerKg).toBe(2);
    expect(usd.rawMaterial).toBeCloseTo(860 * 2, 9);
    // 1000 kg spun, 860 in yarn, 20 noil: 120 kg are sold as waste.
    expect(usd.waste).toBeCloseTo(140 * 2 - 120 * 0.5, 9);
    expect(usd.byProducts).toBeCloseTo(-20, 9);
  });
  it('adds wages, electricity by the hour, auxiliary material and capital', () => {
    const { usd, buildingsUsd } = of('yarn');
    expect(usd.labour).toBeCloseTo(80, 9);
    expect(usd.power).toBeCloseTo((300 * 20 + 400 * 50) / 500, 9);
    expect(usd.auxiliary).toBeCloseTo(86 + 7, 9);
    expect(usd.depreciation).toBeCloseTo(750 / 15 + 250 / 30, 9);
    expect(usd.interest).toBeCloseTo(40, 9);
    expect(buildingsUsd).toBeCloseTo(250 / 30 + 10, 9);
    expect(costPerUnit(of('yarn'), CONVERSION_GROUPS)).toBeCloseTo((80 + 52 + 93 + 50 + 250 / 30 + 40) / 860, 9);
  });
  it('counts spinning and textile mill together for a metre of fabric', () => {
    const { usd, quantity } = of('fabric');
    expect(quantity).toBe(4000);
    expect(usd.rawMaterial).toBeCloseTo(1600, 9);
    // 1000 kg spun, 800 in the fabric, 180 kg of mill waste sold.
    expect(usd.waste).toBeCloseTo(200 * 2 - 180 * 0.5, 9);
    expect(usd.labour).toBeCloseTo(200, 9);
    expect(usd.power).toBeCloseTo(52 + (100 * 50) / 500 + ((340 / 34) * 50) / 500, 9);
    expect(usd.water).toBeCloseTo(8, 9);
    expect(usd.auxiliary).toBeCloseTo(93 + 480, 9);
    expect(usd.depreciation).toBeCloseTo(3 * (50 + 250 / 30), 9);
    const total = COST_GROUPS.reduce((sum, group) => sum + usd[group], 0);
    expect(costPerUnit(of('fabric'), COST_GROUPS)).toBeCloseTo(total / 4000, 12);
  });
  it('leaves out what was not made', () => {
    expect(splits.map(({ product }) => product)).toEqual(['yarn', 'fabric']);
  });
});
