// How many machines of each process a mill has and how fast they are, from its spindles and count; ring frames are the bottleneck.
import type { SpinningMill } from '../domain/cluster.ts';
import type { SpinningValues } from '../parameters/spinning.ts';
import type { MachineGroupOptions } from '../machine-group.ts';
import { GRAMS_PER_KG } from '../../base/units.ts';
import { ringEnergyKwhPerKg } from './formulas/electricity.ts';
import { winderKgPerDrumHour } from './formulas/machine-production.ts';
import { ringKgPerSpindleHour, texOfNe } from './formulas/ring-production.ts';

/** The processes in the order of the line. */
export const PROCESSES = ['blowroom', 'card', 'drawFrame', 'roving', 'ring', 'winding'] as const;
export const BLOWROOM = 0;
export const CARD = 1;
export const DRAW_FRAME = 2;
export const ROVING = 3;
export const RING = 4;
export const WINDING = 5;

export interface LineLayout {
  /** Options of the machine groups in the order of the processes. */
  readonly groups: readonly MachineGroupOptions[];
  /** Yarn of all spindles at rated speed and no broken ends, kg/h. */
  readonly ratedKgPerHour: number;
  /** Yarn of one spindle at rated speed while it spins, kg/h. */
  readonly kgPerSpindleHour: number;
}

interface Process {
  readonly units: number;
  readonly kgPerUnitHour: number;
  /** Rate without any planned stop; what standard hours are made of. */
  readonly standardKgPerUnitHour: number;
  readonly kwhPerKg: number;
  readonly mtbfHours: number;
  readonly mttrHours: number;
  readonly spareUsd: number;
  readonly wearsOut: boolean;
}

/** The layout of a mill's line.
 *  Every process but ring spinning is laid out for the rated yarn output plus the reserve, in whole machines; a blowroom line and the ring
 *  frames are exactly as large as the mill needs. Source: rates of processing sheet 3.2. */
export function layOutLine(mill: SpinningMill, parameters: SpinningValues): LineLayout {
  const p = parameters;
  const kgPerSpindleHour = ringKgPerSpindleHour(p.spindleSpeedRpm, mill.countNe, p.twistMultiplier, p.ringEfficiency);
  const ratedKgPerHour = kgPerSpindleHour * mill.spindles;
  const needed = ratedKgPerHour * (1 + p.reserveShare);
  const machines = (kgPerUnitHour: number): number => Math.max(1, Math.ceil(needed / kgPerUnitHour));
  const blowrooms = machines(p.blowroomKgPerHour);
  const frames = Math.max(1, Math.round(mill.spindles / p.spindlesPerFrame));
  const ringKwhPerKg = ringEnergyKwhPerKg(p.ringEnergyKwhPerKg, p.spindleSpeedRpm, texOfNe(mill.countNe), {
    twistMultiplier: p.twistMultiplier,
    countExponent: p.energyCountExponent,
  });
  const process = (kgPerUnitHour: number, kwhPerKg: number, reliability: Pick<Process, 'mtbfHours' | 'mttrHours' | 'spareUsd' | 'wearsOut'>): Process => ({
    units: machines(kgPerUnitHour),
    kgPerUnitHour,
    standardKgPerUnitHour: kgPerUnitHour,
    kwhPerKg,
    ...reliability,
  });
  const processes: Record<(typeof PROCESSES)[number], Process> = {
    blowroom: {
      ...process(needed / blowrooms, p.blowroomEnergyKwhPerKg, {
        mtbfHours: p.blowroomMtbfHours, mttrHours: p.blowroomMttrHours, spareUsd: p.blowroomSpareUsd, wearsOut: true,
      }),
      units: blowrooms,
    },
    card: process(p.cardKgPerHour, p.cardEnergyKwhPerKg, {
      mtbfHours: p.cardMtbfHours, mttrHours: p.cardMttrHours, spareUsd: p.cardSpareUsd, wearsOut: true,
    }),
    drawFrame: process(p.drawFrameKgPerHour / p.drawPassages, p.drawFrameEnergyKwhPerKg, {
      mtbfHours: p.drawFrameMtbfHours, mttrHours: p.drawFrameMttrHours, spareUsd: p.drawFrameSpareUsd, wearsOut: false,
    }),
    roving: process(p.rovingKgPerSpindleHour * p.rovingSpindlesPerFrame, p.rovingEnergyKwhPerKg, {
      mtbfHours: p.rovingMtbfHours, mttrHours: p.rovingMttrHours, spareUsd: p.rovingSpareUsd, wearsOut: false,
    }),
    ring: {
      ...process(ratedKgPerHour / frames, ringKwhPerKg, {
        mtbfHours: p.ringMtbfHours, mttrHours: p.ringMttrHours, spareUsd: p.ringSpareUsd, wearsOut: true,
      }),
      units: frames,
      standardKgPerUnitHour: ratedKgPerHour / frames / p.ringEfficiency,
    },
    winding: process(
      winderKgPerDrumHour(p.windingMetresPerMinute, mill.countNe, p.windingEfficiency) * p.drumsPerWinder,
      p.windingEnergyKwhPerKg,
      { mtbfHours: p.winderMtbfHours, mttrHours: p.winderMttrHours, spareUsd: p.winderSpareUsd, wearsOut: false },
    ),
  };
  return { groups: PROCESSES.map((name) => groupOptions(mill.site, name, processes[name], p)), ratedKgPerHour, kgPerSpindleHour };
}

function groupOptions(site: number, group: string, process: Process, p: SpinningValues): MachineGroupOptions {
  return {
    site,
    group,
    stage: 'spinning',
    units: process.units,
    ratePerUnitHour: process.kgPerUnitHour * GRAMS_PER_KG,
    mtbfHours: process.mtbfHours,
    weibullShape: process.wearsOut ? p.weibullShape : 1,
    mttrHours: process.mttrHours,
    repairCv: p.repairCv,
    wearsOut: process.wearsOut,
    gradualFailureShare: p.gradualFailureShare,
    plannedStopHours: process.mttrHours * p.plannedStopShare,
    failureSpareUsd: process.spareUsd,
    plannedSpareUsd: process.spareUsd * p.plannedCostShare,
    fitterCount: p.fitterCount,
    powerKw: process.kwhPerKg * process.kgPerUnitHour,
    idlePowerShare: p.idlePowerShare,
    standardHoursPerTonne: 1000 / process.standardKgPerUnitHour,
  };
}
