// The engineering knowledge that policies share with the plant's designers, taken from the parameters of a scenario. Observes nothing.
import type { EngineeringKnowledge } from '../../decision/policy-set.ts';
import { lintPriceFactor } from '../../model/domain/grading.ts';
import type { AllParameterValues } from '../../model/parameters/index.ts';

/** What policySet needs to know besides modules and core. */
export function engineeringKnowledge(parameters: AllParameterValues): EngineeringKnowledge {
  const { economics } = parameters;
  return {
    management: parameters.management,
    gin: parameters.gin,
    lintPriceFactor: (response, seen) =>
      lintPriceFactor(seen.micronaire, response.lengthMm, response.trashPercent, response.reflectancePercent, seen.yellowness),
    heatPriceShare: economics.gasKztPerM3 / economics.gasMjPerM3 / economics.tengePerUsd / economics.lintPriceUsdPerKg,
    productWorth: {
      priceUsdPerKg: [economics.fabricPriceUsdPerKg, economics.bedLinenPriceUsdPerKg, economics.knittedFabricPriceUsdPerKg],
      clearancePriceShare: parameters.market.clearancePriceShare,
      holdingShareOfMonth: parameters.market.holdingShareOfYear / 12,
    },
    breakSpeedExponent: parameters.spinning.breaksSpeedExponent,
  };
}
