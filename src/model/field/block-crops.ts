// Describes the cluster's blocks to the crop model: soil, water at planting, irrigation technique. Simulates nothing.
import { assert } from '../../base/assert.ts';
import type { FieldBlock } from '../domain/cluster.ts';
import { PLAIN_FIELD, type CropBlock } from './crop/crop-block.ts';
import { COTTON_DEGREE_DAYS } from './crop/crop-parameters.ts';
import { NO_IRRIGATION } from './crop/irrigation.ts';
import { soilPreset } from './crop/soil-description.ts';
import type { FieldParameters } from './field-parameters.ts';

/** One crop-model block per field block, in the same order; doses are given day by day. The water table is out of reach. */
export function blockCrops(blocks: readonly FieldBlock[], p: FieldParameters): CropBlock[] {
  return blocks.map((block) => {
    const soil = soilPreset(block.soil);
    assert(soil !== undefined, `no soil is called ${block.soil}`);
    const isDrip = block.irrigation === 'drip';
    return {
      crop: COTTON_DEGREE_DAYS,
      soil,
      initialWater: { kind: 'percent', by: 'layer', at: [1], value: [p.initialWaterPercent] },
      irrigation: {
        ...NO_IRRIGATION,
        applicationEfficiencyPercent: 100 * (isDrip ? p.dripApplicationEfficiency : p.furrowApplicationEfficiency),
        wettedSurfacePercent: isDrip ? p.dripWettedPercent : p.furrowWettedPercent,
      },
      field: PLAIN_FIELD,
      waterTableDepthM: undefined,
    };
  });
}
