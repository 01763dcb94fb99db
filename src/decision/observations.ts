// What a decision maker knows at each of the twelve decision points: values stamped as of a tick, after delay and noise. Never the future.

/** Every observation carries the tick at which it was taken. */
interface AsOf {
  readonly asOfTick: number;
}

export interface IrrigationObservation extends AsOf {
  readonly daysAfterPlanting: number;
  readonly isDrip: boolean;
  /** Root-zone depletion and total available water, mm; what a soil sensor or a paper estimate says. */
  readonly depletionMm: number;
  readonly totalAvailableMm: number;
  /** Canopy cover 0 … 1. */
  readonly canopy: number;
  /** Reference evapotranspiration of yesterday, mm. */
  readonly et0Mm: number;
  /** Gross dose already given this season, mm. */
  readonly seasonIrrigationMm: number;
  /** Gross mm per ha of the cluster's quota that nobody has used yet, averaged over its area. */
  readonly quotaLeftMm: number;
  readonly applicationEfficiency: number;
  /** Until the water would come: mean reference evapotranspiration, mm per day, and rain in all, mm; known to the bound of perfect information alone, NaN to everybody else. */
  readonly comingEt0Mm: number;
  readonly comingRainMm: number;
}

export interface HarvestObservation extends AsOf {
  readonly dayOfYear: number;
  readonly openShare: number;
  readonly picksDone: number;
  readonly daysSinceLastPick: number;
  /** Open cotton on the plants over what the block has formed, 0 … 1, and whether no further pick will come after this one. */
  readonly standingShare: number;
  readonly isLastPick: boolean;
  /** Rain and heat units of boll opening per day that the coming days usually have; rain of the last two days. */
  readonly usualRainMm: number;
  readonly usualHeatUnits: number;
  readonly recentRainMm: number;
  /** Days that the block's gin needs for what lies in its yard. */
  readonly ginDaysAhead: number;
  /** Rain per day of the coming days: known to the bound of perfect information alone, NaN to everybody else. */
  readonly comingRainMm: number;
}

/** Lots that a vehicle could fetch; columns of length `count`, oldest first. */
export interface PickupObservation extends AsOf {
  count: number;
  readonly moisturePercent: Float64Array;
  readonly waitingHours: Float64Array;
  readonly distanceKm: Float64Array;
}

/** Gins that a lot could go to; columns of length `count`. */
export interface DestinationObservation extends AsOf {
  count: number;
  ownGin: number;
  readonly travelHours: Float64Array;
  readonly yardTonnes: Float64Array;
  readonly enRouteTonnes: Float64Array;
  readonly ratedTonnesPerHour: Float64Array;
}

export interface GinningObservation extends AsOf {
  readonly moisturePercent: number;
  readonly trashPercent: number;
  readonly lengthMm: number;
  readonly uniformityPercent: number;
  readonly shortFibrePercent: number;
  readonly micronaire: number;
  readonly strengthGramsPerTex: number;
  readonly reflectancePercent: number;
  readonly yellowness: number;
}

export interface LaydownObservation extends AsOf {
  /** Bales in the store in order of arrival; category −1 where none was assigned. */
  readonly count: number;
  readonly category: Int8Array;
  readonly size: number;
}

export interface SpeedObservation extends AsOf {
  readonly micronaire: number;
  readonly lengthMm: number;
  readonly strengthGramsPerTex: number;
  readonly shortFibrePercent: number;
  readonly trashPercent: number;
  readonly humidityPercent: number;
}

export interface MaintenanceObservation extends AsOf {
  readonly hoursSinceRenewal: number;
  /** Condition signal 0 … 1 with noise; NaN where nobody measures it. */
  readonly wearSignal: number;
  readonly meanHoursBetweenFailures: number;
  readonly slackShare: number;
  /** Hours until the unit will fail: known to the bound of perfect information alone, NaN to everybody else. */
  readonly hoursToFailure: number;
}

