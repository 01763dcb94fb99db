// What the plant page reads of a run: hours of machine states, time accounts, stocks, the flow of fibre, energy, faults, genealogy. Types and names; records nothing.
import type { MachineAccount } from './machines.ts';
import type { LotKind } from './lots.ts';
import type { PolicyName } from './results.ts';

/** States of a machine group's units, in the order of the record's columns; at every moment each unit is in exactly one. */
export const PLANT_STATES = [
  'running', 'minorStops', 'setup', 'repair', 'waitingForCrew', 'waitingForParts', 'unattended', 'starved', 'blocked', 'idle', 'maintenance', 'cleaning', 'closed',
] as const;
export type PlantState = (typeof PLANT_STATES)[number];
export const PLANT_STATE = Object.fromEntries(PLANT_STATES.map((state, index) => [state, index])) as Readonly<Record<PlantState, number>>;

/** Parts of an hour in the record: the columns of one group and hour add up to this. A part is 15 s of all units. */
export const HOUR_PARTS = 240;

/** The parts of the chain that material passes, in order; `haulage` is what is on its way or waits at a receiving point. */
export const FLOW_STAGES = ['field', 'haulage', 'gin', 'spinning', 'textile'] as const;
export type FlowStageId = (typeof FLOW_STAGES)[number];

/** Hours of machine states from one hour on. The parts of state s of group g in hour h lie at ((h − fromHour) × groups + g) × states + s. */
export interface PlantHours {
  /** Number of the run; another number means another run, whose hours do not continue earlier ones. */
  readonly run: number;
  readonly fromHour: number;
  readonly groups: number;
  readonly baseline: Uint8Array;
  readonly ai: Uint8Array | undefined;
}

/** Material that lies in one place of a site. */
export interface PlantStock {
  readonly site: number;
  /** The last part of the account's name, e.g. `yard`. */
  readonly place: string;
  readonly material: string;
  readonly grams: number;
  /** Largest stock at the close of a day so far, grams. */
  readonly peakGrams: number;
}

/** Material that left the chain at one place of a stage, all sites together. */
export interface FlowSink {
  readonly place: string;
  readonly material: string;
  readonly use: 'sold' | 'byProduct' | 'fibreLoss' | 'foreignMatter' | 'moisture';
  readonly grams: number;
}

/** in + added = the sum of the sinks + stock + out, to the gram. */
export interface FlowStage {
  readonly stage: FlowStageId;
  readonly inGrams: number;
  /** From outside: the crop, water put back. */
  readonly addedGrams: number;
  readonly sinks: readonly FlowSink[];
  readonly stockGrams: number;
  readonly outGrams: number;
}

/** The way of the mass from field to fabric. What leaves the last stage is the residual of the books: 0. */
export interface FibreFlow {
  readonly stages: readonly FlowStage[];
  readonly residualGrams: number;
}

/** Energy of one function of one kind of plant. */
export interface EnergyUse {
  readonly stage: 'gin' | 'spinning' | 'textile';
  /** Machine group or service; `all` where a plant is metered as a whole. */
  readonly use: string;
  readonly carrier: 'electricity' | 'heat';
  readonly kwh: number;
}

/** Good and bad output of a kind of plant that energy is related to, grams. */
export interface StageOutput {
  readonly gin: number;
  readonly spinning: number;
  readonly textile: number;
}

/** One cause of fabric faults: how many faults, and the mass of the batches that it made truly defective. */
export interface FaultCause {
  readonly cause: string;
  readonly faults: number;
  readonly defectiveGrams: number;
}

/** A finished batch to begin a trace with. */
export interface BatchView {
  readonly lot: number;
  readonly createdDay: number;
  readonly grams: number;
  readonly metres: number;
  readonly pointsPer100m2: number;
  /** 0 not graded yet, 1 first, 2 second, 3 rejected. */
  readonly grade: number;
}

/** One of the two clusters at one moment. */
export interface PlantSide {
  readonly machines: readonly MachineAccount[];
  readonly stocks: readonly PlantStock[];
  readonly flow: FibreFlow;
  readonly energy: readonly EnergyUse[];
  readonly output: StageOutput;
  readonly faults: readonly FaultCause[];
  /** Metres of all finished fabric so far, and the latest batches, newest first. */
  readonly fabricMetres: number;
  readonly batches: readonly BatchView[];
}

export interface PlantReport {
  readonly run: number;
  readonly tick: number;
  /** Hours recorded so far; after a jump back the record keeps what it has. */
  readonly hours: number;
  readonly baseline: PlantSide;
  readonly ai: PlantSide | undefined;
}

/** What a trace begins with: a lot by its number, or everything that one field block gave. */
export type TraceQuery =
  | { readonly policy: PolicyName; readonly lot: number }
  | { readonly policy: PolicyName; readonly block: number };

/** A lot as it stands in a trace. */
export interface TracedLot {
  readonly lot: number;
  readonly kind: LotKind;
  readonly grams: number;
  readonly createdDay: number;
  readonly site: number;
  /** Field block, −1 for mixtures. */
  readonly block: number;
  /** In the order of the kind's trait names. */
  readonly traits: readonly number[];
  /** Backwards: grams of this lot used up for the one looked at, losses on the way included. Forwards: grams in this lot that stem from it. */
  readonly linkedGrams: number;
  /** Backwards: share of the one looked at that stems from this lot. Forwards: share of this lot that stems from the one looked at. */
  readonly share: number;
}

/** All lots of a kind on one side of a trace, the largest links first; those beyond the list are counted and summed. */
export interface TraceLevel {
  readonly kind: LotKind;
  readonly count: number;
  readonly linkedGrams: number;
  readonly lots: readonly TracedLot[];
}

export interface TracedBlock {
  readonly block: number;
  readonly linkedGrams: number;
  readonly share: number;
}

/** Where a lot comes from and where it went. Levels run from fabric to field backwards, and from field to fabric forwards. */
export interface Genealogy {
  readonly policy: PolicyName;
  /** Undefined when a field block is looked at. */
  readonly focus: TracedLot | undefined;
  readonly block: number | undefined;
  readonly back: readonly TraceLevel[];
  readonly blocks: readonly TracedBlock[];
  readonly forward: readonly TraceLevel[];
}
