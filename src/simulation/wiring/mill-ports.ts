// Plugs spinning and textile mills: laydown, speed, maintenance and inspection decisions in, yarn and fabric on.
import { pow } from '../../base/math.ts';
import { GRAMS_PER_KG, TICKS_PER_DAY } from '../../base/units.ts';
import { FABRIC, FIBRE, YARN } from '../../model/domain/lots.ts';
import type { InspectionPlan, SpinningPorts, TextilePorts } from '../../model/domain/ports.ts';
import type { SpinningStage } from '../../model/spinning/index.ts';
import { BALE_CATEGORY_TRAITS } from '../../decision/policies.ts';
import { inspectionRegret } from '../../decision/policy/inspection.ts';
import { laydownRegret } from '../../decision/policy/laydown.ts';
import { speedRegret } from '../../decision/policy/speed.ts';
import type { BaleStore } from './bale-store.ts';
import type { MaintenanceAsker } from './maintenance.ts';
import type { FabricForecasts } from './fabric-forecasts.ts';
import type { EnergyDesk } from './energy-ports.ts';
import type { PlanningDesk } from './market-ports.ts';
import type { RunContext } from './run-context.ts';

/** A yarn trait as the laboratory reads it. */
function seenOfYarn(run: RunContext, yarnLot: number, trait: keyof typeof YARN): number {
  return run.information.observe('yarnLaboratory', run.world.lots.trait(yarnLot, YARN[trait]), yarnLot, YARN[trait]);
}

/** The traits that a fibre test reports of a bale, each with its own noise. */
export function measuredBaleTraits(run: RunContext, bale: number, out: Float64Array): void {
  for (let i = 0; i < BALE_CATEGORY_TRAITS.length; i += 1) {
    const trait = FIBRE[BALE_CATEGORY_TRAITS[i]!];
    out[i] = run.information.observeTest(run.world.lots.trait(bale, trait), bale, trait);
  }
}

export function spinningPorts(
  run: RunContext,
  spinning: () => SpinningStage,
  store: BaleStore,
  asksMaintenance: MaintenanceAsker,
  yarnReady: (yarnLot: number, mill: number) => void,
): SpinningPorts {
  const { world, information, policies, log, forecasts } = run;
  const { lots, cluster, kernel } = world;
  const { breakSpeedExponent, management } = run.knowledge;
  const siteId = (mill: number): string => cluster.sites[cluster.spinningMills[mill]!.site]!.id;

  const tested = (lot: number, trait: keyof typeof FIBRE): number =>
    information.observeTest(lots.trait(lot, FIBRE[trait]), lot, FIBRE[trait]);

  return {
    chooseLaydown: (mill, chosen) => {
      const stage = spinning();
      const bales = stage.store(mill);
      const count = stage.storeCount(mill);
      const size = cluster.spinningMills[mill]!.laydownBales;
      const observation = { asOfTick: kernel.now, count, category: store.categories(bales, count), size };
      const choice = policies.laydown.choose(observation, chosen);
      const executedTick = kernel.now + information.latencyTicks('laydown');
      const text = `${choice.value} bales`;
      const decision = log.add('laydown', siteId(mill), { asOfTick: kernel.now, neededTick: kernel.now, executedTick }, observation, text, choice);
      if (decision >= 0) {
        const trait = (position: number, t: number): number => lots.trait(bales[position]!, FIBRE[BALE_CATEGORY_TRAITS[t]!]);
        log.regret(decision, laydownRegret(trait, BALE_CATEGORY_TRAITS.length, count, chosen, choice.value));
      }
      for (let i = 0; i < choice.value; i += 1) chosen[i] = bales[chosen[i]!]!;
      return choice.value;
    },
    chooseSpeed: (mill, laydown) => {
      const day = Math.min(Math.floor(kernel.now / TICKS_PER_DAY), world.weather.days - 1);
      const observation = {
        asOfTick: kernel.now,
        micronaire: tested(laydown, 'micronaire'),
        lengthMm: tested(laydown, 'lengthMm'),
        strengthGramsPerTex: tested(laydown, 'strengthGramsPerTex'),
        shortFibrePercent: tested(laydown, 'shortFibrePercent'),
        trashPercent: tested(laydown, 'trashPercent'),
        humidityPercent: information.observe('millClimate', spinning().roomHumidityPercent(mill), mill, day),
      };
      const choice = policies.speed.factor(observation);
      if (forecasts.isOpen('endBreaks') || forecasts.isOpen('yarnDefects')) {
        const { micronaire, lengthMm, strengthGramsPerTex, shortFibrePercent, trashPercent, humidityPercent } = observation;
        const row = [micronaire, lengthMm, strengthGramsPerTex, shortFibrePercent, trashPercent, humidityPercent];
        forecasts.open('endBreaks', laydown, mill, kernel.now, row);
        forecasts.open('yarnDefects', laydown, mill, kernel.now, row);
      }
      const executedTick = kernel.now + information.latencyTicks('speed');
      const text = choice.value.toFixed(3);
      const times = { asOfTick: kernel.now, neededTick: kernel.now, executedTick };
      store.speedDecided(laydown, log.add('speed', siteId(mill), times, observation, text, choice), choice.value, choice.expected ?? Number.NaN);
      return choice.value;
    },
    plansMaintenance: asksMaintenance,
    yarnReady: (yarnLot, mill) => {
      const laydown = store.laydownOf(yarnLot);
      if (laydown >= 0) {
        const breaks = lots.trait(yarnLot, YARN.endBreaksPer1000SpindleHours);
        // Brought to rated speed, so that forecasts and outcomes of different speeds can be compared.
        const factor = store.speedFactor(laydown);
        const ratedBreaks = breaks / pow(factor, breakSpeedExponent);
        store.realiseSpeed(laydown, breaks, (target) => speedRegret(factor, ratedBreaks, target, breakSpeedExponent, management));
        forecasts.settle('endBreaks', laydown, kernel.now, ratedBreaks);
        if (forecasts.isOpen('yarnDefects')) {
          forecasts.settle('yarnDefects', laydown, kernel.now, seenOfYarn(run, yarnLot, 'imperfectionsPerKm'));
        }
      }
      yarnReady(yarnLot, mill);
    },
  };
}

