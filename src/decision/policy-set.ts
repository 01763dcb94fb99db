// Puts the policies of a run together: the AI variant where its module is on and its forecaster holds, the baseline rule elsewhere.
import type { ModuleSet } from '../model/domain/modules.ts';
import { baselinePolicies, type ManagementValues } from './baseline/policies.ts';
import { combined, type CallCounter, type Flip } from './combine.ts';
import type { IntervalWidths } from './forecast/interval-widths.ts';
import type { ForecastMonitor } from './forecast/monitor.ts';
import { oraclePolicies } from './oracle/policies.ts';
import { baleCategory } from './cluster/bale-categories.ts';
import { emptyForecast, forecastOf, type DecisionCore } from './core.ts';
import type { GinValues } from './forecast/gin-response.ts';
import type { PolicySet } from './policies.ts';
import { bestValueGinning, type LintPriceFactor } from './policy/ginning.ts';
import { shiftedEnergy } from './policy/energy.ts';
import { marginalHarvest, type HarvestValues } from './policy/harvest.ts';
import { forecastHaulage } from './policy/haulage.ts';
import { classifyEveryBatch, type InspectionValues } from './policy/inspection.ts';
import { forecastIrrigation } from './policy/irrigation.ts';
import { stratifiedLaydown } from './policy/laydown.ts';
import { predictedMaintenance } from './policy/maintenance.ts';
import { demandRow } from './forecast/demand-row.ts';
import { forecastPlanning, type ProductWorth } from './policy/planning.ts';
import { forecastShipment } from './policy/shipment.ts';
import { forecastSpeed } from './policy/speed.ts';
import { forecastStaffing, type StaffingValues } from './policy/staffing.ts';

/** Engineering knowledge that the policies share with the plant's designers; none of it is an observation of the run. */
export interface EngineeringKnowledge {
  readonly management: ManagementValues;
  readonly gin: GinValues;
  readonly lintPriceFactor: LintPriceFactor;
  /** Price of 1 MJ of heat over the base price of 1 kg of lint. */
  readonly heatPriceShare: number;
  /** Exponent with which end breaks grow with spindle speed. */
  readonly breakSpeedExponent: number;
  readonly productWorth: ProductWorth;
  readonly staffing: StaffingValues;
  readonly harvest: HarvestValues;
  readonly inspection: InspectionValues;
  /** Price of a metre of fabric, for what inspection weighs. */
  readonly fabricUsdPerMetre: number;
}

