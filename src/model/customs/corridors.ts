// The corridors that loads for export can take, and which of them lead to which destination. Times and costs are parameters.
import type { CustomsValues } from '../parameters/customs.ts';

export const CORRIDORS = ['khorgos', 'dostyk', 'middle', 'russiaTransit', 'russiaDirect'] as const;
export type Corridor = (typeof CORRIDORS)[number];

export const DESTINATIONS = ['china', 'turkiye', 'latvia', 'russia'] as const;
export type Destination = (typeof DESTINATIONS)[number];

/** A way to a destination: corridor number, and whether it goes beyond the corridor's own end. */
interface Way {
  readonly corridor: number;
  readonly isDetour: boolean;
}

const way = (corridor: Corridor, isDetour = false): Way => ({ corridor: CORRIDORS.indexOf(corridor), isDetour });

/** By destination, the habitual corridor first. */
const WAYS: Readonly<Record<Destination, readonly Way[]>> = {
  china: [way('khorgos'), way('dostyk')],
  turkiye: [way('middle'), way('russiaTransit', true)],
  latvia: [way('russiaTransit'), way('middle', true)],
  russia: [way('russiaDirect')],
};

/** Corridor numbers that lead to a destination (number), the habitual one first. */
export function corridorsTo(destination: number): readonly number[] {
  return WAYS[DESTINATIONS[destination]!].map(({ corridor }) => corridor);
}

/** Usual days of a corridor to a destination without the border. Fails: never; a corridor that does not lead there counts as no detour. */
export function usualWayDays(p: CustomsValues, destination: number, corridor: number): number {
  const days = [p.khorgosDays, p.dostykDays, p.middleDays, p.russiaTransitDays, p.russiaDirectDays][corridor]!;
  const isDetour = WAYS[DESTINATIONS[destination]!].some((candidate) => candidate.corridor === corridor && candidate.isDetour);
  return days + (isDetour ? p.detourDays : 0);
}

/** Freight of a corridor in its usual state, USD per tonne. */
export function usualUsdPerTonne(p: CustomsValues, corridor: number): number {
  return [p.khorgosUsdPerTonne, p.dostykUsdPerTonne, p.middleUsdPerTonne, p.russiaTransitUsdPerTonne, p.russiaDirectUsdPerTonne][corridor]!;
}

/** The destination that a uniform number 0 ≤ u < 1 stands for, by the shares of the parameters. */
export function destinationOf(p: CustomsValues, u: number): number {
  const shares = [p.chinaShare, p.turkiyeShare, p.latviaShare, p.russiaShare];
  let rest = u * shares.reduce((sum, share) => sum + share, 0);
  for (let destination = 0; destination < shares.length - 1; destination += 1) {
    rest -= shares[destination]!;
    if (rest < 0) return destination;
  }
  return shares.length - 1;
}
