// The textile stage as a whole: mass, anchors of the processing sheet, inspection with feedback, and what must get worse with worse yarn.
import { describe, expect, it } from 'vitest';
import { TICKS_PER_DAY } from '../../../src/base/units.ts';
import { ACTIVITY } from '../../../src/model/domain/activities.ts';
import { FABRIC, LOT_KIND } from '../../../src/model/domain/lots.ts';
import type { InspectionPlan, TextilePorts } from '../../../src/model/domain/ports.ts';
import { outcomeText } from '../spinning/mill-outcome.ts';
import { deliverYarn, massShareWith, meanFabricTrait, restoreShed, runShed, shedState, shedWorld } from './weaving-world.ts';
import type { ShedSetup, ShedWorld, YarnSetup } from './weaving-world.ts';

/** Yarn that 36 looms can weave in a day at reference quality. */
const KG_PER_DAY = 2760;
/** More than they can weave. */
const PLENTY_KG_PER_DAY = 6900;

function run(setup: ShedSetup, days: number, kgPerDay: number, yarn: YarnSetup): ShedWorld {
  const shed = shedWorld(setup);
  runShed(shed, days, kgPerDay, yarn);
  return shed;
}

const group = (shed: ShedWorld, name: string): ReturnType<ShedWorld['stage']['machines']>[number] =>
  shed.stage.machines().find((machine) => machine.group === name)!;

const always = (plan: InspectionPlan): Partial<TextilePorts> => ({ chooseInspection: () => plan });

/** Every fifth batch by hand; what is found is corrected two days later. */
function sampled(): Partial<TextilePorts> {
  let batch = 0;
  return {
    chooseInspection: () => {
      batch += 1;
      return batch % 5 === 0 ? { method: 'manual', feedbackTicks: 2 * TICKS_PER_DAY } : { method: 'none', feedbackTicks: 0 };
    },
  };
}

describe('mass', () => {
  it('balances to the gram every day and ends in fabric and sinks only', () => {
    const shed = run({}, 20, KG_PER_DAY, {});
    shed.stage.closeSeason(0);
    while (shed.stage.isBusy() && shed.day < 60) runShed(shed, 1, 0, {});
    const { ledger, lots } = shed.world;
    expect(shed.stage.isBusy()).toBe(false);
    expect(ledger.maxErrorGrams).toBe(0);
    ledger.accounts.forEach((account, index) => {
      if (account.kind === 'stock') expect(ledger.stockGrams(index), account.name).toBe(0);
    });
    const sinks = ledger.accounts.reduce((sum, account, index) => sum + (account.kind === 'sink' ? ledger.stockGrams(index) : 0), 0);
    expect(sinks).toBe(20 * KG_PER_DAY * 1000);
    const fabric = shed.batches.reduce((sum, batch) => sum + lots.grams(batch), 0);
    expect(shed.stage.fabricTonnes(0)).toBeCloseTo(fabric / 1e6, 9);
  });

  it('can be followed from fabric through grey fabric to the yarn lot', () => {
    const shed = shedWorld({});
    const yarn = deliverYarn(shed, 2_000_000, {});
    runShed(shed, 3, 0, {});
    const { lots } = shed.world;
    let used = 0;
    for (const batch of shed.batches) {
      const grey = lots.parent(batch, 0);
      expect(lots.kind(grey)).toBe(LOT_KIND.greyFabric);
      expect(lots.parent(grey, 0)).toBe(yarn);
      expect(lots.trait(batch, FABRIC.metres)).toBeLessThanOrEqual(3000);
      used += lots.parentGrams(grey, 0);
    }
    expect(shed.batches.length).toBe(3);
    expect(used).toBe(2_000_000);
  });
});

