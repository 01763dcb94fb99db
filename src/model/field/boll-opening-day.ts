// A day of boll opening in one block: heat, frost, newly opened cotton, and what weather does to the open cotton. Picks nothing.
// Kernel file: columns have one entry per block (and fixed strides) by construction, so `!` is used throughout.
import type { CropModel } from './crop/crop-model.ts';
import { heatUnits, openBollShare } from './crop/boll-opening.ts';
import type { WeatherSeries } from '../domain/weather.ts';
import type { FieldParameters } from './field-parameters.ts';
import { AHEAD, BEHIND, NO_PASS, STANDING, STANDING_STRIDE, type FieldState } from './field-state.ts';
import { bollGrowthPerDay } from './formulas/boll-growth.ts';
import { openingHurry } from './formulas/defoliation.ts';
import { openLossShare, reflectanceLoss, surfaceWetness, yellownessGain } from './formulas/weathering.ts';

const KG_PER_TONNE = 1000;

/** Weathers the cotton of one area; returns the dry kg/ha that it lost. */
function weather(state: FieldState, at: number, p: FieldParameters, rainMm: number): number {
  const { standing } = state;
  const lost = standing[at]! * openLossShare(p, rainMm);
  standing[at] = standing[at]! - lost;
  standing[at + STANDING.reflectanceLoss] = standing[at + STANDING.reflectanceLoss]! + reflectanceLoss(p, rainMm);
  standing[at + STANDING.yellownessGain] = standing[at + STANDING.yellownessGain]! + yellownessGain(p, rainMm);
  return lost;
}

/** Mixes newly opened cotton into that of one area, mean by mean. */
function addOpened(state: FieldState, b: number, at: number, kgPerHa: number, frostYellowness: number): void {
  const { standing } = state;
  const total = standing[at]! + kgPerHa;
  if (total <= 0) return;
  const share = kgPerHa / total;
  const mix = (column: number, value: number): void => {
    standing[at + column] = standing[at + column]! + (value - standing[at + column]!) * share;
  };
  standing[at] = total;
  mix(STANDING.temperatureC, state.bollTemperatureC[b]!);
  mix(STANDING.transpirationRatio, state.bollRatio[b]!);
  mix(STANDING.reflectanceLoss, 0);
  mix(STANDING.yellownessGain, frostYellowness);
}

/** What growing bolls remember of a day: an exponential mean of temperature and of actual over potential transpiration. */
function remember(state: FieldState, crop: CropModel, b: number, meanC: number, memoryDays: number): void {
  const weight = 1 / memoryDays;
  state.bollTemperatureC[b] = state.bollTemperatureC[b]! + (meanC - state.bollTemperatureC[b]!) * weight;
  if (!crop.isGrowing(b)) return;
  const potential = crop.state.transpirationPotentialMm[b]!;
  const ratio = potential > 0 ? Math.min(1, crop.state.transpirationMm[b]! / potential) : 1;
  state.bollRatio[b] = state.bollRatio[b]! + (ratio - state.bollRatio[b]!) * weight;
}

/** What opening needs to know of a block: its area and how much longer than TM-1 its variety takes. */
export interface OpeningBlock {
  readonly areaHa: number;
  readonly pace: number;
}

/** Days since the field was sprayed, 0 before. */
function daysSinceSpraying(state: FieldState, b: number, day: number): number {
  const sprayed = state.defoliatedDay[b]!;
  return sprayed < 0 ? 0 : day - sprayed;
}

/** Heat until the first bloom, then growth of bolls at the day's mean temperature; frost ends both. */
function ripen(state: FieldState, b: number, day: number, tMinC: number, tMaxC: number, p: FieldParameters, pace: number): void {
  if (state.isKilled[b] !== 0) return;
  if (state.heatUnits[b]! < p.bloomHeat * pace) state.heatUnits[b] = state.heatUnits[b]! + heatUnits(tMinC, tMaxC);
  else state.bollTime[b] = state.bollTime[b]! + (bollGrowthPerDay(p, (tMinC + tMaxC) / 2) * openingHurry(p, daysSinceSpraying(state, b, day))) / pace;
}

/** Advances heat, frost, opening and weathering of block b by one day; the crop model has been advanced before.
 *  Fails: never; never allocates. Source: opening curve and frost of agronomy sheet 3.1 to 3.3; the rest in the formulas' files. */
export function openBolls(state: FieldState, crop: CropModel, b: number, day: number, weatherOf: WeatherSeries, p: FieldParameters, block: OpeningBlock): void {
  const tMinC = weatherOf.tMinC[day]!;
  const tMaxC = weatherOf.tMaxC[day]!;
  const rainMm = weatherOf.rainMm[day]!;
  remember(state, crop, b, (tMinC + tMaxC) / 2, p.bollMemoryDays);
  ripen(state, b, day, tMinC, tMaxC, p, block.pace);
  // Frost before the first boll is ripe belongs to spring: the crop model's temperatures deal with it.
  if (tMinC <= p.killingFrostC && state.openShare[b]! > 0 && state.isKilled[b] === 0) {
    state.isKilled[b] = 1;
    state.bollTime[b] = state.bollTime[b]! + p.frostOpeningTime;
    crop.harvest(b);
  }
  state.wetness[b] = surfaceWetness(p, state.wetness[b]!, rainMm, weatherOf.et0Mm[day]!);
  const ahead = (b * 2 + AHEAD) * STANDING_STRIDE;
  const behind = (b * 2 + BEHIND) * STANDING_STRIDE;
  const done = state.passShare[b] === NO_PASS ? 0 : state.passShare[b]!;
  const lost = weather(state, ahead, p, rainMm) * (1 - done) + weather(state, behind, p, rainMm) * done;
  state.lostDryKg[b] = state.lostDryKg[b]! + lost * block.areaHa;
  const share = openBollShare(state.bollTime[b]!, 1, 1 + p.sixtyPercentOpenTime / block.pace);
  state.openShare[b] = share;
  const openedKgPerHa = share * crop.yieldTonnesPerHa(b) * KG_PER_TONNE * state.yieldFactor[b]!;
  const fresh = openedKgPerHa - state.openedKgPerHa[b]!;
  if (fresh <= 0) return;
  state.openedKgPerHa[b] = openedKgPerHa;
  const frost = state.isKilled[b] === 0 ? 0 : p.frostYellowness;
  addOpened(state, b, ahead, fresh, frost);
  if (done > 0) addOpened(state, b, behind, fresh, frost);
}
