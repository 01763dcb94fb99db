// AI staffing: agents of the contact desk by forecast contacts and a target wait, operators of a plant by the material it will have.
import type { Forecast } from '../core.ts';
import type { DeskObservation, PlantShiftObservation } from '../observations.ts';
import type { Choice, StaffingPolicy } from '../policies.ts';
import { erlangWaitSeconds } from './erlang-c.ts';

export interface StaffingValues {
  readonly waitTargetSeconds: number;
  readonly handleSeconds: number;
  /** Share of contacts that a chat-bot keeps from the agents. */
  readonly botShare: number;
  /** Least share of the operators of full manning. */
  readonly leastOperatorShare: number;
}

/** Forecast contacts of the shift; valid until the next call. */
export type ContactForecast = (seen: DeskObservation) => Readonly<Forecast>;
/** Forecast material that comes in eight hours, t; valid until the next call. */
export type ArrivalForecast = (seen: PlantShiftObservation) => Readonly<Forecast>;

/** Three numbers of contacts stand for the forecast's spread: its ends and its middle, with the weights of a normal law cut at 90 %. */
const WEIGHTS = [0.185, 0.63, 0.185] as const;

/** Mean wait over the spread of a forecast of contacts an hour, seconds; a forecast without spread has one case. */
function expectedWait(perHour: readonly number[], agents: number, handleSeconds: number): number {
  if (perHour.length === 1) return erlangWaitSeconds(perHour[0]!, agents, handleSeconds);
  return WEIGHTS.reduce((sum, weight, index) => sum + weight * erlangWaitSeconds(perHour[index]!, agents, handleSeconds), 0);
}

const perHourOf = (cases: readonly number[], shiftHours: number, p: StaffingValues): number[] => cases.map((contacts) => (contacts * (1 - p.botShare)) / shiftHours);

/** The fewest agents whose mean wait keeps the target over these numbers of contacts in the shift. */
function fewestAgents(cases: readonly number[], shiftHours: number, p: StaffingValues): number {
  const perHour = perHourOf(cases, shiftHours, p);
  let agents = 1;
  while (expectedWait(perHour, agents, p.handleSeconds) > p.waitTargetSeconds) agents += 1;
  return agents;
}

function agentsFor(seen: DeskObservation, { value, low, high }: Readonly<Forecast>, p: StaffingValues): Choice<number> {
  const cases = Number.isNaN(high) ? [value] : [low, value, high];
  const perHour = perHourOf(cases, seen.shiftHours, p);
  const agents = fewestAgents(cases, seen.shiftHours, p);
  const first = Math.max(1, agents - 1);
  const weighed = (): string =>
    [first, first + 1, first + 2].map((n) => `${n}=${Math.round(expectedWait(perHour, n, p.handleSeconds))}`).join(';');
  return { value: agents, reason: 'staffedByForecast', forecast: value, low, high, expected: expectedWait(perHour, agents, p.handleSeconds), weighed };
}

/** Agents too many or too few against the fewest that would have kept the target wait, once the contacts of the shift are known. */
export function deskRegret(agents: number, contacts: number, shiftHours: number, p: StaffingValues): number {
  return Math.abs(agents - fewestAgents([contacts], shiftHours, p));
}

/**
 * The policy. A desk younger than a week keeps the fixed shift. A plant has operators for the stock before it and the upper end of what
 * is forecast to come, within the least share and the roster; the reserve for absence keeps its share. Without a forecast of contacts or of
 * arrivals that may be used the fixed shift or the roster stays.
 */
export function forecastStaffing(p: StaffingValues, contacts: ContactForecast | undefined, arrivals: ArrivalForecast | undefined): StaffingPolicy {
  return {
    agents: (seen) => {
      if (contacts === undefined || Number.isNaN(seen.contacts[0])) return { value: seen.fixedAgents, reason: 'fixedShift' };
      return agentsFor(seen, contacts(seen), p);
    },
    operators: (seen) => {
      if (arrivals === undefined) return { value: seen.operatorsOfRoster, reason: 'fixedShift' };
      const { value, low, high } = arrivals(seen);
      const work = seen.stockTonnes + (Number.isNaN(high) ? value : high) * seen.shiftShare;
      const share = Math.min(1, Math.max(p.leastOperatorShare, work / seen.capacityTonnes));
      return { value: Math.ceil(seen.operatorsOfRoster * share), reason: 'staffedByForecast', forecast: value, low, high };
    },
  };
}
