// The twelve policy interfaces: observation in, choice and reason out. A set holds one policy per decision point that exists.
import type { GinSetting, InspectionPlan } from '../model/domain/ports.ts';
import type {
  DeskObservation,
  DestinationObservation,
  EnergyObservation,
  GinningObservation,
  HarvestObservation,
  InspectionObservation,
  IrrigationObservation,
  LaydownObservation,
  MaintenanceObservation,
  PickupObservation,
  PlanningObservation,
  PlantShiftObservation,
  ShipmentObservation,
  SpeedObservation,
} from './observations.ts';
import type { ReasonCode } from './reasons.ts';

/** A choice with its explanation; `forecast`, `low`, `high` and `expected` only where a model stood behind it. */
export interface Choice<Value> {
  readonly value: Value;
  readonly reason: ReasonCode;
  readonly forecast?: number;
  readonly low?: number;
  readonly high?: number;
  readonly expected?: number;
  /** The options that were weighed, each with the worth or cost that the policy compared, `option=value` joined by semicolons; asked for only when records are kept. */
  readonly weighed?: () => string;
}

export interface IrrigationPolicy {
  /** Gross dose in mm, 0 for none. */
  readonly dose: (observation: IrrigationObservation) => Choice<number>;
}
export interface HarvestPolicy {
  readonly startsPick: (observation: HarvestObservation) => Choice<boolean>;
}
export interface HaulagePolicy {
  /** Index of the lot to fetch. */
  readonly pickup: (observation: PickupObservation) => Choice<number>;
  /** Index of the gin to drive to. */
  readonly destination: (observation: DestinationObservation) => Choice<number>;
}
export interface GinningPolicy {
  /** Index of the yard's lot to gin next; moisture by arrival order. */
  readonly nextLot: (moisturePercent: Float64Array, count: number) => Choice<number>;
  readonly setting: (observation: GinningObservation) => Choice<GinSetting>;
}
export interface LaydownPolicy {
  /** Category of a bale from its measured traits (order of `BALE_CATEGORY_TRAITS`), −1 when the policy keeps none. */
  readonly category: (traits: Float64Array) => number;
  /** Writes the store positions of the chosen bales into `chosen`; returns how many. */
  readonly choose: (observation: LaydownObservation, chosen: Int32Array) => Choice<number>;
}
export interface SpeedPolicy {
  readonly factor: (observation: SpeedObservation) => Choice<number>;
}
export interface MaintenancePolicy {
  readonly stops: (observation: MaintenanceObservation) => Choice<boolean>;
}
export interface InspectionPolicy {
  readonly plan: (observation: InspectionObservation) => Choice<InspectionPlan>;
}
export interface PlanningPolicy {
  /** Fills the shares (≥ 0, any sum) of the month's output by product; the value is the worth expected of it, USD, 0 where nobody reckons. */
  readonly plan: (observation: PlanningObservation, shares: Float64Array) => Choice<number>;
}
export interface EnergyPolicy {
  readonly startsNow: (observation: EnergyObservation) => Choice<boolean>;
}
/** How a load for export goes: corridor number, and when its documents are declared. */
export interface ShipmentPlan {
  readonly corridor: number;
  readonly isDeclaredInAdvance: boolean;
}
export interface ShipmentPolicy {
  readonly ships: (observation: ShipmentObservation) => Choice<ShipmentPlan>;
}
export interface StaffingPolicy {
  /** Agents who answer at the contact desk in a shift. */
  readonly agents: (observation: DeskObservation) => Choice<number>;
  /** Operators called in for a shift of a plant. */
  readonly operators: (observation: PlantShiftObservation) => Choice<number>;
}

/** One policy per decision point that the stages ask today; shipment follows with its stage. */
export interface PolicySet {
  readonly irrigation: IrrigationPolicy;
  readonly harvest: HarvestPolicy;
  readonly haulage: HaulagePolicy;
  readonly ginning: GinningPolicy;
  readonly laydown: LaydownPolicy;
  readonly speed: SpeedPolicy;
  readonly maintenance: MaintenancePolicy;
  readonly inspection: InspectionPolicy;
  readonly planning: PlanningPolicy;
  readonly energy: EnergyPolicy;
  readonly shipment: ShipmentPolicy;
  readonly staffing: StaffingPolicy;
}

/** The measured bale traits that categories are made of, in column order. */
export const BALE_CATEGORY_TRAITS = ['micronaire', 'lengthMm', 'uniformityPercent', 'strengthGramsPerTex', 'reflectancePercent', 'yellowness', 'shortFibrePercent'] as const;
