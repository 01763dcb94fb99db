// One decision taken otherwise, and a history that a person brings: work of the second worker that the decision page asks for.
import { failure, success, type Result } from '../../base/issue.ts';
import type { DecisionCore } from '../../decision/core.ts';
import { cardOf } from '../../decision/forecast/card.ts';
import { trainForecaster } from '../../decision/forecast/forecaster.ts';
import { FORECAST_IDS, forecastTask } from '../../decision/forecast/tasks.ts';
import { historyHeader, parseHistory } from '../../decision/history-csv.ts';
import { counterfactualSteps } from '../../experiment/counterfactual.ts';
import { coreUniforms } from '../../experiment/training.ts';
import type { ForecasterCard, OtherwiseResult } from '../../model/domain/decision-record.ts';
import type { HistoryRequest, OtherwiseRequest } from '../protocol.ts';
import type { ReadyScenario } from './library.ts';
import { finish } from './replications.ts';

export interface OtherwiseHooks {
  /** Told the simulated days of the three runs. */
  readonly onDay: (days: number) => void;
  readonly isCancelled: () => boolean;
  readonly now: () => number;
}

/** The twin's season with and without the one decision; undefined when cancelled. */
export function decideOtherwise(ready: ReadyScenario, core: DecisionCore, request: OtherwiseRequest, hooks: OtherwiseHooks): Promise<OtherwiseResult | undefined> {
  const { seed, modules, decision } = request;
  const steps = counterfactualSteps(ready.scenario, ready.weather, { seed, replication: 0, modules: new Set(modules), core, flip: decision });
  let days = 0;
  function* counted(): Generator<undefined, OtherwiseResult> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      days += 1;
      hooks.onDay(days);
      yield undefined;
    }
  }
  return finish(counted(), hooks);
}

/** The evidence that a forecaster of the question would have with this history. Fails: every fault of the file; a history that teaches nothing. */
export function judgeHistory({ task, text, seed }: HistoryRequest): Result<ForecasterCard> {
  const id = FORECAST_IDS.find((known) => known === task);
  if (id === undefined) return failure([{ code: 'history.unknown-task', path: 'task', got: task, expected: FORECAST_IDS.join(', ') }]);
  const history = parseHistory(text, id);
  if (!history.ok) return history;
  const forecaster = trainForecaster(forecastTask(id), history.value, coreUniforms(seed)(FORECAST_IDS.indexOf(id)));
  if (forecaster) return success(cardOf(id, forecaster));
  return failure([{ code: 'history.too-few-rows', path: 'rows', got: 'no learner could be fitted', expected: `more rows of ${historyHeader(id).join(',')}` }]);
}
