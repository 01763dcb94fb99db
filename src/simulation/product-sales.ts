// What textile mills sold beside sheeting, by grade, and what all their products earned. The totals of all products are outcome.ts's.
import { GRAMS_PER_KG } from '../base/units.ts';
import { FABRIC, LOT_KIND, MADE_UP } from '../model/domain/lots.ts';
import { PRODUCT } from '../model/domain/products.ts';
import type { ParameterValues } from '../model/parameters/define.ts';
import type { ECONOMICS_PARAMETERS } from '../model/parameters/economics.ts';
import type { StageWorld } from '../model/stage.ts';

type EconomicsValues = ParameterValues<typeof ECONOMICS_PARAMETERS>;

/** Mass of a product that left the mill, grams, and the parts of it that were graded second, rejected, or come back from the buyer. */
interface GradedMass {
  readonly grams: number;
  readonly gradedDown: number;
  readonly rejected: number;
  readonly returned: number;
}

/** Running totals of the products beside sheeting; plain data. Bed linen is never rejected: rejected sheeting is not made up. */
export interface ProductTally {
  bedLinenGrams: number;
  bedLinenSets: number;
  bedLinenGradedDownGrams: number;
  bedLinenReturnedGrams: number;
  knittedGrams: number;
  knittedGradedDownGrams: number;
  knittedRejectedGrams: number;
  knittedReturnedGrams: number;
}

/** Masses of all products together, as outcome.ts tallies them. */
export interface FabricTotals {
  readonly fabricGrams: number;
  readonly fabricGradedDownGrams: number;
  readonly fabricRejectedGrams: number;
  readonly fabricReturnedGrams: number;
}

export function createProductTally(): ProductTally {
  return {
    bedLinenGrams: 0,
    bedLinenSets: 0,
    bedLinenGradedDownGrams: 0,
    bedLinenReturnedGrams: 0,
    knittedGrams: 0,
    knittedGradedDownGrams: 0,
    knittedRejectedGrams: 0,
    knittedReturnedGrams: 0,
  };
}

/** Notes a finished lot of bed linen or knitted fabric; sheeting is what is left of the totals. */
export function tallyProduct(tally: ProductTally, world: StageWorld, lot: number): void {
  const { lots } = world;
  const grams = lots.grams(lot);
  // Columns of fabric and sets agree in grade, defect and product.
  const grade = lots.trait(lot, FABRIC.grade);
  const isReturned = grade === 1 && lots.trait(lot, FABRIC.isTrulyDefective) > 0;
  if (lots.kind(lot) === LOT_KIND.madeUp) {
    tally.bedLinenGrams += grams;
    tally.bedLinenSets += lots.trait(lot, MADE_UP.sets);
    if (grade === 2) tally.bedLinenGradedDownGrams += grams;
    if (isReturned) tally.bedLinenReturnedGrams += grams;
  } else if (lots.trait(lot, FABRIC.product) === PRODUCT.knitted) {
    tally.knittedGrams += grams;
    if (grade === 2) tally.knittedGradedDownGrams += grams;
    if (grade === 3) tally.knittedRejectedGrams += grams;
    if (isReturned) tally.knittedReturnedGrams += grams;
  }
}

/** What graded mass earns at a first-grade price. Units: grams, USD/kg; returns USD. */
export function gradedRevenueUsd(mass: GradedMass, priceUsdPerKg: number, economics: EconomicsValues): number {
  const first = mass.grams - mass.gradedDown - mass.rejected - mass.returned;
  const worth =
    first +
    mass.gradedDown * economics.secondGradePriceShare +
    mass.rejected * economics.rejectedPriceShare +
    mass.returned * (economics.secondGradePriceShare - economics.returnPenaltyShare);
  return (worth / GRAMS_PER_KG) * priceUsdPerKg;
}

/** Revenue by product, USD; `fabric` is sheeting. */
export function textileRevenuesUsd(
  sales: Readonly<ProductTally>,
  totals: FabricTotals,
  economics: EconomicsValues,
): { readonly fabric: number; readonly bedLinen: number; readonly knitted: number } {
  const bedLinen = { grams: sales.bedLinenGrams, gradedDown: sales.bedLinenGradedDownGrams, rejected: 0, returned: sales.bedLinenReturnedGrams };
  const knitted = {
    grams: sales.knittedGrams,
    gradedDown: sales.knittedGradedDownGrams,
    rejected: sales.knittedRejectedGrams,
    returned: sales.knittedReturnedGrams,
  };
  const sheeting = {
    grams: totals.fabricGrams - bedLinen.grams - knitted.grams,
    gradedDown: totals.fabricGradedDownGrams - bedLinen.gradedDown - knitted.gradedDown,
    rejected: totals.fabricRejectedGrams - knitted.rejected,
    returned: totals.fabricReturnedGrams - bedLinen.returned - knitted.returned,
  };
  return {
    fabric: gradedRevenueUsd(sheeting, economics.fabricPriceUsdPerKg, economics),
    bedLinen: gradedRevenueUsd(bedLinen, economics.bedLinenPriceUsdPerKg, economics),
    knitted: gradedRevenueUsd(knitted, economics.knittedFabricPriceUsdPerKg, economics),
  };
}
