// Plugs the gins: yard order, settings and maintenance decisions in, bales out to a mill's store or the market.
import { TICKS_PER_HOUR } from '../../base/units.ts';
import { FIBRE } from '../../model/domain/lots.ts';
import type { GinPorts } from '../../model/domain/ports.ts';
import type { GinStage } from '../../model/gin/index.ts';
import type { GinningObservation } from '../../decision/observations.ts';
import { ginningRegret } from '../../decision/policy/ginning.ts';
import type { MaintenanceAsker } from './maintenance.ts';
import type { RunContext } from './run-context.ts';

/** Most lots of a yard that are looked at for the next one: the oldest. Bounds the cost of a full yard. */
const MOST_LOTS_SEEN = 64;

export function ginPorts(
  run: RunContext,
  gins: () => GinStage,
  asksMaintenance: MaintenanceAsker,
  baleReady: (bale: number, gin: number) => void,
): GinPorts {
  const { world, information, policies, log, knowledge } = run;
  const { lots, cluster } = world;
  const moisture = new Float64Array(MOST_LOTS_SEEN);
  const isAi = run.modules.has('ginning');
  const truth = (lot: number): GinningObservation => {
    const of = (trait: keyof typeof FIBRE): number => lots.trait(lot, FIBRE[trait]);
    return {
      asOfTick: world.kernel.now,
      moisturePercent: of('moisturePercent'),
      trashPercent: of('trashPercent'),
      lengthMm: of('lengthMm'),
      uniformityPercent: of('uniformityPercent'),
      shortFibrePercent: of('shortFibrePercent'),
      micronaire: of('micronaire'),
      strengthGramsPerTex: of('strengthGramsPerTex'),
      reflectancePercent: of('reflectancePercent'),
      yellowness: of('yellowness'),
    };
  };

  return {
    chooseLot: (gin) => {
      const stage = gins();
      const count = Math.min(stage.yardCount(gin), MOST_LOTS_SEEN);
      // Habit takes the oldest, whatever it reads.
      if (isAi) for (let i = 0; i < count; i += 1) moisture[i] = run.readings.moisturePercent(stage.yardLot(gin, i));
      return stage.yardLot(gin, policies.ginning.nextLot(moisture, count).value);
    },
    chooseSetting: (gin, lot) => {
      const now = world.kernel.now;
      const arrivedTick = run.forecasts.openedTick('ginQueue', lot);
      if (arrivedTick !== undefined) run.forecasts.settle('ginQueue', lot, now, (now - arrivedTick) / TICKS_PER_HOUR);
      const seen = (trait: keyof typeof FIBRE, point: 'ginFeedMoisture' | 'ginFeedTrash'): number =>
        isAi ? information.observe(point, lots.trait(lot, FIBRE[trait]), lot, FIBRE[trait]) : Number.NaN;
      // Habit looks at nothing, so only the AI pays for the readings.
      const tested = (trait: keyof typeof FIBRE): number =>
        isAi ? information.observeTest(lots.trait(lot, FIBRE[trait]), lot, FIBRE[trait]) : Number.NaN;
      const observation = {
        asOfTick: world.kernel.now,
        moisturePercent: seen('moisturePercent', 'ginFeedMoisture'),
        trashPercent: seen('trashPercent', 'ginFeedTrash'),
        lengthMm: tested('lengthMm'),
        uniformityPercent: tested('uniformityPercent'),
        shortFibrePercent: tested('shortFibrePercent'),
        micronaire: tested('micronaire'),
        strengthGramsPerTex: tested('strengthGramsPerTex'),
        reflectancePercent: tested('reflectancePercent'),
        yellowness: tested('yellowness'),
      };
      const choice = policies.ginning.setting(observation);
      const neededTick = world.kernel.now;
      const executedTick = neededTick + information.latencyTicks('ginning');
      const { lintMoistureTargetPercent, seedCottonCleaners, lintCleaners } = choice.value;
      const text = log.keepsRecords ? `${lintMoistureTargetPercent} % / ${seedCottonCleaners} / ${lintCleaners}` : '';
      const subject = log.keepsRecords ? `${cluster.sites[cluster.gins[gin]!.site]!.id} lot ${lot}` : '';
      const decision = log.add('ginning', subject, { asOfTick: neededTick, neededTick, executedTick }, observation, text, choice);
      if (decision >= 0 && isAi) log.regret(decision, ginningRegret(knowledge.gin, truth(lot), choice.value, knowledge.lintPriceFactor, knowledge.heatPriceShare));
      return choice.value;
    },
    plansMaintenance: asksMaintenance,
    baleReady,
  };
}
