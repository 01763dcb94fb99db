// How late and how blurred a decision maker learns the state of the plant, by the way it is recorded, and how long approval takes.
import { defineParameters } from './define.ts';

const DELAY = 'assumed: no measurement was found; shift, day and sampling rhythm of the way of recording';
const NOISE = 'assumed: relative standard deviation of one reading about the true value; no measurement was found';
const APPROVAL = 'assumed: no measurement was found; sensitivity analysis must cover the range';

export const INFORMATION_PARAMETERS = defineParameters('information', {
  paperDelayHours: { unit: 'h', default: 24, range: [8, 72], kind: 'assumed', source: DELAY, label: 'Delay of a value in a paper book' },
  sensorDelayHours: { unit: 'h', default: 0.1, range: [0.01, 1], kind: 'assumed', source: DELAY, label: 'Delay of a value recorded by a sensor' },
  paperNoiseShare: { unit: 'fraction', default: 0.12, range: [0.05, 0.25], kind: 'assumed', source: NOISE, label: 'Noise of a value in a paper book' },
  sensorNoiseShare: { unit: 'fraction', default: 0.03, range: [0.005, 0.08], kind: 'assumed', source: NOISE, label: 'Noise of a value recorded by a sensor' },
  peopleApprovalHours: { unit: 'h', default: 4, range: [0.5, 24], kind: 'assumed', source: APPROVAL, label: 'Mean time from a proposal to its execution when people decide' },
  automaticApprovalHours: { unit: 'h', default: 0.5, range: [0.02, 4], kind: 'assumed', source: APPROVAL, label: 'Mean time from a proposal to its execution when it is automatic under supervision' },
  onTheSpotHours: { unit: 'h', default: 0.25, range: [0.05, 1], kind: 'assumed', source: APPROVAL, label: 'Mean time of a decision that the person at the machine takes at once' },
  approvalVariation: { unit: 'fraction', default: 0.5, range: [0, 1], kind: 'assumed', source: APPROVAL, label: 'Coefficient of variation of approval times' },
  instrumentedPointUsd: { unit: 'USD', default: 1_500, range: [300, 6_000], kind: 'assumed', source: 'assumed: connection of one process point to the data platform; the sensors themselves are in the module investments', label: 'Cost of connecting one process point' },
});
