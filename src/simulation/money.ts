// Cost and revenue of a run in US dollars from its physical totals. Every price comes from the declared parameters.
import { GRAMS_PER_KG } from '../base/units.ts';
import { SITE_KINDS } from '../model/domain/cluster.ts';
import type { Cluster } from '../model/domain/cluster.ts';
import type { Activity } from '../model/domain/activities.ts';
import type { ModuleId, ModuleSet } from '../model/domain/modules.ts';
import { PROCESS_POINT_IDS, type ProcessPoint } from '../model/domain/process-points.ts';
import type { Tariff } from '../model/domain/tariff.ts';
import type { ParameterValues } from '../model/parameters/define.ts';
import type { ECONOMICS_PARAMETERS } from '../model/parameters/economics.ts';
import type { AllParameterValues } from '../model/parameters/index.ts';
import { electricityCostKzt } from './energy-cost.ts';
import { farmLabourKztPerHour, fieldInputsKztPerHa } from './farm-economics.ts';
import type { InformationValues } from './information.ts';
import { isRecorded } from './information.ts';
import { finishedStockUsd } from './market-sales.ts';
import type { RunOutcome } from './outcome.ts';
import { textileRevenuesUsd } from './product-sales.ts';

export type EconomicsValues = ParameterValues<typeof ECONOMICS_PARAMETERS>;
export type MoneyParameters = Pick<AllParameterValues, 'economics' | 'farmEconomics' | 'field' | 'market'> & { readonly tariff: Tariff };

/** Operating cost by group and revenue by product, USD per run. */
export interface Money {
  readonly costs: {
    readonly fieldInputs: number;
    readonly energy: number;
    readonly water: number;
    readonly labour: number;
    readonly spareParts: number;
    /** Bagging, size, dyes, chemicals, packing. */
    readonly auxiliaries: number;
    /** Holding of finished goods, what is lost on those that are sold off at the end, penalties for lost orders. */
    readonly finishedStock: number;
    /** Haulage of seed cotton; freight, lateness and capital on the way of exports. */
    readonly transport: number;
    readonly overhead: number;
    readonly platform: number;
  };
  readonly revenues: {
    readonly lint: number;
    /** Sheeting sold as fabric. */
    readonly fabric: number;
    readonly bedLinen: number;
    readonly knitted: number;
    readonly cottonseed: number;
    readonly noil: number;
    readonly waste: number;
  };
  readonly investment: number;
}

function total(outcome: RunOutcome, activity: Activity): number {
  return SITE_KINDS.reduce((sum, kind) => sum + outcome.activities[kind][activity], 0);
}

/** What the modules in the set cost to install, USD: platform, each module by its size driver, and each newly connected process point. */
export function moduleInvestmentUsd(
  economics: EconomicsValues,
  information: InformationValues,
  cluster: Cluster,
  recordedBefore: Readonly<Record<ProcessPoint, boolean>>,
  modules: ModuleSet,
): number {
  if (modules.size === 0) return 0;
  const areaHa = cluster.blocks.reduce((sum, block) => sum + block.areaHa, 0);
  const vehicles = cluster.gins.reduce((sum, gin) => sum + gin.vehicles, 0);
  const spindles = cluster.spinningMills.reduce((sum, mill) => sum + mill.spindles, 0);
  // A knitting machine has its camera as a loom has.
  const looms = cluster.textileMills.reduce((sum, mill) => sum + mill.looms + (mill.knittingMachines ?? 0), 0);
  const plants = cluster.gins.length + cluster.spinningMills.length + cluster.textileMills.length;
  const byModule: Readonly<Record<ModuleId, number>> = {
    irrigation: economics.irrigationInvestmentUsdPerHa * areaHa,
    harvest: economics.harvestInvestmentUsdPerHa * areaHa,
    haulage: economics.haulageInvestmentUsdPerVehicle * vehicles,
    ginning: economics.ginningInvestmentUsdPerGin * cluster.gins.length,
    laydown: economics.laydownInvestmentUsdPerMill * cluster.spinningMills.length,
    speed: economics.speedInvestmentUsdPerSpindle * spindles,
    maintenance: economics.maintenanceInvestmentUsdPerPlant * plants,
    inspection: economics.inspectionInvestmentUsdPerLoom * looms,
    planning: economics.planningInvestmentUsd,
    energy: economics.energyInvestmentUsdPerPlant * plants,
    shipment: economics.shipmentInvestmentUsd,
    staffing: economics.staffingInvestmentUsd,
  };
  const newPoints = PROCESS_POINT_IDS.filter((point) => isRecorded(point, recordedBefore, modules) && !recordedBefore[point]).length;
  let sum = economics.platformInvestmentUsd + newPoints * information.instrumentedPointUsd;
  for (const module of modules) sum += byModule[module];
  return sum;
}

