// The traced field season inside its worker: cut into days so that commands are heard, handed over without copying.
import type { DecisionCore } from '../../decision/core.ts';
import { fieldComparisonSteps, type SeasonProgress } from '../../experiment/field-comparison.ts';
import type { FieldSeasonTraces } from '../../model/domain/field-trace.ts';
import type { FieldRequest } from '../protocol.ts';
import type { ReadyScenario } from './library.ts';
import { finish } from './replications.ts';

export interface FieldHooks {
  readonly onProgress: SeasonProgress;
  /** The core of the scenario and this seed, if this worker has it. */
  readonly core: (seed: number) => DecisionCore | undefined;
  readonly isCancelled: () => boolean;
  readonly now: () => number;
}

/** The traces of the requested strategies; undefined when cancelled. */
export function traceField(ready: ReadyScenario, request: FieldRequest, hooks: FieldHooks): Promise<FieldSeasonTraces | undefined> {
  return finish(fieldComparisonSteps(ready.scenario, ready.weather, { ...request, core: hooks.core(request.seed) }, hooks.onProgress), hooks);
}

/** The buffers to hand over with the traces. */
export function fieldBuffers({ traces, weather }: FieldSeasonTraces): ArrayBuffer[] {
  const columns = [...traces.flatMap((trace) => [...Object.values(trace.columns), trace.pickedTonnes]), ...Object.values(weather)];
  return columns.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}
