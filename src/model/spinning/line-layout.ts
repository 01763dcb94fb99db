// How many machines of each process a mill has and how fast they are, from its route, positions and count; spinning is the bottleneck.
import type { SpinningMill, SpinningProcess } from '../domain/cluster.ts';
import type { MachineGroupOptions } from '../machine-group.ts';
import { GRAMS_PER_KG } from '../../base/units.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import { ringEnergyKwhPerKg, rotorEnergyKwhPerKg } from './formulas/electricity.ts';
import { winderKgPerDrumHour } from './formulas/machine-production.ts';
import { texOfNe } from './formulas/ring-production.ts';
import { kgPerPositionHour } from './route-values.ts';
import type { RouteValues } from './route-values.ts';

export interface LineLayout {
  /** Options of the machine groups in the order of the route's processes. */
  readonly groups: readonly MachineGroupOptions[];
  /** Yarn of all positions at rated speed and no broken ends, kg/h. */
  readonly ratedKgPerHour: number;
  /** Yarn of one position at rated speed while it spins the count of the layout, kg/h. */
  readonly kgPerPositionHour: number;
}

/** A kind of machine: what it takes in an hour, what it does to electricity, and how it fails. */
interface Machine {
  readonly kgPerHour: number;
  /** Rate of output without any planned stop; what standard hours are made of. */
  readonly standardKgPerHour: number;
  readonly kwhPerKg: number;
  readonly mtbfHours: number;
  readonly mttrHours: number;
  readonly spareUsd: number;
  readonly wearsOut: boolean;
}

/** The layout of a mill's line.
 *  Every process but spinning is laid out for the rated yarn output plus the reserve, up to the combers also for their noil and up to the
 *  cards for their waste, in whole machines, unless the mill states its machines; a blowroom line and the frames are exactly as large as
 *  the mill needs.
 *  Source: rates of processing sheet 3.2. */
export function layOutLine(mill: SpinningMill, route: RouteValues, p: SpinningValues): LineLayout {
  const kgPerPosition = kgPerPositionHour(route, mill.countNe, p);
  const ratedKgPerHour = kgPerPosition * mill.spindles;
  const carded = 1 - (p.referenceTrashPercent * p.trashMassRatio + p.cardWastePercent + p.invisibleLossPercent) / 100;
  const combing = route.processes.indexOf('comber');
  const groups = route.processes.map((process, at) => {
    const afterCombing = at <= combing ? 1 - route.noilPercent / 100 : 1;
    const needed = (ratedKgPerHour * (1 + p.reserveShare)) / afterCombing / (at <= route.cardAt ? carded : 1);
    const units = mill.machines?.[process] ?? machinesOf(process, mill, needed, p);
    const perUnit = process === 'blowroom' ? needed / units : process === 'ring' || process === 'rotor' ? ratedKgPerHour / units : undefined;
    return groupOptions(mill.site, process, units, machineOf(process, perUnit, mill, route, p), p);
  });
  return { groups, ratedKgPerHour, kgPerPositionHour: kgPerPosition };
}

function machinesOf(process: SpinningProcess, mill: SpinningMill, neededKgPerHour: number, p: SpinningValues): number {
  if (process === 'ring') return Math.max(1, Math.round(mill.spindles / p.spindlesPerFrame));
  if (process === 'rotor') return Math.max(1, Math.round(mill.spindles / p.rotorsPerMachine));
  return Math.max(1, Math.ceil(neededKgPerHour / inputKgPerHour(process, mill, p)));
}

/** What one machine of a fixed size takes in an hour, kg. */
function inputKgPerHour(process: Exclude<SpinningProcess, 'ring' | 'rotor'>, mill: SpinningMill, p: SpinningValues): number {
  switch (process) {
    case 'blowroom':
      return p.blowroomKgPerHour;
    case 'card':
      return p.cardKgPerHour;
    case 'breaker':
    case 'finisher':
      return p.drawFrameKgPerHour;
    case 'lapFormer':
      return p.lapFormerKgPerHour;
    case 'comber':
      return p.comberKgPerHour / (1 - p.noilPercent / 100);
    case 'roving':
      return p.rovingKgPerSpindleHour * p.rovingSpindlesPerFrame;
    case 'winding':
      return winderKgPerDrumHour(p.windingMetresPerMinute, mill.countNe, p.windingEfficiency) * p.drumsPerWinder;
  }
}

