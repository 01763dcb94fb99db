// The field stage: the seasons of all blocks behind one read-only interface for the outside. The course of a season is field-season.ts.
import { assert } from '../../base/assert.ts';
import { clamp } from '../../base/math.ts';
import { GRAMS_PER_TONNE, TICKS_PER_DAY } from '../../base/units.ts';
import type { FieldPorts } from '../domain/ports.ts';
import type { StageWorld } from '../stage.ts';
import { FieldSeason } from './field-season.ts';
import type { FieldStage, FieldStageOptions } from './field-stage.ts';
import { NO_PASS } from './field-state.ts';
import { rootZoneSalinity } from './soil-salt.ts';

const KG_PER_TONNE = 1000;

/** The fields of a cluster, sown on `plantingDay`. Opens their accounts and registers their events in `world`.
 *  Fails: AssertionError for a planting day outside the weather, or a soil without a name in the crop model. */
export function createFieldStage(world: StageWorld, options: FieldStageOptions, ports: FieldPorts): FieldStage {
  const { plantingDay } = options;
  assert(Number.isInteger(plantingDay) && plantingDay >= 0 && plantingDay < world.weather.days, `planting day ${plantingDay} is outside the weather`);
  return fieldStageOf(new FieldSeason(world, options, ports), world, options);
}

/** The stage of a season that somebody else keeps, for those who must look into it (traces). */
export function fieldStageOf(season: FieldSeason, world: StageWorld, options: FieldStageOptions): FieldStage {
  const { weather, cluster } = world;
  const { parameters: p } = options;
  const { crop, state } = season;
  const factor = (block: number): number => state.yieldFactor[block]!;
  const dryTonnes = (block: number, tonnesPerHa: number): number => tonnesPerHa * cluster.blocks[block]!.areaHa;

  const expectedYieldTonnesPerHa = (block: number): number => {
    const formed = crop.yieldTonnesPerHa(block);
    if (!crop.isGrowing(block)) return formed * factor(block);
    const unit = crop.units[block]!.crop;
    const progress = clamp((crop.state.degreeDaySum[block]! - unit.floweringStart) / (unit.maturity - unit.floweringStart), 0, 1);
    const potential = crop.potentialYieldTonnesPerHa(block);
    const health = potential > 0 ? clamp(formed / potential, 0, 1) : 1;
    return (formed + (1 - progress) * p.referenceYieldTonnesPerHa * health) * factor(block);
  };

  return {
    canopy: (block) => crop.state.canopyCover[block]!,
    depletionMm: (block) => Math.max(0, crop.depletionMm(block)),
    totalAvailableWaterMm: (block) => crop.totalAvailableMm(block),
    readilyAvailableMm: (block) => {
      const day = Math.max(0, Math.min(weather.days, Math.floor(world.kernel.now / TICKS_PER_DAY)) - 1);
      return crop.readilyAvailableMm(block, weather.et0Mm[day]!);
    },
    irrigationMm: (block) => state.irrigationMm[block]!,
    seasonIrrigationMm: (block) => state.seasonIrrigationMm[block]!,
    cropEvapotranspirationMm: (block) => state.evapotranspirationMm[block]!,
    applicationEfficiency: (block) =>
      cluster.blocks[block]!.irrigation === 'drip' ? p.dripApplicationEfficiency : p.furrowApplicationEfficiency,
    openShare: (block) => state.openShare[block]!,
    yieldTonnesPerHa: (block) => crop.yieldTonnesPerHa(block) * factor(block),
    potentialYieldTonnesPerHa: (block) => crop.potentialYieldTonnesPerHa(block) * factor(block),
    expectedYieldTonnesPerHa,
    openTonnes: (block) => dryTonnes(block, season.openKgPerHa(block) / KG_PER_TONNE),
    pickedTonnes: (block) => state.pickedGrams[block]! / GRAMS_PER_TONNE,
    pickedShare: (block) => {
      const pickedKg = state.pickedDryKg[block]!;
      if (pickedKg === 0) return 0;
      if (state.isOver[block] !== 0) return 1;
      const { areaHa } = cluster.blocks[block]!;
      const closedKg = Math.max(0, crop.yieldTonnesPerHa(block) * factor(block) * KG_PER_TONNE - state.openedKgPerHa[block]!) * areaHa;
      const stillOpens = state.isKilled[block] === 0 ? closedKg : 0;
      return pickedKg / (pickedKg + season.openKgPerHa(block) * areaHa + stillOpens);
    },
    lostTonnes: (block) => state.lostDryKg[block]! / KG_PER_TONNE,
    picksDone: (block) => state.picksDone[block]!,
    defoliatedDay: (block) => state.defoliatedDay[block]!,
    salinityDsPerM: (block) => rootZoneSalinity(crop, block),
    isPicking: (block) => state.passShare[block] !== NO_PASS,
    daysSinceLastPick: (block, day) => (state.pickStartDay[block]! < 0 ? Infinity : day - state.pickStartDay[block]!),
    isSeasonOver: (block) => state.isOver[block] !== 0,
    closeDay: () => undefined,
    isBusy: () => state.lotsOnTheirWay[0]! > 0 || state.isOver.includes(0),
    machines: () => [],
    save: () => season.save(),
    load: (saved) => season.load(saved),
  };
}
