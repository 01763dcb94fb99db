// What the composition, decisions and screens see of the fields. `block` is an index in cluster.blocks; nothing here changes anything.
import type { Stage } from '../stage.ts';
import type { VarietyParameters } from '../parameters/varieties.ts';
import type { FieldParameters } from './field-parameters.ts';

export interface FieldStage extends Stage {
  /** Green canopy cover 0 … 1. */
  canopy(block: number): number;
  /** Water missing to field capacity in the root zone, mm, never below 0. */
  depletionMm(block: number): number;
  totalAvailableWaterMm(block: number): number;
  /** Depletion from which the crop closes its stomata at yesterday's reference evapotranspiration, mm. */
  readilyAvailableMm(block: number): number;
  /** Gross dose of today and since planting, mm. */
  irrigationMm(block: number): number;
  seasonIrrigationMm(block: number): number;
  /** Evaporation and transpiration of the last simulated day, mm. */
  cropEvapotranspirationMm(block: number): number;
  /** Water in the root zone over water at the farm gate. */
  applicationEfficiency(block: number): number;
  /** Share of the harvestable bolls that are open, 0 … 1. */
  openShare(block: number): number;
  /** Oven-dry seed cotton formed so far, t/ha, as the block's growth and care allow; the potential one without water stress. */
  yieldTonnesPerHa(block: number): number;
  potentialYieldTonnesPerHa(block: number): number;
  /** Oven-dry seed cotton that the season is heading for, t/ha: what is formed, and for the rest of the season the promise of the crop at today's stress. */
  expectedYieldTonnesPerHa(block: number): number;
  /** Open, unpicked seed cotton, oven-dry tonnes. */
  openTonnes(block: number): number;
  /** Seed cotton picked so far, physical tonnes. */
  pickedTonnes(block: number): number;
  /** Picked over picked, open and still closed cotton, 0 … 1; losses are in neither. */
  pickedShare(block: number): number;
  /** Seed cotton that fell to the ground or stayed in the field at its clearing, oven-dry tonnes. */
  lostTonnes(block: number): number;
  picksDone(block: number): number;
  /** Run day on which the field was defoliated; −1 where it has not been. */
  defoliatedDay(block: number): number;
  /** Mean salinity (saturated extract) of the root zone, dS/m. */
  salinityDsPerM(block: number): number;
  isPicking(block: number): boolean;
  /** Days from the start of the last pick to `day`, Infinity before the first. */
  daysSinceLastPick(block: number, day: number): number;
  isSeasonOver(block: number): boolean;
}

export interface FieldStageOptions {
  readonly parameters: FieldParameters;
  readonly varieties: VarietyParameters;
  /** Run day on which the crop is sown. */
  readonly plantingDay: number;
}
