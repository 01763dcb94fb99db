// Copies the state of all stages into the picture that screens get. Changes nothing and draws no random number.
import { GRAMS_PER_TONNE, TICKS_PER_DAY } from '../base/units.ts';
import { ACTIVITY } from '../model/domain/activities.ts';
import type { ClusterState } from '../model/domain/cluster-state.ts';
import type { FieldStage } from '../model/field/index.ts';
import type { GinStage } from '../model/gin/index.ts';
import type { HaulageStage } from '../model/logistics/index.ts';
import type { SpinningStage } from '../model/spinning/index.ts';
import type { StageWorld } from '../model/stage.ts';
import type { TextileStage } from '../model/textile/index.ts';

export interface AllStages {
  readonly field: FieldStage;
  readonly haulage: HaulageStage;
  readonly gin: GinStage;
  readonly spinning: SpinningStage;
  readonly textile: TextileStage;
}

const KWH_PER_MWH = 1000;

function floats(count: number, value: (index: number) => number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => value(index));
}

function states(count: number, value: (index: number) => number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, index) => value(index));
}

function totals(world: StageWorld): ClusterState['totals'] {
  const { ledger, cluster, activities } = world;
  let fibreLoss = 0;
  let seedCotton = 0;
  let lint = 0;
  let yarn = 0;
  let fabric = 0;
  ledger.accounts.forEach((account, index) => {
    if (account.kind === 'sink' && account.use === 'fibreLoss') fibreLoss += ledger.totalInGrams(index);
    if (account.name.endsWith('/edge')) seedCotton += ledger.totalInGrams(index);
    if (account.name.endsWith('/bales')) lint += ledger.totalInGrams(index);
    if (account.name.endsWith('/yarn')) yarn += ledger.totalInGrams(index);
    if (account.name.endsWith('/finished')) fabric += ledger.totalInGrams(index);
  });
  let electricityKwh = 0;
  let irrigationWaterM3 = 0;
  for (let site = 0; site < cluster.sites.length; site += 1) {
    electricityKwh += activities.total(site, ACTIVITY.electricity);
    irrigationWaterM3 += activities.total(site, ACTIVITY.irrigationWater);
  }
  return {
    seedCottonTonnes: seedCotton / GRAMS_PER_TONNE,
    lintTonnes: lint / GRAMS_PER_TONNE,
    yarnTonnes: yarn / GRAMS_PER_TONNE,
    fabricTonnes: fabric / GRAMS_PER_TONNE,
    fibreLossTonnes: fibreLoss / GRAMS_PER_TONNE,
    electricityMwh: electricityKwh / KWH_PER_MWH,
    irrigationWaterM3,
  };
}

/** The state now, in fresh arrays. */
export function observeCluster(world: StageWorld, stages: AllStages, isFinished: boolean): ClusterState {
  const { field, haulage, gin, spinning, textile } = stages;
  const { cluster, kernel } = world;
  const blocks = cluster.blocks.length;
  return {
    tick: kernel.now,
    day: Math.floor(kernel.now / TICKS_PER_DAY),
    isFinished,
    blocks: {
      canopy: floats(blocks, (b) => field.canopy(b)),
      depletion: floats(blocks, (b) => field.depletionMm(b) / Math.max(1, field.totalAvailableWaterMm(b))),
      openBolls: floats(blocks, (b) => field.openShare(b)),
      picked: floats(blocks, (b) => field.pickedShare(b)),
      irrigationMm: floats(blocks, (b) => field.irrigationMm(b)),
    },
    receivingPoints: { waitingTonnes: floats(cluster.receivingPoints.length, (point) => haulage.waitingTonnes(point)) },
    vehicles: {
      fromSite: haulage.motion.fromSite.slice(),
      toSite: haulage.motion.toSite.slice(),
      leavesTick: haulage.motion.leavesTick.slice(),
      arrivesTick: haulage.motion.arrivesTick.slice(),
      isLoaded: haulage.motion.isLoaded.slice(),
    },
    gins: {
      yardTonnes: floats(cluster.gins.length, (g) => gin.yardTonnes(g)),
      bales: floats(cluster.gins.length, (g) => gin.balesMade(g)),
      state: states(cluster.gins.length, (g) => gin.lineState(g)),
    },
    spinningMills: {
      storeBales: floats(cluster.spinningMills.length, (m) => spinning.storeCount(m)),
      yarnTonnes: floats(cluster.spinningMills.length, (m) => spinning.yarnTonnes(m)),
      state: states(cluster.spinningMills.length, (m) => spinning.machineState(m)),
    },
    textileMills: {
      yarnTonnes: floats(cluster.textileMills.length, (m) => textile.yarnTonnes(m)),
      fabricTonnes: floats(cluster.textileMills.length, (m) => textile.fabricTonnes(m)),
      state: states(cluster.textileMills.length, (m) => textile.machineState(m)),
    },
    totals: totals(world),
  };
}
