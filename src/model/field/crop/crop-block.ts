// What the caller gives for one block, and what the model derives from it once; nothing here changes in a run.
import { exp, roundHalfEven } from '../../../base/math.ts';
import { potentialRises } from './capillary-rise.ts';
import { evaporationLayers, type EvaporationLayers } from './evaporation-layers.ts';
import { cropStages, type CropStages } from './crop-calendar.ts';
import type { CropParameters } from './crop-parameters.ts';
import type { InitialWater } from './initial-water.ts';
import type { IrrigationSettings } from './irrigation.ts';
import type { SaltSettings } from './salinity/salt-settings.ts';
import { saltUnit, type SaltUnit } from './salinity/salt-store.ts';
import { rootZoneTable, type RootZoneTable } from './root-zone.ts';
import { rootUptake } from './root-uptake.ts';
import type { SoilDescription } from './soil-description.ts';
import { buildSoilProfile, type SoilProfile } from './soil-profile.ts';
import { stressThresholds, type StressThresholds } from './water-stress.ts';

/** Practice on the surface of the field. */
export interface FieldPractice {
  /** Share of the surface under mulch and how much of the evaporation below it is kept back (fractions). */
  readonly mulchCover: number;
  readonly mulchEffect: number;
  /** Height of bunds, 0 without; water between them at the start. */
  readonly bundHeightMm: number;
  readonly bundWaterMm: number;
  readonly isRunoffPrevented: boolean;
  readonly curveNumberChangePercent: number;
}

/** Bare soil without bunds or mulch. */
export const PLAIN_FIELD: FieldPractice = {
  mulchCover: 0,
  mulchEffect: 0,
  bundHeightMm: 0,
  bundWaterMm: 0,
  isRunoffPrevented: false,
  curveNumberChangePercent: 0,
};

/** One block: crop, soil, water at the start, rule of irrigation, practice, and a constant water table if there is one. */
export interface CropBlock {
  readonly crop: CropParameters;
  readonly soil: SoilDescription;
  readonly initialWater: InitialWater;
  readonly irrigation: IrrigationSettings;
  readonly field: FieldPractice;
  readonly waterTableDepthM: number | undefined;
  /** Salt in the soil; left out where there is none to speak of. */
  readonly salinity?: SaltSettings;
  /** True for comparisons: every step of stage-two evaporation by itself and drainage to the last drop, as in the reference, at half the speed. */
  readonly isStepwise?: boolean;
}

/** A block with everything derived from it. */
export interface CropUnit {
  readonly crop: CropParameters;
  readonly isDegreeDays: boolean;
  readonly stages: CropStages;
  readonly thresholds: StressThresholds;
  /** e^shape − 1 of the slowing of roots by stress. */
  readonly rootStressSpan: number;
  readonly uptakeTop: number;
  readonly uptakeBottom: number;
  readonly profile: SoilProfile;
  readonly isPenetrable: boolean;
  readonly zone: RootZoneTable;
  readonly evaporation: EvaporationLayers;
  readonly irrigation: IrrigationSettings;
  readonly isNet: boolean;
  /** Shares of a dose that enters the soil and of the surface that it wets. */
  readonly efficiency: number;
  readonly wettedShare: number;
  readonly field: FieldPractice;
  readonly curveNumber: number;
  readonly mulchFactor: number;
  readonly isStepwise: boolean;
  readonly hasWaterTable: boolean;
  readonly waterTableDepthM: number;
  /** Capillary rise that each compartment could have, mm/day. */
  readonly potentialRisesMm: Float64Array;
  readonly initialWater: InitialWater;
  readonly germinationFullMm: number;
  readonly germinationDryMm: number;
  readonly salt: SaltUnit | undefined;
}

const GERMINATION_DEPTH_M = 0.3;

/** Water of the seed bed from a column of contents, each term rounded to 0.001 mm as in the reference. */
export function seedBedMm(profile: SoilProfile, content: Float64Array, offset: number): number {
  let sum = 0;
  for (let i = 0; i < profile.count; i += 1) {
    const below = profile.bottomM[i]! - GERMINATION_DEPTH_M;
    const share = below > 0 ? 1 - below / profile.thicknessM[i]! : 1;
    sum += roundHalfEven(share * 1000 * content[offset + i]! * profile.thicknessM[i]! * 1000) / 1000;
    if (below >= 0) break;
  }
  return sum;
}

/** Blocks with what is derived from them; blocks with the same soil and roots share one profile. */
export function compileBlocks(blocks: readonly CropBlock[]): CropUnit[] {
  const profiles = new Map<string, Pick<CropUnit, 'profile' | 'zone' | 'evaporation'>>();
  const crops = new Map<CropParameters, Pick<CropUnit, 'crop' | 'isDegreeDays' | 'stages' | 'thresholds' | 'uptakeTop' | 'uptakeBottom'>>();
  return blocks.map((block) => {
    const { crop } = block;
    const isGraduated = block.salinity !== undefined;
    const key = JSON.stringify([block.soil, crop.minimumRootDepthM, crop.maximumRootDepthM, crop.aerationVolumePercent, isGraduated]);
    let ofSoil = profiles.get(key);
    if (ofSoil === undefined) {
      const profile = buildSoilProfile(block.soil, crop.maximumRootDepthM, isGraduated);
      const zone = rootZoneTable(profile, crop.minimumRootDepthM, crop.maximumRootDepthM, crop.aerationVolumePercent);
      profiles.set(key, (ofSoil = { profile, zone, evaporation: evaporationLayers(profile) }));
    }
    let ofCrop = crops.get(crop);
    if (ofCrop === undefined) {
      const { top, bottom } = rootUptake(crop.uptakeTopQuarter, crop.uptakeBottomQuarter);
      const isDegreeDays = crop.calendar === 'degreeDays';
      ofCrop = { crop, isDegreeDays, stages: cropStages(crop), thresholds: stressThresholds(crop), uptakeTop: top, uptakeBottom: bottom };
      crops.set(crop, ofCrop);
    }
    const { profile, zone, evaporation } = ofSoil;
    return {
      crop,
      isDegreeDays: ofCrop.isDegreeDays,
      stages: ofCrop.stages,
      thresholds: ofCrop.thresholds,
      rootStressSpan: exp(crop.rootStressShape) - 1,
      uptakeTop: ofCrop.uptakeTop,
      uptakeBottom: ofCrop.uptakeBottom,
      profile,
      zone,
      evaporation,
      isPenetrable: profile.penetrability.every((share) => share === 1),
      irrigation: block.irrigation,
      isNet: block.irrigation.method === 'net',
      efficiency: block.irrigation.applicationEfficiencyPercent / 100,
      wettedShare: block.irrigation.wettedSurfacePercent / 100,
      field: block.field,
      curveNumber: profile.curveNumber * (1 + block.field.curveNumberChangePercent / 100),
      mulchFactor: 1 - block.field.mulchEffect * block.field.mulchCover,
      isStepwise: block.isStepwise === true,
      hasWaterTable: block.waterTableDepthM !== undefined,
      waterTableDepthM: block.waterTableDepthM ?? Infinity,
      potentialRisesMm: potentialRises(profile, block.waterTableDepthM ?? Infinity),
      initialWater: block.initialWater,
      germinationFullMm: seedBedMm(profile, profile.fieldCapacity, 0),
      germinationDryMm: seedBedMm(profile, profile.wiltingPoint, 0),
      salt: block.salinity === undefined ? undefined : saltUnit(block.salinity, profile, block.waterTableDepthM),
    };
  });
}
