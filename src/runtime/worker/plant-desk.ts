// What the plant page asks of the live twin inside its worker: the record of machine hours, reports, traces of lots.
import { TICKS_PER_HOUR } from '../../base/units.ts';
import type { Genealogy, PlantHours, PlantReport, TraceQuery } from '../../model/domain/plant-record.ts';
import { genealogyOf, PlantRecord, plantSide } from '../../simulation/index.ts';
import type { Simulation } from '../../simulation/index.ts';

/** A run with the record of its machines. */
export interface RecordedSide {
  readonly simulation: Simulation;
  readonly record: PlantRecord;
}

/** A run at tick 0 with an empty record. */
export function recorded(simulation: Simulation): RecordedSide {
  return { simulation, record: new PlantRecord(simulation.machines().length) };
}

/** Notes the hour that has just ended, if one has. Call after every advance, which must not pass the end of an hour. */
export function noteHour({ simulation, record }: RecordedSide): void {
  if (simulation.tick > 0 && simulation.tick % TICKS_PER_HOUR === 0) record.sample(simulation.tick, simulation.machines());
}

/** The run was put back to an earlier moment. */
export function resumeRecord({ simulation, record }: RecordedSide): void {
  record.resume(simulation.tick, simulation.machines());
}

export class PlantDesk {
  readonly #run: number;
  readonly #sides: () => { readonly baseline: RecordedSide; readonly ai: RecordedSide | undefined };

  constructor(run: number, sides: () => { readonly baseline: RecordedSide; readonly ai: RecordedSide | undefined }) {
    this.#run = run;
    this.#sides = sides;
  }

  report(): PlantReport {
    const { baseline, ai } = this.#sides();
    return {
      run: this.#run,
      tick: Math.max(baseline.simulation.tick, ai?.simulation.tick ?? 0),
      hours: Math.max(baseline.record.hours, ai?.record.hours ?? 0),
      baseline: plantSide(baseline.simulation),
      ai: ai && plantSide(ai.simulation),
    };
  }

  /** The record from an hour on, from its beginning when `run` is not this one. */
  hours(run: number, fromHour: number): PlantHours {
    const { baseline, ai } = this.#sides();
    const from = run === this.#run ? fromHour : 0;
    return { run: this.#run, fromHour: from, groups: baseline.record.groups, baseline: baseline.record.from(from), ai: ai?.record.from(from) };
  }

  trace(query: TraceQuery): Genealogy | undefined {
    const side = this.#sides()[query.policy];
    return side && genealogyOf(side.simulation.world.lots, query);
  }
}

/** The buffers to hand over with recorded hours. */
export function hourBuffers({ baseline, ai }: PlantHours): ArrayBuffer[] {
  return [baseline.buffer, ai?.buffer].flatMap((buffer) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}
