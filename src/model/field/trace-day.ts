// Writes what a block's crop, soil water and bolls were on a day into the columns of a trace. Reads only; changes nothing in the season.
// Kernel file: columns hold one entry per block and day, and the model's one per block, by construction; so `!` is used throughout.
import { FIELD_COLUMN_IDS, type FieldColumn, type FieldStages } from '../domain/field-trace.ts';
import type { WeatherSeries } from '../domain/weather.ts';
import type { CropModel } from './crop/crop-model.ts';
import { PREMATURE_SENESCENCE, SEED_PROTECTED } from './crop/crop-state.ts';
import { coldPollination, heatPollination } from './crop/harvest-index.ts';
import { EXPANSION, SENESCENCE, setThresholds, STOMATA } from './crop/water-stress.ts';
import type { FieldSeason } from './field-season.ts';
import type { FieldStage } from './field-stage.ts';

type Columns = Readonly<Record<FieldColumn, Float64Array>>;

/** A canopy this near to its largest no longer asks for expansion (crop/canopy-cover). */
const NEAR_MAXIMUM = 0.9799;

/** Columns for all days of all blocks, zero. */
export function createTraceColumns(blocks: number, days: number): Columns {
  const columns: Partial<Record<FieldColumn, Float64Array>> = {};
  for (const id of FIELD_COLUMN_IDS) columns[id] = new Float64Array(blocks * days);
  return columns as Columns;
}

/** Water in the profile and on the surface of block b, mm. */
export function soilWaterMm(crop: CropModel, b: number): number {
  return crop.profileWaterMm(b) + crop.state.surfaceStorageMm[b]!;
}

/** The stages of block b in days after planting. */
export function stagesOf(crop: CropModel, b: number): FieldStages {
  const { yieldFormationStartDay, floweringDays, maturityDay } = crop.calendar(b);
  return { flowering: yieldFormationStartDay, floweringEnd: yieldFormationStartDay + floweringDays, maturity: maturityDay };
}

/** How far each stress acted today. The water stresses are those of the root zone at the end of the day, and only while what they hold back goes on. */
function recordStress(crop: CropModel, b: number, weather: WeatherSeries, day: number, to: Columns, at: number): void {
  const { state } = crop;
  const unit = crop.units[b]!;
  const stress = crop.stress(b, weather.et0Mm[day]!);
  const time = unit.isDegreeDays ? state.degreeDaySum[b]! - state.delayedDegreeDays[b]! : state.dayOfSeason[b]! - state.delayedDays[b]!;
  const cover = state.canopyCover[b]!;
  // A seedling lives on its seed, and a full canopy asks for no expansion.
  const isSeedling = (state.flags[b]! & SEED_PROTECTED) !== 0;
  const growsLeaves = !isSeedling && time >= unit.crop.emergence && time < unit.stages.canopyDevelopmentEnd && cover < NEAR_MAXIMUM * state.canopyLimit[b]!;
  to.expansionStress[at] = growsLeaves ? 1 - stress.expansion : 0;
  const lacking = 1 - state.transpirationRatio[b]!;
  const lacksAir = state.aerationDays[b]! > 0;
  to.stomataStress[at] = lacksAir ? 0 : lacking;
  to.aerationStress[at] = lacksAir ? lacking : 0;
  to.senescenceStress[at] = (state.flags[b]! & PREMATURE_SENESCENCE) === 0 ? 0 : 1 - stress.senescence;
  to.saltStress[at] = unit.salt === undefined ? 0 : state.saltClosurePercent[b]! / 100;
  const calendar = crop.calendar(b);
  const into = state.dayOfSeason[b]! - state.delayedDays[b]! - calendar.yieldFormationStartDay - 1;
  if (into <= 0 || into > calendar.floweringDays || cover < unit.crop.minimumCanopyForPollination) return;
  to.pollinationStress[at] = 1 - stress.pollination;
  to.coldStress[at] = 1 - coldPollination(unit.crop, weather.tMinC[day]!);
  to.heatStress[at] = 1 - heatPollination(unit.crop, weather.tMaxC[day]!);
}

function recordRootZone(crop: CropModel, b: number, et0Mm: number, to: Columns, at: number): void {
  const { thresholds } = crop.units[b]!;
  const available = crop.totalAvailableMm(b);
  setThresholds(thresholds, et0Mm);
  to.depletion[at] = Math.max(0, crop.depletionMm(b));
  to.totalAvailable[at] = available;
  to.expansionLimit[at] = thresholds.today[EXPANSION]! * available;
  to.stomataLimit[at] = thresholds.today[STOMATA]! * available;
  to.senescenceLimit[at] = thresholds.today[SENESCENCE]! * available;
  to.rootDepth[at] = crop.state.rootDepthM[b]!;
}

function recordFluxes(season: FieldSeason, stage: FieldStage, b: number, to: Columns, at: number): void {
  const { state } = season.crop;
  const grossMm = season.state.irrigationMm[b]!;
  to.rain[at] = state.rainMm[b]!;
  to.irrigation[at] = grossMm;
  to.applicationLoss[at] = grossMm * (1 - stage.applicationEfficiency(b));
  to.capillaryRise[at] = state.capillaryRiseMm[b]! + state.waterTableInflowMm[b]!;
  to.runoff[at] = state.runoffMm[b]!;
  to.deepPercolation[at] = state.deepPercolationMm[b]!;
  to.evaporation[at] = state.evaporationMm[b]!;
  to.transpiration[at] = state.transpirationMm[b]!;
  to.evapotranspirationPotential[at] = state.evaporationPotentialMm[b]! + state.transpirationUnstressedMm[b]!;
}

/** Records block b at the end of run day `day` into entry `at`. `isSimulated` tells whether the crop model has advanced today, `before` the soil
 *  water of yesterday, mm; returns that of today. */
export function recordDay(
  season: FieldSeason,
  stage: FieldStage,
  b: number,
  when: { readonly weather: WeatherSeries; readonly day: number; readonly isSimulated: boolean; readonly before: number },
  to: Columns,
  at: number,
): number {
  const { crop } = season;
  const { weather, day, isSimulated, before } = when;
  const factor = season.state.yieldFactor[b]!;
  to.biomass[at] = crop.biomassTonnesPerHa(b) * factor;
  to.biomassPotential[at] = (crop.state.biomassPotential[b]! / 100) * factor;
  to.yield[at] = stage.yieldTonnesPerHa(b);
  to.yieldPotential[at] = stage.potentialYieldTonnesPerHa(b);
  to.openBolls[at] = stage.openShare(b);
  to.pickedShare[at] = stage.pickedShare(b);
  to.picking[at] = stage.isPicking(b) ? 1 : 0;
  const now = soilWaterMm(crop, b);
  to.soilWater[at] = now;
  if (!isSimulated) return now;
  to.growing[at] = 1;
  to.canopyCover[at] = crop.state.canopyCover[b]!;
  to.canopyPotential[at] = crop.state.canopyCoverPotential[b]!;
  to.soilWaterChange[at] = now - before;
  recordRootZone(crop, b, weather.et0Mm[day]!, to, at);
  recordStress(crop, b, weather, day, to, at);
  recordFluxes(season, stage, b, to, at);
  return now;
}
