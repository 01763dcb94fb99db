// The salt of all blocks in shared columns; no behaviour.
import { COMPARTMENTS } from '../soil-profile.ts';
import { CELLS } from './salt-cells.ts';

/** Salt columns: g/m² by block, compartment and cell; the rest one per block. `blocks` is 0 when no block has salt. */
export function createSaltState(blocks: number) {
  const numbers = (): Float64Array => new Float64Array(blocks);
  return {
    /** All salt of a cell: dissolved as far as its water holds it, the rest deposited. */
    saltGrams: new Float64Array(blocks * COMPARTMENTS * CELLS),
    /** Mean of 100·(1 − Ks) over the days with a canopy, and their number. */
    saltStressPercent: numbers(),
    saltStressDays: numbers(),
    /** Transpiration of the season so far and what the air asked for, mm: restricted roots grow denser by their ratio. */
    saltTranspirationMm: numbers(),
    saltDemandMm: numbers(),
    /** Stomata closed by salt, percent of full opening. */
    saltClosurePercent: numbers(),
    // day's salt fluxes, g/m²
    saltIn: numbers(),
    saltOut: numbers(),
    saltRisen: numbers(),
  };
}

export type SaltState = ReturnType<typeof createSaltState>;