export function textilePorts(
  run: RunContext,
  asksMaintenance: MaintenanceAsker,
  fabrics: FabricForecasts,
  planning: PlanningDesk,
  energy: EnergyDesk,
  batches: { next(mill: number): number },
  correctSpinning: (yarnLot: number) => void,
  fabricReady: (batch: number, mill: number) => void,
): TextilePorts {
  const { world, information, policies, log } = run;
  const { cluster, kernel } = world;
  const { economics } = run.scenario.parameters;
  const priceUsdPerKg = [economics.fabricPriceUsdPerKg, economics.bedLinenPriceUsdPerKg, economics.knittedFabricPriceUsdPerKg];
  const noteInspection = (batch: number, method: InspectionPlan['method'], decision: number): void => {
    if (decision < 0) return;
    const { lots } = world;
    const valueUsd = (lots.grams(batch) / GRAMS_PER_KG) * priceUsdPerKg[lots.trait(batch, FABRIC.product)]!;
    const isFaulty = lots.trait(batch, FABRIC.isTrulyDefective) === 1;
    log.regret(decision, inspectionRegret(method, isFaulty, valueUsd, lots.trait(batch, FABRIC.metres), run.knowledge.inspection));
  };
  return {
    planProducts: (_mill, shares) => planning.planProducts(shares),
    startsWetStep: energy.startsWetStep,
    chooseInspection: (mill, batch) => {
      const latency = information.latencyTicks('inspection');
      const observation = {
        asOfTick: kernel.now,
        batchNumber: batches.next(mill),
        isKnownDefective: run.isOracle && world.lots.trait(batch, FABRIC.isTrulyDefective) === 1,
        paperFeedbackTicks: latency,
        automaticFeedbackTicks: latency,
      };
      const choice = policies.inspection.plan(observation);
      fabrics.waits(mill, batch, choice.value.method !== 'none');
      if (choice.value.method !== 'none') {
        const times = { asOfTick: kernel.now, neededTick: kernel.now, executedTick: kernel.now + latency };
        const subject = log.keepsRecords ? `${cluster.sites[cluster.textileMills[mill]!.site]!.id} batch ${batch}` : '';
        noteInspection(batch, choice.value.method, log.add('inspection', subject, times, observation, choice.value.method, choice));
      }
      return choice.value;
    },
    plansMaintenance: asksMaintenance,
    correctSpinning,
    batchGraded: (batch, mill) => fabrics.graded(mill, batch),
    fabricReady,
  };
}
