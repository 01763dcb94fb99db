// A day of picking in one block: how much area the pass covers and what comes off it into the trailer. Decides no start and cuts no lots.
// Kernel file: columns have one entry per block (and fixed strides) by construction, so `!` is used throughout.
import { ACTIVITY, type ActivityLog } from '../domain/activities.ts';
import type { FieldBlock } from '../domain/cluster.ts';
import type { FieldParameters } from './field-parameters.ts';
import { AHEAD, BEHIND, NO_PASS, STANDING, STANDING_STRIDE, TRAILER, TRAILER_STRIDE, type FieldState } from './field-state.ts';
import { fieldMassFactor, openCottonMoisture, pickedMoisture, pickedTrash } from './formulas/picked-cotton.ts';

const COMPLETE = 1 - 1e-9;
const PER_THOUSAND = 1000;

/** Weather of the day as pickers see it. */
export interface PickingWeather {
  readonly rainMm: number;
  readonly humidityPercent: number;
}

/** Share of the block that a pass covers today at full capacity, 0 to 1. */
function passShareToday(state: FieldState, b: number, p: FieldParameters, isMachine: boolean, massFactor: number): number {
  if (isMachine) return (p.machinesPerThousandHa / PER_THOUSAND) * p.machineHaPerDay;
  const kgPerHa = state.standing[(b * 2 + AHEAD) * STANDING_STRIDE]! * massFactor;
  const kgPerHaDay = p.handPickersPerHa * p.handKgPerDay;
  return Math.min(1 / p.handShortestPassDays, kgPerHaDay / Math.max(kgPerHaDay, kgPerHa));
}

function endPass(state: FieldState, b: number): void {
  const { standing } = state;
  const ahead = (b * 2 + AHEAD) * STANDING_STRIDE;
  standing.copyWithin(ahead, ahead + STANDING_STRIDE, ahead + 2 * STANDING_STRIDE);
  standing.fill(0, ahead + STANDING_STRIDE, ahead + 2 * STANDING_STRIDE);
  state.passShare[b] = NO_PASS;
  state.picksDone[b] = state.picksDone[b]! + 1;
}

/** Picks for one day in block b, whose pass is under way; `luck` is the capacity of the day over its mean.
 *  Returns the physical kg that went into the trailer, 0 on a day that is too wet. Meters labour and diesel at the block's site. */
export function pickOneDay(
  state: FieldState,
  b: number,
  block: FieldBlock,
  today: PickingWeather,
  luck: number,
  p: FieldParameters,
  activities: ActivityLog,
): number {
  const isMachine = block.picking === 'machine';
  const onPlant = openCottonMoisture(p, today.humidityPercent, state.wetness[b]!);
  if (today.rainMm >= p.rainStopMm || onPlant > (isMachine ? p.machineMoistureLimitPercent : p.handMoistureLimitPercent)) return 0;
  const pick = state.picksDone[b]! + 1;
  const moisture = pickedMoisture(p, onPlant, today.humidityPercent, pick, isMachine);
  const trash = pickedTrash(p, pick, state.leafShare[b]!, isMachine);
  const massFactor = fieldMassFactor(moisture, trash);
  const done = state.passShare[b]!;
  const share = Math.min(1 - done, passShareToday(state, b, p, isMachine, massFactor) * luck);
  const { standing } = state;
  const ahead = (b * 2 + AHEAD) * STANDING_STRIDE;
  const behind = (b * 2 + BEHIND) * STANDING_STRIDE;
  const kgPerHa = standing[ahead]!;
  const left = kgPerHa * (isMachine ? p.machineLeavesShare : p.handLeavesShare);
  const dropped = kgPerHa * (isMachine ? p.machineDropsShare : p.handDropsShare);
  const areaHa = share * block.areaHa;
  const dryKg = (kgPerHa - left - dropped) * areaHa;
  state.lostDryKg[b] = state.lostDryKg[b]! + dropped * areaHa;
  state.pickedDryKg[b] = state.pickedDryKg[b]! + dryKg;
  leaveBehind(state, ahead, behind, done, share, left);
  const kg = dryKg * massFactor;
  loadTrailer(state, b, ahead, kg, moisture, trash);
  meter(block, areaHa, kg, isMachine, p, activities);
  state.passShare[b] = done + share;
  if (done + share >= COMPLETE) endPass(state, b);
  return kg;
}

/** The picked strip joins the area behind the pass with what was left on its plants. */
function leaveBehind(state: FieldState, ahead: number, behind: number, done: number, share: number, leftKgPerHa: number): void {
  const { standing } = state;
  const area = done + share;
  const before = standing[behind]! * done;
  const left = leftKgPerHa * share;
  const weight = before + left > 0 ? left / (before + left) : 1;
  standing[behind] = (before + left) / area;
  for (let column = 1; column < STANDING_STRIDE; column += 1) {
    standing[behind + column] = standing[behind + column]! + (standing[ahead + column]! - standing[behind + column]!) * weight;
  }
}

function loadTrailer(state: FieldState, b: number, ahead: number, kg: number, moisture: number, trash: number): void {
  if (kg <= 0) return;
  const { trailer, standing } = state;
  const at = b * TRAILER_STRIDE;
  const weight = kg / (trailer[at]! + kg);
  const mix = (column: number, value: number): void => {
    trailer[at + column] = trailer[at + column]! + (value - trailer[at + column]!) * weight;
  };
  trailer[at] = trailer[at]! + kg;
  mix(TRAILER.temperatureC, standing[ahead + STANDING.temperatureC]!);
  mix(TRAILER.transpirationRatio, standing[ahead + STANDING.transpirationRatio]!);
  mix(TRAILER.reflectanceLoss, standing[ahead + STANDING.reflectanceLoss]!);
  mix(TRAILER.yellownessGain, standing[ahead + STANDING.yellownessGain]!);
  mix(TRAILER.moisturePercent, moisture);
  mix(TRAILER.trashPercent, trash);
}

function meter(block: FieldBlock, areaHa: number, kg: number, isMachine: boolean, p: FieldParameters, activities: ActivityLog): void {
  if (isMachine) {
    activities.add(block.site, ACTIVITY.labour, areaHa * p.machineHoursPerHa);
    activities.add(block.site, ACTIVITY.diesel, areaHa * p.machineDieselPerHa);
  } else activities.add(block.site, ACTIVITY.labour, (kg / p.handKgPerDay) * p.handHoursPerDay);
}
