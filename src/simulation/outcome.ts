// What a finished run amounts to in physical totals: the input of every KPI. Knows no prices and no baseline.
import type { MachineAccount } from '../model/domain/machines.ts';
import { SITE_KINDS, type SiteKind } from '../model/domain/cluster.ts';
import { ACTIVITY, ACTIVITY_IDS, type Activity } from '../model/domain/activities.ts';
import type { ContactTotals } from '../model/domain/contacts.ts';
import { FABRIC, LOT_KIND } from '../model/domain/lots.ts';
import type { RunCounts } from '../model/domain/results.ts';
import type { ProductSales } from '../model/market/index.ts';
import type { ExportTotals } from './wiring/shipment-ports.ts';
import type { StageWorld } from '../model/stage.ts';
import { electricityUses, type ElectricityUse } from './energy-cost.ts';
import { createProductTally, tallyProduct, type ProductTally } from './product-sales.ts';

/** Totals of one run. `fabric…` is all that textile mills finish, bed linen and knitted fabric included. Masses in grams, times in ticks, activities in their own units by kind of site. */
export interface RunOutcome extends Readonly<ProductTally> {
  readonly days: number;
  readonly areaHa: number;
  readonly counts: RunCounts;
  readonly maxErrorGrams: number;
  readonly seedCottonGrams: number;
  readonly seedCottonGinnedGrams: number;
  readonly lintGrams: number;
  readonly lintSoldGrams: number;
  /** Sum over sold bales of grams × price factor of their traits. */
  readonly lintSoldGradeGrams: number;
  readonly cottonseedGrams: number;
  /** By-products of spinning that are sold: comber noil. */
  readonly noilGrams: number;
  readonly fibreLossGrams: number;
  /** The part of it that gins lost. */
  readonly ginFibreLossGrams: number;
  readonly yarnGrams: number;
  readonly fabricGrams: number;
  readonly fabricMetres: number;
  /** Finished mass graded second or rejected by the mill, or passed as first although it is not (the buyer returns it). */
  readonly fabricGradedDownGrams: number;
  readonly fabricRejectedGrams: number;
  readonly fabricReturnedGrams: number;
  /** Sum over finished products of grams × (finished − weighed) ticks. */
  readonly cycleGramTicks: number;
  readonly cycleGrams: number;
  readonly activities: Readonly<Record<SiteKind, Readonly<Record<Activity, number>>>>;
  /** The electricity again, by function and tariff zone. */
  readonly electricity: readonly ElectricityUse[];
  readonly machines: readonly MachineAccount[];
  readonly meanDecisionLatencyTicks: number;
  /** Orders, sales and stock of the textile products, by product number. */
  readonly sales: readonly ProductSales[];
  /** What the contact desk has done. */
  readonly contacts: ContactTotals;
  /** Loads for export that have left. */
  readonly exports: ExportTotals;
}

/** Running totals that are noted when things leave the cluster, since their lots end there. Plain data. */
export interface SalesTally extends ProductTally {
  lintSoldGrams: number;
  lintSoldGradeGrams: number;
  fabricGrams: number;
  fabricMetres: number;
  fabricGradedDownGrams: number;
  fabricRejectedGrams: number;
  fabricReturnedGrams: number;
  cycleGramTicks: number;
  cycleGrams: number;
}

export function createSalesTally(): SalesTally {
  return {
    lintSoldGrams: 0,
    lintSoldGradeGrams: 0,
    fabricGrams: 0,
    fabricMetres: 0,
    fabricGradedDownGrams: 0,
    fabricRejectedGrams: 0,
    fabricReturnedGrams: 0,
    cycleGramTicks: 0,
    cycleGrams: 0,
    ...createProductTally(),
  };
}

/** Notes a finished batch or lot of sets: grade 1 first, 2 second, 3 rejected; a defective batch that passed comes back from the buyer. */
export function tallyFabric(tally: SalesTally, world: StageWorld, batch: number): void {
  const { lots } = world;
  const mass = lots.grams(batch);
  const grade = lots.trait(batch, FABRIC.grade);
  tally.fabricGrams += mass;
  tally.fabricMetres += lots.trait(batch, FABRIC.metres);
  if (grade === 2) tally.fabricGradedDownGrams += mass;
  else if (grade === 3) tally.fabricRejectedGrams += mass;
  else if (lots.trait(batch, FABRIC.isTrulyDefective) > 0) tally.fabricReturnedGrams += mass;
  tallyProduct(tally, world, batch);
  tallyCycle(tally, world, batch);
}

