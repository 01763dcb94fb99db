// What decision makers learn, how late and how blurred: observations with the noise and delay of their recording. Decides nothing.
import { clamp } from '../base/math.ts';
import { TICKS_PER_HOUR } from '../base/units.ts';
import { hashText, keyedUniform, type Stream, type Streams } from '../engine/random.ts';
import { normalQuantile } from '../engine/statistics.ts';
import type { ModuleId, ModuleSet } from '../model/domain/modules.ts';
import { MODULE_IDS } from '../model/domain/modules.ts';
import { PROCESS_POINT_IDS, PROCESS_POINTS, type ProcessPoint } from '../model/domain/process-points.ts';
import type { ParameterValues } from '../model/parameters/define.ts';
import type { INFORMATION_PARAMETERS } from '../model/parameters/information.ts';

export type InformationValues = ParameterValues<typeof INFORMATION_PARAMETERS>;

/** Decisions that the person at the machine or at the wheel takes at once; all others go through records and an office. */
const ON_THE_SPOT: ReadonlySet<ModuleId> = new Set(['haulage', 'ginning', 'speed', 'energy']);
const LONGEST_LATENCY_HOURS = 24 * 30;
const NOISE_PURPOSE = hashText('information.noise');

/** Whether a point is recorded automatically once the modules in the set have brought their instruments. */
export function isRecorded(point: ProcessPoint, recordedBefore: Readonly<Record<ProcessPoint, boolean>>, modules: ModuleSet): boolean {
  return recordedBefore[point] || modules.has(PROCESS_POINTS[point]);
}

/** Automatically recorded process points as a percentage of all. */
export function digitalisationPercent(recordedBefore: Readonly<Record<ProcessPoint, boolean>>, modules: ModuleSet): number {
  const recorded = PROCESS_POINT_IDS.filter((point) => isRecorded(point, recordedBefore, modules)).length;
  return (100 * recorded) / PROCESS_POINT_IDS.length;
}

/** Instruments that err not and approvals that take no time; what nobody records stays unrecorded. */
export function perfectInformation(values: InformationValues): InformationValues {
  return { ...values, sensorNoiseShare: 0, sensorDelayHours: 0, automaticApprovalHours: 0 };
}

/** What the delay of a module's decisions is made of: a fixed wait and a part that varies about its mean. */
interface Latency {
  readonly stream: Stream;
  readonly waitHours: number;
  readonly variedHours: number;
}

/** The information layer of one run. */
export class Information {
  readonly #values: InformationValues;
  readonly #modules: ModuleSet;
  readonly #streams: Streams;
  readonly #isRecorded: Readonly<Record<ProcessPoint, boolean>>;
  /** Whether at least half of a module's own points are recorded automatically: then its observations are. */
  readonly #isAutomatic: Readonly<Record<ModuleId, boolean>>;
  /** Looked up once: a hundred thousand decisions of a season ask for theirs. */
  readonly #latencies: Partial<Record<ModuleId, Latency>> = {};

  /** `instruments` are the modules whose instruments record (in earlier years they record before anybody decides with them); `modules` those that decide. */
  constructor(
    values: InformationValues,
    recordedBefore: Readonly<Record<ProcessPoint, boolean>>,
    instruments: ModuleSet,
    modules: ModuleSet,
    streams: Streams,
  ) {
    this.#values = values;
    this.#modules = modules;
    this.#streams = streams;
    this.#isRecorded = Object.fromEntries(
      PROCESS_POINT_IDS.map((point) => [point, isRecorded(point, recordedBefore, instruments)]),
    ) as Record<ProcessPoint, boolean>;
    this.#isAutomatic = Object.fromEntries(
      MODULE_IDS.map((module) => {
        const points = PROCESS_POINT_IDS.filter((point) => PROCESS_POINTS[point] === module);
        const recorded = points.filter((point) => this.#isRecorded[point]).length;
        return [module, modules.has(module) || (points.length > 0 && recorded * 2 > points.length)];
      }),
    ) as Record<ModuleId, boolean>;
  }

  /**
   * The value as it is seen: true value × (1 + noise). The noise of a thing depends on its keys alone, so looking twice sees the same
   * and another policy does not shift it. Keys are whole numbers, e.g. block and day.
   */
  observe(point: ProcessPoint, value: number, key1: number, key2: number): number {
    const share = this.#isRecorded[point] ? this.#values.sensorNoiseShare : this.#values.paperNoiseShare;
    const u = keyedUniform(this.#streams.seed, NOISE_PURPOSE, key1 + this.#streams.replication * 1_000_003, key2 * 64 + pointNumber(point));
    return value * (1 + share * normalQuantile(u));
  }

  /**
   * One fibre-test reading of a bale trait. Repeatability is that of the instrument, not of the way of recording; assumed a third of a
   * sensor's noise (processing sheet 2.1: a single short-fibre test repeats within one point in 57 % of cases).
   */
  observeTest(value: number, key1: number, key2: number): number {
    const u = keyedUniform(this.#streams.seed, NOISE_PURPOSE, key1 + this.#streams.replication * 1_000_003, key2 * 64 + 63);
    return value * (1 + (this.#values.sensorNoiseShare / 3) * normalQuantile(u));
  }

  /** Whether the point is recorded automatically in this run. */
  isRecorded(point: ProcessPoint): boolean {
    return this.#isRecorded[point];
  }

  /**
   * Ticks from the event that needs a decision to its execution, drawn for this decision. On-the-spot decisions of people wait for no
   * record and no approval; office decisions wait for both.
   */
  latencyTicks(module: ModuleId): number {
    const { approvalVariation } = this.#values;
    const { stream, waitHours, variedHours } = (this.#latencies[module] ??= this.#latencyOf(module));
    const varied = variedHours > 0 && approvalVariation > 0 ? stream.lognormal(variedHours, approvalVariation) : variedHours;
    return Math.round(clamp(waitHours + varied, 0, LONGEST_LATENCY_HOURS) * TICKS_PER_HOUR);
  }

  #latencyOf(module: ModuleId): Latency {
    const v = this.#values;
    const stream = this.#streams.get('information.latency', MODULE_IDS.indexOf(module));
    const isAi = this.#modules.has(module);
    if (ON_THE_SPOT.has(module)) return { stream, waitHours: 0, variedHours: isAi ? v.sensorDelayHours : v.onTheSpotHours };
    const waitHours = this.#isAutomatic[module] ? v.sensorDelayHours : v.paperDelayHours;
    return { stream, waitHours, variedHours: isAi ? v.automaticApprovalHours : v.peopleApprovalHours };
  }
}

const POINT_NUMBERS = Object.fromEntries(PROCESS_POINT_IDS.map((point, index) => [point, index])) as Readonly<Record<ProcessPoint, number>>;

function pointNumber(point: ProcessPoint): number {
  return POINT_NUMBERS[point];
}