/** The policies for a set of modules. Without a core, or where a forecaster does not beat its naive rival, the baseline rule stays. */
export function policySet(knowledge: EngineeringKnowledge, modules: ModuleSet, core: DecisionCore | undefined, widths: IntervalWidths): PolicySet {
  const { management } = knowledge;
  const rules = baselinePolicies(management);
  if (modules.size === 0 || core === undefined) return rules;
  const waterUse = forecastOf(core, 'waterUse', widths);
  const queue = forecastOf(core, 'ginQueue', widths);
  const breaks = forecastOf(core, 'endBreaks', widths);
  const risk = forecastOf(core, 'failure', widths);
  const demand = forecastOf(core, 'demand', widths);
  const load = forecastOf(core, 'energy', widths);
  const corridor = forecastOf(core, 'corridor', widths);
  const contacts = forecastOf(core, 'contacts', widths);
  const arrivals = forecastOf(core, 'arrivals', widths);
  const categories = core.baleCategories;
  const row = new Float64Array(8);
  const out = emptyForecast();
  return {
    harvest: modules.has('harvest') ? marginalHarvest(knowledge.harvest) : rules.harvest,
    irrigation:
      modules.has('irrigation') && waterUse
        ? forecastIrrigation(management, (et0, canopy) => {
            row[0] = et0;
            row[1] = canopy;
            row[2] = et0 * canopy;
            return waterUse(row, 0, out);
          })
        : rules.irrigation,
    haulage:
      modules.has('haulage') && queue
        ? forecastHaulage((tonnes, rate) => {
            row[0] = tonnes / rate;
            return queue(row, 0, out);
          })
        : rules.haulage,
    ginning: modules.has('ginning')
      ? bestValueGinning(knowledge.gin, knowledge.lintPriceFactor, knowledge.heatPriceShare)
      : rules.ginning,
    laydown:
      modules.has('laydown') && categories
        ? stratifiedLaydown(categories.model.centres.length, (traits) => baleCategory(categories, traits))
        : rules.laydown,
    speed:
      modules.has('speed') && breaks
        ? forecastSpeed(
            management,
            (seen) => {
              row[0] = seen.micronaire;
              row[1] = seen.lengthMm;
              row[2] = seen.strengthGramsPerTex;
              row[3] = seen.shortFibrePercent;
              row[4] = seen.trashPercent;
              row[5] = seen.humidityPercent;
              return breaks(row, 0, out);
            },
            core.usualEndBreaks,
            knowledge.breakSpeedExponent,
          )
        : rules.speed,
    maintenance:
      modules.has('maintenance') && risk
        ? predictedMaintenance(management.maintenanceCostRatio, (seen) => {
            if (Number.isNaN(seen.wearSignal)) return 0;
            row[0] = seen.wearSignal;
            row[1] = seen.hoursSinceRenewal / seen.meanHoursBetweenFailures;
            return risk(row, 0, out).value;
          })
        : rules.maintenance,
    inspection: modules.has('inspection') ? classifyEveryBatch(knowledge.inspection, knowledge.fabricUsdPerMetre) : rules.inspection,
    planning:
      modules.has('planning') && demand
        ? forecastPlanning((seen, product) => {
            demandRow(seen, product, row);
            return demand(row, product, out);
          }, knowledge.productWorth)
        : rules.planning,
    energy:
      modules.has('energy') && load
        ? shiftedEnergy((seen) => load(seen.load, seen.plant, out), knowledge.productWorth.holdingShareOfMonth)
        : rules.energy,
    shipment:
      modules.has('shipment') && corridor
        ? forecastShipment((seen, way) => corridor(seen.known[way]!, seen.corridors[way]!, out))
        : rules.shipment,
    staffing:
      modules.has('staffing') && (contacts || arrivals)
        ? forecastStaffing(
            knowledge.staffing,
            contacts ? (seen) => contacts(seen.contacts, 0, out) : undefined,
            arrivals ? (seen) => arrivals(seen.arrivals, seen.plant, out) : undefined,
          )
        : rules.staffing,
  };
}

export interface Deciding {
  readonly modules: ModuleSet;
  readonly core: DecisionCore | undefined;
  /** One decision that the baseline rule takes instead. */
  readonly flip: Flip | undefined;
  /** Decides with perfect information. */
  readonly isOracle: boolean;
  readonly calls: CallCounter;
  readonly monitor: ForecastMonitor;
}

/**
 * The policies of a run: those of its modules; the baseline rule while the measured coverage of the forecast behind a module is broken;
 * and for one flipped decision. Every call is counted.
 */
export function decidingPolicies(knowledge: EngineeringKnowledge, deciding: Deciding): PolicySet {
  const { modules, core, flip, isOracle, calls, monitor } = deciding;
  const rules = baselinePolicies(knowledge.management);
  if (modules.size === 0 || core === undefined) return rules;
  const ai = policySet(knowledge, modules, core, monitor.widths);
  if (isOracle) return oraclePolicies(modules, ai, knowledge.productWorth, knowledge.staffing);
  const trusted = combined(ai, rules, (module, forecast) => {
    return forecast !== undefined && modules.has(module) && !monitor.isTrusted(forecast);
  }, 'fallbackDrift');
  return combined(trusted, rules, (module) => calls.next(module) === flip?.call && module === flip.module, 'takenOtherwise');
}