/** Notes a bale sold to the market; priceFactor is its value relative to base quality. */
export function tallyLintSale(tally: SalesTally, world: StageWorld, bale: number, priceFactor: number): void {
  tally.lintSoldGrams += world.lots.grams(bale);
  tally.lintSoldGradeGrams += world.lots.grams(bale) * priceFactor;
}

function tallyCycle(tally: SalesTally, world: StageWorld, lot: number): void {
  tally.cycleGrams += world.lots.grams(lot);
  tally.cycleGramTicks += world.lots.grams(lot) * (world.kernel.now - world.lots.weighedTick(lot));
}

/** Counts the lots of a run by kind, and its events. */
export function countLots(world: StageWorld): RunCounts {
  const counts = { bales: 0, seedCottonLots: 0, yarnLots: 0, fabricBatches: 0, events: world.kernel.dispatched };
  for (let lot = 0; lot < world.lots.count; lot += 1) {
    const kind = world.lots.kind(lot);
    if (kind === LOT_KIND.bale) counts.bales += 1;
    else if (kind === LOT_KIND.seedCotton) counts.seedCottonLots += 1;
    else if (kind === LOT_KIND.yarn) counts.yarnLots += 1;
    else if (kind === LOT_KIND.fabric) counts.fabricBatches += 1;
  }
  return counts;
}

function sinkTotal(world: StageWorld, matches: (use: string | undefined, material: string, siteKind: SiteKind) => boolean): number {
  let total = 0;
  world.ledger.accounts.forEach((account, index) => {
    const kind = world.cluster.sites[account.site]!.kind;
    if (account.kind === 'sink' && matches(account.use, account.material, kind)) total += world.ledger.totalInGrams(index);
  });
  return total;
}

function sumOfKind(world: StageWorld, kind: number): number {
  let total = 0;
  for (let lot = 0; lot < world.lots.count; lot += 1) if (world.lots.kind(lot) === kind) total += world.lots.grams(lot);
  return total;
}

/** Activity totals by kind of site. */
export function activityTotals(world: StageWorld): RunOutcome['activities'] {
  const totals = {} as Record<SiteKind, Record<Activity, number>>;
  for (const kind of SITE_KINDS) {
    totals[kind] = {} as Record<Activity, number>;
    for (const activity of ACTIVITY_IDS) totals[kind][activity] = 0;
  }
  world.cluster.sites.forEach((site, index) => {
    for (const activity of ACTIVITY_IDS) totals[site.kind][activity] += world.activities.total(index, ACTIVITY[activity]);
  });
  return totals;
}

/** The totals of a run. */
export function outcomeOf(
  world: StageWorld,
  tally: SalesTally,
  machines: readonly MachineAccount[],
  meanDecisionLatencyTicks: number,
  sales: readonly ProductSales[],
  exports: ExportTotals,
  contacts: ContactTotals,
): RunOutcome {
  const isProcessing = (kind: SiteKind): boolean => kind === 'gin' || kind === 'spinningMill' || kind === 'textileMill';
  const seedCottonGrams = sumOfKind(world, LOT_KIND.seedCotton);
  return {
    days: world.ledger.closedDays,
    areaHa: world.cluster.blocks.reduce((sum, block) => sum + block.areaHa, 0),
    counts: countLots(world),
    maxErrorGrams: world.ledger.maxErrorGrams,
    seedCottonGrams,
    seedCottonGinnedGrams: seedCottonGrams,
    lintGrams: sumOfKind(world, LOT_KIND.bale),
    ...tally,
    cottonseedGrams: sinkTotal(world, (use, _material, kind) => use === 'byProduct' && kind === 'gin'),
    noilGrams: sinkTotal(world, (use, _material, kind) => use === 'byProduct' && kind === 'spinningMill'),
    fibreLossGrams: sinkTotal(world, (use, _material, kind) => use === 'fibreLoss' && isProcessing(kind)),
    ginFibreLossGrams: sinkTotal(world, (use, _material, kind) => use === 'fibreLoss' && kind === 'gin'),
    yarnGrams: sumOfKind(world, LOT_KIND.yarn),
    activities: activityTotals(world),
    electricity: electricityUses(world),
    machines,
    meanDecisionLatencyTicks,
    sales,
    exports,
    contacts,
  };
}
