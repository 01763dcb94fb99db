// What each stage asks of or hands to the outside. The composition plugs the ports; a stage never knows who is at the other end.

/** Gin line setting for one seed-cotton lot. */
export interface GinSetting {
  /** Lint moisture that the dryers aim at, % wet basis. */
  readonly lintMoistureTargetPercent: number;
  /** Seed-cotton cleaning stages in use: 0 feeder only, 1 cylinder cleaner, 2 cylinder cleaner and stick machine, 3 two cylinder cleaners and stick machine. */
  readonly seedCottonCleaners: 0 | 1 | 2 | 3;
  /** Lint cleaners in use. */
  readonly lintCleaners: 0 | 1 | 2 | 3;
}

/** A question asked once a day for each unit of each machine group: stop it for planned maintenance now? */
export interface MaintenanceQuestion {
  readonly site: number;
  readonly group: string;
  readonly unit: number;
  /** Running hours since the unit was last renewed. */
  readonly hoursSinceRenewal: number;
  /** True condition 0 (new) … 1 (expected to fail); what a decision maker sees of it is noisy and delayed. */
  readonly wear: number;
  /** True share of the unit's life that is used, 0 … 1; no decision maker sees it but the bound of perfect information. */
  readonly lifeShare: number;
  /** Share of the group's capacity that is not needed today, 0 … 1. */
  readonly slackShare: number;
}

export interface FieldPorts {
  /** Gross irrigation dose for the block today, mm; 0 for none. Asked every morning from planting to maturity. */
  irrigationMm(block: number, day: number): number;
  /** Whether the block's open cotton is picked from today on (until that pick is done). Asked every morning once bolls open and no pick is under way. */
  startsPick(block: number, day: number): boolean;
  /** A seed-cotton lot stands at the field's edge and goes to the block's receiving point. */
  lotReady(lot: number): void;
}

export interface HaulagePorts {
  /** The lot that a free vehicle at its home gin fetches next, or −1 for none. */
  choosePickup(vehicle: number): number;
  /** The gin (index in cluster.gins) that a lot about to be loaded goes to. */
  chooseGin(lot: number, vehicle: number): number;
  /** Ticks between the need for a dispatch decision and its execution. */
  dispatchLatencyTicks(vehicle: number): number;
  /** A lot has been unloaded in a gin's yard (index in cluster.gins). */
  lotDelivered(lot: number, gin: number): void;
}

export interface GinPorts {
  /** The lot of the yard that is ginned next; one of `GinStage.yard(gin)`. */
  chooseLot(gin: number): number;
  chooseSetting(gin: number, lot: number): GinSetting;
  plansMaintenance(question: MaintenanceQuestion): boolean;
  /** A bale has left the press. */
  baleReady(bale: number, gin: number): void;
}

export interface SpinningPorts {
  /**
   * The bales of the next laydown, written to `chosen` (length ≥ cluster's laydownBales); returns how many.
   * They are bales of `SpinningStage.store(mill)`; fewer than a full laydown only when the store holds fewer and no more will come.
   */
  chooseLaydown(mill: number, chosen: Int32Array): number;
  /** Spindle speed for a laydown as a factor of the rated speed, within the machine's limits. */
  chooseSpeed(mill: number, laydown: number): number;
  plansMaintenance(question: MaintenanceQuestion): boolean;
  yarnReady(yarnLot: number, mill: number): void;
}

/** How a fabric batch is inspected. */
export interface InspectionPlan {
  readonly method: 'none' | 'manual' | 'classifier';
  /** Ticks from the inspection to the correction of the machine that caused the fault. */
  readonly feedbackTicks: number;
}

/** The steps of wet processing: desizing, scouring and bleaching; dyeing; drying and finishing. */
export const WET_STEPS = ['preparation', 'dyeing', 'finishing'] as const;
export type WetStep = (typeof WET_STEPS)[number];

export interface TextilePorts {
  /** Fills the shares (≥ 0, any sum) of the mill's output by mass, by product number, for the month that begins. Asked on day 1 of each month
   *  and before the mill's first yarn; what the mill has no machines for is left out, the rest is scaled to 1. */
  planProducts(mill: number, shares: Float64Array): void;
  /** Whether a batch that could start a wet step now does, or waits for a cheaper hour. Asked when a machine is free, again at every full hour;
   *  not asked when no more batches may wait before the step: then it starts. */
  startsWetStep(mill: number, step: WetStep, batch: number): boolean;
  chooseInspection(mill: number, batch: number): InspectionPlan;
  plansMaintenance(question: MaintenanceQuestion): boolean;
  /** Inspection found faults that the yarn caused; the spinning mill behind the yarn corrects its drafting. */
  correctSpinning(yarnLot: number): void;
  /** A fabric batch has been inspected (trait `grade`), whether it is sold as it is or made up. */
  batchGraded(batch: number, mill: number): void;
  /** A finished lot has been graded (trait `grade`) and leaves for the buyer: a fabric batch, or sets that were made up from one. */
  fabricReady(lot: number, mill: number): void;
}
