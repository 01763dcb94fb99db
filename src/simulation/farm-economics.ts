// The farmer's side of a season: cost of a hectare by operation, revenue by grade, margin. The cluster's own money is in money.ts.
import type { StageWorld } from '../model/stage.ts';
import { ACTIVITY } from '../model/domain/activities.ts';
import type { FieldBlock } from '../model/domain/cluster.ts';
import type { AllParameterValues } from '../model/parameters/index.ts';
import { SEED_COTTON_GRADES, type FarmDeliveries, type FarmEconomicsValues } from './farm-deliveries.ts';
import type { EconomicsValues } from './money.ts';

const KG_PER_TONNE = 1000;

/** What one farm did in a season. */
export interface FarmTotals {
  readonly site: number;
  readonly areaHa: number;
  /** Water of the season at the farm gate; leaching in the winter before it is not in it. */
  readonly irrigationM3: number;
  /** Part of the area that is sprayed with defoliant, and part that was leached. */
  readonly defoliatedHa: number;
  readonly leachedHa: number;
  /** Seed cotton as picked. */
  readonly handPickedKg: number;
  readonly machinePickedKg: number;
  /** Mass for payment by grade, five entries from grade 1. */
  readonly paidKgByGrade: readonly number[];
}

export const FARM_OPERATIONS = ['soil', 'seed', 'fertiliser', 'cultivation', 'protection', 'defoliation', 'leaching', 'water', 'picking'] as const;
export type FarmOperation = (typeof FARM_OPERATIONS)[number];

/** The accounts of one farm, KZT; what is per tonne is per tonne as picked and undefined where nothing was picked. */
export interface FarmAccount {
  readonly areaHa: number;
  readonly yieldTonnesPerHa: number;
  readonly costKztPerHa: Readonly<Record<FarmOperation, number>>;
  readonly revenueKztPerHa: number;
  readonly marginKztPerHa: number;
  readonly marginKztPerTonne: number | undefined;
}

/** Inputs of a hectare besides water, leaching, fuel, labour by the hour and picking, KZT/ha: also what the cluster pays for them. */
export function fieldInputsKztPerHa(p: FarmEconomicsValues): number {
  return p.soilKztPerHa + p.seedKztPerHa + p.fertiliserKztPerHa + p.cultivationKztPerHa + p.protectionKztPerHa;
}

/**
 * What an hour of seasonal work on a farm costs, KZT: what a picker earns by the piece, paid to all who work there.
 * Source: agronomy sheet 5.5 and 5.6; at the defaults 569, beside 515 of the legal minimum wage of 85,000 a month [E9].
 */
export function farmLabourKztPerHour(p: FarmEconomicsValues, field: AllParameterValues['field']): number {
  return (p.handPickingKztPerKg * field.handKgPerDay) / field.handHoursPerDay;
}

/** Price of a grade (0 to 4), KZT per kg paid. Source: agronomy sheet 5.4, discount table. */
export function seedCottonPriceKztPerKg(p: FarmEconomicsValues, economics: EconomicsValues, grade: number): number {
  const shares = [1, p.grade2PriceShare, p.grade3PriceShare, p.grade4PriceShare, p.grade5PriceShare];
  return economics.seedCottonPriceKztPerKg * shares[grade]!;
}

/** The accounts of a farm from its totals. Fails: never; areaHa must be above 0. Source: agronomy sheet 5.3, 5.4 and 5.6. */
export function farmAccount(totals: FarmTotals, p: FarmEconomicsValues, economics: EconomicsValues): FarmAccount {
  const { areaHa } = totals;
  const pickedKg = totals.handPickedKg + totals.machinePickedKg;
  const costKztPerHa: Record<FarmOperation, number> = {
    soil: p.soilKztPerHa,
    seed: p.seedKztPerHa,
    fertiliser: p.fertiliserKztPerHa,
    cultivation: p.cultivationKztPerHa,
    protection: p.protectionKztPerHa - p.defoliantKztPerHa,
    defoliation: (p.defoliantKztPerHa * totals.defoliatedHa) / areaHa,
    leaching: (p.leachingKztPerHa * totals.leachedHa) / areaHa,
    water: (totals.irrigationM3 * economics.irrigationWaterKztPerM3) / areaHa,
    picking: (totals.handPickedKg * p.handPickingKztPerKg + totals.machinePickedKg * p.machinePickingKztPerKg) / areaHa,
  };
  const cost = FARM_OPERATIONS.reduce((sum, operation) => sum + costKztPerHa[operation], 0);
  const revenue = totals.paidKgByGrade.reduce((sum, kg, grade) => sum + kg * seedCottonPriceKztPerKg(p, economics, grade), 0);
  const marginKztPerHa = revenue / areaHa - cost;
  return {
    areaHa,
    yieldTonnesPerHa: pickedKg / KG_PER_TONNE / areaHa,
    costKztPerHa,
    revenueKztPerHa: revenue / areaHa,
    marginKztPerHa,
    marginKztPerTonne: pickedKg > 0 ? (marginKztPerHa * areaHa * KG_PER_TONNE) / pickedKg : undefined,
  };
}

/** Totals of one block of the cluster. Fields for machines are defoliated by the rule of the district. */
export function blockTotals(block: FieldBlock, index: number, deliveries: FarmDeliveries, irrigationM3: number): FarmTotals {
  const isMachine = block.picking === 'machine';
  const pickedKg = deliveries.pickedKg(index);
  return {
    site: block.site,
    areaHa: block.areaHa,
    irrigationM3,
    defoliatedHa: isMachine ? block.areaHa : 0,
    leachedHa: block.leachingMm > 0 ? block.areaHa : 0,
    handPickedKg: isMachine ? 0 : pickedKg,
    machinePickedKg: isMachine ? pickedKg : 0,
    paidKgByGrade: Array.from({ length: SEED_COTTON_GRADES }, (_, grade) => deliveries.paidKg(index, grade)),
  };
}

/** Totals of every farm of a run in the order of the sites; blocks of one farm are added up. */
export function farmTotals(world: StageWorld, deliveries: FarmDeliveries): FarmTotals[] {
  const { blocks, sites } = world.cluster;
  return sites.flatMap(({ kind }, site) => {
    const own = blocks.flatMap((block, index) => (block.site === site ? [blockTotals(block, index, deliveries, 0)] : []));
    if (kind !== 'farm' || own.length === 0) return [];
    const sum = (of: (totals: FarmTotals) => number): number => own.reduce((total, each) => total + of(each), 0);
    return [
      {
        site,
        areaHa: sum((each) => each.areaHa),
        irrigationM3: world.activities.total(site, ACTIVITY.irrigationWater),
        defoliatedHa: sum((each) => each.defoliatedHa),
        leachedHa: sum((each) => each.leachedHa),
        handPickedKg: sum((each) => each.handPickedKg),
        machinePickedKg: sum((each) => each.machinePickedKg),
        paidKgByGrade: Array.from({ length: SEED_COTTON_GRADES }, (_, grade) => sum((each) => each.paidKgByGrade[grade]!)),
      },
    ];
  });
}
