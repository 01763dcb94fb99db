// Electricity of one mill by function: machine groups at their speed and count, air conditioning by weather. Books kWh; moves no mass.
import type { Plain, Snapshotable } from '../../base/plain.ts';
import { ENERGY_FUNCTION, type EnergyFunction } from '../domain/energy-functions.ts';
import type { SpinningMill, SpinningProcess } from '../domain/cluster.ts';
import type { MachineGroup } from '../machine-group.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import type { StageWorld } from '../stage.ts';
import { ringEnergyKwhPerKg, rotorEnergyKwhPerKg } from './formulas/electricity.ts';
import { texOfNe } from './formulas/ring-production.ts';
import { airConditioningFactor } from './mill-climate.ts';
import { kgPerPositionHour } from './route-values.ts';
import type { RouteValues } from './route-values.ts';

/** The function that a process is metered under. */
const FUNCTION_OF: Readonly<Record<SpinningProcess, EnergyFunction>> = {
  blowroom: 'blowroom',
  card: 'card',
  breaker: 'drawFrame',
  lapFormer: 'comber',
  comber: 'comber',
  finisher: 'drawFrame',
  roving: 'roving',
  ring: 'ring',
  rotor: 'rotor',
  winding: 'winding',
};

// Rows of the numeric state.
/** Power of the frames over that at rated speed and the layout's count. */
const POWER = 0;
/** Electricity of the frames before the last change of speed or count and not yet booked, kWh. */
const PENDING_KWH = 1;
const FIELDS = 2;

export class MillMeter implements Snapshotable {
  readonly #world: StageWorld;
  readonly #mill: SpinningMill;
  readonly #route: RouteValues;
  readonly #groups: readonly MachineGroup[];
  readonly #p: SpinningValues;
  readonly #state = Float64Array.of(1, 0);

  constructor(world: StageWorld, mill: SpinningMill, route: RouteValues, groups: readonly MachineGroup[], p: SpinningValues) {
    this.#world = world;
    this.#mill = mill;
    this.#route = route;
    this.#groups = groups;
    this.#p = p;
  }

  /** From now on the frames spin at this speed (share of rated) and count. Power rises with the square of speed, so electricity per kg in
   *  proportion [S12]; with the count it goes as electricity per kg times kg per hour. */
  setSpinning(speed: number, countNe: number): void {
    const state = this.#state;
    state[PENDING_KWH] = state[PENDING_KWH]! + this.#takeSpinning();
    state[POWER] = speed * speed * (this.#powerAt(countNe) / this.#powerAt(this.#mill.countNe));
  }

  /** Books everything since the last call. */
  book(day: number): void {
    const { activities, weather } = this.#world;
    const { site } = this.#mill;
    const p = this.#p;
    let kwh = 0;
    for (let at = 0; at < this.#groups.length; at += 1) {
      const own = at === this.#route.spinAt ? this.#takeSpinning() + this.#state[PENDING_KWH]! : this.#groups[at]!.takeElectricityKwh(1);
      activities.addElectricity(site, ENERGY_FUNCTION[FUNCTION_OF[this.#route.processes[at]!]], own);
      kwh += own;
    }
    this.#state[PENDING_KWH] = 0;
    if (kwh === 0) return;
    const share = (p.hvacShare / (1 - p.hvacShare)) * airConditioningFactor(weather, day, p);
    activities.addElectricity(site, ENERGY_FUNCTION.airConditioning, kwh * share);
  }

  save(): Plain {
    return this.#state.slice(0, FIELDS);
  }

  load(saved: Plain): void {
    this.#state.set(saved as Float64Array);
  }

  #takeSpinning(): number {
    return this.#groups[this.#route.spinAt]!.takeElectricityKwh(this.#state[POWER]!);
  }

  /** Power of a position that spins this count, in any one unit. */
  #powerAt(countNe: number): number {
    const p = this.#p;
    const tex = texOfNe(countNe);
    const kwhPerKg = this.#route.isRotor
      ? rotorEnergyKwhPerKg(p.rotorEnergyKwhPerKg, 1, tex, p.energyCountExponent)
      : ringEnergyKwhPerKg(p.ringEnergyKwhPerKg, p.spindleSpeedRpm, tex, { twistMultiplier: this.#route.twistMultiplier, countExponent: p.energyCountExponent });
    return kwhPerKg * kgPerPositionHour(this.#route, countNe, p);
  }
}
