// Leaching of a block in the winter before sowing: water is put on, drains and takes salt with it. The soil's own processes do the work.
import type { FieldBlock } from '../domain/cluster.ts';
import type { CropModel, SeasonStart } from './crop/crop-model.ts';
import type { FieldParameters } from './field-parameters.ts';

/** Too cold for anything to grow, above frost: the soil is bare and only water and salt move. */
const WINTER = { tMinC: 2, tMaxC: 8, rainMm: 0 } as const;

/** Whether two blocks come out of the winter with the same water and salt. */
export function hasSameWinter(a: FieldBlock, b: FieldBlock): boolean {
  return (
    a.soil === b.soil && a.irrigation === b.irrigation && a.salinityDsPerM === b.salinityDsPerM && a.leachingMm === b.leachingMm &&
    a.waterTable?.depthM === b.waterTable?.depthM && a.waterTable?.ecDsPerM === b.waterTable?.ecDsPerM
  );
}

/** Puts the block's leaching dose on in equal parts and lets the soil drain and dry until planting; water and salt then stand as the crop finds them.
 *  Units and shapes: the dose is a gross one at the farm gate and loses as much on its way as water in furrows, since fields of drip lines are flooded too.
 *  Fails: as startSeason. Source: agronomy sheet 5.2 and 5.3 (time, 200 to 300 mm). */
export function leachInWinter(crop: CropModel, b: number, block: FieldBlock, p: FieldParameters, season: SeasonStart): void {
  const efficiency = block.irrigation === 'drip' ? p.dripApplicationEfficiency : p.furrowApplicationEfficiency;
  const doseMm = (block.leachingMm * p.furrowApplicationEfficiency) / efficiency / p.leachingDays;
  const day = { ...WINTER, et0Mm: p.winterEt0Mm };
  crop.startSeason(b, season);
  for (let i = 0; i < p.leachingDays; i += 1) crop.advanceDay(b, day, doseMm);
  for (let i = 0; i < p.leachingRestDays; i += 1) crop.advanceDay(b, day, 0);
  crop.harvest(b);
}