describe('anchors of the processing sheet', () => {
  it('looms run at 80 to 95 % of the speed without stops', () => {
    const looms = group(run({}, 60, PLENTY_KG_PER_DAY, {}), 'loom');
    // Stops that a weaver mends are minor stops; they are part of the loom's efficiency.
    const attendedHours = (looms.runningTicks + looms.stops.minorStops) / 3600;
    const effectiveness = ((looms.producedGrams / 1e6) * looms.standardHoursPerTonne) / attendedHours;
    expect(looms.stops.minorStops).toBeGreaterThan(0);
    expect(effectiveness).toBeGreaterThan(0.8);
    expect(effectiveness).toBeLessThan(0.95);
  });

  it('fabric weighs 0.25 to 0.30 kg per metre before finishing and takes 120 to 150 L of water per kg', () => {
    const shed = run({}, 60, KG_PER_DAY, {});
    const { lots, activities } = shed.world;
    const grey = lots.parent(shed.batches[0]!, 0);
    const kgPerMetre = lots.grams(grey) / 1000 / lots.trait(grey, FABRIC.metres);
    expect(kgPerMetre).toBeGreaterThan(0.25);
    expect(kgPerMetre).toBeLessThan(0.3);
    const kg = shed.stage.fabricTonnes(0) * 1000;
    const litresPerKg = (activities.total(0, ACTIVITY.processWater) * 1000) / kg;
    // 120 L per kg of feed, 4.7 % more for rework, per kg of finished fabric; batches in inspection at the end are small.
    expect(litresPerKg).toBeGreaterThan(120);
    expect(litresPerKg).toBeLessThan(150);
  });

  it('baseline inspection leaves 1 to 6 % true seconds', () => {
    const shed = run({ ports: sampled() }, 300, KG_PER_DAY, {});
    const share = massShareWith(shed, FABRIC.isTrulyDefective, 1);
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.06);
    // Points stay below the common limit of 40 per 100 yd2 in the mean.
    expect(meanFabricTrait(shed, FABRIC.pointsPer100m2)).toBeLessThan(24);
  });
});

describe('worse yarn', () => {
  const usual = run({}, 60, PLENTY_KG_PER_DAY, {});

  it('stops the looms more often and lowers their output', () => {
    for (const yarn of [{ countStrengthProduct: 1900 }, { evennessCvPercent: 16 }, { imperfectionsPerKm: 500 }]) {
      expect(group(run({}, 60, PLENTY_KG_PER_DAY, yarn), 'loom').producedGrams).toBeLessThan(group(usual, 'loom').producedGrams);
    }
  });

  it('gives more faults and more true seconds', () => {
    const worse = run({}, 60, PLENTY_KG_PER_DAY, { evennessCvPercent: 16, imperfectionsPerKm: 400 });
    expect(meanFabricTrait(worse, FABRIC.yarnFaultsPer100m)).toBeGreaterThan(meanFabricTrait(usual, FABRIC.yarnFaultsPer100m) * 2);
    expect(meanFabricTrait(worse, FABRIC.pointsPer100m2)).toBeGreaterThan(meanFabricTrait(usual, FABRIC.pointsPer100m2));
    expect(massShareWith(worse, FABRIC.isTrulyDefective, 1)).toBeGreaterThan(massShareWith(usual, FABRIC.isTrulyDefective, 1));
  });

  it('with more gross faults left by the clearer gives more faults of the yarn only', () => {
    const missed = run({}, 60, PLENTY_KG_PER_DAY, { faultsLeftPer100Km: 10.5 });
    // 30 % of the faults become three times as many: 1.6 in all; about 130 batches of 29 faults, standard error of the ratio 0.03.
    const ratio = meanFabricTrait(missed, FABRIC.yarnFaultsPer100m) / meanFabricTrait(usual, FABRIC.yarnFaultsPer100m);
    expect(Math.abs(ratio - 1.6)).toBeLessThan(0.1);
    expect(meanFabricTrait(missed, FABRIC.weavingFaultsPer100m)).toBe(meanFabricTrait(usual, FABRIC.weavingFaultsPer100m));
  });

  it('is dyed right the first time less often', () => {
    const heat = (shed: ShedWorld): number => shed.world.activities.total(0, ACTIVITY.heat) / shed.stage.fabricTonnes(0);
    expect(heat(run({}, 200, KG_PER_DAY, { evennessCvPercent: 17 }))).toBeGreaterThan(heat(run({}, 200, KG_PER_DAY, {})));
  });
});

