// How many machines each department of a mill has and how fast they are: the departments' sizes, and one group description each.
import { GRAMS_PER_KG } from '../../base/units.ts';
import type { TextileMill } from '../domain/cluster.ts';
import type { WetStep } from '../domain/ports.ts';
import type { MachineGroupOptions } from '../machine-group.ts';
import type { TextileValues } from '../parameters/textile.ts';
import { fabricGramsPerM2 } from './formulas/fabric-mass.ts';
import { knittingMetresPerHour, tubeGramsPerMetre } from './formulas/knitting-production.ts';
import { loomMetresPerHour } from './formulas/loom-production.ts';
import { piecesPerHour, placesNeeded } from './formulas/sewing.ts';
import { circularMachine } from './knitting.ts';
import { wetStepShares } from './wet-steps.ts';

/** tex × Ne. */
const TEX_PER_NE = 590.5;
/** Efficiency and machine time per good batch that a mill is laid out for. Source: processing sheet 4.1 to 4.3. */
const LAYOUT_LOOM_EFFICIENCY = 0.9;
const LAYOUT_KNITTING_EFFICIENCY = 0.87;
const LAYOUT_DYEING_TIME = 1.07;
const KG_PER_TONNE = 1000;

export interface PlantLayout {
  /** Work in metres; undefined where the mill has none. */
  readonly looms: MachineGroupOptions | undefined;
  readonly knitting: MachineGroupOptions | undefined;
  /** Work in grams of right-first-time fabric. */
  readonly wet: Readonly<Record<WetStep, MachineGroupOptions>>;
  /** Work in sets; undefined where nothing is made up. */
  readonly sewing: MachineGroupOptions | undefined;
}

/** Mass of a metre of grey sheeting of full width from yarn of this count, g. */
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

/** Mass of a metre of knitted fabric from yarn of this count, g. */
export function knittedGramsPerMetre(countNe: number, p: TextileValues): number {
  return tubeGramsPerMetre(circularMachine(p), TEX_PER_NE / countNe, Math.PI);
}

/** Metres that one knitting machine makes in an hour without any stop. */
export function knittingMetresPerMachineHour(p: TextileValues): number {
  return knittingMetresPerHour(circularMachine(p), 1);
}

/** The layout of a mill that works yarn of this count; wet processing is exactly as large as looms, knitting machines and the reserve need. */
export function layOutPlant(mill: TextileMill, countNe: number, p: TextileValues): PlantLayout {
  const common = {
    site: mill.site,
    stage: 'textile',
    weibullShape: p.weibullShape,
    repairCv: p.repairCv,
    gradualFailureShare: p.gradualFailureShare,
    fitterCount: p.fitterCount,
  } as const;
  const upkeep = (mtbfHours: number, mttrHours: number, spareUsd: number) => ({
    mtbfHours,
    mttrHours,
    plannedStopHours: mttrHours * p.plannedStopShare,
    failureSpareUsd: spareUsd,
    plannedSpareUsd: spareUsd * p.plannedCostShare,
  });

  const loomMetres = loomMetresPerHour(p.loomPicksPerMinute, p.loomPicksPerCm * 100, 1);
  const kgPerLoomHour = (loomMetres * gramsPerMetre(countNe, p)) / GRAMS_PER_KG;
  const looms: MachineGroupOptions = {
    ...common,
    ...upkeep(p.loomMtbfHours, p.loomMttrHours, p.loomSpareUsd),
    group: 'loom',
    units: mill.looms,
    wearsOut: true,
    ratePerUnitHour: loomMetres,
    powerKw: p.weavingKwhPerKg * kgPerLoomHour * LAYOUT_LOOM_EFFICIENCY,
    idlePowerShare: p.weavingIdlePowerShare,
    standardHoursPerTonne: KG_PER_TONNE / kgPerLoomHour,
  };

  const knittingMachines = mill.knittingMachines ?? 0;
  const knittingMetres = knittingMetresPerMachineHour(p);
  const kgPerKnittingHour = (knittingMetres * knittedGramsPerMetre(countNe, p)) / GRAMS_PER_KG;
  const knitting: MachineGroupOptions = {
    ...common,
    ...upkeep(p.knittingMtbfHours, p.knittingMttrHours, p.knittingSpareUsd),
    group: 'knitting',
    units: knittingMachines,
    wearsOut: true,
    ratePerUnitHour: knittingMetres,
    powerKw: p.knittingKwhPerKg * kgPerKnittingHour * LAYOUT_KNITTING_EFFICIENCY,
    idlePowerShare: p.knittingIdlePowerShare,
    standardHoursPerTonne: KG_PER_TONNE / kgPerKnittingHour,
  };

  const greyKgPerHour = mill.looms * kgPerLoomHour * LAYOUT_LOOM_EFFICIENCY + knittingMachines * kgPerKnittingHour * LAYOUT_KNITTING_EFFICIENCY;
  const wet = (step: WetStep, kgPerUnitHour: number, timeFactor: number): MachineGroupOptions => {
    const needed = greyKgPerHour * timeFactor * (1 + p.finishingReserveShare);
    const units = Math.max(1, Math.ceil(needed / kgPerUnitHour));
    return {
      ...common,
      ...upkeep(p.finishingMtbfHours, p.finishingMttrHours, p.finishingSpareUsd),
      group: step,
      // One of few machines that all fabric passes.
      repairPriority: 0,
      units,
      wearsOut: true,
      ratePerUnitHour: (needed / units) * GRAMS_PER_KG,
      powerKw: (p.finishingKwhPerKg * wetStepShares(step, p).electricity * needed) / units,
      idlePowerShare: p.finishingIdlePowerShare,
      standardHoursPerTonne: (KG_PER_TONNE * units) / needed,
    };
  };

  const setsPerPlaceHour = piecesPerHour(p.sewingMinutesPerSet, p.sewingEfficiency);
  const finishedMetresPerHour = mill.looms * loomMetres * LAYOUT_LOOM_EFFICIENCY * (1 - p.finishingShrinkPercent / 100);
  const plannedSetsPerHour = (finishedMetresPerHour * p.planBedLinenShare) / p.metresPerSet;
  const setKg = (gramsPerMetre(countNe, p) * p.metresPerSet * p.cuttingUtilisation) / GRAMS_PER_KG;
  const places = mill.looms === 0 ? 0 : (mill.sewingPlaces ?? placesNeeded(plannedSetsPerHour, setsPerPlaceHour, p.sewingReserveShare));
  const sewing: MachineGroupOptions = {
    ...common,
    ...upkeep(p.sewingMtbfHours, p.sewingMttrHours, p.sewingSpareUsd),
    group: 'sewing',
    units: places,
    wearsOut: false,
    ratePerUnitHour: setsPerPlaceHour,
    powerKw: p.sewingKwhPerSet * setsPerPlaceHour,
    idlePowerShare: p.sewingIdlePowerShare,
    standardHoursPerTonne: KG_PER_TONNE / (setsPerPlaceHour * setKg),
  };
  return {
    looms: mill.looms > 0 ? looms : undefined,
    knitting: knittingMachines > 0 ? knitting : undefined,
    wet: {
      preparation: wet('preparation', p.preparationKgPerUnitHour, 1),
      dyeing: wet('dyeing', p.dyeingKgPerUnitHour, LAYOUT_DYEING_TIME),
      finishing: wet('finishing', p.finishingKgPerUnitHour, 1),
    },
    sewing: places > 0 ? sewing : undefined,
  };
}
