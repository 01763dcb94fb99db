// The engineering knowledge that policies share with the plant's designers, taken from the parameters of a scenario. Observes nothing.
import type { EngineeringKnowledge } from '../../decision/policy-set.ts';
import { lintPriceFactor } from '../../model/domain/grading.ts';
import type { InspectionValues } from '../../decision/policy/inspection.ts';
import { inspectionEyes } from '../../model/textile/index.ts';
import { labourUsdPerHour } from '../money.ts';
import type { AllParameterValues } from '../../model/parameters/index.ts';

const MINUTES_PER_HOUR = 60;
const METRES_PER_KM = 1000;
/** Woven sheeting of Ne 30, kg/m². Source: processing sheet vector 55. */
const SHEETING_KG_PER_M2 = 0.11835;

/** Heat between the first open boll and 60 % open bolls, °C·d above 15.56 °C. Source: agronomy sheet 3.1, 581 °F·d. */
const OPENING_HEAT = 323;

/** Labour of making a kg of sheeting up into sets, USD: what bed linen must earn beyond fabric. */
function sewingUsdPerKg({ textile, economics }: AllParameterValues): number {
  const kgPerSet = textile.metresPerSet * textile.fabricWidthM * SHEETING_KG_PER_M2;
  return ((textile.sewingMinutesPerSet / MINUTES_PER_HOUR) * labourUsdPerHour(economics)) / kgPerSet;
}

/** How well people and cameras see, with their labour, and what a fault costs by who finds it. */
function inspectionValues({ textile, economics }: AllParameterValues): InspectionValues {
  const eyes = inspectionEyes(textile);
  const eye = (method: 'manual' | 'classifier') => ({
    sensitivity: eyes[method].sensitivity,
    falseAlarmShare: eyes[method].falseAlarmShare,
    usdPerMetre: (eyes[method].hoursPer1000m / METRES_PER_KM) * labourUsdPerHour(economics),
  });
  return {
    manual: eye('manual'),
    classifier: eye('classifier'),
    returnShare: economics.returnPenaltyShare,
    secondShare: 1 - economics.secondGradePriceShare,
    faultyShare: textile.classifierPrevalence,
  };
}

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
      makingUsdPerKg: [0, sewingUsdPerKg(parameters), 0],
      clearancePriceShare: parameters.market.clearancePriceShare,
      holdingShareOfMonth: parameters.market.holdingShareOfYear / 12,
      lostOrderPenaltyShare: parameters.market.lostOrderPenaltyShare,
    },
    harvest: {
      openLossPerDay: parameters.field.openLossPerDay,
      openLossPerRainMm: parameters.field.openLossPerRainMm,
      openingHeat: OPENING_HEAT,
      nextPickIntervalDays: parameters.management.nextPickIntervalDays,
    },
    staffing: {
      waitTargetSeconds: parameters.contactDesk.waitTargetSeconds,
      handleSeconds: parameters.contactDesk.handleSeconds,
      botShare: parameters.contactDesk.botShare,
      leastOperatorShare: parameters.people.leastOperatorShare,
    },
    inspection: inspectionValues(parameters),
    fabricUsdPerMetre: parameters.textile.fabricWidthM * SHEETING_KG_PER_M2 * economics.fabricPriceUsdPerKg,
    breakSpeedExponent: parameters.spinning.breaksSpeedExponent,
  };
}