/** `kgPerHour`: the rate of machines that are as large as the mill needs, undefined for those of a fixed size. */
function machineOf(process: SpinningProcess, kgPerHour: number | undefined, mill: SpinningMill, route: RouteValues, p: SpinningValues): Machine {
  const tex = texOfNe(mill.countNe);
  if (process === 'ring' || process === 'rotor') {
    const rate = kgPerHour ?? 0;
    if (process === 'ring') {
      const by = { twistMultiplier: route.twistMultiplier, countExponent: p.energyCountExponent };
      const kwhPerKg = ringEnergyKwhPerKg(p.ringEnergyKwhPerKg, p.spindleSpeedRpm, tex, by);
      return { kgPerHour: rate, standardKgPerHour: rate / p.ringEfficiency, kwhPerKg, mtbfHours: p.ringMtbfHours, mttrHours: p.ringMttrHours, spareUsd: p.ringSpareUsd, wearsOut: true };
    }
    const kwhPerKg = rotorEnergyKwhPerKg(p.rotorEnergyKwhPerKg, 1, tex, p.energyCountExponent);
    return { kgPerHour: rate, standardKgPerHour: rate / p.rotorEfficiency, kwhPerKg, mtbfHours: p.rotorMtbfHours, mttrHours: p.rotorMttrHours, spareUsd: p.rotorSpareUsd, wearsOut: true };
  }
  const rate = kgPerHour ?? inputKgPerHour(process, mill, p);
  const size = { kgPerHour: rate, standardKgPerHour: process === 'comber' ? p.comberKgPerHour : rate };
  switch (process) {
    case 'blowroom':
      return { ...size, kwhPerKg: p.blowroomEnergyKwhPerKg, mtbfHours: p.blowroomMtbfHours, mttrHours: p.blowroomMttrHours, spareUsd: p.blowroomSpareUsd, wearsOut: true };
    case 'card':
      return { ...size, kwhPerKg: p.cardEnergyKwhPerKg, mtbfHours: p.cardMtbfHours, mttrHours: p.cardMttrHours, spareUsd: p.cardSpareUsd, wearsOut: true };
    case 'breaker':
    case 'finisher':
      return { ...size, kwhPerKg: p.drawFrameEnergyKwhPerKg, mtbfHours: p.drawFrameMtbfHours, mttrHours: p.drawFrameMttrHours, spareUsd: p.drawFrameSpareUsd, wearsOut: false };
    case 'lapFormer':
      return { ...size, kwhPerKg: p.lapFormerEnergyKwhPerKg, mtbfHours: p.drawFrameMtbfHours, mttrHours: p.drawFrameMttrHours, spareUsd: p.drawFrameSpareUsd, wearsOut: false };
    case 'comber':
      return { ...size, kwhPerKg: p.comberEnergyKwhPerKg, mtbfHours: p.comberMtbfHours, mttrHours: p.comberMttrHours, spareUsd: p.comberSpareUsd, wearsOut: false };
    case 'roving':
      return { ...size, kwhPerKg: p.rovingEnergyKwhPerKg, mtbfHours: p.rovingMtbfHours, mttrHours: p.rovingMttrHours, spareUsd: p.rovingSpareUsd, wearsOut: false };
    case 'winding':
      return { ...size, kwhPerKg: p.windingEnergyKwhPerKg, mtbfHours: p.winderMtbfHours, mttrHours: p.winderMttrHours, spareUsd: p.winderSpareUsd, wearsOut: false };
  }
}

function groupOptions(site: number, group: string, units: number, machine: Machine, p: SpinningValues): MachineGroupOptions {
  return {
    site,
    group,
    stage: 'spinning',
    units,
    ratePerUnitHour: machine.kgPerHour * GRAMS_PER_KG,
    mtbfHours: machine.mtbfHours,
    weibullShape: machine.wearsOut ? p.weibullShape : 1,
    mttrHours: machine.mttrHours,
    repairCv: p.repairCv,
    wearsOut: machine.wearsOut,
    gradualFailureShare: p.gradualFailureShare,
    plannedStopHours: machine.mttrHours * p.plannedStopShare,
    failureSpareUsd: machine.spareUsd,
    plannedSpareUsd: machine.spareUsd * p.plannedCostShare,
    fitterCount: p.fitterCount,
    repairPriority: group === 'ring' || group === 'rotor' ? 0 : 1,
    powerKw: machine.kwhPerKg * machine.kgPerHour,
    idlePowerShare: p.idlePowerShare,
    standardHoursPerTonne: 1000 / machine.standardKgPerHour,
  };
}