/** Hourly cost of labour outside the farms, USD: wage and employer's charges over paid hours. Source: processing sheet 6.3. */
export function labourUsdPerHour(economics: EconomicsValues): number {
  return (economics.wageKztPerMonth * (1 + economics.employerChargeShare)) / economics.paidHoursPerMonth / economics.tengePerUsd;
}

/** Consumables of each kind of plant, USD: they follow its output. */
export function auxiliariesUsd(outcome: RunOutcome, economics: EconomicsValues): Readonly<Record<'gin' | 'spinningMill' | 'textileMill', number>> {
  return {
    gin: outcome.counts.bales * economics.baggingUsdPerBale,
    spinningMill: (outcome.yarnGrams / GRAMS_PER_KG) * economics.spinningAuxiliaryUsdPerKg,
    textileMill: (outcome.fabricGrams / GRAMS_PER_KG) * (economics.weavingAuxiliaryUsdPerKg + economics.dyesAndChemicalsUsdPerKg),
  };
}

/** Cost and revenue of a run; the cluster owns its farms, so seed cotton is not bought but grown. */
export function moneyOf(
  outcome: RunOutcome,
  parameters: MoneyParameters,
  investment: number,
  moduleCount: number,
): Money {
  const { economics, farmEconomics, field, tariff } = parameters;
  const usd = (kzt: number): number => kzt / economics.tengePerUsd;
  const farmHours = outcome.activities.farm.labour;
  const fuelUsd =
    usd(electricityCostKzt(outcome.electricity, tariff, () => true)) +
    usd((total(outcome, 'heat') / economics.gasMjPerM3) * economics.gasKztPerM3) +
    usd(total(outcome, 'diesel') * economics.dieselKztPerL);
  const direct = {
    fieldInputs: usd(outcome.areaHa * fieldInputsKztPerHa(farmEconomics)),
    energy: fuelUsd,
    water:
      usd(outcome.areaHa * farmEconomics.leachingKztPerHa) +
      usd(total(outcome, 'irrigationWater') * economics.irrigationWaterKztPerM3) +
      usd(total(outcome, 'processWater') * economics.processWaterKztPerM3),
    labour:
      (total(outcome, 'labour') - farmHours) * labourUsdPerHour(economics) + usd(farmHours * farmLabourKztPerHour(farmEconomics, field)),
    spareParts: total(outcome, 'spareParts'),
    finishedStock: finishedStockUsd(outcome.sales, parameters),
    auxiliaries: Object.values(auxiliariesUsd(outcome, economics)).reduce((a, b) => a + b, 0),
    transport: usd(total(outcome, 'vehicleDistance') * economics.vehicleRunningKztPerKm) + outcome.exports.freightUsd + outcome.exports.penaltyUsd + outcome.exports.capitalUsd,
  };
  const platform =
    investment * economics.moduleRunningShare + moduleCount * economics.supervisionHoursPerModule * labourUsdPerHour(economics);
  const sum = Object.values(direct).reduce((a, b) => a + b, 0) + platform;
  const kg = (massGrams: number): number => massGrams / GRAMS_PER_KG;
  return {
    costs: { ...direct, overhead: sum * economics.overheadShare, platform },
    revenues: {
      lint: kg(outcome.lintSoldGradeGrams) * economics.lintPriceUsdPerKg,
      ...textileRevenuesUsd(outcome, outcome, economics),
      noil: kg(outcome.noilGrams) * economics.noilPriceUsdPerKg,
      cottonseed: kg(outcome.cottonseedGrams) * economics.cottonseedPriceUsdPerKg,
      waste: kg(outcome.fibreLossGrams) * economics.wastePriceUsdPerKg,
    },
    investment,
  };
}

export function costUsd(money: Money): number {
  return Object.values(money.costs).reduce((a, b) => a + b, 0);
}

export function revenueUsd(money: Money): number {
  return Object.values(money.revenues).reduce((a, b) => a + b, 0);
}
