// What differs between the routes of spinning: processes, twist, evenness, spinning limit, noil, strength, crew. Reads parameters; decides nothing.
import { ROUTE_PROCESSES } from '../domain/cluster.ts';
import type { SpinningMill, SpinningProcess, SpinningRoute } from '../domain/cluster.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import { ringKgPerSpindleHour } from './formulas/ring-production.ts';
import { rotorKgPerHour } from './formulas/rotor-production.ts';

export interface RouteValues {
  readonly route: SpinningRoute;
  readonly processes: readonly SpinningProcess[];
  /** Place of the ring frames or rotor machines in `processes`. */
  readonly spinAt: number;
  readonly cardAt: number;
  readonly isRotor: boolean;
  readonly twistMultiplier: number;
  readonly irregularityIndex: number;
  readonly leastFibres: number;
  /** Noil of the combers, %; 0 without combing. */
  readonly noilPercent: number;
  /** Strength over that of carded ring yarn, combing apart. */
  readonly strengthRatio: number;
  readonly crewHoursPer100Kg: number;
}

/** The values of a mill's route. */
export function routeValues(mill: SpinningMill, p: SpinningValues): RouteValues {
  const route = mill.route ?? 'carded-ring';
  const processes = ROUTE_PROCESSES[route];
  const common = { route, processes, isRotor: route === 'rotor', cardAt: processes.indexOf('card') };
  switch (route) {
    case 'carded-ring':
      return {
        ...common,
        spinAt: processes.indexOf('ring'),
        twistMultiplier: p.twistMultiplier,
        irregularityIndex: p.irregularityIndex,
        leastFibres: p.leastFibresCarded,
        noilPercent: 0,
        strengthRatio: 1,
        crewHoursPer100Kg: p.crewHoursPer100Kg,
      };
    case 'combed-ring':
      return {
        ...common,
        spinAt: processes.indexOf('ring'),
        twistMultiplier: p.combedTwistMultiplier,
        irregularityIndex: p.combedIrregularityIndex,
        leastFibres: p.leastFibresCombed,
        noilPercent: p.noilPercent,
        strengthRatio: 1,
        crewHoursPer100Kg: p.crewHoursPer100Kg + p.combingCrewHoursPer100Kg,
      };
    case 'rotor':
      return {
        ...common,
        spinAt: processes.indexOf('rotor'),
        twistMultiplier: p.rotorTwistMultiplier,
        irregularityIndex: p.rotorIrregularityIndex,
        leastFibres: p.leastFibresRotor,
        noilPercent: 0,
        strengthRatio: p.rotorStrengthRatio,
        crewHoursPer100Kg: p.rotorCrewHoursPer100Kg,
      };
  }
}

/** Yarn of one spindle or rotor at rated speed while it spins. Units: Ne; returns kg/h. */
export function kgPerPositionHour(route: RouteValues, countNe: number, p: SpinningValues): number {
  return route.isRotor
    ? rotorKgPerHour(p.rotorSpeedRpm, countNe, route.twistMultiplier, p.rotorEfficiency)
    : ringKgPerSpindleHour(p.spindleSpeedRpm, countNe, route.twistMultiplier, p.ringEfficiency);
}
