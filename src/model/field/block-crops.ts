// Describes the cluster's blocks to the crop model: soil, water and salt at the start, water table, irrigation technique. Simulates nothing.
import { assert } from '../../base/assert.ts';
import type { FieldBlock } from '../domain/cluster.ts';
import { PLAIN_FIELD, type CropBlock } from './crop/crop-block.ts';
import { COTTON_DEGREE_DAYS } from './crop/crop-parameters.ts';
import { NO_IRRIGATION } from './crop/irrigation.ts';
import { COTTON_SALT } from './crop/salinity/salt-settings.ts';
import { soilPreset } from './crop/soil-description.ts';
import type { FieldParameters } from './field-parameters.ts';

/** One crop-model block per field block, in the same order; doses are given day by day.
 *  Blocks with winter leaching start in the autumn before it, the others at planting. Source: salt as in AquaCrop 7.3 (crop/salinity). */
export function blockCrops(blocks: readonly FieldBlock[], p: FieldParameters): CropBlock[] {
  return blocks.map((block) => {
    const soil = soilPreset(block.soil);
    assert(soil !== undefined, `no soil is called ${block.soil}`);
    const isDrip = block.irrigation === 'drip';
    return {
      crop: COTTON_DEGREE_DAYS,
      soil,
      initialWater: { kind: 'percent', by: 'layer', at: [1], value: [block.leachingMm > 0 ? p.autumnWaterPercent : p.initialWaterPercent] },
      irrigation: {
        ...NO_IRRIGATION,
        applicationEfficiencyPercent: 100 * (isDrip ? p.dripApplicationEfficiency : p.furrowApplicationEfficiency),
        wettedSurfacePercent: isDrip ? p.dripWettedPercent : p.furrowWettedPercent,
      },
      field: PLAIN_FIELD,
      waterTableDepthM: block.waterTable?.depthM,
      salinity: {
        ...COTTON_SALT,
        initialEceDsPerM: block.salinityDsPerM,
        irrigationEcwDsPerM: p.irrigationWaterEcDsPerM,
        waterTableEcDsPerM: block.waterTable?.ecDsPerM ?? 0,
        thresholdDsPerM: p.salinityThresholdDsPerM,
        limitDsPerM: p.salinityZeroDsPerM,
      },
    };
  });
}
