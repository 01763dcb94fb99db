// The decision ledger of one run: what was seen, chosen, why, and how long it took. Takes no decision itself.
import type { Plain, Snapshotable } from '../base/plain.ts';
import type { DecisionRecord } from '../model/domain/decision-record.ts';
import { MODULE_IDS, type ModuleId } from '../model/domain/modules.ts';
import type { CallCounter } from '../decision/combine.ts';
import type { Choice } from '../decision/policies.ts';

/** Counts and latencies of all decisions; the records themselves only when `keepsRecords`. */
export class DecisionLog implements Snapshotable {
  readonly keepsRecords: boolean;
  readonly #calls: CallCounter;
  #records: DecisionRecord[] = [];
  #counts: Float64Array = new Float64Array(MODULE_IDS.length);
  #latencyTicks: Float64Array = new Float64Array(MODULE_IDS.length);

  constructor(keepsRecords: boolean, calls: CallCounter) {
    this.keepsRecords = keepsRecords;
    this.#calls = calls;
  }

  /** Adds one decision and returns its number, for `realise`. `observation` is read only when records are kept. */
  add(
    module: ModuleId,
    subject: string,
    times: { readonly asOfTick: number; readonly neededTick: number; readonly executedTick: number },
    observation: object,
    choice: string,
    explained: Choice<unknown>,
  ): number {
    const m = MODULE_IDS.indexOf(module);
    this.#counts[m] = this.#counts[m]! + 1;
    this.#latencyTicks[m] = this.#latencyTicks[m]! + (times.executedTick - times.neededTick);
    if (!this.keepsRecords) return -1;
    this.#records.push({
      module,
      call: this.#calls.latest(module),
      asOfTick: times.asOfTick,
      executedTick: times.executedTick,
      subject,
      inputs: scalarInputs(observation),
      options: explained.weighed?.() ?? '',
      choice,
      reason: explained.reason,
      forecast: explained.forecast,
      low: explained.low,
      high: explained.high,
      expected: explained.expected,
      realised: undefined,
      regret: undefined,
    });
    return this.#records.length - 1;
  }

  /** Notes the outcome of a decision once it is known; ignored for −1. */
  realise(decision: number, value: number): void {
    const record = this.#records[decision];
    if (record) this.#records[decision] = { ...record, realised: value };
  }

  /** Notes what a decision lost against the best choice under the truth; ignored for −1. */
  regret(decision: number, value: number): void {
    const record = this.#records[decision];
    if (record) this.#records[decision] = { ...record, regret: value };
  }

  get records(): readonly DecisionRecord[] {
    return this.#records;
  }

  count(module: ModuleId): number {
    return this.#counts[MODULE_IDS.indexOf(module)]!;
  }

  /** Mean ticks from the event that needed a decision to its execution, as a mean over the decision points that decided at all. */
  meanLatencyTicks(): number {
    let sum = 0;
    let points = 0;
    for (let m = 0; m < MODULE_IDS.length; m += 1) {
      if (this.#counts[m]! > 0) {
        sum += this.#latencyTicks[m]! / this.#counts[m]!;
        points += 1;
      }
    }
    return points === 0 ? 0 : sum / points;
  }

  save(): Plain {
    return {
      // Rows are never changed, only replaced, so that snapshots may share them.
      records: this.#records.slice() as unknown as Plain,
      counts: this.#counts.slice(),
      latencyTicks: this.#latencyTicks.slice(),
    };
  }

  load(saved: Plain): void {
    const from = saved as unknown as { records: DecisionRecord[]; counts: Float64Array; latencyTicks: Float64Array };
    this.#records = from.records.slice();
    this.#counts = from.counts.slice();
    this.#latencyTicks = from.latencyTicks.slice();
  }
}

/** What was known: names and values of numbers and truths. A value that nobody knows (NaN) or that has not been yet (infinite) is no input. */
function scalarInputs(observation: object): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(observation)) {
    const isKnown = typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
    if (name !== 'asOfTick' && isKnown) parts.push(`${name}=${String(value)}`);
  }
  return parts.join(';');
}