describe('inspection', () => {
  it('passes everything when there is none', () => {
    const shed = run({}, 100, KG_PER_DAY, {});
    expect(massShareWith(shed, FABRIC.grade, 1)).toBe(1);
    expect(massShareWith(shed, FABRIC.isTrulyDefective, 1)).toBeGreaterThan(0);
  });

  it('by the classifier finds more than by hand and about as many as its recall says', () => {
    // Without feedback, so that both look at the same fabric; weaving defects frequent, so that shares are precise.
    const parameters = { weavingDefectShare: 0.2, weavingDriftDefectShare: 0.2, correctionHours: 0.5 };
    const foundShare = (method: 'manual' | 'classifier'): number => {
      const shed = run({ parameters, ports: always({ method, feedbackTicks: 300 * TICKS_PER_DAY }) }, 200, KG_PER_DAY, {});
      const { lots } = shed.world;
      const defective = shed.batches.filter((batch) => lots.trait(batch, FABRIC.isTrulyDefective) === 1);
      return defective.filter((batch) => lots.trait(batch, FABRIC.grade) > 1).length / defective.length;
    };
    const byHand = foundShare('manual');
    const byCamera = foundShare('classifier');
    expect(byCamera).toBeGreaterThan(byHand);
    // About 170 defective batches: standard error 0.03, three of them.
    expect(Math.abs(byCamera - 0.839)).toBeLessThan(0.09);
    expect(Math.abs(byHand - 0.7)).toBeLessThan(0.11);
  });

  it('of every batch with quick feedback ends drift sooner and lowers the true seconds', () => {
    const parameters = { weavingDriftOnsetDays: 10, weavingCheckDays: 30 };
    const late = run({ parameters, ports: sampled() }, 300, KG_PER_DAY, {});
    const early = run({ parameters, ports: always({ method: 'classifier', feedbackTicks: 3600 }) }, 300, KG_PER_DAY, {});
    expect(meanFabricTrait(early, FABRIC.weavingFaultsPer100m)).toBeLessThan(meanFabricTrait(late, FABRIC.weavingFaultsPer100m));
    expect(massShareWith(early, FABRIC.isTrulyDefective, 1)).toBeLessThan(massShareWith(late, FABRIC.isTrulyDefective, 1));
  });

  it('reports faults of the yarn to the spinning mill with the lot they came from', () => {
    const shed = run({ ports: always({ method: 'classifier', feedbackTicks: 0 }) }, 30, KG_PER_DAY, { imperfectionsPerKm: 500 });
    expect(shed.corrections.length).toBeGreaterThan(0);
    for (const lot of shed.corrections) expect(shed.world.lots.kind(lot)).toBe(LOT_KIND.yarn);
  });
});

describe('machines', () => {
  it('that break down more often never give more fabric', () => {
    const usual = group(run({}, 60, PLENTY_KG_PER_DAY, {}), 'loom').producedGrams;
    for (const parameters of [{ loomMtbfHours: 75 }, { loomMttrHours: 3 }]) {
      expect(group(run({ parameters }, 60, PLENTY_KG_PER_DAY, {}), 'loom').producedGrams).toBeLessThanOrEqual(usual);
    }
  });

  it('fail less when stopped in time', () => {
    const usual = run({}, 60, KG_PER_DAY, {});
    const careful = run({ ports: { plansMaintenance: (question) => question.wear > 0.8 } }, 60, KG_PER_DAY, {});
    expect(group(careful, 'loom').failures).toBeLessThan(group(usual, 'loom').failures * 0.8);
    expect(group(careful, 'loom').maintenanceTicks).toBeGreaterThan(0);
  });

  it('wait for grey fabric to be finished when the buffer is full', () => {
    const slow = run({ parameters: { finishingMtbfHours: 60, finishingMttrHours: 4, finishingReserveShare: 0, largeAdditionShare: 0.1, stripShare: 0.05 } }, 60, PLENTY_KG_PER_DAY, {});
    const { ledger } = slow.world;
    const grey = ledger.accounts.findIndex((account) => account.name === 'weaving/grey');
    // Six batches may wait, one is in hand and one more may have been on the looms.
    expect(ledger.stockGrams(grey) / 1000).toBeLessThan(8 * 700);
    expect(group(slow, 'loom').idleTicks).toBeGreaterThan(0);
  });
});

describe('reproduction', () => {
  it('the same seed gives the same state, another seed another', () => {
    const text = (seed: number): string => {
      const shed = run({ seed, ports: sampled() }, 40, KG_PER_DAY, {});
      return outcomeText(shed.world, shed.stage);
    };
    expect(text(1)).toBe(text(1));
    expect(text(1)).not.toBe(text(2));
  });

  it('a restored mill goes on as if it had never stopped', () => {
    // Most batches are dyed twice, so that at the snapshot grey fabric waits and a costly batch is in hand; feedback is under way.
    const plan = {
      parameters: { reworkPerCvPoint: 0.3, finishingReserveShare: 0 },
      ports: always({ method: 'classifier', feedbackTicks: 3 * TICKS_PER_DAY }),
    };
    const yarn = { evennessCvPercent: 20 };
    const straight = run(plan, 40, PLENTY_KG_PER_DAY, yarn);
    const first = run(plan, 21, PLENTY_KG_PER_DAY, yarn);
    const second = shedWorld(plan);
    restoreShed(second, shedState(first));
    second.day = 21;
    runShed(second, 19, PLENTY_KG_PER_DAY, yarn);
    expect(outcomeText(second.world, second.stage)).toBe(outcomeText(straight.world, straight.stage));
  });
});
