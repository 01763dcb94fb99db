// One case of the crop command as the runner needs it; reading the file is elsewhere.
import type { CropBlock } from '../crop-block.ts';
import type { SoilDescription } from '../soil-description.ts';

/** A case: one block, the years to run it in, and how. */
export interface CropCase {
  readonly id: string;
  readonly climate: string;
  readonly block: CropBlock;
  readonly soil: SoilDescription;
  readonly plantingMonth: number;
  readonly plantingDay: number;
  readonly years: readonly number[];
  /** Doses by month and day of the planting year. */
  readonly events: readonly { readonly month: number; readonly day: number; readonly mm: number }[];
  readonly co2Ppm: number | undefined;
  /** Set for a run over consecutive years from the first of `years`. */
  readonly continuous:
    | { readonly years: number; readonly simulatesFallow: boolean; readonly startMonth: number; readonly startDay: number }
    | undefined;
}
