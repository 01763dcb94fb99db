// How many looms and finishing units a mill has, how fast they are and what a metre of its fabric weighs.
import { GRAMS_PER_KG } from '../../base/units.ts';
import type { TextileMill } from '../domain/cluster.ts';
import type { MachineGroupOptions } from '../machine-group.ts';
import type { TextileValues } from '../parameters/textile.ts';
import { fabricGramsPerM2 } from './formulas/fabric-mass.ts';
import { loomMetresPerHour } from './formulas/loom-production.ts';

/** tex × Ne. */
const TEX_PER_NE = 590.5;
/** Efficiency and machine time per good batch that finishing is laid out for. Source: processing sheet 4.1 and 4.3. */
const LAYOUT_LOOM_EFFICIENCY = 0.9;
const LAYOUT_DYEING_TIME = 1.07;

export interface PlantLayout {
  /** Work in metres. */
  readonly looms: MachineGroupOptions;
  /** Work in grams of right-first-time fabric. */
  readonly finishing: MachineGroupOptions;
}

/** Mass of a metre of grey fabric of full width from yarn of this count, g. */
export function gramsPerMetre(countNe: number, p: TextileValues): number {
  const tex = TEX_PER_NE / countNe;
  return (
    p.fabricWidthM *
    fabricGramsPerM2({
      warpEndsPerInch: p.warpEndsPerInch,
      weftPicksPerInch: p.weftPicksPerInch,
      warpTex: tex,
      weftTex: tex,
      warpCrimp: p.warpCrimp,
      weftCrimp: p.weftCrimp,
    })
  );
}

/** The layout of a mill that weaves yarn of this count; finishing is exactly as large as the looms and the reserve need. */
export function layOutPlant(mill: TextileMill, countNe: number, p: TextileValues): PlantLayout {
  const metresPerHour = loomMetresPerHour(p.loomPicksPerMinute, p.loomPicksPerCm * 100, 1);
  const kgPerLoomHour = (metresPerHour * gramsPerMetre(countNe, p)) / GRAMS_PER_KG;
  const greyKgPerHour = mill.looms * kgPerLoomHour * LAYOUT_LOOM_EFFICIENCY;
  const neededKgPerHour = greyKgPerHour * LAYOUT_DYEING_TIME * (1 + p.finishingReserveShare);
  const finishingUnits = Math.max(1, Math.ceil(neededKgPerHour / p.finishingKgPerUnitHour));
  const finishingKgPerHour = neededKgPerHour / finishingUnits;
  const common = {
    site: mill.site,
    stage: 'textile',
    weibullShape: p.weibullShape,
    repairCv: p.repairCv,
    wearsOut: true,
    gradualFailureShare: p.gradualFailureShare,
    fitterCount: p.fitterCount,
  } as const;
  return {
    looms: {
      ...common,
      group: 'loom',
      units: mill.looms,
      ratePerUnitHour: metresPerHour,
      mtbfHours: p.loomMtbfHours,
      mttrHours: p.loomMttrHours,
      plannedStopHours: p.loomMttrHours * p.plannedStopShare,
      failureSpareUsd: p.loomSpareUsd,
      plannedSpareUsd: p.loomSpareUsd * p.plannedCostShare,
      powerKw: p.weavingKwhPerKg * kgPerLoomHour * LAYOUT_LOOM_EFFICIENCY,
      idlePowerShare: p.weavingIdlePowerShare,
      standardHoursPerTonne: 1000 / kgPerLoomHour,
    },
    finishing: {
      ...common,
      group: 'finishing',
      units: finishingUnits,
      ratePerUnitHour: finishingKgPerHour * GRAMS_PER_KG,
      mtbfHours: p.finishingMtbfHours,
      mttrHours: p.finishingMttrHours,
      plannedStopHours: p.finishingMttrHours * p.plannedStopShare,
      failureSpareUsd: p.finishingSpareUsd,
      plannedSpareUsd: p.finishingSpareUsd * p.plannedCostShare,
      powerKw: p.finishingKwhPerKg * finishingKgPerHour,
      idlePowerShare: p.finishingIdlePowerShare,
      standardHoursPerTonne: 1000 / finishingKgPerHour,
    },
  };
}
