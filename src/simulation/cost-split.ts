// Manufacturing cost of bale, yarn and fabric in the groups of the international cost comparison of textile mills: raw material, waste, labour,
// power, auxiliary material, capital. Stands beside the operating cost of money.ts, which has another boundary (decisions 0013, 0014).
import { GRAMS_PER_KG } from '../base/units.ts';
import type { Cluster } from '../model/domain/cluster.ts';
import { COST_GROUPS, COST_UNITS, type CostGroup, type CostProduct, type CostUnit } from '../model/domain/costs.ts';
import type { CostEstimate } from '../model/domain/results.ts';
import { capitalCost, plantCapitalUsd, type PlantKind } from './capital.ts';
import { electricityCostKzt } from './energy-cost.ts';
import { auxiliariesUsd, labourUsdPerHour, type EconomicsValues, type MoneyParameters } from './money.ts';
import type { RunOutcome } from './outcome.ts';

/** The manufacturing cost of one product of a run. */
export interface CostSplit {
  readonly product: CostProduct;
  /** What the cost is divided by: `bale`, `kg` of yarn, `m` of finished fabric. */
  readonly unit: CostUnit;
  readonly quantity: number;
  readonly usd: Readonly<Record<CostGroup, number>>;
  /** The part of depreciation and interest that buildings cause, USD. */
  readonly buildingsUsd: number;
  /** Price at which the raw material is handed on, USD per kg: seed cotton for the bale, lint for yarn and fabric. */
  readonly transferPriceUsdPerKg: number;
}

/** What a year of one kind of plant costs apart from its raw material, USD. */
function plantCost(kind: PlantKind, outcome: RunOutcome, cluster: Cluster, { economics, tariff }: MoneyParameters) {
  const activities = outcome.activities[kind];
  const usd = (kzt: number): number => kzt / economics.tengePerUsd;
  const capital = capitalCost(plantCapitalUsd(kind, cluster, economics), economics);
  return {
    labour: activities.labour * labourUsdPerHour(economics),
    power:
      usd(electricityCostKzt(outcome.electricity, tariff, (use) => use.siteKind === kind)) +
      usd((activities.heat / economics.gasMjPerM3) * economics.gasKztPerM3),
    water: usd(activities.processWater * economics.processWaterKztPerM3),
    auxiliary: auxiliariesUsd(outcome, economics)[kind] + activities.spareParts,
    depreciation: capital.depreciationUsd,
    interest: capital.interestUsd,
    buildingsUsd: capital.buildingsUsd,
  };
}

/** Raw material in the product and what was lost on the way, at the transfer price; sold waste is taken off the latter. Masses in kg. */
function materialCost(boughtKg: number, containedKg: number, soldWasteKg: number, price: number, economics: EconomicsValues) {
  return { rawMaterial: containedKg * price, waste: (boughtKg - containedKg) * price - soldWasteKg * economics.wastePriceUsdPerKg };
}

/**
 * The cost of the bale (all gins), of the yarn (all spinning mills) and of the finished fabric (spinning and textile mills together) of one crop
 * year; capital counts for a whole year. Products that the run has not made are left out. Overhead, transport and the AI platform are no group of
 * the comparison. Transfer prices: seed cotton as paid to farms, lint at the world price of base grade.
 * Source: processing sheet 6.2 [E3] for the groups.
 */
export function costSplits(outcome: RunOutcome, cluster: Cluster, parameters: MoneyParameters): CostSplit[] {
  const { economics } = parameters;
  const kg = (massGrams: number): number => massGrams / GRAMS_PER_KG;
  const gin = plantCost('gin', outcome, cluster, parameters);
  const spinning = plantCost('spinningMill', outcome, cluster, parameters);
  const textile = plantCost('textileMill', outcome, cluster, parameters);
  const { buildingsUsd: ginBuildings, ...ginUsd } = gin;
  const { buildingsUsd: spinningBuildings, ...spinningUsd } = spinning;

  const seedCottonPrice = economics.seedCottonPriceKztPerKg / economics.tengePerUsd;
  const lintPrice = economics.lintPriceUsdPerKg;
  const spunKg = kg(outcome.lintGrams - outcome.lintSoldGrams);
  const millLossKg = kg(outcome.fibreLossGrams - outcome.ginFibreLossGrams);
  const spinningLossKg = Math.max(0, spunKg - kg(outcome.yarnGrams) - kg(outcome.noilGrams));
  const noil = -kg(outcome.noilGrams) * economics.noilPriceUsdPerKg;
  const both = (group: keyof typeof spinningUsd): number => spinning[group] + textile[group];

  const splits: CostSplit[] = [
    {
      product: 'bale',
      unit: COST_UNITS.bale,
      quantity: outcome.counts.bales,
      usd: {
        // Trash and moisture are bought with the seed cotton, so nothing is set apart as waste but what is sold of it.
        rawMaterial: kg(outcome.seedCottonGinnedGrams) * seedCottonPrice,
        waste: -kg(outcome.ginFibreLossGrams) * economics.wastePriceUsdPerKg,
        byProducts: -kg(outcome.cottonseedGrams) * economics.cottonseedPriceUsdPerKg,
        ...ginUsd,
      },
      buildingsUsd: ginBuildings,
      transferPriceUsdPerKg: seedCottonPrice,
    },
    {
      product: 'yarn',
      unit: COST_UNITS.yarn,
      quantity: kg(outcome.yarnGrams),
      usd: {
        ...materialCost(spunKg, kg(outcome.yarnGrams), Math.min(spinningLossKg, millLossKg), lintPrice, economics),
        byProducts: noil,
        ...spinningUsd,
      },
      buildingsUsd: spinningBuildings,
      transferPriceUsdPerKg: lintPrice,
    },
    {
      product: 'fabric',
      unit: COST_UNITS.fabric,
      quantity: outcome.fabricMetres,
      usd: {
        ...materialCost(spunKg, kg(outcome.fabricGrams), millLossKg, lintPrice, economics),
        byProducts: noil,
        labour: both('labour'),
        power: both('power'),
        water: both('water'),
        auxiliary: both('auxiliary'),
        depreciation: both('depreciation'),
        interest: both('interest'),
      },
      buildingsUsd: spinningBuildings + textile.buildingsUsd,
      transferPriceUsdPerKg: lintPrice,
    },
  ];
  return splits.filter(({ quantity }) => quantity > 0);
}

/** The costs as results carry them: per unit of product. */
export function costEstimates(splits: readonly CostSplit[]): CostEstimate[] {
  return splits.map((split) => ({
    product: split.product,
    unit: split.unit,
    groups: Object.fromEntries(COST_GROUPS.map((group) => [group, split.usd[group] / split.quantity])) as Record<CostGroup, number>,
    ofWhichBuildings: split.buildingsUsd / split.quantity,
    total: costPerUnit(split, COST_GROUPS),
    transferPriceUsdPerKg: split.transferPriceUsdPerKg,
  }));
}

/** USD per unit of the product over the groups named. */
export function costPerUnit(split: CostSplit, groups: readonly CostGroup[]): number {
  return groups.reduce((sum, group) => sum + split.usd[group], 0) / split.quantity;
}