export interface InspectionObservation extends AsOf {
  /** Running number of the batch at its mill. */
  readonly batchNumber: number;
  /** Whether the batch has a fault that a buyer would refuse: known to the bound of perfect information alone, false to everybody else. */
  readonly isKnownDefective: boolean;
  readonly paperFeedbackTicks: number;
  readonly automaticFeedbackTicks: number;
}

/** Columns by product number, kg; orders of months as the order book has them. */
export interface PlanningObservation extends AsOf {
  readonly monthOfYear: number;
  /** Orders of the coming month one year ago, of the last month, of the last three on average, and of the month before the coming one a year ago. */
  readonly lastYearKg: Float64Array;
  readonly lastMonthKg: Float64Array;
  readonly lastThreeMonthsKg: Float64Array;
  readonly lastYearsLastMonthKg: Float64Array;
  readonly stockKg: Float64Array;
  readonly waitingKg: Float64Array;
  /** What the mills can make in the month. */
  readonly capacityKg: number;
  /** Demand of the coming month: known to the bound of perfect information alone, NaN to everybody else. */
  readonly comingKg: Float64Array;
}

export interface EnergyObservation extends AsOf {
  readonly hourOfDay: number;
  /** Price now and in the zone that follows (the same where one price holds all day), KZT/kWh without VAT; hours until then. */
  readonly priceKztPerKwh: number;
  readonly nextPriceKztPerKwh: number;
  readonly hoursToNextPrice: number;
  /** Electricity that the step takes for the batch, and what the batch is worth. */
  readonly stepKwh: number;
  readonly batchKg: number;
  readonly batchValueKzt: number;
  /** Batches that wait before the step, this one included, and the number from which everything before the step stands. */
  readonly waitingBatches: number;
  readonly mostWaitingBatches: number;
  /** Electricity of the whole plant per kg of its fabric. */
  readonly plantKwhPerKg: number;
  readonly plant: number;
  /** What is known of the plant's load at the last full hour: columns of the task `energy`. */
  readonly load: Float64Array;
}

export interface ShipmentObservation extends AsOf {
  readonly tonnes: number;
  /** Value of the load, and what a day on the way and a day too late cost, USD. */
  readonly dayUsd: number;
  readonly lateDayUsd: number;
  readonly promisedDays: number;
  /** Corridors (numbers) that lead to the destination, the habitual one first; the other columns go by them. */
  readonly corridors: readonly number[];
  /** Usual days with the queue at the border, and freight of the whole load at the usual time, USD. */
  readonly usualDays: Float64Array;
  readonly usualFreightUsd: Float64Array;
  /** Share of a rise in time that freight rises by. */
  readonly freightElasticity: number;
  /** What is known of each corridor: columns of the task `corridor`, one row each. */
  readonly known: readonly Float64Array[];
  /** Time over the usual one: known to the bound of perfect information alone, NaN to everybody else. */
  readonly trueDelayRatio: Float64Array;
}

/** What is known when a shift of the contact desk is staffed; the shift before it has just begun. */
export interface DeskObservation extends AsOf {
  /** Columns of the task `contacts`; NaN in the first where the desk is younger than a week. */
  readonly contacts: Float64Array;
  readonly shiftHours: number;
  /** Agents of the fixed shift. */
  readonly fixedAgents: number;
  /** Contacts of the shift: known to the bound of perfect information alone, NaN to everybody else. */
  readonly comingContacts: number;
}

/** What is known of a plant when a shift is called in. */
export interface PlantShiftObservation extends AsOf {
  readonly plant: number;
  /** Material that waits before the plant, and what it takes in over the shift when all its machines run. */
  readonly stockTonnes: number;
  readonly capacityTonnes: number;
  /** Operators of the fixed roster. */
  readonly operatorsOfRoster: number;
  /** Columns of the task `arrivals`, and the length of the shift over that of the task's. */
  readonly arrivals: Float64Array;
  readonly shiftShare: number;
}
