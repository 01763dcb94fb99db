// What the ledger of decisions writes down of an observation: only what somebody knew.
import { expect, it } from 'vitest';
import { CallCounter } from '../../src/decision/combine.ts';
import { DecisionLog } from '../../src/simulation/decision-log.ts';

it('leaves out of the inputs what nobody knew and what has not been yet', () => {
  const log = new DecisionLog(true, new CallCounter());
  const observation = { asOfTick: 5, soilMm: 12.5, isDrip: true, comingRainMm: Number.NaN, daysSinceLastPick: Number.POSITIVE_INFINITY, columns: new Float64Array(2), zero: 0 };
  log.add('harvest', 'block 1', { asOfTick: 5, neededTick: 5, executedTick: 6 }, observation, 'pick', { value: true, reason: 'calendarRule' });
  expect(log.records[0]!.inputs).toBe('soilMm=12.5;isDrip=true;zero=0');
});
