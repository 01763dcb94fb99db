// How saline the soil under a block is, from the salt of its compartments. Reads only.
// Kernel file: columns have one entry per block or twelve compartments per block by construction, so `!` is used throughout.
import type { CropModel } from './crop/crop-model.ts';
import { rootZoneSaltInto, type RootZoneSalt } from './crop/salinity/salt-stress.ts';

const found: RootZoneSalt = { ece: 0, soilWater: 0, atFieldCapacity: 0 };

/** Salinity of the saturated extract of block b's root zone, dS/m. Source: AquaCrop 7.3, depth-weighted mean (crop/salinity). */
export function rootZoneSalinity(crop: CropModel, b: number): number {
  rootZoneSaltInto(crop.units[b]!, crop.state, b, found);
  return found.ece;
}
