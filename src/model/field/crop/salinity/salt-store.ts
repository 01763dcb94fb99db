// How much salt a compartment holds and where in its pores a filling goes; movement is in salt-flow.ts and salt-lift.ts.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import { COMPARTMENTS, type SoilProfile } from '../soil-profile.ts';
import { activeCell, CELLS, saltCells, type SaltCells } from './salt-cells.ts';
import { GRAMS_PER_LITRE_PER_DS_M, SOLUBILITY_G_PER_L, type SaltSettings } from './salt-settings.ts';
import type { SaltState } from './salt-state.ts';

/** A block with salt: its settings and cells, and what its compartments hold below a water table. */
export interface SaltUnit {
  readonly settings: SaltSettings;
  readonly cells: SaltCells;
  /** Compartments from this one on lie below the water table; COMPARTMENTS without one. */
  readonly firstBelowTable: number;
  /** Salt of the cells when they are full of the water table's water, g/m²; 11 per compartment. */
  readonly tableGrams: Float64Array;
}

/** Salt of each compartment of the block whose day runs, g/m²; filled by carrySalt, kept up to date within the day, never used across calls. */
export const dayGrams = new Float64Array(COMPARTMENTS);

/** All salt of a compartment, g/m². */
export function compartmentSalt(state: SaltState, b: number, i: number): number {
  const base = (b * COMPARTMENTS + i) * CELLS;
  let sum = 0;
  for (let cell = 0; cell < CELLS; cell += 1) sum += state.saltGrams[base + cell]!;
  return sum;
}

/** Sums the salt of the compartments of block b into dayGrams. */
export function readDayGrams(cells: SaltCells, state: SaltState, b: number): void {
  for (let i = 0; i < COMPARTMENTS; i += 1) {
    const base = (b * COMPARTMENTS + i) * CELLS;
    let sum = 0;
    for (let cell = cells.count[i]! - 1; cell >= 0; cell -= 1) sum += state.saltGrams[base + cell]!;
    dayGrams[i] = sum;
  }
}

const PER_EQUIVALENT = 1 / GRAMS_PER_LITRE_PER_DS_M;

/** The conductivity of soil water with a salt content in g/l, dS/m, at most that of saturated brine. */
export function conductivityOf(gramsPerLitre: number): number {
  return (gramsPerLitre > SOLUBILITY_G_PER_L ? SOLUBILITY_G_PER_L : gramsPerLitre) * PER_EQUIVALENT;
}

/** Fills a compartment with salt of one ECe, spread over the wet cells by mobility.
 *  Units and shapes: writes g/m² into `grams` from `base` on, 11 cells; content in m³/m³. Source: AquaCrop 7.3 DetermineSaltContent. */
export function fillCells(
  profile: SoilProfile,
  cells: SaltCells,
  i: number,
  content: number,
  eceDsPerM: number,
  grams: Float64Array,
  base: number,
): void {
  const total = eceDsPerM * GRAMS_PER_LITRE_PER_DS_M * profile.saturation[i]! * profile.mmPerContent[i]!;
  const last = activeCell(cells, i, content);
  let sum = 0;
  for (let cell = 0; cell <= last; cell += 1) sum += cells.mobility[i * CELLS + cell]!;
  for (let cell = 0; cell < CELLS; cell += 1) grams[base + cell] = cell <= last ? (total * cells.mobility[i * CELLS + cell]!) / sum : 0;
}

/** What a block with salt needs besides its soil. */
export function saltUnit(settings: SaltSettings, profile: SoilProfile, waterTableDepthM: number | undefined): SaltUnit {
  const cells = saltCells(profile);
  const tableGrams = new Float64Array(COMPARTMENTS * CELLS);
  const first = waterTableDepthM === undefined ? -1 : profile.waterTableMidM.findIndex((middle) => middle >= waterTableDepthM);
  for (let i = 0; i < profile.count; i += 1) fillCells(profile, cells, i, profile.saturation[i]!, settings.waterTableEcDsPerM, tableGrams, i * CELLS);
  return { settings, cells, firstBelowTable: first < 0 ? COMPARTMENTS : first, tableGrams };
}

/** Gives compartments below the water table its salt; returns the change in g/m². Source: AquaCrop 7.3 HorizontalInflowGWTable. */
export function saltOfWaterTable(salt: SaltUnit, state: SaltState, b: number): number {
  const { cells, tableGrams } = salt;
  const { saltGrams } = state;
  let change = 0;
  for (let i = salt.firstBelowTable; i < COMPARTMENTS; i += 1) {
    const base = (b * COMPARTMENTS + i) * CELLS;
    for (let cell = cells.count[i]! - 1; cell >= 0; cell -= 1) {
      const grams = tableGrams[i * CELLS + cell]!;
      change += grams - saltGrams[base + cell]!;
      saltGrams[base + cell] = grams;
    }
  }
  return change;
}
